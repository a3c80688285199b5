"""Figures and the tables behind them."""

import pytest

from detente.report.pictures.figure import Column, Twin


def test_a_twin_prints_each_cell_by_its_column():
    columns = (Column("option"), Column("chance", "share"), Column("deaths", "number"))
    twin = Twin(columns, (("a", 0.5, -1234.4), ("b", None, 0.0)))
    assert twin.printed() == [["a", "50", "−1,234"], ["b", "–", "0"]]


def test_a_small_negative_number_has_no_sign_once_it_is_zero():
    assert Column("x", "number").shown(-0.001) == "0"


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
