r"""Friedkin and Johnsen's model: influence that leaves disagreement :cite:p:`friedkin1990`.

Each node averages the opinions of others, but keeps part of its initial opinion. Its susceptibility
sets the share.
"""

import numpy as np

from detente.models.diffusion.degroot import degroot_kernel, limit_kernel
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats, Ints
from detente.numerics.broadcast import within
from detente.numerics.compile import njit
from detente.numerics.networks import shares, tables

__all__ = ["SPEC", "friedkin_johnsen_array"]

SPEC = ModelSpec(
    name="diffusion.friedkin_johnsen",
    title="Friedkin-Johnsen social influence",
    sources=("friedkin1990",),
    takes=(
        Array(
            "weights",
            ("...", "node", "other_node"),
            low=0.0,
            high=1.0,
            meaning="Weight of the column's node for the row's, itself included; rows sum to 1.",
        ),
        Array("opinion", ("...", "node"), unit="any", meaning="Initial opinion of each node."),
        Array(
            "susceptibility",
            ("...", "node"),
            low=0.0,
            high=1.0,
            meaning="Share of each step that is others' influence: with 0 a node never moves, with "
            "1 it forgets its initial opinion.",
        ),
    ),
    gives=(
        Array(
            "limit",
            ("...", "node"),
            unit="units of opinion",
            meaning="Final opinion of each node; NaN where opinions do not converge.",
        ),
    ),
    aliases=("social influence network theory",),
)


@njit
def _friedkin_johnsen_kernel(
    weights: Floats, susceptibility: Floats, first: Floats, opinion: Floats, new: Floats
) -> None:
    """Fill the opinions one step later; `first` is x(0), the initial opinions."""
    degroot_kernel(weights, opinion, new)
    for i in range(opinion.shape[0]):
        new[i] = susceptibility[i] * new[i] + (1.0 - susceptibility[i]) * first[i]


@njit
def _fill(
    weights: Floats,
    at: Ints,
    susceptibility: Floats,
    by: Ints,
    opinion: Floats,
    of: Ints,
    limit: Floats,
) -> None:
    for r in range(at.shape[0]):
        limit_kernel(weights[at[r]], susceptibility[by[r]], opinion[of[r]], limit[r])


def friedkin_johnsen_array(
    weights: Floats, opinion: Floats, susceptibility: Floats | float
) -> Floats:
    r"""Return the limits of opinions if each node also keeps part of its initial opinion.

    Parameters
    ----------
    weights : array of float, shape (..., node, node)
        Weight of the column's node for the row's, itself included, in [0, 1]; rows sum to 1.
    opinion : array of float, shape (..., node)
        Initial opinion of each node, in any unit.
    susceptibility : array of float, shape (..., node)
        Share of each step that is others' influence, in [0, 1]: with 0 a node never moves, with 1
        it forgets its initial opinion. A single number applies to all nodes.

    Returns
    -------
    array of float, shape (..., node)
        Final opinion of each node, in the unit of the opinions; NaN where opinions do not converge
        (for example nodes that only swap opinions), and where an input is NaN.

    Raises
    ------
    ShapeError
        If the arrays have different numbers of nodes.
    DomainError
        If a weight or susceptibility lies outside [0, 1], a row does not sum to 1, or an opinion is
        infinite.

    Notes
    -----
    .. math:: x(t + 1) = \Lambda W x(t) + (I - \Lambda) x(0), \qquad
       x(\infty) = (I - \Lambda W)^{-1} (I - \Lambda) x(0)

    if the inverse exists. The limit is computed by doubling the number of steps, which needs no
    inverse: with all susceptibilities 1 it is DeGroot's.

    Examples
    --------
    >>> import numpy as np
    >>> weights = np.array([[0.5, 0.5, 0.0], [0.25, 0.5, 0.25], [0.0, 0.5, 0.5]])
    >>> friedkin_johnsen_array(weights, np.array([0.0, 0.0, 1.0]), 0.8).round(6).tolist()
    [0.133333, 0.2, 0.466667]
    """
    own = shares(weights)
    moves = within("susceptibility", susceptibility, 0.0, 1.0)
    if moves.ndim == 0:
        moves = np.broadcast_to(moves, own.shape[-1:])
    (nets, by, starts), lead = tables(
        weights=(own, 2),
        susceptibility=(moves, 1),
        opinion=(within("opinion", opinion, -np.inf), 1),
    )
    n = nets.own.shape[-1]
    limit = np.empty((nets.at.size, n))
    _fill(nets.own, nets.at, by.own, by.at, starts.own, starts.at, limit)
    return limit.reshape(*lead, n)
