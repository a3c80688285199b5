"""Lines in a picture of its own: it brings its style, its width and a white ground."""

import re
from xml.etree import ElementTree as ET

import pytest

from detente.report.pictures.axis import number_axis
from detente.report.pictures.paths import Path, PathKey, PathPanel, paths_svg
from detente.report.pictures.svg import Name

NAME = Name(key="rounds", title="Positions by round", description="Lines.")
SPACE = "{http://www.w3.org/2000/svg}"


def panel(*values: float, title: str = "tax") -> PathPanel:
    return PathPanel(
        title=title,
        note="bargaining.challenge",
        axis=number_axis(values, zero=False),
        paths=(Path(values, "middle"),),
    )


def read(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def test_it_stands_alone():
    svg = paths_svg(NAME, [[panel(1.0, 2.0, 4.0)]], [PathKey("median", "middle")])
    root = read(svg)
    assert root.tag == f"{SPACE}svg"
    assert re.fullmatch(r"\d+", root.get("width"))
    assert root.get("role") == "img"
    assert ".fig .ground { fill: #fff; }" in root.find(f"{SPACE}style").text
    assert root.find(f"{SPACE}rect").get("class") == "ground"
    assert "var(" not in svg


def test_a_line_goes_through_its_values():
    shown = panel(0.0, 5.0, 10.0)
    root = read(paths_svg(NAME, [[shown]], []))
    (path,) = root.iter(f"{SPACE}path")
    points = [tuple(map(float, p.split(","))) for p in path.get("d").lstrip("M").split(" L")]
    for n, (x, y) in enumerate(points):
        assert x == pytest.approx(500.0 * n)
        assert 1.0 - y / 1000.0 == pytest.approx(shown.axis.at(shown.paths[0].values[n]), abs=0.005)


def test_panels_stand_in_rows():
    one, four = (
        read(paths_svg(NAME, panels, []))
        for panels in ([[panel(1.0, 2.0)]], [[panel(1.0, 2.0)] * 2] * 2)
    )
    assert float(four.get("width")) > 1.9 * float(one.get("width")) - 20
    assert float(four.get("height")) > 1.9 * float(one.get("height")) - 20


def test_names_are_escaped_and_bytes_are_the_same():
    svg = paths_svg(NAME, [[panel(1.0, 2.0, title="<b>")]], [PathKey("<i>", "c0")])
    assert "<b>" not in svg
    assert "<i>" not in svg
    assert svg == paths_svg(NAME, [[panel(1.0, 2.0, title="<b>")]], [PathKey("<i>", "c0")])
