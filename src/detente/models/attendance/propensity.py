r"""Filter a guest's propensity from past rounds, on a grid.

The log-odds that a guest is asked, or comes if asked, are its features, the level of the case, its
own drifting propensity and the level of the round. Each round on record updates them by Bayes'
rule. The drift is an Ornstein-Uhlenbeck process: what lies far back counts less.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.attendance.round_update import NOT_OBSERVED, after_round, log_given
from detente.numerics.arrays import Floats, Ints

__all__ = [
    "Belief",
    "Coefficients",
    "forecast",
    "joint_forecast",
    "level_grid",
    "log_evidence",
    "moved",
    "observed",
    "prior",
    "propensity_grid",
    "shared_weights",
    "transition",
]

_Z = -4.0 + 8.0 * np.arange(31) / 30.0  # a guest's propensity, in standard deviations
_A = -2.5 + 5.0 * np.arange(7) / 6.0  # the case's own level
_V, _V_WEIGHT = np.polynomial.hermite_e.hermegauss(5)  # the round's level
_V_WEIGHT = _V_WEIGHT / _V_WEIGHT.sum()
_SHORTEST = 1.0 / 365.0  # years between two rounds
_NARROWEST = 0.16  # 0.6 steps of the grid; below it the grid could not move
_TINY = 1e-9

_Z_START = np.exp(-(_Z**2) / 2.0) / np.exp(-(_Z**2) / 2.0).sum()
_A_START = np.exp(-(_A**2) / 2.0) / np.exp(-(_A**2) / 2.0).sum()


class Coefficients(NamedTuple):
    """Coefficients of one output: of being asked, or of coming if asked.

    Attributes
    ----------
    weights : array of float, shape (feature,)
        Log-odds per feature; the first is the base.
    spread : float
        Standard deviation of guests' propensities, in log-odds, > 0.
    case : float
        Standard deviation of cases' levels, > 0.
    years : float
        Time constant of the drift, in years, > 0.
    round : float
        Standard deviation of rounds' levels, > 0.
    """

    weights: Floats
    spread: float
    case: float
    years: float
    round: float


class Belief(NamedTuple):
    """What is known after the rounds so far.

    Attributes
    ----------
    propensity : array of float, shape (guest, 7, 31)
        Probability of each guest's propensity, given the case's level; sums to 1 over the last.
    level : array of float, shape (7,)
        Probability of the case's level; sums to 1.
    """

    propensity: Floats
    level: Floats


def level_grid() -> Floats:
    """Return the levels of a case on the grid, in standard deviations, shape (7,)."""
    return np.asarray(_A, dtype=np.float64)


def propensity_grid() -> Floats:
    """Return the propensities on the grid, in standard deviations, shape (31,)."""
    return np.asarray(_Z, dtype=np.float64)


def prior(guests: int) -> Belief:
    """Return what is known before any round.

    Parameters
    ----------
    guests : int
        Number of guests.
    """
    return Belief(np.broadcast_to(_Z_START, (guests, len(_A), len(_Z))).copy(), _A_START.copy())


def transition(gap: float, years: float) -> Floats:
    r"""Return the drift of a propensity between two times, on the grid.

    Parameters
    ----------
    gap : float
        Years between the two, >= 0; at least one day is taken.
    years : float
        Time constant, > 0.

    Returns
    -------
    array of float, shape (31, 31)
        Rows sum to 1: :math:`M_{ik} \propto e^{-(z_k - \varphi z_i)^2 / 2 d^2}` with
        :math:`\varphi = e^{-\Delta t / T}` and :math:`d = \max(\sqrt{1 - \varphi^2}, 0.16)`.

    Raises
    ------
    DomainError
        If a time is negative.
    """
    if not (gap >= 0.0 and years > 0.0):
        message = f"gap is {gap:g} and the time constant {years:g} years; give >= 0 and > 0"
        raise DomainError(message)
    return _transition(float(gap), float(years)).copy()


@lru_cache(maxsize=1024)  # the same gaps come back for every draw and every round
def _transition(gap: float, years: float) -> Floats:
    kept = float(np.exp(-max(gap, _SHORTEST) / years))
    width = max(float(np.sqrt(1.0 - kept**2)), _NARROWEST)
    weight = np.exp(-((_Z[None, :] - kept * _Z[:, None]) ** 2) / (2.0 * width**2))
    return np.asarray(weight / weight.sum(axis=1, keepdims=True))


def moved(belief: Belief, gap: float, years: float) -> Belief:
    """Return the belief after a time without a round.

    Parameters
    ----------
    belief : Belief
        After the last round.
    gap : float
        Years since then, >= 0.
    years : float
        Time constant of the drift, > 0.
    """
    return Belief(belief.propensity @ transition(gap, years), belief.level)


def observed(
    belief: Belief,
    features: Floats,
    outcome: Floats,
    coefficients: Coefficients,
    weight: float = 1.0,
) -> Belief:
    """Return the belief after a round.

    Parameters
    ----------
    belief : Belief
        On the day of the round.
    features : array of float, shape (guest, feature)
        Features; the first is 1.
    outcome : array of float, shape (guest,)
        1 or 0; NaN where not observed.
    coefficients : Coefficients
        Coefficients.
    weight : float
        Exponent on the likelihood, in [0, 1]; below 1 for rounds of another series.

    Returns
    -------
    Belief
        The belief after it; that of guests not observed changes by the case's level only.

    Raises
    ------
    ShapeError
        If lengths differ.
    DomainError
        If an outcome is not 0, 1 or NaN.
    """
    came = _checked(belief, features, outcome)
    table, kind = _outcomes(features, coefficients, weight)
    return Belief(*after_round(*belief, table, kind, came, _V_WEIGHT))


def log_evidence(
    belief: Belief, features: Floats, outcome: Floats, coefficients: Coefficients
) -> Floats:
    """Return the log-probability of a round's outcomes, with each guest's own left out.

    Parameters
    ----------
    belief : Belief
        On the day of the round.
    features : array of float, shape (guest, feature)
        Features; the first is 1.
    outcome : array of float, shape (guest,)
        1 or 0; NaN where not observed.
    coefficients : Coefficients
        Coefficients.

    Returns
    -------
    array of float, shape (guest,)
    """
    came = _checked(belief, features, outcome)
    table, kind = _outcomes(features, coefficients, 1.0)
    logs = log_given(belief.propensity, table, kind, came)
    without = logs.sum(axis=0)[None] - logs
    mixed = np.log(belief.level)[None, :, None] + np.log(_V_WEIGHT) + without
    top = mixed.max(axis=(1, 2), keepdims=True)
    return np.asarray(np.log(np.exp(mixed - top).sum(axis=(1, 2))) + top[:, 0, 0])


def forecast(belief: Belief, features: Floats, coefficients: Coefficients) -> Floats:
    """Return each guest's probability.

    Parameters
    ----------
    belief : Belief
        On the day of the forecast.
    features : array of float, shape (guest, feature)
        Features; the first is 1.
    coefficients : Coefficients
        Coefficients.

    Returns
    -------
    array of float, shape (guest,)
        In (0, 1).
    """
    joint = joint_forecast(belief, features, coefficients)
    return np.asarray(np.einsum("jln,l,n->j", joint, belief.level, _V_WEIGHT))


def joint_forecast(belief: Belief, features: Floats, coefficients: Coefficients) -> Floats:
    """Return each guest's probability given the case's and the round's level.

    Parameters
    ----------
    belief : Belief
        On the day of the forecast.
    features : array of float, shape (guest, feature)
        Features; the first is 1.
    coefficients : Coefficients
        Coefficients.

    Returns
    -------
    array of float, shape (guest, 7, 5)
        Given these two, guests are independent.
    """
    chance = _chances(features, coefficients)
    return np.asarray(np.einsum("jli,jlni->jln", belief.propensity, chance))


def shared_weights(belief: Belief) -> Floats:
    """Return the probability of each pair of levels, of the case and of the round.

    Parameters
    ----------
    belief : Belief
        On the day of the forecast.

    Returns
    -------
    array of float, shape (7, 5)
    """
    return np.asarray(belief.level[:, None] * _V_WEIGHT[None, :])


def _outcomes(features: Floats, coefficients: Coefficients, weight: float) -> tuple[Floats, Ints]:
    """Return the weighted probabilities of both outcomes by kind of guest, and each one's kind."""
    base = tuple((features @ coefficients.weights).tolist())
    return _of_outcomes(base, coefficients.case, coefficients.round, coefficients.spread, weight)


@lru_cache(maxsize=32)  # draws of one coefficient ask for the same again and again
def _of_outcomes(
    base: tuple[float, ...], case: float, round_: float, spread: float, weight: float
) -> tuple[Floats, Ints]:
    """Return the weighted probabilities of both outcomes by kind of guest, and each one's kind."""
    table, kind = _on_grids(base, case, round_, spread)
    return np.stack((1.0 - table, table)) ** weight, kind


def _chances(features: Floats, coefficients: Coefficients) -> Floats:
    """Return the probability at every point of the grids, shape (guest, 7, 5, 31)."""
    table, kind = _by_kind(features, coefficients)
    return np.asarray(table[kind])


def _by_kind(features: Floats, coefficients: Coefficients) -> tuple[Floats, Ints]:
    """Return the probabilities of each kind of guest, and the kind of each guest."""
    base = (features @ coefficients.weights).tolist()
    return _on_grids(tuple(base), coefficients.case, coefficients.round, coefficients.spread)


@lru_cache(maxsize=64)  # the rounds of a case ask for the same again and again
def _on_grids(
    base: tuple[float, ...], case: float, round_: float, spread: float
) -> tuple[Floats, Ints]:
    """Return the probabilities of each distinct log-odds, and which one each guest has."""
    distinct, kind = np.unique(np.array(base), return_inverse=True)
    eta = (
        distinct[:, None, None, None]
        + case * _A[None, :, None, None]
        + round_ * _V[None, None, :, None]
        + spread * _Z[None, None, None, :]
    )
    return np.clip(1.0 / (1.0 + np.exp(-eta)), _TINY, 1.0 - _TINY), kind


def _checked(belief: Belief, features: Floats, outcome: Floats) -> Ints:
    """Return the outcome of each guest: 0, 1 or not observed."""
    guests = len(belief.propensity)
    if len(features) != guests or outcome.shape != (guests,):
        message = f"features {features.shape} and outcome {outcome.shape} must have {guests} guests"
        raise ShapeError(message)
    yes, unknown = outcome == 1.0, np.isnan(outcome)
    if not (yes | unknown | (outcome == 0.0)).all():
        message = f"outcome is {outcome.tolist()}; allowed: 0, 1 and NaN"
        raise DomainError(message)
    return np.where(unknown, NOT_OBSERVED, yes)
