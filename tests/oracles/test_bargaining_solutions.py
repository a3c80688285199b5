"""Bargaining solutions by SciPy's SLSQP, from the tables that users give, on random problems.

Linear losses are written with one more variable for each distance, so that SLSQP sees no kink.
"""

from typing import NamedTuple

import numpy as np
import pytest
from scipy import optimize
from tests.models.bargaining.cooperative.deals import SOLUTIONS, gains, problem

CLOSE = 1e-6  # of utilities; measured over 120 problems: 2e-8
SURE = 1e-4  # least gains nearer to none are left out: SLSQP is not that exact

both_losses = pytest.mark.parametrize("loss", ["quadratic", "linear"])
seeds = pytest.mark.parametrize("seed", range(20))


class Programme(NamedTuple):
    """A bargaining problem for SLSQP, positions in shares of the scale."""

    ideal: np.ndarray  # (issue, actor)
    weight: np.ndarray  # (issue, actor), each actor's sum to 1
    loss: np.ndarray  # (actor,), what each loses without a deal
    linear: bool

    def gain(self, point):
        """Return gains at terms and, with linear losses, distances."""
        issues = len(self.ideal)
        if self.linear:
            gap = point[issues : issues + self.ideal.size].reshape(self.ideal.shape)
        else:
            gap = (point[:issues, None] - self.ideal) ** 2
        return self.loss - (self.weight * gap).sum(axis=0)

    def start(self, terms):
        gap = np.abs(terms[:, None] - self.ideal) if self.linear else np.empty(0)
        return np.append(terms, gap)

    def best(self, height, start, room):
        """Maximise a height from a start where all of some room is left; return the point."""
        rooms = [{"type": "ineq", "fun": room}]
        if self.linear:
            issues = len(self.ideal)

            def slack(point):
                terms, gap = point[:issues], point[issues : issues + self.ideal.size]
                off = (terms[:, None] - self.ideal).ravel()
                return np.concatenate([gap - off, gap + off])

            rooms.append({"type": "ineq", "fun": slack})
        found = optimize.minimize(
            lambda point: -height(point),
            start,
            method="SLSQP",
            constraints=rooms,
            options={"ftol": 1e-13, "maxiter": 1000},
        )
        return found.x

    def best_least(self, share, terms):
        """Return the largest least gain for its share, and the point at which all have it."""
        first = self.start(terms)
        start = np.append(first, (self.gain(first) / share).min())
        point = self.best(lambda z: z[-1], start, lambda z: self.gain(z[:-1]) - share * z[-1])
        return point[-1], point[:-1]

    def best_sum(self, pull, start):
        """Return the point with the largest weighted sum of gains, nobody being worse off."""
        return self.best(lambda z: pull @ self.gain(z), start, self.gain)


def drawn(seed, loss, profit=0.0):
    """Return a random problem as a table and as a programme, with terms to start from.

    A party that gains from having no deal has a negative cost of it.
    """
    rng = np.random.default_rng(seed)
    size = {"issues": int(rng.integers(1, 4)), "actors": int(rng.integers(2, 5))}
    table, rest = problem(seed, **size, cost=0.3)
    rest["cost"] -= profit
    position, _, salience = table
    weight = salience / salience.sum(axis=0)
    gap = np.abs(rest["reversion"][:, None] - position) / 100
    without = (weight * (gap if loss == "linear" else gap**2)).sum(axis=0) + rest["cost"]
    programme = Programme(position / 100, weight, without, loss == "linear")
    return table, rest, programme, (weight * programme.ideal).sum(axis=1) / weight.sum(axis=1)


def test_a_programme_counts_gains_as_the_table_does():
    for loss in ("quadratic", "linear"):
        table, rest, programme, terms = drawn(3, loss)
        expected = gains(100 * terms, table, rest, loss)
        assert programme.gain(programme.start(terms)) == pytest.approx(expected, abs=1e-12)


@both_losses
@pytest.mark.parametrize("profit", [0.0, 0.1, 0.2])
def test_there_is_a_deal_where_slsqp_finds_a_gain_for_everybody(profit, loss):
    deals = []
    for seed in range(20):
        table, rest, programme, terms = drawn(seed, loss, profit)
        least, _ = programme.best_least(np.ones(len(programme.loss)), terms)
        if abs(least) > SURE:
            status = [solution(*table, **rest, loss=loss).status for solution in SOLUTIONS.values()]
            assert status == [least > 0] * len(SOLUTIONS), seed
            deals.append(least > 0)
    assert len(deals) > 15
    assert 0 < sum(deals) < len(deals) or profit == 0.0


def solved(name, seed, loss):
    """Return what a solution finds, power, and the programme with a point inside."""
    table, rest, programme, terms = drawn(seed, loss)
    least, inside = programme.best_least(np.ones(len(programme.loss)), terms)
    assert least > SURE
    return SOLUTIONS[name](*table, **rest, loss=loss), table[1], programme, inside


@both_losses
@seeds
def test_nash(seed, loss):
    found, power, programme, inside = solved("nash", seed, loss)

    def height(point):
        return power @ np.log(np.maximum(programme.gain(point), 1e-12))

    point = programme.best(height, inside, lambda z: programme.gain(z) - 1e-9)
    assert found.gain == pytest.approx(programme.gain(point), abs=CLOSE)


@both_losses
@seeds
def test_egalitarian(seed, loss):
    found, power, programme, inside = solved("egalitarian", seed, loss)
    share = power / power.mean()
    least, _ = programme.best_least(share, inside[: len(programme.ideal)])
    assert (found.gain / share).min() == pytest.approx(least, abs=CLOSE)


@both_losses
@seeds
def test_kalai_smorodinsky(seed, loss):
    found, _, programme, inside = solved("kalai", seed, loss)
    ones = np.eye(len(programme.loss))
    most = np.array([one @ programme.gain(programme.best_sum(one, inside)) for one in ones])
    share, _ = programme.best_least(most, inside[: len(programme.ideal)])
    assert (found.gain / most).min() == pytest.approx(
        share, abs=10 * CLOSE
    )  # of small largest gains


@both_losses
@seeds
def test_utilitarian(seed, loss):
    found, power, programme, inside = solved("utilitarian", seed, loss)
    pull = power / power.sum()
    point = programme.best_sum(pull, inside)
    assert pull @ found.gain == pytest.approx(pull @ programme.gain(point), abs=CLOSE)
    assert found.gain.min() > -CLOSE
    if loss == "quadratic":  # one top, which is flat: the sum alone would hide an error
        assert found.outcome == pytest.approx(100 * point, abs=1e-3)
