"""What came when: labels, contacts by level, and rounds with their seats, over one axis."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from detente.assess.summary.record import Summary
from detente.assess.table.record import RecordedTie
from detente.report.messages.say import count, say
from detente.report.pictures.figure import Cell, Column, Figure, KeyEntry, Twin
from detente.report.pictures.svg import Name, line
from detente.report.sections.table.lanes import (
    Bar,
    BarRow,
    Lane,
    Period,
    Stem,
    StemRow,
    lanes_svg,
)
from detente.report.sections.table.ties import LEVEL_WORDS, doubted, sided
from detente.report.words import date_words
from detente.vocabulary.levels import TIE_LEVELS, UNSTATED

__all__ = ["Stalemated", "finding_of", "stalemates", "timeline_figure"]

_YEARS: Final = 6  # years before the as-of date that are drawn at most
_LABEL, _CONTACT, _ROUND = "label", "contact", "round"
_STALEMATE: Final = "stalemate"  # relation of a claim
_DOUBTED: Final = "doubted"  # class of a bar


def finding_of(contacts: Sequence[str], labels: Sequence[str], rounds: int = 0) -> str:
    """Return the title: whether contact or a label came first.

    Parameters
    ----------
    contacts, labels : sequence of str
        First years of contacts that are neither denied nor disputed, and of labels.
    rounds : int
        Rounds on record, which a title names where there is nothing more.

    Examples
    --------
    >>> finding_of(["2015", "1994"], ["2002"])
    'Contact came before a label: the first contact on record is of 1994, the first label of 2002'
    """
    first, label = min(contacts, default=""), min(labels, default="")
    if first and label:
        return _both(first, label)
    if first:
        return say("Contact is on record since {year}, and no label", year=first)
    if label:
        return say(
            "A label is on record since {year}, and no contact that is not denied", year=label
        )
    return count(
        rounds,
        "{number} round is on record, and no dated contact or label",
        "{number} rounds are on record, and no dated contact or label",
    )


def _both(first: str, label: str) -> str:
    """Say which came first, a contact or a label."""
    if first == label:
        return say(
            "The first contact and the first label on record are of the same year, {year}",
            year=label,
        )
    if first < label:
        return say(
            "Contact came before a label: the first contact on record is of {contact}, the first "
            "label of {label}",
            contact=first,
            label=label,
        )
    return say(
        "A label came before contact: the first label on record is of {label}, the first contact "
        "of {contact}",
        contact=first,
        label=label,
    )


class Stalemated(NamedTuple):
    """Years of a stalemate, and the claims of it."""

    years: str
    claims: list[str]


def timeline_figure(summary: Summary) -> Figure | None:
    """Return the picture of labels, contacts and rounds; None where nothing is dated.

    Parameters
    ----------
    summary : Summary
        Results of the run. Ties without a first day are not drawn.
    """
    labels, contacts = _by_party(summary, _LABEL), _by_party(summary, _CONTACT)
    rounds = [one for one in summary.attendance.observed if one.date <= summary.as_of]
    if not (labels or contacts or rounds):
        return None
    rows = [*_tie_rows(labels, _LABEL), *_tie_rows(contacts, _CONTACT)]
    rows += [
        (_ROUND, one.title, date_words(one.date, one.precision), "", _seats(one.seats))
        for one in rounds
    ]
    starts = [tie.since or "" for ties in (*labels.values(), *contacts.values()) for tie in ties]
    period = _period([*starts, *(one.date for one in rounds)], summary.as_of)
    name = Name(
        key="picture-timeline",
        title=say("Labels, contacts and rounds over time"),
        description=_alt(rows),
    )
    lanes = (
        Lane(say("Terrorist labels in law"), _bar_rows(labels, period, summary.as_of)),
        Lane(say("Contact with the movement"), _bar_rows(contacts, period, summary.as_of)),
        Lane(say("Rounds, with seats taken"), _stem_rows(summary, period)),
    )
    return Figure(
        id=name.key,
        finding=_finding(rows),
        alt=name.description,
        twin=Twin(
            (
                Column(say("lane")),
                Column(say("who or what")),
                Column(say("first")),
                Column(say("first, neither denied nor disputed")),
                Column(say("most open level, or seats")),
            ),
            tuple(rows),
        ),
        svg=lanes_svg(name, lanes, period),
        key=_key(lanes),
    )


def _finding(rows: Sequence[tuple[Cell, ...]]) -> str:
    contacts = [str(row[3]) for row in rows if row[0] == _CONTACT and row[3]]
    labels = [str(row[3]) for row in rows if row[0] == _LABEL and row[3]]
    return finding_of(contacts, labels, sum(row[0] == _ROUND for row in rows))


def _by_party(summary: Summary, kind: str) -> dict[str, list[RecordedTie]]:
    """Return the dated ties of a kind by name of the party, the earliest party first."""
    found: dict[str, list[RecordedTie]] = {}
    ties = [one for one in sided(summary) if one.tie.type == kind and one.tie.since]
    for one in sorted(ties, key=lambda one: one.tie.since or ""):
        if (one.tie.since or "") <= summary.as_of:
            found.setdefault(summary.actors[one.party].name, []).append(one.tie)
    return found


def _tie_rows(by_party: dict[str, list[RecordedTie]], kind: str) -> list[tuple[Cell, ...]]:
    """Return a row a party: its first years, and its most open level."""
    rows: list[tuple[Cell, ...]] = []
    for party, ties in by_party.items():
        firm = [tie for tie in ties if not doubted(tie)]
        first = firm[0].since if firm else None
        level = max((tie.level or UNSTATED for tie in ties), key=TIE_LEVELS.index)
        rows.append(
            (
                kind,
                party,
                date_words(ties[0].since, "year"),
                date_words(first, "year"),
                "" if kind == _LABEL else say(LEVEL_WORDS[level]),
            )
        )
    return rows


def _alt(rows: Sequence[tuple[Cell, ...]]) -> str:
    """Say each row in words."""
    return " ".join(
        say("{who}, {day}: {what}.", who=row[1], day=row[2], what=row[4])
        if row[4]
        else say("{who}: label since {day}.", who=row[1], day=row[2])
        for row in rows
    )


def _seats(seats: int) -> str:
    return count(seats, "{number} seat", "{number} seats")


def _years(day: str) -> float:
    """Return a day as a time in years."""
    known = date.fromisoformat(day)
    return known.year + (known.timetuple().tm_yday - 1) / 365.25


def _period(starts: Sequence[str], as_of: str) -> Period:
    """Return the last years before the as-of date in which something is on record."""
    end = int(as_of[:4])
    first = min(int(start[:4]) for start in starts)
    return Period(float(min(end - 1, max(end - _YEARS, first))), _years(as_of))


def _bar_rows(
    by_party: dict[str, list[RecordedTie]], period: Period, as_of: str
) -> tuple[BarRow, ...]:
    """Return a row for each party with a tie in the period; what is doubted lies behind."""
    rows = []
    for party, ties in by_party.items():
        drawn = [tie for tie in ties if _years(tie.until or as_of) > period.start]
        if not drawn:
            continue
        order = sorted(drawn, key=lambda tie: (not doubted(tie), _height(tie)))
        early = [tie.since or "" for tie in drawn if _years(tie.since or as_of) < period.start]
        bars = tuple(
            Bar(_years(tie.since or as_of), _years(min(tie.until or as_of, as_of)), _classes(tie))
            for tie in order
        )
        rows.append(BarRow(party, bars, since=min(early)[:4] if early else ""))
    return tuple(rows)


def _height(tie: RecordedTie) -> int:
    return TIE_LEVELS.index(tie.level) if tie.level in TIE_LEVELS else -1


def _classes(tie: RecordedTie) -> str:
    kind = "label" if tie.type == _LABEL else tie.level or UNSTATED
    return f"{kind} {_DOUBTED}" if doubted(tie) else kind


def _stem_rows(summary: Summary, period: Period) -> tuple[StemRow, ...]:
    """Return rounds of the convenor, and those of others."""
    convenor = summary.roles.convenor
    known = [
        one
        for one in sorted(summary.attendance.observed, key=lambda one: one.date)
        if one.date <= summary.as_of and _years(one.date) >= period.start
    ]
    own = tuple(Stem(_years(o.date), o.seats) for o in known if o.convenor == convenor)
    others = tuple(Stem(_years(o.date), o.seats) for o in known if o.convenor != convenor)
    by = say("Convened by the convenor")
    if convenor in summary.actors:
        by = say("Convened by {name}", name=summary.actors[convenor].name)
    rows = ((by, own), (say("Convened by others"), others))
    return tuple(StemRow(words, stems) for words, stems in rows if stems)


def _key(lanes: Sequence[Lane]) -> tuple[KeyEntry, ...]:
    """Return what the heights and the pattern of the bars that are drawn stand for."""
    rows = [row for lane in lanes for row in lane.rows if isinstance(row, BarRow)]
    used = {kind for row in rows for bar in row.bars for kind in bar.classes.split()}
    entries: list[tuple[str, str]] = [
        (one, say(LEVEL_WORDS[one])) for one in reversed(TIE_LEVELS) if one in used
    ]
    if _DOUBTED in used:
        entries.append((f"{UNSTATED} {_DOUBTED}", say("denied or disputed")))
    return tuple(
        KeyEntry(
            '<svg class="fig sample" width="24" height="12" aria-hidden="true" focusable="false">'
            f"{line((0.0, 6.0), (1.0, 6.0), f'span {classes}')}</svg>",
            words,
        )
        for classes, words in entries
    )


def stalemates(summary: Summary) -> list[Stalemated]:
    """Return the years for which claims say that the war was at a stalemate, the earliest first.

    Parameters
    ----------
    summary : Summary
        Results of the run; claims without a first day come last.
    """
    years: dict[tuple[str, str], list[str]] = {}
    for name, claim in summary.claims.items():
        if claim.relation == _STALEMATE:
            years.setdefault(((claim.since or "")[:4], (claim.until or "")[:4]), []).append(name)
    order = sorted(years.items(), key=lambda one: (not one[0][0], one[0]))
    return [Stalemated(_span_of_years(since, until), claims) for (since, until), claims in order]


def _span_of_years(since: str, until: str) -> str:
    if not since:
        return say("undated")
    if since == until:
        return since
    if not until:
        return say("since {year}", year=since)
    return say("{low} to {high}", low=since, high=until)
