r"""Estimate yearly hazards of competing events, with a ridge on the facts and on the regions.

Discrete time, one multinomial logit per interval (competing risks by landmark:
:cite:t:`nicolaie2013`). Rows that see the same unit and calendar year share one weight, a weighted
composite likelihood (:cite:t:`varin2011`).
"""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.record.facts import REGIONS
from detente.numerics.arrays import Floats, Ints

__all__ = ["Fit", "design", "fit_array", "hazards", "prior_mean", "prior_precision", "row_weights"]

_STEPS, _TOLERANCE, _HALVINGS = 40, 1e-10, 30
_INTERCEPT_SD, _SLOPE_SD = 5.0, 1.0  # weak: judgement


class Fit(NamedTuple):
    """Posterior mode and its Laplace approximation.

    Attributes
    ----------
    coefficients : array of float, shape (cause, column)
        Posterior mode.
    covariance : array of float, shape (cause * column, cause * column)
        Inverse of the negative Hessian at the mode, coefficients stacked cause by cause.
    objective : float
        Penalised log-likelihood at the mode.
    """

    coefficients: Floats
    covariance: Floats
    objective: float


def row_weights(unit: Ints, year: Ints) -> Floats:
    """Return one over the number of rows that see the same unit and calendar year.

    Parameters
    ----------
    unit, year : array of int, shape (row,)
        Unit and calendar year that a row looks at.

    Returns
    -------
    array of float, shape (row,)
        Weights in (0, 1]; they sum to the number of distinct pairs.
    """
    _, group, counts = np.unique(
        np.stack((unit, year)), axis=1, return_inverse=True, return_counts=True
    )
    return np.asarray(1.0 / counts[group.reshape(-1)])


def design(facts: Floats, region: Ints, interval: Ints | Floats) -> Floats:
    """Return the columns of the model: 1, ln(k/2), standardised facts, five regions.

    Parameters
    ----------
    facts : array of float, shape (row, fact)
        Standardised facts.
    region : array of int, shape (row,)
        Region, 1 to 5.
    interval : array, shape (row,)
        Interval k, or horizon H in years; > 0.

    Returns
    -------
    array of float, shape (row, 2 + fact + 5)
    """
    regions = region[:, None] == np.arange(1, len(REGIONS) + 1)
    slope = np.log(np.asarray(interval, np.float64) / 2.0)
    return np.column_stack((np.ones(len(slope)), slope, facts, regions.astype(np.float64)))


def prior_mean(outcome: Ints, weight: Floats, causes: int) -> Floats:
    r"""Return prior means of the intercepts, :math:`\ln((n_c + .5)/(n_0 + .5))`.

    Parameters
    ----------
    outcome : array of int, shape (row,)
        0 for none, else the cause, 1 to `causes`.
    weight : array of float, shape (row,)
        Weights.
    causes : int
        Number of causes.
    """
    counts = np.bincount(outcome, weights=weight, minlength=causes + 1)
    return np.asarray(np.log((counts[1:] + 0.5) / (counts[0] + 0.5)))


def prior_precision(facts: int, penalty: float, penalty_region: float) -> Floats:
    """Return the prior precision of each column.

    Parameters
    ----------
    facts : int
        Number of facts.
    penalty, penalty_region : float
        Precision of the facts and of the regions, > 0.
    """
    ends = [1.0 / _INTERCEPT_SD**2, 1.0 / _SLOPE_SD**2]
    return np.array(ends + [penalty] * facts + [penalty_region] * len(REGIONS))


def hazards(columns: Floats, coefficients: Floats) -> Floats:
    r"""Return :math:`h_c = e^{\eta_c} / (1 + \sum_{c'} e^{\eta_{c'}})`.

    Parameters
    ----------
    columns : array of float, shape (..., row, column)
        Design.
    coefficients : array of float, shape (..., cause, column)
        Coefficients.

    Returns
    -------
    array of float, shape (..., row, cause)
        Probabilities of each cause in the interval; the rest is the chance of none.
    """
    eta = columns @ np.swapaxes(coefficients, -1, -2)
    top = np.maximum(eta.max(axis=-1, keepdims=True), 0.0)
    weight = np.exp(eta - top)
    return np.asarray(weight / (np.exp(-top) + weight.sum(axis=-1, keepdims=True)))


def fit_array(
    columns: Floats,
    outcome: Ints,
    weight: Floats,
    mean: Floats,
    precision: Floats,
    start: Floats | None = None,
) -> Fit:
    r"""Maximise the penalised, weighted log-likelihood by Newton steps; it is concave.

    Parameters
    ----------
    columns : array of float, shape (row, column)
        Design; the first column is 1.
    outcome : array of int, shape (row,)
        0 for none, else the cause, 1 to the number of means.
    weight : array of float, shape (row,)
        Weights, >= 0.
    mean : array of float, shape (cause,)
        Prior means of the intercepts; all other prior means are 0.
    precision : array of float, shape (column,)
        Prior precision of each column, > 0.
    start : array of float, shape (cause, column), optional
        Where the search begins; changes no more than rounding. Default: the prior means.

    Returns
    -------
    Fit
        Mode, covariance and objective.

    Raises
    ------
    ShapeError
        If lengths differ.
    DomainError
        If an outcome has no mean, a precision is not positive, or a number is not finite.

    Notes
    -----
    .. math::

        \sum_r \omega_r \ln \Pr(y_r \mid x_r)
        - \tfrac12 \sum_{c,j} \lambda_j (\beta_{cj} - m_{cj})^2
    """
    _check(columns, outcome, weight, mean, precision)
    causes, count = len(mean), columns.shape[1]
    prior = np.zeros((causes, count))
    prior[:, 0] = mean
    happened = (outcome[:, None] == np.arange(1, causes + 1)).astype(np.float64)
    beta = prior.copy() if start is None else np.array(start, np.float64)
    value = _objective(columns, happened, weight, prior, precision, beta)
    for _ in range(_STEPS):
        step = _step(columns, happened, weight, prior, precision, beta)
        size, new = 1.0, -np.inf
        for _ in range(_HALVINGS):
            new = _objective(columns, happened, weight, prior, precision, beta + size * step)
            if new >= value:
                break
            size /= 2.0
        if new < value:  # the mode, to rounding
            break
        beta = beta + size * step
        done = new - value <= _TOLERANCE * abs(value)
        value = new
        if done:
            break
    hessian = _hessian(columns, weight, precision, hazards(columns, beta))
    return Fit(beta, np.asarray(np.linalg.inv(hessian), np.float64), float(value))


def _check(columns: Floats, outcome: Ints, weight: Floats, mean: Floats, precision: Floats) -> None:
    rows, count = columns.shape
    if outcome.shape != (rows,) or weight.shape != (rows,) or precision.shape != (count,):
        message = (
            f"columns {columns.shape}, outcome {outcome.shape}, weight {weight.shape} and "
            f"precision {precision.shape} do not fit"
        )
        raise ShapeError(message)
    if rows and (outcome.min() < 0 or outcome.max() > len(mean)):
        message = f"outcomes are {outcome.min()} to {outcome.max()}; allowed: 0 to {len(mean)}"
        raise DomainError(message)
    if not (precision > 0).all() or not (weight >= 0).all() or not np.isfinite(columns).all():
        message = "precisions must be > 0, weights >= 0, and columns finite"
        raise DomainError(message)


def _objective(
    columns: Floats,
    happened: Floats,
    weight: Floats,
    prior: Floats,
    precision: Floats,
    beta: Floats,
) -> float:
    eta = columns @ beta.T
    top = np.maximum(eta.max(axis=1), 0.0)
    total = top + np.log(np.exp(-top) + np.exp(eta - top[:, None]).sum(axis=1))
    likelihood = weight @ ((happened * eta).sum(axis=1) - total)
    return float(likelihood - 0.5 * (precision * (beta - prior) ** 2).sum())


def _step(
    columns: Floats,
    happened: Floats,
    weight: Floats,
    prior: Floats,
    precision: Floats,
    beta: Floats,
) -> Floats:
    """Return the Newton step."""
    chance = hazards(columns, beta)
    gradient = (weight[:, None] * (happened - chance)).T @ columns - precision * (beta - prior)
    hessian = _hessian(columns, weight, precision, chance)
    return np.asarray(np.linalg.solve(hessian, gradient.ravel()).reshape(beta.shape))


def _hessian(columns: Floats, weight: Floats, precision: Floats, chance: Floats) -> Floats:
    """Return the negative Hessian, shape (cause * column, cause * column)."""
    causes, count = chance.shape[1], columns.shape[1]
    hessian = np.empty((causes, count, causes, count))
    for a in range(causes):
        for b in range(a + 1):
            spread = weight * chance[:, a] * (float(a == b) - chance[:, b])
            block = (columns * spread[:, None]).T @ columns
            hessian[a, :, b, :] = block
            hessian[b, :, a, :] = block
    flat = hessian.reshape(causes * count, causes * count)
    flat[np.diag_indices(causes * count)] += np.tile(precision, causes)
    return flat
