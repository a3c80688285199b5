"""Every picture of a page has a title, words for who cannot see it, and its numbers in a table.

Every chip leads to a claim, and the claim leads back to the section.
"""

import re
from collections import Counter
from functools import cache

import lxml.html
import pytest
from lxml.html import HtmlElement
from tests.assess.runs import finished
from tests.flagship import drawn

from detente.report.page import render

pytestmark = pytest.mark.timeout(600)

# Rows without numbers, and rows that are columns of the table.
NO_ROWS = {
    "cautious rule",
    "generous rule",
    "mid-level leaders",
    "senior leaders",
    "too few on record to show",
}
FEWEST = 40  # characters in which a picture can be described
# Pictures whose numbers are in a table elsewhere: where that is, and what leads there.
ELSEWHERE = {
    "picture-options": "//details[starts-with(summary, 'The numbers of page one')]",
    "picture-camps": "//figure[@id='picture-classes']//details",
    "picture-seats": "//figure[@id='picture-past-rounds']//details",
    "picture-map-": "//figure[starts-with(@id, 'picture-map-')]//details",
    "picture-positions-": "//details[starts-with(summary, 'Positions in these pictures')]",
    "picture-timeline": "//details[@id='ties']",
    "picture-reading-": "//details[starts-with(summary, 'The numbers of these pictures')]",
}


@cache
def page(name: str) -> HtmlElement:
    text = drawn.page() if name == "afghanistan" else render(finished()[0])
    return lxml.html.document_fromstring(text)


@pytest.fixture(params=["afghanistan", "template"])
def document(request) -> HtmlElement:
    return page(request.param)


def figures(document: HtmlElement) -> list[HtmlElement]:
    return list(document.iter("figure"))


def drawings(node: HtmlElement) -> list[HtmlElement]:
    """Return the drawings that are no sample of a key, nor part of another drawing."""
    return [
        one
        for one in node.iter("svg")
        if "sample" not in one.get("class", "") and not list(one.iterancestors("svg"))
    ]


def words(node: HtmlElement) -> str:
    return " ".join(node.text_content().split())


def table_of(document: HtmlElement, figure: HtmlElement) -> HtmlElement:
    """Return the table behind a picture: its own, or the one that it shares."""
    found = figure.findall(".//table")
    if not found:
        way = next(way for start, way in ELSEWHERE.items() if figure.get("id").startswith(start))
        found = document.xpath(f"{way}//table")
    assert len(found) == 1, figure.get("id")
    return found[0]


def test_the_page_has_pictures(document):
    assert len(figures(document)) >= 10
    assert all(list(one.iterancestors("figure")) for one in drawings(document))


def test_each_has_a_title_that_says_something(document):
    for figure in figures(document):
        (heading,) = figure.xpath("./*[contains(@class, 'heading')]")
        assert len(words(heading).split()) >= 3, figure.get("id")


def test_each_drawing_has_a_name_and_a_description(document):
    ids = Counter(node.get("id") for node in document.iter() if node.get("id"))
    assert max(ids.values()) == 1
    for figure in figures(document):
        assert drawings(figure), figure.get("id")
        for drawing in drawings(figure):
            assert drawing.get("role") == "img", figure.get("id")
            for attribute, tag, least in (
                ("aria-labelledby", "title", 5),
                ("aria-describedby", "desc", FEWEST),
            ):
                (named,) = drawing.xpath(f"./{tag}")
                assert drawing.get(attribute) == named.get("id")
                assert len(words(named)) >= least, (figure.get("id"), tag)


def test_each_has_its_numbers_in_a_table(document):
    for figure in figures(document):
        rows = table_of(document, figure).findall(".//tbody/tr")
        assert len(rows) >= 1, figure.get("id")
        assert all(any(words(cell) for cell in row) for row in rows), figure.get("id")


def below(document: HtmlElement, table: HtmlElement) -> str:
    """Return the words of the section that a table is in, but for its pictures."""
    (head,) = table.xpath("preceding::h2[1]")
    parts = document.xpath("//table | //p[not(@class='heading')] | //li")
    return " ".join(words(one) for one in parts if one.xpath("preceding::h2[1]")[:1] == [head])


def test_what_a_picture_names_is_in_its_table(document):
    """A table of another picture would not name the same options, parties, regions or years."""
    for figure in figures(document):
        if figure.get("id") == "picture-timeline":
            continue  # its rows have a year in brackets, and a tie is drawn once
        table = table_of(document, figure)
        own = table.xpath("string(ancestor::details[1]/summary)") == "The numbers"
        text = (words(table) if own else below(document, table)).casefold()
        names = {
            name.rstrip("…").removeprefix("at the end, ").casefold()
            for node in drawings(figure)[0].iter("text")
            if len(name := words(node).casefold()) > 3 and name[0].isalpha()
        } - NO_ROWS
        missing = {name for name in names if name not in text}
        others = re.search(r"every (other )?option|other region", text)
        assert others or len(missing) <= len(names) / 2, (figure.get("id"), missing)


def test_each_chip_leads_to_a_claim_and_back_to_its_section(document):
    """But for the table of ties, which names claims and cites none."""
    entries = {node.get("id"): node for node in document.xpath("//li[starts-with(@id, 'claim-')]")}
    chips = document.xpath("//a[contains(concat(' ', @class, ' '), ' chip ')]")
    assert chips
    for chip in chips:
        entry = entries[chip.get("href").removeprefix("#")]
        hrefs = entry.xpath(".//a[starts-with(@href, '#cite-')]/@href")
        backs = [document.get_element_by_id(href.removeprefix("#")) for href in hrefs]
        if not chip.xpath("ancestor::details[@id='ties']"):
            assert section(chip) in [section(back) for back in backs], (section(chip), words(chip))


def section(node: HtmlElement) -> str:
    """Return the id of the section that a part of the page is in."""
    return str(node.xpath("(preceding::h2[@id])[last()]/@id")[0])


def test_every_claim_that_is_listed_is_cited(document):
    targets = {a.get("href") for a in document.xpath("//a[starts-with(@href, '#claim-')]")}
    listed = {f"#{node.get('id')}" for node in document.xpath("//li[starts-with(@id, 'claim-')]")}
    assert targets == listed
