"""Runs: looks, links, references to claims, white space."""

import pytest

from detente.report.forms.blocks import Chip, Link, Text, plain
from detente.report.forms.elements import parse
from detente.report.forms.runs import clean, runs_of, skipped


def read(html: str, **options):
    return runs_of(parse(html).root.children, **options)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("  a\n  b  ", "a b"),
        ("a <b> b </b> c", "a b c"),
        ("a<br> b <br><br>c", "a\nb\nc"),
        ("<br>a<br>", "a"),
        (
            "one<div>two</div>three<ul><li>four</li><li>five</li></ul>",
            "one\ntwo\nthree\nfour\nfive",
        ),
        ("5\N{NO-BREAK SPACE}%", "5\N{NO-BREAK SPACE}%"),
        ("seats<span>11</span>", "seats 11"),
        ("(<span>11</span>)", "(11)"),
        ("by 2021<span>\u2506 wars: 7</span>", "by 2021 \u2506 wars: 7"),
        ("<span>PUBLIC</span><span>use</span>", "PUBLIC · use"),
        ("<b>a</b> <span>b</span>", "a b"),
        ("a<svg><text>no</text></svg>b", "ab"),
        ("a<button>press</button>", "a"),
        ("", ""),
        (" <br> ", ""),
    ],
)
def test_white_space_is_that_of_a_reader(html, words):
    assert plain(read(html)) == words


def test_what_a_style_sheet_parts_is_parted():
    assert plain(read("\n<b>a</b>\n<span>b</span>\n", parted=True)) == "a · b"


def test_looks_are_kept():
    assert read("a <strong>b</strong><em>c</em> <code>d</code>") == (
        Text("a "),
        Text("b", "strong"),
        Text("c", "emphasis"),
        Text(" "),
        Text("d", "code"),
    )


def test_links_and_references():
    html = (
        '<a href="#x">x</a> <a href="https://a.example">y</a> <a href="javascript:z()">z</a> '
        '<a class="chip weak" href="#claim-C-1" title="They &lt;met&gt;.">C-1 B2</a>'
    )
    assert read(html) == (
        Link("x", "#x"),
        Text(" "),
        Link("y", "https://a.example"),
        Text(" z "),
        Chip("C-1", "C-1 B2", "They <met>."),
    )


def test_a_link_without_words_is_left_out():
    assert read('a<a href="#x"></a>') == (Text("a"),)


def test_control_characters_and_turning_marks_are_left_out():
    assert clean("a\x00\x1b\u202e\u2067b\ud800") == "ab"
    kept = "\u200c\u200d\u200e\u200f\u0637\U0001f54a"
    assert clean(kept) == kept


def test_what_is_not_read():
    (element,) = parse("<nav>a</nav>").root.find("nav")
    assert skipped(element)
