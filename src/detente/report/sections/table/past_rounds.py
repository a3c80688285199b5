"""Past rounds: where the forecast missed, one table of guests and rounds, recorded answers."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from detente.assess.attendance.record import Invitee, PastRound
from detente.assess.summary.record import Summary
from detente.assess.table.record import RecordedPart, RecordedRound
from detente.report.titles import actor_name
from detente.report.words import date_words, join_words, percent, span

__all__ = [
    "Answers",
    "GuestRow",
    "GuestTable",
    "guest_table",
    "guests_sentence",
    "misses_sentence",
    "round_answers",
]

_EVEN: Final = 0.5
_CAME, _REFUSED, _NOT_ASKED, _UNKNOWN = "✓", "✗", "–", "?"


class GuestRow(NamedTuple):
    """A guest, with a cell for each round; empty where nothing came of nothing."""

    name: str
    cells: tuple[str, ...]


class GuestTable(NamedTuple):
    """Guests by round.

    Parameters
    ----------
    heads : tuple of str
        Round and date.
    rows : tuple of GuestRow
        Guests with anything to show.
    others : int
        Guests forecast, but never asked and never given an even chance.
    """

    heads: tuple[str, ...]
    rows: tuple[GuestRow, ...]
    others: int


class Answers(NamedTuple):
    """What is on record of a round beside who came.

    Parameters
    ----------
    head : str
        Date and title.
    text : str
        Who hosted, how many came, roles other than participant, refusals with their reasons.
    claims : list of str
        Claims behind it, each once.
    """

    head: str
    text: str
    claims: list[str]


def misses_sentence(rounds: Sequence[PastRound]) -> str:
    """Say at which past rounds the seats lay outside the range, then how many lay within.

    Parameters
    ----------
    rounds : sequence of PastRound
        Past rounds by date.
    """
    past = [(one, missed) for one in rounds if (missed := _missed(one)) is not None]
    if not past:
        return "No past round shows how good this forecast is."
    misses = [
        f"{_dated(one.title, one.date)}, with {one.seats_came} against a forecast of "
        f"{span(one.seats)}"
        for one, missed in past
        if missed
    ]
    many = f"{len(past)} past rounds" if len(past) > 1 else "the one past round"
    seats = "Given who was asked, the seats taken lay"
    if not misses:
        return f"{seats} within the 80 % range at {'all ' if len(past) > 1 else ''}{many}."
    inside = len(past) - len(misses)
    of = f"{len(misses)} of {many}" if len(past) > 1 else many
    within = f"; they lay within it at {inside}" if inside else ""
    return f"{seats} outside the 80 % range at {of}: {join_words(misses)}{within}."


def _dated(title: str, date: str) -> str:
    """Return a round with its month, unless its title has it."""
    month = date_words(date, "month")
    return title if month in title else f"{title}, {month}"


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
    return (
        f"Not given who is asked, {missed} of {len(came)} guests who came had less than an even "
        f"chance, and {false} of {len(away)} who did not come had an even chance or more."
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
    rows, others = [], 0
    for actor, known in summary.actors.items():
        cells = tuple(_cell(summary, one, actor) for one in held)
        if any(cells):
            rows.append(GuestRow(known.name, cells))
        elif any(actor in _forecast(summary, one) for one in held):
            others += 1
    heads = tuple(_dated(one.title, one.date) for one in held)
    return GuestTable(heads, tuple(rows), others)


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
        return "host"
    if forecast is None:
        return "" if part is None or _sign(part) == _NOT_ASKED else _sign(part)
    sign = _sign_of_guest(forecast)
    if sign == _NOT_ASKED and forecast.present < _EVEN:
        return ""
    return f"{percent(forecast.present)} {sign}"


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
    """Return what is on record of each round, by date.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    return [_answers(summary, one) for one in summary.attendance.observed]


def _answers(summary: Summary, one: RecordedRound) -> Answers:
    held = one.date <= summary.as_of
    parts = [_opening(summary, one, held=held), *_exceptions(summary, one, held=held)]
    found = summary.rounds.rounds.get(one.id)
    if found is not None and found.why_not:
        parts.append(f"no forecast: {found.why_not}")
    return Answers(
        head=f"{date_words(one.date, one.precision)}, {one.title}",
        text=f"{'; '.join(parts)}.",
        claims=list(dict.fromkeys(claim for part in one.parts for claim in part.claims)),
    )


def _opening(summary: Summary, one: RecordedRound, *, held: bool) -> str:
    if not held:
        return f"announced, not held by {date_words(summary.as_of)}"
    came = f"{one.participants} participants with the host"
    return came if one.seats == one.participants else f"{came}, {one.seats} in any role"


def _exceptions(summary: Summary, one: RecordedRound, *, held: bool) -> list[str]:
    """Say who came in another role, who refused and why, and who was not asked."""
    grouped: dict[str, list[str]] = {}
    reasoned = []
    for part in one.parts:
        name = actor_name(summary, part.actor)
        did = _did(part, held=held)
        if reasons := _reasons(part):
            reasoned.append(f"{name} {did or 'accepted'}, {reasons}")
        elif did:
            grouped.setdefault(did, []).append(name)
    return [*reasoned, *(f"{did}: {join_words(names)}" for did, names in grouped.items())]


def _did(part: RecordedPart, *, held: bool) -> str:
    """Return what an actor did where it is not simply that it came; nothing where it is."""
    if held and part.role in ("observer", "non-official"):
        return f"came as {part.role}"
    if part.response == "declined":
        return "declined"
    if part.invited == "no":
        return "not asked"
    if not held or part.role != "absent":
        return ""
    if part.response == "accepted":
        return "accepted, yet absent"
    return f"absent, {'invitation' if part.invited == 'unknown' else 'answer'} not on record"


def _reasons(part: RecordedPart) -> str:
    """Return the reason that an actor gave, and the one that others give for it."""
    found = [f"its reason “{part.stated_reason}”"] if part.stated_reason else []
    if part.attributed_reason:
        found.append(f"others say “{part.attributed_reason}”")
    return ", ".join(found)
