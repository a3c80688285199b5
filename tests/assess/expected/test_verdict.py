"""Whether a run finds what the sources expect."""

import re

import pytest
from tests.assess.expected.stands import stand

from detente.assess.expected.verdict import FALLS, verdict_of, verdict_on
from detente.vocabulary.engagement import PARAMETERS


@pytest.mark.parametrize(
    ("direction", "low", "high", "falls", "verdict"),
    [
        ("more", 0.1, 0.2, False, "agrees"),
        ("more", -0.2, -0.1, False, "disagrees"),
        ("less", -0.2, -0.1, False, "agrees"),
        ("less", 0.1, 0.2, False, "disagrees"),
        ("less", 0.1, 0.2, True, "agrees"),
        ("more", 0.1, 0.2, True, "disagrees"),
        ("more", -0.1, 0.2, False, "undecided"),
        ("more", 0.0, 0.2, False, "undecided"),
        (None, 0.1, 0.2, False, "undecided"),
    ],
)
def test_a_whole_interval_has_the_expected_sign_or_does_not(direction, low, high, falls, verdict):
    assert verdict_on(direction, low, high, falls=falls) == verdict


@pytest.mark.parametrize(
    ("verdicts", "verdict"),
    [
        (["agrees", "agrees", None], "agrees"),
        (["agrees", "undecided"], "undecided"),
        (["agrees", "disagrees"], "disagrees"),
        (["undecided", "disagrees"], "disagrees"),
        ([None, None], "undecided"),
    ],
)
def test_a_link_agrees_only_if_all_its_tests_do(verdicts, verdict):
    tests = [stand("drugs", "metric", "nothing", number=0.1, verdict=one) for one in verdicts]
    assert verdict_of(tests) == verdict


def test_what_has_no_number_is_not_modelled():
    assert verdict_of([]) == "not_modelled"
    assert verdict_of([stand("terror", "case", "evidence")]) == "not_modelled"


def test_parameters_of_a_fall_are_those_whose_meaning_says_so():
    """Otherwise a positive number would count as more where it means less."""
    falling = re.compile(r"^(Fall|Loss|Drag)\b|against failure|removes")
    assert {
        key for key, one in PARAMETERS.items() if one.open and falling.search(one.meaning)
    } == FALLS
