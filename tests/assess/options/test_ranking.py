"""Values, regret, shares best and order, worked by hand on a few draws."""

import numpy as np
import pytest
from tests.assess.camp_cases import beside_none, with_settings
from tests.reachability.valley import aim

from detente.assess.options.ranking import ranking, values_of
from detente.runs.draws import Rows
from detente.runs.result import Interval

NAMES = ("none", "selective", "divide")


def case(*objectives):
    chosen = [s for s in beside_none().settings.strategies if s.id in NAMES]
    return with_settings(beside_none(), strategies=chosen, objectives=list(objectives))


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
    one = found.strategies
    assert [one[n].mean for n in NAMES] == [0.625, 0.625, 0.43125]
    # ties shared: draw 1 selective; 2 none, selective; 3 all three; 4 none
    assert one["none"].best == pytest.approx((0 + 1 / 2 + 1 / 3 + 1) / 4, abs=1e-6)
    assert one["selective"].best == pytest.approx((1 + 1 / 2 + 1 / 3 + 0) / 4, abs=1e-6)
    assert one["divide"].best == pytest.approx(1 / 12, abs=1e-6)
    assert [one[n].alone for n in NAMES] == [0.25, 0.25, 0.0]
    # regrets: none 1 0 0 0; selective 0 0 0 1; divide 1 .25 .025 .5
    assert [one[n].mean_regret for n in NAMES] == [0.25, 0.25, 0.44375]
    assert found.order == ["none", "selective", "divide"]
    assert set(found.top) == set(NAMES)  # four draws tell nothing apart
    assert found.margin == 0.05


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
    objectives = (aiming("table_max", 0.02, best=4.0), aiming("status_success", 0.02))
    found = ranking(case(*objectives), rows(table_max=SEATS), 1)
    seats, standing = found.objectives
    assert (seats.counts, seats.mean_weight) == (True, 1.0)
    assert not standing.counts
    assert standing.why_not == "the case names no issues to settle"


@pytest.mark.parametrize("objectives", [(), (aiming("drugs", 0.02),)])
def test_nothing_to_rank_by(objectives):
    found = ranking(case(*objectives), rows(table_max=SEATS), 1)
    assert found.order == found.top == []
    assert found.strategies == {}


def test_the_first_stands_alone_where_it_is_ahead_in_every_draw():
    ahead = [[0, 0, 0, 0], [4, 4, 4, 4], [1, 1, 1, 1]]
    found = ranking(case(aiming("table_max", 0.05, best=4.0)), rows(table_max=ahead), 1)
    assert found.top == ["selective"]
    assert found.order == ["selective", "divide", "none"]
    assert found.strategies["selective"].parts == {"table_max": 1.0}
    assert found.strategies["selective"].mean_regret == 0.0
    assert found.strategies["selective"].regret == Interval(p10=0.0, p50=0.0, p90=0.0)
    assert found.strategies["selective"].best == 1.0
    assert found.strategies["selective"].alone == 1.0


def lead(*ahead: float) -> list[list[float]]:
    """Return seats of which the second strategy has so many more than the others."""
    return [[1.0] * 4, [1.0 + 4.0 * a for a in ahead], [1.0] * 4]


@pytest.mark.parametrize(
    ("ahead", "margin", "alone"),
    [
        ((0.1, 0.1, 0.1, 0.1), 0.1, False),  # sure, but no more than the margin
        ((0.1, 0.1, 0.1, 0.1), 0.09, True),  # sure, and more
        ((0.0, 0.2, 0.0, 0.2), 0.05, False),  # .1 on average, twice its error, which is .05
        ((0.02, 0.18, 0.02, 0.18), 0.05, True),  # the same mean, the error .04
        ((0.02, 0.18, 0.02, 0.18), 0.12, False),
    ],
)
def test_the_first_shares_the_top_within_the_margin_or_two_errors(ahead, margin, alone):
    found = ranking(case(aiming("table_max", margin, best=4.0)), rows(table_max=lead(*ahead)), 1)
    assert found.order == ["selective", "none", "divide"]  # ties in the order of the case
    assert found.top == (["selective"] if alone else ["selective", "none", "divide"])


def test_one_strategy_has_no_regret_in_each_draw():
    objectives = (aiming("table_max", 0.0, (0.1, 0.9), best=4.0), aiming("consensus", 0.0))
    luck = np.random.Generator(np.random.PCG64(3))
    drawn = {k: luck.uniform(0.0, 4.0, (3, 4)) for k in ("table_max", "consensus")}
    values = values_of(case(*objectives), rows(**drawn), 1)
    regret = values.best[:, None] - values.value
    assert regret.min(axis=1).tolist() == [0.0] * 4
    assert (regret >= 0.0).all()
    assert (values.tied.sum(axis=1) == 1.0).all()


def test_a_value_by_hand():
    # each draw weighs seats 3 to 1: .75 u1 + .25 u2; margin .75 * .08 + .25 * .04
    objectives = (
        aiming("table_max", 0.08, (0.6, 0.6), best=4.0),
        aiming("consensus", 0.04, (0.2, 0.2), direction="less", worst=1.0, best=0.0),
    )
    planted = rows(table_max=SEATS, consensus=[[0.0] * 4, [1.0] * 4, [0.4, 0.4, 0.4, 0.4]])
    values = values_of(case(*objectives), planted, 1)
    assert values.value[:, 0] == pytest.approx([0.25, 0.625, 1.0, 1.0])
    assert values.value[:, 1] == pytest.approx([0.75, 0.375, 0.75, 0.0])
    assert values.margin == pytest.approx([0.07] * 4)
    one = ranking(case(*objectives), planted, 1).strategies["none"]
    assert one.parts == {"table_max": pytest.approx(0.46875), "consensus": pytest.approx(0.25)}
    assert sum(one.parts.values()) == pytest.approx(one.mean, abs=2e-6)
    assert one.value.p50 == pytest.approx(0.8125)
    spread = np.std([0.25, 0.625, 1.0, 1.0]) / 2
    assert one.error == pytest.approx(spread, abs=1e-6)


def test_values_beyond_the_ends_are_cut():
    objective = aiming("table_max", 0.0, worst=1.0, best=3.0)
    values = values_of(case(objective), rows(table_max=SEATS), 1)
    assert values.scaled[:, 0, 0].tolist() == [0.0, 0.5, 1.0, 1.0]


def test_a_scale_without_width_tells_nothing_apart():
    values = values_of(
        case(aiming("table_max", 0.0, worst=2.0, best=2.0)), rows(table_max=SEATS), 1
    )
    assert not values.scaled.any()


def test_weights_of_nothing_are_even():
    objectives = [aiming(m, 0.0, (0.0, 0.0)) for m in ("table_max", "consensus")]
    planted = rows(table_max=SEATS, consensus=SEATS)
    assert (values_of(case(*objectives), planted, 1).weight == 0.5).all()


def test_weights_are_drawn_by_metric_and_seed():
    wide = [aiming(m, 0.0, (0.1, 0.9)) for m in ("table_max", "consensus", "splits")]
    planted = rows(table_max=SEATS, consensus=SEATS, splits=SEATS)

    def ratio(*objectives, seed=1):
        values = values_of(case(*objectives), planted, seed)
        names = [o.metric for o in values.used]
        return values.weight[:, names.index("table_max")] / values.weight[:, names.index("splits")]

    assert ratio(*wide) == pytest.approx(ratio(wide[2], wide[0]))
    assert (ratio(*wide) != ratio(*wide, seed=2)).all()


def test_a_metric_without_numbers_changes_no_other():
    seats, drugs = aiming("table_max", 0.02, (0.3, 0.6), best=4.0), aiming("drugs", 0.5, (0.3, 0.6))
    with_, without = (
        ranking(case(*chosen), rows(table_max=SEATS), 1) for chosen in ((seats, drugs), (seats,))
    )
    assert with_.model_dump(exclude={"objectives"}) == without.model_dump(exclude={"objectives"})
    assert with_.objectives[1].mean_weight is None


def test_a_hold_out_that_is_not_named_takes_no_part():
    known = with_settings(case(aiming("holdout_contact", 0.02)), holdout=None)
    found = ranking(known, rows(table_max=SEATS), 1)
    assert found.order == []
    assert found.margin is None
    (told,) = found.objectives
    assert (told.counts, told.why_not) == (False, "the case names no hold-out power")


def test_an_option_that_engages_nobody_has_a_value_and_no_place():
    aims = np.array([[1] * 4, [0, 0, 1, 1], [1] * 4]).T.ravel()
    planted = rows(table_max=[[0] * 4, [4] * 4, [2] * 4])
    outputs = {**planted.outputs, "aims": aims}
    found = ranking(
        case(aiming("table_max", 0.0, best=4.0)), Rows(NAMES, outputs, planted.inputs), 1
    )
    assert found.empty == {"selective": 0.5}
    assert found.order == ["divide", "none"]
    assert found.top == ["divide"]
    assert found.strategies["selective"].mean == 1.0
    assert (found.strategies["selective"].best, found.strategies["selective"].alone) == (0.0, 0.0)
    assert found.strategies["divide"].alone == 1.0
    assert found.strategies["divide"].mean_regret == 0.0
    assert found.strategies["none"].mean_regret == 0.5
