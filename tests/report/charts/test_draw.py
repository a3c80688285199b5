"""Drawing: the same bytes, a description, nothing fetched."""

import re

from detente.report.charts.draw import chart

BARS = {
    "data": {"values": [{"a": "x", "b": 1}, {"a": "y", "b": 2}]},
    "mark": "bar",
    "encoding": {
        "x": {"field": "a", "type": "nominal"},
        "y": {"field": "b", "type": "quantitative"},
    },
}


def test_the_same_specification_gives_the_same_bytes():
    assert chart(BARS, "Bars.") == chart(BARS, "Bars.")


def test_gradients_are_named_after_the_chart_and_still_found():
    """The renderer numbers them over all charts of a process."""
    scale = {"field": "b", "type": "quantitative", "legend": {"orient": "bottom"}}
    tiles = {**BARS, "encoding": {**BARS["encoding"], "color": scale}}
    first, other = chart(tiles, "Tiles."), chart(tiles, "Other tiles.")
    assert chart(tiles, "Tiles.") == first
    names = re.findall(r'\bid="([^"]+)"', first)
    assert names
    assert set(re.findall(r"url\(#([^)]+)\)", first)) <= set(names)
    assert not set(names) & set(re.findall(r'\bid="([^"]+)"', other))


def test_a_description_for_those_who_cannot_see_it():
    svg = chart(BARS, 'Bars of "a" & <b>.')
    assert svg.startswith('<svg role="img" aria-label="Bars of &quot;a&quot; &amp; &lt;b>."')
    assert svg.count("<svg ") == 1
    assert svg.rstrip().endswith("</svg>")


def test_nothing_is_fetched():
    svg = chart(BARS, "Bars.")
    assert not re.search(r"(?:href|src)\s*=|url\((?!#)|@import|<script|<image|<link", svg)
    addresses = set(re.findall(r"https?://[^\"' )]+", svg))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
