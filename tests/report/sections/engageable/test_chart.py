"""Charts of the camps follow their numbers and escape their names."""

import pytest
from tests.assess.runs import finished
from tests.report.pictures.reading import ids, parsed, with_class, words

from detente.assess.engageable.record import Camps, RivalPresence, Tile
from detente.report.sections.engageable.chart import camp_count_chart, class_chart, tile_maps

NAMES = {"river-wing": "River wing", "hill-wing": "Hill wing"}


def camps() -> Camps:
    return finished()[0].camps


def test_classes_by_faction_and_rule():
    figure = class_chart(camps(), NAMES)
    for root in parsed(figure.svg):
        assert {*NAMES.values(), "cautious rule", "generous rule"} <= set(words(root))
    assert [entry.words for entry in figure.key] == ["engageable", "between", "spoiler"]
    assert [row[0] for row in figure.twin.rows] == list(NAMES.values())


def test_classes_part_without_colour():
    figure = class_chart(camps(), NAMES)
    for root in parsed(figure.svg):
        fills = {node.get("fill") for node in with_class(root, "edge")}
        assert len(fills) == 3


def test_the_title_names_whom_the_rules_part_on():
    apart = camps().factions["river-wing"].model_copy(update={"contradiction": 0.4})
    agreed = camps().factions["hill-wing"].model_copy(update={"contradiction": 0.1})
    both = camps().model_copy(update={"factions": {"river-wing": apart, "hill-wing": agreed}})
    figure = class_chart(both, NAMES)
    assert figure.finding == "The cautious and the generous rule part on River wing"
    named = [row[0] for row in figure.twin.rows if row[-1] >= 0.2]
    assert named == ["River wing"]
    neither = camps().model_copy(update={"factions": {"hill-wing": agreed}})
    assert class_chart(neither, NAMES).finding.endswith("agree on every faction in most draws")


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
    assert draw(camps()).svg != draw(other).svg


@pytest.mark.parametrize(
    ("verdict", "finding"),
    [
        (None, "The record cannot tell how many camps there are"),
        (1, "The record points to one camp"),
        (3, "The record points to 3 camps"),
    ],
)
def test_the_number_of_camps_is_the_verdict(verdict, finding):
    found = camps().model_copy(update={"camp_verdict": verdict})
    assert camp_count_chart(found).finding == finding


def test_names_are_escaped():
    names = {**NAMES, "river-wing": "<script>alert(1)</script> & co"}
    svg = class_chart(camps(), names).svg
    assert "<script" not in svg
    assert "&lt;script" in svg


def presence(*names: str, readings: tuple[str, ...] = ("east",)) -> RivalPresence:
    return RivalPresence(
        tiles={name: Tile(name=name, row=0, col=n) for n, name in enumerate(names)},
        readings={r: {name: 0.1 * n for n, name in enumerate(names)} for r in readings},
    )


def test_one_map_for_each_reading_with_ids_of_its_own():
    west, east = tile_maps(presence("Here", "There", readings=("west", "east")))
    assert "“west”" in west.finding
    assert "“east”" in east.finding
    both = ids(west.svg + east.svg)
    assert len(both) == len(set(both))
    assert [bool(figure.key) for figure in (west, east)] == [False, True]


def test_the_title_names_the_highest_region():
    (figure,) = tile_maps(presence("Here", "There"))
    assert figure.finding == "Reading “east”: highest in There, 10 %"
    assert max(figure.twin.rows, key=lambda row: row[1])[0] == "There"
    (nowhere,) = tile_maps(presence("Here"))
    assert nowhere.finding == "Reading “east”: in no region"


def test_maps_of_a_set_have_the_same_steps():
    where = presence("Here", "There", readings=("west", "east"))
    larger = where.model_copy(
        update={"readings": {**where.readings, "east": {"Here": 0.0, "There": 0.9}}}
    )
    west, east = tile_maps(larger)
    assert not with_class(parsed(west.svg)[0], "q4")
    assert with_class(parsed(east.svg)[0], "q4")
