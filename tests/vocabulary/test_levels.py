"""Levels of contact: names and numbers agree."""

from typing import get_args

from detente.vocabulary.levels import LEVEL_NUMBER, LEVELS, OPEN, TieLevel


def test_the_place_of_a_name_is_its_number():
    assert [LEVEL_NUMBER[name] for name in LEVELS] == [0.0, 1.0, 2.0, 3.0]


def test_open_is_the_highest():
    assert OPEN == LEVEL_NUMBER["open"] == max(LEVEL_NUMBER.values())


def test_a_recorded_tie_has_any_level_but_none():
    assert ("none", *get_args(TieLevel)) == LEVELS
