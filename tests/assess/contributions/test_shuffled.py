"""Shuffled evidence: the same numbers, of others."""

from collections import Counter

from tests.assess.camp_cases import with_settings
from tests.assess.contributions.test_again import again
from tests.assess.contributions.test_mechanisms import nothing
from tests.ensemble.planted import example

from detente.assess.audits.changed.settle import Settling
from detente.assess.audits.changed.struck import supported
from detente.assess.contributions.shuffled import TIMES, shuffled, shuffled_case
from detente.assess.paired import PairedRerun
from detente.engagement.task import EngagementTask


def values(case) -> Counter:
    """Return how often each value stands in each variable, item and object."""
    return Counter((a.variable, a.item, a.object, a.low, a.mode, a.high) for a in case.assessments)


def test_numbers_are_exchanged_within_a_variable_only():
    case = example()
    turned = [shuffled_case(case, 1, n) for n in range(TIMES)]
    for other in turned:
        assert values(other) == values(case)
        for before, after in zip(case.assessments, other.assessments, strict=True):
            same = (before.low, before.mode, before.high) == (after.low, after.mode, after.high)
            assert same or before.id in supported(case)
    assert any(tuple(other.assessments) != tuple(case.assessments) for other in turned)


def test_a_seed_gives_the_same_shuffles():
    def made(seed: int) -> list[tuple]:
        return [tuple(shuffled_case(example(), seed, n).assessments) for n in range(TIMES)]

    assert made(1) == made(1)
    assert made(1) != made(2)


def test_each_shuffle_is_ranked():
    found = shuffled(again(), Settling(again().task, again().base.batch), 2, nothing)
    assert found is not None
    assert len(found.turns) == TIMES
    assert found.numbers >= 2
    values = again().values
    assert values is not None
    ranked = {again().rows.strategies[s] for s in values.ranked}
    assert all(set(turn.order) == ranked for turn in found.turns)


def test_without_objectives_there_is_no_ranking_to_shuffle():
    case = with_settings(example(), objectives=[], outcomes=None)
    rerun = PairedRerun(EngagementTask(case, 1), 4)
    assert shuffled(rerun, Settling(rerun.task, rerun.base.batch), 1, nothing) is None
