"""Announced rounds: vector 18 of the design, and the law of the delay."""

import numpy as np
import pytest

from detente.models.attendance.announced import MEAN_DELAY, came_law, delay, held_law


def mean(law: np.ndarray) -> float:
    return float(law[0] / law.sum())


@pytest.mark.parametrize(
    ("held", "not_held", "came", "expected"),
    [(0, 0, 0, 0.760000), (1, 0, 1, 0.779221), (0, 1, 0, 0.690909)],
)
def test_vector_18(held: int, not_held: int, came: int, expected: float) -> None:
    on_time = mean(held_law(held, not_held)) * mean(came_law(came, 0))
    assert on_time == pytest.approx(expected, abs=5e-7)


def test_delays_are_whole_months_with_the_stated_mean() -> None:
    found = delay((np.arange(100_000) + 0.5) / 100_000)
    assert found.min() == 1.0
    assert (found == np.round(found)).all()
    assert found.mean() == pytest.approx(MEAN_DELAY, abs=0.01)
