r"""Burt's constraint: how far a node lacks structural holes :cite:p:`burt1992`."""

import numpy as np

from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.numerics.networks import known, tables, ties

__all__ = ["SPEC", "constraint_array"]

SPEC = ModelSpec(
    name="brokerage.constraint",
    title="Structural holes: constraint",
    sources=("burt1992",),
    takes=(
        Array(
            "network",
            ("...", "node", "other_node"),
            low=0.0,
            high=1e100,
            meaning="Weight of the tie from the row's node to the column's; only ratios count.",
        ),
    ),
    gives=(
        Array(
            "constraint",
            ("...", "node"),
            low=0.0,
            meaning="How far ties among its contacts constrain the node; NaN without contacts.",
        ),
    ),
    aliases=("Burt's constraint",),
)


@njit
def _constraint_kernel(network: Floats, score: Floats) -> None:
    """Fill c_i, the constraint of each node i of one network; NaN for a node without contacts."""
    n = network.shape[0]
    if not known(network):
        score[:] = np.nan
        return
    part = np.zeros((n, n))
    for i in range(n):
        total = 0.0
        for j in range(n):
            part[i, j] = network[i, j] + network[j, i]
            total += part[i, j]
        for j in range(n):
            part[i, j] = part[i, j] / total if total > 0.0 else 0.0
    through = np.empty(n)
    for i in range(n):
        through[:] = part[i]
        for q in range(n):
            if part[i, q] > 0.0:
                for j in range(n):
                    through[j] += part[i, q] * part[q, j]
        held, alone = 0.0, True
        for j in range(n):
            if part[i, j] > 0.0:
                alone = False
                held += through[j] ** 2
        score[i] = np.nan if alone else held


@njit
def _fill(network: Floats, out: Floats) -> None:
    for r in range(network.shape[0]):
        _constraint_kernel(network[r], out[r])


def constraint_array(network: Floats) -> Floats:
    r"""Return how far each node is constrained by ties among its contacts.

    Parameters
    ----------
    network : array of float, shape (..., node, node)
        Weight of the tie from the row's node to the column's, in [0, 1e100]; only ratios count;
        the diagonal is 0.

    Returns
    -------
    array of float, shape (..., node)
        Constraint, > 0; 1 for a node with a single contact; it may exceed 1 if two contacts are
        closely tied. NaN for a node without contacts, and where a tie is NaN.

    Raises
    ------
    ShapeError
        If the network is not square.
    DomainError
        If a tie is negative or a node has a tie to itself.

    Notes
    -----
    .. math::

       c_i = \sum_j \Bigl(p_{ij} + \sum_{q \ne i, j} p_{iq} p_{qj}\Bigr)^2, \qquad
       p_{ij} = \frac{w_{ij} + w_{ji}}{\sum_k (w_{ik} + w_{ki})}

    over the node's contacts j. Low constraint is an opportunity to broker; the network does not
    show whether the node uses it.

    Examples
    --------
    A node between two that are not tied to each other, and three nodes that are all tied.

    >>> import numpy as np
    >>> line = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]])
    >>> constraint_array(np.stack([line, 1 - np.eye(3)])).tolist()
    [[1.0, 0.5, 1.0], [1.125, 1.125, 1.125]]
    """
    (nets,), lead = tables(network=(ties(network, weighted=True), 2))
    n = nets.own.shape[-1]
    out = np.empty((nets.at.size, n))
    _fill(nets.own, out)
    return out.reshape(*lead, n)
