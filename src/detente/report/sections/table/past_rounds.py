"""Past rounds: where the forecast missed, one table of guests and rounds, recorded answers."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from detente.assess.attendance.record import Invitee, NoForecast, PastRound
from detente.assess.summary.record import Summary
from detente.assess.table.record import RecordedPart, RecordedRound
from detente.report.messages.say import count, mark, say
from detente.report.titles import actor_name
from detente.report.words import bare_percent, date_words, join_words, span

__all__ = [
    "Answers",
    "GuestRow",
    "GuestTable",
    "guest_table",
    "guests_sentence",
    "misses_sentence",
    "no_forecast",
    "round_answers",
]

_EVEN: Final = 0.5
_DID: Final = {
    "observer": (mark("{names} came as observer"), mark("came as observer: {names}")),
    "non-official": (mark("{names} came as non-official"), mark("came as non-official: {names}")),
    "declined": (mark("{names} declined"), mark("declined: {names}")),
    "not-asked": (mark("{names} not asked"), mark("not asked: {names}")),
    "absent": (mark("{names} accepted, yet absent"), mark("accepted, yet absent: {names}")),
    "no-invitation": (
        mark("{names} absent, invitation not on record"),
        mark("absent, invitation not on record: {names}"),
    ),
    "no-answer": (
        mark("{names} absent, answer not on record"),
        mark("absent, answer not on record: {names}"),
    ),
}
_NO_FORECAST: Final[dict[NoForecast, str]] = {
    "parties_unknown": mark(
        "no forecast: the movement, the government or the convenor was not yet on record on {day}"
    ),
    "host_unknown": mark("no forecast: the host was not yet on record on {day}"),
    "not_held": mark("no forecast: it was not held"),
}
_CAME, _REFUSED, _NOT_ASKED, _UNKNOWN = "✓", "✗", "–", "?"


class GuestRow(NamedTuple):
    """Guests who print alike, with a cell for each round; empty where nothing came of nothing."""

    name: str
    cells: tuple[str, ...]


class GuestTable(NamedTuple):
    """Guests by round, with the seats above them.

    Parameters
    ----------
    heads : tuple of str
        Round and date.
    seats : tuple of GuestRow
        Seats forecast with their range, and seats taken.
    rows : tuple of GuestRow
        Guests with anything to show.
    others : int
        Guests forecast, but never asked and never given an even chance.
    """

    heads: tuple[str, ...]
    seats: tuple[GuestRow, ...]
    rows: tuple[GuestRow, ...]
    others: int


class Answers(NamedTuple):
    """What is on record of rounds beside who came.

    Parameters
    ----------
    head : str
        Titles and months.
    text : str
        Roles other than participant, refusals with their reasons, and who was not asked.
    claims : list of str
        Claims behind it, each once.
    """

    head: str
    text: str
    claims: list[str]


def misses_sentence(rounds: Sequence[PastRound]) -> str:
    """Say at which past rounds the seats lay outside the range.

    Parameters
    ----------
    rounds : sequence of PastRound
        Past rounds by date.
    """
    past = [(one, missed) for one in rounds if (missed := _missed(one)) is not None]
    if not past:
        return say("No past round shows how good this forecast is.")
    misses = [
        say(
            "{round}, with {came} against a forecast of {seats}",
            round=_dated(one.title, one.date),
            came=one.seats_came,
            seats=span(one.seats),
        )
        for one, missed in past
        if missed
    ]
    if not misses:
        return count(
            len(past),
            "Given who was asked, the seats taken lay within the 80 % range at the one past round.",
            "Given who was asked, the seats taken lay within the 80 % range at all {number} past "
            "rounds.",
        )
    return count(
        len(past),
        "Given who was asked, the seats taken lay outside the 80 % range at the one past round: "
        "{misses}.",
        "Given who was asked, the seats taken lay outside the 80 % range at {outside} of {number} "
        "past rounds: {misses}.",
        outside=len(misses),
        misses=join_words(misses),
    )


def _dated(title: str, date: str, precision: str = "month") -> str:
    """Return a round with its month, unless its title has it; with its year if that is all."""
    month = date_words(date, "year" if precision == "year" else "month")
    return title if month in title else say("{title}, {day}", title=title, day=month)


def no_forecast(one: PastRound) -> str:
    """Say why a past round has no forecast; empty if it has one.

    Parameters
    ----------
    one : PastRound
        The round.
    """
    return "" if one.why_not is None else say(_NO_FORECAST[one.why_not], day=one.as_of)


def guests_sentence(rounds: Sequence[PastRound]) -> str:
    """Say how many who came were not expected, and how many who stayed away were.

    Parameters
    ----------
    rounds : sequence of PastRound
        Past rounds.

    Returns
    -------
    str
        Empty where no guest was forecast.
    """
    known = [guest for one in rounds for guest in one.invitees.values() if guest.came is not None]
    came = [guest for guest in known if guest.came]
    away = [guest for guest in known if not guest.came]
    if not known:
        return ""
    missed = sum(guest.present < _EVEN for guest in came)
    false = sum(guest.present >= _EVEN for guest in away)
    return say(
        "Not given who is asked, {missed} of {came} guests who came had less than an even chance, "
        "and {expected} of {away} who did not come had an even chance or more.",
        missed=missed,
        came=len(came),
        expected=false,
        away=len(away),
    )


def _missed(one: PastRound) -> bool | None:
    """Return whether the seats lay outside the range; None where they were not forecast."""
    if one.why_not or one.seats is None or one.seats_came is None:
        return None
    return not one.seats.p10 <= one.seats_came <= one.seats.p90


def guest_table(summary: Summary) -> GuestTable:
    """Return guests in the order of the case, with the forecast and what happened at each round.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    held = _held(summary)
    alike: dict[tuple[str, ...], list[str]] = {}
    others = 0
    for actor, known in summary.actors.items():
        cells = tuple(_cell(summary, one, actor) for one in held)
        if any(cells):
            alike.setdefault(cells, []).append(known.name)
        elif any(actor in _forecast(summary, one) for one in held):
            others += 1
    heads = tuple(_dated(one.title, one.date) for one in held)
    rows = tuple(GuestRow(join_words(names), cells) for cells, names in alike.items())
    return GuestTable(heads, _seats(summary, held), rows, others)


def _seats(summary: Summary, held: Sequence[RecordedRound]) -> tuple[GuestRow, ...]:
    """Return the seats forecast for each round, and those taken."""
    found = [summary.rounds.rounds.get(one.id) for one in held]
    forecast = tuple(
        "–" if known is None or known.why_not else span(known.seats) for known in found
    )
    taken = tuple(str(one.seats) for one in held)
    return GuestRow(say("seats, forecast"), forecast), GuestRow(say("seats taken"), taken)


def _held(summary: Summary) -> list[RecordedRound]:
    return [one for one in summary.attendance.observed if one.date <= summary.as_of]


def _forecast(summary: Summary, one: RecordedRound) -> dict[str, Invitee]:
    found = summary.rounds.rounds.get(one.id)
    return found.invitees if found is not None else {}


def _cell(summary: Summary, one: RecordedRound, actor: str) -> str:
    """Return the chance at the table with a sign of what happened, or nothing."""
    forecast = _forecast(summary, one).get(actor)
    part = next((p for p in one.parts if p.actor == actor), None)
    if part is not None and part.role == "host":
        return say("host")
    if forecast is None:
        return "" if part is None or _sign(part) == _NOT_ASKED else _sign(part)
    sign = _sign_of_guest(forecast)
    if sign == _NOT_ASKED and forecast.present < _EVEN:
        return ""
    return f"{bare_percent(forecast.present)} {sign}"


def _sign_of_guest(guest: Invitee) -> str:
    if guest.came:
        return _CAME
    if guest.came == 0 and guest.asked != "unknown":
        return _REFUSED if guest.asked == "yes" else _NOT_ASKED
    return _UNKNOWN


def _sign(part: RecordedPart) -> str:
    if part.role != "absent":
        return _CAME
    if part.invited == "unknown":
        return _UNKNOWN
    return _REFUSED if part.invited == "yes" else _NOT_ASKED


def round_answers(summary: Summary) -> list[Answers]:
    """Return what is on record of each round, by date; rounds of which the same is share a line.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    alike: dict[str, list[Answers]] = {}
    for one in summary.attendance.observed:
        found = _answers(summary, one)
        alike.setdefault(found.text, []).append(found)
    return [
        Answers(
            "; ".join(one.head for one in rounds),
            text,
            list(dict.fromkeys(claim for one in rounds for claim in one.claims)),
        )
        for text, rounds in alike.items()
    ]


def _answers(summary: Summary, one: RecordedRound) -> Answers:
    held = one.date <= summary.as_of
    parts = []
    if not held:
        parts.append(say("announced, not held by {day}", day=date_words(summary.as_of)))
    parts += _exceptions(summary, one, held=held)
    found = summary.rounds.rounds.get(one.id)
    if found is not None and (reason := no_forecast(found)):
        parts.append(reason)
    return Answers(
        head=_dated(one.title, one.date, one.precision),
        text=say("{clauses}.", clauses="; ".join(parts))
        if parts
        else say("no refusal or absence on record."),
        claims=list(dict.fromkeys(claim for part in one.parts for claim in part.claims)),
    )


def _exceptions(summary: Summary, one: RecordedRound, *, held: bool) -> list[str]:
    """Say who came in another role, who refused and why, and who was not asked."""
    grouped: dict[str, list[str]] = {}
    reasoned = []
    for part in one.parts:
        name = actor_name(summary, part.actor)
        did = _did(part, held=held)
        if part.stated_reason or part.attributed_reason:
            reasoned.append(_reasoned(name, did, part))
        elif did:
            grouped.setdefault(did, []).append(name)
    return [
        *reasoned,
        *(say(_DID[did][1], names=join_words(names)) for did, names in grouped.items()),
    ]


def _did(part: RecordedPart, *, held: bool) -> str:
    """Return what an actor did where it is not simply that it came; nothing where it is."""
    if held and part.role in ("observer", "non-official"):
        return part.role
    if part.response == "declined":
        return "declined"
    if part.invited == "no":
        return "not-asked"
    if not held or part.role != "absent":
        return ""
    if part.response == "accepted":
        return "absent"
    return "no-invitation" if part.invited == "unknown" else "no-answer"


def _reasoned(name: str, did: str, part: RecordedPart) -> str:
    """Say what an actor did, the reason that it gave, and the one that others give for it."""
    who = say(_DID[did][0], names=name) if did else say("{names} accepted", names=name)
    stated, attributed = part.stated_reason, part.attributed_reason
    if stated and attributed:
        return say(
            "{who}, its reason “{stated}”, others say “{attributed}”",
            who=who,
            stated=stated,
            attributed=attributed,
        )
    if stated:
        return say("{who}, its reason “{stated}”", who=who, stated=stated)
    return say("{who}, others say “{attributed}”", who=who, attributed=attributed)
