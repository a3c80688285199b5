r"""Compromise model: the influence-weighted mean position :cite:p:`achen2006`."""

import math

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.table import TABLE
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["SPEC", "check_influence", "compromise_array", "compromise_kernel", "influence_rows"]

SPEC = ModelSpec(
    name="bargaining.compromise",
    title="Compromise model",
    sources=("achen2006",),
    takes=TABLE,
    gives=(
        Array(
            "outcome",
            ("...",),
            unit="scale",
            meaning="Expected outcome; NaN if no actor has influence.",
        ),
    ),
    aliases=("weighted mean", "Nash bargaining with quadratic loss, reduced"),
)


@njit
def compromise_kernel(position: Floats, capability: Floats, salience: Floats) -> float:
    """Return the weighted mean of one table; NaN if no actor has influence."""
    total, weighted = 0.0, 0.0
    for i in range(position.shape[0]):
        if not np.isnan(position[i]):
            influence = capability[i] * salience[i]
            total += influence
            weighted += influence * position[i]
    return weighted / total if total > 0.0 else np.nan


@njit
def _fill(position: Floats, capability: Floats, salience: Floats, out: Floats) -> None:
    for row in range(position.shape[0]):
        out[row] = compromise_kernel(position[row], capability[row], salience[row])


def compromise_array(position: Floats, capability: Floats, salience: Floats) -> Floats:
    r"""Return the influence-weighted mean position.

    Parameters
    ----------
    position : array of float, shape (..., actor)
        Positions on one issue scale, in the units of that scale; NaN for an actor without one.
    capability : array of float, shape (..., actor)
        Resources an actor can bring to bear, dimensionless, >= 0.
    salience : array of float, shape (..., actor)
        Share of those resources that the actor would spend on this issue, in [0, 1].

    Returns
    -------
    array of float, shape (...)
        Expected outcome, in the units of `position`; NaN if no actor has influence.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.
    DomainError
        If a capability or salience is negative.

    Notes
    -----
    .. math:: O = \frac{\sum_i c_i s_i x_i}{\sum_i c_i s_i}

    Actors are summed in their order, so the result is bit-identical for any number of leading
    entries.

    Examples
    --------
    >>> import numpy as np
    >>> compromise_array(np.array([0.0, 100.0]), np.array([3.0, 1.0]), np.ones(2))
    np.float64(25.0)
    """
    x, c, s = check_influence(position, capability, salience)
    out = np.empty(x.shape[:-1])
    _fill(influence_rows(x), influence_rows(c), influence_rows(s), out.reshape(-1))
    return out[()]


def check_influence(
    position: Floats, capability: Floats, salience: Floats
) -> tuple[Floats, Floats, Floats]:
    """Broadcast the three arrays; raise if they do not fit, or a number is odd."""
    try:
        x, c, s = np.broadcast_arrays(
            *(np.asarray(a, dtype=np.float64) for a in (position, capability, salience))
        )
    except ValueError as error:
        message = (
            f"position {np.shape(position)}, capability {np.shape(capability)} and salience "
            f"{np.shape(salience)} do not broadcast; give all three the same actor dimension"
        )
        raise ShapeError(message) from error
    if (c < 0).any() or (s < 0).any():
        message = "capability and salience must be >= 0; the least values are "
        message += f"{np.nanmin(c):g} and {np.nanmin(s):g}"
        raise DomainError(message)
    if x.ndim == 0:
        message = "position, capability and salience are single numbers; give one number per actor"
        raise ShapeError(message)
    for name, values in (("position", x), ("capability", c), ("salience", s)):
        if np.isinf(values).any():
            message = f"{name} contains an infinite number; use a finite one, or NaN if unknown"
            raise DomainError(message)
    return x, c, s


def influence_rows(values: Floats) -> Floats:
    """Return the values as one row of actors per table."""
    rows = math.prod(values.shape[:-1])
    return np.array(values, dtype=np.float64, order="C").reshape(rows, values.shape[-1])
