"""Cascades: which nodes act and when, and networks as adjacency lists."""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.spec import Array
from detente.numerics.arrays import Bools, Floats, Ints
from detente.numerics.broadcast import numbers
from detente.numerics.networks import ties, whole

__all__ = [
    "CASCADE",
    "NEVER",
    "Cascade",
    "Listeners",
    "checked_lists",
    "checked_thresholds",
    "listeners",
    "most_steps",
    "watched_lists",
]

CASCADE = (
    Array(
        "step",
        ("...", "node"),
        low=-1.0,
        meaning="Step at which each node acts: 0 for a seed, -1 if it never acts.",
    ),
    Array("adopters", ("...",), low=0.0, meaning="Final number of nodes that act, seeds included."),
)
"""The fields of `Cascade`."""

NEVER = -1


class Cascade(NamedTuple):
    """Which nodes act, and when.

    Attributes
    ----------
    step : array of int, shape (..., node)
        Step at which each node acts: 0 for a seed, -1 if it never acts.
    adopters : array of int, shape (...)
        Final number of nodes that act, seeds included.
    """

    step: Ints
    adopters: Ints

    @property
    def adopted(self) -> Bools:
        """Whether each node acts, shape (..., node)."""
        return np.asarray(self.step != NEVER)


class Listeners(NamedTuple):
    """A network as adjacency lists: who sees each node, and how many nodes each node sees.

    Attributes
    ----------
    start : array of int, shape (node + 1,)
        Where each node's list begins, and where the last ends.
    node : array of int, shape (tie,)
        The lists, concatenated.
    sees : array of int, shape (node,)
        Number of nodes that each node sees.
    """

    start: Ints
    node: Ints
    sees: Ints


def listeners(network: Floats) -> Listeners:
    """Return one network as adjacency lists, the form that `cascade_array` takes.

    Parameters
    ----------
    network : array of float, shape (node, node)
        1 where the row's node sees the column's, 0 otherwise; the diagonal is 0.

    Returns
    -------
    Listeners
        For each node, the nodes that see it, in ascending order.

    Raises
    ------
    ShapeError
        If the network is not one square matrix.
    DomainError
        If a tie is neither 0 nor 1 or a node has a tie to itself.

    Examples
    --------
    >>> import numpy as np
    >>> result = listeners(np.array([[0, 1, 1], [0, 0, 0], [0, 1, 0]]))
    >>> result.start.tolist(), result.node.tolist(), result.sees.tolist()
    ([0, 0, 2, 3], [0, 2, 0], [2, 0, 1])
    """
    values = watched_lists(network)
    if values.ndim != 2:
        message = f"network has shape {values.shape}; give one network, with two dimensions"
        raise ShapeError(message)
    seen, by = np.nonzero(values.T)
    start = np.zeros(values.shape[0] + 1, np.int64)
    np.cumsum(np.bincount(seen, minlength=values.shape[0]), out=start[1:])
    return Listeners(start, by.astype(np.int64), (values > 0).sum(axis=1).astype(np.int64))


def checked_lists(network: Listeners) -> Listeners:
    """Return the adjacency lists; raise if they are inconsistent."""
    start, node, sees = (np.ascontiguousarray(one, dtype=np.int64) for one in network)
    n = sees.size
    fits = start.shape == (n + 1,) and start[0] == 0 and start[-1] == node.size
    if not fits or (np.diff(start) < 0).any():
        message = (
            f"start has {start.size} entries, node {node.size} and sees {n}; start must increase "
            "from 0 to the number of ties, and have one entry more than there are nodes"
        )
        raise ShapeError(message)
    if node.size and not (node.min() >= 0 and node.max() < n):
        message = f"node has numbers {node.min()} to {node.max()}; they must be in [0, {n - 1}]"
        raise DomainError(message)
    tie = np.repeat(np.arange(n), np.diff(start)) * n + node
    if np.unique(tie).size < tie.size or (tie % (n + 1) == 0).any():
        message = "node list contains a duplicate or a self-loop; list each neighbour once"
        raise DomainError(message)
    if (np.bincount(node, minlength=n) != sees).any():
        i = int(np.argmax(np.bincount(node, minlength=n) != sees))
        listed = (node == i).sum()
        message = f"sees[{i}] is {sees[i]}; it must be {listed}, the number of lists with node {i}"
        raise DomainError(message)
    return Listeners(start, node, sees)


def watched_lists(network: Floats) -> Floats:
    """Return the networks; raise if a tie is not 0 or 1, or is NaN."""
    values = ties(network)
    if np.isnan(values).any():
        at = [int(k) for k in np.argwhere(np.isnan(values))[0]]
        message = f"network{at} is NaN; a tie must be 0 or 1"
        raise DomainError(message)
    return values


def checked_thresholds(threshold: Floats, high: float = np.inf) -> Floats:
    """Return the thresholds; raise if one is neither in [0, high] nor infinite."""
    values = numbers("threshold", threshold)
    odd = np.argwhere(~((values >= 0.0) & ((values <= high) | np.isposinf(values))))
    if len(odd):
        at = tuple(int(k) for k in odd[0])
        allowed = f"be in [0, {high:g}]" if np.isfinite(high) else "be >= 0"
        message = f"threshold{list(at) if at else ''} is {values[at]:g}; it must {allowed}, or be "
        message += "infinite for a node that never acts"
        raise DomainError(message)
    return values


def most_steps(steps: int | None) -> int:
    """Return the step at which to stop; the largest integer if there is no limit."""
    return int(np.iinfo(np.int64).max) if steps is None else whole("steps", steps, 0)
