"""Draw facts that a case does not state, given those that it states."""

import numpy as np

from detente.numerics.arrays import Bools, Floats

__all__ = ["conditional", "filled", "regression"]

_JITTER = 1e-6


def regression(missing: Bools, correlation: Floats) -> tuple[Floats, Floats]:
    r"""Return how missing facts depend on the stated ones.

    Parameters
    ----------
    missing : array of bool, shape (fact,)
        Which facts are missing.
    correlation : array of float, shape (fact, fact)
        Correlation of the facts over landmarks.

    Returns
    -------
    weights : array of float, shape (missing, stated)
        :math:`R_{uo} R_{oo}^{-1}`, with 1e-6 added to the diagonal of :math:`R_{oo}`.
    covariance : array of float, shape (missing, missing)
        :math:`R_{uu} - R_{uo} R_{oo}^{-1} R_{ou}`.
    """
    known = ~missing
    inside = correlation[np.ix_(known, known)] + _JITTER * np.eye(int(known.sum()))
    across = correlation[np.ix_(missing, known)]
    weights = np.linalg.solve(inside, across.T).T
    covariance = correlation[np.ix_(missing, missing)] - weights @ across.T
    return np.asarray(weights), (covariance + covariance.T) / 2.0


def conditional(stated: Floats, correlation: Floats) -> tuple[Bools, Floats, Floats]:
    r"""Return the mean and covariance of the missing facts, given the stated ones.

    Parameters
    ----------
    stated : array of float, shape (fact,)
        Standardised facts; NaN where missing.
    correlation : array of float, shape (fact, fact)
        Correlation of the facts over landmarks.

    Returns
    -------
    missing : array of bool, shape (fact,)
        Which facts are missing.
    mean : array of float, shape (missing,)
        :math:`R_{uo} R_{oo}^{-1} z_o`.
    covariance : array of float, shape (missing, missing)
        :math:`R_{uu} - R_{uo} R_{oo}^{-1} R_{ou}`.

    Examples
    --------
    >>> r = np.array([[1, 0.6, 0.2], [0.6, 1, 0.3], [0.2, 0.3, 1]])
    >>> _, mean, covariance = conditional(np.array([1.2, np.nan, -0.5]), r)
    >>> mean.round(4), covariance.round(4)
    (array([0.5812]), array([[0.6063]]))
    """
    missing = np.isnan(stated)
    weights, covariance = regression(missing, correlation)
    return missing, weights @ stated[~missing], covariance


def filled(stated: Floats, correlation: Floats, normal: Floats) -> Floats:
    """Return the facts with the missing ones drawn.

    Parameters
    ----------
    stated : array of float, shape (fact,)
        Standardised facts; NaN where missing.
    correlation : array of float, shape (fact, fact)
        Correlation of the facts.
    normal : array of float, shape (draw, fact)
        Standard normal numbers; those of stated facts are not used.

    Returns
    -------
    array of float, shape (draw, fact)
    """
    missing, mean, covariance = conditional(stated, correlation)
    facts = np.broadcast_to(stated, normal.shape).copy()
    if missing.any():
        values, vectors = np.linalg.eigh(covariance)
        root = vectors * np.sqrt(np.maximum(values, 0.0))
        facts[:, missing] = mean + normal[:, missing] @ root.T
    return facts
