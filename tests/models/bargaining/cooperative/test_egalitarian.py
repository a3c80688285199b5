"""The egalitarian solution beside its worked problems."""

import numpy as np
import pytest
from scipy import optimize
from tests.models.bargaining.cooperative.deals import gains, problem

from detente.models.bargaining.cooperative.egalitarian import egalitarian_array


@pytest.mark.parametrize("loss", ["quadratic", "linear"])
@pytest.mark.parametrize("seed", range(4))
def test_no_other_search_raises_the_least_gain(seed, loss):
    table, rest = problem(seed, issues=2, actors=3)
    found = egalitarian_array(*table, **rest, loss=loss)
    assert found.status == 1

    def least(terms):
        return -float((gains(terms, table, rest, loss) / table[1]).min())

    best = optimize.differential_evolution(least, [(0, 100)] * 2, seed=1, tol=1e-10, maxiter=400)
    assert least(found.outcome) <= best.fun + 1e-5


def test_two_parties_gain_in_their_shares():
    table, rest = problem(4, actors=2)
    found = egalitarian_array(*table, **rest)
    assert found.gain[0] / found.gain[1] == pytest.approx(table[1][0] / table[1][1], abs=1e-5)


def test_only_ratios_of_the_shares_count():
    table, rest = problem(4)
    one = egalitarian_array(*table, **rest)
    two = egalitarian_array(table[0], 100 * table[1], table[2], **rest)
    assert two.outcome == pytest.approx(one.outcome, abs=1e-6)


def test_what_costs_nobody_is_not_left_on_the_table():
    """Two pairs on an issue each: the pair with more to gain gets it, in equal parts."""
    found = egalitarian_array(
        np.array([[0.0, 100.0, np.nan, np.nan], [np.nan, np.nan, 60.0, 80.0]]),
        np.ones(4),
        np.ones((2, 4)),
        reversion=np.array([50.0, 10.0]),
        cost=np.array([0.05, 0.05, 0.0, 0.0]),
        loss="linear",
    )
    assert found.outcome[0] == pytest.approx(50.0, abs=1e-3)
    # Gains are .5 - |x - .6| and .7 - |x - .8|: between 60 and 80 one loses what the other gains.
    # The product of what each gets beyond .05, (1.05 - x)(x - .15), is largest at .6.
    assert found.outcome[1] == pytest.approx(60.0, abs=1e-2)
    assert found.gain == pytest.approx([0.05, 0.05, 0.5, 0.5], abs=1e-4)
