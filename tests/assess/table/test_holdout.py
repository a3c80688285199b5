"""The hold-out's chance of open contact: over stalemate and pressure, and what it rests on."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.runs import finished
from tests.ensemble.planted import example, table

from detente.assess.table.holdout import HoldoutDraws, holdout_chance, holdout_paths
from detente.assess.table.prior_contact import prior_paths
from detente.engagement.task import EngagementTask


def task(**changes: object) -> EngagementTask:
    """Return the example's simulation, with some of its settings replaced."""
    known = example()
    return EngagementTask(replace(known, settings=known.settings.model_copy(update=changes)), 1)


def paths_of(made: EngagementTask, count: int) -> HoldoutDraws:
    return holdout_paths(made, prior_paths(made, count))


def test_the_run_and_its_table_give_one_chance() -> None:
    summary, rows, _ = finished()
    found = summary.contacts.holdout
    assert found is not None
    option = summary.strategy_list[0].id
    assert found.chance == pytest.approx(
        (rows.output(option, "opened.southland") >= 0).mean(), abs=1e-6
    )
    assert found.over["as is"]["not pressed"] == found.chance  # no option of the example presses


def test_without_any_contact_on_record_all_is_prior() -> None:
    bare = task(contact_record_from=None)
    alone = replace(bare.case, relations=table([]))
    found = paths_of(EngagementTask(alone, 1), 200)
    assert (found.assumed == 1.0).all()
    np.testing.assert_array_equal(found.prior, found.here)


def test_pressure_may_move_it_either_way() -> None:
    """Its slope has mean 0: across draws some hold-outs open sooner and some later."""
    found = paths_of(task(horizon_months=120), 1500).over["as is"]
    moved = found["pressed"] - found["not pressed"]
    assert (moved > 0).any()
    assert (moved < 0).any()


def test_a_case_without_a_hold_out_prints_none() -> None:
    bare = task(holdout=None)
    rows = finished()[1]
    assert holdout_chance(bare, rows, prior_paths(bare, 8)) is None
