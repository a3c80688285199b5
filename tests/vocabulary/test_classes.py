"""Classes: names and numbers agree."""

from typing import get_args

from detente.vocabulary.classes import AMBIVALENT, CLASSES, ENGAGEABLE, SPOILER, LeastClass


def test_the_place_of_a_name_is_its_number():
    numbered = [(SPOILER, "spoiler"), (AMBIVALENT, "ambivalent"), (ENGAGEABLE, "engageable")]
    assert list(enumerate(CLASSES)) == numbered


def test_a_partner_test_asks_for_any_class_but_the_lowest():
    assert get_args(LeastClass) == CLASSES[1:]
