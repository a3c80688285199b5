"""Tops of bargaining games found by SLSQP and by linear programmes, for tests of the climbs."""

import numpy as np
from scipy import optimize


def gains(game, terms, *, linear):
    gap = np.abs(terms[:, None] - game.ideal)
    return game.loss - (game.weight * (gap if linear else gap**2)).sum(axis=0)


def search(height, room, start):
    """Maximise a height by SLSQP where all of some room is left."""
    found = optimize.minimize(
        lambda z: -height(z),
        start,
        method="SLSQP",
        constraints={"type": "ineq", "fun": room},
        options={"ftol": 1e-14, "maxiter": 500},
    )
    return found.x


def search_least_gain(game, share, terms):
    """Return terms and the least quadratic gain for its share, at its largest."""
    start = np.append(terms, (gains(game, terms, linear=False) / share).min())
    return search(
        lambda z: z[-1], lambda z: gains(game, z[:-1], linear=False) - z[-1] * share, start
    )


def best_by_linear_programme(game, pull, share, rise):
    """Maximise rise t + the sum of pull times linear gain, each gain >= t share; return x, t."""
    issues, actors = game.ideal.shape
    size = issues + 1 + issues * actors  # terms, t, distances
    rows, room = [], []
    for i in range(actors):
        row = np.zeros(size)
        row[issues] = share[i]
        for k in range(issues):
            far = issues + 1 + k * actors + i
            row[far] = game.weight[k, i]
            for sign in (1.0, -1.0):
                side = np.zeros(size)
                side[k], side[far] = sign, -1.0
                rows.append(side)
                room.append(sign * game.ideal[k, i])
        rows.append(row)
        room.append(game.loss[i])
    cost = np.concatenate([np.zeros(issues), [-rise], (pull * game.weight).ravel()])
    bounds = [(0, 1)] * issues + [(None, None) if rise else (0, 0)] + [(0, 1)] * (issues * actors)
    return optimize.linprog(cost, A_ub=rows, b_ub=room, bounds=bounds).x
