"""Who is in contact with whom: outside parties left, the movement and its factions right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from detente.assess.summary.record import Summary
from detente.assess.table.record import RecordedTie
from detente.report.messages.say import count, mark, say
from detente.report.pictures.figure import Cell, Column, Figure, KeyEntry, Twin
from detente.report.pictures.svg import (
    NAME_LINE,
    Name,
    Point,
    circle,
    fitted,
    line,
    picture,
    text,
    wrapped,
    wrapped_text,
)
from detente.report.sections.table.ties import (
    LEVEL_WORDS,
    SAID_WORDS,
    TYPE_WORDS,
    contacts_and_labels,
    doubted,
    in_force,
    inside,
    sided,
)
from detente.report.words import date_words, join_words
from detente.vocabulary.levels import TIE_LEVELS, UNSTATED

__all__ = ["Link", "Network", "day_of_tie", "finding_of", "network_figure"]

_ROW: Final = 32.0
_NAMED: Final = 3  # parties without a line that a title names
_SAID: Final = mark("{party} with {other}, {level}.")
_DENIED: Final = mark("{party} with {other}, {level}, denied or disputed.")
_DRAWN: Final = {False: mark("line"), True: mark("broken line")}


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the picture.

    Parameters
    ----------
    party, other : str
        Ids of the outside party, and of the movement or faction.
    level : str
        Level of the contact.
    broken : bool
        Whether it is denied or disputed.
    """

    party: str
    other: str
    level: str
    broken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Both columns by id and name, who labels, and the lines between them."""

    parties: Mapping[str, str]
    within: Mapping[str, str]
    labelling: frozenset[str]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """Places of names and nodes as shares of the width, and pixels that names may take."""

    left: float
    right: float
    room: tuple[float, float]
    label: str


_WIDE: Final = _Form(0.32, 0.64, (165.0, 185.0), mark("labels the movement"))
_NARROW: Final = _Form(0.37, 0.63, (98.0, 98.0), mark("labels it"))


def finding_of(parties: Sequence[str], links: Sequence[tuple[str, bool]]) -> str:
    """Return the title: who has no line, and how many lines are denied or disputed.

    Parameters
    ----------
    parties : sequence of str
        Names of the outside parties.
    links : sequence of tuple
        A line each: name of the party, and whether it is denied or disputed.

    Examples
    --------
    >>> finding_of(["A", "B"], [("A", True)])
    'Of 2 parties on record only B has no line to the movement; 1 of 1 line is denied or disputed'
    """
    without = [party for party in parties if party not in {name for name, _ in links}]
    return say(
        "{parties}; {lines}",
        parties=_missing(parties, without),
        lines=_denied(len(links), sum(b for _, b in links)),
    )


def _missing(parties: Sequence[str], without: Sequence[str]) -> str:
    many, names = len(parties), join_words(without)
    if not without:
        return count(
            many,
            "The one party on record has a line to the movement",
            "All {number} parties on record have a line to the movement",
        )
    if many == 1:
        return say("Of one party on record only {names} has no line to the movement", names=names)
    if len(without) > _NAMED:
        return say(
            "Of {number} parties on record {without} have no line to the movement",
            number=many,
            without=len(without),
        )
    return count(
        len(without),
        "Of {parties} parties on record only {names} has no line to the movement",
        "Of {parties} parties on record only {names} have no line to the movement",
        parties=many,
        names=names,
    )


def _denied(lines: int, broken: int) -> str:
    if broken == 0:
        return say("no line is denied or disputed")
    if lines == 1:
        return say("1 of 1 line is denied or disputed")
    return count(
        broken,
        "{number} of {lines} lines is denied or disputed",
        "{number} of {lines} lines are denied or disputed",
        lines=lines,
    )


def network_figure(summary: Summary) -> Figure | None:
    """Return the picture of contacts in force; None without a contact on record.

    Parameters
    ----------
    summary : Summary
        Results of the run. Its table lists every contact and label on record, past ones included.
    """
    network = _network(summary)
    if not any(one.tie.type == "contact" for one in sided(summary)):
        return None
    parties = network.parties
    finding = finding_of(
        list(parties.values()), [(parties[link.party], link.broken) for link in network.links]
    )
    name = Name(
        key="picture-network",
        title=say("Contacts in force on {day}", day=date_words(summary.as_of)),
        description=_alt(network),
    )
    return Figure(
        id=name.key,
        finding=finding,
        alt=name.description,
        twin=_twin(summary, network),
        svg=_drawn(name, network),
        key=_key(network),
    )


def _network(summary: Summary) -> Network:
    """Return the columns, and the strongest tie in force between each pair."""
    ties = sided(summary)
    on_record = {one.party for one in ties}
    best: dict[tuple[str, str], Link] = {}
    for one in ties:
        if one.tie.type != "contact" or not in_force(one.tie, summary.as_of):
            continue
        link = Link(one.party, one.other, one.tie.level or UNSTATED, doubted(one.tie))
        known = best.get((one.party, one.other))
        if known is None or _strength(link) > _strength(known):
            best[one.party, one.other] = link
    labels = frozenset(
        one.party for one in ties if one.tie.type == "label" and in_force(one.tie, summary.as_of)
    )
    return Network(
        parties={i: a.name for i, a in summary.actors.items() if i in on_record},
        within={i: summary.actors[i].name for i in inside(summary)},
        labelling=labels,
        links=tuple(best.values()),
    )


def _strength(link: Link) -> tuple[bool, int]:
    """Order the ties of a pair: what is not denied first, then by level."""
    return not link.broken, TIE_LEVELS.index(link.level)


def _alt(network: Network) -> str:
    """Say each line in words."""
    names = {**network.parties, **network.within}
    lines = [
        say(
            _DENIED if one.broken else _SAID,
            party=names[one.party],
            other=names[one.other],
            level=say(LEVEL_WORDS[one.level]),
        )
        for one in network.links
    ]
    return " ".join(lines) if lines else say("No contact is in force.")


def _twin(summary: Summary, network: Network) -> Twin:
    """Return every contact and label on record, and how the picture draws it."""
    columns = (
        Column(say("from")),
        Column(say("to")),
        Column(say("label, or level of contact")),
        Column(say("said of it, or issued by")),
        Column(say("since")),
        Column(say("until")),
        Column(say("holds in draws"), "share"),
        Column(say("drawn as")),
    )
    drawn = {(one.party, one.other, one.level, one.broken) for one in network.links}
    pairs = {id(one.tie): one for one in sided(summary)}
    rows: list[tuple[Cell, ...]] = []
    for tie in contacts_and_labels(summary):
        held = pairs.get(id(tie))
        shown = ""
        if held and tie.type == "contact" and in_force(tie, summary.as_of):
            key = (held.party, held.other, tie.level or UNSTATED, doubted(tie))
            shown = say(_DRAWN[doubted(tie)]) if key in drawn else ""
        rows.append((*_tie_cells(summary, tie), shown))
    return Twin(columns, tuple(rows))


def _tie_cells(summary: Summary, tie: RecordedTie) -> tuple[Cell, ...]:
    names = {i: actor.name for i, actor in summary.actors.items()}
    return (
        names.get(tie.from_, tie.from_),
        names.get(tie.to, tie.to),
        say(LEVEL_WORDS[tie.level] if tie.level in LEVEL_WORDS else TYPE_WORDS[tie.type]),
        _said_of(tie) or tie.issuer or "",
        day_of_tie(tie.since, tie.precision),
        day_of_tie(tie.until, tie.precision),
        tie.exists,
    )


def _said_of(tie: RecordedTie) -> str:
    words = SAID_WORDS.get(tie.acknowledged or "", "")
    return say(words) if words else ""


def day_of_tie(day: str | None, precision: str) -> str:
    """Return a day of the table, no more exact than it is known.

    Examples
    --------
    >>> day_of_tie("2015-03-01", "month"), day_of_tie(None, "day")
    ('2015-03', '')
    """
    return (day or "")[: {"year": 4, "month": 7}.get(precision, 10)]


def _drawn(name: Name, network: Network) -> str:
    """Return the picture for wide and for narrow screens."""
    many = max(len(network.parties), len(network.within))
    height = _ROW * many
    return "".join(
        picture(
            replace(name, key=f"{name.key}-{short}"),
            height,
            _body(network, form, height),
            classes=f"single {classes}",
        )
        for short, form, classes in (("w", _WIDE, "only-wide"), ("n", _NARROW, "only-narrow"))
    )


def _body(network: Network, form: _Form, height: float) -> list[str]:
    left = _places(network.parties, form.left, height)
    right = _places(network.within, form.right, height)
    drawn = [
        line(left[one.party], right[one.other], _classes(one.level, broken=one.broken))
        for one in sorted(network.links, key=lambda one: -TIE_LEVELS.index(one.level))
    ]
    for party, (x, y) in left.items():
        name, labels = network.parties[party], party in network.labelling
        lines = [fitted(name, form.room[0])] if labels else wrapped(name, form.room[0])
        drawn.append(circle((x, y), 4.0, "node"))
        base = (x, y - 2.0 if labels else _base(y, lines))
        drawn += wrapped_text(base, lines, anchor="end", shift=-9.0)
        if labels:
            drawn.append(text((x, y + 11.0), say(form.label), "tick", anchor="end", shift=-9.0))
    for other, (x, y) in right.items():
        lines = wrapped(network.within[other], form.room[1])
        drawn.append(circle((x, y), 4.0, "node"))
        drawn += wrapped_text((x, _base(y, lines)), lines, shift=9.0)
    return drawn


def _base(y: float, lines: Sequence[str]) -> float:
    """Return the first base line of a name whose middle lies at a height."""
    return y + 4.0 - NAME_LINE / 2 * (len(lines) - 1)


def _places(names: Mapping[str, str], x: float, height: float) -> dict[str, Point]:
    step = height / max(1, len(names))
    return {name: (x, step * (n + 0.5)) for n, name in enumerate(names)}


def _classes(level: str, *, broken: bool) -> str:
    return f"tie {level}{' doubted' if broken else ''}"


def _key(network: Network) -> tuple[KeyEntry, ...]:
    """Return what the lines stand for, of those that are drawn."""
    levels = [
        level for level in reversed(TIE_LEVELS) if any(o.level == level for o in network.links)
    ]
    entries = [(_classes(level, broken=False), say(LEVEL_WORDS[level])) for level in levels]
    if any(one.broken for one in network.links):
        entries.append((_classes(UNSTATED, broken=True), say("denied or disputed")))
    return tuple(
        KeyEntry(
            '<svg class="fig sample" width="24" height="12" aria-hidden="true" focusable="false">'
            f"{line((0.0, 6.0), (1.0, 6.0), classes)}</svg>",
            words,
        )
        for classes, words in entries
    )
