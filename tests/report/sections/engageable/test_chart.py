"""Charts of the camps follow their numbers and escape their names."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.runs import finished
from tests.report.pictures.reading import ids, parsed, with_class, words

from detente.assess.engageable.record import Camps, RivalPresence, Tile
from detente.report.sections.engageable.chart import (
    camp_count_chart,
    class_chart,
    seen_sentence,
    tile_maps,
    weight_sentence,
)
from detente.runs.result import Interval

NAMES = {"river-wing": "River wing", "hill-wing": "Hill wing"}


def camps() -> Camps:
    return finished()[0].camps


def test_classes_by_faction_and_rule():
    figure = class_chart(camps(), NAMES)
    for root in parsed(figure.svg):
        assert {*NAMES.values(), "cautious rule", "generous rule"} <= set(words(root))
    assert [entry.words for entry in figure.key] == ["engageable", "ambivalent", "spoiler"]
    assert {row[0] for row in figure.twin.rows} == {*NAMES.values()}
    for row in figure.twin.rows:
        assert all(sum(shares) == pytest.approx(1.0) for shares in (row[1:4], row[4:7]))


def test_classes_part_without_colour():
    figure = class_chart(camps(), NAMES)
    for root in parsed(figure.svg):
        looks = {node.get("class") for node in root.iter() if node.tag.endswith("use")}
        assert looks == {"slants", "dots"}
        assert with_class(root, "f-engageable", "edge")


def test_the_title_names_whom_the_rules_part_on():
    apart = camps().factions["river-wing"].model_copy(update={"contradiction": 0.4})
    agreed = camps().factions["hill-wing"].model_copy(update={"contradiction": 0.1})
    both = camps().model_copy(update={"factions": {"river-wing": apart, "hill-wing": agreed}})
    figure = class_chart(both, NAMES)
    start = "The cautious and the generous rule disagree on"
    assert figure.finding == f"{start} River wing in a fifth of draws or more"
    named = [row[0] for row in figure.twin.rows if (row[7] or 0.0) >= 0.2]
    assert named == ["River wing"]
    every = camps().model_copy(update={"factions": dict.fromkeys(NAMES, apart)})
    assert class_chart(every, NAMES).finding.startswith(f"{start} every faction in")
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


def placed(found: RivalPresence, **changes) -> Camps:
    """Return camps with a rival at some places, and factions without weight there."""
    update = {"rival_presence": found, "rival_weight": {}, **changes}
    return camps().model_copy(update=update)


def test_one_map_for_each_reading_with_ids_of_its_own():
    west, east = tile_maps(placed(presence("Here", "There", readings=("west", "east"))))
    assert "“west”" in west.finding
    assert "“east”" in east.finding
    both = ids(west.svg + east.svg)
    assert len(both) == len(set(both))
    assert [bool(figure.key) for figure in (west, east)] == [False, True]


def test_without_a_rival_there_is_no_map():
    assert tile_maps(camps().model_copy(update={"rival_presence": None})) == []


def test_the_title_names_the_highest_region():
    (figure,) = tile_maps(placed(presence("Here", "There")))
    assert figure.finding == "Reading “east”: highest in There, 10 %"
    assert max(figure.twin.rows, key=lambda row: row[1])[0] == "There"
    (nowhere,) = tile_maps(placed(presence("Here")))
    assert nowhere.finding == "Reading “east”: in no region"


WHERE = ("Here", "There", "Yonder", "Elsewhere", "Beyond")
SHARES = st.one_of(st.just(0.0), st.floats(0.0, 0.02), st.floats(0.0, 1.0))


def printed_share(cell: str) -> float:
    return {"under 1": 0.5, "over 99": 99.5}.get(cell) or float(cell)


@given(st.lists(st.lists(SHARES, min_size=5, max_size=5), min_size=1, max_size=3))
@settings(max_examples=200)
def test_the_title_can_be_made_from_the_table(drawn):
    names = tuple(f"reading {n}" for n in range(len(drawn)))
    readings = {r: dict(zip(WHERE, one, strict=True)) for r, one in zip(names, drawn, strict=True)}
    found = presence(*WHERE).model_copy(update={"readings": readings})
    for n, figure in enumerate(tile_maps(placed(found)), start=1):
        rows = figure.twin.printed()
        most = max(rows, key=lambda row: printed_share(row[n]))[n]
        start = f"Reading “{names[n - 1]}”: "
        if most == "0":
            assert figure.finding == f"{start}in no region"
            continue
        region, share = figure.finding.removeprefix(f"{start}highest in ").split(", ")
        assert share.split() == [*most.split(), "%"]
        alike = [row[0] for row in rows if row[n] == most]
        assert any(region in re.findall(r"\w+", row) or "other" in row for row in alike)


def test_whether_a_partner_has_weight_there_is_said_once():
    heavy, light = (Interval(p10=m, p50=m, p90=m) for m in (0.2, 0.1))
    weight = {"all": {"river-wing": light, "hill-wing": heavy}}
    picks = {"all": {"river-wing": 0.9, "hill-wing": 0.25}, "any": {}, "weighted": {}}
    where = presence("Here", "There", readings=("west", "east"))
    found = placed(where, rival_weight=weight, partners=picks, combine="all")
    assert weight_sentence(found, NAMES) == (
        "Most weight where it is strong: Hill wing, picked in 25 % of draws."
    )
    by_reading = {**weight, "east": {"river-wing": heavy, "hill-wing": light}}
    assert weight_sentence(found.model_copy(update={"rival_weight": by_reading}), NAMES) == (
        "Most weight where it is strong, by reading: Hill wing, picked in 25 % of draws (west); "
        "River wing, picked in 90 % of draws (east)."
    )
    unruled = found.model_copy(update={"combine": None})
    assert weight_sentence(unruled, NAMES) == "Most weight where it is strong: Hill wing."
    assert weight_sentence(placed(where), NAMES) == ""
    assert weight_sentence(camps().model_copy(update={"rival_presence": None}), NAMES) == ""


def test_how_far_the_convenor_errs_is_the_largest_gap():
    true = {"spoiler": 0.5, "ambivalent": 0.2, "engageable": 0.3}
    wing = camps().factions["river-wing"]
    seen = wing.model_copy(update={"pessimistic": true, "perceived": {**true, "engageable": 0.18}})
    same = wing.model_copy(update={"pessimistic": true, "perceived": true})
    both = camps().model_copy(update={"factions": {"river-wing": seen, "hill-wing": same}})
    assert seen_sentence(both).endswith("differs by at most 12 points.")
    assert seen_sentence(camps().model_copy(update={"factions": {}})) == ""


def test_regions_where_the_rival_hardly_is_are_counted():
    names = ("A", "B", "C", "D", "Yonder")
    shares = dict.fromkeys(names[:-1], 0.004) | {"Yonder": 0.2}
    where = presence(*names).model_copy(update={"readings": {"west": shares}})
    (west,) = tile_maps(placed(where))
    assert west.twin.printed() == [["4 other regions", "under 1"], ["Yonder", "20"]]


def test_regions_that_print_alike_share_a_row():
    names = ("Here", "There", "Yonder")
    same = {"Here": 0.003, "There": 0.004, "Yonder": 0.2}
    other = {"Here": 0.004, "There": 0.002, "Yonder": 0.1}
    where = presence(*names).model_copy(update={"readings": {"west": same, "east": other}})
    west, east = tile_maps(placed(where))
    assert west.twin == east.twin
    assert west.twin.printed() == [
        ["Here and There", "under 1", "under 1"],
        ["Yonder", "20", "10"],
    ]


def test_maps_of_a_set_have_the_same_steps():
    where = presence("Here", "There", readings=("west", "east"))
    larger = where.model_copy(
        update={"readings": {**where.readings, "east": {"Here": 0.0, "There": 0.9}}}
    )
    west, east = tile_maps(placed(larger))
    assert not with_class(parsed(west.svg)[0], "q4")
    assert with_class(parsed(east.svg)[0], "q4")
