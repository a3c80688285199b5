"""Mutual information and the exact test, by hand and beside SciPy."""

from fractions import Fraction
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from detente.assess.watch.information import exact_p, information, shift


def columns(both, event_only, outcome_only, neither):
    """Return an event and an outcome with these counts."""
    counts = (both, event_only, outcome_only, neither)
    event = np.repeat([True, True, False, False], counts)
    return event, np.repeat([True, False, True, False], counts)


def plug_in(*cells: int) -> float:
    """Return the sum of p ln(p / (p p)) with exact shares."""
    total = sum(cells)
    (a, b, c, d) = (Fraction(cell, total) for cell in cells)
    sides = (
        (a, (a + b) * (a + c)),
        (b, (a + b) * (b + d)),
        (c, (c + d) * (a + c)),
        (d, (c + d) * (b + d)),
    )
    return sum(float(p) * log(p / q) for p, q in sides if p)


@pytest.mark.parametrize(
    ("cells", "bias"),
    [
        ((30, 10, 20, 40), Fraction(-1, 200)),
        ((50, 0, 0, 50), Fraction(1, 200)),
        ((0, 40, 20, 40), Fraction(0)),
        ((25, 25, 25, 25), Fraction(-1, 200)),
        ((60, 40, 0, 0), Fraction(0)),
    ],
)
def test_information_by_hand(cells, bias):
    assert information(*columns(*cells)) == pytest.approx(plug_in(*cells) + float(bias), abs=1e-14)


def test_a_table_with_whole_logarithms():
    # p = 1/2 ln 2 on each side of the diagonal; nothing else
    assert information(*columns(8, 0, 0, 8)) == pytest.approx(log(2) + 1 / 32, abs=1e-15)


@pytest.mark.parametrize(
    ("cells", "p"),
    [
        ((3, 1, 1, 3), Fraction(34, 70)),
        ((4, 0, 0, 4), Fraction(2, 70)),
        ((2, 2, 2, 2), Fraction(1)),
        ((1, 9, 11, 3), Fraction(7462, 2704156)),
    ],
)
def test_the_exact_test_by_hand(cells, p):
    assert exact_p(*columns(*cells)) == pytest.approx(float(p), rel=1e-9)


counts = st.integers(0, 300)


@given(counts, counts, counts, counts)
def test_both_agree_with_scipy(a, b, c, d):
    if a + b + c + d == 0:
        return
    pair = columns(a, b, c, d)
    expected = stats.fisher_exact([[a, b], [c, d]]).pvalue
    assert exact_p(*pair) == pytest.approx(expected, rel=1e-6)
    table = np.array([[a, b], [c, d]], float)
    if (table.sum(axis=0) > 0).all() and (table.sum(axis=1) > 0).all():
        g = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
        bias = (3 - np.count_nonzero(table)) / (2 * table.sum())
        assert information(*pair) == pytest.approx(g / (2 * table.sum()) + bias, abs=1e-9)
    assert information(*pair) == pytest.approx(information(*pair[::-1]), abs=1e-12)


def test_a_shift_and_its_error_by_hand():
    found = shift(*columns(100, 100, 20, 180))
    assert (found.before, found.if_so, found.if_not) == (0.3, 0.5, 0.1)
    assert found.error == pytest.approx((0.25 / 200 + 0.09 / 200) ** 0.5, abs=1e-15)
    assert found.clear
    assert not shift(*columns(100, 100, 90, 110)).clear
