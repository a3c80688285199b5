"""Charts of the camps follow their numbers and escape their names."""

import re

import pytest
from tests.assess.runs import finished

from detente.assess.engageable.record import Camps, RivalPresence, Tile
from detente.report.sections.engageable.chart import camp_count_chart, class_chart, tile_map

NAMES = {"river-wing": "River wing", "hill-wing": "Hill wing"}


def camps() -> Camps:
    return finished()[0].camps


def test_classes_by_faction_and_rule():
    svg = class_chart(camps(), NAMES)
    for text in (*NAMES.values(), "pessimistic", "optimistic", "spoiler", "engageable"):
        assert f">{text}<" in svg


def test_classes_part_without_colour():
    svg = class_chart(camps(), NAMES)
    for name in ("ambivalent", "engageable"):
        (own,) = re.findall(rf'<pattern id="([^"]+-{name})"', svg)
        assert svg.count(f'fill="url(#{own})"') >= 2  # a bar and the legend
    assert 'fill="#d95f02"' in svg


@pytest.mark.parametrize("draw", [camp_count_chart, lambda found: class_chart(found, NAMES)])
def test_a_chart_changes_with_its_numbers(draw):
    shares = {"spoiler": 0.9, "ambivalent": 0.1, "engageable": 0.0}
    wing = camps().factions["river-wing"].model_copy(update={"pessimistic": shares})
    other = camps().model_copy(
        update={
            "camp_count": {"1": 0.7, "2": 0.1, "3": 0.1, "4": 0.1},
            "factions": {**camps().factions, "river-wing": wing},
        }
    )
    assert draw(camps()) == draw(camps())
    assert draw(camps()) != draw(other)


def test_names_are_escaped():
    names = {**NAMES, "river-wing": "<script>alert(1)</script> & co"}
    svg = class_chart(camps(), names)
    assert "<script" not in svg
    assert "&lt;script" in svg


def presence(*names: str, readings: tuple[str, ...] = ("east",)) -> RivalPresence:
    return RivalPresence(
        tiles={name: Tile(name=name, row=0, col=n) for n, name in enumerate(names)},
        readings={r: {name: 0.1 * n for n, name in enumerate(names)} for r in readings},
    )


def test_tiles_bear_beginnings_that_tell_them_apart():
    svg = tile_map(presence("Paktia", "Paktika", "Nangarhar", "Fee"))
    for text in ("Paktia", "Paktik", "Nanga", "Fee"):
        assert f">{text}<" in svg


def test_one_map_for_each_reading():
    svg = tile_map(presence("Here", readings=("west", "east")))
    assert svg.index(">west<") < svg.index(">east<")


def test_a_map_changes_with_its_shares():
    where = presence("Here", "There")
    other = where.model_copy(update={"readings": {"east": {"Here": 0.0, "There": 0.9}}})
    assert tile_map(where) == tile_map(where)
    assert tile_map(where) != tile_map(other)
