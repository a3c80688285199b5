"""Give the chance of each event among wars like one case's, with its skill."""

import numpy as np

from detente.assess.record.record import RecordChance
from detente.estimates.record import MONTHS, Cut, Record, Score
from detente.estimates.war import StatedFacts, average, few_facts, outlook, skill_of
from detente.models.record.chain import Prediction
from detente.models.record.facts import EVENTS, FATES, Unit
from detente.models.record.predict import worth
from detente.models.record.quiet import quiet_array
from detente.numerics.arrays import Floats
from detente.runs.statistics import rounded

__all__ = ["forecast_chances", "quiet_chances"]

_YEAR = 12
_ENDS = (0.1, 0.9)


def forecast_chances(
    record: Record, cut: Cut, stated: StatedFacts, unit: Unit, months: int, *, fresh: bool
) -> dict[str, RecordChance]:
    """Return the chance of each fate and signing of a war that is being fought.

    Parameters
    ----------
    record : Record
        The record, for its scores.
    cut : Cut
        The estimates as known before the as-of date.
    stated : StatedFacts
        What the record reads of the war.
    unit : {"movement", "war"}
        Unit of the record.
    months : int
        Horizon, 1 to 60.
    fresh : bool
        Whether a text was signed within the last year; other wars are scored without such ones.
    """
    point, draws = outlook(cut, stated).at(months / _YEAR)
    few = few_facts(stated.missing, unit)
    scores = record.scores if fresh else record.scores_without_fresh_texts
    at = min(MONTHS, key=lambda scored: abs(scored - months))
    found = {}
    for event in (*FATES, *EVENTS):
        skill = skill_of(record, event, months)
        known = skill != "none" and ("fate" if event in FATES else event) not in few
        score = scores[event][str(at)] if scores else None
        if known:
            chance, drawn = float(_of(point, event)), _of(draws, event)
        else:
            chance, drawn = average(cut, event, months), None
        found[event] = _chance(chance, drawn, score, at).model_copy(
            update={"skill": skill if known else "none"}
        )
    return found


def _of(found: Prediction, event: str) -> Floats:
    if event in FATES:
        return np.asarray(found.fate[..., FATES.index(event)])
    return np.asarray(getattr(found, event))


def _chance(
    chance: float, draws: Floats | None, score: Score | None, at: int | None
) -> RecordChance:
    low, high = (None, None) if draws is None else map(float, np.quantile(draws, _ENDS))
    wars = None if draws is None else worth(draws)
    return RecordChance(
        chance=rounded(chance),
        low=None if low is None else rounded(low),
        high=None if high is None else rounded(high),
        worth=None if wars is None else round(wars, 1),
        given="average" if draws is None else "forecast",
        skill="none",
        across=score.skill if score else None,
        later=score.skill_recent if score else None,
        scored_at=at if score else None,
    )


def quiet_chances(record: Record, cut: Cut, *, text: bool, months: int) -> dict[str, RecordChance]:
    """Return the chances of a war that is quiet, from plain counts.

    Parameters
    ----------
    record : Record
        The record, for its scores.
    cut : Cut
        The record as known before the as-of date.
    text : bool
        Whether a text was signed in the last three years.
    months : int
        Horizon, 1 to 60.
    """
    cells = cut.quiet
    cell = cells["text" if text else "no_text"]
    every = sum(one.n for one in cells.values())
    found = {}
    for event in ("deal", "full", "fighting"):
        mean = sum(getattr(one, event) for one in cells.values()) / every
        draws = quiet_array(getattr(cell, event), cell.n, mean, months)
        across = record.quiet_skill.get(event)
        shown = across is not None and across[0] > 0.0
        found[event] = _chance(float(draws.mean()), draws, None, None).model_copy(
            update={"given": "count", "skill": "weak" if shown else "none", "across": across}
        )
    return found
