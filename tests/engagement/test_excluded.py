"""A faction that the case excludes: no seat, no talks, no deal, under any option."""

from dataclasses import replace

import numpy as np
import pytest
from tests.ensemble.planted import example

from detente.assess.agreement.answer import forecasts
from detente.assess.agreement.packages import packages
from detente.engagement.course.input_rows import Faction
from detente.engagement.task import EngagementTask

DRAWS = 1024


def excluding(*ids):
    case = example()
    rule = case.settings.partner_rule.model_copy(update={"exclude": list(ids)})
    return replace(case, settings=case.settings.model_copy(update={"partner_rule": rule}))


def chunk(case):
    return EngagementTask(case, 1)(0, DRAWS).outputs


@pytest.mark.parametrize("out", ["river-wing", "hill-wing"])
def test_an_excluded_faction_never_sits_and_is_never_bound(out):
    free, found = chunk(example()), chunk(excluding(out))
    for column in (f"seated.{out}", f"bound.{out}"):
        assert free[column].any()
        assert not found[column].any()
    other = {"river-wing": "hill-wing", "hill-wing": "river-wing"}[out]
    assert found[f"seated.{other}"].any()


def test_nothing_changes_where_nobody_is_excluded():
    free = chunk(example())
    for name, column in chunk(excluding()).items():
        np.testing.assert_array_equal(column, free[name])


def test_an_excluded_faction_is_no_party_to_a_deal():
    found = packages(excluding("hill-wing"), ["power", "ceasefire"], draws=8)
    assert found.parties == ["capital", "river-wing"]


def test_where_every_faction_is_excluded_a_deal_says_who_is_missing():
    case = excluding("hill-wing", "river-wing")
    told = forecasts(case, draws=8, models=["bargaining.nash"]).issues["power"]
    assert "a place at the table" in told.models["bargaining.nash"].why_not
    assert not chunk(case)["talks"].any()


def test_only_factions_of_the_movement_are_kept_from_the_table():
    case = excluding("southland", "river-wing")
    assert case.excluded == {"river-wing"}
    rows = EngagementTask(case, 1).prepare(0, 2).batch.faction
    assert rows[:, :, Faction.EXCLUDED].tolist() == [[0.0, 1.0]] * 2  # in the order of ids
