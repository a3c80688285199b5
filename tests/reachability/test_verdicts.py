"""Every verdict on selective engagement can come out; none is built in."""

from dataclasses import replace
from datetime import date

from tests.assess.camp_cases import with_assessments, with_settings
from tests.ensemble.planted import table, tie
from tests.reachability.valley import (
    aim,
    comparing,
    deal_with_the_river,
    number,
    ranked,
    reading,
    run,
    valley,
    willing,
)

from detente.case.case import Case


def test_selective_engagement_is_best_where_one_wing_would_sign():
    found = ranked(comparing(deal_with_the_river(), "none", "selective", "unconditional"))
    assert found.order[0] == "selective"
    assert found.top == ["selective"]


def test_selective_engagement_is_worst_where_it_picks_a_movement_apart():
    """Many bands: uneven contact alone pulls them apart, and only splits count."""
    case = with_settings(
        reading(valley(), "many"), objectives=[aim("splits", "less", worst=2.0, best=0.0)]
    )
    found = ranked(comparing(case, "none", "selective", "unconditional", "coercion"))
    assert found.order[-1] == "selective"
    assert "selective" not in found.top


def bypassed(case: Case, rounds: int = 12) -> Case:
    """Return the case with rounds to which the government was not asked."""
    left_out = {"invited": "no", "response": "none", "role": "absent"}
    rows = [
        row.model_copy(update={"round": f"r{n}", **(left_out if row.actor == "capital" else {})})
        for n in range(rounds)
        for row in case.rounds
    ]
    return replace(case, rounds=table(rows))


def tired_of_war() -> Case:
    """One movement, willing and near the government's terms, that resents being picked apart.

    The government was left out of all rounds so far, so it hardly ever consents;
    no option holds any, as a full table lends guarantees.
    """
    wings = ("river-wing", "hill-wing")
    rows = [number(w, "position", 15.0, item=i) for w in wings for i in ("power", "ceasefire")]
    rows += [number(party, "war-cost", 0.4) for party in (*wings, "capital")]
    rows += [number(w, "stance-rival", 0.0) for w in wings]  # contact earns no trust that way
    case = reading(with_assessments(willing(valley(), 0.9, 0.9), rows), "one")
    quiet = [s.model_copy(update={"rounds": None}) for s in case.settings.strategies]
    return with_settings(bypassed(case), objectives=[aim("settlement")], strategies=quiet)


def test_selective_engagement_is_worst_where_a_movement_that_is_one_refuses():
    found = ranked(comparing(tired_of_war(), "none", "selective", "unconditional"))
    assert found.order[-1] == "selective"
    assert "selective" not in found.top


def test_selective_engagement_is_indifferent_where_nobody_is_picked_and_nothing_moves():
    """Nobody passes the tests, so selective engagement is no contact; nobody would ever sign."""
    hopeless = with_assessments(
        valley(),
        [number("river-wing", "stance-drugs", 0.0), number("hill-wing", "stance-drugs", 0.0)],
    )
    case = with_settings(hopeless, objectives=[aim("splits", "less", worst=2.0, best=0.0)])
    found = ranked(comparing(case, "none", "selective"))
    assert set(found.top) == {"none", "selective"}
    regrets = [found.strategies[s].mean_regret for s in ("none", "selective")]
    assert max(regrets) < 0.002  # rounds alone urge the hold-out, in a draw or two


def pressed(openness: float) -> Case:
    rows = [
        number("southland", "openness", openness),
        number("southland", "interest", 1.0, item="spillover"),
        number("eastland", "openness", 1.0),
    ]
    case = with_assessments(valley(), rows)
    return comparing(with_settings(case, horizon_months=240), "none", "unconditional")


def met_before(case: Case) -> Case:
    """Return the case in which the hold-out was in open contact four months of each year."""
    own = [
        tie(
            f"met-{year}-{month}",
            level="open",
            date_from=date(year, month, 1),
            date_to=date(year, month + 1, 1),
            **{"from": "southland", "to": "front"},
        )
        for year in range(2010, 2020)
        for month in (2, 5, 8, 11)
    ]
    recorded = replace(case, relations=table([*case.relations, *own]))
    return with_settings(recorded, contact_record_from=date(2009, 1, 1))


def opened(case: Case) -> float:
    """Return in how many draws the hold-out opens contact where all factions are in contact."""
    return float((run(case, 256).output("unconditional", "holdout_contact") > 0).mean())


def test_the_hold_out_comes_round_where_its_own_record_says_so():
    assert opened(met_before(pressed(1.0))) > 0.9


def test_without_such_a_record_it_may_or_may_not():
    assert 0.1 < opened(pressed(1.0)) < 0.5


def test_the_hold_out_never_does():
    rows = run(pressed(0.0), 256)
    assert not rows.output("unconditional", "holdout_contact").any()
