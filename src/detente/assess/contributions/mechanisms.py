r"""Measure what each mechanism adds: freeze one at a time, and divide effects over groups.

If mechanisms are frozen one at a time, the part of a mechanism includes its joint effects with
others, so the parts do not sum to the total. The Shapley value divides such joint effects evenly
:cite:p:`shapley1953`. Let v(S) be the mean of a metric with the groups S on and the rest frozen:

.. math:: \phi_i = \sum_{S \not\ni i} \frac{|S|!\,(n - |S| - 1)!}{n!}\,[v(S \cup i) - v(S)]

The sum over groups is the metric with all groups on minus the metric with all groups frozen.
"""

from itertools import combinations
from math import factorial
from typing import TypeVar

from detente.assess.contributions.again import changed, means
from detente.assess.contributions.record import Changed, Group, GroupShares, Means, Scored
from detente.assess.paired import Done, PairedRerun, each
from detente.engagement.registry import MECHANISMS
from detente.runs.statistics import rounded

__all__ = ["GROUPS", "frozen", "shapley", "shared_out"]

# Mechanisms that only work together are one group. Standing has no feedback and stays on.
GROUPS: dict[Group, tuple[str, ...]] = {
    "war": ("balance",),
    "contact": ("contact", "response"),
    "cooperation": ("cooperation",),
    "talks": ("attendance", "interdependence", "talks"),
    "spoiling": ("exclusion",),
    "deals": ("joining", "terms", "deal_life"),
}


P = TypeVar("P", bound=str)


def frozen(rerun: PairedRerun, workers: int, done: Done) -> dict[str, Changed]:
    """Return the changes if a mechanism is held at its neutral value, by mechanism that is on."""
    off = _off(rerun)
    keys = [m.key for m in MECHANISMS if m.key not in off]
    batch = rerun.base.batch
    rows = each(lambda key: rerun.changed(batch, frozenset({key})), keys, workers, done)
    return {key: changed(rerun, r) for key, r in zip(keys, rows, strict=True)}


def _off(rerun: PairedRerun) -> frozenset[str]:
    return rerun.task.switched_off | frozenset(rerun.task.case.settings.model.off)


def shared_out(rerun: PairedRerun, workers: int, done: Done) -> GroupShares:
    """Return each group's share in every metric, by option.

    Mechanisms that the run or the case switched off stay off and belong to no group.
    """
    off = _off(rerun)
    at_work = {name: [k for k in keys if k not in off] for name, keys in GROUPS.items()}
    groups = {name: keys for name, keys in at_work.items() if keys}
    sets = [frozenset(some) for n in range(len(groups) + 1) for some in combinations(groups, n)]

    def worth_of(on: frozenset[Group]) -> Means:
        rest = frozenset(k for name, keys in groups.items() if name not in on for k in keys)
        return means(rerun, rerun.changed(rerun.base.batch, rest))

    worth = dict(zip(sets, each(worth_of, sets, workers, done), strict=True))
    none, every = worth[frozenset()], worth[frozenset(groups)]

    def shares(option: str, metric: Scored) -> dict[Group, float]:
        game = {some: by_option[option][metric] for some, by_option in worth.items()}
        return {name: rounded(share) for name, share in shapley(list(groups), game).items()}

    return GroupShares(
        groups=groups,
        shares={
            option: {metric: shares(option, metric) for metric in metrics}
            for option, metrics in every.items()
        },
        frozen=_digits(none),
        whole=_digits(every),
    )


def _digits(by_option: Means) -> Means:
    return {s: {m: rounded(v) for m, v in metrics.items()} for s, metrics in by_option.items()}


def shapley(players: list[P], worth: dict[frozenset[P], float]) -> dict[P, float]:
    """Return each player's Shapley value, from the worth of every set of players.

    Parameters
    ----------
    players : list of str
        Names of the players.
    worth : dict
        Worth by set of players, including the empty set.

    Returns
    -------
    dict
        By player; the values sum to the worth of all players minus that of the empty set.

    Examples
    --------
    Two players that are worth something only together share it equally.

    >>> none, a, b, both = frozenset(), frozenset("a"), frozenset("b"), frozenset("ab")
    >>> shapley(["a", "b"], {none: 0.0, a: 0.0, b: 0.0, both: 1.0})
    {'a': 0.5, 'b': 0.5}
    """
    count = len(players)
    values = {}
    for player in players:
        others = [p for p in players if p != player]
        total = 0.0
        for n in range(count):
            weight = factorial(n) * factorial(count - n - 1) / factorial(count)
            for some in combinations(others, n):
                before = frozenset(some)
                total += weight * (worth[before | {player}] - worth[before])
        values[player] = total
    return values
