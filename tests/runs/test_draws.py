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
