"""Either path of standing suffices, or both are needed."""

import numpy as np
import pytest
from tests.assess.runs import finished

from detente.assess.table.joint_standing import joint_draws, joint_standing
from detente.runs.draws import Rows

DRAWS = 4


def rows(**columns) -> Rows:
    known = {name: np.array(values, dtype=float) for name, values in columns.items()}
    return Rows(("one",), {"draw": np.arange(DRAWS), **known}, {"draw": np.arange(DRAWS)})


def planted(**more) -> Rows:
    return rows(status_success=[1, 0, -1, 0.5], status_acceptance=[0, 2, -2, 0.5], **more)


def test_the_larger_suffices_and_the_smaller_is_needed():
    assert joint_draws(planted(), "one", "either").tolist() == [1, 2, -1, 0.5]
    assert joint_draws(planted(), "one", "both").tolist() == [0, 0, -2, 0.5]


def test_draws_are_split_by_what_the_holdout_does():
    found = joint_standing(planted(holdout_contact=[0, 1, 1, 0]))["one"]
    assert (found["either"].joins, found["either"].stays) == (0.5, 0.75)
    assert (found["both"].joins, found["both"].stays) == (-1.0, 0.25)


def test_without_a_holdout_nothing_is_split():
    found = joint_standing(planted())["one"]["either"]
    assert found.value is not None
    assert found.joins is found.stays is None


def test_a_side_without_draws_is_empty():
    found = joint_standing(planted(holdout_contact=[0, 0, 0, 0]))["one"]["both"]
    assert found.joins is None
    assert found.stays == pytest.approx(-0.375)


@pytest.mark.parametrize("missing", ["status_success", "status_acceptance"])
def test_a_path_that_is_not_modelled_leaves_nothing_to_join(missing):
    known = {"status_success": [0] * DRAWS, "status_acceptance": [0] * DRAWS}
    known.pop(missing)
    assert joint_standing(rows(**known)) == {}


def test_the_example_holds_both_for_each_option():
    summary, found = finished()[0], finished()[1]
    assert set(summary.standing.joint) == set(found.strategies)
    for joined in summary.standing.joint.values():
        assert joined["both"].value.p50 <= joined["either"].value.p50
