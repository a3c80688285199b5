"""Floating bars: drawn where their values lie, with the line at zero and a number each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.pictures.reading import ids, parsed, share, with_class, words

from detente.report.pictures.axis import number_axis
from detente.report.pictures.bars import Bar, BarRow, bars_key, bars_svg
from detente.report.pictures.style import page_style
from detente.report.pictures.svg import NAME_LINE, Name

NAME = Name(key="p", title="Parts", description="The parts.")
ENDS = st.tuples(st.integers(-90, 90), st.integers(-90, 90)).filter(lambda e: e[0] != e[1])


def row(*bars: Bar, **changes) -> BarRow:
    return BarRow(**{"name": "arms", "label": "+0.1", "bars": bars, **changes})


def bar(start: float, end: float, look="after") -> Bar:
    return Bar(start=start, end=end, look=look)


@given(st.lists(ENDS, min_size=1, max_size=6))
def test_bars_lie_where_their_values_do(found):
    axis = number_axis([end for ends in found for end in ends])
    for root in parsed(bars_svg(NAME, axis, [row(bar(*ends)) for ends in found])):
        lines = [share(n, "x1") for n in root.iter("line")]
        start, length = min(lines), max(lines) - min(lines)
        for ends, drawn in zip(found, with_class(root, "after"), strict=True):
            left, width = share(drawn, "x"), share(drawn, "width")
            for value, place in zip(sorted(ends), (left, left + width), strict=True):
                expected = (value - axis.low) / (axis.high - axis.low)
                assert (place - start) / length == pytest.approx(expected, abs=0.005)


def test_the_line_at_zero_lies_over_bars_and_under_words():
    for root in parsed(bars_svg(NAME, number_axis([-1.0, 2.0]), [row(bar(-1.0, 2.0))])):
        classes = [node.get("class", "") for node in root.iter()]
        last = len(classes) - 1 - classes[::-1].index("zero")
        assert classes.index("after") < last < classes.index("lab")


def test_a_longer_bar_lies_behind_a_shorter_one_and_an_empty_one_is_left_out():
    one = row(bar(0.0, 1.0, "before"), bar(0.0, 2.0, "after"), bar(1.0, 1.0, "vacant"))
    for root in parsed(bars_svg(NAME, number_axis([2.0]), [one])):
        looks = [node.get("class") for node in root.iter("rect")]
        assert looks == ["after", "before"]


def test_a_name_that_would_be_cut_stands_above_its_bar_on_wide_screens():
    short, long = (row(bar(0.0, 1.0), name=name) for name in ("arms", "an input " * 5))
    axis = number_axis([1.0])
    beside, _ = parsed(bars_svg(NAME, axis, [short]))
    above, narrow = parsed(bars_svg(NAME, axis, [short, long]))
    assert share(with_class(beside, "after")[0], "x") > 0.3
    assert share(with_class(above, "after")[0], "x") == 0.0
    assert long.name in words(above)
    assert long.name.split() == " ".join(words(narrow)[-3:-1]).split()
    assert float(narrow.get("height")) - float(above.get("height")) == NAME_LINE


def test_numbers_keep_clear_of_the_bars():
    label = "−123.4 ± 123.4"
    for root in parsed(bars_svg(NAME, number_axis([5.0]), [row(bar(0.0, 5.0), label=label)])):
        assert max(share(n, "x1") for n in root.iter("line")) < 0.85


def test_ids_stand_once_and_fills_are_in_the_style_sheet():
    svg = bars_svg(NAME, number_axis([1.0]), [row(bar(0.0, 1.0))])
    assert len(ids(svg)) == len(set(ids(svg)))
    for look in ("before", "after", "vacant"):
        assert f".fig .{look} {{ fill: var(--" in page_style()


def test_the_key_says_what_fills_stand_for():
    key = bars_key({"before": "halved", "after": "doubled"})
    assert [entry.words for entry in key] == ["halved", "doubled"]
    assert 'class="before"' in key[0].sample
