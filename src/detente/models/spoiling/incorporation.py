r"""Warlords bought into a ruler's coalition :cite:p:`driscoll2012`.

Reduced form after Driscoll (2012). Each warlord joins the ruler's coalition or stays out. With
enough members the state is stable, rents from abroad arrive, and members share what the president
leaves them; with fewer it fails and everyone is at war. Peace is then a matter of who is bought
and who is left out, and fragmentation helps the ruler.

The article's payoffs were not at hand. What a member gives up by leaving decides where exactly
enough have joined, and is an option.
"""

import operator
from typing import Literal, NamedTuple, TypeAlias

import numpy as np

from detente.errors import DomainError
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.broadcast import rows, within
from detente.numerics.compile import njit
from detente.numerics.ties import reaches

__all__ = ["SPEC", "Incorporation", "Pivot", "incorporation_array"]

SPEC = ModelSpec(
    name="spoiling.incorporation",
    title="Incorporation of warlords (reduced form after Driscoll 2012)",
    sources=("driscoll2012",),
    takes=(
        Array("rents", ("...",), unit="any", low=0.0, meaning="What a stable state earns."),
        Array("cut", ("...",), low=0.0, high=1.0, meaning="The president's share of it."),
        Array(
            "reservation",
            ("...",),
            unit="units of rents",
            meaning="What a warlord outside a stable state has.",
        ),
        Array(
            "needed",
            ("...",),
            low=1.0,
            meaning="Members that make the state stable: a whole number, at most all warlords.",
        ),
        Array(
            "war",
            ("...",),
            unit="units of rents",
            optional=True,
            meaning="What each has if the state fails; 0 by default.",
        ),
        Array(
            "cost",
            ("...",),
            unit="units of rents",
            low=0.0,
            optional=True,
            meaning="What joining a coalition that fails costs; 0 by default.",
        ),
    ),
    gives=(
        Array(
            "equilibrium",
            ("...", "warlords_plus_1"),
            low=0.0,
            high=1.0,
            meaning="1 where this many members, from none to all, are an equilibrium, else 0.",
        ),
        Array(
            "members",
            ("...",),
            low=0.0,
            meaning="The largest stable coalition that is an equilibrium; 0 where none is.",
        ),
        Array(
            "share",
            ("...",),
            unit="units of rents",
            low=0.0,
            meaning="What each of its members gets; NaN without such a coalition.",
        ),
        Array(
            "failure",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Is it an equilibrium that nobody joins? 1 or 0.",
        ),
    ),
    aliases=("coalition formation among warlords", "bidding war for the state"),
)

Pivot: TypeAlias = Literal["reservation", "war"]


class Incorporation(NamedTuple):
    """Which sizes of the coalition are equilibria.

    Attributes
    ----------
    equilibrium : array of float, shape (..., warlords + 1)
        1 where this many members, from none to all, are an equilibrium, else 0; NaN where an input
        is.
    members : array of float, shape (...)
        The largest stable coalition that is an equilibrium; 0 where none is.
    share : array of float, shape (...)
        What each of its members gets, in the units of the rents; NaN without such a coalition.
    failure : array of float, shape (...)
        Is it an equilibrium that nobody joins? 1 or 0.
    """

    equilibrium: Floats
    members: Floats
    share: Floats
    failure: Floats


@njit
def _stays_kernel(
    members: float,
    needed: float,
    pot: float,
    reservation: float,
    war: float,
    cost: float,
    falls: bool,
) -> bool:
    """Say whether no member gains by leaving; if `falls`, leaving too few brings war."""
    if members < needed:
        return cost <= 0.0
    alone = war if falls and members - 1.0 < needed else reservation
    return reaches(pot / members, alone, max(pot, abs(alone)))


@njit
def _abstains_kernel(
    members: float, needed: float, pot: float, reservation: float, war: float, cost: float
) -> bool:
    """Say whether nobody outside gains by joining."""
    outside = reservation if members >= needed else war
    inside = pot / (members + 1.0) if members + 1.0 >= needed else war - cost
    return reaches(outside, inside, max(abs(outside), abs(inside)))


@njit
def _incorporation_kernel(
    warlords: int,
    needed: float,
    pot: float,
    reservation: float,
    war: float,
    cost: float,
    falls: bool,
    equilibrium: Floats,
) -> float:
    """Mark each size that is an equilibrium; return the largest that is stable, or 0.

    `pot` is what members share: rents less the president's cut.
    """
    largest = 0.0
    for k in range(warlords + 1):
        members = float(k)
        stays = k == 0 or _stays_kernel(members, needed, pot, reservation, war, cost, falls)
        abstains = k == warlords or _abstains_kernel(members, needed, pot, reservation, war, cost)
        equilibrium[k] = 1.0 if stays and abstains else 0.0
        if equilibrium[k] == 1.0 and members >= needed:
            largest = members
    return largest


@njit
def _fill(given: Floats, warlords: int, falls: bool, equilibrium: Floats, out: Floats) -> None:
    """Answer for each column; rows are rents, cut, reservation, war, cost and needed."""
    for n in range(given.shape[1]):
        if np.isnan(given[:, n]).any():
            equilibrium[n] = np.nan
            out[:, n] = np.nan
            continue
        pot = (1.0 - given[1, n]) * given[0, n]
        reservation, war, cost, needed = given[2, n], given[3, n], given[4, n], given[5, n]
        out[0, n] = _incorporation_kernel(
            warlords, needed, pot, reservation, war, cost, falls, equilibrium[n]
        )
        out[1, n] = pot / out[0, n] if out[0, n] > 0.0 else np.nan
        out[2, n] = equilibrium[n, 0]


def incorporation_array(
    rents: Floats | float,
    cut: Floats | float,
    reservation: Floats | float,
    *,
    warlords: int,
    needed: Floats | float,
    war: Floats | float = 0.0,
    cost: Floats | float = 0.0,
    pivot: Pivot = "reservation",
) -> Incorporation:
    r"""Return the sizes of a ruler's coalition that are equilibria, and the largest stable one.

    Reduced form after Driscoll (2012).

    Parameters
    ----------
    rents : array of float, shape (...)
        What a stable state earns, any unit, >= 0.
    cut : array of float, shape (...)
        The president's share of it, in [0, 1].
    reservation : array of float, shape (...)
        What a warlord outside a stable state has, in the units of the rents.
    warlords : int
        How many there are, >= 1.
    needed : array of float, shape (...)
        Members that make the state stable: a whole number from 1 to all warlords.
    war : array of float, shape (...), optional
        What each has if the state fails, in the units of the rents.
    cost : array of float, shape (...), optional
        What joining a coalition that fails costs, >= 0.
    pivot : {"reservation", "war"}, optional
        What a member compares its share with if the state fails without it: what those outside a
        stable state have, or war. With "war" a coalition of exactly `needed` members may hold
        together by fear, though each would rather be outside.

    Returns
    -------
    Incorporation
        Equilibria by size, and the largest stable coalition.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.
    DomainError
        If a number lies outside its range or the pivot is unknown.

    Notes
    -----
    N warlords of whom k join, s needed, rents v, cut x, reservation r. With "reservation",
    a stable coalition is an equilibrium where a share is worth joining for and the next is not,

    .. math:: \frac{(1 - x) v}{k} \ge r \ge \frac{(1 - x) v}{k + 1}, \qquad k \ge s

    so that with r > 0 the largest has :math:`k^* = \min(N, \lfloor (1 - x) v / r \rfloor)` members,
    if that is at least s. Failure is an equilibrium wherever s > 1: nobody makes a state alone.
    Where s = 1 this reading may leave no equilibrium; "war" never does.

    Examples
    --------
    Eight of ten are bought; two stay out, since a ninth share would be worth less than that.

    >>> found = incorporation_array(10.0, 0.2, 1.0, warlords=10, needed=4)
    >>> float(found.members), float(found.share), float(found.failure)
    (8.0, 1.0, 1.0)
    """
    count = _counted(warlords, needed)
    if pivot not in ("reservation", "war"):
        message = f"pivot is {pivot!r}; it must be 'reservation' or 'war'"
        raise DomainError(message)
    within("rents", rents, 0.0)
    within("cut", cut, 0.0, 1.0)
    within("reservation", reservation, -np.inf)
    within("war", war, -np.inf)
    within("cost", cost, 0.0)
    given, shape = rows(
        rents=rents, cut=cut, reservation=reservation, war=war, cost=cost, needed=needed
    )
    equilibrium = np.empty((given.shape[1], count + 1))
    out = np.empty((3, given.shape[1]))
    _fill(given, count, pivot == "war", equilibrium, out)
    members, share, failure = (row.reshape(shape)[()] for row in out)
    return Incorporation(equilibrium.reshape(*shape, count + 1), members, share, failure)


def _counted(warlords: int, needed: Floats | float) -> int:
    """Return the number of warlords, both counts checked."""
    try:
        count = operator.index(warlords)
    except TypeError:
        count = 0
    if count < 1:
        message = f"warlords is {warlords!r}; it must be a whole number, at least 1"
        raise DomainError(message)
    values = within("needed", needed, 1.0, float(count))
    odd = np.extract(values > np.floor(values), values)
    if odd.size:
        message = f"needed is {odd[0]:g}; it must be a whole number"
        raise DomainError(message)
    return count
