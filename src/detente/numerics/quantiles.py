"""Convert uniform numbers to a distribution by its quantile function."""

from functools import cache

import numpy as np
from scipy import optimize, special

from detente.numerics.arrays import Floats

__all__ = [
    "correlate",
    "pert_ends",
    "pert_quantile",
    "rescale_interval",
]


_WIDEST = 1e6  # beyond this stretch an interval is uninformative


def pert_quantile(
    uniform: Floats, low: Floats | float, mode: Floats | float, high: Floats | float
) -> Floats:
    r"""Return quantiles of the PERT distribution.

    Parameters
    ----------
    uniform : array of float, shape (...)
        Probabilities in (0, 1).
    low, mode, high : float or array of float, broadcasting
        Lowest, most likely and highest value.

    Returns
    -------
    array of float, shape (...)
        The quantiles; ``low`` where low equals high.

    Notes
    -----
    .. math:: X = a + (b - a)\,B, \quad
       B \sim \mathrm{Beta}\Bigl(1 + 4\tfrac{m-a}{b-a},\; 1 + 4\tfrac{b-m}{b-a}\Bigr)

    Examples
    --------
    >>> import numpy as np
    >>> round(float(pert_quantile(np.array([0.5]), 0.0, 5.0, 10.0)[0]), 6)
    5.0
    """
    a, m, b = (np.asarray(x, dtype=np.float64) for x in (low, mode, high))
    width = b - a
    safe = np.where(width > 0, width, 1.0)
    alpha = 1.0 + 4.0 * (m - a) / safe
    beta = 1.0 + 4.0 * (b - m) / safe
    share = special.betaincinv(alpha, beta, uniform)
    return np.asarray(np.where(width > 0, a + width * share, a), dtype=np.float64)


def pert_ends(low: float, mode: float, high: float, confidence: float) -> tuple[float, float]:
    r"""Return the ends of the PERT that gives an elicited interval its stated confidence.

    Parameters
    ----------
    low, mode, high : float
        The elicited interval and its most likely value.
    confidence : float
        Probability, in (0, 1], that the expert assigned to the interval.

    Returns
    -------
    tuple of float
        Ends of the PERT, not yet clipped to a scale; low and high themselves if confidence is 1.

    Notes
    -----
    The ends are :math:`a = m - t (m - l)` and :math:`b = m + t (h - m)`, which does not change the
    shape of the PERT; :math:`t \ge 1` solves :math:`P(l \le X \le h) = c`.

    Examples
    --------
    >>> low, high = pert_ends(0.4, 0.5, 0.6, 0.8)
    >>> round(low, 3), round(high, 3)
    (0.303, 0.697)
    """
    if low == high or confidence >= 1.0:
        return low, high
    t = _stretch((mode - low) / (high - low), confidence)
    return mode - (mode - low) * t, mode + (high - mode) * t


@cache
def _stretch(place: float, confidence: float) -> float:
    """Return the factor t by which the ends of a PERT with mode ``place`` must move out."""
    alpha, beta = 1.0 + 4.0 * place, 5.0 - 4.0 * place

    def missing(t: float) -> float:
        low, high = place - place / t, place + (1.0 - place) / t
        inside = special.betainc(alpha, beta, high) - special.betainc(alpha, beta, low)
        return float(inside) - confidence

    widest = 2.0
    while missing(widest) > 0.0 and widest < _WIDEST:
        widest *= 2.0
    return float(optimize.brentq(missing, 1.0, widest)) if missing(widest) < 0.0 else _WIDEST


def rescale_interval(
    low: float, mode: float, high: float, confidence: float, target: float
) -> tuple[float, float]:
    r"""Return an elicited interval rescaled from its own confidence level to another.

    Parameters
    ----------
    low, mode, high : float
        The elicited interval and its most likely value.
    confidence : float
        Probability, in (0, 1], that the expert assigned to the interval.
    target : float
        Confidence wanted, in (0, 1].

    Returns
    -------
    tuple of float
        Low and high at the target level, not yet clipped to a scale.

    Notes
    -----
    Linear extrapolation of the four-step question :cite:p:`hemming2018`:

    .. math:: a' = m - (m - a)\,t/c, \qquad b' = m + (b - m)\,t/c

    Examples
    --------
    >>> low, high = rescale_interval(10, 20, 40, 0.6, 0.8)
    >>> round(low, 3), round(high, 3)
    (6.667, 46.667)
    """
    factor = target / confidence
    return mode - (mode - low) * factor, mode + (high - mode) * factor


def correlate(own: Floats, shared: Floats, rank_correlation: float) -> Floats:
    r"""Return uniforms correlated through a shared one, with a given rank correlation.

    Parameters
    ----------
    own, shared : array of float, shape (draw,)
        Independent uniforms in (0, 1); ``shared`` is common to a group.
    rank_correlation : float
        Spearman correlation of two members of the group, in [0, 1).

    Returns
    -------
    array of float, shape (draw,)
        Correlated uniforms in (0, 1).

    Notes
    -----
    Gaussian copula with one factor; its product-moment correlation is
    :math:`r = 2 \sin(\pi \rho_s / 6)`, and
    :math:`u = \Phi(\sqrt{r}\, z_\text{shared} + \sqrt{1-r}\, z_\text{own})`.
    """
    if rank_correlation == 0.0:
        return own
    r = 2.0 * np.sin(np.pi * rank_correlation / 6.0)
    mixed = np.sqrt(r) * special.ndtri(shared) + np.sqrt(1.0 - r) * special.ndtri(own)
    return np.asarray(special.ndtr(mixed), dtype=np.float64)
