"""Actors that tests of the spatial model's parts share."""

import numpy as np

from detente.models.bargaining.spatial.turn import Code, Group, State

# Proportional votes, linear victories, conditional election; the middle range of risk.
PLAIN = Code(2, 0, 0, 1, 1 / 3, 1, 0, 0, 0, 0, 0, 1e-9)


def seated(place, capability, salience):
    """Return actors whose ideals are their positions, and the state to be filled."""
    place, capability = np.array(place, dtype=float), np.array(capability, dtype=float)
    salience = np.broadcast_to(np.asarray(salience, dtype=float), place.shape).copy()
    stake = salience.sum(axis=1)
    n = len(place)
    group = Group(capability, salience, stake, capability * stake, capability, np.eye(n))
    square = [np.zeros((n, n)) for _ in range(3)]
    return group, State(place, place.copy(), *square, np.zeros(n))


def crowd(seed, n=5, dims=2):
    rng = np.random.default_rng(seed)
    salience = rng.uniform(0.1, 1, (n, dims)) / dims
    return seated(rng.uniform(0, 1, (n, dims)), rng.uniform(1, 5, n), salience)
