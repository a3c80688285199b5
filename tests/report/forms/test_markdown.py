"""Markdown: read back with a parser of CommonMark, it is the page again."""

import re
from html import unescape

import pytest
from markdown_it import MarkdownIt
from tests.report.forms.sample import HOSTILE, claims, page

from detente.report.forms.blocks import Cell, Link, Page, Paragraph, Row, Table, Text
from detente.report.forms.markdown import SIGN, to_markdown
from detente.report.forms.runs import clean


def text() -> str:
    return to_markdown(page(), claims())


def read(markdown: str) -> str:
    return (
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    )


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def of(*runs, kind="text") -> str:
    front = (Paragraph(tuple(runs), kind),)
    whole = Page(title="", language="en", style="", defs="", front=front, inner=())
    return to_markdown(whole, {}).removeprefix(f"{SIGN}\n\n").removesuffix("\n")


def test_headings_lists_tables_and_a_rule_after_page_one():
    made = text()
    assert made.startswith(
        f"{SIGN}\n\n**PUBLIC** · not for targeting · as of 1 May\n\n# Does picking pay?"
    )
    assert "> **Bottom line.** It cannot be told apart. It is *very* unlikely" in made
    assert "| option | deal – low | deal – high |\n| --- | --- | --- |" in made
    assert made.count("\n---\n") == 1
    assert "1.  first\n    -   within\n2.  `a|b`" in made


def test_a_picture_is_its_title_description_and_table():
    assert (
        "**Figure: Deaths rose**\n\nDeaths rose from 2 to 5.\n\n**Table: Deaths a year**\n\n"
        "| year | deaths |\n| --- | ---: |\n| 2012 | 2 |" in text()
    )


def test_references_are_footnotes_with_grade_and_source():
    made = text()
    assert "2012 [^claim-C1] [^claim-C2]" in made.replace("2012[", "2012 [").replace("][", "] [")
    notes = re.findall(r"^\[\^(claim-C\d)\]: (.*)$", made, re.MULTILINE)
    assert notes[0] == (
        "claim-C1",
        "C1, grade B2: They met \\| C1. Source: [The \\*Daily\\*](https://example.org/a_%28b%29)",
    )
    assert [name for name, _ in notes] == ["claim-C1", "claim-C2"]


def test_every_reference_has_its_note_and_every_note_a_reference():
    made = text()
    cited = set(re.findall(r"\[\^([^\]]+)\](?!:)", made))
    noted = re.findall(r"^\[\^([^\]]+)\]:", made, re.MULTILINE)
    assert cited == set(noted)
    assert len(noted) == len(set(noted))


def test_links_keep_their_targets():
    made = text()
    assert "[a source](https://example.org/a_%28b%29?c=%7Cd)" in made
    assert "javascript" not in made
    assert '<a id="claims"></a>\n\n## Claims' in made
    assert "[the claims](#claims)" in made


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_text(name):
    wanted = " ".join(clean(HOSTILE[name]).split())
    html = read(of(Text(wanted)))
    assert words(html) == wanted
    assert re.findall(r"<(\w+)", html) == ["p"]


def test_the_hostile_page_holds_no_markup_of_its_text():
    html = read(text())
    tags = set(re.findall(r"<(\w+)", html))
    assert tags <= {
        *("a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "hr", "li", "ol", "p", "strong"),
        *("table", "tbody", "td", "th", "thead", "tr", "ul"),
    }
    assert "alert(1)" in html
    rows = [line for line in text().splitlines() if line.startswith("| a ")]
    assert rows
    assert all(row == "| a \\| b |" for row in rows)


def test_a_bar_in_code_is_escaped_in_a_table_only():
    assert of(Text("a|b", "code")) == "`a|b`"
    table = Table((), (), (Row((Cell((Text("a|b", "code"),)),)),))
    whole = Page(title="", language="en", style="", defs="", front=(table,), inner=())
    assert "| `a\\|b` |" in to_markdown(whole, {})


def test_looks():
    assert of(Text("a "), Text(" b ", "strong"), Text("c", "emphasis")) == "a  **b** *c*"
    assert of(Text("a``b", "code")) == "``` a``b ```"
    assert of(Text(" ", "strong"), Text("a")) == " a"
    assert of(Text("a\nb")) == "a\\\nb"
    assert of(Text("a\nb"), kind="bottom") == "> a\\\n> b"
    assert of(Text("more"), kind="summary") == "**more**"


def test_a_link_after_an_exclamation_mark_is_no_picture():
    assert of(Text("Stop!"), Link("x", "#y")) == "Stop\\![x](#y)"


def test_addresses_do_not_become_links_by_themselves():
    html = read(of(Text("see http://evil.example and www.evil.example or a@evil.example")))
    assert "<a" not in html
    assert words(html) == "see http://evil.example and www.evil.example or a@evil.example"
