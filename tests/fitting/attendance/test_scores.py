"""Score tables: means by hand, intervals by process, tables without a cell."""

import numpy as np
import pytest

from detente.fitting.attendance.rolling import Rolling
from detente.fitting.attendance.rules import RULES
from detente.fitting.attendance.scores import TABLES, score_tables

METHODS = ("model", *RULES)


def made(processes=("a", "a", "b", "b")):
    outcome = np.array([1.0, 0.0, 1.0, 0.0])
    forecast = {name: np.full(4, 0.5) for name in METHODS}
    forecast["model"] = np.array([0.8, 0.2, 0.6, 0.4])
    forecast["last_time"] = np.array([0.0, 0.0, 1.0, 0.0])
    seats = {name: np.array([[1.0, 2.0, 3.0], [1.0, 2.0, 5.0]]) for name in METHODS}
    return Rolling(
        forecast,
        outcome,
        np.array([True, False, True, False]),
        np.array(processes),
        seats,
        np.array([processes[0], processes[-1]]),
    )


def test_means_by_hand():
    tables = score_tables(made())
    assert tuple(tables) == TABLES
    everybody = tables["attendance"]
    assert (everybody.n, everybody.model.brier) == (4, pytest.approx(0.1))
    assert everybody.model.log == pytest.approx(-np.log([0.8, 0.8, 0.6, 0.6]).mean(), abs=1e-4)
    assert everybody.model.crps is None
    assert everybody.rules["last_time"].brier == 0.25
    assert everybody.rules["last_time"].log == pytest.approx(
        -(3 * np.log(0.999) + np.log(0.001)) / 4, abs=1e-4
    )
    assert tables["attendance_seen"].n == tables["attendance_new"].n == 2
    assert tables["attendance_seen"].rules["last_time"].brier == 0.5
    seats = tables["seats"]
    assert (seats.n, seats.model.brier, seats.model.log, seats.model.crps) == (2, 1.0, 2.0, 4.0)


def test_intervals_by_process():
    tables = score_tables(made())
    assert tables["attendance"].model.interval == pytest.approx((0.04, 0.1, 0.16))
    assert tables["attendance"].rules["last_time"].better_by == pytest.approx((-0.16, 0.15, 0.46))
    assert tables["attendance"].rules["last_time"].interval is None
    assert score_tables(made()) == tables


def test_one_process_has_no_interval():
    tables = score_tables(made(list("aaaa")))
    assert tables["attendance"].model.interval is None
    assert tables["seats"].rules["running"].better_by is None


def test_no_cell_is_no_score():
    nothing = score_tables(made()._replace(seen=np.ones(4, bool)))["attendance_new"]
    assert nothing.n == 0
    assert nothing.model.brier is None
    assert set(nothing.rules) == set(RULES)
