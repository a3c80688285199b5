"""One bargaining problem per concept worked by hand; derivations beside the numbers.

Utilities are U_i(x) = 1 - sum_k w_ik |x_k - theta_ik|^p with x and theta in shares of the scale.
"""

from dataclasses import dataclass

import numpy as np
import pytest

from detente.models.bargaining.cooperative.egalitarian import egalitarian_array
from detente.models.bargaining.cooperative.kalai_smorodinsky import kalai_smorodinsky_array
from detente.models.bargaining.cooperative.nash import nash_array
from detente.models.bargaining.cooperative.utilitarian import utilitarian_array
from detente.models.bargaining.noncooperative.baron_ferejohn import baron_ferejohn_array
from detente.models.bargaining.noncooperative.rubinstein import rubinstein_array

ENDS = np.array([[0.0, 100.0]])  # one issue, two parties at its ends
ONE = np.ones((1, 2))


def kalai(position, capability, salience, **rest):
    assert (capability == capability[0]).all()
    return kalai_smorodinsky_array(position, salience, **rest)


SOLUTIONS = {
    "nash": nash_array,
    "kalai-smorodinsky": kalai,
    "egalitarian": egalitarian_array,
    "utilitarian": utilitarian_array,
}


@dataclass(frozen=True)
class Worked:
    """Two parties at the ends of one issue; the outcome expected, in shares of the scale."""

    solution: str
    loss: str
    reversion: float
    cost: tuple[float, float]
    power: tuple[float, float]
    outcome: float
    note: str


# Quadratic, reversion 0, costs .36 and 0, so that d = (.64, 0):
#   g1 = .36 - x^2 and g2 = 1 - (1 - x)^2 = 2x - x^2, deals are 0 < x < .6.
# Egalitarian  .36 - x^2 = 2x - x^2                         -> x = .18
# Kalai        b1 = g1(0) = .36, b2 = g2(.6) = .84; .84 (.36 - x^2) = .36 (2x - x^2)
#              -> .48 x^2 + .72 x - .3024 = 0               -> x = (-.72 + sqrt(1.099008)) / .96
# Nash         x (2x - x^2) = (1 - x) (.36 - x^2)           -> 2 x^3 - 3 x^2 - .36 x + .36 = 0
# Utilitarian  x = .5, where both still gain; with power 1:3 x = .75 is beyond .6: held there
CUBIC = float(min(root.real for root in np.roots([2, -3, -0.36, 0.36]) if 0 < root.real < 0.6))

# Linear, reversion r, costs e: g1 = r + e1 - x, g2 = x - r + e2; what war would waste, e1 + e2, is
# shared out. Here r = .4, e = (.1, .2):
# Nash         g1 = c1 / (c1 + c2) (e1 + e2); with power 2:1 g = (.2, .1)   -> x = .3
# Egalitarian  with shares 2:1 the same; with equal ones g = .15            -> x = .35
# Kalai        each could gain all of .3, so half of it                     -> x = .35
# Utilitarian  power 2:1: the first's ideal, but the second stops at g2 = 0 -> x = .2
# Near the end of the scale, r = .05, e = (.1, .2), Kalai and Nash part:
# Kalai        b1 = g1(0) = .15, b2 = g2(.15) = .3; (.15 - x)/.15 = (x + .15)/.3 -> x = .05
# Nash         g1 = g2 = .15                                                -> x = 0
QUADRATIC = ("quadratic", 0.0, (0.36, 0.0))
LINEAR = ("linear", 0.4, (0.1, 0.2))
EDGE = ("linear", 0.05, (0.1, 0.2))
WORKED = [
    Worked("egalitarian", *QUADRATIC, (1, 1), 0.18, "equal gains"),
    Worked("kalai-smorodinsky", *QUADRATIC, (1, 1), (-0.72 + 1.099008**0.5) / 0.96, "equal shares"),
    Worked("nash", *QUADRATIC, (1, 1), CUBIC, "root of a cubic"),
    Worked("utilitarian", *QUADRATIC, (1, 1), 0.5, "nobody held harmless"),
    Worked("utilitarian", *QUADRATIC, (1, 3), 0.6, "the first held harmless"),
    Worked("nash", *LINEAR, (2, 1), 0.3, "surplus by power"),
    Worked("nash", *LINEAR, (1, 1), 0.35, "split the difference"),
    Worked("egalitarian", *LINEAR, (2, 1), 0.3, "gains as 2 to 1"),
    Worked("egalitarian", *LINEAR, (1, 1), 0.35, "half of the surplus"),
    Worked("kalai-smorodinsky", *LINEAR, (1, 1), 0.35, "half of the most"),
    Worked("utilitarian", *LINEAR, (2, 1), 0.2, "the second held harmless"),
    Worked("kalai-smorodinsky", *EDGE, (1, 1), 0.05, "equal shares at the end of a scale"),
    Worked("nash", *EDGE, (1, 1), 0.0, "equal gains at the end of a scale"),
    Worked("egalitarian", *EDGE, (1, 1), 0.0, "equal gains at the end of a scale"),
]


@pytest.mark.parametrize("row", WORKED, ids=lambda row: f"{row.solution}: {row.note}")
def test_two_parties_at_the_ends_of_one_issue(row):
    found = SOLUTIONS[row.solution](
        ENDS,
        np.array(row.power, dtype=float),
        ONE,
        reversion=np.array([100 * row.reversion]),
        cost=np.array(row.cost),
        loss=row.loss,
    )
    assert found.status == 1
    assert found.outcome[0] == pytest.approx(100 * row.outcome, abs=2e-5)


@pytest.mark.parametrize("solution", SOLUTIONS)
def test_a_symmetric_trade_over_two_issues(solution):
    # w = (.8, .2) and (.2, .8), ideals at the ends, reversion in the middle: d = 1 - .25 = .75.
    # By symmetry x = (a, 1 - a) and all weights are equal, so a is a weighted mean of the ideals
    # 0 and 1 with weights .8 and .2: a = .2; loss .8 (.04) + .2 (.64) = .16, gain .09.
    found = SOLUTIONS[solution](
        np.array([[0.0, 100.0], [0.0, 100.0]]),
        np.ones(2),
        np.array([[0.8, 0.2], [0.2, 0.8]]),
        reversion=np.array([50.0, 50.0]),
    )
    assert found.outcome == pytest.approx([20.0, 80.0], abs=2e-6)
    assert found.gain == pytest.approx([0.09, 0.09], abs=1e-7)


def test_nash_is_not_the_mean_weighted_by_power():
    # The same trade. Take weights lambda = (2, 1) in the condition for the optimum:
    #   x_1 = (1 * .2) / (2 * .8 + 1 * .2) = 1/9,  x_2 = (1 * .8) / (2 * .2 + 1 * .8) = 2/3,
    #   g_1 = 81/324 - (.8/81 + .2 * 4/9) = 49/324,  g_2 = 81/324 - (.2 * 64/81 + .8/9) = 1/324.
    # lambda_i = c_i / g_i, so power is 2 * 49 to 1 * 1. Weighted by power alone the means would be
    # .2/(98 * .8 + .2) = .0025 and .8/(98 * .2 + .8) = .0392, which the second would refuse.
    found = nash_array(
        np.array([[0.0, 100.0], [0.0, 100.0]]),
        np.array([98.0, 1.0]),
        np.array([[0.8, 0.2], [0.2, 0.8]]),
        reversion=np.array([50.0, 50.0]),
    )
    assert found.outcome == pytest.approx([100 / 9, 200 / 3], abs=1e-6)
    assert found.gain == pytest.approx([49 / 324, 1 / 324], abs=1e-9)


def test_three_parties_one_of_them_alone_on_its_issue():
    # Issue 1 divides the first two, at its ends around the reversion point 50, costs .1 each:
    # linear gains .1 - (x - .5) and .1 + (x - .5). Only the third cares for issue 2: it wants 80,
    # the reversion point is 30, so it can gain .5.
    # Egalitarian and Nash: 50 on issue 1, 80 on issue 2, which costs nobody anything.
    # Kalai: each of the first two can gain .2 at most and gets half; the third gets all of its .5.
    game = {
        "reversion": np.array([50.0, 30.0]),
        "cost": np.array([0.1, 0.1, 0.0]),
        "loss": "linear",
    }
    position = np.array([[0.0, 100.0, np.nan], [np.nan, np.nan, 80.0]])
    for solution in ("egalitarian", "nash", "kalai-smorodinsky"):
        found = SOLUTIONS[solution](position, np.ones(3), np.ones((2, 3)), **game)
        assert found.outcome == pytest.approx([50.0, 80.0], abs=1e-3)
        assert found.gain == pytest.approx([0.1, 0.1, 0.5], abs=1e-5)


@pytest.mark.parametrize(("n", "quota"), [(3, 2), (5, 3), (5, 4), (9, 5), (4, 4)])
@pytest.mark.parametrize("discount", [0.0, 0.5, 0.9, 1.0])
def test_equal_legislators(n, quota, discount):
    # Baron and Ferejohn (1989), closed rule: all expect 1/n, so a vote costs delta/n and the
    # proposer keeps 1 - delta (q - 1)/n; by majority 1 - delta (n - 1)/(2n).
    found = baron_ferejohn_array(np.full(n, 1 / n), discount, quota=quota)
    if quota == n and discount == 1.0:
        assert np.isnan(found.keep).all()  # any division is an equilibrium
        return
    assert found.value == pytest.approx(1 / n)
    assert found.keep == pytest.approx(1 - discount * (quota - 1) / n)
    assert found.bought == pytest.approx((quota - 1) / n)


def test_a_strong_proposer_among_three():
    # Majority of three, delta = 1, recognition (.6, .2, .2). Suppose the first is never bought and
    # the others cost k each: v_1 = .6 (1 - k), v_2 = .2 (1 - k) + m k = k, v_1 + 2 k = 1.
    # .6 - .6 k + 2 k = 1 -> k = 2/7, v_1 = 3/7 > k as supposed; m = (2/7 - 1/7)/(2/7) = 1/2:
    # the first buys each half of the time (.3), the other always (.2).
    found = baron_ferejohn_array(np.array([0.6, 0.2, 0.2]), 1.0, quota=2)
    assert found.value == pytest.approx([3 / 7, 2 / 7, 2 / 7])
    assert found.keep == pytest.approx(5 / 7)
    assert found.bought == pytest.approx([0.0, 0.5, 0.5])


def test_all_must_agree():
    # Unanimity, delta = .5 and .8, recognition 1/2 each: v_i = p_i (1 - d_j v_j) + p_j d_i v_i,
    # so v_i (1 - d_i) = p_i (1 - sum_j d_j v_j) and v_i is proportional to p_i / (1 - d_i):
    # 1 to 2.5, v = (2/7, 5/7); the first keeps 1 - .8 * 5/7 = 3/7.
    found = baron_ferejohn_array(np.array([0.5, 0.5]), np.array([0.5, 0.8]), quota=2)
    assert found.value == pytest.approx([2 / 7, 5 / 7])
    assert found.keep == pytest.approx([3 / 7, 6 / 7])


def test_alternating_offers():
    # Rubinstein (1982): who begins gets (1 - d2)/(1 - d1 d2). With d1 = 2/3 and d2 = 1/2 that is
    # (1/2)/(2/3) = 3/4; if the second begins it gets (1/3)/(2/3) = 1/2. Each is offered what
    # waiting is worth: 1/4 = d2 (1/2) and 1/2 = d1 (3/4).
    found = rubinstein_array(np.array([2 / 3, 1 / 2]))
    assert found.first == pytest.approx([3 / 4, 1 / 4])
    assert found.second == pytest.approx([1 / 2, 1 / 2])
    assert rubinstein_array(np.array([0.9, 0.81])).power == pytest.approx([2 / 3, 1 / 3])


def test_alternating_offers_tend_to_the_nash_solution():
    # Binmore, Rubinstein and Wolinsky (1986): with the limit as bargaining powers. On one issue
    # with linear loss and a surplus e1 + e2 of .3, the share of the surplus is the power.
    power = rubinstein_array(np.array([0.9, 0.81])).power
    found = nash_array(
        ENDS, power, ONE, reversion=np.array([40.0]), cost=np.array([0.1, 0.2]), loss="linear"
    )
    assert found.gain == pytest.approx([0.2, 0.1], abs=1e-7)
