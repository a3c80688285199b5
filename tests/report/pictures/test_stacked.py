"""Stacked bars: widths are shares, neighbours differ by pattern, both widths say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.pictures.reading import ids, parsed, share, with_class, words

from detente.report.pictures.stacked import StackedRow, Stacks, stacked_key, stacked_svg
from detente.report.pictures.svg import Name

NAME = Name(key="camps", title="Classes", description="The classes.")
PARTS = st.lists(st.integers(1, 1000), min_size=3, max_size=3)
SHARES = PARTS.map(lambda parts: tuple(part / sum(parts) for part in parts))


def stacks(*rows: StackedRow, **changes) -> Stacks:
    return Stacks(**{"groups": (rows,), **changes})


def segments(root):
    return with_class(root, "edge")


@given(SHARES)
def test_widths_over_the_axis_are_the_shares(shares):
    for root in parsed(stacked_svg(NAME, stacks(StackedRow(name="a", bars=(shares,))))):
        ticks = [share(node, "x") for node in with_class(root, "tick")]
        length = max(ticks) - min(ticks)
        widths = [share(node, "width") / length for node in segments(root)]
        assert widths == pytest.approx(shares, abs=0.005)


@given(SHARES, SHARES)
def test_neighbours_have_different_patterns(one, other):
    rows = StackedRow(name="a", bars=(one, other))
    for root in parsed(stacked_svg(NAME, stacks(rows, heads=("left", "right")))):
        over = {tuple(sorted(place(frame).items())): frame[0].get("href") for frame in frames(root)}
        fills = [over.get(tuple(sorted(place(node).items()))) for node in segments(root)]
        assert len(fills) == 6
        for bar in (fills[:3], fills[3:]):
            assert len(set(bar)) == 3
        assert {fill for fill in fills if fill} <= {f"#{name}" for name in ids_of(root)}


def frames(root):
    """Return the drawings that hold a pattern, each with the place of its bar."""
    return [node for node in root.iter() if len(node) == 1 and node[0].tag.endswith("use")]


def place(node) -> dict[str, str]:
    return {name: node.get(name) for name in ("x", "y", "width", "height")}


def ids_of(root) -> set[str]:
    return {node.get("id") for node in root.iter() if node.get("id")}


def test_every_id_stands_once():
    svg = stacked_svg(NAME, stacks(StackedRow(name="a", bars=((0.2, 0.3, 0.5),))))
    assert len(ids(svg)) == len(set(ids(svg)))


def test_a_share_of_nothing_is_not_drawn():
    for root in parsed(stacked_svg(NAME, stacks(StackedRow(name="a", bars=((0.0, 0.4, 0.6),))))):
        assert len(segments(root)) == 2


def test_a_row_with_a_note_has_no_bar():
    rows = (StackedRow(name="Senior leaders", note="too few on record to show", strong=True),)
    for root in parsed(stacked_svg(NAME, stacks(*rows))):
        assert "too few on record to show" in words(root)
        assert not segments(root)


def test_signs_stand_under_their_heads():
    rows = (StackedRow(name="a", bars=((0.2, 0.3, 0.5),), marks=("✓", "?")),)
    for root in parsed(stacked_svg(NAME, stacks(*rows, mark_heads=("1", "2")))):
        places = {node.text: share(node, "x") for node in root.iter("text")}
        assert places["✓"] == places["1"]
        assert places["?"] == places["2"]


def test_a_line_parts_two_groups_and_an_empty_one_leaves_none():
    one = StackedRow(name="a", bars=((0.2, 0.3, 0.5),))
    apart = Stacks(groups=((one,), (one,)))
    alone = Stacks(groups=((), (one,)))
    lines = [
        sum(
            share(n, "x2") - share(n, "x1") > 0.9
            for n in parsed(stacked_svg(NAME, s))[0].iter("line")
        )
        for s in (apart, alone)
    ]
    assert lines == [1, 0]


def test_three_ticks_have_numbers():
    for root in parsed(stacked_svg(NAME, stacks(StackedRow(name="a", bars=((0.2, 0.3, 0.5),))))):
        assert [node.text for node in with_class(root, "tick")] == ["0", "50", "100 %"]


def test_the_key_has_an_entry_a_class():
    words_of = {"engageable": "engageable", "ambivalent": "ambivalent", "spoiler": "spoiler"}
    assert [entry.words for entry in stacked_key("k", words_of)] == list(words_of.values())


def test_a_long_name_takes_two_lines_and_the_bar_follows():
    long = "Leadership council of the whole movement"
    rows = (StackedRow(name=long, bars=((0.2, 0.3, 0.5),)), StackedRow(name="b", note="none"))
    for root in parsed(stacked_svg(NAME, stacks(*rows))):
        said = words(root)
        assert not any("…" in word for word in said)
        assert long in " ".join(said)
    one, two = (
        parsed(stacked_svg(NAME, stacks(StackedRow(name=name, bars=((0.2, 0.3, 0.5),)))))[0]
        for name in ("a", long)
    )
    assert float(two.get("height")) == float(one.get("height")) + 15.0
