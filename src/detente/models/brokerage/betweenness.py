r"""Betweenness: the shortest paths of others that run through a node :cite:p:`freeman1977`.

Computed by the algorithm of :cite:t:`brandes2001`, with one search from each node.
"""

import numpy as np

from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats, Ints
from detente.numerics.compile import njit
from detente.numerics.networks import known, lists, tables, ties

__all__ = ["SPEC", "betweenness_array"]

SPEC = ModelSpec(
    name="brokerage.betweenness",
    title="Betweenness centrality",
    sources=("freeman1977", "brandes2001"),
    takes=(
        Array(
            "network",
            ("...", "node", "other_node"),
            low=0.0,
            high=1.0,
            meaning="1 where the row's node reaches the column's, 0 otherwise; the diagonal is 0.",
        ),
    ),
    gives=(
        Array(
            "betweenness",
            ("...", "node"),
            low=0.0,
            meaning="Sum over pairs of other nodes: share of shortest paths through the node.",
        ),
    ),
    aliases=("shortest-path betweenness",),
)


@njit
def _search(source: int, start: Ints, other: Ints, order: Ints, away: Ints, paths: Floats) -> int:
    """Fill distances and path counts sigma from one node; return how many nodes it reaches."""
    away[:] = -1
    paths[:] = 0.0
    order[0], away[source], paths[source] = source, 0, 1.0
    reached, at = 1, 0
    while at < reached:
        v = order[at]
        at += 1
        for k in range(start[v], start[v + 1]):
            w = other[k]
            if away[w] < 0:
                away[w] = away[v] + 1
                order[reached] = w
                reached += 1
            if away[w] == away[v] + 1:
                paths[w] += paths[v]
    return reached


@njit
def _betweenness_kernel(network: Floats, score: Floats) -> None:
    """Fill b_v, the sum over ordered pairs, for each node v of one network."""
    n = network.shape[0]
    if not known(network):
        score[:] = np.nan
        return
    score[:] = 0.0
    start, other = lists(network)
    order, away = np.empty(n, np.int64), np.empty(n, np.int64)
    paths, through = np.empty(n), np.empty(n)
    for source in range(n):
        reached = _search(source, start, other, order, away, paths)
        through[:] = 0.0
        for at in range(reached - 1, 0, -1):
            v = order[at]
            for k in range(start[v], start[v + 1]):
                w = other[k]
                if away[w] == away[v] + 1:
                    through[v] += paths[v] / paths[w] * (1.0 + through[w])
            score[v] += through[v]


@njit
def _fill(network: Floats, out: Floats) -> None:
    for r in range(network.shape[0]):
        _betweenness_kernel(network[r], out[r])


def betweenness_array(
    network: Floats, *, directed: bool = True, normalised: bool = False
) -> Floats:
    r"""Return how many shortest paths between other nodes run through each node.

    Parameters
    ----------
    network : array of float, shape (..., node, node)
        1 where the row's node reaches the column's, 0 otherwise; the diagonal is 0.
    directed : bool, optional
        Count ordered pairs. If false, the network must be symmetric and each pair counts once.
    normalised : bool, optional
        Divide by the number of pairs of other nodes.

    Returns
    -------
    array of float, shape (..., node)
        Sum over pairs of the share of shortest paths through the node, >= 0, or in [0, 1] if
        normalised; 0 if there are fewer than two other nodes; NaN if a tie of the network is NaN.

    Raises
    ------
    ShapeError
        If the network is not square.
    DomainError
        If a tie is neither 0 nor 1, a node has a tie to itself, or an undirected network is not
        symmetric.

    Notes
    -----
    .. math:: b_v = \sum_{s \ne v \ne t} \frac{\sigma_{st}(v)}{\sigma_{st}}

    where :math:`\sigma_{st}` is the number of shortest paths from s to t; pairs without a path add
    0. The number of pairs of other nodes is (N - 1)(N - 2), or half of that if undirected.

    Examples
    --------
    >>> import numpy as np
    >>> star = np.array([[0, 1, 1, 1], [1, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0]])
    >>> betweenness_array(star, directed=False).tolist()
    [3.0, 0.0, 0.0, 0.0]
    """
    (nets,), lead = tables(network=(ties(network, directed=directed), 2))
    n = nets.own.shape[-1]
    out = np.empty((nets.at.size, n))
    _fill(nets.own, out)
    pairs = (n - 1) * (n - 2)
    if normalised:
        out /= max(1, pairs)
    elif not directed:
        out /= 2.0
    return out.reshape(*lead, n)
