"""Log-odds of coming are drawn from what past rounds say; consent and the list, too."""

from dataclasses import replace

import numpy as np
import pytest
from tests.engagement.attendance.rounds import rounds_case
from tests.ensemble.planted import claim, table

from detente.case.schema.settings import RoundsRead
from detente.engagement.attendance.forecasting import number_of_invited
from detente.engagement.attendance.learning import learn
from detente.engagement.setup.attendance import comers_of, consent_of, reference_of, roles_of
from detente.engagement.task import EngagementTask

SOUTH = {"southland": "came", "capital": "came"}
STAYS = {"southland": "declined", "capital": "came"}


def comers(case, draws=64, first=0, never=0.0, forced=None, series="talks"):
    inputs = EngagementTask(case, 1, forced=forced or {}).inputs(first, draws)
    return comers_of(inputs, np.full(draws, never), series)


def chance(found, guest: str) -> np.ndarray:
    """Return the chance of coming in each draw, the round's level left out."""
    j = found.guests.index(guest)
    return 1.0 / (1.0 + np.exp(-(found.odds[:, j] + found.spread * found.propensity[:, j])))


def test_draws_follow_the_posterior_of_the_filter():
    case = rounds_case(STAYS, STAYS, SOUTH)
    found = comers(case, 6400)
    level = np.random.default_rng(1).standard_normal(6400)
    j = found.guests.index("southland")
    odds = found.odds[:, j] + found.spread * found.propensity[:, j] + found.round * level
    drawn = (1.0 / (1.0 + np.exp(-odds))).mean()
    learned = learn(case, "talks")
    only = np.array([guest == "southland" for guest in learned.features.guests])
    assert drawn == pytest.approx(number_of_invited(learned, case.as_of, only)[1], abs=0.012)


def test_a_round_attended_raises_and_a_refusal_lowers_each_draw():
    bare, came, stayed = (
        chance(comers(rounds_case(*r)), "southland") for r in ([], [SOUTH], [STAYS])
    )
    assert bare.mean() < came.mean()
    assert stayed.mean() < bare.mean() - 0.03


def test_a_round_of_another_series_weighs_less():
    """Three rounds attended and t = 1.5: .838897 in the series, .767516 in another, for asking."""
    bare, other, own = (
        chance(comers(case, series=series), "southland").mean()
        for case, series in (
            (rounds_case(), "talks"),
            (rounds_case(STAYS, STAYS), "elsewhere"),
            (rounds_case(STAYS, STAYS), "talks"),
        )
    )
    assert own < other - 0.02 < bare - 0.04


def test_striking_the_rounds_returns_the_priors():
    full = rounds_case(SOUTH, STAYS)
    bare = comers(rounds_case())
    for case in (
        replace(full, rounds=table(())),
        rounds_case(SOUTH, STAYS, rounds=RoundsRead(learn=False)),
    ):
        found = comers(case)
        assert np.array_equal(found.odds, bare.odds)
        assert np.array_equal(found.propensity, bare.propensity)


def test_a_row_whose_claims_are_false_is_not_observed():
    case = rounds_case(STAYS)
    rows = [
        row.model_copy(update={"claims": ["C9"]} if row.actor == "southland" else {})
        for row in case.rounds
    ]
    cited = replace(case, rounds=table(rows), claims=table([*case.claims, claim("C9", 0.9)]))
    unread = [row for row in case.rounds if row.actor != "southland"]
    unknown = rounds_case({"southland": "unknown", "capital": "came"})
    assert len(unread) == len(rows) - 1
    no, yes = (comers(cited, forced={"claim|C9": float(t)}) for t in (0, 1))
    assert np.array_equal(yes.propensity, comers(case).propensity)
    assert np.array_equal(no.propensity, comers(unknown).propensity)
    assert chance(no, "southland").mean() > chance(yes, "southland").mean()


def test_any_part_of_the_draws_is_the_same():
    case = rounds_case(SOUTH, STAYS)
    whole, part = comers(case, 80), comers(case, 7, first=66)
    for one, other in zip(whole[1:], part[1:], strict=True):
        assert np.array_equal(one[66:73], other)


def test_a_guest_never_asked_in_three_rounds_is_shifted():
    record = {"southland": "came", "eastland": "no"}
    for count, shift in ((2, 0.0), (3, 0.8)):
        case = rounds_case(*[record] * count)
        still, moved = comers(case), comers(case, never=0.8)
        j = still.guests.index("eastland")
        assert still.odds[:, j] - moved.odds[:, j] == pytest.approx(shift)
        k = still.guests.index("southland")
        assert np.array_equal(still.odds[:, k], moved.odds[:, k])
    logit = np.log(0.949 / 0.051)
    assert 1.0 / (1.0 + np.exp(-(logit - 0.8))) == pytest.approx(0.893174, abs=1e-6)


def test_roles_follow_the_roles_on_record():
    def official(*records):
        inputs = EngagementTask(rounds_case(*records), 1).inputs(0, 400)
        return [step.mean(axis=0) for step in roles_of(inputs)]

    (bare, full), (_, watched) = official(), official({"southland": "observed"})
    assert bare == pytest.approx(0.95, abs=0.02)
    assert full == pytest.approx(0.9, abs=0.03)
    assert watched[1] < full[1] - 0.2


@pytest.mark.parametrize(
    ("records", "stated", "chance_"),
    [
        ([], "unknown", 1 / 2),
        ([], "yes", 1.0),
        ([SOUTH], "no", 0.0),
        ([SOUTH], "unknown", 2 / 3),
        ([SOUTH, {"capital": "no", "southland": "came"}], "unknown", 2 / 4),
        ([SOUTH, {"capital": "declined", "southland": "came"}, SOUTH], "unknown", 3 / 5),
    ],
)
def test_consent(records, stated, chance_):
    assert consent_of(rounds_case(*records), "northland", stated) == pytest.approx(chance_)


def test_the_reference_is_the_last_list_of_the_series():
    case = rounds_case(SOUTH, {"capital": "declined", "eastland": "no"})
    found = reference_of(case, "northland", None)
    assert {guest for guest, listed in found.items() if listed} == {"northland", "capital"}
    assert reference_of(case, "northland", "other") is None
    assert reference_of(case, "eastland", None) is None


def test_the_host_of_the_last_round_is_on_its_list():
    """Another option may be convened by somebody else: then that host is a guest of old."""
    case = rounds_case(SOUTH)
    assert reference_of(case, "eastland", "talks")["northland"] == 1.0
