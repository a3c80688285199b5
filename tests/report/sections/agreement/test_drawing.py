"""Parties lie where their positions are; what holds and the zone stand behind them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.pictures.reading import ids, parsed, share, with_class, words

from detente.report.pictures.style import page_style
from detente.report.pictures.svg import NAME_LINE, Name
from detente.report.sections.agreement.drawing import (
    Marks,
    PartyRow,
    positions_key,
    positions_svg,
)

NAME = Name(key="p", title="Positions", description="The positions.")
SPREADS = st.lists(st.integers(0, 100), min_size=3, max_size=3).map(sorted).map(tuple)


def row(spread=(10.0, 20.0, 30.0), **changes) -> PartyRow:
    return PartyRow(**{"name": "Capital", "spread": spread, "influence": 50.0, **changes})


def axis(root) -> tuple[float, float]:
    """Return where the scale starts and how long it is, by its outer lines."""
    lines = [share(n, "x1") for n in root.iter("line") if n.get("class") in {"grid", "zero"}]
    return min(lines), max(lines) - min(lines)


@given(st.lists(SPREADS, min_size=1, max_size=6), st.lists(SPREADS, min_size=1, max_size=1))
def test_what_is_drawn_lies_at_its_value(spreads, others):
    ((low, quo, high),) = others
    marks = Marks(status_quo=quo, reversion=high, zone=(low, high))
    for root in parsed(positions_svg(NAME, [row(spread) for spread in spreads], marks)):
        start, length = axis(root)

        def value(place: float, start=start, length=length) -> float:
            return 100.0 * (place - start) / length

        for spread, bar, dot in zip(
            spreads, with_class(root, "rng"), with_class(root, "dot"), strict=True
        ):
            places = (share(bar, "x1"), share(dot, "cx"), share(bar, "x2"))
            assert [value(place) for place in places] == pytest.approx(spread, abs=0.1)
        assert value(share(with_class(root, "quo")[0], "x1")) == pytest.approx(quo, abs=0.1)
        assert value(share(with_class(root, "back")[0], "x1")) == pytest.approx(high, abs=0.1)
        (zone,) = with_class(root, "zone")
        assert value(share(zone, "x")) == pytest.approx(low, abs=0.1)
        assert 100 * share(zone, "width") / length == pytest.approx(high - low, abs=0.1)


def test_areas_are_as_influence():
    rows = [row(influence=80.0), row(influence=20.0)]
    for root in parsed(positions_svg(NAME, rows, Marks())):
        first, second = (float(dot.get("r")) for dot in with_class(root, "dot"))
        assert (first / second) ** 2 == pytest.approx(4.0)
    nobody = positions_svg(NAME, [row(influence=0.0)], Marks())
    assert all(float(with_class(root, "dot")[0].get("r")) > 0 for root in parsed(nobody))


def test_what_is_not_known_is_not_drawn():
    for root in parsed(positions_svg(NAME, [row()], Marks())):
        for kind in ("quo", "back", "zone"):
            assert with_class(root, kind) == []


def test_an_issue_without_parties_still_has_its_scale():
    for root in parsed(positions_svg(NAME, [], Marks(status_quo=5.0))):
        assert words(root) == ["0", "50", "100"]


def test_names_stand_above_on_narrow_screens_and_ids_once():
    long = "Council of the united front and of all its friends"
    svg = positions_svg(NAME, [row(name=long)], Marks())
    wide, narrow = parsed(svg)
    assert "only-wide" in wide.get("class")
    assert "only-narrow" in narrow.get("class")
    assert not any(word.endswith("…") for word in (*words(wide), *words(narrow)))
    assert len(ids(svg)) == len(set(ids(svg))) == 4


def test_a_name_of_two_lines_makes_its_row_taller_and_its_bar_lies_beside_it():
    short, long = row(), row(name="Council of the united front and of all its friends")
    (one, *_), (two, *_) = (
        parsed(positions_svg(NAME, [first, short], Marks())) for first in (short, long)
    )
    assert float(two.get("height")) - float(one.get("height")) == NAME_LINE
    (above, below), (taller, pushed) = (
        [float(node.get("y1")) for node in with_class(root, "rng")] for root in (one, two)
    )
    assert taller - above == NAME_LINE / 2
    assert pushed - below == NAME_LINE


def test_every_sign_is_in_the_key_and_the_style_sheet():
    drawn = "".join(entry.sample for entry in positions_key())
    for kind in ("rng", "dot", "quo", "back", "zone", "zone rare"):
        assert f'class="{kind}"' in drawn
        assert f".fig .{kind.replace(' ', '.')} {{" in page_style()


def test_names_are_escaped():
    assert "<b>" not in positions_svg(NAME, [row(name="<b>")], Marks())
