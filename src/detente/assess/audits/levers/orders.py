r"""Split a gain over levers by Shapley values, from the orders in which levers are pulled.

.. math:: \phi_i = \frac{1}{|O|} \sum_{o \in O} [v(B_o(i) \cup i) - v(B_o(i))]

over orders O of the levers; B_o(i) are the levers pulled before i. With all orders this is the
Shapley value :cite:p:`shapley1953`; with some it is an estimate. The sum over levers is the whole
gain in either case, since every order ends with all of them.
"""

from itertools import permutations
from math import factorial
from typing import Final, TypeVar

import numpy as np

from detente.numerics.arrays import Floats
from detente.numerics.philox import named_generator

__all__ = ["ALL_UP_TO", "coalitions", "orders_of", "split"]

ALL_UP_TO: Final = 5
"""Most levers of which every order is counted."""

_RANDOM: Final = 64

P = TypeVar("P", bound=str)


def orders_of(players: list[P], seed: int, name: str) -> list[tuple[P, ...]]:
    """Return every order of up to five players, else 64 random ones.

    Parameters
    ----------
    players : list of str
        Names of the players.
    seed : int
        Seed of the run.
    name : str
        What is split; it keys the random orders.

    Examples
    --------
    >>> orders_of(["a", "b"], 1, "example")
    [('a', 'b'), ('b', 'a')]
    """
    if len(players) <= ALL_UP_TO:
        return list(permutations(players))
    luck = named_generator(seed, f"levers|{name}")
    drawn = min(_RANDOM, factorial(len(players)))
    return [tuple(players[i] for i in luck.permutation(len(players))) for _ in range(drawn)]


def coalitions(orders: list[tuple[P, ...]]) -> list[frozenset[P]]:
    """Return every set of players that some order passes through, each once.

    Parameters
    ----------
    orders : list of tuple of str
        Orders of the players.
    """
    passed = (frozenset(order[:n]) for order in orders for n in range(len(order) + 1))
    return list(dict.fromkeys(passed))


def split(orders: list[tuple[P, ...]], worth: dict[frozenset[P], Floats]) -> dict[P, Floats]:
    """Return each player's share of the gain in each draw.

    Parameters
    ----------
    orders : list of tuple of str
        Orders of the players; not empty.
    worth : dict of array of float, shape (draw,)
        Worth by set of players.

    Returns
    -------
    dict of array of float, shape (draw,)
        By player; they sum to the worth of all players minus that of none.
    """
    shares = {player: np.zeros_like(worth[frozenset()]) for player in orders[0]}
    for order in orders:
        for n, player in enumerate(order):
            gain = worth[frozenset(order[: n + 1])] - worth[frozenset(order[:n])]
            shares[player] += gain / len(orders)
    return shares
