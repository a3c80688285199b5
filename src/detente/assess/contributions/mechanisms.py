r"""What each mechanism adds: frozen one at a time, and shared out over groups.

Frozen one at a time, a mechanism's part includes what only it and another do together; the parts
then sum to nothing in particular. The Shapley value shares such joint effects out evenly
:cite:p:`shapley1953`: with v(S) the mean of a metric where the groups S are at work and the rest
are frozen,

.. math:: \phi_i = \sum_{S \not\ni i} \frac{|S|!\,(n - |S| - 1)!}{n!}\,[v(S \cup i) - v(S)]

whose sum over groups is the metric with all at work less that with all frozen.
"""

from itertools import combinations
from math import factorial
from typing import Any

from detente.assess.contributions.again import Again, Done, Means, each
from detente.engagement.registry import MECHANISMS
from detente.runs.statistics import rounded

__all__ = ["GROUPS", "frozen", "shapley", "shared_out"]

# Mechanisms that only work together are one group; standing feeds nothing back and stays on.
GROUPS = {
    "war": ("battlefield",),
    "contact": ("contact",),
    "cooperation": ("cooperation",),
    "talks": ("trust", "attendance", "bargaining"),
    "spoiling": ("spoiling",),
    "deals": ("ratification", "cohesion"),
}


def frozen(again: Again, workers: int, done: Done) -> dict[str, Any]:
    """Return, by mechanism at work, what changes where it is held at its neutral value."""
    off = _off(again)
    keys = [m.key for m in MECHANISMS if m.key not in off]
    rows = each(lambda key: again.rows_of(again.base.batch, frozenset({key})), keys, workers, done)
    return {key: again.change(r) for key, r in zip(keys, rows, strict=True)}


def _off(again: Again) -> frozenset[str]:
    return again.task.switched_off | frozenset(again.task.case.settings.model.off)


def shared_out(again: Again, workers: int, done: Done) -> dict[str, Any]:
    """Return each group's share in every metric, by strategy.

    Returns
    -------
    dict
        ``groups``: the mechanisms of each; ``shares``: by strategy, metric (and ``value``) and
        group; ``frozen`` and ``whole``: the mean with all groups frozen, and with all at work.
        Mechanisms that the run or the case switched off stay off and belong to no group.
    """
    off = _off(again)
    groups = {name: [k for k in keys if k not in off] for name, keys in GROUPS.items()}
    groups = {name: keys for name, keys in groups.items() if keys}
    sets = [frozenset(some) for n in range(len(groups) + 1) for some in combinations(groups, n)]

    def means(on: frozenset[str]) -> Means:
        rest = frozenset(k for name, keys in groups.items() if name not in on for k in keys)
        return again.means(again.rows_of(again.base.batch, rest))

    worth = dict(zip(sets, each(means, sets, workers, done), strict=True))
    nobody, everybody = worth[frozenset()], worth[frozenset(groups)]
    shares: dict[str, Any] = {}
    for strategy, metrics in everybody.items():
        shares[strategy] = {
            metric: {
                name: rounded(share)
                for name, share in shapley(
                    list(groups), {some: found[strategy][metric] for some, found in worth.items()}
                ).items()
            }
            for metric in metrics
        }
    return {
        "groups": groups,
        "shares": shares,
        "frozen": _digits(nobody),
        "whole": _digits(everybody),
    }


def _digits(means: Means) -> Means:
    return {s: {m: rounded(v) for m, v in found.items()} for s, found in means.items()}


def shapley(players: list[str], worth: dict[frozenset[str], float]) -> dict[str, float]:
    """Return each player's Shapley value, from what every set of players is worth.

    Parameters
    ----------
    players : list of str
        Their names.
    worth : dict
        By set of players, the empty one included.

    Returns
    -------
    dict
        By player; the values sum to the worth of all less that of none.

    Examples
    --------
    Two who are only worth anything together share it.

    >>> none, a, b, both = frozenset(), frozenset("a"), frozenset("b"), frozenset("ab")
    >>> shapley(["a", "b"], {none: 0.0, a: 0.0, b: 0.0, both: 1.0})
    {'a': 0.5, 'b': 0.5}
    """
    count = len(players)
    found = {}
    for player in players:
        others = [p for p in players if p != player]
        total = 0.0
        for n in range(count):
            weight = factorial(n) * factorial(count - n - 1) / factorial(count)
            for some in combinations(others, n):
                before = frozenset(some)
                total += weight * (worth[before | {player}] - worth[before])
        found[player] = total
    return found
