"""Forecast a round by simple rules, from the rounds before it."""

from dataclasses import dataclass

import numpy as np

from detente.case.case import Case
from detente.case.rounds import RoundCells
from detente.numerics.arrays import Bools, Floats

__all__ = ["CONSTANT", "RULES", "RuleForecast", "nearest_guests", "rule_forecasts"]

CONSTANT = 0.95
_RECENT = 0.7  # weight of a round relative to the one after it
_STAYS, _JOINS = 0.97, 0.05
RULES = (
    "constant",
    "running",
    "running_smoothed",
    "running_recent",
    "base_rate",
    "last_time",
    "last_list",
    "nearest",
)


@dataclass(frozen=True, slots=True)
class RuleForecast:
    """What one rule says of every guest.

    Parameters
    ----------
    asked, comes, present : array of float, shape (guest,)
        Probability that it is asked; that it comes if asked; that it is at the table.
    """

    asked: Floats
    comes: Floats
    present: Floats


def rule_forecasts(case: Case, cells: RoundCells, series: str) -> dict[str, RuleForecast]:
    """Return what each rule says of the next round of a series.

    Parameters
    ----------
    case : Case
        The case as known on the day before.
    cells : RoundCells
        Its rounds.
    series : str
        Series of the round that is forecast.

    Returns
    -------
    dict of RuleForecast
        Keys as in ``RULES``: always 0.95; the share of rounds at which the guest was asked (or
        came), plain, with half an event added, and with later rounds counting more; the share of
        all guests and rounds; the same as at the last round of the series, surely or with chances
        0.97 and 0.05; the nearest, as many as came last time. A rule that knows nothing says the
        share of all; ``nearest`` is left out where no distance is assessed.
    """
    held = np.array([one.held for one in cells.rounds], dtype=np.bool_)
    asked, came = cells.asked[:, held], cells.came[:, held]
    present = np.where(asked == 0.0, 0.0, came)
    same = [one.series == series for one in cells.rounds if one.held]
    by_output = [
        _rules(values, np.array(same, dtype=np.bool_)) for values in (asked, came, present)
    ]
    rules = {name: RuleForecast(*(found[name] for found in by_output)) for name in by_output[0]}
    near = nearest_guests(case, cells, series)
    if near is not None:
        said = np.array([float(guest in near) for guest in cells.guests])
        rules["nearest"] = RuleForecast(said, said, said)
    return rules


def _rules(values: Floats, same: Bools) -> dict[str, Floats]:
    """Return what the rules say from the cells of one output, shape (guest, round)."""
    seen = ~np.isnan(values)
    events, trials = np.where(seen, values, 0.0).sum(axis=1), seen.sum(axis=1).astype(float)
    base = np.full(len(values), (events.sum() + 0.5) / (trials.sum() + 1.0))
    weight = _RECENT ** np.arange(values.shape[1])[::-1]
    recent = (np.where(seen, values, 0.0) * weight).sum(axis=1), (seen * weight).sum(axis=1)
    last = np.where(values[:, same][:, -1] == 1.0, 1.0, 0.0) if same.any() else base
    return {
        "constant": np.full(len(values), CONSTANT),
        "running": _share(events, trials, base),
        "running_smoothed": (events + 0.5) / (trials + 1.0),
        "running_recent": _share(*recent, base),
        "base_rate": base,
        "last_time": last,
        "last_list": np.where(last == 1.0, _STAYS, _JOINS) if same.any() else base,
    }


def _share(events: Floats, trials: Floats, otherwise: Floats) -> Floats:
    return np.where(trials > 0.0, events / np.where(trials > 0.0, trials, 1.0), otherwise)


def nearest_guests(case: Case, cells: RoundCells, series: str) -> set[str] | None:
    """Return the government and the nearest powers, as many as came last time.

    Parameters
    ----------
    case : Case
        The case as known on the day before.
    cells : RoundCells
        Its rounds.
    series : str
        Series of the round; without a round in it, the last round of any series counts.

    Returns
    -------
    set of str or None
        None without an assessed distance or without a round.
    """
    distances = {a.subject: a.mode for a in case.assessments if a.variable == "distance"}
    powers = sorted(
        (p.id for p in case.powers() if p.id in distances), key=lambda p: (distances[p], p)
    )
    held = [r for r, one in enumerate(cells.rounds) if one.held]
    rounds = [r for r in held if cells.rounds[r].series == series] or held
    if not powers or not rounds:
        return None
    those = {p.id for p in case.powers()}
    kept = [j for j, guest in enumerate(cells.guests) if guest in those]
    many = int((cells.came[kept, rounds[-1]] == 1.0).sum())
    return {case.settings.government, *powers[:many]}
