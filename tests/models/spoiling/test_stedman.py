"""Spoiler types and strategies: the table, mixtures, diagnosis, and the rival reading."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.spoiling import stedman
from detente.models.spoiling.stedman import (
    FIT,
    PAYOFF,
    STRATEGIES,
    TYPES,
    opportunity_array,
    stedman_array,
)

BEST = {"limited": "inducement", "greedy": "socialization", "total": "coercion"}

shares = (
    st.lists(st.floats(0.0, 1.0), min_size=3, max_size=3)
    .filter(lambda w: sum(w) > 1e-3)
    .map(lambda w: np.array(w) / sum(w))
)


def test_the_table_covers_every_strategy_and_type():
    assert tuple(FIT) == STRATEGIES
    assert all(tuple(row) == TYPES for row in FIT.values())
    assert PAYOFF.shape == (3, 3)


def test_the_payoffs_say_what_the_table_says():
    worth = {"works": [], "risky": [], "counter-productive": []}
    for strategy, row in zip(STRATEGIES, PAYOFF, strict=True):
        for kind, payoff in zip(TYPES, row, strict=True):
            worth[FIT[strategy][kind]].append(payoff)
    assert min(worth["works"]) > 0 > max(worth["risky"])
    assert min(worth["risky"]) > max(worth["counter-productive"])


def test_a_total_spoiler_yields_to_coercion_only():
    assert [s for s in STRATEGIES if FIT[s]["total"] == "works"] == ["coercion"]


@pytest.mark.parametrize("kind", TYPES)
def test_a_known_type_meets_its_strategy_and_needs_no_diagnosis(kind):
    found = stedman_array(np.eye(3)[TYPES.index(kind)])
    assert STRATEGIES[found.best] == BEST[kind]
    assert found.value.tolist() == PAYOFF[:, TYPES.index(kind)].tolist()
    assert found.diagnosis == 0.0


def test_the_payoffs_cannot_be_changed_by_a_caller():
    with pytest.raises(ValueError, match="read-only"):
        PAYOFF[0, 0] = 2.0


@given(shares, shares, st.floats(0.0, 1.0))
def test_values_are_linear_in_the_chances(one, two, share):
    mixed = share * one + (1 - share) * two
    found = stedman_array(np.stack([one, two, mixed / mixed.sum()]))
    wanted = share * found.value[0] + (1 - share) * found.value[1]
    assert found.value[2] == pytest.approx(wanted, abs=1e-9)


@given(shares)
def test_no_strategy_is_worth_more_than_the_best_and_a_diagnosis_never_harms(p):
    found = stedman_array(p)
    assert found.value[found.best] == found.value.max()
    assert found.diagnosis >= 0.0
    assert found.value.max() + found.diagnosis <= PAYOFF.max() + 1e-12


@given(shares, st.permutations(range(3)), st.permutations(range(3)))
def test_the_order_of_types_and_strategies_does_not_matter(p, types, strategies):
    found = stedman_array(p)
    moved = stedman_array(p[types], PAYOFF[np.ix_(strategies, types)])
    assert moved.value == pytest.approx(found.value[strategies], abs=1e-12)
    assert moved.diagnosis == pytest.approx(found.diagnosis, abs=1e-12)


def test_own_types_and_strategies_are_welcome():
    found = stedman_array(np.array([0.25, 0.75]), np.array([[1.0, 0.0], [0.0, 2.0], [0.5, 0.5]]))
    assert found.value.tolist() == [0.25, 1.5, 0.5]
    assert found.diagnosis == pytest.approx(0.25)


def test_leading_dimensions_are_draws_and_nan_stays_in_its_own():
    p = np.array([[[1.0, 0.0, 0.0], [np.nan, 0.5, 0.5]]])
    found = stedman_array(p)
    assert found.value.shape == (1, 2, 3)
    assert found.best.tolist() == [[0, -1]]
    assert np.isnan(found.diagnosis[0, 1])
    assert found.diagnosis[0, 0] == 0.0
    assert stedman_array(np.empty((0, 3))).value.shape == (0, 3)


@pytest.mark.parametrize(
    ("p", "payoff", "error", "message"),
    [
        ([0.5, 0.3, 0.3], PAYOFF, DomainError, r"must sum to 1; a sum is off by 0\.1"),
        ([0.5, 0.8, -0.3], PAYOFF, DomainError, r"probability\[2\] is -0\.3"),
        ([0.5, 0.5], PAYOFF, ShapeError, r"\(2,\) must end in the 3 types"),
        (1.0, PAYOFF, ShapeError, r"\(\) must end in the 3 types"),
        ([1.0, 0.0], [[np.nan, 1.0]], DomainError, "payoff holds NaN"),
        ([1.0, 0.0], [[np.inf, 1.0]], DomainError, r"payoff\[0, 0\] is inf"),
        ([1.0, 0.0], [1.0, 0.0], ShapeError, r"shape \(2,\); it must be \(strategy"),
    ],
)
def test_what_does_not_fit_is_refused(p, payoff, error, message):
    with pytest.raises(error, match=message):
        stedman_array(p, payoff)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_more_opportunity_never_spoils_less(capability, one, two, rate):
    low, high = min(one, two), max(one, two)
    found = opportunity_array(capability, np.array([low, high, 0.0]), rate=rate)
    assert 0.0 <= found[0] <= found[1] <= 1.0
    assert found[2] == 0.0


def test_opportunity_refuses_what_is_no_share():
    with pytest.raises(DomainError, match=r"capability is 1\.4"):
        opportunity_array(1.4, 0.5)
    with pytest.raises(DomainError, match=r"opening is -1"):
        opportunity_array(0.4, -1.0)
    with pytest.raises(DomainError, match=r"rate is 2"):
        opportunity_array(0.4, 0.5, rate=2.0)


def test_the_compiled_kernel_equals_its_plain_form():
    p = np.array([0.2, 0.0, 0.8])
    plain = getattr(stedman._stedman_kernel, "py_func", stedman._stedman_kernel)
    assert plain(p, PAYOFF[0]) == stedman._stedman_kernel(p, PAYOFF[0])
