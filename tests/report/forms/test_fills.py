"""Bars with a pattern as bars under lines."""

from tests.report.pictures.reading import parsed, with_class

from detente.report.forms.fills import fills_as_lines
from detente.report.pictures.patterns import sample
from detente.report.pictures.stacked import StackedRow, Stacks, stacked_svg
from detente.report.pictures.svg import Name

NAME = Name(key="camps", title="Classes", description="The classes.")
ROW = StackedRow(name="a", bars=((0.2, 0.3, 0.5),))


def test_each_bar_keeps_its_place_its_colour_and_its_edge():
    drawn = stacked_svg(NAME, Stacks(groups=((ROW,),)))
    printed = fills_as_lines(drawn)
    assert 'fill="url(' not in printed
    for before, after in zip(parsed(drawn), parsed(printed), strict=True):
        places = [
            {k: r.get(k) for k in ("x", "y", "width", "height")} for r in with_class(before, "edge")
        ]
        edges = [
            {k: r.get(k) for k in ("x", "y", "width", "height")} for r in with_class(after, "edge")
        ]
        assert edges == places
        assert len(with_class(after, "f-spoiler")) == 1 + len(with_class(before, "f-spoiler"))
        assert with_class(after, "hatch")


def test_a_sample_of_the_key_is_drawn_as_well():
    assert 'fill="url(' not in fills_as_lines(sample("camps-k1", "ambivalent"))


def test_a_page_without_patterns_stays_as_it_is():
    assert fills_as_lines("<p>a</p>") == "<p>a</p>"
