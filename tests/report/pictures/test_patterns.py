"""Fills differ without colour."""

import re

from tests.report.pictures.reading import parsed, with_class

from detente.report.pictures.patterns import FILLS, definitions, filled, pattern_of, sample
from detente.report.pictures.stacked import StackedRow, Stacks, stacked_svg
from detente.report.pictures.style import page_style
from detente.report.pictures.svg import Name


def test_every_fill_has_a_pattern_of_its_own():
    found = [pattern_of("p", fill) for fill in FILLS]
    assert len(set(found)) == len(FILLS)


def test_patterns_are_named_after_their_picture():
    assert re.findall(r'id="([^"]+)"', definitions("p")) == ["p-ambivalent", "p-spoiler"]


def test_a_sample_brings_its_pattern():
    for fill in FILLS:
        drawn = sample("k", fill)
        used = re.findall(r'href="#([^"]+)"', drawn)
        assert used == [name for name in [pattern_of("k", fill)] if name]
        assert set(used) <= set(re.findall(r'id="([^"]+)"', drawn))
        assert 'aria-hidden="true"' in drawn


def test_a_bar_has_its_colour_below_its_pattern_and_one_edge_around_both():
    place = {"x": "20.00%", "y": "4", "width": "30.00%", "height": "14"}
    for fill in FILLS:
        (root,) = parsed(f"<svg>{''.join(filled('p', fill, (0.2, 4.0), (0.3, 14.0)))}</svg>")
        assert all({k: node.get(k) for k in place} == place for node in root)
        below, edge = root[0], root[-1]
        assert f"f-{fill}" in below.get("class").split()
        assert "edge" in edge.get("class").split()
        assert len(with_class(root, "edge")) == 1


def test_a_pattern_reaches_over_the_longest_bar_and_lines_have_a_look():
    reach = [int(n) for n in re.findall(r"H(\d+)", definitions("p"))]
    assert min(reach) > 720
    for look in re.findall(r'class="(slants|dots)"', "".join(sample("k", f) for f in FILLS)):
        assert f".fig .{look} {{ stroke: var(--hatch)" in page_style()


def test_no_bar_has_a_fill_that_a_browser_prints_as_a_picture():
    row = StackedRow(name="a", bars=((0.2, 0.3, 0.5),))
    name = Name(key="camps", title="Classes", description="The classes.")
    drawn = stacked_svg(name, Stacks(groups=((row,),))) + sample("k", "spoiler")
    assert "<pattern" not in drawn
    assert "url(" not in drawn
