"""Say what simple rules expect of a run's metric: as it is today, or as often as on record."""

import math

import numpy as np

from detente.assess.scores.conduct import open_share
from detente.assess.scores.guess import COIN
from detente.assess.scores.of_record import rates_of_record
from detente.case.case import Case
from detente.case.rounds import round_cells
from detente.numerics.arrays import Bools

__all__ = ["rules_of_run"]

_SIGNINGS = {"settlement": "deal", "settlement_full": "full"}
"""Metric of a run → the event of the record that is nearest to it."""
_UNCHANGED = {"spillover": 1.0, "drugs": 1.0}  # indices with today at 1; all else is 0 today
_YEAR = 365.25


def rules_of_run(case: Case, metric: str, threshold: float | None, months: int) -> dict[str, float]:
    """Return what each simple rule says of a question on a metric of a run.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    metric : str
        The metric.
    threshold : float or None
        What it has to reach, if it is no chance.
    months : int
        Months ahead.

    Returns
    -------
    dict of str to float
        ``constant`` is one half; ``last_time`` says that all stays as it is today. On deals
        ``base_rate`` and ``running_recent`` are rates of other wars; on the hold-out
        ``base_rate`` is the share of other powers in open contact; on talks ``running_smoothed``
        reckons with as many meetings a year as on record.
    """
    rules = {"constant": COIN, "last_time": _as_today(case, metric, threshold)}
    if metric in _SIGNINGS:
        rules |= rates_of_record(case, _SIGNINGS[metric], months)
    holdout = case.settings.holdout
    if metric == "holdout_contact" and holdout is not None:
        others = [p.id for p in case.powers() if p.id != holdout]
        rules["base_rate"] = open_share(case, others)
    if metric == "talks":
        rules["running_smoothed"] = _met_again(case, months)
    return rules


def _as_today(case: Case, metric: str, threshold: float | None) -> float:
    """Return 1 if the event is so today, 0 if not."""
    if metric == "holdout_contact" and case.settings.holdout is not None:
        return open_share(case, [case.settings.holdout])
    if metric == "talks":
        met = _both_met(case)
        return float(met[-1]) if met.size else 0.0
    if threshold is None:
        return 0.0
    today = {
        "table_max": _last_seats(case),
        "consensus": open_share(case, [p.id for p in case.powers()]),
        **_UNCHANGED,
    }.get(metric, 0.0)
    return float(today >= threshold)


def _both_met(case: Case) -> Bools:
    """Return for each round that was held whether government and movement were both there."""
    side = {*case.within(case.settings.movement)}
    government = case.settings.government
    there = [
        {part.actor for part in one.parts if part.role not in {"absent", "non-official"}}
        for one in round_cells(case).rounds
        if one.held
    ]
    return np.array([government in who and bool(who & side) for who in there], dtype=np.bool_)


def _last_seats(case: Case) -> float:
    """Return the seats at the last round that the convenor held."""
    own = [
        one for one in round_cells(case).rounds if one.held and one.host == case.settings.convenor
    ]
    return float(sum(part.role != "absent" for part in own[-1].parts)) if own else 0.0


def _met_again(case: Case, months: int) -> float:
    """Return the chance of a meeting, at the yearly rate of those on record."""
    held = [one.day for one in round_cells(case).rounds if one.held]
    years = (case.as_of - held[0]).days / _YEAR if held else 0.0
    rate = (_both_met(case).sum() + 0.5) / (years + 1.0)
    return 1.0 - math.exp(-float(rate) * months / 12.0)
