"""Simple rules on a record small enough to count by hand."""

import numpy as np
import pytest

from detente.estimates.attendance import Places
from detente.fitting.attendance.panel import Panel
from detente.fitting.attendance.rules import RULES, rule_forecasts

PLACES = Places(
    permanent=("USA",),
    neighbours={"AFG": ("PAK", "IRN"), "PAK": ("AFG", "IND"), "IRN": ("AFG",), "IND": ("PAK",)},
    regional={},
    source="",
)
OUTCOME = np.array([[1, 0, 0, 1], [1, 1, 0, 0], [0, 1, 0, 0], [1, 1, 1, 1]], float)
PANEL = Panel(
    name="x",
    title="x",
    states=("AFG",),
    guests=("PAK", "IRN", "IND", "USA"),
    features=np.ones((4, 1)),
    years=np.arange(4.0),
    outcome=OUTCOME,
    counts=np.ones((4, 4), bool),
)


def test_each_rule_by_hand():
    made = rule_forecasts(PANEL, 3, PLACES)
    assert tuple(made) == RULES
    weights = np.array([0.49, 0.7, 1.0])
    assert made["constant"].tolist() == [0.95] * 4
    assert made["running"] == pytest.approx([2 / 3, 2 / 3, 0, 1 / 3])
    assert made["running_smoothed"] == pytest.approx([2.5 / 4, 2.5 / 4, 0.5 / 4, 1.5 / 4])
    assert made["running_recent"] == pytest.approx(weights @ OUTCOME[:3] / weights.sum())
    assert made["base_rate"] == pytest.approx([5 / 12] * 4)
    assert made["last_time"].tolist() == [0, 1, 0, 0]
    assert made["nearest"] == pytest.approx([0.5, 0.5, 0, 0])  # two are equally near


def test_the_nearest_fill_up_in_order():
    assert rule_forecasts(PANEL, 1, PLACES)["nearest"].tolist() == [1, 1, 0, 0]
    three = PANEL._replace(outcome=np.vstack((np.ones((1, 4)), OUTCOME)))
    assert rule_forecasts(three, 1, PLACES)["nearest"].tolist() == [1, 1, 1, 1]


def test_cells_not_observed_count_for_nobody():
    outcome = OUTCOME.copy()
    outcome[:3, 0] = np.nan
    made = rule_forecasts(PANEL._replace(outcome=outcome, counts=~np.isnan(outcome)), 3, PLACES)
    assert made["running"][0] == made["running_recent"][0] == made["last_time"][0] == 0.0
    assert made["running_smoothed"][0] == 0.5
    assert made["base_rate"] == pytest.approx([3 / 9] * 4)


def test_a_conflict_without_states_has_nobody_near():
    made = rule_forecasts(PANEL._replace(states=()), 1, PLACES)
    assert made["nearest"] == pytest.approx([0.5] * 4)
