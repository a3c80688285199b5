"""Records of the random worlds say what they must and nothing else."""

from typing import get_args

import pytest
from benchmarks.random_worlds.plans import CONTRASTS, strategies
from pydantic import ValidationError

from detente.assess.worlds.record import FORMS, KNOWN, MEASURES, WorldLever
from detente.case.schema.options import Strategy
from detente.vocabulary.levers import LEVERS

LEVER = {
    "known": "evidence",
    "lever": "rounds",
    "pulled": "all-rounds",
    "left": "all",
    "measure": "any_deal",
    "moved": 3,
    "above": 0.5,
    "clear_above": 0.0,
    "clear_below": 0.0,
    "mean": 0.001,
    "error": 0.002,
}


def test_lists_follow_the_types():
    assert len(FORMS) == 8
    assert KNOWN == ("evidence", "nothing", "even")
    assert MEASURES[:2] == ("any_deal", "value")


def test_a_lever_needs_a_name_that_options_have():
    assert WorldLever.model_validate(LEVER).lever in LEVERS
    with pytest.raises(ValidationError):
        WorldLever.model_validate(LEVER | {"lever": "magic"})
    with pytest.raises(ValidationError):
        WorldLever.model_validate(LEVER | {"above": 1.5})


def test_every_lever_is_pulled_and_every_option_is_one():
    made = strategies(["capital"], "hill-wing", "yes")
    names = [Strategy.model_validate(one).id for one in made]
    assert names[: len(FORMS)] == [*FORMS]
    assert {one.lever for one in CONTRASTS} == {*get_args(WorldLever.__annotations__["lever"])}
    assert {name for one in CONTRASTS for name in (one.pulled, one.left)} <= {*names}
