"""Facts that are not stated: drawn given the others."""

import numpy as np
import pytest

from detente.models.record.missing import conditional, filled

R = np.array([[1, 0.6, 0.2], [0.6, 1, 0.3], [0.2, 0.3, 1]])
STATED = np.array([1.2, np.nan, -0.5])


def test_the_worked_fact():
    missing, mean, covariance = conditional(STATED, R)
    assert missing.tolist() == [False, True, False]
    assert mean == pytest.approx([0.58125], abs=1e-5)
    assert covariance == pytest.approx(np.array([[0.60625]]), abs=1e-5)


def test_unrelated_facts_say_nothing():
    _, mean, covariance = conditional(STATED, np.eye(3))
    assert mean == pytest.approx([0], abs=1e-12)
    assert covariance == pytest.approx(np.eye(1))


def test_draws_have_that_mean_and_keep_what_is_stated():
    normal = np.random.default_rng(1).standard_normal((20_000, 3))
    found = filled(STATED, R, normal)
    assert (found[:, [0, 2]] == STATED[[0, 2]]).all()
    assert found[:, 1].mean() == pytest.approx(0.58125, abs=0.02)
    assert found[:, 1].var() == pytest.approx(0.60625, abs=0.02)


def test_nothing_stated_is_drawn_with_its_correlation():
    normal = np.random.default_rng(2).standard_normal((20_000, 3))
    found = filled(np.full(3, np.nan), R, normal)
    assert np.corrcoef(found.T) == pytest.approx(R, abs=0.03)


def test_everything_stated_is_left_alone():
    assert (filled(np.ones(3), R, np.zeros((2, 3))) == 1).all()
