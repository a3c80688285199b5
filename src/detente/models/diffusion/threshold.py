r"""Threshold models on a network: each acts when enough of those it sees do.

Enough is a share of them :cite:p:`watts2002` or, for what needs more than one witness, a number
:cite:p:`centola2007`. Where all see all, `detente.models.diffusion.granovetter` is simpler.
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
            meaning="1 where the row's node sees the column's, else 0; nothing on the diagonal.",
        ),
        Array(
            "threshold",
            ("...", "node"),
            low=0.0,
            meaning="Share of contacts, or their number, that must act first; infinity for one "
            "that never acts.",
        ),
        Array("seed", ("...", "node"), low=0.0, high=1.0, meaning="Who acts from the start."),
    ),
    gives=CASCADE,
    aliases=("complex contagion", "linear threshold model"),
)

Rule: TypeAlias = Literal["share", "contacts"]

# A share of 0.3 of ten contacts is three, though 0.3 * 10 may come out a little above.
_SLACK = 1e-9


@njit
def _need(threshold: float, sees: int, share: bool) -> int:
    """Return how many contacts must act before a node does."""
    if np.isinf(threshold):
        return sees + 1
    wanted = threshold * sees if share else threshold
    if wanted > sees + 1:
        return sees + 1
    # Who sees nobody is moved by nobody, unless it needs no one.
    return max(int(np.ceil(wanted - _SLACK)), 1 if threshold > 0.0 else 0)


@njit
def _threshold_kernel(
    start: Ints, node: Ints, need: Ints, seed: Bools, steps: int, heard: Ints, queue: Ints, at: Ints
) -> int:
    """Fill the step at which each node acts, all of a step at once; return how many act.

    Each tie is looked at once, when the node that is seen acts. `heard` and `queue` are scratch.
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
    """Run the cascades of one network, those that `which` names."""
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
    r"""Return who acts on one network given as lists; for large or thin networks and many runs.

    Parameters
    ----------
    network : Listeners
        Who sees whom, from `listeners` or built alike.
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
        Steps and numbers.

    Raises
    ------
    ShapeError
        If lists, thresholds and seeds do not speak of the same nodes.
    DomainError
        If a list names a node that is not there, or as in `threshold_array`.

    Notes
    -----
    As in `threshold_array`; time and memory grow with ties, not with nodes squared.

    Examples
    --------
    A ring of six where each sees both neighbours and acts if one of them does.

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
        message = f"threshold and seed speak of {limits.own.shape[-1]} nodes, the lists of {n}"
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
    r"""Return who acts, and when, if each does once enough of its contacts do.

    Parameters
    ----------
    network : array of float, shape (..., node, node)
        1 where the row's node sees the column's, else 0; nothing on the diagonal. A friendship
        has both.
    threshold : array of float, shape (..., node)
        Share of contacts in [0, 1], or number of contacts >= 0, that must act before each node
        does; infinity for one that never acts. One number serves all.
    seed : array of bool, shape (..., node)
        Who acts from the start.
    rule : {"share", "contacts"}, optional
        Is a threshold a share of one's contacts, or a number of them? A number of 2 or more is
        complex contagion.
    steps : int, optional
        Stop after so many steps; default at rest.

    Returns
    -------
    Cascade
        Steps and numbers.

    Raises
    ------
    ShapeError
        If the arrays do not speak of the same nodes.
    DomainError
        If a tie is neither 0 nor 1, a node has a tie to itself, a threshold is NaN or outside its
        range, a seed is neither true nor false, or rule or steps are not allowed.

    Notes
    -----
    .. math:: y_i(t + 1) = 1 \iff y_i(t) = 1 \text{ or }
       \frac{\sum_k A_{ik} y_k(t)}{\sum_k A_{ik}} \ge \phi_i

    and without the division where the rule is ``"contacts"``. All of a step act at once. Who sees
    nobody acts only as a seed, or with a threshold of 0. Nobody who has acted stops.

    Examples
    --------
    What one witness suffices for goes through a line of four; what needs two does not.

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
    """Return checked thresholds, one for each node."""
    if rule not in get_args(Rule):
        message = f"rule is {rule!r}; {get_args(Rule)} are allowed"
        raise DomainError(message)
    values = checked_thresholds(threshold, 1.0 if rule == "share" else np.inf)
    return np.broadcast_to(values, (nodes,)) if values.ndim == 0 else values


def _seeds(seed: Bools) -> Bools:
    values = numbers("seed", np.asarray(seed))
    odd = np.argwhere((values != 0.0) & (values != 1.0))
    if len(odd):
        at = tuple(int(k) for k in odd[0])
        message = f"seed{list(at) if at else ''} is {values[at]:g}; give true or false"
        raise DomainError(message)
    return values.astype(np.bool_)
