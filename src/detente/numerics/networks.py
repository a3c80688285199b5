"""Check networks with leading dimensions, and lay them out as rows for a kernel."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.errors import DomainError, ShapeError
from detente.numerics.arrays import Floats, Ints
from detente.numerics.broadcast import numbers, within
from detente.numerics.compile import njit
from detente.numerics.ties import LOOSE_TIE

__all__ = ["Rows", "known", "labels", "lists", "shares", "tables", "ties", "whole"]

_LARGEST = 1e100


class Rows(NamedTuple):
    """Distinct arrays, and for each entry of the leading dimensions the index of its array.

    A network that all draws share is not copied for each draw.
    """

    own: NDArray[Any]
    at: Ints


def _square(name: str, given: Floats) -> Floats:
    values = numbers(name, given)
    if values.ndim < 2 or values.shape[-1] != values.shape[-2] or values.shape[-1] < 1:
        message = (
            f"{name} has shape {values.shape}; it must be square: one row and one column per node"
        )
        raise ShapeError(message)
    return values


def ties(network: Floats, *, weighted: bool = False, directed: bool = True) -> Floats:
    """Return the network; raise if a tie is not allowed or the diagonal is not 0. NaN passes."""
    values = _square("network", network)
    within("network", values, 0.0, _LARGEST if weighted else 1.0)
    if not weighted:
        _refuse(values, (values > 0) & (values < 1), "a tie must be 0 or 1")
    own = np.eye(values.shape[-1], dtype=bool) & (values != 0)
    _refuse(values, own, "self-loops are not allowed: set the diagonal to 0")
    if not directed:
        turned = np.swapaxes(values, -1, -2)
        one_way = (values != turned) & ~(np.isnan(values) & np.isnan(turned))
        _refuse(
            values,
            one_way,
            "the reverse tie differs: make the network symmetric or use directed=True",
        )
    return values


def shares(weights: Floats) -> Floats:
    """Return the weights; raise if a row does not sum to 1. NaN passes."""
    values = within("weights", _square("weights", weights), 0.0, 1.0)
    total = values.sum(axis=-1)
    wrong = np.argwhere(np.abs(total - 1.0) > LOOSE_TIE)
    if len(wrong):
        at = tuple(int(k) for k in wrong[0])
        message = f"weights{list(at)} sum to {total[at]:.12g}, not 1; divide each row by its sum"
        raise DomainError(message)
    return values


def labels(group: NDArray[Any]) -> Ints:
    """Return group labels of any type as integer codes."""
    given = np.asarray(group)
    if given.ndim < 1:
        message = f"group is {group!r}; give one label per node"
        raise ShapeError(message)
    if given.dtype.kind == "O":
        given = given.astype(str)
    if given.dtype.kind == "f" and np.isnan(given).any():
        at = [int(k) for k in np.argwhere(np.isnan(given))[0]]
        message = (
            f"group{at} is NaN; give each node a label, a unique one if it is alone in its group"
        )
        raise DomainError(message)
    _, codes = np.unique(given, return_inverse=True)
    return codes.reshape(given.shape).astype(np.int64)


def tables(**given: tuple[NDArray[Any], int]) -> tuple[list[Rows], tuple[int, ...]]:
    """Return the rows of each array, and the common leading shape.

    Each array comes with its number of node dimensions. All arrays must have the same nodes, and
    their leading dimensions must broadcast.
    """
    shown = ", ".join(f"{name} {array.shape}" for name, (array, _) in given.items())
    if any(array.ndim < core for array, core in given.values()):
        message = f"too few dimensions in {shown}; give one entry per node"
        raise ShapeError(message)
    nodes = {size for array, core in given.values() for size in array.shape[array.ndim - core :]}
    if len(nodes) > 1:
        message = f"{shown} have different numbers of nodes; give each the same number"
        raise ShapeError(message)
    leads = [array.shape[: array.ndim - core] for array, core in given.values()]
    try:
        lead = np.broadcast_shapes(*leads)
    except ValueError as error:
        message = f"{shown} do not broadcast; give all the same leading dimensions"
        raise ShapeError(message) from error
    result = []
    for (array, core), own in zip(given.values(), leads, strict=True):
        count = int(np.prod(own, dtype=np.int64))
        kept = np.array(array, order="C").reshape(count, *array.shape[array.ndim - core :])
        at = np.broadcast_to(np.arange(count).reshape(own), lead)
        result.append(Rows(kept, np.ascontiguousarray(at.reshape(-1), dtype=np.int64)))
    return result, lead


def whole(name: str, given: object, least: int) -> int:
    """Return an integer; raise if it is not a whole number >= `least`."""
    if isinstance(given, bool) or not isinstance(given, int | np.integer) or given < least:
        message = f"{name} is {given!r}; it must be a whole number >= {least}"
        raise DomainError(message)
    return int(given)


@njit
def known(network: Floats) -> bool:
    """Return whether no tie is NaN."""
    for i in range(network.shape[0]):
        for j in range(network.shape[1]):
            if np.isnan(network[i, j]):
                return False
    return True


@njit
def lists(network: Floats) -> tuple[Ints, Ints]:
    """Return where each node's list begins, and the nodes to which it has a tie."""
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
    places = np.argwhere(odd)
    if len(places):
        at = tuple(int(k) for k in places[0])
        message = f"network{list(at)} is {values[at]:g}; {why}"
        raise DomainError(message)
