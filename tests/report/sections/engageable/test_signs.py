"""Partner tests as a sign and as a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.report.sections.engageable.signs import passing_sentence, sign_of

SUMMARY = finished()[0]
FACTION = next(iter(SUMMARY.camps.factions))
TESTS = list(SUMMARY.camps.tests)


@given(st.floats(0.0, 1.0))
def test_signs(passed):
    assert sign_of(passed) == ("✓" if passed >= 0.8 else "✗" if passed <= 0.2 else "?")


def said(*passed: float) -> str:
    changes = {
        f"camps/tests/{test}/passed/{FACTION}": share
        for test, share in zip(TESTS, passed, strict=True)
    }
    return passing_sentence(altered(SUMMARY, changes).camps, FACTION)


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.9, "Passes all tests."), (0.1, "Fails all tests."), (0.5, "May pass all tests.")],
)
def test_all_tests_alike_are_one_sentence(share, words):
    assert said(*[share] * len(TESTS)) == words


def test_tests_are_named_by_number():
    first, *rest = (0.9, *[0.5] * (len(TESTS) - 1))
    others = " and ".join(str(n) for n in range(2, len(TESTS) + 1))
    plural = "s" if len(rest) > 1 else ""
    assert said(first, *rest) == f"Passes test 1. May pass test{plural} {others}."


def test_without_tests_nothing_is_said():
    assert passing_sentence(altered(SUMMARY, {"camps/tests": {}}).camps, FACTION) == ""
