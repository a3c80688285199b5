"""Forecast every round on record from what was known on the day before."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from detente.assess.attendance.announced import agreed_to
from detente.assess.attendance.record import NoForecast
from detente.assess.attendance.rules import RuleForecast, rule_forecasts
from detente.case.as_of.cut import cut_case
from detente.case.case import Case
from detente.case.rounds import OneRound, RoundCells, round_cells
from detente.engagement.attendance.forecasting import (
    RoundForecast,
    forecast_round,
    number_of_invited,
)
from detente.engagement.attendance.learning import learn
from detente.errors import CaseError
from detente.numerics.arrays import Bools, Floats, Ints

__all__ = ["PastForecast", "Seen", "forecast_past", "with_silence_unknown"]

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is on record of a round, in the order of the guests of its forecast.

    Parameters
    ----------
    asked, came : array of float, shape (guest,)
        1 or 0; NaN where not observed.
    role : array of int, shape (guest,)
        Place of its role in ``ROLES``; -1 without one.
    kind : tuple of str
        Kind of each guest.
    before : array of bool, shape (guest,)
        Whether it had come to any round before.
    """

    asked: Floats
    came: Floats
    role: Ints
    kind: tuple[str, ...]
    before: Bools

    @property
    def present(self) -> Floats:
        """1 if it was at the table, 0 if not; NaN where not observed."""
        return np.where(self.asked == 0.0, 0.0, self.came)


@dataclass(frozen=True, slots=True)
class PastForecast:
    """Forecast of a round on record.

    Parameters
    ----------
    round : OneRound
        The round.
    known : Case
        The case as known on the day before.
    forecast : RoundForecast
        Forecast of the round.
    if_asked : array of float, shape (guest + 1,)
        Probability that so many come beside the host, if exactly those on record are asked.
    rules : dict of RuleForecast
        By name of the rule.
    seen : Seen
        What came about.
    """

    round: OneRound
    known: Case
    forecast: RoundForecast
    if_asked: Floats
    rules: dict[str, RuleForecast]
    seen: Seen

    @property
    def eve(self) -> date:
        """The day before the round."""
        return self.round.day - _ONE_DAY


def with_silence_unknown(case: Case) -> Case:
    """Return the case with guests without a row read as not observed."""
    rounds = case.settings.rounds.model_copy(update={"silent": "unknown"})
    return replace(case, settings=case.settings.model_copy(update={"rounds": rounds}))


def forecast_past(
    case: Case, cells: RoundCells, number: int, draws: int, *, as_of: date | None = None
) -> PastForecast | NoForecast:
    """Forecast one round on record, or say why that cannot be done.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    cells : RoundCells
        Its rounds.
    number : int
        Place of the round among them.
    draws : int
        Draws of the coefficients, 1 to 64.
    as_of : date, optional
        Last day of knowledge, if it is earlier than the day before the round.

    Returns
    -------
    PastForecast or str
        The forecast, made without anything known later, or the code of why there is none.
    """
    one = cells.rounds[number]
    eve = min(as_of or date.max, one.day - _ONE_DAY)
    try:
        known = cut_case(case, eve)
    except CaseError:
        return "parties_unknown"
    if one.host not in known.actors:
        return "host_unknown"
    if not one.held:
        return "not_held"
    past = round_cells(known)
    learned = learn(known, one.series, cells=past, draws=draws)
    seen = _seen(case, cells, number, past)
    guests = np.array([guest != one.host for guest in past.guests]) & _exists(known, past, one.day)
    return PastForecast(
        round=one,
        known=known,
        forecast=forecast_round(
            learned,
            one.day,
            guests=guests,
            announced=agreed_to(known, one.id, past.guests),
            seen=guests & ~np.isnan(seen.present),
        ),
        if_asked=number_of_invited(learned, one.day, guests & (seen.asked == 1.0)),
        rules=rule_forecasts(known, past, one.series),
        seen=seen,
    )


def _exists(case: Case, cells: RoundCells, day: date) -> Bools:
    ends = [case.actors[guest].active_to for guest in cells.guests]
    return np.array([end is None or end >= day for end in ends], dtype=np.bool_)


def _seen(case: Case, cells: RoundCells, number: int, past: RoundCells) -> Seen:
    """Return what came about, for the guests who were known on the day before."""
    place = {guest: j for j, guest in enumerate(cells.guests)}
    rows = [place[guest] for guest in past.guests]
    return Seen(
        asked=cells.asked[rows, number],
        came=cells.came[rows, number],
        role=cells.role[rows, number],
        kind=tuple(case.actors[guest].kind for guest in past.guests),
        before=(past.came == 1.0).any(axis=1),
    )
