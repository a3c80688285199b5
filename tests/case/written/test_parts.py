"""Head and text of a written file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.case.written.texts import ADVICE

from detente.case.written.parts import Parts, split_parts
from detente.errors import Finding


def test_each_part_keeps_its_line_numbers():
    parts = split_parts(ADVICE, "advice.md")
    assert isinstance(parts, Parts)
    lines = ADVICE.split("\n")
    for part in parts:
        kept = [(n, line) for n, line in enumerate(part.split("\n")) if line]
        assert kept
        assert all(lines[n] == line for n, line in kept)


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_read(ends):
    assert split_parts(ADVICE.replace("\n", ends), "a") == split_parts(ADVICE, "a")


def test_blank_lines_above_the_head_and_blanks_after_a_mark_are_allowed():
    parts = split_parts("\n\n--- \nby: x\n---\t\na: 1", "a")
    assert parts == Parts("\n\n\nby: x\n", "\n\n\n\n\na: 1")


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("", 1, "does not begin"),
        ("\n\nby: x\n---\n", 3, "does not begin"),
        ("# Advice\n\n---\nby: x\n---\n", 1, "does not begin"),
        ("---\nby: x\n", 1, "no second line"),
        ("\n---\nby: x\n ---\n", 2, "no second line"),
    ],
)
def test_a_file_without_a_whole_head_gets_one_finding(text, line, word):
    found = split_parts(text, "advice.md")
    assert isinstance(found, Finding)
    assert (found.code, found.file, found.line) == ("head-missing", "advice.md", line)
    assert word in found.message
    assert "second line `---`" in (found.hint or "")


@given(st.text())
def test_any_text_has_parts_or_a_finding(text):
    assert isinstance(split_parts(text, "a"), Parts | Finding)
