"""A rerun on the same case is the run itself."""

import numpy as np
from tests.assess.audits.reruns import DRAWS, rerun, settling

from detente.assess.audits.changed.consent import as_drawn
from detente.assess.audits.changed.rerun import rerun_on
from detente.assess.audits.changed.struck import struck


def test_on_the_same_case_every_column_is_the_same():
    rows = rerun_on(rerun().task, rerun().task.case, DRAWS, settling(), as_drawn)
    for name, column in rerun().rows.outputs.items():
        np.testing.assert_array_equal(rows.outputs[name], column)


def test_on_a_changed_case_the_options_are_the_same():
    rows = rerun_on(rerun().task, struck(rerun().task.case), DRAWS, settling(), as_drawn)
    assert rows.strategies == rerun().rows.strategies
    assert len(rows.inputs["draw"]) == DRAWS
