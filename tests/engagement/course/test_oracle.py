"""The kernels and the oracle, written from the page alone, give the same in random worlds."""

from collections import Counter

import pytest
from tests.engagement.course.compared import both, differences, happenings

from detente.engagement.course.month import STEPS

pytestmark = pytest.mark.timeout(600)  # the first course compiles all kernels

FEW, MANY, EACH = range(60), range(300), 20
OFTEN = (
    *("split", "side", "defection", "militia", "late faction", "formed", "event", "turnover"),
    *("join", "bilateral", "signed", "talks", "failure", "ceasefire", "low activity", "attack"),
    *("delisting", "recognition", "convenor left", "run-down"),
    *("victory government", "victory rebels"),
    *(f"outcome {code}" for code in range(8)),
)


def compare(seeds) -> Counter[str]:
    """Assert that no run of these seeds differs; return how often what occurs."""
    wrong, seen = {}, Counter()
    for seed in seeds:
        world, found = both(seed)
        seen += happenings(world, found)
        if rows := differences(world, found):
            wrong[seed] = rows[:6]
    assert not wrong
    return seen


def test_the_same_in_random_worlds():
    seen = compare(FEW)
    assert not [name for name in OFTEN if seen[name] < 1], seen


@pytest.mark.slow
def test_the_same_in_many_random_worlds():
    seen = compare(MANY)
    assert not [name for name in OFTEN if seen[name] < 6], seen


@pytest.mark.parametrize("switch", STEPS)
def test_the_same_with_a_mechanism_off(switch):
    wrong = {}
    for seed in range(EACH):
        world, found = both(seed, frozenset({switch}))
        if rows := differences(world, found):
            wrong[seed] = rows[:6]
    assert not wrong
