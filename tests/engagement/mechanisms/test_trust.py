"""Trust moves by what was seen, in worlds written by hand."""

from itertools import pairwise

import numpy as np
import pytest
from tests.engagement.worlds import kept, seated, start, was, world

from detente.engagement.layout import Band, Faction, Param, War
from detente.engagement.mechanisms.trust import likelihood_ratio, step_trust


def trusting(moderates: float = 0.5, **rows: float):
    given = world(factions=3)
    given.param[[Param.SPOILED_UNTRUSTWORTHY, Param.SPOILED_TRUSTWORTHY]] = 0.8, 0.7
    given.param[[Param.ATTEMPT_RATE, Param.TEMPER]] = 0.1, 0.5
    given.param[Param.MODERATES] = moderates
    given.faction[:, Faction.TRUSTED] = 0.3
    given.faction[:, Faction.TRUSTS] = 0.2
    for name, value in rows.items():
        given.param[Param[name.upper()]] = value
    return given


def moved(given, *sat: int, violence: bool = False, months: int = 1):
    """Return the trusts after months that these factions sat through."""
    state = seated(given, *sat)
    state.war[War.ATTACKED] = float(violence)
    for _ in range(months):
        step_trust(given, was(state), state)
    return state.band[:, [Band.TRUSTED, Band.TRUSTS]]


def odds(p: float) -> float:
    return p / (1.0 - p)


def test_a_quiet_month_by_hand():
    """pi_T = .7(1 − .7 × .5) = .455, below .8.

    Lambda = (1 − .1 × .455) / (1 − .1 × .8) = .9545 / .92 = 1.0375
    odds grow by 1.0375^.5 = 1.018578
    .3: .428571 × 1.018578 = .436533, so .303880; .2: .25 × 1.018578 = .254645, so .202962
    """
    given = trusting()
    assert likelihood_ratio(given, False) == pytest.approx(1.0375)
    found = moved(given, 1)
    assert found[1] == pytest.approx([0.303880, 0.202962], abs=1e-6)


def test_a_month_of_violence_by_hand():
    """Lambda = .455 / .8 = .56875; its root .754155; .428571 × .754155 = .323209, so .244261."""
    given = trusting()
    assert likelihood_ratio(given, True) == pytest.approx(0.56875)
    assert moved(given, 1, violence=True)[1, 0] == pytest.approx(0.244261, abs=1e-6)


def test_only_those_that_sat_are_judged():
    found = moved(trusting(), 0, 2)
    assert found[1].tolist() == [0.3, 0.2]
    assert (found[[0, 2]] > [0.3, 0.2]).all()


def test_who_sits_this_month_counts_next_month():
    given = trusting()
    state = seated(given)
    before = was(state)
    state.band[:, Band.SAT] = 1.0  # this month's table
    step_trust(given, before, state)
    assert state.band[:, Band.TRUSTED].tolist() == [0.3, 0.3, 0.3]


def test_the_more_moderates_the_more_violence_says():
    ratios = [likelihood_ratio(trusting(m), True) for m in (0.0, 0.3, 0.6, 1.0)]
    assert all(more < less for less, more in pairwise(ratios))
    quiet = [likelihood_ratio(trusting(m), False) for m in (0.0, 0.3, 0.6, 1.0)]
    assert all(more > less for less, more in pairwise(quiet))


def test_without_moderates_violence_says_little_and_at_most_nothing():
    """pi_T never exceeds pi_U: with pi_0 the larger one the ratio is 1."""
    given = trusting(0.0, spoiled_trustworthy=0.9)
    assert likelihood_ratio(given, True) == 1.0
    assert likelihood_ratio(given, False) == 1.0
    assert moved(given, 0, violence=True)[0] == pytest.approx([0.3, 0.2])


@pytest.mark.parametrize("violence", [False, True])
def test_violence_lowers_trust_and_its_absence_raises_it(violence):
    assert (likelihood_ratio(trusting(), violence) < 1.0) == violence
    found = moved(trusting(), 0, violence=violence)[0]
    assert ((found < [0.3, 0.2]) == violence).all()


def test_tempering_by_nought_says_nothing():
    assert moved(trusting(temper=0.0), 0, violence=True)[0] == pytest.approx([0.3, 0.2])


def test_a_higher_attempt_rate_makes_quiet_say_more():
    low, high = (likelihood_ratio(trusting(attempt_rate=a), False) for a in (0.05, 0.25))
    assert 1.0 < low < high


def test_bounds_hold_from_the_first_day_on():
    given = trusting()
    given.faction[:, Faction.TRUSTED] = 0.0, 1.0, 0.5
    given.faction[:, Faction.TRUSTS] = 1.0, 0.0, 0.5
    first = seated(given).band
    assert first[:, Band.TRUSTED].tolist() == [0.01, 0.99, 0.5]
    assert first[:, Band.TRUSTS].tolist() == [0.99, 0.01, 0.5]
    assert (moved(given, 0, 1, 2, months=600) == 0.99).all()
    assert (moved(given, 0, 1, 2, months=60, violence=True) == 0.01).all()


def test_months_multiply():
    """Twelve months of talks multiply the odds by Lambda^6."""
    found = moved(trusting(), 0, months=12)[0]
    expected = [odds(t) * 1.0375**6 for t in (0.3, 0.2)]
    assert [odds(t) for t in found] == pytest.approx(expected, rel=1e-3)


def test_nothing_but_trust_is_written():
    given = trusting()
    state = seated(given, 0, 1, 2)
    before = kept(state)
    step_trust(given, was(state), state)
    rows = [row for row in Band if row not in {Band.TRUSTED, Band.TRUSTS}]
    assert (state.band[:, rows] == before.band[:, rows]).all()
    for name in ("guest", "war", "terms"):
        assert np.array_equal(getattr(state, name), getattr(before, name), equal_nan=True)


def test_cooperation_raises_trust_whether_or_not_they_sit():
    """lc 1.5, tempered by .5 and halved: log-odds rise by .25 x .405465 = .101366."""
    given = world(factions=2)
    given.param[[Param.COOPERATION_RATIO, Param.TEMPER]] = 1.5, 0.5
    state = start(given)
    state.band[0, Band.COOPERATED] = 1.0
    step_trust(given, was(state), state)
    assert state.band[0, Band.TRUSTED] == pytest.approx(0.525320, abs=1e-6)
    assert state.band[0, Band.TRUSTS] == pytest.approx(0.525320, abs=1e-6)
    assert state.band[1, Band.TRUSTED] == 0.5
