"""What several mechanisms ask of the movement."""

import numpy as np
import pytest
from tests.engagement.worlds import start, world

from detente.engagement.kernels.movement import decides_alone, mean_contact, spread_of_contact
from detente.engagement.layout import Band, Faction, Hypothesis, Param


def movement(shares, levels, reading: Hypothesis = Hypothesis.ONE):
    given = world(factions=len(shares))
    given.faction[:, Faction.SHARE] = shares
    given.faction[:, Faction.CONTACT] = levels
    given.param[Param.HYPOTHESIS] = reading
    return given, start(given)


@pytest.mark.parametrize("reading", list(Hypothesis), ids=lambda reading: reading.name.lower())
def test_who_decides_alone(reading):
    """A splinter always, anybody where the movement is not one."""
    given, state = movement([0.6, 0.4], [0, 0], reading)
    state.band[1, Band.SPLINTER] = 1.0
    apart = reading != Hypothesis.ONE
    assert [bool(decides_alone(given, state, f)) for f in (0, 1)] == [apart, True]


def test_contact_by_hand():
    """.5 × 3/3 + .3 × 1/3 + .2 × 0 = .6; .5 × .4 + .3 × |1/3 − .6| + .2 × .6 = .2 + .08 + .12."""
    given = movement([0.5, 0.3, 0.2], [3, 1, 0])
    assert mean_contact(*given) == pytest.approx(0.6)
    assert spread_of_contact(*given) == pytest.approx(0.4)


@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_even_contact_has_no_spread(level):
    given = movement([0.5, 0.3, 0.2], [level] * 3)
    assert mean_contact(*given) == pytest.approx(level / 3)
    assert spread_of_contact(*given) == pytest.approx(0.0, abs=1e-12)


def test_spread_is_at_most_a_half():
    """Reached where half of the strength is in open contact and half in none."""
    assert spread_of_contact(*movement([0.5, 0.5], [3, 0])) == 0.5
    generator = np.random.Generator(np.random.PCG64(4))
    for _ in range(200):
        given = movement(generator.dirichlet(np.ones(4)), generator.integers(0, 4, 4))
        assert 0.0 <= spread_of_contact(*given) <= 0.5 + 1e-12
        assert 0.0 <= mean_contact(*given) <= 1.0 + 1e-12


def test_a_faction_of_no_strength_counts_for_nothing():
    assert spread_of_contact(*movement([1.0, 0.0], [2, 0])) == 0.0
    assert mean_contact(*movement([1.0, 0.0], [2, 0])) == pytest.approx(2 / 3)
