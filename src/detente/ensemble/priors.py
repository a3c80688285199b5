"""Transform uniform numbers into draws from priors."""

import numpy as np
from scipy import special

from detente.models.spec import Parameter
from detente.numerics.arrays import Floats
from detente.numerics.quantiles import pert_quantile
from detente.vocabulary.parameter import Prior

__all__ = ["parameter_quantile", "prior_quantile"]


def prior_quantile(prior: Prior, luck: Floats) -> Floats:
    """Return quantiles of a prior.

    Parameters
    ----------
    prior : Prior
        The prior.
    luck : array of float
        Uniforms in (0, 1).
    """
    if prior.family == "pert":
        return pert_quantile(luck, *prior.values)
    mean, sd = prior.values
    if prior.family == "normal":
        return np.asarray(mean + sd * special.ndtri(luck), dtype=np.float64)
    below = special.ndtr(-mean / sd)
    return np.asarray(mean + sd * special.ndtri(below + luck * (1.0 - below)))


def parameter_quantile(parameter: Parameter, uniform: Floats) -> Floats:
    """Return quantiles of the prior of a parameter, shape (draw,)."""
    if parameter.prior == "pert":
        return pert_quantile(uniform, *parameter.values)
    if parameter.prior == "uniform":
        low, high = parameter.values
        return np.asarray(low + (high - low) * uniform, dtype=np.float64)
    mean, sd = parameter.values
    if parameter.prior == "normal":
        return np.asarray(mean + sd * special.ndtri(uniform), dtype=np.float64)
    below = special.ndtr(-mean / sd)
    return np.asarray(mean + sd * special.ndtri(below + uniform * (1 - below)))
