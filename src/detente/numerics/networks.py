"""Networks with leading dimensions, checked, and as rows for a kernel."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.errors import DomainError, ShapeError
from detente.numerics.arrays import Floats, Ints
from detente.numerics.broadcast import numbers, within
from detente.numerics.compile import njit

__all__ = ["Rows", "known", "labels", "lists", "shares", "tables", "ties", "whole"]

_LARGEST = 1e100
_SUM = 1e-9


class Rows(NamedTuple):
    """Arrays as given, and for each entry of the leading dimensions which of them it is.

    A network that all draws share is thus not copied for each.
    """

    own: NDArray[Any]
    at: Ints


def _square(name: str, given: Floats) -> Floats:
    values = numbers(name, given)
    if values.ndim < 2 or values.shape[-1] != values.shape[-2] or values.shape[-1] < 1:
        message = f"{name} has shape {values.shape}; give one row and one column for each node"
        raise ShapeError(message)
    return values


def ties(network: Floats, *, weighted: bool = False, directed: bool = True) -> Floats:
    """Return a network with nothing on its diagonal, or say which tie cannot be; NaN passes."""
    values = _square("network", network)
    within("network", values, 0.0, _LARGEST if weighted else 1.0)
    if not weighted:
        _refuse(values, (values > 0) & (values < 1), "a tie is there or not: give 0 or 1")
    own = np.eye(values.shape[-1], dtype=bool) & (values != 0)
    _refuse(values, own, "no node has a tie to itself: set the diagonal to 0")
    if not directed:
        turned = np.swapaxes(values, -1, -2)
        one_way = (values != turned) & ~(np.isnan(values) & np.isnan(turned))
        _refuse(values, one_way, "its reverse differs: give both or say directed=True")
    return values


def shares(weights: Floats) -> Floats:
    """Return weights whose rows sum to 1; NaN passes."""
    values = within("weights", _square("weights", weights), 0.0, 1.0)
    total = values.sum(axis=-1)
    odd = np.argwhere(np.abs(total - 1.0) > _SUM)
    if len(odd):
        at = tuple(int(k) for k in odd[0])
        message = f"weights{list(at)} sum to {total[at]:.12g}; divide each row by its sum"
        raise DomainError(message)
    return values


def labels(group: NDArray[Any]) -> Ints:
    """Return group labels of any kind as whole numbers."""
    given = np.asarray(group)
    if given.ndim < 1:
        message = f"group is {group!r}; give one label for each node"
        raise ShapeError(message)
    if given.dtype.kind == "O":
        given = given.astype(str)
    if given.dtype.kind == "f" and np.isnan(given).any():
        at = [int(k) for k in np.argwhere(np.isnan(given))[0]]
        message = f"group{at} is NaN; give each node a label, its own where it is alone"
        raise DomainError(message)
    _, codes = np.unique(given, return_inverse=True)
    return codes.reshape(given.shape).astype(np.int64)


def tables(**given: tuple[NDArray[Any], int]) -> tuple[list[Rows], tuple[int, ...]]:
    """Return rows for each array, given with its count of node dimensions, and the leading shape.

    All arrays must speak of the same nodes, and their leading dimensions must broadcast.
    """
    shown = ", ".join(f"{name} {array.shape}" for name, (array, _) in given.items())
    if any(array.ndim < core for array, core in given.values()):
        message = f"{shown} do not fit; give one entry for each node"
        raise ShapeError(message)
    nodes = {size for array, core in given.values() for size in array.shape[array.ndim - core :]}
    if len(nodes) > 1:
        message = f"{shown} do not speak of the same nodes; give each the same number of nodes"
        raise ShapeError(message)
    leads = [array.shape[: array.ndim - core] for array, core in given.values()]
    try:
        lead = np.broadcast_shapes(*leads)
    except ValueError as error:
        message = f"{shown} do not broadcast; give all the same leading dimensions"
        raise ShapeError(message) from error
    found = []
    for (array, core), own in zip(given.values(), leads, strict=True):
        count = int(np.prod(own, dtype=np.int64))
        kept = np.array(array, order="C").reshape(count, *array.shape[array.ndim - core :])
        at = np.broadcast_to(np.arange(count).reshape(own), lead)
        found.append(Rows(kept, np.ascontiguousarray(at.reshape(-1), dtype=np.int64)))
    return found, lead


def whole(name: str, given: object, least: int) -> int:
    """Return a whole number that is large enough, or refuse what was given by name."""
    if isinstance(given, bool) or not isinstance(given, int | np.integer) or given < least:
        message = f"{name} is {given!r}; give a whole number >= {least}"
        raise DomainError(message)
    return int(given)


@njit
def known(network: Floats) -> bool:
    """Say whether no tie is NaN."""
    for i in range(network.shape[0]):
        for j in range(network.shape[1]):
            if np.isnan(network[i, j]):
                return False
    return True


@njit
def lists(network: Floats) -> tuple[Ints, Ints]:
    """Return where each node's list begins, and the nodes that it has a tie to."""
    n = network.shape[0]
    start = np.zeros(n + 1, np.int64)
    for i in range(n):
        start[i + 1] = start[i]
        for j in range(n):
            if network[i, j] > 0.0:
                start[i + 1] += 1
    other = np.empty(start[n], np.int64)
    k = 0
    for i in range(n):
        for j in range(n):
            if network[i, j] > 0.0:
                other[k] = j
                k += 1
    return start, other


def _refuse(values: Floats, odd: NDArray[np.bool_], why: str) -> None:
    found = np.argwhere(odd)
    if len(found):
        at = tuple(int(k) for k in found[0])
        message = f"network{list(at)} is {values[at]:g}; {why}"
        raise DomainError(message)
