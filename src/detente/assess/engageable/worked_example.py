"""One sorting at the middle of every range, step by step, to be checked with a pencil."""

from typing import Any

import numpy as np

from detente.engagement.setup.sorting import Borders
from detente.models.sorting.electre.outranking import outranking_array
from detente.models.sorting.electre.tri_b import electre_tri_b_array
from detente.numerics.arrays import Floats
from detente.vocabulary.classes import CLASSES

__all__ = ["by_hand"]

_DIGITS = 4


def by_hand(values: Floats, borders: Borders, criteria: list[str]) -> dict[str, Any]:
    """Sort one actor at the medians of its values, weights, borders and cutting level.

    Parameters
    ----------
    values : array of float, shape (draw, criterion)
        The actor's drawn values.
    borders : Borders
        Weights, borders, thresholds and levels of the draws.
    criteria : list of str
        Names of the criteria, in order.

    Returns
    -------
    dict
        JSON-ready: the middles used, for each border and each direction the partial concordances
        and discordances by criterion, their concordance and credibility, and the two classes.
    """
    value = np.round(np.median(values, axis=0), 2)
    profile = np.round(np.median(borders.profile, axis=0), 2)
    weight: Floats = np.asarray(np.round(np.mean(borders.weight, axis=0), 3), dtype=np.float64)
    level = round(float(np.median(borders.level)), 2)
    sorted_ = electre_tri_b_array(
        value[None],
        profile,
        weight,
        indifference=borders.indifference,
        preference=borders.preference,
        veto=borders.veto,
        cutting_level=level,
        descending=borders.descending,
    )
    steps = []
    for h, name in enumerate(CLASSES[1:]):
        for direction, (x, y) in {
            "actor over border": (value, profile[h]),
            "border over actor": (profile[h], value),
        }.items():
            found = outranking_array(
                x,
                y,
                weight,
                indifference=borders.indifference,
                preference=borders.preference,
                veto=borders.veto,
                descending=borders.descending,
            )
            steps.append(
                {
                    "border": name,
                    "direction": direction,
                    "concordances": _named(criteria, found.partial),
                    "discordances": _named(criteria, found.discordance),
                    "concordance": round(found.concordance, _DIGITS),
                    "credibility": round(found.credibility, _DIGITS),
                    "outranks": bool(found.credibility >= level - 1e-9),
                }
            )
    return {
        "values": _named(criteria, value),
        "weights": _named(criteria, weight),
        "borders": {name: _named(criteria, profile[h]) for h, name in enumerate(CLASSES[1:])},
        "cutting_level": level,
        "steps": steps,
        "pessimistic": CLASSES[int(sorted_.pessimistic[0])],
        "optimistic": CLASSES[int(sorted_.optimistic[0])],
    }


def _named(names: list[str], values: Floats) -> dict[str, float]:
    return {n: round(float(v), _DIGITS) for n, v in zip(names, values, strict=True)}
