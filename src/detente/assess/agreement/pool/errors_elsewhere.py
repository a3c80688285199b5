r"""How far the pool's model misses issues whose outcome is known, as an error of its forecasts.

An error is measured in units of how far the actors stand apart: the standard deviation of their
positions weighted by influence,

.. math:: S = \sqrt{\frac{\sum_i c_i s_i (x_i - O)^2}{\sum_i c_i s_i}},
          \qquad u = \frac{|y - O|}{\max(S, 10)}

with :math:`O` the weighted mean and :math:`y` the outcome. Errors count to both sides: which end
of a scale is called 100 is a convention, and the forecast must not depend on it.
"""

import numpy as np

from detente.numerics.arrays import Floats

__all__ = ["STEPS", "error_levels", "spread_of", "with_errors"]

STEPS = 20  # levels of an error at 0, 5, …, 100 %
_LEAST = 10.0  # scale points; no issue of the back-test has actors closer together


def spread_of(position: Floats, influence: Floats, centre: Floats) -> Floats:
    """Return how far the actors of an issue stand apart, at least 10 scale points.

    Parameters
    ----------
    position : array of float, shape (..., actor)
        In [0, 100]; NaN for an actor without one.
    influence : array of float, shape (..., actor)
        Capability times salience, >= 0.
    centre : array of float, shape (...)
        The mean weighted by influence; NaN if nobody has any.

    Returns
    -------
    array of float, shape (...)
        In [10, 50]; NaN where the centre is NaN.

    Examples
    --------
    >>> spread_of(np.array([0.0, 100.0]), np.ones(2), np.array(50.0))
    np.float64(50.0)
    """
    weight = np.where(np.isnan(position), 0.0, influence)
    away = np.where(np.isnan(position), 0.0, position - centre[..., None])
    total = weight.sum(axis=-1)
    square = (weight * away**2).sum(axis=-1) / np.where(total > 0.0, total, 1.0)
    return np.asarray(np.where(np.isnan(centre), np.nan, np.maximum(np.sqrt(square), _LEAST)))[()]


def error_levels(missed: Floats, spread: Floats) -> Floats:
    """Return the sizes of errors at the levels 0, 5, …, 100 %, in units of the spread.

    Parameters
    ----------
    missed : array of float, shape (issue,)
        Outcome less forecast, in scale points.
    spread : array of float, shape (issue,)
        How far the actors stood apart, in scale points.

    Returns
    -------
    array of float, shape (21,)
        The first is 0, so that the middle of a forecast is that of its model.

    Examples
    --------
    >>> error_levels(np.array([10.0, -20.0]), np.array([10.0, 10.0]))[[0, 10, 20]].tolist()
    [0.0, 1.5, 2.0]
    """
    size = np.quantile(np.abs(missed) / spread, np.linspace(0.0, 1.0, STEPS + 1))
    size[0] = 0.0
    return np.asarray(size)


def with_errors(centre: Floats, spread: Floats, levels: Floats) -> Floats:
    """Return a forecast with the errors of its model, as a sample of equal weights.

    Parameters
    ----------
    centre, spread : array of float, shape (...)
        The model's outcome and how far the actors stand apart, in scale points.
    levels : array of float, shape (level,)
        Sizes of errors, from `error_levels`; the first is 0.

    Returns
    -------
    array of float, shape (..., 2 level - 1)
        In [0, 100], in order. Of one draw, the 10th and the 90th percentile lie off the centre by
        exactly the error that four in five stay below.

    Examples
    --------
    >>> with_errors(np.array(30.0), np.array(10.0), np.array([0.0, 1.0, 4.0])).tolist()
    [0.0, 20.0, 30.0, 40.0, 70.0]
    """
    both = np.concatenate([-levels[:0:-1], levels])
    return np.asarray(np.clip(centre[..., None] + spread[..., None] * both, 0.0, 100.0))
