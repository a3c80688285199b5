"""Report attendance at rounds: recorded rounds, and the last round of each option."""

import numpy as np

from detente.assess.table.record import (
    Attendance,
    FirstAttendance,
    PlannedGuest,
    PlannedRounds,
    RecordedPart,
    RecordedRound,
    SeatedMovement,
    Talks,
)
from detente.case.case import Case
from detente.case.schema.options import Strategy
from detente.case.schema.world import RoundPart
from detente.runs.draws import Rows
from detente.runs.statistics import interval, level_shares, share
from detente.vocabulary.roles import ROLES

__all__ = ["attendance"]


def attendance(case: Case, rows: Rows) -> Attendance:
    """Return the recorded rounds and the attendance at each option's rounds.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    """
    options = case.settings.strategies
    return Attendance(
        observed=_observed(case),
        planned={option.id: _planned(case, rows, option) for option in options},
        talks={option.id: _talks(rows, option.id) for option in options},
    )


def _observed(case: Case) -> list[RecordedRound]:
    """Return the recorded rounds, in order of date."""
    grouped: dict[str, list[RoundPart]] = {}
    for part in sorted(case.rounds, key=lambda part: part.date):
        grouped.setdefault(part.round, []).append(part)
    return [_recorded(case, parts) for parts in grouped.values()]


def _recorded(case: Case, parts: list[RoundPart]) -> RecordedRound:
    """Return a recorded round from its parts; a leader's is that of the body he leads."""
    head = parts[0]
    return RecordedRound(
        id=head.round,
        title=head.title or head.round,
        series=head.series,
        date=head.date.isoformat(),
        precision=head.precision,
        convenor=case.organisation(head.convenor),
        parts=[
            RecordedPart(
                actor=case.organisation(part.actor),
                invited=part.invited,
                response=part.response,
                role=part.role,
                stated_reason=part.stated_reason,
                attributed_reason=part.attributed_reason,
                claims=part.claims,
                note=part.note,
            )
            for part in parts
        ],
        seats=sum(part.role != "absent" for part in parts),
        participants=sum(part.role in {"host", "participant"} for part in parts),
    )


def _planned(case: Case, rows: Rows, option: Strategy) -> PlannedRounds | None:
    """Return the rounds of an option, or None if no draw has a round."""
    held = rows.output(option.id, "rounds")
    if not held.any():
        return None
    plan = option.rounds
    asked = set(plan.invite) if plan else set()
    if plan:  # from the second round on, one more guest is invited per round
        asked.update(plan.widen[: max(0, int(held.max()) - 1)])
    return PlannedRounds(
        rounds=interval(held),
        seats=interval(rows.output(option.id, "table_last")),
        largest=interval(rows.output(option.id, "table_max")),
        guests={guest: _guest(case, rows, option.id, guest, asked) for guest in case.guests()},
        movement=_movement(case, rows, option.id) if plan and plan.ask_movement else None,
    )


def _guest(case: Case, rows: Rows, option: str, guest: str, asked: set[str]) -> PlannedGuest:
    role = rows.output(option, f"role.{guest}")
    is_host = guest == case.settings.convenor
    return PlannedGuest(
        asked="host" if is_host else ("yes" if guest in asked else "no"),
        probability=share(role > 0),
        roles=level_shares(role, ROLES),
        first=_first(rows, option, guest),
    )


def _first(rows: Rows, option: str, guest: str) -> FirstAttendance:
    """Return how often a guest comes to any round, and its first month and role if it does."""
    month = rows.output(option, f"attended.{guest}")
    came = month > 0
    roles = level_shares(rows.output(option, f"first_role.{guest}")[came], ROLES[1:], start=1)
    return FirstAttendance(
        probability=share(came),
        month=interval(month[came]),
        roles=roles if came.any() else None,
    )


def _movement(case: Case, rows: Rows, option: str) -> SeatedMovement:
    """Return how often the movement and each faction attend the powers' last round."""
    seated = {f.id: rows.output(option, f"seated.{f.id}") > 0 for f in case.factions()}
    any_seated = np.logical_or.reduce(list(seated.values())) if seated else np.zeros(1)
    return SeatedMovement(
        probability=share(any_seated),
        factions={faction: share(sits) for faction, sits in seated.items()},
    )


def _talks(rows: Rows, option: str) -> Talks:
    """Return the talks of government and movement: share of draws, months, first month."""
    first = rows.output(option, "first_talk")
    held = first > 0
    return Talks(
        probability=share(held),
        months=interval(rows.output(option, "talks")[held]),
        first_month=interval(first[held]),
        broken=share(rows.output(option, "broken") > 0),
    )
