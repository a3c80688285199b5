"""Forecast past rounds as of the day before: invitations and attendance, with two baselines."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from detente.assess.table.record import Invitee, PastRound, PastRounds, RoundErrors
from detente.case.as_of.cut import cut_case
from detente.case.case import Case
from detente.case.schema.world import RoundPart
from detente.engagement.forecast import RoundForecast, forecast_round
from detente.engagement.task import EngagementTask
from detente.errors import CaseError, UnknownNameError
from detente.numerics.arrays import Floats
from detente.runs.statistics import interval, rounded
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.roles import Role

__all__ = ["case_before", "forecast_rounds", "round_before", "round_ids", "round_inputs"]

# Roles: a guest comes if a uniform number is below its probability; the margin sets the role.
_ROLES: tuple[tuple[Role, float, float], ...] = (
    ("participant", 0.4, 1.0),
    ("observer", 0.15, 0.4),
    ("non-official", 0.0, 0.15),
)


@dataclass(frozen=True, slots=True)
class _Past:
    """A recorded round."""

    id: str
    title: str
    day: date
    host: str
    parts: tuple[RoundPart, ...]

    @property
    def eve(self) -> date:
        """The day before; the forecast uses only what was known then."""
        return self.day - timedelta(days=1)

    def came(self) -> set[str]:
        return {p.actor for p in self.parts if p.role != "absent"}

    def asked(self) -> set[str]:
        return {p.actor for p in self.parts if p.invited == "yes"}


def round_ids(case: Case) -> list[str]:
    """Return the ids of the recorded rounds, in order of date."""
    return [past.id for past in _past(case)]


def _past(case: Case) -> list[_Past]:
    """Return the recorded rounds whose host may be a guest at talks, in order of date."""
    grouped: dict[str, list[RoundPart]] = {}
    for part in case.rounds:
        grouped.setdefault(part.round, []).append(part)
    guests = set(case.guests())
    rounds = [
        _Past(name, parts[0].title or name, parts[0].date, parts[0].convenor, tuple(parts))
        for name, parts in grouped.items()
        if parts[0].convenor in guests
    ]
    return sorted(rounds, key=lambda past: (past.day, past.id))


def _named(case: Case, name: str) -> _Past:
    return next(past for past in _past(case) if past.id == name)


def forecast_rounds(
    case: Case, seed: int = 1, draws: int = 512, only: list[str] | None = None
) -> PastRounds:
    """Forecast recorded rounds, each from what was known on the day before.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    seed, draws : int
        Seed and number of draws.
    only : list of str, optional
        Ids of rounds; default all of them.

    Raises
    ------
    UnknownNameError
        If a round is not on record.
    """
    every = _past(case)
    known = [past.id for past in every]
    for name in only or ():
        if name not in known:
            message = f"round '{name}' is not on record; allowed: {', '.join(known) or 'none'}"
            raise UnknownNameError(message)
    chosen = [past for past in every if only is None or past.id in only]
    rounds = {past.id: _forecast(case, past, seed, draws) for past in chosen}
    return PastRounds(draws=draws, seed=seed, rounds=rounds)


def case_before(case: Case, name: str) -> Case:
    """Return the case as known on the day before a round.

    Raises
    ------
    CaseError
        If the movement, the government or the convenor was not known then.
    """
    return cut_case(case, _named(case, name).eve)


def round_before(case: Case, name: str) -> str | None:
    """Return the id of the same host's previous round, if it was known on the day before."""
    before = _last(case_before(case, name), _named(case, name))
    return None if before is None else before.id


def round_inputs(case: Case, name: str, seed: int = 1) -> tuple[Case, list[InputKey]]:
    """Return the case as known on the day before a round, and the inputs of its forecast.

    Raises
    ------
    CaseError
        If the movement, the government or the convenor was not known then.
    """
    past, known = _named(case, name), case_before(case, name)
    if past.host not in known.guests():
        return known, []
    inputs = EngagementTask(known, seed).inputs(0, 2)
    forecast_round(inputs, past.host, sorted(past.asked()))
    return known, [InputKey.parse(column) for column in inputs.values]


def _forecast(case: Case, past: _Past, seed: int, draws: int) -> PastRound:
    """Return the forecast of a round, or the reason why there is none."""
    try:
        known = cut_case(case, past.eve)
        guests = known.guests()
    except CaseError as error:
        return _no_forecast(past, str(error))
    if past.host not in guests:
        return _no_forecast(past, f"the host was not yet on record on {past.eve.isoformat()}")
    inputs = EngagementTask(known, seed).inputs(0, draws)
    forecast = forecast_round(inputs, past.host, sorted(past.asked()))
    invitees = _invitees(known, past, forecast)
    listed = [n for n, g in enumerate(guests) if g in past.asked() and g != past.host]
    return PastRound(
        title=past.title,
        date=past.day.isoformat(),
        host=past.host,
        as_of=past.eve.isoformat(),
        why_not=None,
        invitees=invitees,
        seats=interval(forecast.comes[:, listed].sum(axis=1) + 1.0),
        seats_came=sum(g in past.came() for g in guests),
        brier=_errors(invitees.values()),
    )


def _no_forecast(past: _Past, why: str) -> PastRound:
    return PastRound(
        title=past.title,
        date=past.day.isoformat(),
        host=past.host,
        as_of=past.eve.isoformat(),
        why_not=why,
        invitees={},
        seats=None,
        seats_came=None,
        brier=None,
    )


def _invitees(known: Case, past: _Past, forecast: RoundForecast) -> dict[str, Invitee]:
    """Return the forecast and the baselines of every guest except the host."""
    others = past.asked() & set(forecast.guests) - {past.host, known.settings.government}
    near = _nearest(known, past, len(others))
    last = _last(known, past)
    recorded = {p.actor: p for p in past.parts}
    invitees = {}
    for n, guest in enumerate(forecast.guests):
        if guest == past.host:
            continue
        part = recorded.get(guest)
        invitees[guest] = Invitee(
            offer=rounded(float(forecast.offer[:, n].mean())),
            probability=rounded(float(forecast.accept[:, n].mean())),
            role=_role(forecast.accept[:, n]),
            nearest_neighbour=None if near is None else int(guest in near),
            last_round=None if last is None else int(guest in last.came()),
            asked=part.invited if part else "unknown",
            came=None if part is None else int(part.role != "absent"),
        )
    return invitees


def _nearest(known: Case, past: _Past, seats: int) -> set[str] | None:
    """Return the government and as many nearest powers as were invited; None without distances."""
    distances = {a.subject: a.mode for a in known.assessments if a.variable == "distance"}
    powers = [p.id for p in known.powers() if p.id in distances and p.id != past.host]
    if not powers:
        return None
    powers.sort(key=lambda p: (distances[p], p))
    return {known.settings.government, *powers[:seats]}


def _last(known: Case, past: _Past) -> _Past | None:
    """Return the same host's previous round; None if there was none, or none was known."""
    before = [p for p in _past(known) if p.host == past.host and p.day < past.day and p.came()]
    return before[-1] if before else None


def _role(accept: Floats) -> Role:
    """Return the most likely role, from the mean probability of each role."""
    chances: dict[Role, float] = {
        role: float(np.clip(accept - low, 0.0, high - low).mean()) for role, low, high in _ROLES
    }
    chances["absent"] = float((1.0 - accept).mean())
    return max(chances, key=lambda role: chances[role])


def _errors(invitees: Iterable[Invitee]) -> RoundErrors:
    """Return mean squared errors over invited guests, of the model and of each baseline."""
    scored = [(i, i.came) for i in invitees if i.asked == "yes" and i.came is not None]
    return RoundErrors(
        asked=len(scored),
        model=_error([(i.probability, came) for i, came in scored]),
        nearest_neighbour=_error([(i.nearest_neighbour, came) for i, came in scored]),
        last_round=_error([(i.last_round, came) for i, came in scored]),
    )


def _error(pairs: list[tuple[float | None, int]]) -> float | None:
    """Return the mean squared error of forecasts, or None if any is missing or there are none."""
    errors = [(guess - came) ** 2 for guess, came in pairs if guess is not None]
    complete = errors and len(errors) == len(pairs)
    return rounded(sum(errors) / len(errors)) if complete else None
