"""Draws in which an option engages nobody."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.camp_cases import with_settings
from tests.assess.runs import DRAWS, finished
from tests.ensemble.planted import example

from detente.assess.options.engaged import empty_options, engages_nobody
from detente.engagement.task import EngagementTask
from detente.runs.draws import Rows

SUMMARY, ROWS, _ = finished()
OPTIONS = {s.id: s for s in example().settings.strategies}


def aiming(**nobody: float) -> Rows:
    """Return the run with these shares of draws in which an option aims at nobody."""
    aims = np.ones((DRAWS, len(OPTIONS)))
    for name, share in nobody.items():
        aims[: round(share * DRAWS), list(OPTIONS).index(name)] = 0.0
    return replace(ROWS, outputs={**ROWS.outputs, "aims": aims.ravel()})


@pytest.mark.parametrize("option", ["selective", "continue", "unconditional", "divide"])
def test_an_option_is_empty_where_the_run_targets_nobody(option):
    """The arrays that the run was given are the reference."""
    batch = EngagementTask(example(), SUMMARY.seed).prepare(0, DRAWS).batch
    targeted = batch.target[:, list(OPTIONS).index(option)].any(axis=1)
    np.testing.assert_array_equal(engages_nobody(ROWS, OPTIONS[option]), ~targeted)


def test_no_contact_is_no_empty_option():
    assert engages_nobody(ROWS, OPTIONS["none"]) is None
    assert SUMMARY.contacts.nobody["none"] is None
    assert not engages_nobody(ROWS, OPTIONS["unconditional"]).any()


@pytest.mark.parametrize(("share", "empty"), [(0.25, {}), (0.5, {"selective": 0.5})])
def test_from_half_of_the_draws_on_an_option_by_rule_is_empty(share, empty):
    assert empty_options(example(), aiming(selective=share)) == empty


def test_only_options_by_rule_are_left_out():
    assert empty_options(example(), aiming(unconditional=1.0, none=1.0)) == {}


def test_something_is_left_to_rank():
    rows = aiming(selective=1.0, divide=1.0)
    assert set(empty_options(example(), rows)) == {"selective", "divide"}
    few = [OPTIONS["selective"], OPTIONS["divide"]]
    alone = Rows(
        ("selective", "divide"),
        {"aims": np.zeros(2 * DRAWS), "draw": np.repeat(np.arange(DRAWS), 2)},
        ROWS.inputs,
    )
    assert empty_options(with_settings(example(), strategies=few), alone) == {}
