"""Rows of the monthly state: numbered without gaps, each with a word on what it is."""

import re
from pathlib import Path

import pytest

from detente.engagement.course import state_rows

ROWS = [getattr(state_rows, name) for name in state_rows.__all__]


@pytest.mark.parametrize("rows", ROWS, ids=lambda rows: rows.__name__)
def test_rows_are_numbered_without_gaps(rows):
    assert [int(row) for row in rows] == list(range(len(rows)))


def test_no_row_is_named_twice_in_a_class():
    text = Path(state_rows.__file__).read_text(encoding="utf-8")
    for body in text.split("class ")[1:]:
        names = re.findall(r"^    ([A-Z_]+) = ", body, flags=re.MULTILINE)
        assert len(names) == len(set(names))
