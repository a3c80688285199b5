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


@given(st.lists(st.floats(0.0, 1.0), min_size=3, max_size=3).filter(sum))
def test_signs_have_three_values(parts):
    passed, unknown, failed = (part / sum(parts) for part in parts)
    sign = sign_of(passed, unknown)
    assert (sign == "✓") == (passed >= 0.8)
    assert (sign == "✗") == (passed < 0.8 and passed + unknown <= 0.2)
    assert sign == "?" or max(passed, failed) >= 0.8 - 1e-9


def said(*passed: float, unknown: float = 0.0) -> str:
    changes = {
        f"camps/tests/{test}/{name}/{FACTION}": share
        for test, known in zip(TESTS, passed, strict=True)
        for name, share in (("passed", known), ("unknown", unknown))
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


def test_a_test_of_which_too_little_is_known_is_not_failed():
    assert said(*[0.0] * len(TESTS)) == "Fails all tests."
    assert said(*[0.0] * len(TESTS), unknown=0.9) == "May pass all tests."


def test_without_tests_nothing_is_said():
    assert passing_sentence(altered(SUMMARY, {"camps/tests": {}}).camps, FACTION) == ""
