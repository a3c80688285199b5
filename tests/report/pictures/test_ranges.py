"""Dots and ranges: drawn where their values lie, on one scale, with a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.pictures.reading import ids, parsed, share, with_class, words

from detente.report.pictures.axis import number_axis, share_axis
from detente.report.pictures.ranges import (
    PANEL_ROW,
    RangeRow,
    panel_svg,
    range_key,
    ranges_svg,
    usable_length,
)
from detente.report.pictures.style import page_style
from detente.report.pictures.svg import NAME_LINE, Name

NAME = Name(key="p", title="Chances", description="The chances.")
SPREADS = st.lists(st.floats(0.0, 1.0), min_size=3, max_size=3).map(sorted).map(tuple)


def row(spread, **changes) -> RangeRow:
    return RangeRow(**{"name": "An option", "label": "5 %", "spread": spread, **changes})


def drawn_axis(root) -> tuple[float, float]:
    """Return where the axis starts and how long it is, by its outer lines."""
    lines = [share(n, "x1") for n in root.iter("line") if n.get("class") in {"grid", "zero"}]
    return min(lines), max(lines) - min(lines)


@given(st.lists(SPREADS, min_size=1, max_size=6))
def test_lengths_over_the_axis_are_the_values(spreads):
    axis = share_axis([end for spread in spreads for end in spread])
    rows = [row(spread) for spread in spreads]
    drawings = [
        panel_svg(NAME, axis, rows, length=usable_length(rows)),
        ranges_svg(NAME, axis, rows),
    ]
    for root in parsed("".join(drawings)):
        start, length = drawn_axis(root)
        for (low, middle, high), bar, dot in zip(
            spreads, with_class(root, "rng"), with_class(root, "dot"), strict=True
        ):
            for value, place in (
                (low, share(bar, "x1")),
                (high, share(bar, "x2")),
                (middle, share(dot, "cx")),
            ):
                assert (place - start) / length == pytest.approx(value / axis.high, abs=0.005)


def test_the_zero_of_numbers_lies_within():
    axis = number_axis([-20.0, 10.0])
    (root,) = parsed(panel_svg(NAME, axis, [row((-20.0, 0.0, 10.0))], length=0.6))
    (zero,) = with_class(root, "zero")
    (dot,) = with_class(root, "dot")
    assert share(zero, "x1") == share(dot, "cx") == pytest.approx(0.4, abs=1e-4)


def test_a_record_is_a_dashed_line_at_its_place():
    axis = share_axis([0.07, 0.02])
    (root,) = parsed(panel_svg(NAME, axis, [row((0.0, 0.01, 0.02))], length=0.5, record=0.07))
    (line,) = with_class(root, "rec")
    assert share(line, "x1") == pytest.approx(0.35, abs=1e-4)
    assert ".fig .rec { stroke: var(--record); stroke-width: 2; stroke-dasharray" in page_style()


def test_an_option_that_does_nothing_is_hollow():
    axis = share_axis([0.1])
    rows = [row((0.0, 0.0, 0.1), hollow=True), row((0.0, 0.0, 0.1))]
    (root,) = parsed(panel_svg(NAME, axis, rows, length=0.6))
    assert len(with_class(root, "dot")) == 2
    assert len(with_class(root, "dot", "hollow")) == 1


def test_a_row_of_words_has_no_bar():
    axis = share_axis([0.1])
    (root,) = parsed(panel_svg(NAME, axis, [row(None, label="no rounds")], length=0.6))
    assert not with_class(root, "dot")
    assert "no rounds" in words(root)


def test_what_happened_is_a_diamond_at_its_place():
    axis = number_axis([10.0], whole=True)
    (root, _) = parsed(ranges_svg(NAME, axis, [row((2.0, 3.0, 5.0), happened=6.0)]))
    start, length = drawn_axis(root)
    (diamond,) = [node for node in root.iter("svg") if node is not root]
    assert (share(diamond, "x") - start) / length == pytest.approx(6.0 / axis.high, abs=0.005)
    assert with_class(diamond, "obs")


def test_longer_numbers_leave_less_for_the_axis():
    short, long = [row((0, 0, 0))], [row((0, 0, 0), label="under 1 %")]
    assert usable_length(short) > usable_length(long)


def test_a_picture_for_two_widths_has_every_id_once():
    svg = ranges_svg(NAME, share_axis([0.1]), [row((0.0, 0.1, 0.1))])
    assert len(ids(svg)) == len(set(ids(svg))) == 4
    assert [("only-wide" in r.get("class"), r.get("height")) for r in parsed(svg)] == [
        (True, "44"),
        (False, "52"),
    ]


def test_names_that_must_be_whole_lie_above_the_bars_at_every_width():
    name = "Third trilateral consultation of senior officials"
    axis, long = share_axis([0.1]), [row((0.0, 0.1, 0.1), name=name)]
    wide, narrow = parsed(ranges_svg(NAME, axis, long, whole_names=True))
    assert name in words(wide)
    assert name in " ".join(words(narrow))
    assert not any(word.endswith("…") for word in (*words(wide), *words(narrow)))
    assert float(narrow.get("height")) - float(wide.get("height")) == NAME_LINE
    beside, _ = parsed(ranges_svg(NAME, axis, long))
    assert any(word.endswith("…") for word in words(beside))


def test_a_name_above_its_bar_does_not_cut_the_line_at_zero():
    for root in parsed(ranges_svg(NAME, share_axis([0.1]), [row((0.0, 0.1, 0.1), name="a")])):
        (name,) = (node for node in root.iter("text") if node.text == "a")
        starts = share(with_class(root, "zero")[0], "x1") == 0.0
        assert (float(name.get("dx", 0)) > 3.0) == starts


def test_the_dot_lies_on_the_diamond_where_both_meet():
    drawn = panel_svg(NAME, share_axis([0.1]), [row((0, 0.1, 0.1), happened=0.1)], length=0.5)
    assert drawn.index('class="obs"') < drawn.index('class="dot"')


def test_long_names_are_cut_and_stay_text():
    svg = ranges_svg(NAME, share_axis([0.1]), [row((0, 0, 0), name="<b>" + 90 * "x")])
    assert "<b>" not in svg
    assert "…" in svg


def test_the_same_rows_give_the_same_bytes():
    rows = [row((0.0, 0.02, 0.05))]
    assert ranges_svg(NAME, share_axis([0.05]), rows) == ranges_svg(NAME, share_axis([0.05]), rows)


def test_names_beside_panels_are_as_high_as_their_rows():
    assert f"height: {PANEL_ROW:.0f}px;" in page_style()


def test_the_key_names_only_what_is_there():
    assert [entry.words for entry in range_key(happened="came")] == [
        "80 % range and middle",
        "came",
    ]
    assert [entry.words for entry in range_key(bar=False, hollow="nobody")] == ["nobody"]
    assert len(range_key(happened="a", hollow="b")) == 3


def test_names_in_a_panel_stay_on_one_line_beside_the_line_at_zero():
    name = "Third trilateral consultation of senior officials and of their ministers"
    short, long = (
        parsed(panel_svg(NAME, share_axis([0.1]), [row((0, 0.1, 0.1), name=one)], length=0.5))[0]
        for one in ("a", name)
    )
    assert short.get("height") == long.get("height")
    shown = next(node for node in long.iter("text") if (node.text or "").endswith("…"))
    assert float(shown.get("dx")) > 3.0
