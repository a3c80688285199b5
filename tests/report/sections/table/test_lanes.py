"""Lanes: bars where their times are, years as ticks, numbers that keep apart."""

from hypothesis import given
from hypothesis import strategies as st
from tests.report.pictures.reading import parsed, share, with_class, words

from detente.report.pictures.svg import NAME_LINE, Name, text_width
from detente.report.sections.table.lanes import (
    Bar,
    BarRow,
    Lane,
    Period,
    Stem,
    StemRow,
    lanes_svg,
)

NAME = Name(key="lanes", title="Lanes", description="Some lanes.")
PERIOD = Period(2014.0, 2020.5)
TIMES = st.floats(2010.0, 2020.5)


@given(TIMES, TIMES)
def test_a_bar_lies_where_its_times_are(one, other):
    start, end = sorted((one, other))
    row = BarRow("Northland", (Bar(start, end, "open"),))
    wide, narrow = parsed(lanes_svg(NAME, [Lane("Contact", (row,))], PERIOD))
    for root, left in ((wide, 0.36), (narrow, 0.0)):
        (bar,) = with_class(root, "span", "open")
        first, last = ((share(bar, x) - left) / (1.0 - left) for x in ("x1", "x2"))
        assert abs(first - PERIOD.at(start)) <= 0.0061
        assert abs(last - PERIOD.at(end)) <= 0.0062
        assert last - first >= 0.0058


def test_years_are_ticks_and_every_second_on_narrow_screens():
    row = BarRow("Northland", (Bar(2015.0, 2020.0, "open"),))
    wide, narrow = parsed(lanes_svg(NAME, [Lane("Contact", (row,))], PERIOD))
    assert [w for w in words(wide) if w.isdigit()] == [str(y) for y in range(2014, 2021)]
    assert [w for w in words(narrow) if w.isdigit()] == ["2014", "2016", "2018", "2020"]


def test_a_long_name_takes_two_lines_and_a_year_stays_whole_where_it_is_cut():
    def drawn(name: str):
        row = BarRow(name, (Bar(2014.0, 2020.0, "open"),), "1994")
        return parsed(lanes_svg(NAME, [Lane("Contact", (row,))], PERIOD))

    short, (wide, narrow) = drawn("Republic"), drawn("The united and very long republic")
    assert "The united and very long republic (1994)" in " ".join(words(wide))
    assert "The united and very long republic (1994)" in words(narrow)
    assert float(wide.get("height")) - float(short[0].get("height")) == NAME_LINE
    longest, _ = drawn(
        "The united and very long republic of islands and of mountains beyond the sea"
    )
    assert any(word.endswith("… (1994)") for word in words(longest))


def test_a_lane_without_rows_is_left_out():
    lanes = [Lane("Labels", ()), Lane("Contact", (BarRow("A", (Bar(2015.0, 2016.0, "open"),)),))]
    for root in parsed(lanes_svg(NAME, lanes, PERIOD)):
        assert "Labels" not in words(root)
        assert "Contact" in words(root)


def middle(number, pixels: float) -> float:
    """Return the middle of a number in pixels."""
    half = text_width(number.text, 12.0) / 2.0
    at = share(number, "x") * pixels + float(number.get("dx") or 0.0)
    return at + {"start": half, "middle": 0.0, "end": -half}[number.get("text-anchor")]


@given(st.lists(st.builds(Stem, TIMES, st.integers(1, 30)), min_size=1, max_size=12))
def test_a_number_lies_on_no_stem(stems):
    row = StemRow("Convened by others", tuple(sorted(stems, key=lambda stem: stem.at)))
    for root, pixels in zip(
        parsed(lanes_svg(NAME, [Lane("Rounds", (row,))], PERIOD)), (560.0, 290.0), strict=True
    ):
        drawn = [(share(s, "x1") * pixels, float(s.get("y2"))) for s in with_class(root, "stem")]
        for number in with_class(root, "num"):
            at, bottom = middle(number, pixels), float(number.get("y")) + 3.0
            reach = text_width(number.text, 12.0) / 2.0 + 3.0
            assert all(top >= bottom - 0.01 for x, top in drawn if abs(x - at) < reach)


@given(st.lists(st.builds(Stem, TIMES, st.integers(1, 30)), min_size=1, max_size=12))
def test_numbers_of_stems_keep_apart(stems):
    row = StemRow("Convened by others", tuple(sorted(stems, key=lambda stem: stem.at)))
    wide, narrow = parsed(lanes_svg(NAME, [Lane("Rounds", (row,))], PERIOD))
    for root, pixels in ((wide, 560.0), (narrow, 290.0)):
        assert len(with_class(root, "stem")) == len(stems)
        numbers = [(middle(n, pixels), float(n.get("y"))) for n in with_class(root, "num")]
        assert numbers
        for n, (x, y) in enumerate(numbers):
            for other, height in numbers[n + 1 :]:
                assert abs(x - other) >= 23.9 or abs(y - height) >= 14.9
