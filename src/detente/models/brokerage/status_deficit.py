r"""Status deficit: status below what capability suggests, after :cite:t:`renshon2016`.

A reduced form: the rank of status minus the rank of capability in a peer group. The caller chooses
the measure of status and the peers, and must state them. The article uses a network measure of
diplomatic exchange, and communities in that network as peers.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats, Ints
from detente.numerics.broadcast import within
from detente.numerics.compile import njit
from detente.numerics.networks import Rows, labels, tables

__all__ = ["SPEC", "rank_array", "rank_kernel", "status_deficit_array"]

SPEC = ModelSpec(
    name="brokerage.status_deficit",
    title="Status deficit, reduced form",
    sources=("renshon2016",),
    takes=(
        Array(
            "status",
            ("...", "node"),
            unit="any",
            meaning="Status: how far the others recognise each node; higher is more.",
        ),
        Array(
            "capability",
            ("...", "node"),
            unit="any",
            meaning="Capability of each node; higher is more.",
        ),
        Array(
            "group",
            ("...", "node"),
            optional=True,
            meaning="Peer group in which each node is ranked, a number or a word; by default all.",
        ),
    ),
    gives=(
        Array(
            "deficit",
            ("...", "node"),
            meaning="Rank of status minus rank of capability; positive if status is below what "
            "capability suggests.",
        ),
    ),
)


@njit
def rank_kernel(value: Floats, group: Ints, tie: float, rank: Floats) -> None:
    """Fill each node's rank in its group, 1 for the highest; values within `tie` are equal."""
    for i in range(value.shape[0]):
        rank[i] = np.nan if np.isnan(value[i]) else 1.0
        for j in range(value.shape[0]):
            if group[j] == group[i] and value[j] > value[i] + tie:
                rank[i] += 1.0


@njit
def _status_deficit_kernel(
    status: Floats, capability: Floats, group: Ints, deficit: Floats
) -> None:
    """Fill the rank of status minus the rank of capability, among group members with both."""
    n = status.shape[0]
    high, strong = np.empty(n), np.empty(n)
    rank_high, rank_strong = np.empty(n), np.empty(n)
    for i in range(n):
        both = not (np.isnan(status[i]) or np.isnan(capability[i]))
        high[i] = status[i] if both else np.nan
        strong[i] = capability[i] if both else np.nan
    rank_kernel(high, group, 0.0, rank_high)
    rank_kernel(strong, group, 0.0, rank_strong)
    for i in range(n):
        deficit[i] = rank_high[i] - rank_strong[i]


@njit
def _fill_rank(value: Floats, at: Ints, group: Ints, of: Ints, out: Floats) -> None:
    for r in range(at.shape[0]):
        rank_kernel(value[at[r]], group[of[r]], 0.0, out[r])


@njit
def _fill(status: Rows, capability: Rows, group: Rows, out: Floats) -> None:
    for r in range(out.shape[0]):
        _status_deficit_kernel(
            status.own[status.at[r]],
            capability.own[capability.at[r]],
            group.own[group.at[r]],
            out[r],
        )


def rank_array(value: Floats, group: NDArray[Any] | None = None) -> Floats:
    """Return ranks, 1 for the highest value.

    Parameters
    ----------
    value : array of float, shape (..., node)
        Values to rank, in any unit; NaN for a node that is not ranked.
    group : array of int or str, shape (..., node), optional
        Rank within these groups; by default all nodes form one group.

    Returns
    -------
    array of float, shape (..., node)
        Ranks from 1; ties share the better rank; NaN for a node without a value.

    Raises
    ------
    ShapeError
        If value and group have different numbers of nodes.
    DomainError
        If a value is infinite or a label is NaN.

    Notes
    -----
    A rank is 1 plus the number of group members with a higher value.

    Examples
    --------
    >>> import numpy as np
    >>> rank_array(np.array([5.0, 9.0, 5.0, 1.0])).tolist()
    [2.0, 1.0, 2.0, 4.0]
    """
    values = within("value", value, -np.inf)
    (each, groups), lead = tables(value=(values, 1), group=(_groups(values, group), 1))
    out = np.empty((each.at.size, each.own.shape[-1]))
    _fill_rank(each.own, each.at, groups.own, groups.at, out)
    return out.reshape(*lead, -1)


def status_deficit_array(
    status: Floats, capability: Floats, group: NDArray[Any] | None = None
) -> Floats:
    r"""Return how many ranks each node's status is below its capability.

    Parameters
    ----------
    status : array of float, shape (..., node)
        How far the others recognise each node, in any unit; higher is more.
    capability : array of float, shape (..., node)
        Capability of each node, in any unit; higher is more.
    group : array of int or str, shape (..., node), optional
        Peer group in which each node is ranked; by default all.

    Returns
    -------
    array of float, shape (..., node)
        Rank of status minus rank of capability: positive if a node's status is below what its
        capability suggests; NaN for a node without one of the two, which is ranked in neither.

    Raises
    ------
    ShapeError
        If the arrays have different numbers of nodes.
    DomainError
        If a number is infinite or a label is NaN.

    Notes
    -----
    .. math:: \text{deficit}_i = \operatorname{rank}(\text{status}_i)
       - \operatorname{rank}(\text{capability}_i)

    where rank 1 is the highest in the group, and ties share the better rank.

    Examples
    --------
    The strongest node has the lowest status.

    >>> import numpy as np
    >>> status_deficit_array(np.array([0.2, 0.5, 0.3]), np.array([9.0, 4.0, 1.0])).tolist()
    [2.0, -1.0, -1.0]
    """
    high = within("status", status, -np.inf)
    strong = within("capability", capability, -np.inf)
    given, lead = tables(status=(high, 1), capability=(strong, 1), group=(_groups(high, group), 1))
    n = given[0].own.shape[-1]
    out = np.empty((given[0].at.size, n))
    _fill(given[0], given[1], given[2], out)
    return out.reshape(*lead, n)


def _groups(values: Floats, group: NDArray[Any] | None) -> Ints:
    """Return the labels; by default all nodes form one group."""
    return labels(np.zeros(values.shape[-1:] or 1, np.int64) if group is None else group)
