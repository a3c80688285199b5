"""Turn plain counts of quiet wars into a chance by a horizon."""

import numpy as np
from scipy.special import betaincinv

from detente.errors import DomainError
from detente.numerics.arrays import Floats

__all__ = ["quiet_array"]

_CLUSTERED = 3.0  # wars of one conflict and overlapping windows: three counts are worth one
_WINDOW = 36.0  # months of the counts


def quiet_array(events: int, count: int, mean: float, months: float, points: int = 2000) -> Floats:
    r"""Return equally likely values of the chance of an event by a horizon.

    Parameters
    ----------
    events, count : int
        Wars with the event within 36 months, and all wars counted.
    mean : float
        Rate over all quiet wars of the unit, in (0, 1): worth one count.
    months : float
        Horizon, > 0.
    points : int
        How many values.

    Returns
    -------
    array of float, shape (points,)
        Chances in [0, 1], rising.

    Raises
    ------
    DomainError
        If there are more events than wars, the mean is out of range, or the horizon is not above 0.

    Notes
    -----
    .. math::

        \pi \sim \mathrm{Beta}\Bigl(\tfrac{k}{3} + \bar p,\; \tfrac{n - k}{3} + 1 - \bar p\Bigr),
        \qquad P(T) = 1 - (1 - \pi)^{T / 36}

    The third is judgement: windows overlap and wars share conflicts.

    Examples
    --------
    >>> round(float(quiet_array(52, 157, 0.1, 36).mean()), 3)
    0.327
    """
    if not 0 <= events <= count or not 0.0 < mean < 1.0 or not months > 0.0:
        message = f"{events} of {count}, mean {mean:g}, {months:g} months: out of range"
        raise DomainError(message)
    quantile = (np.arange(points) + 0.5) / points
    first = events / _CLUSTERED + mean
    second = (count - events) / _CLUSTERED + 1.0 - mean
    window = np.asarray(betaincinv(first, second, quantile), np.float64)
    return np.asarray(1.0 - (1.0 - window) ** (months / _WINDOW))
