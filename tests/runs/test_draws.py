"""Columns by strategy."""

import numpy as np
import pytest

from detente.runs.draws import Rows

ROWS = Rows(("a", "b"), {"x": np.arange(6)}, {"y": np.arange(3)})


def test_an_output_of_one_strategy():
    assert ROWS.output("a", "x").tolist() == [0.0, 2.0, 4.0]
    assert ROWS.output("b", "x").tolist() == [1.0, 3.0, 5.0]
    assert ROWS.output("a", "x").dtype == np.float64


def test_what_was_written():
    assert ROWS.has("x")
    assert not ROWS.has("y")


def test_an_unknown_strategy_is_an_error():
    with pytest.raises(ValueError, match="not in tuple"):
        ROWS.output("c", "x")


def test_the_first_draws_stay_paired():
    outputs = {"draw": np.repeat(np.arange(4), 2), "x": np.arange(8.0)}
    rows = Rows(("a", "b"), outputs, {"draw": np.arange(4)})
    assert rows.first(2).output("b", "x").tolist() == [1.0, 3.0]
    assert rows.first(2).inputs["draw"].tolist() == [0, 1]
    assert rows.first(9) is rows
