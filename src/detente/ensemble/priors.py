"""Transform uniform numbers into draws from priors."""

import numpy as np
from scipy import special

from detente.numerics.arrays import Floats
from detente.numerics.quantiles import pert_quantile
from detente.vocabulary.parameter import Prior

__all__ = ["prior_quantile"]


def prior_quantile(prior: Prior, luck: Floats) -> Floats:
    """Return quantiles of a prior; of a ``nil_normal`` but for its mean.

    Parameters
    ----------
    prior : Prior
        The prior.
    luck : array of float
        Uniforms in (0, 1).
    """
    if prior.family == "pert":
        return pert_quantile(luck, *prior.values)
    if prior.family == "nil_normal":
        return np.asarray(prior.values[0] * special.ndtri(luck), dtype=np.float64)
    mean, sd = prior.values
    if prior.family == "normal":
        return np.asarray(mean + sd * special.ndtri(luck), dtype=np.float64)
    below = special.ndtr(-mean / sd)
    return np.asarray(mean + sd * special.ndtri(below + luck * (1.0 - below)))
