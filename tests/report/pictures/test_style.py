"""Colours stand out from the paper by arithmetic, in both schemes."""

import re

import pytest

from detente.report.pictures.style import alone_style, page_style, tokens

TEXT = ("ink", "muted", "record", "accent")
GRAPHICS = ("accent", "range", "record", "engage", "swing", "spoil", "ink", "muted")
STEPS = ("on-low", "on-low", "on-low", "on-high", "on-high")


def channels(colour: str) -> list[float]:
    digits = colour.removeprefix("#")
    digits = "".join(2 * d for d in digits) if len(digits) == 3 else digits
    return [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]


def light(colour: str) -> float:
    """Return the relative luminance of WCAG."""
    parts = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in channels(colour)]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_arithmetic_knows_black_on_white():
    assert contrast("#000", "#fff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", TEXT)
def test_text_stands_out(scheme, name):
    found = tokens(scheme)
    assert contrast(found[name], found["paper"]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", GRAPHICS)
def test_graphics_stand_out(scheme, name):
    found = tokens(scheme)
    assert contrast(found[name], found["paper"]) >= 3.0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_tile(scheme):
    found = tokens(scheme)
    for step, ink in enumerate(STEPS):
        assert contrast(found[ink], found[f"step-{step}"]) >= 4.5, step


def test_lines_of_actors_stand_out_from_white():
    colours = re.findall(r"\.fig \.c\d \{ stroke: (#\w+);", page_style())
    assert len(colours) == 10
    assert min(contrast(colour, "#fff") for colour in colours) >= 3.0


def test_print_is_on_white_whatever_the_screen():
    assert "@media screen and (prefers-color-scheme: dark)" in page_style()


def test_under_forced_colours_tokens_are_system_colours():
    assert re.search(r"forced-colors: active\).*?--ink: CanvasText", page_style(), re.DOTALL)
    assert "forced-color-adjust: none" in page_style()


def test_every_token_that_is_used_is_declared():
    assert set(re.findall(r"var\(--([\w-]+)\)", page_style())) <= set(tokens())


def test_a_picture_alone_needs_no_variable():
    found = alone_style()
    assert "var(" not in found
    assert "@" not in found
    assert ".fig .ground { fill: #fff; }" in found


def test_nothing_is_fetched():
    assert "url(" not in page_style()
    assert "@import" not in page_style()
