"""ELECTRE TRI-B beside its printed values: what is refused, and the compiled form."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.sorting.electre.tri_b import (
    credibility_array,
    credibility_kernel,
    electre_tri_b_array,
)

ONES = np.ones(2)
SOUND = {
    "performance": np.array([[6.0, 4.0], [9.0, 9.0]]),
    "profile": np.array([[4.0, 4.0], [7.0, 7.0]]),
    "weight": ONES,
    "indifference": 0.5 * ONES,
    "preference": ONES,
    "veto": 3 * ONES,
    "cutting_level": 0.7,
}


def sort(**changes):
    given = {**SOUND, **changes}
    data = (given.pop("performance"), given.pop("profile"), given.pop("weight"))
    return electre_tri_b_array(*data, **given)


def test_classes_count_from_zero_the_worst():
    far = np.array([[-9.0, -9.0], [5.0, 5.0], [99.0, 99.0]])
    found = sort(performance=far)
    assert found.pessimistic.tolist() == found.optimistic.tolist() == [0, 1, 2]


def test_whole_numbers_and_views_are_sorted_alike():
    given = np.array([[6, 4], [9, 9]])
    wide = np.repeat(SOUND["performance"], 2, axis=1)[:, ::2]
    for performance in (given, wide):
        assert np.array_equal(sort(performance=performance).pessimistic, sort().pessimistic)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"weight": np.array([1.0, -0.1])}, r"weights must be >= 0 .* found \[1.0, -0.1\]"),
        (
            {"weight": np.zeros(2)},
            r"weights must be >= 0 and sum to more than 0; found \[0.0, 0.0\]",
        ),
        ({"indifference": -ONES}, "0 <= q <= p <= v"),
        ({"preference": 0.1 * ONES}, "0 <= q <= p <= v"),
        ({"veto": 0.9 * ONES}, "0 <= q <= p <= v"),
        ({"profile": np.array([[7.0, 7.0], [4.0, 8.0]])}, "each profile must dominate"),
        ({"cutting_level": 0.49}, r"cutting_level is 0.49; it must be in \[0.5, 1\]"),
        ({"cutting_level": 1.01}, "cutting_level is 1.01"),
        ({"cutting_level": float("nan")}, "cutting_level is nan"),
        ({"performance": np.array([[np.nan, 9.0]])}, r"performance\[0, 0\] is NaN"),
        ({"weight": np.array([1.0, np.nan])}, r"weights must be >= 0 .* found \[1.0, nan\]"),
        (
            {"profile": np.array([[4.0, np.nan]])},
            "profile contains NaN; give a value for each border",
        ),
    ],
)
def test_numbers_out_of_order_are_refused(changes, message):
    with pytest.raises(DomainError, match=message):
        sort(**changes)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"profile": np.ones((2, 3))}, "profile has 3 criteria; it must have 2"),
        ({"weight": np.ones(1)}, "weight has 1 criteria; it must have 2"),
        ({"veto": np.ones(3)}, "v has 3 criteria; it must have 2"),
        ({"performance": np.ones(2)}, r"have shapes \(2,\) and \(2, 2\)"),
        ({"profile": np.ones(2)}, r"have shapes \(2, 2\) and \(2,\)"),
    ],
)
def test_criteria_that_do_not_fit_are_refused(changes, message):
    with pytest.raises(ShapeError, match=message):
        sort(**changes)


def test_credibility_checks_too():
    with pytest.raises(DomainError, match="0 <= q <= p <= v"):
        credibility_array(ONES, ONES, ONES, ONES, 0.5 * ONES, ONES)


def test_no_veto_is_plain_concordance():
    x, y = np.array([5.0, 0.0]), np.array([5.0, 9.0])
    weight = np.array([3.0, 1.0])
    none = np.full(2, np.inf)
    assert credibility_array(x, y, weight, ONES, ONES, none) == pytest.approx(0.75)
    assert credibility_array(x, y, weight, ONES, ONES, 2 * ONES) == 0.0


def test_plain_and_compiled_agree():
    plain = getattr(credibility_kernel, "py_func", credibility_kernel)
    generator = np.random.Generator(np.random.PCG64(2))
    for _ in range(200):
        x, y = generator.uniform(0, 10, (2, 4))
        q, p, v = np.sort(generator.uniform(0, 6, (3, 4)), axis=0)
        weight = generator.uniform(0.1, 1, 4)
        assert plain(x, y, weight, q, p, v) == pytest.approx(
            credibility_kernel(x, y, weight, q, p, v), abs=1e-12
        )
