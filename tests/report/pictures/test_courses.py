"""Small plots over months: drawn where their values lie, in steps or straight, under one axis."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.pictures.reading import ids, parsed, share, with_class, words

from detente.report.pictures.axis import number_axis, share_axis
from detente.report.pictures.courses import (
    COURSE_ROW,
    Area,
    CourseRow,
    Mark,
    Trail,
    course_svg,
    line_sample,
    month_ticks,
    sample_of,
)
from detente.report.pictures.style import page_style
from detente.report.pictures.svg import Name

NAME = Name(key="p", title="Deaths", description="The deaths.")
MONTHS = (1, 3, 6, 9, 12)
VALUES = st.lists(st.floats(0.0, 1.0), min_size=5, max_size=5).map(tuple)
STEP = re.compile(r"([MHVL])([\d.]+)(?:,([\d.]+))?")


def points(path) -> list[tuple[float, float]]:
    """Return the places of a path as shares of its box, from its lower left corner."""
    found, x, y = [], 0.0, 0.0
    for letter, one, two in STEP.findall(path.get("d")):
        x = float(one) if letter != "V" else x
        y = float(one) if letter == "V" else float(two) if two else y
        found.append((x / 1000.0, 1.0 - y / 250.0))
    return found


def at(found, x: float) -> set[float]:
    """Return the values of a line at a place across, on its straight stretches."""
    values = set()
    for (left, low), (right, high) in itertools.pairwise(found):
        if left <= x <= right:
            values |= (
                {low, high} if left == right else {low + (high - low) * (x - left) / (right - left)}
            )
    return values


@given(VALUES, st.booleans())
def test_a_line_passes_through_its_values(values, steps):
    axis = share_axis(values)
    trail = Trail(MONTHS, values, "course", steps=steps)
    (root,) = parsed(course_svg(NAME, axis, [CourseRow(name="one", trails=(trail,))], 12))
    (path,) = with_class(root, "course")
    for month, value in zip(MONTHS, values, strict=True):
        near = at(points(path), month / 12)
        assert min(abs(one - value / axis.high) for one in near) <= 0.005


def test_steps_hold_until_the_next_month():
    trail = Trail((1, 6, 12), (0.0, 0.05, 0.1), "course", steps=True)
    rows = [CourseRow(name="one", trails=(trail,))]
    (root,) = parsed(course_svg(NAME, share_axis([0.1]), rows, 12))
    found = points(with_class(root, "course")[0])
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in itertools.pairwise(found))
    assert at(found, 0.4) == {0.0}


@given(VALUES, VALUES)
def test_a_band_reaches_from_its_low_to_its_high_line(one, other):
    low, high = (tuple(map(f, zip(one, other, strict=True))) for f in (min, max))
    axis = share_axis(high)
    rows = [CourseRow(name="one", areas=(Area(MONTHS, low, high, "band80"),))]
    (root,) = parsed(course_svg(NAME, axis, rows, 12))
    heights = [y for _, y in points(with_class(root, "band80")[0])]
    assert max(heights) == pytest.approx(max(high) / axis.high, abs=0.005)
    assert min(heights) == pytest.approx(min(low) / axis.high, abs=0.005)


def test_the_record_is_upright_at_its_month():
    rows = [CourseRow(name="one", marks=(Mark(6, 0.02, 0.06),))]
    (root,) = parsed(course_svg(NAME, share_axis([0.1]), rows, 12))
    (mark,) = with_class(root, "upright")
    months = [share(n, "x1") for n in with_class(root, "grid") if n.get("x1") == n.get("x2")]
    assert (
        share(mark, "x1")
        == share(mark, "x2")
        == pytest.approx((months[0] + months[-1]) / 2, abs=1e-3)
    )
    values = {
        float(n.get("y1"))
        for n in [*with_class(root, "grid"), *with_class(root, "zero")]
        if n.get("y1") == n.get("y2")
    }
    low, high = max(values), min(values)
    drawn = [(low - float(mark.get(end))) / (low - high) for end in ("y1", "y2")]
    assert drawn == pytest.approx([0.2, 0.6], abs=0.005)


def test_every_row_has_the_scale_and_room_for_its_numbers():
    trail = Trail(MONTHS, (1.0, 2.0, 3.0, 2.0, 1.0), "course")
    rows = [CourseRow(name=name, trails=(trail,)) for name in ("one", "two")]
    axis = number_axis([3.0], intervals=2)
    (root,) = parsed(course_svg(NAME, axis, rows, 12))
    said = words(root)
    assert all(said.count(label) >= len(rows) for label in axis.labels)
    assert len(axis.labels) >= 3
    assert float(root.get("height")) == COURSE_ROW * len(rows) + 20.0
    texts = [n for n in root.iter() if n.tag.endswith("text")]
    lines = sorted(float(n.get("y")) for n in texts if n.get("text-anchor") != "middle")
    apart = [b - a for a, b in itertools.pairwise(lines) if b != a]
    assert min(apart) >= 13.0  # a line of text is no higher


def test_months_have_numbers_below_the_last_row():
    trail = Trail(MONTHS, (0.0,) * 5, "course")
    rows = [CourseRow(name="one", trails=(trail,)), CourseRow(name="two", words="no rounds")]
    (root,) = parsed(course_svg(NAME, share_axis([0.0]), rows, 12))
    below = [n.text for n in with_class(root, "tick") if float(n.get("y")) > COURSE_ROW * 2]
    assert below == ["0", "4", "8", "12"]
    assert "no rounds" in words(root)


@given(st.integers(1, 240))
def test_ticks_of_months_reach_from_the_start_to_the_horizon(horizon):
    found = month_ticks(horizon)
    assert (found[0], found[-1]) == (0, horizon)
    assert len(found) >= min(3, horizon + 1)


def test_names_show_where_panels_are_stacked_and_ids_stand_once():
    svg = course_svg(NAME, share_axis([0.1]), [CourseRow(name="one")], 12)
    (root,) = parsed(svg)
    assert [n.text for n in with_class(root, "rowname")] == ["one"]
    assert len(ids(svg)) == len(set(ids(svg)))


def test_rows_are_as_high_as_the_names_beside_them():
    assert f".opts.tall .names li {{ height: {COURSE_ROW:.0f}px;" in page_style()


@pytest.mark.parametrize("look", ["band80", "band50", "course", "bound", "upright"])
def test_looks_are_in_the_style_sheet(look):
    assert re.search(rf"\.fig \.{look} {{ (fill|stroke): var\(--", page_style())


def test_samples_show_what_they_name():
    assert 'class="band80"' in sample_of("band80")
    assert 'class="ln course"' in line_sample("course")
