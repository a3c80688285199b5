"""Reruns of the same draws: nothing changed changes nothing, and pairs stay pairs."""

from functools import cache

import numpy as np
import pytest
from tests.ensemble.planted import example

from detente.assess.contributions.again import Again, each
from detente.engagement.layout import Param
from detente.engagement.task import EngagementTask

DRAWS = 32


@cache
def again() -> Again:
    return Again(EngagementTask(example(), 1), DRAWS)


def test_nothing_changed_changes_nothing():
    found = again().change(again().rows_of(again().base.batch))
    assert found["first"] == again().first
    zero = {"delta": 0.0, "error": 0.0}
    assert all(told == zero for told in found["value"].values())
    assert all(told == zero for metrics in found["metrics"].values() for told in metrics.values())


def test_a_change_is_the_mean_of_paired_differences():
    rows = again().rows_of(again().base.batch, frozenset({"attendance"}))
    found = again().change(rows)["metrics"]["unconditional"]["table_max"]
    seats = again().rows.output("unconditional", "table_max")
    assert (rows.output("unconditional", "table_max") == 0.0).all()
    assert found["delta"] == pytest.approx(-seats.mean(), abs=1e-6)
    assert found["error"] == pytest.approx(seats.std() / np.sqrt(DRAWS), abs=1e-6)


def test_draws_that_went_bad_in_either_are_left_out():
    param = again().base.batch.param.copy()
    param[:4, Param.DEATHS_SPREAD] = np.nan
    rows = again().rows_of(again().base.batch._replace(param=param))
    assert rows.defined.sum() == DRAWS - 4
    found = again().change(rows)
    assert all(told["delta"] == 0.0 for told in found["value"].values())
    assert all(np.isfinite(list(m.values())).all() for m in again().means(rows).values())


def test_means_are_those_of_the_columns():
    found = again().means(again().rows)
    drugs = again().rows.output("none", "drugs")
    assert found["none"]["drugs"] == pytest.approx(drugs.mean())
    assert set(found) == {s.id for s in example().settings.strategies}
    assert again().spread("none", "drugs") == pytest.approx(drugs.std())


def test_results_come_in_order_whoever_is_first_done():
    told = []
    assert each(lambda n: n * n, range(9), 3, lambda: told.append(1)) == [n * n for n in range(9)]
    assert len(told) == 9
