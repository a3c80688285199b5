"""Grouped bars: heights are shares."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.pictures.reading import parsed, share, with_class, words

from detente.report.pictures.columns import columns_key, columns_svg
from detente.report.pictures.svg import Name

NAME = Name(key="count", title="Camps", description="Number of camps.")
FOUR = st.lists(st.floats(0.0, 1.0), min_size=4, max_size=4)


@given(FOUR, FOUR)
def test_heights_over_the_axis_are_the_shares(before, after):
    shares = {"before": before, "after": after}
    (root,) = parsed(columns_svg(NAME, ["1", "2", "3", "4"], shares))
    lines = [float(n.get("y1")) for n in root.iter("line")]
    length = max(lines) - min(lines)
    end = next(e for e in (0.1, 0.2, 0.4, 0.6, 1.0) if e >= max(before + after))
    for series, values in shares.items():
        heights = [float(node.get("height")) / length for node in with_class(root, series)]
        assert heights == pytest.approx([value / end for value in values], abs=0.005)


def test_bars_of_a_category_stand_side_by_side_over_its_name():
    shares = {"before": [0.5, 0.5], "after": [0.2, 0.8]}
    (root,) = parsed(columns_svg(NAME, ["1", "2"], shares))
    name = next(n for n in root.iter("text") if n.text == "2" and n.get("text-anchor") == "middle")
    before, after = with_class(root, "before")[1], with_class(root, "after")[1]
    assert share(before, "x") + share(before, "width") == pytest.approx(share(name, "x"), abs=2e-4)
    assert share(after, "x") == pytest.approx(share(name, "x"), abs=1e-4)


def test_three_numbers_stand_at_the_axis():
    (root,) = parsed(columns_svg(NAME, ["1"], {"before": [0.3], "after": [0.5]}))
    assert [word for word in words(root) if word != "1"] == ["0", "30", "60 %"]


def test_the_key_names_both():
    found = columns_key({"before": "before", "after": "after"})
    assert [entry.words for entry in found] == ["before", "after"]
