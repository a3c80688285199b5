"""Primitives: two decimals, no negative zero, text as text, nothing but classes."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.pictures.reading import parsed, words

from detente.report.pictures import svg
from detente.report.pictures.svg import Name

NAME = Name(key="p", title="A title", description="A description.")
NUMBERS = st.floats(-1e4, 1e4)


@given(NUMBERS)
def test_no_coordinate_is_a_negative_zero_or_has_more_than_two_decimals(value):
    assert re.fullmatch(r"-?\d+(\.\d{1,2})?", svg.coordinate(value))
    assert re.fullmatch(r"-?\d+\.\d\d%", svg.width_share(value))
    assert not re.match(r"-0(\.0+)?%?$", svg.coordinate(value))
    assert not re.match(r"-0(\.0+)?%?$", svg.width_share(value))
    assert float(svg.coordinate(value)) == pytest.approx(value, abs=0.0051)


@given(st.text())
def test_any_text_is_drawn_as_text(given_words):
    drawn = svg.picture(
        Name(key="p", title=given_words, description=given_words),
        20,
        [svg.text((0.0, 12.0), given_words)],
    )
    (root,) = parsed(drawn)
    assert len(words(root)) == 1
    assert [node.tag for node in root] == ["title", "desc", "g"]
    assert root[2].get("aria-hidden") == "true"


def test_markup_in_a_text_is_escaped():
    drawn = svg.text((0.5, 3.0), '<b>&"', "lab")
    assert drawn == (
        '<text x="50.00%" y="3" text-anchor="start" class="lab">&lt;b&gt;&amp;&quot;</text>'
    )


def test_a_picture_has_full_width_fixed_height_and_words():
    (root,) = parsed(svg.picture(NAME, 40.0, [svg.circle((0.25, 4.0), 5.0, "dot")]))
    assert (root.get("width"), root.get("height")) == ("100%", "40")
    assert "viewBox" not in root.attrib
    assert root.get("role") == "img"
    assert (root[0].get("id"), root[0].text) == ("p-t", "A title")
    assert (root[1].get("id"), root[1].text) == ("p-d", "A description.")
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == ("p-t", "p-d")


def test_nothing_but_classes_says_how_it_looks():
    parts = [
        svg.line((0.0, 0.0), (1.0, 0.0), "grid"),
        svg.rect((0.0, 0.0), (0.5, 4.0), "edge"),
        svg.circle((0.0, 0.0), 5.0, "dot"),
        svg.diamond((0.5, 5.0)),
        svg.curve([(0.0, 1.0), (1.0, 0.0)], ((0.0, 0.0), (1.0, 40.0)), "ln"),
        svg.text((0.0, 0.0), "a", shift=3.0),
    ]
    drawn = svg.picture(NAME, 40.0, parts)
    assert not re.search(r"\b(style|stroke|stroke-width|font-size|opacity|fill)=", drawn)
    ET.fromstring(drawn)


def test_a_curve_stretches_with_its_box():
    drawn = svg.curve([(0.0, 1.0), (0.5, 0.25)], ((0.1, 8.0), (0.8, 100.0)), "ln")
    node = ET.fromstring(drawn)
    assert node.get("viewBox") == "0 0 1000 1000"
    assert node.get("preserveAspectRatio") == "none"
    assert node[0].get("d") == "M0,1000 L500,250"


@given(st.text(min_size=1), st.floats(30.0, 400.0))
def test_a_fitted_text_fits(given_words, pixels):
    assert svg.text_width(svg.fitted(given_words, pixels), 12.0) <= pixels


def test_a_text_that_fits_is_left_as_it_is():
    assert svg.fitted("Doha office", 200.0) == "Doha office"
    assert svg.fitted("Political office in Doha", 90.0).endswith("…")


@given(st.lists(st.text("abc", min_size=1, max_size=12), min_size=1, max_size=8))
def test_a_name_takes_two_lines_at_most_and_loses_nothing_that_fits(parts):
    name, pixels = " ".join(parts), 120.0
    lines = svg.wrapped(name, pixels)
    assert len(lines) <= 2
    assert all(svg.text_width(line, 12.0) <= pixels for line in lines)
    cut = lines[-1].endswith("…")
    assert cut or " ".join(lines) == name
    assert not (cut and svg.text_width(name, 12.0) <= pixels)
    assert cut or len(lines) == 1 + (svg.text_width(name, 12.0) > pixels)


def test_the_lines_of_a_name_lie_one_below_the_other():
    drawn = svg.wrapped_text((0.5, 10.0), ["one", "two"], anchor="end", shift=-9.0)
    assert [re.search(r'y="([^"]+)"', one)[1] for one in drawn] == ["10", f"{10 + svg.NAME_LINE:g}"]
    assert all('dx="-9" text-anchor="end"' in one for one in drawn)
