"""Forecast each war from the wars most like it, its own conflict left out."""

import numpy as np

from detente.fitting.record.outcomes import MONTHS, NAMES, happened
from detente.models.record.facts import EVENTS, FACTS, FATES, Unit, facts_of
from detente.models.record.panel import Panel
from detente.models.record.part import scale_of
from detente.models.record.similar import BANDWIDTHS, distance, shrunk
from detente.numerics.arrays import Bools, Floats, Ints

__all__ = ["nearest"]


def nearest(panel: Panel, unit: Unit) -> dict[str, dict[int, Floats]]:
    """Return the similarity-weighted rate of each event, for each landmark.

    Parameters
    ----------
    panel : Panel
        All landmarks.
    unit : {"movement", "war"}
        Unit of the record.

    Returns
    -------
    dict of event to dict of months to array of float, shape (landmark, category)
        The bandwidth is chosen by log score on the other conflicts.
    """
    groups, group = np.unique(panel.conflict, return_inverse=True)
    member = group.reshape(-1)[:, None] == np.arange(len(groups))
    found: dict[str, dict[int, Floats]] = {name: {} for name in NAMES}
    for name in ("fate", *EVENTS):
        square = _distances(panel, unit, name)
        for months in MONTHS:
            what = happened(panel, name, months)
            found[name][months] = _rates(square, member, what.outcome, what.known)
    for months in MONTHS:
        for code, fate in enumerate(FATES):
            chance = found["fate"][months][:, code]
            found[fate][months] = np.stack((1.0 - chance, chance), axis=-1)
    return found


def _distances(panel: Panel, unit: Unit, name: str) -> Floats:
    names = facts_of("text" if name in {"text", "deal", "full"} else "fate", unit, "all")
    facts = panel.facts[:, [FACTS.index(fact) for fact in names]]
    mean, sd = scale_of(facts)
    scaled = (facts - mean) / sd
    return distance(scaled, panel.region, scaled, panel.region)


def _rates(square: Floats, member: Bools, outcome: Floats, known: Bools) -> Floats:
    """Return rates at the bandwidth that is best on the conflicts other than a landmark's own."""
    count, categories = outcome.shape
    counted = outcome * known[:, None]
    by_group = (member[:, :, None] * counted[:, None, :]).reshape(count, -1)
    sums = np.stack(
        [
            (np.exp(-square / (2.0 * width**2)) @ by_group).reshape(count, -1, categories)
            for width in BANDWIDTHS
        ]
    )  # (bandwidth, landmark, group, category)
    events = member.T.astype(np.float64) @ counted  # (group, category)
    own = member.argmax(axis=1)
    score = np.stack([_score(one, events, own, outcome, known) for one in sums])
    best: Ints = score.argmax(axis=0)  # a bandwidth for each group that is left out
    total = sums.sum(axis=2)
    at = np.arange(count)
    mine = sums[best[own], at, own]
    return _shrunk(total[best[own], at] - mine, events.sum(axis=0) - events[own])


def _score(sums: Floats, events: Floats, own: Ints, outcome: Floats, known: Bools) -> Floats:
    """Return, for each group left out, the log score of all other landmarks; shape (group,)."""
    count = len(own)
    at = np.arange(count)
    without_own = sums.sum(axis=1) - sums[at, own]
    rest = events.sum(axis=0) - events[own]
    logs = np.empty((count, sums.shape[1]))
    category = outcome.argmax(axis=1)
    for left_out in range(sums.shape[1]):
        rate = _shrunk(without_own - sums[:, left_out], rest - events[left_out])
        logs[:, left_out] = np.log(np.maximum(rate[at, category], np.finfo(np.float64).tiny))
    logs[at, own] = 0.0
    return np.asarray(logs[known].sum(axis=0))


def _shrunk(similar: Floats, counts: Floats) -> Floats:
    """Return the rate among similar wars, with the overall rate worth three."""
    mean = counts / np.maximum(counts.sum(axis=-1, keepdims=True), 1.0)
    return shrunk(similar, similar.sum(axis=-1, keepdims=True), mean)
