"""Trace the forecasts of rounds to the rounds on record and to the estimates."""

from detente.assess.attendance.past_rounds import case_before, round_before
from detente.assess.explain.case_steps import CaseSteps
from detente.assess.explain.nodes import Node, assumption
from detente.assess.explain.trace import Context, Place, Trace, Tracer, each, of_the_run
from detente.case.case import Case

__all__ = ["TRACES"]

_ESTIMATES = (
    "estimated from the attendance of other processes and, where rounds are on record, moved by "
    "them; the case's own rounds never made these estimates"
)


def _draws(_: Context, place: Place) -> Trace:
    return (assumption(place.name, "the estimates hold 64 draws of their coefficients"),)


def _round(context: Context, place: Place) -> Trace:
    return context.facts.round(place.keys[0])


def _why_not(context: Context, place: Place) -> Trace:
    """Trace why there is no forecast of a round: what was known on the day before."""
    why = context.summary.rounds.rounds[place.keys[0]].why_not
    text = "the host was on record on the day before, so there is a forecast"
    if why is not None:
        text = f"no forecast ({why.replace('_', ' ')}), by what was known on the day before"
    return (*context.facts.round(place.keys[0]), assumption(place.name, text))


def _invitee_on_record(context: Context, place: Place) -> Trace:
    name, guest = place.keys[:2]
    return context.facts.round(name, guest) or context.facts.round(name)


def _record(known: Case, place: Place, guest: str | None = None) -> tuple[Node, ...]:
    """Return the rows of the rounds known, of one guest or of all, and the estimates."""
    steps = CaseSteps(known)
    names = dict.fromkeys(part.round for part in known.rounds)
    rows = [row for name in names for row in steps.round(name, guest)]
    return (*rows, assumption(place.name, _ESTIMATES))


def _invitee(context: Context, place: Place) -> Trace:
    """Trace the forecast of a guest to its own rows in earlier rounds."""
    name, guest = place.keys[:2]
    return (
        *context.facts.round(name, guest),
        *_record(case_before(context.case, name), place, guest),
    )


def _seats(context: Context, place: Place) -> Trace:
    """Trace the forecast of the whole round to all rows of earlier rounds."""
    name = place.keys[0]
    if context.summary.rounds.rounds[name].why_not:
        return _why_not(context, place)
    return (*context.facts.round(name), *_record(case_before(context.case, name), place))


def _nearest(context: Context, place: Place) -> Trace:
    """Trace the baseline that the nearest come to the distances and the invitations."""
    known = case_before(context.case, place.keys[0])
    steps = CaseSteps(known)
    distances = [steps.assessment(a) for a in known.assessments if a.variable == "distance"]
    recorded = context.facts.round(place.keys[0])
    return (*recorded, *(distances or [_no_guess(place, "nobody assessed a distance")]))


def _last_round(context: Context, place: Place) -> Trace:
    """Trace the baseline that the same come as last time to the previous round, as recorded."""
    name, *guest = place.keys
    before = round_before(context.case, name)
    if before is None:
        return (_no_guess(place, "no earlier round of this series was known"),)
    steps = CaseSteps(case_before(context.case, name))
    came = steps.round(before, guest[0] if guest else None) or steps.round(before)
    return came if guest else (*context.facts.round(name), *came)


def _no_guess(place: Place, why: str) -> Node:
    return assumption(place.name, f"{why}, so there is no baseline")


def _scores(context: Context, place: Place) -> Trace:
    """Trace a score to every round on record."""
    return _record(context.case, place)


def _next_guest(context: Context, place: Place) -> Trace:
    return _record(context.case, place, place.keys[0])


def _announced(context: Context, place: Place) -> Trace:
    """Trace an announced round to its own rows and to how earlier ones went."""
    name, *guest = place.keys
    rows = context.facts.round(name, guest[0] if guest else None)
    text = "judgement, moved by the case's announced rounds whose date has passed"
    return (*rows, *_record(context.case, place), assumption(place.name, text))


def _cited(context: Context, place: Place) -> Trace:
    return context.facts.claims([context.summary.rounds.upcoming.claims[int(place.keys[0])]])


_SCORE = ("cells", "rounds", "events", "model/brier", "model/log", "rules/*/brier", "rules/*/log")
_SHARED = ("best", "difference/*", "skill", "label")

TRACES: dict[str, Tracer] = {
    "rounds/draws": _draws,
    "rounds/seed": of_the_run,
    **each("rounds/rounds/*", ("title", "date", "host", "series", "as_of", "seats_came"), _round),
    "rounds/rounds/*/why_not": _why_not,
    **each("rounds/rounds/*/invitees/*", ("asked", "came"), _invitee_on_record),
    **each("rounds/rounds/*/invitees/*", ("offer", "probability", "present", "role"), _invitee),
    "rounds/rounds/*/invitees/*/nearest_neighbour": _nearest,
    "rounds/rounds/*/invitees/*/last_round": _last_round,
    "rounds/rounds/*/seats": _seats,
    "rounds/rounds/*/brier/asked": _round,
    "rounds/rounds/*/brier/model": _seats,
    "rounds/rounds/*/brier/nearest_neighbour": _nearest,
    "rounds/rounds/*/brier/last_round": _last_round,
    **each("rounds/scores/readings/*/attendance/*", (*_SCORE, *_SHARED), _scores),
    **each("rounds/scores/readings/*/asked/*", (*_SCORE, *_SHARED), _scores),
    **each("rounds/scores/readings/*/comes/*", (*_SCORE, *_SHARED), _scores),
    **each("rounds/scores/readings/*/role", ("cells", "model", "participant"), _scores),
    **each("rounds/scores/readings/*/role", ("difference/*", "label"), _scores),
    **each("rounds/scores/readings/*/seats", ("rounds", "best", "difference/*", "label"), _scores),
    **each("rounds/scores/readings/*/seats/model", ("brier", "log", "crps"), _scores),
    **each("rounds/scores/readings/*/seats/rules/*", ("brier", "log", "crps"), _scores),
    "rounds/scores/labels/*": _scores,
    **each("rounds/announced/*", ("title", "date", "host", "on_time", "ever"), _announced),
    **each("rounds/announced/*/guests/*", ("agreed", "if_held", "on_time"), _announced),
    **each("rounds/upcoming", ("series", "host", "rounds", "seats"), _scores),
    "rounds/upcoming/claims/*": _cited,
    **each("rounds/upcoming/guests/*", ("offer", "probability", "present"), _next_guest),
    **each("rounds/upcoming/guests/*", ("roles/*", "rounds"), _next_guest),
    "rounds/upcoming/rule": _scores,
    "rounds/upcoming/guests/*/rule": _next_guest,
}
