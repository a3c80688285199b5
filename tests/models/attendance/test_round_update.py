"""The update by one round, against the sum over every joint state of two guests."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.attendance.round_update import NOT_OBSERVED, after_round, log_given

LEVELS, ROUNDS, POINTS = 3, 2, 4
WEIGHT = np.array([0.3, 0.7])


def drawn(seed: int, guests: int = 2):
    """Return beliefs and a table of chances at random."""
    rng = np.random.default_rng(seed)
    propensity = rng.random((guests, LEVELS, POINTS))
    propensity /= propensity.sum(axis=2, keepdims=True)
    level = rng.random(LEVELS)
    yes = rng.uniform(0.05, 0.95, (2, LEVELS, ROUNDS, POINTS))
    kind = rng.integers(0, 2, guests)
    return propensity, level / level.sum(), np.stack((1.0 - yes, yes)), kind


def enumerated(propensity, level, table, kind, came):
    """Return the posterior by adding up every state: level, round, and both propensities."""
    after, of_level = np.zeros_like(propensity), np.zeros(LEVELS)
    for a in range(LEVELS):
        for n in range(ROUNDS):
            for i in range(POINTS):
                for k in range(POINTS):
                    chance = WEIGHT[n] * propensity[0, a, i] * propensity[1, a, k]
                    for j, own in ((0, i), (1, k)):
                        if came[j] != NOT_OBSERVED:
                            chance *= table[came[j], kind[j], a, n, own]
                    after[0, a, i] += chance
                    after[1, a, k] += chance
                    of_level[a] += level[a] * chance
    return after / after.sum(axis=2, keepdims=True), of_level / of_level.sum()


@given(st.integers(0, 10**6), st.sampled_from([(0, 1), (1, 1), (0, 0), (NOT_OBSERVED, 1)]))
def test_the_update_is_bayes_rule_over_every_state(seed, outcomes):
    propensity, level, table, kind = drawn(seed)
    came = np.array(outcomes)
    after, of_level = after_round(propensity, level, table, kind, came, WEIGHT)
    expected, expected_level = enumerated(propensity, level, table, kind, came)
    assert np.allclose(of_level, expected_level, atol=1e-12)
    seen = came != NOT_OBSERVED
    assert np.allclose(after[seen], expected[seen], atol=1e-12)
    assert np.array_equal(after[~seen], propensity[~seen])


def test_nobody_observed_changes_nothing():
    propensity, level, table, kind = drawn(3)
    came = np.full(2, NOT_OBSERVED)
    after, of_level = after_round(propensity, level, table, kind, came, WEIGHT)
    assert np.array_equal(after, propensity)
    assert np.allclose(of_level, level, atol=1e-15)


def test_the_log_probability_by_hand():
    propensity = np.array([[[0.25, 0.75]]])
    table = np.array([[[[[0.8, 0.4]]]], [[[[0.2, 0.6]]]]])
    found = log_given(propensity, table, np.array([0]), np.array([1]))
    assert found[0, 0, 0] == pytest.approx(np.log(0.25 * 0.2 + 0.75 * 0.6), abs=1e-15)
    unseen = log_given(propensity, table, np.array([0]), np.array([NOT_OBSERVED]))
    assert unseen[0, 0, 0] == 0.0


def test_a_chance_of_zero_stays_finite():
    propensity = np.array([[[1.0]]])
    table = np.array([[[[[1.0]]]], [[[[0.0]]]]])
    assert np.isfinite(log_given(propensity, table, np.array([0]), np.array([1]))).all()
