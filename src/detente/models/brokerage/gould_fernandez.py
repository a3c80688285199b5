r"""Five roles of brokers between groups :cite:p:`gould1989`.

A broker connects two nodes that have no direct tie: the sender reaches the broker, and the broker
reaches the receiver. The groups of the three nodes define the role. Compare counts with those
expected by chance, from `detente.models.brokerage.role_chance`.
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
            meaning="1 where the row's node reaches the column's, 0 otherwise; the diagonal is 0.",
        ),
        Array(
            "group",
            ("...", "node"),
            meaning="Group label of each node, a number or a word; only equality matters.",
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
            meaning="Pairs where sender and broker share a group: the broker represents it "
            "outside.",
        ),
        Array(
            "gatekeeper",
            ("...", "node"),
            low=0.0,
            meaning="Pairs where broker and receiver share a group: the broker admits outsiders.",
        ),
        Array(
            "liaison",
            ("...", "node"),
            low=0.0,
            meaning="Pairs where all three are from different groups.",
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
        Sender and receiver share a group, the broker is from another; also called consultant.
    representative : array of float, shape (..., node)
        Sender and broker share a group: the broker represents it to outsiders.
    gatekeeper : array of float, shape (..., node)
        Broker and receiver share a group: the broker admits outsiders.
    liaison : array of float, shape (..., node)
        All three are from different groups.
    """

    coordinator: Floats
    itinerant: Floats
    representative: Floats
    gatekeeper: Floats
    liaison: Floats


@njit
def _role(sender: int, broker: int, receiver: int) -> int:
    """Return the role, 0 to 4, that the groups of three nodes define."""
    if sender == broker:
        return 0 if broker == receiver else 2
    if broker == receiver:
        return 3
    return 1 if sender == receiver else 4


@njit
def _brokers(network: Floats, start: Ints, other: Ints) -> Floats:
    """Return the number of brokers between each two nodes."""
    n = network.shape[0]
    between = np.zeros((n, n))
    for a in range(n):
        for k in range(start[a], start[a + 1]):
            for m in range(start[other[k]], start[other[k] + 1]):
                between[a, other[m]] += 1.0
    return between


@njit
def gould_fernandez_kernel(network: Floats, group: Ints, partial: bool, score: Floats) -> None:
    """Fill w_v, the score of each (role, node v) of one network of zeros and ones."""
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
        1 where the row's node reaches the column's, 0 otherwise; the diagonal is 0.
    group : array of int or str, shape (..., node)
        Group label of each node; only equality matters.
    score : {"count", "partial"}, optional
        "count": each brokered pair counts 1 for each of its brokers. "partial": the pair is divided
        equally among its brokers.

    Returns
    -------
    Roles
        Counts, or sums of shares; NaN if a tie of the network is NaN.

    Raises
    ------
    ShapeError
        If network and group have different numbers of nodes.
    DomainError
        If a tie is neither 0 nor 1, a node has a tie to itself, a label is NaN or the score
        is unknown.

    Notes
    -----
    .. math:: w_v = \sum_{a \ne b} A_{av} A_{vb} (1 - A_{ab})\,[\text{role of } (g_a, g_v, g_b)]

    and for partial scores each term is divided by the number of brokers of the pair,
    :math:`\sum_u A_{au} A_{ub}`. The five counts of a node sum to the number of pairs that it
    brokers, for any groups; the partial scores of all nodes sum to the number of pairs with a
    broker.

    Examples
    --------
    The second node passes messages from its own group to the other.

    >>> import numpy as np
    >>> network = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]])
    >>> result = gould_fernandez_array(network, np.array(["a", "a", "b"]))
    >>> result.representative.tolist(), result.liaison.tolist()
    ([0.0, 1.0, 0.0], [0.0, 0.0, 0.0])
    """
    if score not in get_args(Score):
        message = f"score is {score!r}; allowed: {', '.join(get_args(Score))}"
        raise DomainError(message)
    (nets, groups), lead = tables(network=(ties(network), 2), group=(labels(group), 1))
    out = np.empty((nets.at.size, 5, nets.own.shape[-1]))
    _fill(nets.own, nets.at, groups.own, groups.at, score == "partial", out)
    return roles_of(out, lead)
