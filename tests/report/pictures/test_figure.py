"""Figures and the tables behind them."""

import pytest

from detente.report.pictures.figure import Column, Twin
from detente.report.words import span
from detente.runs.result import Interval


def test_a_twin_prints_each_cell_by_its_column():
    columns = (Column("option"), Column("chance", "share"), Column("deaths", "number"))
    twin = Twin(columns, (("a", 0.5, -1234.4), ("b", None, 0.0)))
    assert twin.printed() == [["a", "50", "−1,234"], ["b", "–", "0"]]


def test_a_small_negative_number_has_no_sign_once_it_is_zero():
    assert Column("x", "number").printed([-0.001, 0.5]) == ["0.0", "0.5"]


def test_numbers_of_a_column_have_the_digits_of_the_longest():
    cells = [(0.3, 0.36, 0.44), 1.0, None, "none", 1234.56]
    shown = ["0.36 (0.30–0.44)", "1.00", "–", "none", "1,235"]
    assert Column("x", "number").printed(cells) == shown


@pytest.mark.parametrize(
    "value",
    [Interval(p10=9.0, p50=11.0, p90=12.4), Interval(p10=-0.22, p50=-0.07, p90=0.1)],
)
def test_a_range_has_the_digits_that_it_has_in_a_sentence(value):
    (shown,) = Column("x", "number", 0).printed([(value.p10, value.p50, value.p90)])
    assert shown.replace("–", " to ") == span(value, 0)


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="zip"):
        Twin((Column("a"),), (("1", "2"),)).printed()
    with pytest.raises(ValueError, match="zip"):
        Twin((Column("a"), Column("b"), Column("c")), (("1", "2"),)).printed()


def test_a_row_of_one_text_heads_those_below_it():
    twin = Twin((Column("option"), Column("deaths", "number")), (("by 2018",), ("a", 1.0)))
    assert twin.printed() == [["by 2018"], ["a", "1"]]


def test_the_head_of_shares_has_the_sign_of_their_cells():
    assert Column("chance", "share").head == "chance, %"
    assert Column("deaths", "number").head == "deaths"
