"""Read the facts of the war that a case states, in the units of the record."""

import math
from datetime import date
from typing import Final, Literal

import numpy as np

from detente.case.schema.conflict import Conflict, StatedFact, years_between
from detente.models.record.facts import FACTS, REGIONS, decade, log_age
from detente.models.record.predict import War

__all__ = ["COLUMN", "WarState", "state_of", "war_of"]

WarState = Literal["fighting", "first_year", "quiet", "over"]

_LONGEST_QUIET = 6.0  # years after which the record counts no war as quiet
_VICTORIES = ("government_victory", "rebel_victory")

COLUMN: Final[dict[str, StatedFact]] = {
    "log_age": "started",
    "log_episode_age": "episode_started",
    "government": "issue",
    "troops_for_government": "troops_for_government",
    "troops_for_rebels": "troops_for_rebels",
    "war_intensity": "intensity",
    "log_dyads": "groups",
    "recurrence": "earlier_episode",
    "deal_before": "deal_before",
    "text_last_3": "text_last_3",
    "deal_elsewhere_5": "deal_elsewhere_5",
    "deal_failed": "deal_failed",
    "region": "region",
}
"""Column of the record → the key of ``conflict`` that states it."""


def war_of(conflict: Conflict, as_of: date) -> War:
    """Return the facts of the war as the record has them.

    Parameters
    ----------
    conflict : Conflict
        The block ``conflict`` of the case.
    as_of : date
        The as-of date; ages and the decade are counted to it.

    Returns
    -------
    War
        NaN for a fact that is not stated, region 0 if it is not.
    """
    c = conflict
    found = {
        "log_age": _log_age(c.started, as_of),
        "log_episode_age": _log_age(c.episode_started, as_of),
        "government": _flag(None if c.issue is None else c.issue == "government"),
        "troops_for_government": _flag(c.troops_for_government),
        "troops_for_rebels": _flag(c.troops_for_rebels),
        "war_intensity": _flag(None if c.intensity is None else c.intensity == "war"),
        "log_dyads": math.nan if c.groups is None else math.log(c.groups),
        "recurrence": _flag(c.earlier_episode),
        "deal_before": _flag(c.deal_before),
        "text_last_3": _flag(c.recent_text(as_of)),
        "deal_elsewhere_5": _flag(c.deal_elsewhere_5 if c.unit == "movement" else False),
        "deal_failed": _flag(c.deal_failed),
        "decade": decade(as_of.year),
    }
    region = 0 if c.region is None else REGIONS.index(c.region) + 1
    return War(np.array([found[fact] for fact in FACTS]), region)


def state_of(conflict: Conflict, as_of: date) -> WarState:
    """Return which part of the record a war is read with.

    Parameters
    ----------
    conflict : Conflict
        The block ``conflict`` of the case.
    as_of : date
        The as-of date.

    Returns
    -------
    str
        `first_year`: the episode began in this calendar year. `quiet`: no fighting, and neither a
        victory nor more than six years since. `over`: no fighting otherwise. Else `fighting`.
    """
    quiet = conflict.quiet_years(as_of)
    if quiet is not None:
        return "over" if conflict.ended_by in _VICTORIES or quiet > _LONGEST_QUIET else "quiet"
    begun = conflict.episode_started or conflict.started
    return "first_year" if begun is not None and begun.year == as_of.year else "fighting"


def _log_age(first: date | None, as_of: date) -> float:
    if first is None:
        return math.nan
    return log_age(years_between(first, as_of))


def _flag(value: bool | None) -> float:
    return math.nan if value is None else float(value)
