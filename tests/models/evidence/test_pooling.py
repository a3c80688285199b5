"""Opinion pools: order, weights, certainty, what is refused."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.evidence.pooling import (
    extremised_pool_array,
    linear_pool_array,
    log_pool_array,
    pooling_array,
)

POOLS = [linear_pool_array, log_pool_array, extremised_pool_array]
P = np.array([0.6, 0.7, 0.9])


@pytest.mark.parametrize("pool", POOLS)
def test_order_of_experts_does_not_matter(pool):
    weight, order = np.array([1.0, 2.0, 4.0]), [2, 0, 1]
    assert pool(P[order], weight[order]) == pytest.approx(pool(P, weight), abs=1e-12)


@pytest.mark.parametrize("pool", POOLS)
def test_weights_matter_relative_to_each_other_only(pool):
    weight = np.array([1.0, 2.0, 4.0])
    assert pool(P, 10 * weight) == pytest.approx(pool(P, weight), abs=1e-12)
    assert pool(P, np.array([0.0, 0.0, 3.0])) == pytest.approx(pool(P[2:]), abs=1e-12)


@pytest.mark.parametrize("pool", [linear_pool_array, log_pool_array])
def test_experts_who_agree_are_pooled_to_what_they_say(pool):
    assert pool(np.full(4, 0.3)) == pytest.approx(0.3, abs=1e-12)


@pytest.mark.parametrize("pool", POOLS)
def test_the_other_side_has_the_rest(pool):
    assert pool(1 - P) == pytest.approx(1 - pool(P), abs=1e-12)


def test_stretching_moves_away_from_even_and_a_factor_of_one_does_not():
    assert extremised_pool_array(P, factor=1.0) == log_pool_array(P)
    found = [extremised_pool_array(P, factor=a) for a in (1.0, 1.5, 2.5)]
    assert (np.diff(found) > 0).all()


def test_one_who_is_certain_decides_a_logarithmic_pool():
    assert log_pool_array(np.array([0.5, 1.0])) == 1.0
    assert log_pool_array(np.array([0.5, 0.0])) == 0.0
    assert log_pool_array(np.array([0.5, 1.0]), np.array([1.0, 0.0])) == pytest.approx(0.5)


def test_a_stack_is_pooled_row_by_row():
    rows = np.array([P, 1 - P])
    for pool in POOLS:
        assert pool(rows) == pytest.approx([pool(P), pool(1 - P)], abs=1e-12)


@pytest.mark.parametrize("pool", POOLS)
@pytest.mark.parametrize(
    ("args", "error", "message"),
    [
        (([0.5, 1.1],), DomainError, r"probability is \[0.5, 1.1\]; each must be in \[0, 1\]"),
        (([np.nan],), DomainError, r"probability is \[nan\]; each must be in"),
        (([0.5, 0.5], [1.0]), ShapeError, "1 weights for 2 experts; give one weight per"),
        (([0.5], [-1.0]), DomainError, r"weights must be >= 0 .* found \[-1.0\]"),
        (([0.5], [0.0]), DomainError, r"weights must be >= 0 .* found \[0.0\]"),
    ],
)
def test_what_is_no_pool_is_refused(pool, args, error, message):
    with pytest.raises(error, match=message):
        pool(*(np.array(a) for a in args))


def test_a_factor_that_would_shrink_is_refused():
    with pytest.raises(DomainError, match=r"factor is 0.9; it must be >= 1"):
        extremised_pool_array(P, factor=0.9)


@pytest.mark.parametrize(
    ("pool", "function"),
    [("linear", linear_pool_array), ("log", log_pool_array), ("extremised", extremised_pool_array)],
)
def test_a_pool_is_chosen_by_name(pool, function):
    p, w = np.array([[0.6, 0.7, 0.9], [0.1, 0.2, 0.5]]), np.array([1.0, 2.0, 3.0])
    np.testing.assert_array_equal(pooling_array(p, w, pool=pool), function(p, w))


def test_the_factor_stretches_the_extremised_pool_alone():
    p = np.array([0.6, 0.7, 0.9])
    assert pooling_array(p, pool="extremised", factor=2.0) > pooling_array(p, pool="extremised")
    assert pooling_array(p, pool="log", factor=2.0) == log_pool_array(p)


def test_an_unknown_pool_is_refused():
    with pytest.raises(DomainError, match="pool is 'mean'; allowed: linear, log, extremised"):
        pooling_array(np.array([0.5]), pool="mean")


def test_experts_who_are_sure_of_opposites_have_no_log_pool():
    assert np.isnan(log_pool_array(np.array([0.0, 1.0])))
    assert log_pool_array(np.array([0.0, 1.0]), np.array([1.0, 0.0])) == 0.0
