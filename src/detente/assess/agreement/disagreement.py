"""How far models part on an issue, beside how unsure each of them is."""

from typing import Any

import numpy as np

from detente.runs.statistics import rounded

__all__ = ["disagreement"]

_SAME = 0.5  # scale points: numbers that print alike agree

Entry = dict[str, Any]  # a model's entry in the summary


def disagreement(models: dict[str, Entry]) -> dict[str, Any] | None:
    """Return the spread between models and within them, and which models agree.

    Parameters
    ----------
    models : dict
        Entries by key: ``outcome`` and ``traits``. Baselines and models without an outcome are
        left out.

    Returns
    -------
    dict or None
        ``low`` and ``high``, least and greatest of the models' medians, and whose they are
        (``lowest``, ``highest``); ``between``, the distance; ``within``, the median over models
        of the width of the 80 % interval; ``groups``, lists of keys, largest first: within a
        group each median lies in every other's interval. None for fewer than two models.

    Examples
    --------
    >>> def told(low, middle, high):
    ...     return {"outcome": {"p10": low, "p50": middle, "p90": high}, "traits": []}
    >>> found = disagreement({"a": told(0, 10, 20), "b": told(5, 15, 25), "c": told(80, 90, 95)})
    >>> found["groups"], found["between"], found["within"]
    ([['a', 'b'], ['c']], 80.0, 20.0)
    """
    told = {
        key: entry["outcome"]
        for key, entry in models.items()
        if entry["outcome"] is not None and "baseline" not in entry["traits"]
    }
    if len(told) < 2:
        return None
    order = sorted(told, key=lambda key: told[key]["p50"])
    low, high = told[order[0]]["p50"], told[order[-1]]["p50"]
    widths = [one["p90"] - one["p10"] for one in told.values()]
    return {
        "low": low,
        "high": high,
        "lowest": order[0],
        "highest": order[-1],
        "between": rounded(high - low),
        "within": rounded(float(np.median(widths))),
        "groups": _groups(order, told),
    }


def _groups(order: list[str], told: dict[str, dict[str, float]]) -> list[list[str]]:
    """Take out the longest run of models that agree pair by pair, again and again."""
    left, found = list(order), []
    while left:
        runs = [
            left[i:j]
            for i in range(len(left))
            for j in range(i + 1, len(left) + 1)
            if _all_agree([told[key] for key in left[i:j]])
        ]
        best = max(runs, key=lambda run: (len(run), _tightness(run, told)))
        found.append(best)
        left = [key for key in left if key not in best]
    return found


def _tightness(run: list[str], told: dict[str, dict[str, float]]) -> float:
    return told[run[0]]["p50"] - told[run[-1]]["p50"]


def _all_agree(members: list[dict[str, float]]) -> bool:
    """Say whether each one's median lies in every other's interval."""
    return all(
        one["p10"] - _SAME <= other["p50"] <= one["p90"] + _SAME
        for one in members
        for other in members
    )
