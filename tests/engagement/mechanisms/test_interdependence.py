"""The switch of interdependence: nobody pulls anybody, and nothing else changes."""

import numpy as np
from tests.engagement.attendance.rounds import rounds_case

from detente.engagement.layout import Param
from detente.engagement.mechanisms.interdependence import without_pull
from detente.engagement.task import EngagementTask


def test_only_the_pull_is_gone() -> None:
    param = np.random.Generator(np.random.PCG64(1)).random((5, len(Param)))
    still = without_pull(param)
    assert (still[:, Param.ATTEND_PULL] == 0.0).all()
    others = [row for row in Param if row != Param.ATTEND_PULL]
    np.testing.assert_array_equal(still[:, others], param[:, others])
    assert (param[:, Param.ATTEND_PULL] > 0.0).all()


def test_the_switch_leaves_rounds_and_their_common_level() -> None:
    case = rounds_case({"southland": "came", "eastland": "came"})
    off = EngagementTask(case, 1, frozenset({"interdependence"}))(0, 300)
    on = EngagementTask(case, 1)(0, 300)
    assert off.outputs["table_max"].max() > 1.0
    for name in ("drugs", "extra_deaths"):
        if name in on.outputs:
            assert len(on.outputs[name]) == len(off.outputs[name])
