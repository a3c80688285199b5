r"""Constraint: contacts tied to each other leave no holes between them :cite:p:`burt1992`."""

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
            meaning="Weight of the tie from the row's node to the column's, of which only ratios "
            "count.",
        ),
    ),
    gives=(
        Array(
            "constraint",
            ("...", "node"),
            low=0.0,
            meaning="How far contacts hold the node by being tied to each other; NaN without "
            "contacts.",
        ),
    ),
    aliases=("Burt's constraint",),
)


@njit
def _constraint_kernel(network: Floats, score: Floats) -> None:
    """Fill the constraint of each node of one network; NaN for a node without contacts."""
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
    r"""Return how far each node's contacts hold it, by being tied to each other.

    Parameters
    ----------
    network : array of float, shape (..., node, node)
        Weight of the tie from the row's node to the column's, in [0, 1e100], of which only ratios
        count; nothing on the diagonal.

    Returns
    -------
    array of float, shape (..., node)
        Constraint, above 0; 1 for a node with one contact alone; it may exceed 1 where two contacts
        are closely tied. NaN for a node without contacts, and where a tie is NaN.

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

    over the node's contacts j. Low constraint is a chance to broker; whether it is taken is not
    in the network.

    Examples
    --------
    Between two who do not know each other, and among three who all do.

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
