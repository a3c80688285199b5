"""Forecasts of each round from those before it."""

import numpy as np
import pytest

from detente.estimates.attendance import coefficients_of
from detente.fitting.attendance.fit import ASKED_PRIOR
from detente.fitting.attendance.rolling import joined, rolling
from detente.fitting.attendance.rules import RULES

COEFFICIENTS = coefficients_of(ASKED_PRIOR.mean)


@pytest.fixture(scope="module")
def found(data):
    return rolling(data.processes[0], COEFFICIENTS, data.places)


def test_cells_are_those_that_count_from_the_second_round_on(data, found):
    panel = data.processes[0]
    assert len(found.outcome) == panel.counts[1:].sum()
    assert len(found.seats_process) == len(panel.years) - 1
    assert found.outcome.sum() == panel.outcome[1:][panel.counts[1:]].sum()
    assert set(found.forecast) == set(found.seats) == {"model", *RULES}
    assert ((found.forecast["model"] > 0) & (found.forecast["model"] < 1)).all()


def test_the_future_changes_nothing(data, found):
    panel = data.processes[0]
    changed = panel.outcome.copy()
    changed[-1] = 1.0 - changed[-1]
    other = rolling(panel._replace(outcome=changed), COEFFICIENTS, data.places)
    for name in ("model", *RULES):
        assert np.array_equal(found.forecast[name], other.forecast[name])


def test_seats_follow_the_law_of_independent_guests(found):
    assert (found.seats["constant"][:, 2] > 1.0).all()  # nearly everybody was expected
    for scores in found.seats.values():
        assert (scores >= 0.0).all()
    sure = found.seats["last_time"]
    assert set(sure[:, 0].tolist()) <= {0.0, 2.0}  # the rule names one number
    assert sure[:, 2] == pytest.approx(np.round(sure[:, 2]))


def test_parts_are_put_together(found):
    twice = joined([found, found])
    assert len(twice.outcome) == 2 * len(found.outcome)
    assert twice.seats["model"].shape == (2 * len(found.seats_process), 3)
    assert len(joined([]).outcome) == 0
