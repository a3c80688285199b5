"""Tile maps: a number in each tile, five steps, names where they fit."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.pictures.reading import ids, parsed, share, with_class, words

from detente.report.pictures.svg import Name
from detente.report.pictures.tiles import TileCell, codes, step_of, tiles_key, tiles_svg

NAME = Name(key="map", title="Map", description="A map.")


def cells(*names: str, columns: int = 2, value: float = 0.5) -> list[TileCell]:
    return [
        TileCell(name=name, row=n // columns, col=n % columns, share=value)
        for n, name in enumerate(names)
    ]


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_steps_rise_with_the_share(one, other):
    assert step_of(min(one, other)) <= step_of(max(one, other))
    assert 0 <= step_of(one) <= 4
    assert step_of(one / 10, end=0.1) == step_of(one)


def test_every_tile_has_its_number_and_its_step():
    for root in parsed(tiles_svg(NAME, cells("Here", "There", value=0.83))):
        assert words(root).count("83") == 2
        assert len(with_class(root, "tile", "q4")) == 2
        assert len(with_class(root, "on-high", "strong")) == 2


def test_tiles_stand_at_their_row_and_column():
    wide, _ = parsed(tiles_svg(NAME, cells("a", "b", "c")))
    places = [(share(n, "x"), float(n.get("y"))) for n in with_class(wide, "tile")]
    assert places == [(0.0, 0.0), (0.5, 0.0), (0.0, 36.0)]


def test_narrow_tiles_have_three_letters_where_a_name_does_not_fit():
    many = [f"{letter}unar" for letter in "BDFGHJKL"]
    wide, narrow = parsed(tiles_svg(NAME, cells("Nangarhar", *many, columns=9)))
    assert "Kunar" in words(wide)
    assert {"Nan", "Kun"} <= set(words(narrow))
    _, roomy = parsed(tiles_svg(NAME, cells("Upper", "Lower", columns=2)))
    assert {"Upper", "Lower"} <= set(words(roomy))


def test_a_tile_has_the_colour_of_the_number_printed():
    for value in (0.115, 0.1249):
        (root, _) = parsed(
            tiles_svg(NAME, [TileCell(name="a", row=0, col=0, share=value)], end=0.2)
        )
        assert f"{100 * value:.0f}" in words(root)
        assert with_class(root, "tile", f"q{step_of(0.12, 0.2)}")


@given(st.lists(st.text("abcdefgh", min_size=5, max_size=8), unique=True, max_size=3))
def test_three_letters_tell_a_few_names_apart_where_letters_do(names):
    found = codes(names)
    assert set(found) == set(names)
    assert all(len(code) <= 3 for code in found.values())


def test_names_alike_get_letters_that_differ():
    assert codes(["Paktia", "Paktika"]) == {"Paktia": "Pak", "Paktika": "Pat"}


def test_names_are_escaped_and_ids_stand_once():
    svg = tiles_svg(NAME, cells("<b>", "a"))
    assert "<b>" not in svg
    assert len(ids(svg)) == len(set(ids(svg)))


def test_the_key_has_five_steps():
    assert next(entry.words for entry in tiles_key()) == "0 to 20 %"
    assert len(tiles_key()) == 5
    assert [entry.words for entry in tiles_key(0.1)][-1] == "8 to 10 %"


def test_a_map_without_regions_is_refused():
    with pytest.raises(ValueError, match="empty"):
        tiles_svg(NAME, [])


def test_a_small_share_is_never_printed_as_none():
    shares = (0.0, 0.004, 0.5, 0.996, 1.0)
    made = [TileCell(name="A", row=0, col=n, share=s) for n, s in enumerate(shares)]
    drawn = html.unescape(tiles_svg(NAME, made))
    for number in ("0", "<1", "50", ">99", "100"):
        assert f">{number}</text>" in drawn
