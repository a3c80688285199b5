"""Forecast past rounds as of the day before: invitations and attendance, with two baselines."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Literal

import numpy as np

from detente.assess.attendance.announced import forecast_announced
from detente.assess.attendance.beside import beside_rule
from detente.assess.attendance.next_round import forecast_next, seats_of
from detente.assess.attendance.record import Invitee, NoForecast, PastRound, PastRounds, RoundErrors
from detente.assess.attendance.rolling import PastForecast, forecast_past, with_silence_unknown
from detente.assess.attendance.rules import nearest_guests
from detente.assess.attendance.scores import scores_of
from detente.case.as_of.cut import cut_case
from detente.case.case import Case
from detente.case.rounds import OneRound, round_cells
from detente.engagement.attendance.learning import COEFFICIENT_DRAWS
from detente.errors import UnknownNameError
from detente.runs.statistics import rounded
from detente.vocabulary.roles import Role

__all__ = ["case_before", "forecast_rounds", "round_before", "round_ids"]

_ROLES: tuple[Role, ...] = ("non-official", "observer", "participant")
_ONE_DAY = timedelta(days=1)


def round_ids(case: Case) -> list[str]:
    """Return the ids of the rounds on record, in order of date."""
    return [one.id for one in round_cells(case).rounds]


def forecast_rounds(
    case: Case, seed: int = 1, draws: int = COEFFICIENT_DRAWS, only: list[str] | None = None
) -> PastRounds:
    """Forecast rounds on record, each from what was known on the day before, and score them.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    seed : int
        Seed of the resampling of rounds behind the intervals of the scores.
    draws : int
        Draws of the coefficients, >= 1; there are 64, so more change nothing.
    only : list of str, optional
        Ids of rounds; default all of them.

    Raises
    ------
    UnknownNameError
        If a round is not on record.
    """
    known = round_ids(case)
    for name in only or ():
        if name not in known:
            message = f"round '{name}' is not on record; allowed: {', '.join(known) or 'none'}"
            raise UnknownNameError(message)
    used = min(draws, COEFFICIENT_DRAWS)
    as_read = _forecasts(case, only, used)
    made = [past for past in as_read.values() if isinstance(past, PastForecast)]
    silent = case.settings.rounds.silent == "unknown"
    other = as_read if silent else _forecasts(with_silence_unknown(case), only, used)
    written = [past for past in other.values() if isinstance(past, PastForecast)]
    rounds = {one.id: one for one in round_cells(case).rounds}
    scores = scores_of(made, written, seed) if made else None
    return PastRounds(
        draws=used,
        seed=seed,
        announced=forecast_announced(case, used),
        upcoming=beside_rule(case, forecast_next(case, used), scores),
        rounds={name: _result(rounds[name], past) for name, past in as_read.items()},
        scores=scores,
    )


def _forecasts(
    case: Case, only: list[str] | None, draws: int
) -> dict[str, PastForecast | NoForecast]:
    cells = round_cells(case)
    return {
        one.id: forecast_past(case, cells, number, draws)
        for number, one in enumerate(cells.rounds)
        if only is None or one.id in only
    }


def _named(case: Case, name: str) -> OneRound:
    return next(one for one in round_cells(case).rounds if one.id == name)


def case_before(case: Case, name: str) -> Case:
    """Return the case as known on the day before a round.

    Raises
    ------
    CaseError
        If the movement, the government or the convenor was not known then.
    """
    return cut_case(case, _named(case, name).day - _ONE_DAY)


def round_before(case: Case, name: str) -> str | None:
    """Return the id of the previous round of the same series, if it was known the day before."""
    series = _named(case, name).series
    earlier = [one for one in round_cells(case_before(case, name)).rounds if one.held]
    same = [one.id for one in earlier if one.series == series]
    return same[-1] if same else None


def _result(one: OneRound, past: PastForecast | NoForecast) -> PastRound:
    """Return the forecast of a round, or the reason why there is none."""
    made, why_not = (past, None) if isinstance(past, PastForecast) else (None, past)
    invitees = _invitees(made) if made else {}
    return PastRound(
        title=one.title,
        date=one.day.isoformat(),
        host=one.host,
        series=one.series,
        as_of=(one.day - _ONE_DAY).isoformat(),
        why_not=why_not,
        invitees=invitees,
        seats=seats_of(made.if_asked) if made else None,
        seats_came=_came(one) if made else None,
        brier=_errors(invitees.values()) if made else None,
    )


def _came(one: OneRound) -> int:
    """Return how many came; the host counts."""
    return len({one.host, *(part.actor for part in one.parts if part.role != "absent")})


def _invitees(past: PastForecast) -> dict[str, Invitee]:
    """Return the forecast and the baselines of every guest except the host."""
    cells = round_cells(past.known)
    near = nearest_guests(past.known, cells, past.round.series)
    last = _last_list(past)
    ends = {a.id: a.active_to for a in past.known.actors}
    invitees = {}
    for j, guest in enumerate(past.forecast.guests):
        end = ends[guest]
        if guest == past.round.host or (end is not None and end < past.round.day):
            continue
        invitees[guest] = Invitee(
            offer=rounded(float(past.forecast.asked[j])),
            probability=rounded(float(past.forecast.comes[j])),
            present=rounded(float(past.forecast.present[j])),
            role=_ROLES[int(past.forecast.roles[j].argmax())],
            nearest_neighbour=None if near is None else int(guest in near),
            last_round=None if last is None else int(guest in last),
            asked=_said(float(past.seen.asked[j])),
            came=_mark(float(past.seen.present[j])),
        )
    return invitees


def _said(asked: float) -> Literal["yes", "no", "unknown"]:
    if np.isnan(asked):
        return "unknown"
    return "yes" if asked == 1.0 else "no"


def _mark(value: float) -> int | None:
    return None if np.isnan(value) else int(value)


def _last_list(past: PastForecast) -> set[str] | None:
    """Return who came to the previous round of the series; None if there was none."""
    same = [
        one
        for one in round_cells(past.known).rounds
        if one.held and one.series == past.round.series
    ]
    if not same:
        return None
    return {part.actor for part in same[-1].parts if part.role != "absent"}


def _errors(invitees: Iterable[Invitee]) -> RoundErrors:
    """Return mean squared errors over guests asked, of the model and of each baseline."""
    scored = [(i, i.came) for i in invitees if i.asked == "yes" and i.came is not None]
    return RoundErrors(
        asked=len(scored),
        model=_error([(i.probability, came) for i, came in scored]),
        nearest_neighbour=_error([(i.nearest_neighbour, came) for i, came in scored]),
        last_round=_error([(i.last_round, came) for i, came in scored]),
    )


def _error(pairs: Sequence[tuple[float | None, int]]) -> float | None:
    """Return the mean squared error of forecasts, or None if any is missing or there are none."""
    errors = [(guess - came) ** 2 for guess, came in pairs if guess is not None]
    complete = errors and len(errors) == len(pairs)
    return rounded(sum(errors) / len(errors)) if complete else None
