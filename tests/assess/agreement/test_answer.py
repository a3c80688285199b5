"""What all parties would settle on, and the terms of the talks."""

import json
from dataclasses import replace

import numpy as np
import pytest
from tests.assess.agreement.entries import entry, lacking
from tests.assess.camp_cases import with_assessments, with_settings
from tests.assess.runs import finished
from tests.ensemble.planted import assessment, example, support
from tests.ensemble.planted import table as planted_table
from tests.reachability import valley
from tests.reachability.valley import number

from detente.assess.agreement.answer import FORECASTS, forecasts, outcomes
from detente.assess.agreement.disagreement import disagreement
from detente.assess.agreement.record import IssueForecast
from detente.assess.agreement.runners.given import Options, case_input
from detente.assess.agreement.runners.models import MODELS
from detente.assess.agreement.table import Table
from detente.case.case import Case
from detente.case.schema.part import Triple
from detente.case.schema.settings import Offers
from detente.errors import UnknownNameError
from detente.models.index import MODELS as INDEX
from detente.runs.result import json_of


def test_every_issue_and_strategy():
    found = finished()[0].outcomes
    assert set(found) == {"power", "ceasefire"}
    for issue in found.values():
        assert set(issue.strategies) == {s.id for s in example().settings.strategies}


def test_terms_and_their_share_come_from_the_same_draws():
    summary, rows, _ = finished()
    for name, issue in summary.outcomes.items():
        for strategy, terms in issue.strategies.items():
            for told in terms.models.values():
                drawn = rows.output(strategy, f"terms.{name}")
                offered = ~np.isnan(drawn)
                assert terms.table == pytest.approx(offered.mean(), abs=1e-6)
                if offered.any():
                    middle = np.median(drawn[offered])
                    assert told.outcome.p50 == pytest.approx(middle, abs=1e-6)
                    assert 0 <= told.outcome.p10 <= told.outcome.p90 <= 100
                else:
                    assert told.outcome is None


def sure(*positions: tuple[str, float, float]):
    """Return the example with one issue's positions and capabilities certain, salience even."""
    rows = []
    for party, position, capability in positions:
        rows += [
            number(party, "position", position, item="power"),
            number(party, "salience", 0.5, item="power"),
            number(party, "capability", capability),
        ]
    case = with_assessments(example(), rows)
    named = {p for p, _, _ in positions}
    kept = [
        a
        for a in case.assessments
        if a.item != "power" or a.subject in named or a.variable not in {"position", "salience"}
    ]
    return replace(case, assessments=planted_table(kept))


def test_forecasts_by_hand():
    # weights 50, 30, 20 of 100: mean .5*10 + .3*40 + .2*90 = 35; half is reached between 10 and 40
    case = sure(("capital", 10.0, 50.0), ("river-wing", 40.0, 30.0), ("hill-wing", 90.0, 20.0))
    issue = forecasts(case, draws=16).issues["power"]
    assert issue.models["bargaining.compromise"].outcome.p50 == pytest.approx(35.0)
    assert issue.models["bargaining.median"].outcome.p50 == pytest.approx(25.0)
    shares = {p.actor: p.influence for p in issue.parties}
    assert shares == pytest.approx({"capital": 0.5, "river-wing": 0.3, "hill-wing": 0.2})


def test_an_unknown_model_is_refused_with_those_there_are():
    with pytest.raises(
        UnknownNameError, match=r"allowed: bargaining\.compromise, bargaining\.median"
    ):
        forecasts(example(), draws=4, models=["guess"])


def test_one_model_alone():
    found = forecasts(example(), draws=8, models=["bargaining.median"]).issues["power"]
    assert list(found.models) == ["bargaining.median"]


PARTIES = (("capital", 10.0, 50.0), ("river-wing", 40.0, 30.0), ("hill-wing", 90.0, 20.0))


def middle(case: Case, model: str, issue: str = "power") -> float:
    found = forecasts(case, draws=16).issues[issue].models
    return found[f"bargaining.{model}"].outcome.p50


def test_a_changed_position_changes_the_outcome_of_its_issue_only():
    before = sure(*PARTIES)
    after = sure(*PARTIES[:2], ("hill-wing", 50.0, 20.0))
    assert middle(before, "compromise") - middle(after, "compromise") == pytest.approx(8.0)
    for model in ("compromise", "median"):
        assert middle(after, model, "ceasefire") == middle(before, model, "ceasefire")
    # the weighted middle minds who stands where, not how far out
    assert middle(after, "median") == middle(before, "median")
    nearer = sure(PARTIES[0], ("river-wing", 20.0, 30.0), PARTIES[2])
    assert middle(nearer, "median") == pytest.approx(15.0)


def test_what_each_party_wants_and_weighs():
    found = forecasts(example(), draws=64).issues
    for issue in found.values():
        assert {p.actor for p in issue.parties} == {
            "northland",
            "capital",
            "river-wing",
            "hill-wing",
        }  # the others took no position
        assert sum(p.influence for p in issue.parties) == pytest.approx(1.0, abs=5e-6)
        for party in issue.parties:
            assert 0.0 < party.influence < 1.0
            assert 0.0 <= party.position.p10 < party.position.p90 <= 100.0


def test_middles_of_the_models_and_positions_stand_beside_them():
    issue = forecasts(sure(*PARTIES), draws=16).issues["power"]
    still = [m for m in issue.models.values() if m.outcome and "moves" not in m.traits]
    assert len(still) > 5
    for told in still:
        (state,) = told.rounds
        assert (state.median, state.mean) == (pytest.approx(25.0), pytest.approx(35.0))
        assert state.positions == {"capital": 10.0, "river-wing": 40.0, "hill-wing": 90.0}


def without_positions(issue: str) -> Case:
    known = example()
    kept = [a for a in known.assessments if a.variable != "position" or a.item != issue]
    return replace(known, assessments=planted_table(kept))


def test_an_issue_on_which_nobody_has_a_position_has_no_forecast():
    found = forecasts(without_positions("power"), draws=8).issues
    assert (found["power"].models, found["power"].parties) == ({}, [])
    assert found["ceasefire"].models


def test_an_issue_of_placeholders_is_forecast_and_says_what_it_is():
    known = without_positions("power")
    rows = [
        assessment(
            f"x-{p}", 0, 50, 100, subject=p, variable="position", item="power", status="placeholder"
        )
        for p in ("capital", "river-wing")
    ]
    case = with_assessments(known, rows)
    found = outcomes(case, valley.run(case, 32), valley.SEED, 32)["power"]
    assert {p.status for p in found.positions} == {"placeholder"}
    assert {p.actor for p in found.parties} == {"capital", "river-wing"}
    wide = found.models["bargaining.compromise"].outcome
    assert wide.p90 - wide.p10 > 20.0  # between the stand-ins of the two roles


def test_positions_name_the_claims_behind_them():
    known = example()
    supports = [*known.supports, support("C4", "p-hill-power")]
    (issue,) = (i for i in known.settings.issues if i.id == "power")
    settings = known.settings.model_copy(
        update={"issues": [issue.model_copy(update={"claims": ["C6"]})]}
    )
    case = replace(known, supports=planted_table(supports), settings=settings)
    found = outcomes(case, valley.run(case, 4), valley.SEED, 4)["power"]
    by = {p.actor: p for p in found.positions}
    hill = by["hill-wing"]
    assert hill.claims == ["C4"]
    assert by["capital"].claims == []
    assert (hill.low, hill.mode, hill.high) == (60, 80, 95)
    assert found.claims == ["C4", "C6"]
    assert found.status_quo == Triple(low=0.0, mode=5.0, high=15.0)


def test_the_draws_are_those_of_a_run():
    """A forecast of its own seed and number of draws is the one that the summary prints."""
    summary, rows, _ = finished()
    draws = len(rows.inputs["draw"])
    for name, issue in forecasts(example(), 1, draws, quick=True).issues.items():
        whole = summary.outcomes[name]
        for field in IssueForecast.model_fields:
            assert getattr(whole, field) == getattr(issue, field), field
    assert forecasts(example(), 2, draws) != forecasts(example(), 1, draws)


def test_an_issue_for_which_nobody_cares_can_be_written():
    rows = [
        number(p, "salience", 0.0, item="power")
        for p in ("capital", "northland", "river-wing", "hill-wing")
    ]
    found = forecasts(with_assessments(example(), rows), draws=4)
    json.dumps(found.model_dump(mode="json", by_alias=True), allow_nan=False)


def test_a_movement_assessed_as_one_is_a_party():
    known = example()
    kept = [a for a in known.assessments if a.variable != "position" or a.subject == "capital"]
    case = replace(
        known, assessments=planted_table([*kept, number("front", "position", 90.0, item="power")])
    )
    parties = {p.actor for p in forecasts(case, draws=4).issues["power"].parties}
    assert parties - {"capital"}


def test_every_bargaining_model_of_the_index_is_asked():
    # What names no single outcome answers another question.
    others = {f"bargaining.{name}" for name in ("core", "crisis", "levers", "linkage", "win_set")}
    assert {m.spec.name for m in MODELS.values()} == {
        key for key in INDEX if key.startswith("bargaining.")
    } - others
    found = forecasts(example(), draws=16).issues
    for issue in found.values():
        assert tuple(issue.models) == FORECASTS
        for key, told in issue.models.items():
            assert (told.outcome is None) == (told.why_not is not None) == (told.draws == 0), key
        json.dumps(issue.model_dump(mode="json"), allow_nan=False)


def test_readings_of_the_challenge_model_are_named():
    found = forecasts(example(), draws=8).issues["power"].models
    named = {key: told.variant for key, told in found.items() if told.variant is not None}
    assert named == {
        "bargaining.challenge": "as_run",
        "bargaining.challenge.as_printed": "as_printed",
    }
    assert found["bargaining.challenge"].title == "Challenge model (as run)"


def test_models_that_need_an_order_of_offers_say_so():
    found = forecasts(example(), draws=4).issues["power"].models
    assert found["bargaining.rubinstein"].why_not.startswith("needs 2 parties")
    assert "who offers first" in found["bargaining.baron_ferejohn"].why_not
    assert found["bargaining.rubinstein"].rounds == []


def test_the_same_seed_gives_the_same_numbers_and_another_does_not():
    one = json_of(forecasts(example(), 5, 24))
    assert json_of(forecasts(example(), 5, 24)) == one
    other = forecasts(example(), 6, 24)
    assert json_of(other.model_copy(update={"seed": 5})) != one


def table(*places: float, power=None, reversion: float = 50.0, draws: int = 3, issues: int = 1):
    """Return a table on which everybody stands somewhere for certain, and all bargain."""
    n = len(places)
    shape = (draws, issues, n)
    return Table(
        issues=tuple(f"issue-{k}" for k in range(issues)),
        parties=tuple(f"party-{k}" for k in range(n)),
        position=np.broadcast_to(np.array(places), shape).copy(),
        salience=np.full(shape, 0.5),
        capability=np.broadcast_to(np.array(power or [1.0] * n), (draws, n)).copy(),
        cost=np.full((draws, n), 0.9),
        status_quo=np.full((draws, issues), 20.0),
        reversion=np.full((draws, issues), reversion),
        bargainers=tuple(range(n)),
    )


MOVED = [key for key in MODELS if key != "bargaining.status_quo"]


OFFERING = ("bargaining.rubinstein", "bargaining.baron_ferejohn")


def answer_of(key: str, given: Table):
    if key in OFFERING:
        everybody = tuple(range(len(given.parties)))[:2]
        given = replace(given, order=everybody, discount=np.full(given.capability.shape, 0.9))
    return MODELS[key].run(case_input(given), Options())


@pytest.mark.parametrize("key", MOVED)
def test_all_at_one_point_is_everybodys_outcome(key):
    found = answer_of(key, table(70.0, 70.0, 70.0))
    assert found.outcome == pytest.approx(np.full((3, 1), 70.0), abs=1e-3)


def test_models_on_one_point_agree():
    places = [(p, 40.0, c) for p, _, c in PARTIES]
    issue = forecasts(sure(*places), draws=8).issues["power"]
    found = issue.disagreement
    assert found.between == pytest.approx(0.0, abs=0.01)
    assert len(found.groups) == 1
    assert len(found.groups[0]) > 10


def test_models_that_must_agree_whatever_the_positions():
    rng = np.random.default_rng(4)
    given = table(*[0.0] * 5, draws=40)
    given.position[:] = rng.uniform(0.0, 100.0, given.position.shape)
    given.capability[:] = rng.uniform(1.0, 10.0, given.capability.shape)
    pairs = [("median", "condorcet_winner"), ("compromise", "exchange")]  # one issue: no exchange
    for one, other in pairs:
        first, second = (answer_of(f"bargaining.{key}", given).outcome for key in (one, other))
        assert first == pytest.approx(second, abs=1e-6)


def test_models_that_must_differ():
    given = table(0.0, 100.0, power=[3.0, 1.0], reversion=60.0)
    given.cost[:] = 0.0
    expected = {"median": 0.0, "compromise": 25.0, "nash": 60.0, "plurality": 0.0}
    for key, point in expected.items():
        found = answer_of(f"bargaining.{key}", given).outcome
        assert found == pytest.approx(np.full((3, 1), point)), key


def test_the_status_quo_is_the_status_quo_whatever_parties_want():
    assert answer_of("bargaining.status_quo", table(60.0, 70.0)).outcome.tolist() == [[20.0]] * 3


def test_the_table_of_two_by_hand():
    # no deal costs 0.9 of the stake; with even power and the middle as reversion point all that
    # treat the two alike meet there, and the sum with power 3 to 1 ends at 25
    for key in ("nash", "kalai_smorodinsky", "egalitarian"):
        found = answer_of(f"bargaining.{key}", table(0.0, 100.0))
        assert found.outcome == pytest.approx(np.full((3, 1), 50.0), abs=1e-3)
    found = answer_of("bargaining.utilitarian", table(0.0, 100.0, power=[3.0, 1.0]))
    assert found.outcome == pytest.approx(np.full((3, 1), 25.0), abs=1e-3)
    assert found.deal.tolist() == [[1.0]] * 3


def test_without_a_cost_of_war_no_deal_is_better_for_both_than_the_middle():
    given = table(0.0, 100.0, reversion=40.0)
    given.cost[:] = 0.0
    found = answer_of("bargaining.nash", given)
    assert found.outcome.tolist() == [[40.0]] * 3
    assert found.deal.tolist() == [[0.0]] * 3


@pytest.mark.parametrize("key", [k for k in MODELS if "reversion" in MODELS[k].spec.inputs])
def test_a_missing_reversion_point_is_a_reason_and_no_number(key):
    given = table(0.0, 60.0, issues=2)
    given.reversion[:, 0] = np.nan
    found = answer_of(key, given)
    assert "no reversion point is on record" in found.why_not["issue-0"]
    assert np.isnan(found.outcome[:, 0]).all()
    assert list(found.why_not) == ["issue-0"]
    assert not np.isnan(found.outcome[:, 1]).any()


def test_a_missing_status_quo_is_a_reason():
    given = table(0.0, 60.0)
    given.status_quo[:] = np.nan
    assert answer_of("bargaining.status_quo", given).why_not == {
        "issue-0": "no status quo is on record"
    }


def test_talks_need_both_sides():
    only = sure(("northland", 10.0, 50.0), ("river-wing", 40.0, 30.0))
    kept = [a for a in only.assessments if a.variable != "position" or a.subject != "capital"]
    found = forecasts(replace(only, assessments=planted_table(kept)), draws=4).issues["power"]
    told = found.models["bargaining.nash"]
    assert told.outcome is None
    assert (
        told.why_not
        == "the government and the movement do not both have positions and a place at the table"
    )
    assert found.models["bargaining.compromise"].outcome.p50 == pytest.approx(21.25)


def test_powers_do_not_sit_at_the_bargaining_solutions():
    near = sure(*PARTIES, ("northland", 0.0, 90.0))
    far = sure(*PARTIES, ("northland", 100.0, 90.0))
    for key in ("nash", "egalitarian", "kalai_smorodinsky", "utilitarian"):
        assert middle(near, key) == middle(far, key)
    assert middle(near, "compromise") < middle(far, "compromise")


def test_positions_that_tie_name_no_plurality():
    found = answer_of("bargaining.plurality", table(0.0, 100.0))
    assert np.isnan(found.outcome).all()
    assert found.tied.tolist() == [[1.0]] * 3
    told = forecasts(sure(("capital", 0.0, 50.0), ("river-wing", 100.0, 50.0)), draws=4)
    tied = told.issues["power"].models["bargaining.plurality"]
    assert (tied.outcome, tied.why_not) == (None, "positions tie in every draw")


def test_nobody_with_influence_is_a_reason():
    rows = [
        number(p, "salience", 0.0, item="power")
        for p in ("capital", "northland", "river-wing", "hill-wing")
    ]
    found = forecasts(with_assessments(example(), rows), draws=4).issues["power"].models
    assert found["bargaining.compromise"].why_not == "nobody has influence on it in any draw"


def test_rounds_begin_at_the_positions_given_and_end_at_the_outcome():
    issue = forecasts(sure(*PARTIES), draws=8).issues["power"].models
    moving = {k: m for k, m in issue.items() if "moves" in m.traits}
    assert set(moving) == {
        "bargaining.challenge",
        "bargaining.challenge.as_printed",
        "bargaining.exchange",
        "bargaining.spatial",
    }
    for told in moving.values():
        assert told.rounds[0].positions == {p: at for p, at, _ in PARTIES}
    told = moving["bargaining.challenge.as_printed"]
    assert 1 < len(told.rounds) <= 9
    lowest, highest = (f(told.rounds[-1].positions.values()) for f in (min, max))
    assert lowest - 1e-6 <= told.outcome.p50 <= highest + 1e-6


def test_a_cycle_is_counted_as_a_cycle():
    found = answer_of("bargaining.challenge", table(0.0, 40.0, 100.0, power=[1.0, 1.0, 1.5]))
    assert {found.tied is None, found.deal is None} == {True}
    assert found.ended.cycle.shape == found.ended.settled.shape == (3, 1)
    assert not (found.ended.cycle * found.ended.settled).any()
    rest = answer_of("bargaining.challenge", table(30.0, 30.0))
    assert rest.ended.settled.tolist() == [[1.0]] * 3


def test_slow_models_use_fewer_draws_and_say_so():
    found = forecasts(example(), draws=300).issues["power"].models
    assert found["bargaining.spatial"].draws == 256
    assert found["bargaining.nash"].draws == 300
    quick = forecasts(example(), draws=300, quick=True).issues["power"].models
    assert quick["bargaining.nash"].draws == 256
    assert "left out of a run" in quick["bargaining.spatial"].why_not
    assert quick["bargaining.compromise"] == found["bargaining.compromise"]


def test_the_first_draws_are_the_same_whatever_their_number():
    few = forecasts(example(), draws=256, models=["bargaining.spatial"]).issues["power"]
    more = forecasts(example(), draws=300, models=["bargaining.spatial"]).issues["power"]
    assert few.models == more.models


def test_traits_are_read_from_the_specs():
    def traits(key: str) -> set[str]:
        return set(MODELS[f"bargaining.{key}"].traits)

    assert traits("exchange") == {"mean", "moves", "package"}
    assert traits("nash") == {"gains", "bound", "package"}
    assert traits("status_quo") == {"stands", "baseline"}
    assert traits("challenge") == {"median", "moves"}
    assert traits("compromise") == {"mean"}


def told(low: float, middle: float, high: float, *traits: str):
    return entry("x", low, middle, high, *traits)


def test_disagreement_by_hand():
    found = disagreement(
        {
            "a": told(0, 10, 20),
            "b": told(8, 17, 28),
            "c": told(15, 26, 30),  # b agrees with both, a and c do not; b is nearer to a
            "far": told(80, 90, 95),
            "today": told(1, 2, 3, "baseline"),
            "none": lacking("y", "z"),
        }
    )
    assert found is not None
    assert (found.lowest, found.highest) == ("a", "far")
    assert found.between == 80.0
    assert found.within == 17.5  # widths 20, 20, 15, 15
    assert found.groups == [["a", "b"], ["c"], ["far"]]


def test_one_model_cannot_disagree():
    assert disagreement({"a": told(0, 1, 2), "b": told(0, 1, 2, "baseline")}) is None
    assert (
        forecasts(example(), draws=8, models=["bargaining.median"]).issues["power"].disagreement
        is None
    )


def test_numbers_that_print_alike_agree_however_sure():
    found = disagreement({"a": told(10, 10, 10), "b": told(10.4, 10.4, 10.4)})
    assert found is not None
    assert found.groups == [["a", "b"]]


def test_zones_say_what_beats_today_and_what_all_sides_prefer_to_no_deal():
    """Everybody at 60 with 0 today and 90 without a deal: all from 0 to 100, and from 30 to 90."""
    parties = ("capital", "river-wing", "hill-wing", "northland")
    rows = [number(p, "position", 60.0, item="power") for p in parties]
    case = with_assessments(example(), rows)
    issues = [
        i.model_copy(
            update={
                "status_quo": Triple(low=0, mode=0, high=0),
                "reversion": Triple(low=90, mode=90, high=90),
            }
        )
        for i in case.settings.issues
    ]
    found = forecasts(with_settings(case, issues=issues), 1, 32).issues["power"].zones
    assert found.majority.found == found.talks.found == 1.0
    assert found.majority.high.p50 == 100.0  # 120, cut to the scale
    assert (found.talks.low.p50, found.talks.high.p50) == (30.0, 90.0)


def test_offers_by_turns_divide_the_way_between_two():
    """Discounts .9 and .8: the first gets (1 - .8)/(1 - .72) = .714286 of the way from 90 to 10."""
    two = Offers(
        order=["capital", "hill-wing"], discount={"capital": (0.9, 0.9), "hill-wing": (0.8, 0.8)}
    )
    rows = [
        number("capital", "position", 10.0, item="power"),
        number("hill-wing", "position", 90.0, item="power"),
    ]
    case = with_settings(with_assessments(example(), rows), offers=two)
    found = forecasts(case, 1, 8).issues["power"].models
    expected = 10.0 * 0.714286 + 90.0 * 0.285714
    assert found["bargaining.rubinstein"].outcome.p50 == pytest.approx(expected, abs=1e-3)
    assert found["bargaining.baron_ferejohn"].outcome is not None


def test_three_equals_who_propose_by_lot_expect_a_third_each():
    three = ["capital", "hill-wing", "river-wing"]
    offers = Offers(order=three, discount=dict.fromkeys(three, (0.9, 0.9)))
    rows = [number(p, "capability", 50.0) for p in three]
    rows += [
        number(p, "position", x, item="power") for p, x in zip(three, (0, 30, 90), strict=True)
    ]
    case = with_settings(with_assessments(example(), rows), offers=offers)
    found = forecasts(case, 1, 8).issues["power"].models
    assert found["bargaining.baron_ferejohn"].outcome.p50 == pytest.approx(40.0, abs=1e-3)
    assert found["bargaining.rubinstein"].why_not.startswith("needs 2 parties")


def test_an_unknown_cost_of_waiting_is_said():
    offers = Offers(order=["capital", "hill-wing"], discount={"capital": (0.9, 0.9)})
    case = with_settings(example(), offers=offers)
    found = forecasts(case, 1, 8).issues["power"].models["bargaining.rubinstein"]
    assert found.outcome is None
    assert "is not on record" in found.why_not
