"""Sort one actor at the middle of every range, step by step, to be checked by hand."""

from typing import get_args

import numpy as np

from detente.assess.engageable.record import Direction, OutrankingStep, WorkedExample
from detente.engagement.setup.sorting import Borders
from detente.models.sorting.electre.outranking import outranking_array
from detente.models.sorting.electre.tri_b import electre_tri_b_array
from detente.numerics.arrays import Floats
from detente.vocabulary.classes import CLASSES, LeastClass

__all__ = ["by_hand"]

_DIGITS = 4
_ABOVE: tuple[LeastClass, ...] = get_args(LeastClass)  # the class above each border


def by_hand(values: Floats, borders: Borders, criteria: list[str]) -> WorkedExample:
    """Sort one actor at the medians of its values, weights, borders and cutting level.

    Parameters
    ----------
    values : array of float, shape (draw, criterion)
        The actor's drawn values.
    borders : Borders
        Weights, borders, thresholds and levels of the draws.
    criteria : list of str
        Ids of the criteria, in order.
    """
    value = np.round(np.median(values, axis=0), 2)
    profile = np.round(np.median(borders.profile, axis=0), 2)
    weight: Floats = np.asarray(np.round(np.mean(borders.weight, axis=0), 3), dtype=np.float64)
    level = round(float(np.median(borders.level)), 2)
    classes = electre_tri_b_array(
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
    for h, name in enumerate(_ABOVE):
        pairs: dict[Direction, tuple[Floats, Floats]] = {
            "actor over border": (value, profile[h]),
            "border over actor": (profile[h], value),
        }
        for direction, (x, y) in pairs.items():
            outranking = outranking_array(
                x,
                y,
                weight,
                indifference=borders.indifference,
                preference=borders.preference,
                veto=borders.veto,
                descending=borders.descending,
            )
            steps.append(
                OutrankingStep(
                    border=name,
                    direction=direction,
                    concordances=_named(criteria, outranking.partial),
                    discordances=_named(criteria, outranking.discordance),
                    concordance=round(outranking.concordance, _DIGITS),
                    credibility=round(outranking.credibility, _DIGITS),
                    outranks=bool(outranking.credibility >= level - 1e-9),
                )
            )
    return WorkedExample(
        medians=_named(criteria, value),
        weights=_named(criteria, weight),
        borders={name: _named(criteria, profile[h]) for h, name in enumerate(_ABOVE)},
        cutting_level=level,
        steps=steps,
        pessimistic=CLASSES[int(classes.pessimistic[0])],
        optimistic=CLASSES[int(classes.optimistic[0])],
    )


def _named(names: list[str], values: Floats) -> dict[str, float]:
    return {n: round(float(v), _DIGITS) for n, v in zip(names, values, strict=True)}
