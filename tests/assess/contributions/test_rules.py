"""Partner tests combined another way."""

from functools import cache

import pytest
from tests.assess.camp_cases import with_settings
from tests.assess.contributions.test_again import again
from tests.assess.contributions.test_mechanisms import nothing
from tests.ensemble.planted import example

from detente.assess.audits.changed.settle import Settling
from detente.assess.contributions.rules import COMBINATIONS, combined_by, picks_by_rule, rules
from detente.assess.paired import PairedRerun
from detente.engagement.task import EngagementTask


@cache
def settling() -> Settling:
    return Settling(again().task, again().base.batch)


def test_the_combination_of_the_case_changes_nothing():
    rule = again().task.case.settings.partner_rule
    assert rule is not None
    found = rules(again(), settling(), 2, nothing)
    assert tuple(found) == COMBINATIONS
    for changes in found[rule.combine].metrics.values():
        assert all(change.delta == 0.0 for change in changes.values())


def test_other_combinations_move_the_options_that_pick_and_no_others():
    found = rules(again(), settling(), 2, nothing)
    rule = again().task.case.settings.partner_rule
    options = again().task.case.settings.strategies
    picking = {s.id for s in options if s.engage == "rule"}
    assert picking
    for combine in set(COMBINATIONS) - {rule.combine}:
        by_option = found[combine].metrics
        moved = {s for s in by_option if any(c.delta != 0.0 for c in by_option[s].values())}
        assert moved <= picking
    assert any(c.delta != 0.0 for s in picking for c in found["any"].metrics[s].values())


def test_an_option_with_a_combination_of_its_own_takes_the_other_as_well():
    case = example()
    options = [
        s.model_copy(update={"combine": "all"}) if s.engage == "rule" else s
        for s in case.settings.strategies
    ]
    turned = combined_by(with_settings(case, strategies=options), "any")
    assert {s.combine for s in turned.settings.strategies if s.engage == "rule"} == {"any"}


@pytest.mark.parametrize("left", ["rule", "options"])
def test_without_options_that_pick_there_is_nothing_to_combine(left):
    case = example()
    named = [s for s in case.settings.strategies if s.engage != "rule"]
    case = with_settings(
        case, **({"partner_rule": None} if left == "rule" else {"strategies": named})
    )
    assert not picks_by_rule(case)
    rerun = PairedRerun(EngagementTask(with_settings(case, strategies=named), 1), 4)
    assert rules(rerun, settling(), 1, nothing) == {}
