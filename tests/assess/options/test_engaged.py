"""Draws in which an option engages nobody."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.camp_cases import with_settings
from tests.assess.runs import DRAWS, finished
from tests.ensemble.planted import example

from detente.assess.options.engaged import engages_nobody
from detente.engagement.task import EngagementTask

SUMMARY, ROWS, _ = finished()
OPTIONS = {s.id: s for s in example().settings.strategies}


def test_an_option_that_picks_by_rule_is_empty_where_the_run_targets_nobody():
    """The arrays that the run was given are the reference."""
    batch = EngagementTask(example(), SUMMARY.seed).prepare(0, DRAWS).batch
    place = list(OPTIONS).index("selective")
    targeted = batch.target[:, place].any(axis=1)
    np.testing.assert_array_equal(engages_nobody(example(), ROWS, OPTIONS["selective"]), ~targeted)
    assert 0.0 < SUMMARY.contacts.nobody["selective"] < 1.0


def test_excluding_every_faction_empties_the_rule():
    rule = example().settings.partner_rule
    assert rule is not None
    barred = rule.model_copy(update={"exclude": [f.id for f in example().factions()]})
    case = with_settings(example(), partner_rule=barred)
    assert engages_nobody(case, ROWS, OPTIONS["selective"]).all()


def test_all_means_all_and_none_is_no_empty_option():
    assert not engages_nobody(example(), ROWS, OPTIONS["unconditional"]).any()
    assert engages_nobody(example(), ROWS, OPTIONS["none"]) is None
    assert SUMMARY.contacts.nobody["none"] is None


@pytest.mark.parametrize("level", [0.0, 2.0])
def test_going_on_as_now_is_empty_without_contact(level):
    columns = {
        name: np.full_like(np.asarray(column, dtype=np.float64), level)
        for name, column in ROWS.outputs.items()
        if name.startswith("engaged.")
    }
    rows = replace(ROWS, outputs={**ROWS.outputs, **columns})
    assert engages_nobody(example(), rows, OPTIONS["continue"]).all() == (level == 0.0)
