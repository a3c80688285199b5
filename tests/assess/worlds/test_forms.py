"""An option of a case is told as the plain option that it is most like."""

import pytest
from benchmarks.random_worlds.plans import strategies
from tests.ensemble.planted import example

from detente.assess.worlds.forms import form_of
from detente.assess.worlds.record import FORMS
from detente.case.course.levers import Levers, levers_of
from detente.case.schema.options import Strategy

MADE = strategies(["northland", "southland", "eastland", "capital"], "hill-wing", "yes")


@pytest.mark.parametrize("made", MADE[: len(FORMS)], ids=lambda one: one["id"])
def test_plain_options_are_themselves(made):
    levers = levers_of(example(), Strategy.model_validate(made))
    assert form_of(levers) == made["id"]


def test_other_levers_change_nothing():
    by_name = {one["id"]: one for one in MADE}
    for name in ("label-lifted", "intel", "issues-first", "exit", "press-holdout"):
        levers = levers_of(example(), Strategy.model_validate(by_name[name]))
        assert form_of(levers) == "all-rounds"


def test_rounds_or_two_levers_without_contact_are_like_no_plain_option():
    assert form_of(Levers(engage="none", level="none", guarantee=1.0, coerce=1.0)) is None
    talks = levers_of(example(), Strategy.model_validate(MADE[4] | {"engage": "none"}))
    assert form_of(talks) is None


def test_named_factions_are_picked_and_contact_at_no_level_is_none():
    assert form_of(Levers(engage="named", factions=("hill-wing",))) == "picked"
    assert form_of(Levers(engage="all", level="none")) == "none"
