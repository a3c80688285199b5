"""Positions on each issue: a title by condition, the picture, and the table behind it."""

from collections.abc import Mapping, Sequence
from typing import Final

from detente.assess.agreement.record import IssueForecast, Zone
from detente.assess.summary.record import Summary
from detente.report.messages.say import mark, say
from detente.report.pictures.figure import Cell, Column, Figure, Twin
from detente.report.pictures.svg import Name
from detente.report.sections.agreement.drawing import (
    Marks,
    PartyRow,
    positions_key,
    positions_svg,
)
from detente.report.words import percent
from detente.runs.result import Interval

__all__ = [
    "MARKS",
    "finding_of",
    "party_rows",
    "place_words",
    "positions_figures",
    "zone_words",
]

MARKS: Final = (mark("status quo"), mark("if no deal"), mark("zone"))
_OFTEN: Final = 0.5  # share of draws with a zone below which it is only outlined
"""Names of the last rows of the table behind a picture, those that are known."""

_LOW, _HIGH = 100.0 / 3.0, 200.0 / 3.0  # where the ends of a scale begin
_AT_AN_END = 0.25  # share of influence at each end from which both ends are held
_IN_THE_MIDDLE = 0.5


def finding_of(title: str, parties: Sequence[PartyRow], zone: float | None) -> str:
    """Return the title: where the influence stands, and how often a zone of agreement exists.

    Parameters
    ----------
    title : str
        Title of the issue.
    parties : sequence of PartyRow
        Those with a position.
    zone : float or None
        Share of draws with a zone; None if a side of the talks has no position.

    Examples
    --------
    >>> near = PartyRow(name="a", spread=(0.0, 5.0, 9.0), influence=50.0)
    >>> far = PartyRow(name="b", spread=(80.0, 90.0, 99.0), influence=50.0)
    >>> finding_of("Power", [near, far], 0.54)
    'Power: parties opposed; zone in 54 % of draws'
    """
    if len(parties) < 2:
        return say("{issue}: fewer than two parties have a position", issue=title)
    stance, found = _stance(parties), _zone_words(zone)
    if not stance:
        return say("{issue}: {zone}", issue=title, zone=found)
    return say("{issue}: {stance}; {zone}", issue=title, stance=stance, zone=found)


def _stance(parties: Sequence[PartyRow]) -> str:
    """Say whether the influence stands at both ends or in the middle; else nothing."""
    total = sum(party.influence for party in parties)
    if total <= 0.0:
        return ""
    low = sum(p.influence for p in parties if p.spread[1] < _LOW) / total
    high = sum(p.influence for p in parties if p.spread[1] > _HIGH) / total
    if min(low, high) >= _AT_AN_END:
        return say("parties opposed")
    in_the_middle = 1.0 - low - high >= _IN_THE_MIDDLE
    return say("most influence in the middle") if in_the_middle else ""


def _zone_words(zone: float | None) -> str:
    if zone is None:
        return say("a side of the talks has no position, so no zone is known")
    if zone == 0.0:
        return say("no draw has a zone")
    return say("zone in {share} of draws", share=percent(zone))


def positions_figures(summary: Summary) -> dict[str, Figure]:
    """Return the picture of each issue; the first one holds the key for all.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    names = {actor: known.name for actor, known in summary.actors.items()}
    figures: dict[str, Figure] = {}
    for key, issue in summary.outcomes.items():
        figures[key] = _figure(f"picture-positions-{key}", issue, names, keyed=not figures)
    return figures


def party_rows(issue: IssueForecast, names: Mapping[str, str]) -> list[PartyRow]:
    """Return the parties that have a position, by their middle; numbers as they are printed.

    Parameters
    ----------
    issue : IssueForecast
        The issue.
    names : mapping of str
        Names of actors as printed.
    """
    known = [
        PartyRow(
            name=names.get(party.actor, party.actor),
            spread=_spread(party.position),
            influence=_per_cent(party.influence),
        )
        for party in issue.parties
        if party.position is not None
    ]
    return sorted(known, key=lambda row: (row.spread[1], row.spread[0]))


def place_words(interval: Interval | None) -> str:
    """Return a place on a scale as it is drawn: its middle, or a dash.

    Parameters
    ----------
    interval : Interval or None
        The place over the draws.
    """
    return "–" if interval is None else f"{_whole(interval.p50):.0f}"


def zone_words(zone: Zone | None) -> str:
    """Return the ends of a zone as they are drawn; the title of its picture has its share.

    Parameters
    ----------
    zone : Zone or None
        The zone of the talks.
    """
    ends = _ends(zone)
    if zone is None:
        return "–"
    if ends is None:
        return say("none")
    low, high = (f"{end:.0f}" for end in ends)
    return say("{low}–{high}", low=low, high=high)


def _figure(key: str, issue: IssueForecast, names: Mapping[str, str], *, keyed: bool) -> Figure:
    rows, talks = party_rows(issue, names), issue.zones.talks
    finding = finding_of(issue.title, rows, None if talks is None else talks.found)
    title = say("Positions on {issue}", issue=issue.title)
    name = Name(key=key, title=title, description=_alt(issue, rows))
    return Figure(
        id=key,
        finding=finding,
        alt=name.description,
        twin=Twin(_columns(), (*map(_cells, rows), *_mark_rows(issue))),
        svg=positions_svg(name, rows, _marks(issue)),
        key=positions_key() if keyed else (),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(say("party")),
        Column(say("low"), "number"),
        Column(say("middle"), "number"),
        Column(say("high"), "number"),
        Column(say("influence or draws, %"), "number"),
    )


def _cells(row: PartyRow) -> tuple[Cell, ...]:
    return (row.name, *row.spread, row.influence)


def _whole(value: float) -> float:
    """Return a place on the scale as it is printed, never a negative zero."""
    return round(value) + 0.0


def _per_cent(share: float) -> float:
    """Return a share as its per cent are printed: whole, but for those next to none and all."""
    exact = 100.0 * share
    return float(round(exact)) if 1.0 <= exact <= 99.0 else exact


def _spread(interval: Interval) -> tuple[float, float, float]:
    return _whole(interval.p10), _whole(interval.p50), _whole(interval.p90)


def _ends(zone: Zone | None) -> tuple[float, float] | None:
    """Return the middles of both ends of a zone over the draws that have one."""
    if zone is None or zone.low is None or zone.high is None or zone.found == 0.0:
        return None
    return _whole(zone.low.p50), _whole(zone.high.p50)


def _marks(issue: IssueForecast) -> Marks:
    quo, back = issue.stands.status_quo, issue.stands.reversion
    zone = issue.zones.talks
    return Marks(
        status_quo=None if quo is None else _whole(quo.p50),
        reversion=None if back is None else _whole(back.p50),
        zone=_ends(zone),
        often=zone is not None and zone.found >= _OFTEN,
    )


def _mark_rows(issue: IssueForecast) -> list[tuple[Cell, ...]]:
    """Return the rows of what holds, and of the zone with the share of draws that have one."""
    stands = (issue.stands.status_quo, issue.stands.reversion)
    rows: list[tuple[Cell, ...]] = [
        (say(name), *_spread(known), None)
        for name, known in zip(MARKS, stands, strict=False)
        if known is not None
    ]
    talks = issue.zones.talks
    if talks is not None:
        low, high = _ends(talks) or (None, None)
        rows.append((say(MARKS[-1]), low, None, high, _per_cent(talks.found)))
    return rows


def _alt(issue: IssueForecast, rows: Sequence[PartyRow]) -> str:
    """Say the middle of every party, what holds, and the zone."""
    named = ", ".join(f"{row.name} {row.spread[1]:.0f}" for row in rows)
    marks = _marks(issue)
    sentences = [
        say(
            "From 0, {low}, to 100, {high}.",
            low=issue.zero_means,
            high=issue.hundred_means,
        ),
        say("{positions}.", positions=named) if named else say("Nobody has a position."),
    ]
    if marks.status_quo is not None:
        sentences.append(say("Status quo {place}.", place=f"{marks.status_quo:.0f}"))
    if marks.reversion is not None:
        sentences.append(say("If no deal {place}.", place=f"{marks.reversion:.0f}"))
    talks = issue.zones.talks
    if marks.zone is not None and talks is not None:
        low, high = (f"{end:.0f}" for end in marks.zone)
        share = percent(talks.found)
        sentences.append(
            say(
                "Zone of agreement {low} to {high}, in {share} of draws.",
                low=low,
                high=high,
                share=share,
            )
        )
    return " ".join(sentences)
