"""Marks on each printed page, whatever the texts of a case hold."""

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.report.documents import document, read

from detente.report.print_marks import css_text, print_marks


def plain(text: str) -> str:
    """Read a CSS string back."""
    return re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), text)


@given(st.text())
def test_any_text_comes_back_and_closes_nothing(text):
    made = css_text(text)
    assert plain(made) == text
    assert not set(made) & set("\"<>\n'&")


def test_each_page_has_the_mark_the_case_and_its_number():
    found = document()
    found["title"] = 'A </style> "title"'
    rule = plain(print_marks(read(found)))
    assert f"{found['handling'].upper()} · not for targeting" in rule
    assert f'A </style> "title" · as of 30 June 2020 · case {found["digest"][:8]}' in rule
    assert '@bottom-right { content: counter(page) " of " counter(pages);' in rule
    assert "</style>" not in print_marks(read(found))


def test_each_page_says_what_was_withheld():
    rule = plain(print_marks(read(document()), ("3 claims withheld", "numbers from visible rows")))
    assert '@bottom-left { content: "3 claims withheld · numbers from visible rows";' in rule
    assert '@bottom-left { content: "";' in plain(print_marks(read(document())))
