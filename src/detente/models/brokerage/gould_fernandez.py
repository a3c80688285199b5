r"""Five roles of brokers between groups :cite:p:`gould1989`.

A broker stands between two nodes that have no direct tie: the sender reaches it, and it reaches the
receiver. Which of the three share a group makes the role. Counts alone say little; what they would
be by chance is in `detente.models.brokerage.role_chance`.
"""

from typing import Any, Literal, NamedTuple, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from detente.errors import DomainError
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats, Ints
from detente.numerics.compile import njit
from detente.numerics.networks import known, labels, lists, tables, ties

__all__ = ["SPEC", "Roles", "Score", "gould_fernandez_array", "gould_fernandez_kernel", "roles_of"]

SPEC = ModelSpec(
    name="brokerage.gould_fernandez",
    title="Brokerage roles",
    sources=("gould1989",),
    takes=(
        Array(
            "network",
            ("...", "node", "other_node"),
            low=0.0,
            high=1.0,
            meaning="1 where the row's node reaches the column's, else 0; nothing on the diagonal.",
        ),
        Array(
            "group",
            ("...", "node"),
            meaning="Group of each node, a number or a word; only which labels are equal counts.",
        ),
    ),
    gives=(
        Array(
            "coordinator",
            ("...", "node"),
            low=0.0,
            meaning="Brokered pairs where sender, broker and receiver share a group.",
        ),
        Array(
            "itinerant",
            ("...", "node"),
            low=0.0,
            meaning="Pairs where sender and receiver share a group and the broker comes from "
            "another.",
        ),
        Array(
            "representative",
            ("...", "node"),
            low=0.0,
            meaning="Pairs where sender and broker share a group: the broker speaks for it "
            "outside.",
        ),
        Array(
            "gatekeeper",
            ("...", "node"),
            low=0.0,
            meaning="Pairs where broker and receiver share a group: the broker lets outsiders in.",
        ),
        Array(
            "liaison",
            ("...", "node"),
            low=0.0,
            meaning="Pairs where all three come from different groups.",
        ),
    ),
    aliases=("structures of mediation", "Gould-Fernandez brokerage"),
)

Score: TypeAlias = Literal["count", "partial"]


class Roles(NamedTuple):
    """One number for each role and node, each of shape (..., node).

    Attributes
    ----------
    coordinator : array of float, shape (..., node)
        Sender, broker and receiver share a group.
    itinerant : array of float, shape (..., node)
        Sender and receiver share a group, the broker comes from another; also called consultant.
    representative : array of float, shape (..., node)
        Sender and broker share a group: the broker speaks for it outside.
    gatekeeper : array of float, shape (..., node)
        Broker and receiver share a group: the broker lets outsiders in.
    liaison : array of float, shape (..., node)
        All three come from different groups.
    """

    coordinator: Floats
    itinerant: Floats
    representative: Floats
    gatekeeper: Floats
    liaison: Floats


@njit
def _role(sender: int, broker: int, receiver: int) -> int:
    """Return which of the five roles the groups of three nodes make."""
    if sender == broker:
        return 0 if broker == receiver else 2
    if broker == receiver:
        return 3
    return 1 if sender == receiver else 4


@njit
def _brokers(network: Floats, start: Ints, other: Ints) -> Floats:
    """Return how many nodes stand between each two."""
    n = network.shape[0]
    between = np.zeros((n, n))
    for a in range(n):
        for k in range(start[a], start[a + 1]):
            for m in range(start[other[k]], start[other[k] + 1]):
                between[a, other[m]] += 1.0
    return between


@njit
def gould_fernandez_kernel(network: Floats, group: Ints, partial: bool, score: Floats) -> None:
    """Fill the score of each (role, node) of one network of zeros and ones."""
    n = network.shape[0]
    if not known(network):
        score[:] = np.nan
        return
    score[:] = 0.0
    start, other = lists(network)
    between = _brokers(network, start, other) if partial else np.ones((n, n))
    for a in range(n):
        for k in range(start[a], start[a + 1]):
            v = other[k]
            for m in range(start[v], start[v + 1]):
                b = other[m]
                if b != a and network[a, b] == 0.0:
                    score[_role(group[a], group[v], group[b]), v] += 1.0 / between[a, b]


@njit
def _fill(network: Floats, at: Ints, group: Ints, of: Ints, partial: bool, out: Floats) -> None:
    for r in range(at.shape[0]):
        gould_fernandez_kernel(network[at[r]], group[of[r]], partial, out[r])


def roles_of(table: Floats, lead: tuple[int, ...]) -> Roles:
    """Return a table of shape (row, role, node) as roles."""
    n = table.shape[-1]
    return Roles(*(np.ascontiguousarray(table[:, k]).reshape(*lead, n) for k in range(5)))


def gould_fernandez_array(network: Floats, group: NDArray[Any], *, score: Score = "count") -> Roles:
    r"""Return how often each node brokers, by role.

    Parameters
    ----------
    network : array of float, shape (..., node, node)
        1 where the row's node reaches the column's, else 0; nothing on the diagonal.
    group : array of int or str, shape (..., node)
        Group of each node; only which labels are equal counts.
    score : {"count", "partial"}, optional
        Count each brokered pair once for each of its brokers, or divide the pair equally
        among them.

    Returns
    -------
    Roles
        Counts, or sums of shares; NaN where a tie of the network is NaN.

    Raises
    ------
    ShapeError
        If network and group do not speak of the same nodes.
    DomainError
        If a tie is neither 0 nor 1, a node has a tie to itself, a label is NaN or the score
        is unknown.

    Notes
    -----
    .. math:: w_v = \sum_{a \ne b} A_{av} A_{vb} (1 - A_{ab})\,[\text{role of } (g_a, g_v, g_b)]

    and for partial scores each term over the number of brokers of the pair,
    :math:`\sum_u A_{au} A_{ub}`. The five counts of a node sum to the pairs that it brokers,
    whatever the groups; the partial scores of all nodes sum to the pairs that have a broker.

    Examples
    --------
    The second node passes on from its own group to the other.

    >>> import numpy as np
    >>> network = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]])
    >>> found = gould_fernandez_array(network, np.array(["a", "a", "b"]))
    >>> found.representative.tolist(), found.liaison.tolist()
    ([0.0, 1.0, 0.0], [0.0, 0.0, 0.0])
    """
    if score not in get_args(Score):
        message = f"score is {score!r}; {get_args(Score)} are allowed"
        raise DomainError(message)
    (nets, groups), lead = tables(network=(ties(network), 2), group=(labels(group), 1))
    out = np.empty((nets.at.size, 5, nets.own.shape[-1]))
    _fill(nets.own, nets.at, groups.own, groups.at, score == "partial", out)
    return roles_of(out, lead)
