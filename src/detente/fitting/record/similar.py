"""Rate a case's war by the wars most like it, and list the nearest with what became of them."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from detente.errors import DomainError
from detente.fitting.record.outcomes import Happened, happened
from detente.models.record.facts import EVENTS, FACTS, FATES, Unit, facts_of
from detente.models.record.panel import Panel
from detente.models.record.part import scale_of
from detente.models.record.predict import War
from detente.models.record.similar import BANDWIDTHS, distance, similar_rates
from detente.numerics.arrays import Bools, Floats

__all__ = ["LikeWar", "SimilarWars", "similar_wars"]

_LISTED = 10
_YEAR = 12


class LikeWar(NamedTuple):
    """A war on record that is like the case's.

    Attributes
    ----------
    unit, conflict : int
        UCDP numbers.
    year : int
        Calendar year on whose first day it was most like the case.
    distance : float
        Distance in standard deviations of a fact.
    fate : str or None
        Its first fate within the horizon; None if not known.
    signed : tuple of str
        What was signed within the horizon: text, deal, full, truce.
    """

    unit: int
    conflict: int
    year: int
    distance: float
    fate: str | None
    signed: tuple[str, ...]


class SimilarWars(NamedTuple):
    """Rates among similar wars, and the nearest of them.

    Attributes
    ----------
    rates : mapping of event to float
        Similarity-weighted rate within the horizon, shrunk towards the rate of all wars.
    conflicts : mapping of event to float
        Effective number of conflicts behind each.
    facts : tuple of str
        Facts compared, those that the case states.
    nearest : list of LikeWar
        The nearest landmark of each of the ten nearest units.
    """

    rates: Mapping[str, float]
    conflicts: Mapping[str, float]
    facts: tuple[str, ...]
    nearest: list[LikeWar]


def similar_wars(
    panel: Panel, war: War, unit: Unit, months: int, own: int | None = None
) -> SimilarWars:
    """Return what became of the wars most like one.

    Parameters
    ----------
    panel : Panel
        Landmarks as known before the as-of date.
    war : War
        The case's war; facts that it does not state are not compared.
    unit : {"movement", "war"}
        Unit of the panel.
    months : int
        Horizon, in whole years: 12 to 60.
    own : int, optional
        The case's own conflict, left out.

    Raises
    ------
    DomainError
        If the horizon is no whole number of years from 1 to 5, or the case states no fact.
    """
    if months not in range(_YEAR, 5 * _YEAR + 1, _YEAR):
        message = f"horizon is {months} months; allowed: 12, 24, 36, 48, 60"
        raise DomainError(message)
    known: Bools = panel.conflict != (-1 if own is None else own)
    others = panel.chosen(known)
    facts = _compared(war, unit)
    square = _distances(others, war, facts)
    rates, behind = {}, {}
    for event in ("fate", *EVENTS):
        what = happened(others, event, months)
        rate, conflicts = _rate(others, square, what, facts, war)
        names = FATES if event == "fate" else (None, event)
        for name, value in zip(names, rate, strict=True):
            if name is not None:
                rates[name], behind[name] = float(value), conflicts
    return SimilarWars(rates, behind, facts, _nearest(others, square, months))


def _compared(war: War, unit: Unit) -> tuple[str, ...]:
    """Return the facts that the case states, of those that fates rest on."""
    stated = [f for f in facts_of("fate", unit) if not np.isnan(war.facts[FACTS.index(f)])]
    if not stated:
        message = "the case states no fact of its war, so no war is like it; add `conflict`"
        raise DomainError(message)
    return tuple(stated)


def _scaled(panel: Panel, facts: tuple[str, ...]) -> tuple[Floats, Floats, Floats]:
    columns = panel.facts[:, [FACTS.index(fact) for fact in facts]]
    mean, sd = scale_of(columns)
    return (columns - mean) / sd, mean, sd


def _distances(panel: Panel, war: War, facts: tuple[str, ...]) -> Floats:
    """Return squared distances to each landmark, shape (1, landmark)."""
    scaled, mean, sd = _scaled(panel, facts)
    own = (war.facts[[FACTS.index(fact) for fact in facts]] - mean) / sd
    region = panel.region if war.region == 0 else np.array([war.region])
    if war.region == 0:  # a region that is not stated is as far from each
        return np.asarray(((scaled - own) ** 2).sum(axis=1)[None] / len(facts))
    return distance(own[None], region, scaled, panel.region)


def _rate(
    panel: Panel, square: Floats, what: Happened, facts: tuple[str, ...], war: War
) -> tuple[Floats, float]:
    """Return the rates at the bandwidth that forecasts the other wars best."""
    use = what.known
    chosen = panel.chosen(use)
    outcome = what.outcome[use]
    scaled, _, _ = _scaled(panel, facts)
    between = distance(scaled[use], chosen.region, scaled[use], chosen.region)
    if war.region == 0:
        between = ((scaled[use][:, None] - scaled[use][None]) ** 2).sum(axis=-1) / len(facts)
    same = chosen.conflict[:, None] == chosen.conflict[None]
    happened_as = outcome.argmax(axis=1)
    at = np.arange(len(outcome))
    scores = [
        np.log(
            np.maximum(
                similar_rates(between, same, outcome, chosen.conflict, width).rate[at, happened_as],
                np.finfo(np.float64).tiny,
            )
        ).sum()
        for width in BANDWIDTHS
    ]
    best = BANDWIDTHS[int(np.argmax(scores))]
    none_same = np.zeros((1, len(outcome)), bool)
    found = similar_rates(square[:, use], none_same, outcome, chosen.conflict, best)
    return found.rate[0], float(found.conflicts[0])


def _nearest(panel: Panel, square: Floats, months: int) -> list[LikeWar]:
    """Return the nearest landmark of each of the nearest units."""
    fate = happened(panel, "fate", months)
    events = {event: happened(panel, event, months) for event in EVENTS}
    found: list[LikeWar] = []
    seen: set[int] = set()
    for at in np.argsort(square[0], kind="stable"):
        unit = int(panel.unit[at])
        if unit in seen:
            continue
        seen.add(unit)
        signed = tuple(e for e, what in events.items() if what.known[at] and what.outcome[at, 1])
        found.append(
            LikeWar(
                unit=unit,
                conflict=int(panel.conflict[at]),
                year=int(panel.year[at]),
                distance=float(np.sqrt(square[0, at])),
                fate=FATES[int(fate.outcome[at].argmax())] if fate.known[at] else None,
                signed=signed,
            )
        )
        if len(found) == _LISTED:
            break
    return found
