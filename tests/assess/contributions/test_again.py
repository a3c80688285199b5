"""What a rerun changes: nothing changed changes nothing, and pairs stay pairs."""

from functools import cache

import numpy as np
import pytest
from tests.ensemble.planted import example

from detente.assess.contributions.again import changed, means, spread
from detente.assess.paired import PairedRerun
from detente.engagement.course.parameter_rows import Param
from detente.engagement.task import EngagementTask
from detente.runs.result import Change

DRAWS = 32


@cache
def again() -> PairedRerun:
    return PairedRerun(EngagementTask(example(), 1), DRAWS)


def test_nothing_changed_changes_nothing():
    found = changed(again(), again().changed(again().base.batch))
    assert found.first == again().first
    zero = Change(delta=0.0, error=0.0)
    assert all(change == zero for change in found.value.values())
    assert all(change == zero for metrics in found.metrics.values() for change in metrics.values())


def test_a_change_is_the_mean_of_paired_differences():
    rows = again().changed(again().base.batch, frozenset({"attendance"}))
    found = changed(again(), rows).metrics["unconditional"]["table_max"]
    seats = again().rows.output("unconditional", "table_max")
    assert (rows.output("unconditional", "table_max") == 0.0).all()
    assert found.delta == pytest.approx(-seats.mean(), abs=1e-6)
    assert found.error == pytest.approx(seats.std() / np.sqrt(DRAWS), abs=1e-6)


def test_draws_that_went_bad_in_either_are_left_out():
    param = again().base.batch.param.copy()
    param[:4, Param.DEATHS_SD] = np.nan
    rows = again().changed(again().base.batch._replace(param=param))
    assert rows.defined.sum() == DRAWS - 4
    found = changed(again(), rows)
    assert all(change.delta == 0.0 for change in found.value.values())
    by_option = means(again(), rows)
    assert all(np.isfinite(list(metrics.values())).all() for metrics in by_option.values())


def test_means_are_those_of_the_columns():
    found = means(again(), again().rows)
    drugs = again().rows.output("none", "drugs")
    assert found["none"]["drugs"] == pytest.approx(drugs.mean())
    assert set(found) == {s.id for s in example().settings.strategies}
    assert spread(again(), "none", "drugs") == pytest.approx(drugs.std())
