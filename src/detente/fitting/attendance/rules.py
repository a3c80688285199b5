"""Forecast attendance by simple rules, which a model must beat."""

from collections.abc import Mapping

import numpy as np

from detente.estimates.attendance import Places
from detente.fitting.attendance.panel import Panel
from detente.numerics.arrays import Bools, Floats

__all__ = ["RULES", "rule_forecasts"]

RULES = (
    "constant",
    "running",
    "running_smoothed",
    "running_recent",
    "base_rate",
    "last_time",
    "nearest",
)
"""Names of the rules, in the order of the tables."""

_CONSTANT = 0.95
_KEPT = 0.7  # weight of a round against the next one
_SMOOTH = 0.5
_FAR = 99  # borders to somebody who cannot be reached over land or sea


def rule_forecasts(panel: Panel, number: int, places: Places) -> Mapping[str, Floats]:
    """Forecast a round by each rule, from the rounds before it.

    Parameters
    ----------
    panel : Panel
        Rounds of one process.
    number : int
        The round, from 1 on: the first has nothing before it.
    places : Places
        Who is near to a conflict.

    Returns
    -------
    mapping of rule to array of float, shape (guest,)
        ``constant`` is 0.95. ``running`` is k/n, a guest's own frequency; ``running_smoothed`` is
        (k + ½)/(n + 1); ``running_recent`` weighs a round by 0.7 for each later one. ``base_rate``
        is the share of all guests and rounds so far; ``last_time`` is 1 for those who were at the
        last round; ``nearest`` is 1 for the nearest guests, as many as came to the last round.
    """
    past, counted = panel.outcome[:number], panel.counts[:number]
    known = ~np.isnan(past)
    came = np.where(known, past, 0.0)
    last = np.where(known[-1], past[-1], 0.0)
    age = _KEPT ** np.arange(number - 1, -1, -1)[:, None]
    n, k = known.sum(axis=0), came.sum(axis=0)
    weight = (known * age).sum(axis=0)
    return {
        "constant": np.full(len(k), _CONSTANT),
        "running": k / np.maximum(n, 1),
        "running_smoothed": (k + _SMOOTH) / (n + 1.0),
        "running_recent": (came * age).sum(axis=0) / np.where(weight > 0.0, weight, 1.0),
        "base_rate": np.full(len(k), _share(came, counted)),
        "last_time": last,
        "nearest": _nearest(_steps(panel, places), panel.counts[number], last.sum()),
    }


def _share(came: Floats, counted: Bools) -> float:
    """Return the share of guests and rounds so far at which somebody was there."""
    return float((came * counted).sum() / max(counted.sum(), 1))


def _steps(panel: Panel, places: Places) -> Floats:
    """Return how many borders lie between each guest and the states of the conflict."""
    steps = dict.fromkeys(panel.states, 0)
    edge = list(panel.states)
    while edge:
        reached = {
            near: steps[state] + 1 for state in edge for near in places.neighbours.get(state, ())
        }
        edge = [state for state in reached if state not in steps]
        steps |= {state: reached[state] for state in edge}
    return np.array([steps.get(guest, _FAR) for guest in panel.guests], np.float64)


def _nearest(steps: Floats, present: Bools, many: float) -> Floats:
    """Give places to the nearest; guests that are equally near share the last places."""
    chance = np.zeros(len(steps))
    left = float(many)
    for distance in np.unique(steps[present]):
        tied = present & (steps == distance)
        share = min(1.0, left / tied.sum())
        chance[tied] = share
        left -= share * tied.sum()
    return chance
