"""An input placed in the arrays is the input forced to that value."""

from dataclasses import replace

import numpy as np
import pytest
from tests.ensemble.planted import assessment, example, table

from detente.assess.audits.weak.placing import can_be_placed, placed
from detente.engagement.course.parameter_rows import Param
from detente.engagement.task import EngagementTask
from detente.vocabulary.input_key import InputKey

ROWS = (
    assessment("t1", 0.1, 0.2, 0.3, subject="river-wing", object="capital", variable="trust"),
    assessment("t2", 0.1, 0.2, 0.3, subject="capital", object="front", variable="trust"),
    assessment("w1", 0.1, 0.2, 0.3, subject="front", object="capital", variable="willingness"),
    assessment("c1", 0.1, 0.2, 0.3, subject="hill-wing", variable="war-cost"),
    assessment("c2", 0.1, 0.2, 0.3, subject="capital", variable="war-cost"),
    assessment("b1", 0.4, 0.5, 0.6, subject="capital", variable="balance"),
    assessment("b2", 0.4, 0.5, 0.6, subject="capital", variable="pain"),
)
CASE = replace(example(), assessments=table([*example().assessments, *ROWS]))
TASK = EngagementTask(CASE, 1)
BASE = TASK.prepare(0, 16)
KEYS = [
    name for name in BASE.inputs if name != "draw" and can_be_placed(CASE, InputKey.parse(name))
]


@pytest.mark.parametrize("name", [name for name in KEYS if name.startswith("assessment|")])
def test_a_number_is_where_it_would_be_if_it_were_forced(name):
    key = InputKey.parse(name)
    value = float(np.quantile(BASE.inputs[name], 0.9))
    forced = replace(TASK, forced={name: value}).prepare(0, 16).batch
    own = placed(BASE, key, value)
    for field, array in forced._asdict().items():
        np.testing.assert_allclose(getattr(own, field), array, rtol=1e-12, err_msg=field)


def test_numbers_of_many_kinds_are_placed():
    kinds = {InputKey.parse(name).variable for name in KEYS if name.startswith("assessment|")}
    assert {"trust", "willingness", "war-cost", "position", "salience", "balance", "pain"} <= kinds


def test_a_parameter_has_a_column_of_its_own():
    key = InputKey.parameter("terms", "pace")
    own = placed(BASE, key, 0.25).param
    assert (own[:, Param.PACE] == 0.25).all()
    rest = [row for row in Param if row != Param.PACE]
    np.testing.assert_array_equal(own[:, rest], BASE.batch.param[:, rest])


def test_what_partner_tests_read_is_drawn_again():
    assert not can_be_placed(CASE, InputKey.assessment("river-wing", "stance-rival"))
    assert not can_be_placed(CASE, InputKey.assessment("river-wing", "performance", "trade"))
