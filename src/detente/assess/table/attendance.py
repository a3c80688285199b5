"""Who sits at which round: on record, and under each strategy's last round."""

from typing import Any

import numpy as np

from detente.case.case import Case
from detente.runs.draws import Rows
from detente.runs.statistics import interval, level_shares, share
from detente.vocabulary.roles import ROLES

__all__ = ["ROLES", "attendance"]


def attendance(case: Case, rows: Rows) -> dict[str, Any]:
    """Return the rounds on record and the seats of each strategy's rounds.

    Parameters
    ----------
    case : Case
        The cut case.
    rows : Rows
        Columns of the run.

    Returns
    -------
    dict
        ``observed``: rounds in order of date with every part; ``planned``: by strategy, rounds
        held, seats, each guest's roles in the last round, when and in which role it first came,
        and whether the movement, if asked, sits there; ``talks``: by strategy, how often and how
        long government and movement talk.
    """
    return {
        "observed": _observed(case),
        "planned": {s.id: _planned(case, rows, s.id) for s in case.settings.strategies},
        "talks": {s.id: _talks(rows, s.id) for s in case.settings.strategies},
    }


def _observed(case: Case) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for part in sorted(case.rounds, key=lambda r: r.date):
        head = found.setdefault(
            part.round,
            {
                "id": part.round,
                "title": part.title or part.round,
                "series": part.series,
                "date": part.date.isoformat(),
                "precision": part.precision,
                "convenor": part.convenor,
                "parts": [],
            },
        )
        head["parts"].append(
            {
                "actor": part.actor,
                "invited": part.invited,
                "response": part.response,
                "role": part.role,
                "stated_reason": part.stated_reason,
                "attributed_reason": part.attributed_reason,
                "claims": part.claims,
                "note": part.note,
            }
        )
    for head in found.values():
        head["seats"] = sum(p["role"] != "absent" for p in head["parts"])
        head["participants"] = sum(p["role"] in {"host", "participant"} for p in head["parts"])
    return list(found.values())


def _planned(case: Case, rows: Rows, strategy: str) -> dict[str, Any] | None:
    held = rows.output(strategy, "rounds")
    if not held.any():
        return None
    plan = next(s.rounds for s in case.settings.strategies if s.id == strategy)
    asked = set(plan.invite) if plan else set()
    if plan:  # the widening asks one more guest a round, from the second round on
        asked.update(plan.widen[: max(0, int(held.max()) - 1)])
    guests = {}
    for guest in case.guests():
        role = rows.output(strategy, f"role.{guest}")
        host = guest == case.settings.convenor
        guests[guest] = {
            "asked": "host" if host else ("yes" if guest in asked else "no"),
            "probability": share(role > 0),
            "roles": level_shares(role, ROLES),
            "first": _first(rows, strategy, guest),
        }
    return {
        "rounds": interval(held),
        "seats": interval(rows.output(strategy, "table_last")),
        "largest": interval(rows.output(strategy, "table_max")),
        "guests": guests,
        "movement": _movement(case, rows, strategy) if plan and plan.ask_movement else None,
    }


def _first(rows: Rows, strategy: str, guest: str) -> dict[str, Any]:
    """Return how often a guest comes at all; where it does, in which month first and as what."""
    month = rows.output(strategy, f"attended.{guest}")
    came = month > 0
    roles = level_shares(rows.output(strategy, f"first_role.{guest}")[came], ROLES[1:], start=1)
    return {
        "probability": share(came),
        "month": interval(month[came]),
        "roles": roles if came.any() else None,
    }


def _movement(case: Case, rows: Rows, strategy: str) -> dict[str, Any]:
    """Return how often the movement, and each faction, sits at the powers' last round."""
    seated = {f.id: rows.output(strategy, f"seated.{f.id}") > 0 for f in case.factions()}
    anybody = np.logical_or.reduce(list(seated.values())) if seated else np.zeros(1)
    return {"probability": share(anybody), "factions": {f: share(s) for f, s in seated.items()}}


def _talks(rows: Rows, strategy: str) -> dict[str, Any]:
    """Return the talks of government and movement: in how many draws, for how many months."""
    months = rows.output(strategy, "talks")
    held = months > 0
    return {
        "probability": share(held),
        "months": interval(months[held]),
        "first_month": interval(rows.output(strategy, "first_talk")[held]),
        "broken": share(rows.output(strategy, "broken") > 0),
    }
