"""State what is forecast and what happened: events, horizons, and which are known."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from detente.estimates.record import MONTHS
from detente.models.record.chain import Prediction, at_horizon
from detente.models.record.facts import EVENTS, FATES, Part
from detente.models.record.hazards import row_weights
from detente.models.record.incidence import incidence_array
from detente.models.record.panel import Panel
from detente.models.record.part import Estimate, chances, standardised
from detente.models.record.rows import known_by, occurs_by
from detente.numerics.arrays import Bools, Floats, Ints

__all__ = [
    "MONTHS",
    "NAMES",
    "Happened",
    "base_rates",
    "forecasts",
    "happened",
    "of_prediction",
]

NAMES = ("fate", *FATES, *EVENTS)


class Happened(NamedTuple):
    """What became of each landmark by a horizon.

    Attributes
    ----------
    outcome : array of float, shape (landmark, category)
        1 for what happened; of the fate one of six, of any other event yes or no in two columns.
    known : array of bool, shape (landmark,)
        Whether it is known.
    """

    outcome: Floats
    known: Bools


def happened(panel: Panel, name: str, months: int) -> Happened:
    """Return what became of each landmark by a horizon.

    Parameters
    ----------
    panel : Panel
        Landmarks.
    name : str
        One of `NAMES`.
    months : int
        Horizon; whole years.
    """
    at = months // 12 - 1
    if name in EVENTS:
        event: Ints = getattr(panel, name)
        occurred = occurs_by(event)[:, at].astype(np.float64)
        return Happened(_two(occurred), np.asarray(event[:, at] >= 0))
    first = panel.fate[:, : at + 1].max(axis=1)  # codes follow zeros
    every = (first[:, None] == np.arange(len(FATES))).astype(np.float64)
    known = np.asarray(known_by(panel.fate)[:, at])
    if name == "fate":
        return Happened(every, known)
    return Happened(_two(every[:, FATES.index(name)]), known)


def _two(chance: Floats) -> Floats:
    return np.stack((1.0 - chance, chance), axis=-1)


def of_prediction(found: Prediction, name: str) -> Floats:
    """Return the probabilities of an event's categories, shape (..., category).

    Parameters
    ----------
    found : Prediction
        Probabilities by a horizon.
    name : str
        One of `NAMES`.
    """
    if name == "fate":
        return found.fate
    chance: Floats = getattr(found, name) if name in EVENTS else found.fate[..., FATES.index(name)]
    return _two(np.asarray(chance))


def forecasts(estimates: Mapping[Part, Estimate], panel: Panel, months: int) -> Prediction:
    """Return the forecast of each landmark.

    Parameters
    ----------
    estimates : mapping
        Estimates of all parts.
    panel : Panel
        Landmarks.
    months : int
        Horizon.
    """
    found = {
        part: chances(
            standardised(panel, made.facts, made.mean, made.sd), panel.region, made.coefficients
        )
        for part, made in estimates.items()
    }
    return at_horizon(found, months / 12)


def base_rates(panel: Panel, name: str, months: int) -> Floats:
    """Return the probabilities of an event's categories from hazards by interval alone.

    Each unit and calendar year counts once, as in the estimates.

    Parameters
    ----------
    panel : Panel
        Training landmarks.
    name : str
        One of `NAMES`.
    months : int
        Horizon; whole years.

    Returns
    -------
    array of float, shape (category,)
    """
    single = name in EVENTS
    event: Ints = getattr(panel, name if single else "fate")
    causes = 1 if single else len(FATES) - 1
    earlier: Ints = np.cumsum(event > 0, axis=1) - (event > 0)
    landmark, interval = np.nonzero((event >= 0) & (earlier == 0))
    weight = row_weights(panel.unit[landmark], panel.year[landmark] + interval)
    outcome = event[landmark, interval]
    hazard = np.zeros((months // 12, causes))
    for at in range(months // 12):
        now = interval == at
        counts = np.bincount(outcome[now], weights=weight[now], minlength=causes + 1)
        hazard[at] = counts[1:] / max(counts.sum(), np.finfo(np.float64).tiny)
    found = incidence_array(hazard, months / 12)
    every = np.concatenate(([found.none], found.event))
    return every if single or name == "fate" else _two(every[FATES.index(name)])
