r"""Status quo: there is no agreement, and the reversion point applies :cite:p:`romer1978`.

This is the baseline that a forecast of agreement must beat.
"""

from typing import NamedTuple

import numpy as np

from detente.errors import ShapeError
from detente.models.bargaining.table import TABLE
from detente.models.bargaining.voting.compromise import check_influence
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats

__all__ = ["SPEC", "StatusQuo", "status_quo_array"]

SPEC = ModelSpec(
    name="bargaining.status_quo",
    title="Status quo",
    sources=("romer1978",),
    takes=(
        *TABLE,
        Array(
            "status_quo",
            ("...",),
            unit="scale",
            meaning="Current state, or the reversion point.",
        ),
    ),
    gives=(
        Array("outcome", ("...",), unit="scale", meaning="The status quo."),
        Array(
            "down",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Share of influence held below it; NaN if no actor has influence.",
        ),
        Array(
            "up",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Share of influence held above it; NaN if no actor has influence.",
        ),
    ),
    aliases=("no change", "reversion point"),
)


class StatusQuo(NamedTuple):
    """The status quo, and the influence on each side of it, each field of shape (...).

    Parameters
    ----------
    outcome : array of float
        The status quo, in the units of the position.
    down, up : array of float
        Shares of influence held below and above it, in [0, 1]; NaN if no actor has influence.
    """

    outcome: Floats
    down: Floats
    up: Floats


def status_quo_array(
    position: Floats, capability: Floats, salience: Floats, *, status_quo: Floats | float
) -> StatusQuo:
    r"""Return the status quo as the forecast, and the influence that wants it lower or higher.

    Parameters
    ----------
    position : array of float, shape (..., actor)
        Positions on one issue scale, in the units of that scale; NaN for an actor without one.
    capability : array of float, shape (..., actor)
        Resources an actor can bring to bear, dimensionless, >= 0.
    salience : array of float, shape (..., actor)
        Share of those resources that the actor would spend on this issue, in [0, 1].
    status_quo : array of float, shape (...)
        Current state, or the reversion point, in the units of `position`.

    Returns
    -------
    StatusQuo
        The status quo for every table, and the shares of influence below and above it.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.
    DomainError
        If a capability or salience is negative.

    Notes
    -----
    .. math::

       O = q, \qquad \text{down} = \frac{\sum_{x_i < q} c_i s_i}{\sum_i c_i s_i}, \qquad
       \text{up} = \frac{\sum_{x_i > q} c_i s_i}{\sum_i c_i s_i}

    Examples
    --------
    >>> import numpy as np
    >>> table = np.array([0.0, 40.0, 100.0]), np.array([3.0, 2.0, 1.0]), np.ones(3)
    >>> result = status_quo_array(*table, status_quo=40.0)
    >>> [round(float(value), 3) for value in result]
    [40.0, 0.5, 0.167]
    """
    x, c, s = check_influence(position, capability, salience)
    stands = np.asarray(status_quo, dtype=np.float64)
    try:
        lead = np.broadcast_shapes(x.shape[:-1], stands.shape)
    except ValueError as error:
        message = (
            f"status_quo has shape {stands.shape}; it must broadcast with the leading "
            f"dimensions {x.shape[:-1]} of the tables"
        )
        raise ShapeError(message) from error
    influence = np.where(np.isnan(x), 0.0, c * s)
    stands = np.broadcast_to(stands, lead)[..., None]
    total = influence.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        down = np.where(x < stands, influence, 0.0).sum(axis=-1) / total
        up = np.where(x > stands, influence, 0.0).sum(axis=-1) / total
    outcome = stands[..., 0].copy()
    unknown = np.isnan(outcome)
    return StatusQuo(
        outcome[()],
        np.where(unknown, np.nan, down)[()],
        np.where(unknown, np.nan, up)[()],
    )
