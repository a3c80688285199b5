"""Values, regret, shares best and order, worked by hand on a few draws."""

import numpy as np
import pytest
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import example
from tests.reachability.valley import aim

from detente.assess.ranking import ranking, values_of
from detente.assess.rows import Rows

NAMES = ("none", "selective", "divide")


def case(*objectives):
    chosen = [s for s in example().settings.strategies if s.id in NAMES]
    return with_settings(example(), strategies=chosen, objectives=list(objectives))


def rows(**columns) -> Rows:
    """Return rows; each column as one list a strategy, four draws each."""
    outputs = {k: np.array(v, dtype=np.float64).T.ravel() for k, v in columns.items()}
    outputs["toll"] = np.zeros(12)
    return Rows(NAMES, outputs, {"draw": np.arange(4)})


def aiming(metric: str, margin: float, weight=(1.0, 1.0), **fields):
    return aim(metric, **fields).model_copy(update={"margin": margin, "weight": weight})


SEATS = [[0, 2, 4, 4], [4, 2, 4, 0], [0, 1, 3.9, 2]]


def test_one_objective_by_hand():
    # scaled by 4: none 0 .5 1 1; selective 1 .5 1 0; divide 0 .25 .975 .5; margin .05
    found = ranking(case(aiming("table_max", 0.05, best=4.0)), rows(table_max=SEATS), 1)
    one = found["strategies"]
    assert [one[n]["mean"] for n in NAMES] == [0.625, 0.625, 0.43125]
    # ties shared: draw 1 selective; 2 none, selective; 3 all three; 4 none
    assert one["none"]["best"] == pytest.approx((0 + 1 / 2 + 1 / 3 + 1) / 4, abs=1e-6)
    assert one["selective"]["best"] == pytest.approx((1 + 1 / 2 + 1 / 3 + 0) / 4, abs=1e-6)
    assert one["divide"]["best"] == pytest.approx(1 / 12, abs=1e-6)
    assert [one[n]["alone"] for n in NAMES] == [0.25, 0.25, 0.0]
    # regrets: none 1 0 0 0; selective 0 0 0 1; divide 1 .25 .025 .5
    assert [one[n]["mean_regret"] for n in NAMES] == [0.25, 0.25, 0.44375]
    assert found["order"] == ["none", "selective", "divide"]
    assert set(found["top"]) == set(NAMES)  # four draws tell nothing apart
    assert found["margin"] == 0.05


def test_less_is_better_and_values_are_cut_at_the_ends():
    objective = aiming("table_max", 0.0, direction="less", worst=4.0, best=2.0)
    values = values_of(case(objective), rows(table_max=SEATS), 1)
    assert values.scaled[:, 0, 0].tolist() == [1.0, 1.0, 0.0, 0.0]


def test_weights_lie_in_their_ranges_and_sum_to_one():
    objectives = (
        aiming("table_max", 0.02, weight=(0.2, 0.6), best=4.0),
        aiming("consensus", 0.04, weight=(0.1, 0.1)),
    )
    many = Rows(
        NAMES,
        {k: np.zeros(3 * 500) for k in ("table_max", "consensus", "toll")},
        {"draw": np.arange(500)},
    )
    values = values_of(case(*objectives), many, 1)
    assert values.weight.sum(axis=1) == pytest.approx(np.ones(500))
    ratio = values.weight[:, 0] / values.weight[:, 1]
    assert 2.0 <= ratio.min() < 2.5
    assert 5.5 < ratio.max() <= 6.0
    assert values.margin == pytest.approx(values.weight @ np.array([0.02, 0.04]))


def test_a_metric_that_is_not_modelled_takes_no_part_and_says_why():
    objectives = (aiming("table_max", 0.02, best=4.0), aiming("drugs", 0.02))
    found = ranking(case(*objectives), rows(table_max=SEATS), 1)
    seats, drugs = found["objectives"]
    assert (seats["counts"], seats["mean_weight"]) == (True, 1.0)
    assert not drugs["counts"]
    assert "mechanism 'Issue cooperation' is absent" in drugs["why_not"]


@pytest.mark.parametrize("objectives", [(), (aiming("drugs", 0.02),)])
def test_nothing_to_rank_by(objectives):
    found = ranking(case(*objectives), rows(table_max=SEATS), 1)
    assert found["order"] == found["top"] == []
    assert found["strategies"] == {}


def test_the_first_stands_alone_where_it_is_ahead_in_every_draw():
    ahead = [[0, 0, 0, 0], [4, 4, 4, 4], [1, 1, 1, 1]]
    found = ranking(case(aiming("table_max", 0.05, best=4.0)), rows(table_max=ahead), 1)
    assert found["top"] == ["selective"]
    assert found["order"] == ["selective", "divide", "none"]
    assert found["strategies"]["selective"]["parts"] == {"table_max": 1.0}
