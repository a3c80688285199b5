"""Colours stand out from the paper by arithmetic, in both schemes."""

import re
from pathlib import Path

import pytest

import detente.report
from detente.report.pictures.style import alone_style, page_style, tokens

TEXT = ("ink", "muted", "record", "accent", "warn")
GRAPHICS = (
    *("accent", "range", "record", "engage", "swing", "spoil", "ink", "muted", "line-other"),
    *(f"line-{n}" for n in range(10)),
)
STEPS = ("on-low", "on-low", "on-low", "on-high", "on-high")


def whole_style() -> str:
    """Return every rule of the page."""
    top = Path(detente.report.__file__).parent
    files = sorted(top.rglob("*.css"), key=lambda file: file.name != "tokens.css")
    return "".join(file.read_text(encoding="utf-8") for file in files)


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
    assert contrast(found[name], found["panel"]) >= 4.5


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


def test_a_colour_is_stated_as_a_token_only():
    rules = whole_style().split("/* end of colours */")
    assert len(rules) == 2
    assert re.findall(r"#[0-9a-f]{3,8}\b(?=[^{}]*})", rules[1]) == []
    assert all(f".fig .c{n} {{ stroke: var(--line-{n}); }}" in rules[1] for n in range(10))


def test_the_dark_scheme_states_every_colour_of_the_light_one():
    light_ones, dark_ones = re.findall(r":root \{(.*?)\}", page_style(), re.DOTALL)[:2]
    names = [re.findall(r"--([\w-]+):", part) for part in (light_ones, dark_ones)]
    assert names[0] == names[1]


def test_the_grid_of_panels_is_stated_once():
    assert page_style().count("grid-template-rows: subgrid") == 1


def test_print_is_on_white_whatever_the_screen():
    assert "@media screen and (prefers-color-scheme: dark)" in page_style()


def test_under_forced_colours_tokens_are_system_colours():
    assert re.search(r"forced-colors: active\).*?--ink: CanvasText", page_style(), re.DOTALL)
    assert "forced-color-adjust: none" in page_style()


def test_every_token_is_declared_and_used():
    assert set(re.findall(r"var\(--([\w-]+)\)", whole_style())) == set(tokens())


def test_a_picture_alone_needs_no_variable():
    found = alone_style()
    assert "var(" not in found
    assert "@" not in found
    assert ".fig .ground { fill: #fff; }" in found


def test_nothing_is_fetched():
    assert "url(" not in page_style()
    assert "@import" not in page_style()
