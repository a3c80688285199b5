"""Draws that go numerically bad: marked, missing, and left out under every strategy alike."""

import numpy as np
import pytest
from tests.ensemble.planted import example

from detente.assess.options.ranking import values_of
from detente.engagement.columns import UNDEFINED
from detente.engagement.course.parameter_rows import Param
from detente.engagement.task import EngagementTask
from detente.runs.draws import Rows

BAD = [2, 5]


def spoilt(value: float):
    """Return the task, the chunk as it should be, and with a parameter gone bad in two draws."""
    task = EngagementTask(example(), 1)
    good = task.prepare(0, 8)
    bad = task.prepare(0, 8)
    bad.batch.param[BAD, Param.DEATHS_SD] = value
    return task, task.run(good), task.run(bad)


@pytest.mark.parametrize("value", [np.nan, np.inf, 1e308])
def test_a_bad_draw_is_missing_and_moves_no_other(value):
    task, good, bad = spoilt(value)
    lost = bad.outputs[UNDEFINED] == 1.0
    draws = np.asarray(bad.outputs["draw"])
    assert set(draws[lost]) == set(BAD)
    assert len(draws) == 8 * len(task.case.settings.strategies)
    for name, column in bad.outputs.items():
        np.testing.assert_array_equal(column[~lost], good.outputs[name][~lost], err_msg=name)
        if name not in {"draw", "strategy", UNDEFINED}:
            assert np.isnan(column[lost]).all(), name


def test_pairs_stay_pairs():
    task, good, bad = spoilt(np.nan)
    names = tuple(s.id for s in task.case.settings.strategies)
    rows = Rows(names, bad.outputs, bad.inputs)
    kept = rows.only_defined()
    assert kept.inputs["draw"].tolist() == [0, 1, 3, 4, 6, 7]
    assert all(len(kept.output(name, "toll")) == 6 for name in names)
    whole = values_of(task.case, Rows(names, good.outputs, good.inputs), 1)
    part = values_of(task.case, kept, 1)
    assert whole is not None
    assert part is not None
    np.testing.assert_array_equal(part.value, whole.value[[0, 1, 3, 4, 6, 7]])


def test_one_strategys_bad_draw_is_left_out_of_all():
    columns = {UNDEFINED: np.array([0.0, 0.0, 0.0, 1.0]), "draw": np.array([0, 0, 1, 1])}
    rows = Rows(("none", "other"), columns, {"draw": np.array([0, 1])})
    assert rows.defined.tolist() == [True, False]
    assert rows.only_defined().outputs["draw"].tolist() == [0, 0]
