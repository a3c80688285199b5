r"""Levers of the compromise: exact derivatives of the weighted mean :cite:p:`achen2006`."""

from typing import NamedTuple

import numpy as np

from detente.models.bargaining.table import TABLE
from detente.models.bargaining.voting.compromise import compromise_array
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats

__all__ = ["SPEC", "Levers", "levers_array"]

SPEC = ModelSpec(
    name="bargaining.levers",
    title="Levers of the compromise model",
    sources=("achen2006",),
    takes=TABLE,
    gives=(
        Array(
            "outcome",
            ("...",),
            unit="scale",
            meaning="The weighted mean; NaN if no actor has influence.",
        ),
        Array(
            "by_position",
            ("...", "actor"),
            low=0.0,
            high=1.0,
            meaning="Points of outcome per point of position; they sum to 1.",
        ),
        Array(
            "by_salience",
            ("...", "actor"),
            unit="scale",
            meaning="Points of outcome per unit of salience, towards the actor's own position.",
        ),
    ),
    aliases=("derivatives of the weighted mean",),
)


class Levers(NamedTuple):
    """Derivatives of the outcome with respect to each actor's position and salience.

    Attributes
    ----------
    outcome : array of float, shape (...)
        The weighted mean; NaN if no actor has influence.
    by_position : array of float, shape (..., actor)
        Points of outcome per point of position, in [0, 1]; they sum to 1.
    by_salience : array of float, shape (..., actor)
        Points of outcome per unit of salience, towards the actor's own position.
    """

    outcome: Floats
    by_position: Floats
    by_salience: Floats


def levers_array(position: Floats, capability: Floats, salience: Floats) -> Levers:
    r"""Return the exact derivatives of the influence-weighted mean.

    Parameters
    ----------
    position : array of float, shape (..., actor)
        Positions on one issue scale; NaN for an actor without one, which has no effect.
    capability : array of float, shape (..., actor)
        Resources, dimensionless, >= 0.
    salience : array of float, shape (..., actor)
        Share of them spent on the issue, in [0, 1].

    Returns
    -------
    Levers
        Outcome and derivatives; NaN if no actor has influence.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.
    DomainError
        If a capability or salience is negative.

    Notes
    -----
    With :math:`O = \sum_i c_i s_i x_i / W` and :math:`W = \sum_i c_i s_i`,

    .. math:: \frac{\partial O}{\partial x_i} = \frac{c_i s_i}{W}, \qquad
       \frac{\partial O}{\partial s_i} = \frac{c_i (x_i - O)}{W}

    All other actors are held fixed: they do not respond.

    Examples
    --------
    >>> import numpy as np
    >>> result = levers_array(np.array([0.0, 100.0]), np.array([3.0, 1.0]), np.ones(2))
    >>> float(result.outcome), result.by_position.tolist(), result.by_salience.tolist()
    (25.0, [0.75, 0.25], [-18.75, 18.75])
    """
    outcome = np.asarray(compromise_array(position, capability, salience))
    x, c, s = np.broadcast_arrays(position, capability, salience)
    absent = np.isnan(x)
    power = np.where(absent, 0.0, c)
    influence = power * s
    total = influence.sum(axis=-1, keepdims=True)
    total = np.where(total > 0.0, total, np.nan)
    apart = np.where(absent, 0.0, x - outcome[..., None])
    return Levers(outcome, influence / total, power * apart / total)
