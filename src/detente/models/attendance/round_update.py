r"""Update beliefs about guests by the outcomes of one round, given the probabilities on the grids.

With :math:`p_{jli}` the probability of guest *j*'s propensity *i* at the case's level *l*,
:math:`q_{jlni}` that of its outcome at the round's level *n*, and :math:`v_n` that of the level,

.. math::

   g_{jln} = \sum_i p_{jli} q_{jlni}, \qquad
   T_{ln} = \log v_n + \sum_j \log g_{jln}, \qquad
   p_{jli} \leftarrow p_{jli} \sum_n e^{T_{ln} - \log g_{jln}} q_{jlni}

and the case's level is weighted by :math:`\sum_n e^{T_{ln}}`. Guests not observed are left out.
"""

from typing import Final

import numpy as np

from detente.numerics.arrays import Floats, Ints
from detente.numerics.compile import njit

__all__ = ["NOT_OBSERVED", "after_round", "log_given"]

NOT_OBSERVED: Final = -1
"""Outcome of a guest that was not observed."""
_LEAST = 1e-36


@njit
def log_given(propensity: Floats, table: Floats, kind: Ints, came: Ints) -> Floats:
    """Return the log-probability of each guest's outcome given both levels.

    Parameters
    ----------
    propensity : array of float, shape (guest, level, point)
        Probability of each guest's propensity, given the case's level.
    table : array of float, shape (2, kind, level, round, point)
        Probability of no and of yes, by kind of guest.
    kind : array of int, shape (guest,)
        Kind of each guest.
    came : array of int, shape (guest,)
        0, 1 or `NOT_OBSERVED`.

    Returns
    -------
    array of float, shape (guest, level, round)
        0 for guests not observed.
    """
    guests, levels, points = propensity.shape
    rounds = table.shape[3]
    logs, total = np.zeros((guests, levels, rounds)), np.empty(rounds)
    for j in range(guests):
        if came[j] == NOT_OBSERVED:
            continue
        chance = table[came[j], kind[j]]
        for a in range(levels):
            total[:] = 0.0
            for i in range(points):
                for n in range(rounds):
                    total[n] += propensity[j, a, i] * chance[a, n, i]
            for n in range(rounds):
                logs[j, a, n] = np.log(max(total[n], _LEAST))
    return logs


@njit
def after_round(
    propensity: Floats, level: Floats, table: Floats, kind: Ints, came: Ints, weight: Floats
) -> tuple[Floats, Floats]:
    """Return each guest's propensities and the case's level after the round.

    Parameters
    ----------
    propensity, table, kind, came : array
        As for :func:`log_given`.
    level : array of float, shape (level,)
        Probability of the case's level.
    weight : array of float, shape (round,)
        Probability of the round's level.

    Returns
    -------
    propensity : array of float, shape (guest, level, point)
        Unchanged for guests not observed; each row of the others has the sum 1.
    level : array of float, shape (level,)
        Sum 1.
    """
    guests, levels, points = propensity.shape
    rounds = len(weight)
    logs = log_given(propensity, table, kind, came)
    together = logs.sum(axis=0) + np.log(weight)
    top = together.max()
    after = propensity.copy()
    mixed = np.empty(points)
    for j in range(guests):
        if came[j] == NOT_OBSERVED:
            continue
        chance = table[came[j], kind[j]]
        for a in range(levels):
            mixed[:] = 0.0
            for n in range(rounds):
                others = np.exp(together[a, n] - logs[j, a, n] - top)
                for i in range(points):
                    mixed[i] += others * chance[a, n, i]
            after[j, a] *= mixed
            after[j, a] /= after[j, a].sum()
    new = level * np.exp(together - top).sum(axis=1)
    return after, new / new.sum()
