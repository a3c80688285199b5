r"""Challenge model: rounds of bilateral challenges among actors on one issue.

The expected-utility model of Bueno de Mesquita
:cite:p:`buenodemesquita1985,buenodemesquita1994,buenodemesquita1997`, as reconstructed by
:cite:t:`scholz2011`. The papers leave choices open, and their text does not give their printed
numbers. So a reading always has a name (`READINGS`), and every choice is an option of `Reading`.
See "What the 2011 replication does and does not reproduce" in the docs.
"""

import math
from enum import IntEnum
from typing import NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.challenge.arrays import GIVES
from detente.models.bargaining.challenge.reading import READINGS, Reading, named_reading, rules_of
from detente.models.bargaining.challenge.run import (
    Draws,
    Filled,
    Pairs,
    draws_kernel,
    make_room,
    pairs_kernel,
)
from detente.models.bargaining.table import TABLE
from detente.models.spec import ModelSpec
from detente.numerics.arrays import Floats, Ints
from detente.numerics.threads import by_blocks

__all__ = [
    "READINGS",
    "SPEC",
    "Challenge",
    "ChallengePairs",
    "Ending",
    "Reading",
    "challenge_array",
    "challenge_pairs_array",
]

SPEC = ModelSpec(
    name="bargaining.challenge",
    title="Challenge model",
    sources=("scholz2011", "buenodemesquita1985", "buenodemesquita1994", "buenodemesquita1997"),
    takes=TABLE,
    gives=GIVES,
    aliases=("expected utility model", "group decision model", "Policon"),
)

_MOST_ACTORS = 5000  # two tables of n^2 numbers: 0.4 GB
_MOST_PAIRED = 2000
_FURTHEST = 1e150


class Ending(IntEnum):
    """Reasons why a game ended; interpret them together with the last round."""

    UNDEFINED = 0
    """No actor with a position has influence, or a capability or salience is unknown."""
    ROUNDS = 1
    """All rounds were played and positions still move: the last ones are not a settlement."""
    MEDIAN = 2
    """The median stopped moving, as the stop rule requires; positions may still move."""
    REST = 3
    """Positions no longer move."""
    CYCLE = 4
    """Positions returned to those of an earlier round, and would do so without end."""


class Challenge(NamedTuple):
    """Trajectories and how they ended; `round` counts from 0, the input positions.

    After the end, the last values are repeated.
    """

    position: Floats
    """Positions, shape (..., actor, round)."""
    median: Floats
    """Winner of all pairwise votes, shape (..., round); the lower of two, NaN if undefined."""
    mean: Floats
    """Influence-weighted mean, shape (..., round); NaN if undefined."""
    risk: Floats
    """Exponents used in rounds 1, 2, ..., shape (..., actor, round - 1); NaN if absent."""
    ended: Ints
    """Rounds played, shape (...)."""
    ending: Ints
    """Reason for the end, a value of `Ending`, shape (...)."""
    cycle_start: Ints
    """First round of the cycle, shape (...); -1 if none was found."""
    cycle_length: Ints
    """Rounds until positions return, at least 2, shape (...); 0 if none was found."""


class ChallengePairs(NamedTuple):
    """Quantities for each pair of actor i (row) and actor j (column) in one round.

    NaN marks absent actors and the diagonal.
    """

    probability: Floats
    """Probability that i prevails over j, shape (..., actor, actor)."""
    gain: Floats
    """Expected utility to i of challenging j."""
    threat: Floats
    """Expected utility to j of challenging i, as i estimates it under the reading."""
    offer: Floats
    """Position to which j's challenge would move i; NaN if it does not move i."""
    kind: Ints
    """Type of j's challenge for i: 0 none, 1 lost conflict, 2 compromise, 3 capitulation."""
    risk: Floats
    """Exponents, shape (..., actor)."""


def challenge_array(
    position: Floats,
    capability: Floats,
    salience: Floats,
    *,
    variant: str | Reading = "as_run",
    rounds: int = 8,
) -> Challenge:
    r"""Play rounds of challenges and concessions.

    Parameters
    ----------
    position : array of float, shape (..., actor)
        Positions on one issue scale, in the units of that scale; NaN for an absent actor.
    capability : array of float, shape (..., actor)
        Resources an actor can bring to bear, dimensionless, >= 0.
    salience : array of float, shape (..., actor)
        Share of those resources that the actor would spend on this issue, in [0, 1].
    variant : str or Reading
        Name in `READINGS`, or your own choices.
    rounds : int
        Greatest number of rounds, >= 1.

    Returns
    -------
    Challenge
        Positions, median, mean, risk exponents, and how each game ended.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast, or have no actor dimension.
    DomainError
        If a capability or salience is out of range, a position is not finite, `rounds` is below
        1, there are more than 5000 actors, or a number given as span is below the range.
    UnknownNameError
        If there is no reading of that name.

    Notes
    -----
    With distances as shares of a length R and :math:`w_k = c_k s_k`, i prevails over j with
    probability

    .. math:: P_{ij} = \frac{\sum_k \max(0, v_k)}{\sum_k |v_k|}, \qquad
       v_k = w_k (d_{kj} - d_{ki})

    ("as_printed"; in "as_run" the sum in the denominator runs over all pairs of actors). Its
    expected utility of a challenge is

    .. math:: E_{ij} = s_j (P_{ij} U_s + (1 - P_{ij}) U_f) + (1 - s_j) U_s - Q U_{sq}
       - (1 - Q)(T U_b + (1 - T) U_w)

    with :math:`U_{s,f} = 2 - 4 (\frac12 \mp \frac12 d_{ij})^{r}`, :math:`U_{sq} = 2 - 4 \cdot
    2^{-r}` and :math:`U_{b,w} = 2 - 4 (\frac12 \mp \frac14 (d_{i\mu} + d_{ij}))^{r}`. A first pass
    with r = 1 gives each actor's danger :math:`D_i = \sum_j E_{ji}` and from it

    .. math:: B_i = \frac{2 D_i - \max D - \min D}{\max D - \min D}, \qquad
       r_i = \frac{1 - B_i/3}{1 + B_i/3} \in [0.5, 2]

    Given a = E(U_ij) and b = E(U_ji) > 0, actor i moves fully to j if b > a > 0, by
    :math:`|a/b|` of the way if a < 0 and b > \|a\|, and fully if b < \|a\|; each actor takes one
    offer, and all move at the same time.

    Summed over voters, a vote between two positions is the difference of their weighted distances
    to all actors, so the winner of all pairwise votes is the weighted median.

    An actor without influence (:math:`c_i s_i = 0`) takes no part: it does not vote, challenge or
    move. Positions, utilities and offers that differ by at most 1e-12 (of the range) are equal.
    A position counts as repeated if it is within 1e-9 of the first range. A round takes
    :math:`n^2` operations; its two tables take 16 :math:`n^2` bytes.

    Examples
    --------
    >>> import numpy as np
    >>> result = challenge_array(
    ...     np.array([0.0, 40.0, 100.0]),
    ...     np.array([1.0, 1.0, 1.5]),
    ...     np.array([0.9, 0.3, 0.8]),
    ...     rounds=4,
    ... )
    >>> result.median.round(1), Ending(result.ending).name
    (array([40. , 67.1, 25. , 47.5,  4.8]), 'ROUNDS')
    """
    reading = named_reading(variant)
    if rounds < 1:
        message = f"rounds is {rounds}; it must be >= 1"
        raise DomainError(message)
    arrays = _checked(position, capability, salience)
    _checked_size(arrays.x.shape[-1], _MOST_ACTORS)
    _checked_span(arrays, reading)
    lead, actors = arrays.x.shape[:-1], arrays.x.shape[-1]
    draws, count = _folded(arrays), math.prod(lead)
    out = _empty(count, actors, rounds)
    rules = rules_of(reading)

    def play(part: slice) -> None:
        own = Draws._make(a[part] for a in draws)
        filled = Filled._make(a[part] for a in out)
        draws_kernel(own, rules, make_room(actors, rounds), filled)

    by_blocks(draws.x.shape[0], float(rounds) * actors**3, play)
    return Challenge(
        out.position.reshape((*lead, actors, rounds + 1)),
        out.median.reshape((*lead, rounds + 1)),
        out.mean.reshape((*lead, rounds + 1)),
        out.risk.reshape((*lead, actors, rounds)),
        *(array.reshape(lead)[()] for array in out[4:]),
    )


def challenge_pairs_array(
    position: Floats,
    capability: Floats,
    salience: Floats,
    *,
    variant: str | Reading = "as_run",
) -> ChallengePairs:
    r"""Return the quantities of every pair of actors in the first round, to check them by hand.

    Parameters
    ----------
    position : array of float, shape (..., actor)
        Positions on one issue scale, in the units of that scale; NaN for an absent actor. To see
        a later round, give its positions and, if the reading keeps the first range, that range
        as `span`.
    capability : array of float, shape (..., actor)
        Resources an actor can bring to bear, dimensionless, >= 0.
    salience : array of float, shape (..., actor)
        Share of those resources that the actor would spend on this issue, in [0, 1].
    variant : str or Reading
        Name in `READINGS`, or your own choices.

    Returns
    -------
    ChallengePairs
        Probabilities, both expected utilities and offers, shape (..., actor, actor); exponents.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast, or have no actor dimension.
    DomainError
        If a number is out of range as in `challenge_array`, or there are more than 2000 actors.
    UnknownNameError
        If there is no reading of that name.

    Notes
    -----
    .. math:: \text{gain}_{ij} = E_i(U_{ij}), \qquad \text{threat}_{ij} = E(U_{ji})

    with j's exponent in the threat, or i's if the reading has an observer; the formulas are those
    of `challenge_array` :cite:p:`scholz2011`. If positions are equal, or no actor has influence,
    the probability is 0 or NaN and there is no offer.

    Examples
    --------
    >>> import numpy as np
    >>> result = challenge_pairs_array(
    ...     np.array([4.0, 10.0]), np.array([1.0, 3.0]), np.ones(2), variant="as_printed"
    ... )
    >>> result.probability
    array([[ nan, 0.25],
           [0.75,  nan]])
    """
    reading = named_reading(variant)
    arrays = _checked(position, capability, salience)
    _checked_size(arrays.x.shape[-1], _MOST_PAIRED)
    _checked_span(arrays, reading)
    lead, actors = arrays.x.shape[:-1], arrays.x.shape[-1]
    draws, rules = _folded(arrays), rules_of(reading)
    count = math.prod(lead)
    real = np.full((4, count, actors, actors), np.nan)
    kind, risk = np.zeros((count, actors, actors), dtype=np.int64), np.full((count, actors), np.nan)
    room = make_room(actors, 1)
    for draw in range(count):
        pairs = Pairs(real[0, draw], real[1, draw], real[2, draw], real[3, draw], kind[draw])
        pairs_kernel(draws, draw, rules, room, risk[draw], pairs)
    shape = (*lead, actors, actors)
    share, gain, threat, offer = (array.reshape(shape) for array in real)
    return ChallengePairs(
        share, gain, threat, offer, kind.reshape(shape), risk.reshape((*lead, actors))
    )


def _checked(position: Floats, capability: Floats, salience: Floats) -> Draws:
    """Broadcast and check the inputs."""
    try:
        x, c, s = np.broadcast_arrays(
            *(np.asarray(array, dtype=np.float64) for array in (position, capability, salience))
        )
    except ValueError:
        message = (
            f"position {np.shape(position)}, capability {np.shape(capability)} and salience "
            f"{np.shape(salience)} do not broadcast; give all three the same actor dimension"
        )
        raise ShapeError(message) from None
    if x.ndim == 0:
        message = "position, capability and salience are single numbers; give one number per actor"
        raise ShapeError(message)
    for name, array, low, high in (
        ("position", x, -_FURTHEST, _FURTHEST),
        ("capability", c, 0.0, _FURTHEST),
        ("salience", s, 0.0, 1.0),
    ):
        odd = array[~((array >= low) & (array <= high)) & ~np.isnan(array)]
        if odd.size:
            message = f"{name} contains {odd.flat[0]}; it must be in [{low:g}, {high:g}]"
            raise DomainError(message)
    return Draws(x, c, s)


def _checked_size(actors: int, most: int) -> None:
    if actors > most:
        message = (
            f"there are {actors} actors; at most {most} are allowed, because every pair is kept in "
            "memory: merge actors, or leave out those without influence"
        )
        raise DomainError(message)


def _checked_span(arrays: Draws, reading: Reading) -> None:
    if isinstance(reading.span, str) or arrays.x.size == 0:
        return
    known = ~np.isnan(arrays.x)
    widest = np.max(
        np.max(arrays.x, axis=-1, where=known, initial=-np.inf)
        - np.min(arrays.x, axis=-1, where=known, initial=np.inf)
    )
    if widest > reading.span:
        message = f"span is {reading.span}; it must be >= {widest}, the range of positions"
        raise DomainError(message)


def _folded(arrays: Draws) -> Draws:
    """Merge leading dimensions into one of draws."""
    actors = arrays.x.shape[-1]
    count = math.prod(arrays.x.shape[:-1])
    return Draws(*(np.ascontiguousarray(a.reshape((count, actors))) for a in arrays))


def _empty(draws: int, actors: int, rounds: int) -> Filled:
    """Return results that are undefined until a game is played."""
    return Filled(
        np.empty((draws, actors, rounds + 1)),
        np.full((draws, rounds + 1), np.nan),
        np.full((draws, rounds + 1), np.nan),
        np.full((draws, actors, rounds), np.nan),
        np.zeros(draws, dtype=np.int64),
        np.full(draws, int(Ending.UNDEFINED), dtype=np.int64),
        np.full(draws, -1, dtype=np.int64),
        np.zeros(draws, dtype=np.int64),
    )
