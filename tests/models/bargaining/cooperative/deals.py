"""Bargaining problems that tests of the solutions share."""

import numpy as np

from detente.models.bargaining.cooperative.egalitarian import egalitarian_array
from detente.models.bargaining.cooperative.kalai_smorodinsky import kalai_smorodinsky_array
from detente.models.bargaining.cooperative.nash import nash_array
from detente.models.bargaining.cooperative.utilitarian import utilitarian_array


def kalai(position, capability, salience, **rest):
    """Call the Kalai-Smorodinsky solution with power, which it does not use."""
    return kalai_smorodinsky_array(position, salience, **rest)


SOLUTIONS = {
    "nash": nash_array,
    "kalai": kalai,
    "egalitarian": egalitarian_array,
    "utilitarian": utilitarian_array,
}


def problem(seed=0, issues=3, actors=4, lead=(), cost=0.3):
    """Draw a problem in which a deal exists more often than not."""
    generator = np.random.Generator(np.random.PCG64(seed))
    position = generator.uniform(0, 100, (*lead, issues, actors))
    salience = generator.uniform(0.05, 1, (*lead, issues, actors))
    capability = generator.uniform(0.5, 2, (*lead, actors))
    rest = {
        "reversion": generator.uniform(0, 100, (*lead, issues)),
        "cost": generator.uniform(0, cost, (*lead, actors)),
    }
    return (position, capability, salience), rest


def gains(terms, table, rest, loss):
    """Work out gains over disagreement again, for terms of shape (..., issue)."""
    position, _, salience = table
    weight = salience / salience.sum(axis=-2, keepdims=True)
    power = 2 if loss == "quadratic" else 1

    def lost(x):
        return (weight * (np.abs(x[..., None] - position) / 100) ** power).sum(axis=-2)

    return lost(rest["reversion"]) + rest["cost"] - lost(terms)
