"""The words of page one are counted as they are printed."""

import re

import pytest
from tests.report.documents import document, read
from tests.report.filled import PARTS, filled
from tests.report.test_page import Reader

from detente.report.page import render
from detente.report.sections.page_one.assembled import page_one
from detente.report.sections.page_one.record import words_of


def printed(text: str) -> int:
    """Return the number of words of page one outside SVG."""
    page = text[text.index('<section id="page-one"') : text.index('<section id="inner"')]
    while (less := re.sub(r"<svg(?:(?!<svg).)*?</svg>", " ", page, flags=re.DOTALL)) != page:
        page = less
    return len(Reader(page).words().split())


@pytest.mark.parametrize("parts", [(), PARTS], ids=["bare", "full"])
def test_no_printed_word_is_left_out_of_the_count(parts):
    summary = read(filled(document(), *parts))
    assert printed(render(summary)) == words_of(page_one(summary))


def test_headings_of_blocks_without_a_picture_count():
    found = document()
    found["camps"] |= {"factions": {}}
    found["rounds"]["rounds"] = {}
    found["rounds"]["upcoming"]["guests"] = {}
    summary = read(found)
    page = page_one(summary)
    assert page.camps is page.seats is None
    assert printed(render(summary)) == words_of(page)
