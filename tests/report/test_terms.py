"""Nine terms are defined once, near the end, and linked once in a section."""

import re

from tests.report.documents import document, read
from tests.report.test_page import Reader

from detente.report.page import render
from detente.report.terms import linked_terms

TERMS = ("draw", "claim", "origin", "class", "spoiler", "hold-out", "standing", "record")
INNER = '<section id="inner"><h2>a</h2>'
DEFINED = '<li id="term-class"><dfn>class</dfn>: one.</li><li id="term-draw"><dfn>draw</dfn>.</li>'


def linked(text: str) -> list[str]:
    return re.findall(r'<a class="term" href="#term-\w+">([^<]+)</a>', linked_terms(text + DEFINED))


def test_a_term_is_linked_once_in_a_section():
    text = "<p>Draws of classes, a draw.</p><p>One class.</p>"
    assert linked(INNER + text) == ["Draws", "classes"]
    assert linked(f"{INNER}{text}<h2>b</h2>{text}") == ["Draws", "classes"] * 2


def test_only_running_text_is_linked():
    for text in (
        "<li>draw</li><td>draw</td><h3>draw</h3>",
        '<p class="facts">draw</p><p class="heading" id="x">draw</p>',
        '<p class="line">In most draws</p>',
        '<p><a href="#x">a draw</a> <code>draw</code> “draw” <b title="draw">x</b></p>',
        "<p>drawn, withdraw, draw-bridge, re-draw</p>",
    ):
        assert linked(INNER + text) == []
    assert linked(INNER + '<p class="note">in a <b>draw</b></p>') == ["draw"]


def test_page_one_is_left_as_it_is():
    assert linked(f"<p>a draw</p>{INNER}") == []


def test_without_definitions_nothing_is_linked():
    assert linked_terms(f"{INNER}<p>draw</p>") == f"{INNER}<p>draw</p>"


def test_the_page_defines_nine_terms_in_few_words_and_links_them():
    page = render(read(document()))
    part = page.split('<h2 id="terms">')[1].split("</ul>")[0]
    assert tuple(re.findall(r'<li id="term-[\w-]+"><dfn>([^<]+)</dfn>: ', part)) == TERMS
    assert page.count("<dfn>") == len(TERMS)
    assert len(Reader(part.partition("<ul")[2].partition(">")[2]).words().split()) <= 120
    links = re.findall(r'<a class="term" href="#(term-[\w-]+)"', page)
    assert "term-draw" in links
    assert all(f'<li id="{link}">' in part for link in links)
    for section in page.split('<section id="inner"')[1].split("<h2 ")[1:]:
        here = re.findall(r'<a class="term" href="#(term-[\w-]+)"', section)
        assert len(here) == len(set(here))


def test_the_words_of_the_page_are_the_same_with_and_without_links():
    page = render(read(document()))
    plain = re.sub(r'<a class="term"[^>]*>([^<]*)</a>', r"\1", page)
    assert page != plain
    assert Reader(page).words() == Reader(plain).words()
