r"""Threshold models on a network: a node acts when enough of its contacts act.

The threshold is a share of contacts :cite:p:`watts2002` or, for complex contagion, a number of
contacts :cite:p:`centola2007`. If everyone sees everyone, `detente.models.diffusion.granovetter`
is simpler.
"""

from typing import Literal, TypeAlias, get_args

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.diffusion.cascade import (
    CASCADE,
    NEVER,
    Cascade,
    Listeners,
    checked_lists,
    checked_thresholds,
    listeners,
    most_steps,
    watched_lists,
)
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Bools, Floats, Ints
from detente.numerics.broadcast import numbers
from detente.numerics.compile import njit
from detente.numerics.networks import Rows, tables
from detente.numerics.ties import LOOSE_TIE

__all__ = ["SPEC", "Rule", "cascade_array", "threshold_array"]

SPEC = ModelSpec(
    name="diffusion.threshold",
    title="Threshold contagion on a network",
    sources=("watts2002", "centola2007"),
    takes=(
        Array(
            "network",
            ("...", "node", "other_node"),
            low=0.0,
            high=1.0,
            meaning="1 where the row's node sees the column's, 0 otherwise; the diagonal is 0.",
        ),
        Array(
            "threshold",
            ("...", "node"),
            low=0.0,
            meaning="Share or number of contacts that must act first; infinity for a node that "
            "never acts.",
        ),
        Array("seed", ("...", "node"), low=0.0, high=1.0, meaning="Nodes that act from the start."),
    ),
    gives=CASCADE,
    aliases=("complex contagion", "linear threshold model"),
)

Rule: TypeAlias = Literal["share", "contacts"]


@njit
def _need(threshold: float, sees: int, share: bool) -> int:
    """Return the number of contacts that must act before a node does."""
    if np.isinf(threshold):
        return sees + 1
    wanted = threshold * sees if share else threshold
    if wanted > sees + 1:
        return sees + 1
    # A node without contacts never acts, unless its threshold is 0.
    # A share of 0.3 of ten contacts is three, although 0.3 * 10 may exceed 3 by rounding.
    return max(int(np.ceil(wanted - LOOSE_TIE)), 1 if threshold > 0.0 else 0)


@njit
def _threshold_kernel(
    start: Ints, node: Ints, need: Ints, seed: Bools, steps: int, heard: Ints, queue: Ints, at: Ints
) -> int:
    """Fill the step at which each node acts; return how many act. Updates are synchronous.

    Each tie is visited once, when the node that is seen acts. `heard` and `queue` are work arrays.
    """
    n = need.shape[0]
    tail = 0
    for i in range(n):
        heard[i] = 0
        at[i] = NEVER
        if seed[i]:
            at[i] = 0
            queue[tail] = i
            tail += 1
    head, step = 0, 0
    while step < steps:
        step += 1
        end = tail
        if step == 1:
            for i in range(n):
                if need[i] <= 0 and at[i] == NEVER:
                    at[i] = 1
                    queue[tail] = i
                    tail += 1
        while head < end:
            k = queue[head]
            head += 1
            for m in range(start[k], start[k + 1]):
                i = node[m]
                heard[i] += 1
                if at[i] == NEVER and heard[i] >= need[i]:
                    at[i] = step
                    queue[tail] = i
                    tail += 1
        if tail == end:
            break
    return tail


@njit
def _fill(
    network: Listeners,
    limits: Rows,
    firsts: Rows,
    share: bool,
    which: Ints,
    steps: int,
    at: Ints,
    adopters: Ints,
) -> None:
    """Run the cascades of one network; `which` lists them."""
    n = network.sees.shape[0]
    heard, queue, need = np.empty(n, np.int64), np.empty(n, np.int64), np.empty(n, np.int64)
    before = -1
    for r in which:
        if limits.at[r] != before:
            before = limits.at[r]
            for i in range(n):
                need[i] = _need(limits.own[before, i], network.sees[i], share)
        seed = firsts.own[firsts.at[r]]
        adopters[r] = _threshold_kernel(
            network.start, network.node, need, seed, steps, heard, queue, at[r]
        )


def cascade_array(
    network: Listeners,
    threshold: Floats,
    seed: Bools,
    *,
    rule: Rule = "share",
    steps: int | None = None,
) -> Cascade:
    r"""Return who acts on one network given as adjacency lists; for large or sparse networks.

    Parameters
    ----------
    network : Listeners
        Adjacency lists, from `listeners` or in the same form.
    threshold : array of float, shape (..., node)
        As in `threshold_array`.
    seed : array of bool, shape (..., node)
        As in `threshold_array`.
    rule : {"share", "contacts"}, optional
        As in `threshold_array`.
    steps : int, optional
        As in `threshold_array`.

    Returns
    -------
    Cascade
        Steps and numbers of adopters.

    Raises
    ------
    ShapeError
        If lists, thresholds and seeds have different numbers of nodes.
    DomainError
        If a list contains a node that does not exist, or as in `threshold_array`.

    Notes
    -----
    As in `threshold_array`; time and memory grow with the number of ties, not with the square of
    the number of nodes.

    Examples
    --------
    A ring of six nodes; each sees both neighbours and acts if one of them does.

    >>> import numpy as np
    >>> each = np.arange(6)
    >>> both = np.stack([(each - 1) % 6, (each + 1) % 6], axis=1).ravel()
    >>> ring = Listeners(np.arange(0, 13, 2), both, np.full(6, 2))
    >>> cascade_array(ring, 0.5, each == 0).step.tolist()
    [0, 1, 2, 3, 2, 1]
    """
    start, node, sees = checked_lists(network)
    n = sees.size
    (limits, firsts), lead = tables(
        threshold=(_limits(threshold, rule, n), 1), seed=(_seeds(seed), 1)
    )
    if limits.own.shape[-1] != n:
        nodes = limits.own.shape[-1]
        message = f"threshold and seed have {nodes} nodes; they must have {n}, as the lists"
        raise ShapeError(message)
    at, adopters = np.empty((limits.at.size, n), np.int64), np.empty(limits.at.size, np.int64)
    which = np.arange(limits.at.size)
    own = Listeners(start, node, sees)
    _fill(own, limits, firsts, rule == "share", which, most_steps(steps), at, adopters)
    return Cascade(at.reshape(*lead, n), adopters.reshape(lead)[()])


def threshold_array(
    network: Floats,
    threshold: Floats,
    seed: Bools,
    *,
    rule: Rule = "share",
    steps: int | None = None,
) -> Cascade:
    r"""Return who acts, and when, if each node acts when enough of its contacts do.

    Parameters
    ----------
    network : array of float, shape (..., node, node)
        1 where the row's node sees the column's, 0 otherwise; the diagonal is 0. A mutual tie has
        both entries.
    threshold : array of float, shape (..., node)
        Share of contacts in [0, 1], or number of contacts >= 0, that must act before each node
        does; infinity for a node that never acts. A single number applies to all nodes.
    seed : array of bool, shape (..., node)
        Nodes that act from the start.
    rule : {"share", "contacts"}, optional
        Unit of the threshold: a share of the node's contacts, or a number of them. A number of 2
        or more is complex contagion.
    steps : int, optional
        Stop after this many steps; by default, stop when nothing changes.

    Returns
    -------
    Cascade
        Steps and numbers of adopters.

    Raises
    ------
    ShapeError
        If the arrays have different numbers of nodes.
    DomainError
        If a tie is neither 0 nor 1, a node has a tie to itself, a threshold is NaN or outside its
        range, a seed is neither true nor false, or rule or steps are not allowed.

    Notes
    -----
    .. math:: y_i(t + 1) = 1 \iff y_i(t) = 1 \text{ or }
       \frac{\sum_k A_{ik} y_k(t)}{\sum_k A_{ik}} \ge \phi_i

    and without the division if the rule is ``"contacts"``. All nodes of a step act at the same
    time. A node without contacts acts only as a seed, or with a threshold of 0. A node that has
    acted stays active.

    Examples
    --------
    A behaviour that needs one contact spreads along a line of four; one that needs two does not.

    >>> import numpy as np
    >>> line = np.eye(4, k=1) + np.eye(4, k=-1)
    >>> first = np.array([True, False, False, False])
    >>> threshold_array(line, np.array([[1.0], [2.0]]) * np.ones(4), first, rule="contacts").step
    array([[ 0,  1,  2,  3],
           [ 0, -1, -1, -1]])
    """
    values = watched_lists(network)
    n = values.shape[-1]
    (nets, limits, firsts), lead = tables(
        network=(values, 2),
        threshold=(_limits(threshold, rule, n), 1),
        seed=(_seeds(seed), 1),
    )
    at, adopters = np.empty((nets.at.size, n), np.int64), np.empty(nets.at.size, np.int64)
    order = np.argsort(nets.at, kind="stable")
    ends = np.searchsorted(nets.at[order], np.arange(nets.own.shape[0] + 1))
    for m in range(nets.own.shape[0]):
        which = order[ends[m] : ends[m + 1]]
        if which.size:
            own = listeners(nets.own[m])
            _fill(own, limits, firsts, rule == "share", which, most_steps(steps), at, adopters)
    return Cascade(at.reshape(*lead, n), adopters.reshape(lead)[()])


def _limits(threshold: Floats, rule: Rule, nodes: int) -> Floats:
    """Return checked thresholds, one per node."""
    if rule not in get_args(Rule):
        message = f"rule is {rule!r}; allowed: {', '.join(get_args(Rule))}"
        raise DomainError(message)
    values = checked_thresholds(threshold, 1.0 if rule == "share" else np.inf)
    return np.broadcast_to(values, (nodes,)) if values.ndim == 0 else values


def _seeds(seed: Bools) -> Bools:
    values = numbers("seed", np.asarray(seed))
    odd = np.argwhere((values != 0.0) & (values != 1.0))
    if len(odd):
        at = tuple(int(k) for k in odd[0])
        message = f"seed{list(at) if at else ''} is {values[at]:g}; it must be true or false"
        raise DomainError(message)
    return values.astype(np.bool_)
