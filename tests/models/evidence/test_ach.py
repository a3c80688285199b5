"""The checklist view: weights, diagnosticity, what is refused."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.evidence.ach import ach_array

CELLS = np.array([[-1.0, 0, 1], [-2, 1, 0], [0, -1, 1], [1, 1, -2]])


def test_only_what_speaks_against_counts():
    louder = np.where(CELLS > 0, 2.0, CELLS)
    assert ach_array(louder).inconsistency == pytest.approx(ach_array(CELLS).inconsistency)


def test_weights_scale_reports_and_leave_diagnosticity():
    found = ach_array(CELLS, np.array([2.0, 1, 0, 1]))
    assert found.inconsistency == pytest.approx([4.0, 0.0, 2.0])
    assert found.diagnosticity == pytest.approx(ach_array(CELLS).diagnosticity)


def test_a_report_equal_under_all_hypotheses_tells_nothing_apart():
    assert ach_array(np.array([[-1.0, -1, -1]])).diagnosticity == pytest.approx([0.0])


def test_order_does_not_matter():
    rows, columns = [2, 0, 3, 1], [1, 2, 0]
    found, moved = ach_array(CELLS), ach_array(CELLS[rows][:, columns])
    assert moved.inconsistency == pytest.approx(found.inconsistency[columns])
    assert moved.diagnosticity == pytest.approx(found.diagnosticity[rows])


def test_weights_that_do_not_fit_are_refused():
    with pytest.raises(
        ShapeError, match=r"weight has shape \(3,\); there must be one .* 4 reports"
    ):
        ach_array(CELLS, np.ones(3))


@pytest.mark.parametrize(
    ("cells", "weight", "why"),
    [
        ([[np.nan, 1.0]], None, r"consistency\[0, 0\] is NaN; rate it 0"),
        ([[-7.0, 1.0]], None, r"consistency\[0, 0\] is -7; it must be in \[-2, 2\]"),
        ([[-1.0, 1.0]], [-1.0], r"weight\[0\] is -1; it must be finite, >= 0"),
        ([[-1.0, 1.0]], [np.nan], r"weight\[0\] is NaN"),
    ],
)
def test_odd_ratings_and_weights_are_refused(cells, weight, why):
    with pytest.raises(DomainError, match=why):
        ach_array(np.array(cells), None if weight is None else np.array(weight))
