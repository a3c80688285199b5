"""Drawings as PNG: a size of their own, the light theme, letters that can be seen."""

import struct

import pytest
from tests.report.forms.sample import DRAWING, STYLE

from detente.errors import DetenteError
from detente.report.forms.drawings.png import resolved, to_png


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    return struct.unpack(">II", png[16:24])


def test_a_fluid_drawing_gets_a_width():
    png, width = to_png(DRAWING, STYLE)
    assert width == 720
    assert size(png) == (1440, 120)


@pytest.mark.parametrize(
    ("attributes", "pixels"),
    [
        ('width="300" height="200"', (300, 200)),
        ('viewBox="0 0 640 320"', (720, 360)),
        ('viewBox="0 0 100 50" width="100%" height="100"', (200, 100)),
        ('viewBox="0 0 100 50" width="200"', (200, 100)),
        ("", (720, 360)),
    ],
)
def test_sizes(attributes, pixels):
    text, width = resolved(f"<svg {attributes}><rect/></svg>", "")
    assert width == pixels[0]
    start = text[: text.index(">")]
    assert f'width="{pixels[0]}"' in start
    assert f'height="{pixels[1]}"' in start


def test_classes_have_the_light_look():
    text, _ = resolved(DRAWING, STYLE, '<defs><pattern id="p"/></defs>')
    assert "<style>.bar{fill:#123456}</style>" in text
    assert '<pattern id="p"' in text
    assert "ns0:" not in text


def test_the_font_travels_along():
    with_letters, _ = to_png(
        '<svg width="100" height="20"><text y="15">Kabul کابل Кабул</text></svg>', ""
    )
    without, _ = to_png('<svg width="100" height="20"><text y="15"> </text></svg>', "")
    assert with_letters != without
    assert (
        'font-family="serif"'
        not in resolved('<svg><text font-family="serif">a</text></svg>', "")[0]
    )


def test_letters_of_other_scripts_look_for_a_font_of_the_system():
    png, _ = to_png('<svg width="100" height="20"><text y="15">\u4e2d</text></svg>', "")
    assert size(png) == (200, 40)


def test_the_same_drawing_gives_the_same_bytes():
    assert to_png(DRAWING, STYLE) == to_png(DRAWING, STYLE)


def test_entities_and_links_of_a_page_are_read():
    text, _ = resolved('<svg><a xlink:href="#x"><text>5&nbsp;% &lt; 6</text></a></svg>', "")
    assert "5\N{NO-BREAK SPACE}% &lt; 6" in text


def test_a_broken_drawing_is_a_clear_error():
    with pytest.raises(DetenteError, match="a picture of the report cannot be read"):
        to_png("<svg><rect></svg>", "")
