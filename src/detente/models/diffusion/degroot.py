r"""DeGroot's model: each node adopts the weighted mean of opinions :cite:p:`degroot1974`."""

from typing import NamedTuple

import numpy as np

from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats, Ints
from detente.numerics.broadcast import within
from detente.numerics.compile import njit
from detente.numerics.limits import settle_rows
from detente.numerics.networks import Rows, known, shares, tables, whole
from detente.numerics.ties import LOOSE_TIE

__all__ = [
    "SPEC",
    "DeGroot",
    "degroot_array",
    "degroot_kernel",
    "degroot_path_array",
    "limit_kernel",
]

SPEC = ModelSpec(
    name="diffusion.degroot",
    title="DeGroot learning",
    sources=("degroot1974",),
    takes=(
        Array(
            "weights",
            ("...", "node", "other_node"),
            low=0.0,
            high=1.0,
            meaning="Weight of the column's node for the row's, itself included; rows sum to 1.",
        ),
        Array("opinion", ("...", "node"), unit="any", meaning="Initial opinion of each node."),
    ),
    gives=(
        Array(
            "limit",
            ("...", "node"),
            unit="units of opinion",
            meaning="Final opinion of each node; NaN where opinions cycle without end.",
        ),
        Array(
            "influence",
            ("...", "node"),
            low=0.0,
            high=1.0,
            meaning="Weight of each node's initial opinion in the consensus; NaN where there is "
            "none.",
        ),
    ),
    aliases=("reaching a consensus", "iterated averaging"),
)


class DeGroot(NamedTuple):
    """Limits of opinions, and the influence of each node.

    Attributes
    ----------
    limit : array of float, shape (..., node)
        Final opinion of each node, in the unit of the opinions; NaN where opinions cycle without
        end.
    influence : array of float, shape (..., node)
        Weight of each node's initial opinion in the consensus, in [0, 1], sum 1; NaN where the
        weights do not lead to a consensus from every start.
    """

    limit: Floats
    influence: Floats


@njit
def degroot_kernel(weights: Floats, opinion: Floats, new: Floats) -> None:
    """Fill the opinions one step later."""
    for i in range(opinion.shape[0]):
        new[i] = 0.0
        for k in range(opinion.shape[0]):
            if weights[i, k] != 0.0:
                new[i] += weights[i, k] * opinion[k]


@njit
def _consensus_kernel(weights: Floats, influence: Floats) -> bool:
    """Fill the influence of each node; return whether every start leads to a consensus."""
    n = influence.shape[0]
    power = weights.copy()
    settled = settle_rows(power, np.zeros(n), np.zeros(n))
    for k in range(n):
        influence[k] = power[:, k].mean()
        for i in range(n):
            settled = settled and abs(power[i, k] - influence[k]) < LOOSE_TIE
    return settled


@njit
def limit_kernel(weights: Floats, susceptibility: Floats, opinion: Floats, limit: Floats) -> None:
    """Fill the limit of x -> Lam W x + (I - Lam) x(0); NaN where there is none."""
    n = opinion.shape[0]
    power, held, drift = np.empty((n, n)), np.empty(n), np.empty(n)
    for i in range(n):
        held[i] = 1.0 - susceptibility[i]
        drift[i] = held[i] * opinion[i]
        for k in range(n):
            power[i, k] = susceptibility[i] * weights[i, k]
    largest = np.abs(opinion).max()
    # NaN cannot be compared.
    if not (known(weights) and largest >= 0.0 and held.sum() >= 0.0):
        limit[:] = np.nan
        return
    settle_rows(power, held, drift)
    for i in range(n):
        limit[i] = drift[i]
        for k in range(n):
            limit[i] += power[i, k] * opinion[k]
    # The power may converge over an even number of steps while opinions alternate at each step.
    rests, following = True, np.empty(n)
    degroot_kernel(weights, limit, following)
    for i in range(n):
        own = (1.0 - susceptibility[i]) * opinion[i]
        gap = abs(susceptibility[i] * following[i] + own - limit[i])
        rests = rests and gap <= LOOSE_TIE * largest
    if not rests:
        limit[:] = np.nan


@njit
def _fill(
    weights: Floats, at: Ints, opinion: Floats, of: Ints, limit: Floats, influence: Floats
) -> None:
    everybody = np.ones(opinion.shape[1])
    for r in range(at.shape[0]):
        limit_kernel(weights[at[r]], everybody, opinion[of[r]], limit[r])
    # The influence depends only on the weights: compute it once for each matrix.
    for m in range(weights.shape[0]):
        if not (known(weights[m]) and _consensus_kernel(weights[m], influence[m])):
            influence[m] = np.nan


@njit
def _fill_path(weights: Floats, at: Ints, opinion: Floats, of: Ints, path: Floats) -> None:
    for r in range(at.shape[0]):
        path[r, 0] = opinion[of[r]]
        for step in range(1, path.shape[1]):
            degroot_kernel(weights[at[r]], path[r, step - 1], path[r, step])


def degroot_array(weights: Floats, opinion: Floats) -> DeGroot:
    r"""Return the limits of opinions if each node adopts the weighted mean of its contacts.

    Parameters
    ----------
    weights : array of float, shape (..., node, node)
        Weight of the column's node for the row's, itself included, in [0, 1]; rows sum to 1.
    opinion : array of float, shape (..., node)
        Initial opinion of each node, in any unit.

    Returns
    -------
    DeGroot
        Limits and influence; NaN where an input is NaN.

    Raises
    ------
    ShapeError
        If weights and opinions have different numbers of nodes.
    DomainError
        If a weight lies outside [0, 1], a row does not sum to 1, or an opinion is infinite.

    Notes
    -----
    .. math:: x(t + 1) = W x(t), \qquad x(\infty) = \pi^\top x(0) \text{ for all, }
       \pi^\top W = \pi^\top

    if some power of W has a column without a zero. Otherwise groups may remain separate, or
    opinions may alternate without end. The limit is computed by repeated squaring of W.

    Examples
    --------
    >>> import numpy as np
    >>> weights = np.array([[0.5, 0.5, 0.0], [0.25, 0.5, 0.25], [0.0, 0.5, 0.5]])
    >>> result = degroot_array(weights, np.array([0.0, 0.0, 1.0]))
    >>> result.limit.round(6).tolist(), result.influence.round(6).tolist()
    ([0.25, 0.25, 0.25], [0.25, 0.5, 0.25])
    """
    (nets, starts), lead = _given(weights, opinion)
    n = nets.own.shape[-1]
    limit = np.empty((nets.at.size, n))
    influence = np.empty((nets.own.shape[0], n))
    _fill(nets.own, nets.at, starts.own, starts.at, limit, influence)
    return DeGroot(limit.reshape(*lead, n), influence[nets.at].reshape(*lead, n))


def degroot_path_array(weights: Floats, opinion: Floats, *, steps: int) -> Floats:
    r"""Return opinions step by step.

    Parameters
    ----------
    weights : array of float, shape (..., node, node)
        Weight of the column's node for the row's, itself included, in [0, 1]; rows sum to 1.
    opinion : array of float, shape (..., node)
        Initial opinion of each node, in any unit.
    steps : int
        Number of steps, >= 0.

    Returns
    -------
    array of float, shape (..., node, step)
        Opinions before the first step and after each step, in the unit of the opinions.

    Raises
    ------
    ShapeError
        If weights and opinions have different numbers of nodes.
    DomainError
        If a weight lies outside [0, 1], a row does not sum to 1, an opinion is infinite, or the
        number of steps is not a whole number >= 0.

    Notes
    -----
    .. math:: x(t + 1) = W x(t)

    Examples
    --------
    >>> import numpy as np
    >>> degroot_path_array(np.array([[0.5, 0.5], [0, 1]]), np.array([8.0, 0.0]), steps=3).tolist()
    [[8.0, 4.0, 2.0, 1.0], [0.0, 0.0, 0.0, 0.0]]
    """
    count = whole("steps", steps, 0)
    (nets, starts), lead = _given(weights, opinion)
    n = nets.own.shape[-1]
    path = np.empty((nets.at.size, count + 1, n))
    _fill_path(nets.own, nets.at, starts.own, starts.at, path)
    return np.moveaxis(path, 1, 2).reshape(*lead, n, count + 1)


def _given(weights: Floats, opinion: Floats) -> tuple[list[Rows], tuple[int, ...]]:
    """Check the inputs; return their rows and the leading shape."""
    return tables(weights=(shares(weights), 2), opinion=(within("opinion", opinion, -np.inf), 1))
