r"""Fit how the chance of a deal depends on the hurdle, and solve for the hurdle.

.. math::

   logit\,P = c_0 + c_s/\sigma_A + c'Z_A + \alpha (c_1 + c_2/\sigma_A)

by logistic regression with a ridge of .001; :math:`Z_A` are the standardised other parameters that
move the level of deals.
"""

from typing import Final, NamedTuple

import numpy as np

from detente.engagement.course.parameter_rows import Param
from detente.numerics.arrays import Floats

__all__ = ["Fit", "fit_deals", "hurdle_for", "log_odds"]

LEVELS: Final = (
    Param.PACE,
    Param.T_MHS,
    Param.LOSS,
    Param.DISC,
    Param.TAU,
    Param.COMPLY,
    Param.EXPLOIT,
)
_RIDGE: Final = 0.001
_STEPS: Final = 50
_CLOSE: Final = 1e-10
_LEAST_SLOPE: Final = -1.0
_LOW, _HIGH = -0.6, 1.2
_SURE: Final = 1e-6


class Fit(NamedTuple):
    """The fitted chance of a deal.

    Attributes
    ----------
    level : float
        c_0.
    spread : float
        c_s, of 1 / sigma_A.
    others : array of float, shape (parameter,)
        c', of the standardised parameters.
    slope : array of float, shape (2,)
        c_1 and c_2, of the hurdle and of the hurdle / sigma_A.
    mean, sd : array of float, shape (parameter,)
        By which the parameters are standardised.
    """

    level: float
    spread: float
    others: Floats
    slope: Floats
    mean: Floats
    sd: Floats


def log_odds(chance: Floats) -> Floats:
    """Return log-odds of chances, kept from 0 and 1.

    Parameters
    ----------
    chance : array of float
        In [0, 1].
    """
    kept = np.clip(chance, _SURE, 1.0 - _SURE)
    return np.asarray(np.log(kept) - np.log1p(-kept))


def fit_deals(param: Floats, deal: Floats) -> Fit:
    """Fit the chance of a deal to runs with hurdles drawn at will.

    Parameters
    ----------
    param : array of float, shape (draw, Param)
        Parameters of the runs; the hurdle among them.
    deal : array of float, shape (draw,)
        1 where a deal came into force.
    """
    own = param[:, list(LEVELS)]
    mean, sd = own.mean(axis=0), own.std(axis=0)
    sd = np.where(sd > 0.0, sd, 1.0)
    inverse, hurdle = 1.0 / param[:, Param.SOFT], param[:, Param.HURDLE]
    features = np.column_stack(
        [np.ones(len(deal)), inverse, (own - mean) / sd, hurdle, hurdle * inverse]
    )
    weights = _logistic(features, deal)
    n = 2 + len(LEVELS)
    return Fit(weights[0], weights[1], weights[2:n], weights[n:], mean, sd)


def _logistic(features: Floats, outcome: Floats) -> Floats:
    """Return the coefficients of a logistic regression with a small ridge, by Newton's steps."""
    weights = np.zeros(features.shape[1])
    ridge = _RIDGE * np.eye(len(weights))
    ridge[0, 0] = 0.0
    for _ in range(_STEPS):
        index = np.clip(features @ weights, -30.0, 30.0)
        chance = 1.0 / (1.0 + np.exp(-index))
        slope = features.T @ (outcome - chance) - ridge @ weights
        curve = (features * (chance * (1.0 - chance))[:, None]).T @ features + ridge
        move = np.linalg.solve(curve + 1e-9 * np.eye(len(weights)), slope)
        weights = weights + np.clip(move, -5.0, 5.0)
        if np.abs(move).max() < _CLOSE:
            break
    return weights


def hurdle_for(fit: Fit, param: Floats, deal: Floats) -> Floats:
    """Return the hurdle under which each draw has its recorded chance of a deal.

    Parameters
    ----------
    fit : Fit
        How the chance depends on it.
    param : array of float, shape (draw, Param)
        Parameters of the draws.
    deal : array of float, shape (draw,)
        Chance of a deal by the record.
    """
    inverse = 1.0 / param[:, Param.SOFT]
    others = (param[:, list(LEVELS)] - fit.mean) / fit.sd
    rest = log_odds(deal) - fit.level - fit.spread * inverse
    for column in range(others.shape[1]):
        rest = rest - fit.others[column] * others[:, column]
    slope = np.minimum(fit.slope[0] + fit.slope[1] * inverse, _LEAST_SLOPE)
    return np.asarray(np.clip(rest / slope, _LOW, _HIGH))
