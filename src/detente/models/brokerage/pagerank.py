r"""PageRank: recognition by nodes that are themselves recognised :cite:p:`brin1998`."""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError
from detente.models.brokerage.status_deficit import rank_kernel
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats, Ints
from detente.numerics.broadcast import within
from detente.numerics.compile import njit
from detente.numerics.networks import known, tables, ties
from detente.numerics.ties import TIE

__all__ = ["SPEC", "PageRank", "pagerank_array"]

SPEC = ModelSpec(
    name="brokerage.pagerank",
    title="PageRank",
    sources=("brin1998",),
    takes=(
        Array(
            "network",
            ("...", "node", "other_node"),
            low=0.0,
            high=1e100,
            meaning="Weight of the tie from the row's node to the column's; only ratios "
            "within a row count.",
        ),
        Array(
            "damping",
            ("...",),
            low=0.0,
            high=1.0,
            optional=True,
            meaning="Share of recognition that is passed on along ties, below 1; 0.85 by default.",
        ),
    ),
    gives=(
        Array(
            "score",
            ("...", "node"),
            low=0.0,
            high=1.0,
            meaning="Share of all recognition; shares sum to 1.",
        ),
        Array(
            "rank",
            ("...", "node"),
            low=1.0,
            meaning="1 for the highest score; ties share the better rank.",
        ),
    ),
)


class PageRank(NamedTuple):
    """Scores and ranks.

    Attributes
    ----------
    score : array of float, shape (..., node)
        Share of all recognition, > 0; shares sum to 1.
    rank : array of float, shape (..., node)
        1 for the highest score; ties share the better rank.
    """

    score: Floats
    rank: Floats


@njit
def _solve(matrix: Floats, right: Floats) -> None:
    """Solve in place by elimination; no pivoting, because columns are diagonally dominant."""
    n = right.shape[0]
    for k in range(n):
        for i in range(k + 1, n):
            if matrix[i, k] != 0.0:
                factor = matrix[i, k] / matrix[k, k]
                for j in range(k + 1, n):
                    matrix[i, j] -= factor * matrix[k, j]
                right[i] -= factor * right[k]
    for i in range(n - 1, -1, -1):
        for j in range(i + 1, n):
            right[i] -= matrix[i, j] * right[j]
        right[i] /= matrix[i, i]


@njit
def _pagerank_kernel(network: Floats, damping: float, score: Floats) -> None:
    """Fill the scores r_i of one network; a node without outgoing ties gives equally to all."""
    n = network.shape[0]
    if np.isnan(damping) or not known(network):
        score[:] = np.nan
        return
    matrix = np.empty((n, n))
    for j in range(n):
        out = 0.0
        for i in range(n):
            out += network[j, i]
        for i in range(n):
            share = network[j, i] / out if out > 0.0 else 1.0 / n
            matrix[i, j] = (1.0 if i == j else 0.0) - damping * share
        score[j] = (1.0 - damping) / n
    _solve(matrix, score)


@njit
def _fill(
    network: Floats, at: Ints, damping: Floats, by: Ints, score: Floats, rank: Floats
) -> None:
    all_one = np.zeros(network.shape[1], np.int64)
    for r in range(at.shape[0]):
        _pagerank_kernel(network[at[r]], damping[by[r]], score[r])
        # Scores sum to 1; nodes with identical ties differ only by rounding and share a rank.
        rank_kernel(score[r], all_one, TIE, rank[r])


def pagerank_array(network: Floats, damping: Floats | float = 0.85) -> PageRank:
    r"""Return each node's share of recognition, and its rank.

    Parameters
    ----------
    network : array of float, shape (..., node, node)
        Weight of the tie from the row's node to the column's, in [0, 1e100]; only ratios within a
        row count; the diagonal is 0.
    damping : array of float, shape (...), optional
        Share of recognition that is passed on along ties, in [0, 1); the rest is divided equally
        among all nodes.

    Returns
    -------
    PageRank
        Scores and ranks; NaN if a tie or the damping is NaN.

    Raises
    ------
    ShapeError
        If the network is not square or the leading dimensions do not broadcast.
    DomainError
        If a tie is negative, a node has a tie to itself, or a damping lies outside [0, 1).

    Notes
    -----
    .. math::

       r_i = \frac{1 - d}{N} + d \Bigl[\sum_{j \to i} \frac{w_{ji}}{\sum_k w_{jk}}\, r_j
       + \frac1N \sum_{j \text{ without ties out}} r_j\Bigr]

    solved exactly, not by iteration. In-degree and PageRank may give different ranks, so state the
    measure with any claim about status.

    Examples
    --------
    The first two nodes have a tie to the third, which has a tie to the first.

    >>> import numpy as np
    >>> result = pagerank_array(np.array([[0, 0, 1], [0, 0, 1], [1, 0, 0]]))
    >>> result.score.round(4).tolist(), result.rank.tolist()
    ([0.4635, 0.05, 0.4865], [2.0, 3.0, 1.0])
    """
    values = ties(network, weighted=True)
    d = within("damping", damping, 0.0, 1.0)
    if (d == 1.0).any():
        message = "damping is 1; it must be < 1, otherwise PageRank scores may not exist"
        raise DomainError(message)
    (nets, rates), lead = tables(network=(values, 2), damping=(d, 0))
    n = nets.own.shape[-1]
    score = np.empty((nets.at.size, n))
    rank = np.empty_like(score)
    _fill(nets.own, nets.at, rates.own, rates.at, score, rank)
    return PageRank(score.reshape(*lead, n), rank.reshape(*lead, n))
