r"""Brokerage roles expected by chance :cite:p:`gould1989`.

There are two null models. In that of the article, each tie exists with the same probability,
independently. Mean and variance are exact, but counts in small networks are skewed and far from
normal. The second keeps the network and permutes the group labels, and needs no such assumption;
prefer it for talks of about a dozen parties.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.models.brokerage.gould_fernandez import (
    Roles,
    gould_fernandez_array,
    gould_fernandez_kernel,
    roles_of,
)
from detente.numerics.arrays import Floats, Ints
from detente.numerics.broadcast import within
from detente.numerics.compile import njit
from detente.numerics.networks import labels, tables, ties, whole

__all__ = [
    "Chance",
    "Permuted",
    "expected_roles_array",
    "permuted_roles_array",
    "standard_roles_array",
]


class Chance(NamedTuple):
    """Moments of the counts if ties exist independently.

    Attributes
    ----------
    mean : Roles
        Expected counts.
    variance : Roles
        Variances of the counts.
    """

    mean: Roles
    variance: Roles


class Permuted(NamedTuple):
    """Means and p values of the counts under permuted group labels.

    Attributes
    ----------
    mean : Roles
        Mean counts over the permutations.
    at_least, at_most : Roles
        Share of permutations, including the observed labels, with a count at least, or at most, as
        high as the observed one: one-sided p values, never 0.
    """

    mean: Roles
    at_least: Roles
    at_most: Roles


@njit
def _chance_kernel(group: Ints, density: float, mean: Floats, variance: Floats) -> None:
    """Fill mean and variance of each (role, node); sums over groups are sums over members."""
    total = group.shape[0]
    size = np.zeros(total)
    for i in range(total):
        for k in range(total):
            if group[k] == group[i]:
                size[i] += 1.0
    c = density**2 * (1.0 - density)
    q = density**3 * (1.0 - density) ** 3
    for i in range(total):
        own = size[i]
        others = total - own
        pairs = others**2
        itinerant = itinerant_twice = liaison_twice = 0.0
        for k in range(total):
            if group[k] != group[i]:
                pairs -= size[k]
                itinerant += size[k] - 1.0
                itinerant_twice += (size[k] - 1.0) * (size[k] - 2.0)
                liaison_twice += (others - size[k]) * (others - size[k] - 1.0)
        mean[0, i] = c * (own - 1.0) * (own - 2.0)
        mean[1, i] = c * itinerant
        mean[2, i] = mean[3, i] = c * others * (own - 1.0)
        mean[4, i] = c * pairs
        # Two brokered pairs of a node are dependent if they share a sender or receiver.
        shared = (own - 1.0) * others * (others - 1.0) + others * (own - 1.0) * (own - 2.0)
        variance[0, i] = 2.0 * (own - 1.0) * (own - 2.0) * (own - 3.0) * q
        variance[1, i] = 2.0 * itinerant_twice * q
        variance[2, i] = variance[3, i] = shared * q
        variance[4, i] = 2.0 * liaison_twice * q
        for role in range(5):
            variance[role, i] += mean[role, i] * (1.0 - c)


@njit
def _fill_chance(
    group: Ints, of: Ints, density: Floats, at: Ints, mean: Floats, variance: Floats
) -> None:
    for r in range(at.shape[0]):
        _chance_kernel(group[of[r]], density[at[r]], mean[r], variance[r])


@njit
def _permuted_kernel(
    network: Floats, group: Ints, order: Ints, mean: Floats, least: Floats, most: Floats
) -> None:
    """Fill mean and tail shares of each (role, node); each row of `order` is a permutation."""
    observed = np.empty(mean.shape)
    drawn = np.empty(mean.shape)
    gould_fernandez_kernel(network, group, False, observed)
    mean[:] = 0.0
    least[:] = 1.0
    most[:] = 1.0
    for r in range(order.shape[0]):
        gould_fernandez_kernel(network, group[order[r]], False, drawn)
        mean += drawn
        least += drawn >= observed
        most += drawn <= observed
    mean /= order.shape[0]
    least /= order.shape[0] + 1.0
    most /= order.shape[0] + 1.0
    if np.isnan(observed[0, 0]):
        least[:] = np.nan
        most[:] = np.nan


@njit
def _fill_permuted(
    network: Floats, at: Ints, group: Ints, of: Ints, order: Ints, out: Floats
) -> None:
    for r in range(at.shape[0]):
        _permuted_kernel(network[at[r]], group[of[r]], order, out[0, r], out[1, r], out[2, r])


def expected_roles_array(group: NDArray[Any], density: Floats | float) -> Chance:
    r"""Return mean and variance of the counts if ties exist independently.

    Parameters
    ----------
    group : array of int or str, shape (..., node)
        Group of each node.
    density : array of float, shape (...)
        Probability of each tie, in [0, 1].

    Returns
    -------
    Chance
        Mean and variance of each role's count; NaN if the density is NaN.

    Raises
    ------
    ShapeError
        If the leading dimensions do not broadcast.
    DomainError
        If a density lies outside [0, 1] or a label is NaN.

    Notes
    -----
    With :math:`c = d^2 (1 - d)`, :math:`n_i` the size of the node's group and N nodes in all,

    .. math::

       E w_I = c (n_i - 1)(n_i - 2), \quad
       E w_O = c \sum_{j \ne i} n_j (n_j - 1), \quad
       E b_{IO} = E b_{OI} = c (N - n_i)(n_i - 1), \quad
       E b_O = c \Bigl[(N - n_i)^2 - \sum_{j \ne i} n_j^2\Bigr]

    and the variance is :math:`(1 - c) E + p\,d^3 (1 - d)^3`, where p is the number of ordered
    couples of pairs that share a sender or receiver.

    Examples
    --------
    >>> import numpy as np
    >>> result = expected_roles_array(np.array([0, 1, 1, 2, 2, 3]), 11 / 30)
    >>> round(float(result.mean.liaison[0]), 4)
    1.3624
    """
    d = within("density", density, 0.0, 1.0)
    (groups, chances), lead = tables(group=(labels(group), 1), density=(d, 0))
    mean = np.empty((groups.at.size, 5, groups.own.shape[-1]))
    variance = np.empty_like(mean)
    _fill_chance(groups.own, groups.at, chances.own, chances.at, mean, variance)
    return Chance(roles_of(mean, lead), roles_of(variance, lead))


def standard_roles_array(network: Floats, group: NDArray[Any]) -> Roles:
    r"""Return how many standard deviations each count is above its expected value.

    Parameters
    ----------
    network : array of float, shape (..., node, node)
        1 where the row's node reaches the column's, 0 otherwise; the diagonal is 0.
    group : array of int or str, shape (..., node)
        Group of each node.

    Returns
    -------
    Roles
        Standard scores; NaN where the count cannot vary, for example coordinators in a group of
        two.

    Raises
    ------
    ShapeError
        If network and group have different numbers of nodes.
    DomainError
        If a tie is neither 0 nor 1, a node has a tie to itself or a label is NaN.

    Notes
    -----
    .. math:: z = \frac{w - E w}{\sqrt{\operatorname{Var} w}}, \qquad d = \frac{m}{N (N - 1)}

    at the density d of the network's m ties. Counts are skewed: do not treat z as normal in a small
    network.

    Examples
    --------
    >>> import numpy as np
    >>> network = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]])
    >>> result = standard_roles_array(network, np.array(["a", "a", "b"]))
    >>> result.representative.round(2).tolist()
    [-0.28, 3.54, nan]
    """
    counts = gould_fernandez_array(network, group)
    values = ties(network)
    n = values.shape[-1]
    chance = expected_roles_array(group, values.sum(axis=(-2, -1)) / max(1, n * (n - 1)))
    with np.errstate(invalid="ignore", divide="ignore"):
        scores = (
            np.where(v > 0, (w - e) / np.sqrt(v), np.nan)
            for w, e, v in zip(counts, *chance, strict=True)
        )
        return Roles(*scores)


def permuted_roles_array(
    network: Floats, group: NDArray[Any], *, rng: np.random.Generator, permutations: int = 999
) -> Permuted:
    r"""Compare the counts with those under random permutations of the group labels.

    Parameters
    ----------
    network : array of float, shape (..., node, node)
        1 where the row's node reaches the column's, 0 otherwise; the diagonal is 0.
    group : array of int or str, shape (..., node)
        Group of each node.
    rng : numpy.random.Generator
        Source of the permutations; all leading entries use the same ones.
    permutations : int, optional
        Number of permutations, >= 1.

    Returns
    -------
    Permuted
        Mean counts and one-sided p values; NaN if a tie of the network is NaN.

    Raises
    ------
    ShapeError
        If network and group have different numbers of nodes.
    DomainError
        If a tie is neither 0 nor 1, a node has a tie to itself, a label is NaN, or the number of
        permutations is not a whole number >= 1.

    Notes
    -----
    .. math:: p = \frac{1 + \#\{r : w^{(r)} \ge w\}}{1 + R}

    The brokered pairs of a node do not change; only their roles are permuted. A node that brokers
    no pair has p = 1. Five roles at many nodes are many tests: expect a few small p values by
    chance.

    Examples
    --------
    >>> import numpy as np
    >>> network = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]])
    >>> rng = np.random.default_rng(1)
    >>> result = permuted_roles_array(network, np.array(["a", "a", "b"]), rng=rng)
    >>> bool(abs(result.at_least.representative[1] - 1 / 3) < 0.05)
    True
    """
    count = whole("permutations", permutations, 1)
    (nets, groups), lead = tables(network=(ties(network), 2), group=(labels(group), 1))
    n = nets.own.shape[-1]
    order = rng.permuted(np.tile(np.arange(n), (count, 1)), axis=1)
    out = np.empty((3, nets.at.size, 5, n))
    _fill_permuted(nets.own, nets.at, groups.own, groups.at, order, out)
    return Permuted(*(roles_of(one, lead) for one in out))
