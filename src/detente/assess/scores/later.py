"""Forecast the rounds after the as-of date that a case has on record, from what was known on it."""

from dataclasses import replace
from datetime import date

import numpy as np

from detente.assess.attendance.next_round import seats_of
from detente.assess.attendance.rolling import PastForecast, forecast_past
from detente.assess.scores.record import LaterGuest, LaterRound
from detente.case.case import Case
from detente.case.rounds import OneRound, round_cells
from detente.numerics.arrays import Bools, Floats
from detente.runs.statistics import rounded

__all__ = ["later_rounds"]

_HALF = 0.5


def later_rounds(uncut: Case, as_of: date, draws: int) -> dict[str, LaterRound]:
    """Forecast each round that was held after the as-of date.

    Parameters
    ----------
    uncut : Case
        The case with what became known later; the forecasts see its cut only.
    as_of : date
        The as-of date.
    draws : int
        Draws of the coefficients, 1 to 64.

    Returns
    -------
    dict of LaterRound
        By id, in order of date. A round that cannot be forecast, because nobody was known or its
        host was not, is left out.
    """
    days = [part.date for part in uncut.rounds if part.date > as_of]
    if not days:
        return {}
    whole = replace(uncut, as_of=max(days))
    cells = round_cells(whole)
    found = {}
    for number, one in enumerate(cells.rounds):
        if one.day <= as_of or not one.held:
            continue
        made = forecast_past(whole, cells, number, draws, as_of=as_of)
        if isinstance(made, PastForecast):
            found[one.id] = _scored(made)
    return found


def _scored(made: PastForecast) -> LaterRound:
    present, outcome = made.forecast.present, made.seen.present
    listed = _listed(made)
    scored = listed & ~np.isnan(outcome)
    errors = (present - outcome) ** 2
    wrong = scored & ((present >= _HALF) != (outcome == 1.0))
    order = sorted(np.flatnonzero(wrong), key=lambda j: -float(errors[j]))
    names = made.forecast.guests
    return LaterRound(
        title=made.round.title,
        date=made.round.day.isoformat(),
        host=made.round.host,
        series=made.round.series,
        guests={
            guest: LaterGuest(forecast=rounded(float(present[j])), came=_mark(float(outcome[j])))
            for j, guest in enumerate(names)
            if listed[j]
        },
        seats=seats_of(made.forecast.number_present),
        seats_came=_seats(made.round),
        n=int(scored.sum()),
        brier=_mean(errors, scored),
        baselines={
            name: mean
            for name, rule in made.rules.items()
            if (mean := _mean((rule.present - outcome) ** 2, scored)) is not None
        },
        misses=[names[j] for j in order],
    )


def _listed(made: PastForecast) -> Bools:
    """Return the guests who may be at the round: not its host, and still there on its day."""
    ends = {actor.id: actor.active_to for actor in made.known.actors}
    day, host = made.round.day, made.round.host
    return np.array(
        [
            guest != host and ((end := ends[guest]) is None or end >= day)
            for guest in made.forecast.guests
        ],
        dtype=np.bool_,
    )


def _seats(one: OneRound) -> int:
    return len({one.host, *(part.actor for part in one.parts if part.role != "absent")})


def _mean(errors: Floats, scored: Bools) -> float | None:
    return rounded(float(errors[scored].mean())) if scored.any() else None


def _mark(value: float) -> int | None:
    return None if np.isnan(value) else int(value)
