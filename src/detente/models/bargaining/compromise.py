r"""Compromise model: the influence-weighted mean position :cite:p:`achen2006`."""

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.spec import Floats, ModelSpec

__all__ = ["SPEC", "compromise_array"]

SPEC = ModelSpec(
    name="bargaining.compromise",
    title="Compromise model",
    sources=("achen2006",),
    inputs=("position", "capability", "salience"),
    outputs=("outcome",),
    core_dims=("actor",),
    aliases=("weighted mean", "Nash bargaining with quadratic loss, reduced"),
)


def compromise_array(position: Floats, capability: Floats, salience: Floats) -> Floats:
    r"""Return the influence-weighted mean position.

    Parameters
    ----------
    position : array of float, shape (..., actor)
        Positions on one issue scale, in the units of that scale; NaN for an actor without one.
    capability : array of float, shape (..., actor)
        Resources an actor can bring to bear, dimensionless, >= 0.
    salience : array of float, shape (..., actor)
        Share of those resources it would spend on this issue, in [0, 1].

    Returns
    -------
    array of float, shape (...)
        Expected outcome, in the units of `position`; NaN where no actor has influence.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.
    DomainError
        If a capability or salience is negative.

    Notes
    -----
    .. math:: O = \frac{\sum_i c_i s_i x_i}{\sum_i c_i s_i}

    Actors are summed in their order, so that the result has the same bits for any number of
    leading entries.

    Examples
    --------
    >>> import numpy as np
    >>> compromise_array(np.array([0.0, 100.0]), np.array([3.0, 1.0]), np.ones(2))
    np.float64(25.0)
    """
    try:
        x, c, s = np.broadcast_arrays(position, capability, salience)
    except ValueError as error:
        message = (
            f"position {np.shape(position)}, capability {np.shape(capability)} and salience "
            f"{np.shape(salience)} do not broadcast; give all three one actor dimension"
        )
        raise ShapeError(message) from error
    if (c < 0).any() or (s < 0).any():
        message = "capability and salience must be >= 0; the least are "
        message += f"{np.nanmin(c):g} and {np.nanmin(s):g}"
        raise DomainError(message)
    total = np.zeros(x.shape[:-1])
    weighted = np.zeros(x.shape[:-1])
    for actor in range(x.shape[-1]):
        absent = np.isnan(x[..., actor])
        influence = np.where(absent, 0.0, c[..., actor] * s[..., actor])
        total = total + influence
        weighted = weighted + influence * np.where(absent, 0.0, x[..., actor])
    known = total > 0
    outcome = np.where(known, weighted / np.where(known, total, 1.0), np.nan)
    return outcome[()]
