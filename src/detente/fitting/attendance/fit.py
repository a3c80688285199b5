"""Fit coefficients by penalised marginal likelihood, and draw from what is left open."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from detente.estimates.attendance import CoefficientSet, coefficients_of
from detente.fitting.attendance.filtering import log_likelihood
from detente.fitting.attendance.panel import ASKED, COMES, Panel, cells_of
from detente.numerics.arrays import Floats

__all__ = ["ASKED_PRIOR", "COMES_PRIOR", "SPREADS", "Fit", "Prior", "fit", "moved_mode", "set_of"]

SPREADS = ("log_s", "log_tau", "log_T", "log_omega")
_LIMITS = np.log([[0.3, 8.0], [0.05, 4.0], [0.5, 60.0], [0.05, 4.0]])
_DRAWS = 64
_STEP, _WIDE = 1e-3, 0.1  # of first and second differences, in standard deviations
_DIGITS = 6


class Prior(NamedTuple):
    """Independent normal priors.

    Attributes
    ----------
    names : tuple of str
        Features, then the logarithms of the four spreads.
    mean, sd : array of float, shape (coefficient,)
        Means and standard deviations.
    """

    names: tuple[str, ...]
    mean: Floats
    sd: Floats


ASKED_PRIOR = Prior(
    ASKED + SPREADS,
    np.array([-4.0, 0.0, 0.0, 0.0, 2.0, 1.0, 1.0, *np.log([1.8, 0.8, 5.0, 0.8])]),
    np.array([2.0, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 0.5, 0.5, 1.0, 0.5]),
)
COMES_PRIOR = Prior(
    COMES + SPREADS,
    np.array([3.0, 0.0, -1.0, *np.log([1.5, 0.5, 5.0, 0.8])]),
    np.array([1.0, 1.0, 1.0, 0.4, 0.4, 0.7, 0.4]),
)


class Fit(NamedTuple):
    """A fit.

    Attributes
    ----------
    mode : array of float, shape (coefficient,)
        Mode of the posterior.
    covariance : array of float, shape (coefficient, coefficient)
        Inverse Hessian of the objective at the mode.
    objective : float
        Minus the log-likelihood and the log prior; the prior without its constant.
    """

    mode: Floats
    covariance: Floats
    objective: float


def fit(panels: Sequence[Panel], prior: Prior, start: Fit | None = None) -> Fit:
    r"""Return the mode and the inverse Hessian.

    Parameters
    ----------
    panels : sequence of Panel
        Processes and cases.
    prior : Prior
        Priors.
    start : Fit, optional
        A fit to almost the same data, which makes this one faster. Default: the prior.

    Returns
    -------
    Fit

    Notes
    -----
    .. math:: -\sum_p \ln \sum_l A_l^{(p)} + \sum_k \frac{(\theta_k - \mu_k)^2}{2 \sigma_k^2}

    L-BFGS-B in units of the start's standard deviations. The Hessian is taken from wide
    differences, since the least width of the drift leaves small kinks in the time constant.
    """
    mode = moved_mode(panels, prior, start)
    covariance = np.linalg.inv(_hessian(panels, prior, mode))
    return Fit(mode, (covariance + covariance.T) / 2.0, _objective(mode, panels, prior))


def moved_mode(panels: Sequence[Panel], prior: Prior, start: Fit | None = None) -> Floats:
    """Return the mode alone, without its covariance.

    Parameters
    ----------
    panels : sequence of Panel
        Processes and cases.
    prior : Prior
        Priors.
    start : Fit, optional
        A fit to almost the same data.
    """
    first = prior.mean if start is None else start.mode
    scale = np.diag(prior.sd) if start is None else np.linalg.cholesky(start.covariance)

    def of_unit(unit: Floats) -> float:
        return _objective(first + scale @ unit, panels, prior)

    def slope_of(unit: Floats) -> Floats:
        return _differences(of_unit, unit, np.full(len(unit), _STEP))

    found = minimize(
        of_unit,
        np.zeros(len(first)),
        jac=slope_of,
        method="L-BFGS-B",
        bounds=[(-30.0, 30.0)] * len(first),
        options={"maxiter": 200, "ftol": 1e-11, "gtol": 1e-4},
    )
    return np.asarray(first + scale @ found.x)


def set_of(made: Fit, prior: Prior, panels: list[Panel], seed: int) -> CoefficientSet:
    """Return a fit as it is shipped, with draws.

    Parameters
    ----------
    made : Fit
        The fit.
    prior : Prior
        Its prior, for the names.
    panels : list of Panel
        What it was fitted to.
    seed : int
        Seed of the draws, of PCG64.

    Returns
    -------
    CoefficientSet
        Numbers with six decimals; draws from the rounded numbers, clipped.
    """
    mode, covariance = np.round(made.mode, _DIGITS), np.round(made.covariance, _DIGITS + 2)
    drawn = np.random.Generator(np.random.PCG64(seed)).multivariate_normal(mode, covariance, _DRAWS)
    drawn[:, -len(SPREADS) :] = np.clip(drawn[:, -len(SPREADS) :], *_LIMITS.T)
    return CoefficientSet(
        names=prior.names,
        mode=tuple(mode.tolist()),
        covariance=tuple(tuple(row) for row in covariance.tolist()),
        draws=tuple(tuple(row) for row in np.round(drawn, _DIGITS).tolist()),
        objective=round(made.objective, 4),
        processes=len(panels),
        cells=cells_of(panels),
    )


def _objective(values: Floats, panels: Sequence[Panel], prior: Prior) -> float:
    coefficients = coefficients_of(values)
    distance = (values - prior.mean) / prior.sd
    return float(distance @ distance / 2.0) - sum(
        log_likelihood(panel, coefficients) for panel in panels
    )


def _differences(of: Callable[[Floats], float], at: Floats, steps: Floats) -> Floats:
    """Return central differences of a function."""
    return np.array(
        [(of(at + step) - of(at - step)) / (2.0 * step.sum()) for step in np.diag(steps)]
    )


def _hessian(panels: Sequence[Panel], prior: Prior, mode: Floats) -> Floats:
    """Return second central differences of the objective."""
    steps = np.diag(_WIDE * prior.sd)
    size = len(mode)
    found = np.zeros((size, size))
    for one in range(size):
        for two in range(one + 1):
            ends = [
                sign
                * other
                * _objective(mode + sign * steps[one] + other * steps[two], panels, prior)
                for sign in (1, -1)
                for other in (1, -1)
            ]
            found[one, two] = sum(ends) / (4.0 * steps[one, one] * steps[two, two])
    return found + np.tril(found, -1).T
