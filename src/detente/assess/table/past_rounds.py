"""Past rounds forecast as of the day before: who is asked, who comes, beside two baselines."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from detente.case.as_of.cut import cut_case
from detente.case.case import Case
from detente.case.schema.world import RoundPart
from detente.engagement.forecast import RoundForecast, forecast_round
from detente.engagement.task import EngagementTask
from detente.errors import CaseError, UnknownNameError
from detente.numerics.arrays import Floats
from detente.runs.statistics import interval, rounded

__all__ = ["forecast_rounds", "round_ids", "round_inputs"]

_ROLES = (("participant", 0.4, 1.0), ("observer", 0.15, 0.4), ("non-official", 0.0, 0.15))


@dataclass(frozen=True, slots=True)
class _Past:
    """A round on record."""

    id: str
    title: str
    day: date
    host: str
    parts: tuple[RoundPart, ...]

    def came(self) -> set[str]:
        return {p.actor for p in self.parts if p.role != "absent"}

    def asked(self) -> set[str]:
        return {p.actor for p in self.parts if p.invited == "yes"}


def round_ids(case: Case) -> list[str]:
    """Return the rounds on record, in order of date."""
    return [past.id for past in _past(case)]


def _past(case: Case) -> list[_Past]:
    """Return the rounds on record whose host may be a guest at talks, in order of date."""
    grouped: dict[str, list[RoundPart]] = {}
    for part in case.rounds:
        grouped.setdefault(part.round, []).append(part)
    guests = set(case.guests())
    found = [
        _Past(name, parts[0].title or name, parts[0].date, parts[0].convenor, tuple(parts))
        for name, parts in grouped.items()
        if parts[0].convenor in guests
    ]
    return sorted(found, key=lambda past: (past.day, past.id))


def forecast_rounds(
    case: Case, seed: int = 1, draws: int = 512, only: list[str] | None = None
) -> dict[str, Any]:
    """Forecast rounds on record, each from what was known the day before.

    Parameters
    ----------
    case : Case
        The cut case.
    seed, draws : int
        Seed and number of draws.
    only : list of str, optional
        Ids of rounds; default all of them.

    Returns
    -------
    dict
        ``rounds`` by id: date, host, ``invitees`` by id (``offer``, chance that the host would
        ask; ``probability``, chance that it comes if asked; the likeliest ``role``;
        ``nearest_neighbour`` and ``last_round``, 1 or 0, None where they say nothing; ``asked``
        and ``came`` as recorded), ``seats`` with the host, and ``brier`` scores over those asked.

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
    found = {past.id: _forecast(case, past, seed, draws) for past in chosen}
    return {"draws": draws, "seed": seed, "rounds": found}


def round_inputs(case: Case, name: str, seed: int = 1) -> tuple[Case, list[str]]:
    """Return the case as known the day before a round, and the inputs its forecast draws."""
    past = next(p for p in _past(case) if p.id == name)
    known = cut_case(case, past.day - timedelta(days=1))
    if past.host not in known.guests():
        return known, []
    inputs = EngagementTask(known, seed).inputs(0, 2)
    forecast_round(inputs, past.host, sorted(past.asked()))
    return known, list(inputs.values)


def _forecast(case: Case, past: _Past, seed: int, draws: int) -> dict[str, Any]:
    head = {"title": past.title, "date": past.day.isoformat(), "host": past.host}
    before = past.day - timedelta(days=1)
    try:
        known = cut_case(case, before)
        guests = known.guests()
    except CaseError as error:
        return head | {"as_of": before.isoformat(), "why_not": str(error), "invitees": {}}
    if past.host not in guests:
        why = f"the host was not yet on record on {before.isoformat()}"
        return head | {"as_of": before.isoformat(), "why_not": why, "invitees": {}}
    inputs = EngagementTask(known, seed).inputs(0, draws)
    forecast = forecast_round(inputs, past.host, sorted(past.asked()))
    invitees = _invitees(known, past, forecast)
    listed = [n for n, g in enumerate(guests) if g in past.asked() and g != past.host]
    seats = forecast.comes[:, listed].sum(axis=1) + 1.0
    return head | {
        "as_of": before.isoformat(),
        "why_not": None,
        "invitees": invitees,
        "seats": interval(seats),
        "seats_came": sum(g in past.came() for g in guests),
        "brier": _scores(invitees),
    }


def _invitees(known: Case, past: _Past, forecast: RoundForecast) -> dict[str, Any]:
    """Return the forecast and the baselines of every guest but the host."""
    others = past.asked() & set(forecast.guests) - {past.host, known.settings.government}
    near = _nearest(known, past, len(others))
    last = _last(_past(known), past)
    recorded = {p.actor: p for p in past.parts}
    found = {}
    for n, guest in enumerate(forecast.guests):
        if guest == past.host:
            continue
        part = recorded.get(guest)
        probability = float(forecast.accept[:, n].mean())
        found[guest] = {
            "offer": rounded(float(forecast.offer[:, n].mean())),
            "probability": rounded(probability),
            "role": _role(forecast.accept[:, n]),
            "nearest_neighbour": None if near is None else int(guest in near),
            "last_round": None if last is None else int(guest in last),
            "asked": part.invited if part else "unknown",
            "came": None if part is None else int(part.role != "absent"),
        }
    return found


def _nearest(known: Case, past: _Past, seats: int) -> set[str] | None:
    """Return the government and the nearest powers, as many as were asked; None unmeasured."""
    distances = {a.subject: a.mode for a in known.assessments if a.variable == "distance"}
    powers = [p.id for p in known.powers() if p.id in distances and p.id != past.host]
    if not powers:
        return None
    powers.sort(key=lambda p: (distances[p], p))
    return {known.settings.government, *powers[:seats]}


def _last(every: list[_Past], past: _Past) -> set[str] | None:
    """Return who sat at the same host's round before; None if none was held and known of."""
    before = [p for p in every if p.host == past.host and p.day < past.day and p.came()]
    return before[-1].came() if before else None


def _role(accept: Floats) -> str:
    """Return the likeliest role, luck being uniform below the chance of coming."""
    chances = {
        role: float(np.clip(accept - low, 0.0, high - low).mean()) for role, low, high in _ROLES
    }
    chances["absent"] = float((1.0 - accept).mean())
    return max(chances, key=lambda role: chances[role])


def _scores(invitees: dict[str, Any]) -> dict[str, Any]:
    """Return mean squared errors over those asked: the model's, and each baseline's."""
    asked = [g for g in invitees.values() if g["asked"] == "yes" and g["came"] is not None]
    names = {
        "model": "probability",
        "nearest_neighbour": "nearest_neighbour",
        "last_round": "last_round",
    }
    found: dict[str, Any] = {"asked": len(asked)}
    for name, key in names.items():
        errors = [(g[key] - g["came"]) ** 2 for g in asked if g[key] is not None]
        whole = len(errors) == len(asked) and errors
        found[name] = rounded(sum(errors) / len(errors)) if whole else None
    return found
