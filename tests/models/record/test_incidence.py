"""Cumulative incidence: worked numbers, sums, the last part of a year."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.record.incidence import incidence_array

ETA = np.array([-2.0, -1.0]) + np.outer(np.log(np.arange(1, 6) / 2), [0.5, -0.4])
HAZARD = np.exp(ETA) / (1 + np.exp(ETA).sum(axis=1, keepdims=True))


@pytest.mark.parametrize(
    ("years", "event", "none"),
    [
        (1, (0.06052464, 0.30701083), None),
        (3, (0.16463243, 0.55080465), 0.28456292),
        (3.5, (0.18493405, 0.58037785), 0.23468810),
        (5, (0.22987229, 0.63836617), 0.13176153),
    ],
)
def test_the_worked_numbers(years, event, none):
    found = incidence_array(HAZARD, years)
    assert found.event == pytest.approx(event, abs=1e-8)
    assert found.event.sum() + found.none == pytest.approx(1, abs=1e-12)
    if none is not None:
        assert found.none == pytest.approx(none, abs=1e-8)


def test_longer_horizons_add():
    events = [incidence_array(HAZARD, months / 12).event for months in range(1, 61)]
    assert (np.diff(events, axis=0) >= 0).all()


def test_a_hazard_of_zero_never_happens():
    assert incidence_array(np.zeros((2, 5, 3)), 2.5).event.sum() == 0


@pytest.mark.parametrize("years", [0, -1, 5.1, float("nan")])
def test_horizons_outside_the_intervals_are_refused(years):
    with pytest.raises(DomainError, match="horizon is"):
        incidence_array(HAZARD, years)


def test_a_vector_is_refused():
    with pytest.raises(ShapeError):
        incidence_array(HAZARD[0], 1)
