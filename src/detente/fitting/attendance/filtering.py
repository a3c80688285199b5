r"""Filter the propensities of a panel, and return its likelihood and its forecasts.

The equations are those of `detente.models.attendance.propensity`. Two things are added for fitting:
guests with equal features share one table of chances, and an outcome may tell about its own guest
without counting in the likelihood.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from detente.fitting.attendance.panel import Panel
from detente.models.attendance.propensity import Coefficients, prior, shared_weights, transition
from detente.numerics.arrays import Bools, Floats, Ints

__all__ = ["Ahead", "ahead", "log_likelihood"]

_Z = -4.0 + 8.0 * np.arange(31) / 30.0  # the grids of the model; a test compares the two
_A = -2.5 + 5.0 * np.arange(7) / 6.0
_V = np.polynomial.hermite_e.hermegauss(5)[0]
_TINY = 1e-9
_START = prior(1)
_LOG_ROUND = np.log(shared_weights(_START)[0] / _START.level[0])


class Ahead(NamedTuple):
    """What is forecast for a round before it is seen.

    Attributes
    ----------
    chance : array of float, shape (guest, 7, 5)
        Chance of each guest given the level of the case and of the round.
    weight : array of float, shape (7, 5)
        Probability of each pair of levels.
    """

    chance: Floats
    weight: Floats

    @property
    def marginal(self) -> Floats:
        """Chance of each guest, shape (guest,)."""
        return np.asarray(np.einsum("jln,ln->j", self.chance, self.weight))


class _State(NamedTuple):
    """Propensities, shape (guest, 7, 31), and the level of the case with all evidence so far."""

    propensity: Floats
    log_level: Floats


class _Table(NamedTuple):
    """Chance of a 0 and of a 1 for each kind of guest, shape (2, kind, 7, 5, 31)."""

    of: Floats
    kind: Ints


def log_likelihood(panel: Panel, coefficients: Coefficients) -> float:
    r"""Return the log-likelihood of the outcomes that count.

    Parameters
    ----------
    panel : Panel
        Rounds of one process.
    coefficients : Coefficients
        Coefficients.

    Returns
    -------
    float
        :math:`\ln \sum_l A_l` after the last round.
    """
    table, state = _begin(panel, coefficients)
    for number in range(len(panel.years)):
        state = _moved(panel, state, number, coefficients.years)
        state = _observed(panel, table, state, number)
    return float(_log_sum(state.log_level))


def ahead(panel: Panel, coefficients: Coefficients) -> Iterator[Ahead]:
    """Forecast each round from the rounds before it.

    Parameters
    ----------
    panel : Panel
        Rounds of one process.
    coefficients : Coefficients
        Coefficients.

    Yields
    ------
    Ahead
        Of every round in turn, the first from the priors.
    """
    table, state = _begin(panel, coefficients)
    for number in range(len(panel.years)):
        state = _moved(panel, state, number, coefficients.years)
        level = np.exp(state.log_level - _log_sum(state.log_level))
        chance = np.matmul(table.of[1, table.kind], state.propensity[..., None])[..., 0]
        yield Ahead(chance, level[:, None] * np.exp(_LOG_ROUND))
        state = _observed(panel, table, state, number)


def _begin(panel: Panel, coefficients: Coefficients) -> tuple[_Table, _State]:
    """Return the chances of each kind of guest, and what is known before any round."""
    kinds, kind = np.unique(panel.features, axis=0, return_inverse=True)
    eta = (
        (kinds @ coefficients.weights)[:, None, None, None]
        + coefficients.case * _A[:, None, None]
        + coefficients.round * _V[:, None]
        + coefficients.spread * _Z
    )
    chance = np.clip(1.0 / (1.0 + np.exp(-np.maximum(eta, -40.0))), _TINY, 1.0 - _TINY)
    start = prior(len(panel.guests))
    table = _Table(np.stack((1.0 - chance, chance)), kind.reshape(-1))
    return table, _State(start.propensity, np.log(start.level))


def _moved(panel: Panel, state: _State, number: int, years: float) -> _State:
    """Return the state on the day of a round."""
    if number == 0:
        return state
    gap = float(panel.years[number] - panel.years[number - 1])
    return _State(state.propensity @ transition(gap, years), state.log_level)


def _observed(panel: Panel, table: _Table, state: _State, number: int) -> _State:
    """Return the state after a round."""
    outcome = panel.outcome[number]
    seen = ~np.isnan(outcome)
    if not seen.any():
        return state
    counts: Bools = panel.counts[number, seen]
    likelihood = table.of[outcome[seen].astype(np.int64), table.kind[seen]]
    given = np.matmul(likelihood, state.propensity[seen][..., None])[..., 0]
    own = np.where(counts[:, None, None], np.log(np.maximum(given, _TINY**4)), 0.0)
    together = _LOG_ROUND + own.sum(axis=0)
    top = together.max()
    others = np.exp(together - own - top)
    propensity = state.propensity.copy()
    updated = propensity[seen] * np.matmul(others[..., None, :], likelihood)[..., 0, :]
    propensity[seen] = updated / updated.sum(axis=-1, keepdims=True)
    return _State(propensity, state.log_level + np.log(np.exp(together - top).sum(axis=1)) + top)


def _log_sum(logs: Floats) -> float:
    top = float(logs.max())
    return top + float(np.log(np.exp(logs - top).sum()))
