"""Fills differ without colour."""

import re

from detente.report.pictures.patterns import FILLS, definitions, pattern_of, sample


def test_every_fill_has_a_pattern_of_its_own():
    found = [pattern_of("p", fill) for fill in FILLS]
    assert len(set(found)) == len(FILLS)


def test_patterns_are_named_after_their_picture():
    assert re.findall(r'id="([^"]+)"', definitions("p")) == ["p-ambivalent", "p-spoiler"]


def test_a_sample_brings_its_pattern():
    for fill in FILLS:
        drawn = sample("k", fill)
        used = re.findall(r"url\(#([^)]+)\)", drawn)
        assert set(used) <= set(re.findall(r'id="([^"]+)"', drawn))
        assert 'aria-hidden="true"' in drawn
