"""The level of deals follows a change of the reference war."""

import numpy as np
import pytest
from tests.assess.audits.reruns import rerun

from detente.assess.audits.changed.settle import Settling, only
from detente.assess.paired import PairedRerun
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.run import Batch

TASK = rerun().task


@pytest.fixture(scope="module")
def settling() -> Settling:
    return Settling(TASK, PairedRerun(TASK, 128).base.batch)


def eager(by: float):
    """Return a change by which talks open more often."""

    def change(batch: Batch) -> Batch:
        param = batch.param.copy()
        param[:, Param.TALK0] += by
        return batch._replace(param=param)

    return change


def test_no_change_leaves_the_anchor(settling):
    assert settling.again(lambda batch: batch) is TASK.anchored


@pytest.mark.parametrize("by", [2.0, 3.0])
def test_a_change_that_makes_deals_likelier_raises_the_level(settling, by):
    assert settling.again(eager(by)).fit.level > TASK.anchored.fit.level + 0.2


def test_a_change_within_the_noise_leaves_the_anchor(settling):
    assert settling.again(eager(0.01)) == TASK.anchored


def test_one_option_of_a_batch_is_kept():
    batch = rerun().base.batch
    own = only(batch, 2)
    np.testing.assert_array_equal(own.policy, batch.policy[2:3])
    np.testing.assert_array_equal(own.target, batch.target[:, 2:3])
