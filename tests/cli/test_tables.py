"""Tables on the terminal."""

import os

import pytest
from rich.cells import cell_len

from detente.cli import tables
from detente.cli.tables import table_text

LONG = "The provisional council of the northern valleys and of the eastern hills"


def test_a_long_name_is_never_cut():
    shown = table_text(["faction", "share"], [[LONG, "12 %"], ["Hills", "3 %"]])
    assert LONG in shown
    assert len(shown.splitlines()) == 3


@pytest.mark.parametrize("name", ["Σύμμαχοι", "河翼集团", "جناح النهر", "Cánh sông"])
def test_columns_align_in_any_script(name):
    lines = table_text(["faction", "share"], [[name, "12 %"], ["Hills", "3 %"]]).splitlines()
    assert len({cell_len(line) for line in lines}) == 1


def test_markup_in_a_name_is_text():
    assert "[red]Front[/red] :smile:" in table_text(["name"], [["[red]Front[/red] :smile:"]])


def test_a_narrow_terminal_folds_names_and_keeps_numbers(monkeypatch):
    monkeypatch.setattr(tables.sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(
        tables.shutil, "get_terminal_size", lambda *_args, **_kwargs: os.terminal_size((40, 24))
    )
    lines = table_text(["faction", "share"], [[LONG, "12 %"]]).splitlines()
    assert all(cell_len(line) <= 40 for line in lines)
    assert sum("12 %" in line for line in lines) == 1
    letters = "".join(line.removesuffix("12 %") for line in lines[1:]).replace(" ", "")
    assert letters == LONG.replace(" ", "")


def test_an_empty_table_is_its_head():
    assert table_text(["faction", "share"], []).split() == ["faction", "share"]
