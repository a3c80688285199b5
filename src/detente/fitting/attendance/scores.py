"""Score forecasts of attendance, and compare the model with simple rules."""

from collections.abc import Mapping

import numpy as np

from detente.estimates.attendance import RuleScore, ScoreTable
from detente.fitting.attendance.rolling import MODEL, Rolling
from detente.fitting.attendance.rules import RULES
from detente.models.scoring.clusters import Clusters, bounds, clusters_of, resampled
from detente.numerics.arrays import Bools, Floats

__all__ = ["SEED", "TABLES", "score_tables"]

SEED = 1
TABLES = ("attendance", "attendance_seen", "attendance_new", "seats")
"""At the table, all guests; guests seen before; guests never seen; how many were there."""

_REPLICATES, _LEVEL = 2000, 0.9
_LEAST, _MOST = 0.001, 0.999  # chances are clipped to these for the log score
_DIGITS = 4


def score_tables(found: Rolling) -> dict[str, ScoreTable]:
    """Return the scores of each output.

    Parameters
    ----------
    found : Rolling
        Forecasts and outcomes of all processes.

    Returns
    -------
    dict of str to ScoreTable
        By output, in the order of `TABLES`. Intervals are 90 % by resampling processes.
    """
    everybody = np.ones(len(found.outcome), bool)
    return {
        "attendance": _guests(found, everybody),
        "attendance_seen": _guests(found, found.seen),
        "attendance_new": _guests(found, ~found.seen),
        "seats": _seats(found),
    }


def _guests(found: Rolling, chosen: Bools) -> ScoreTable:
    outcome = found.outcome[chosen]
    scores = {}
    for name, forecast in found.forecast.items():
        chance = forecast[chosen]
        clipped = np.clip(chance, _LEAST, _MOST)
        log = -np.log(np.where(outcome == 1.0, clipped, 1.0 - clipped))
        scores[name] = np.stack(((chance - outcome) ** 2, log))
    return _table(scores, ("brier", "log"), 0, found.process[chosen])


def _seats(found: Rolling) -> ScoreTable:
    scores = {name: rows.T for name, rows in found.seats.items()}
    return _table(scores, ("brier", "log", "crps"), 2, found.seats_process)


def _table(
    scores: Mapping[str, Floats], names: tuple[str, ...], main: int, process: "np.ndarray"
) -> ScoreTable:
    """Return a table; intervals are those of the main score."""
    count = len(process)
    if not count:
        empty = RuleScore()
        return ScoreTable(n=0, model=empty, rules=dict.fromkeys(RULES, empty))
    clusters = clusters_of(process, count)
    means = {
        name: RuleScore.model_validate(
            dict(zip(names, map(_rounded, rows.mean(axis=1)), strict=True))
        )
        for name, rows in scores.items()
    }
    model = scores[MODEL][main]
    return ScoreTable(
        n=count,
        model=means[MODEL].model_copy(update={"interval": _interval(model, clusters)}),
        rules={
            name: means[name].model_copy(
                update={"better_by": _interval(scores[name][main] - model, clusters)}
            )
            for name in RULES
        },
    )


def _interval(values: Floats, clusters: Clusters) -> tuple[float, float, float] | None:
    """Return low end, mean and high end; None where there is one process only."""
    if clusters.number < 2:
        return None
    sums = np.bincount(clusters.code, weights=values, minlength=clusters.number)
    sizes = np.bincount(clusters.code, minlength=clusters.number)
    blocks = resampled(clusters, replicates=_REPLICATES, seed=SEED)
    drawn = np.concatenate([counts @ sums / (counts @ sizes) for counts in blocks])
    low, high = bounds(drawn, _LEVEL)
    return _rounded(low), _rounded(values.mean()), _rounded(high)


def _rounded(value: float | Floats) -> float:
    return round(float(value), _DIGITS)
