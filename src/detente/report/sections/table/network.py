"""Who is in contact with whom: outside parties left, the movement and its factions right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from detente.assess.summary.record import Summary
from detente.assess.table.record import RecordedTie
from detente.report.pictures.figure import Cell, Column, Figure, KeyEntry, Twin
from detente.report.pictures.svg import Name, Point, circle, fitted, line, picture, text
from detente.report.sections.table.ties import LEVELS, doubted, in_force, inside, sided
from detente.report.words import date_words, join_words

__all__ = ["Link", "Network", "finding_of", "network_figure"]

_ROW: Final = 32.0
_NAMED: Final = 3  # parties without a line that a title names
_DRAWN: Final = {False: "line", True: "broken line"}


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


_WIDE: Final = _Form(0.32, 0.64, (165.0, 185.0), "labels the movement")
_NARROW: Final = _Form(0.37, 0.63, (98.0, 98.0), "labels it")


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
    return f"{_missing(parties, without)}; {_denied(len(links), sum(b for _, b in links))}"


def _missing(parties: Sequence[str], without: Sequence[str]) -> str:
    many = len(parties)
    if not without:
        who = f"All {many} parties" if many > 1 else "The one party"
        return f"{who} on record {'have' if many > 1 else 'has'} a line to the movement"
    start = f"Of {many} parties on record" if many > 1 else "Of one party on record"
    if len(without) > _NAMED:
        return f"{start} {len(without)} have no line to the movement"
    verb = "has" if len(without) == 1 else "have"
    return f"{start} only {join_words(without)} {verb} no line to the movement"


def _denied(lines: int, broken: int) -> str:
    if broken == 0:
        return "no line is denied or disputed"
    verb = "is" if broken == 1 else "are"
    return f"{broken} of {lines} line{'s' if lines > 1 else ''} {verb} denied or disputed"


def network_figure(summary: Summary) -> Figure | None:
    """Return the picture of contacts in force; None without a contact on record.

    Parameters
    ----------
    summary : Summary
        Results of the run. Its table lists every tie on record, labels and past ones included.
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
        title=f"Contacts in force on {date_words(summary.as_of)}",
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
        link = Link(one.party, one.other, one.tie.level or LEVELS[0], doubted(one.tie))
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
    return not link.broken, LEVELS.index(link.level)


def _alt(network: Network) -> str:
    """Say each line in words."""
    names = {**network.parties, **network.within}
    lines = [
        f"{names[one.party]} with {names[one.other]}, {one.level}"
        f"{', denied or disputed' if one.broken else ''}"
        for one in network.links
    ]
    return f"{'; '.join(lines)}." if lines else "No contact is in force."


def _twin(summary: Summary, network: Network) -> Twin:
    """Return every tie on record, and how the picture draws it."""
    columns = (
        Column("from"),
        Column("to"),
        Column("label, or level of contact"),
        Column("said of it, or issued by"),
        Column("since"),
        Column("until"),
        Column("holds in draws", "share"),
        Column("drawn as"),
    )
    drawn = {(one.party, one.other, one.level, one.broken) for one in network.links}
    pairs = {id(one.tie): one for one in sided(summary)}
    rows: list[tuple[Cell, ...]] = []
    for tie in summary.contacts.recorded:
        held = pairs.get(id(tie))
        shown = ""
        if held and tie.type == "contact" and in_force(tie, summary.as_of):
            key = (held.party, held.other, tie.level or LEVELS[0], doubted(tie))
            shown = _DRAWN[doubted(tie)] if key in drawn else ""
        rows.append((*_tie_cells(summary, tie), shown))
    return Twin(columns, tuple(rows))


def _tie_cells(summary: Summary, tie: RecordedTie) -> tuple[Cell, ...]:
    names = {i: actor.name for i, actor in summary.actors.items()}
    return (
        names.get(tie.from_, tie.from_),
        names.get(tie.to, tie.to),
        tie.level or tie.type,
        tie.acknowledged or tie.issuer or "",
        _day(tie.since, tie.precision),
        _day(tie.until, tie.precision),
        tie.exists,
    )


def _day(day: str | None, precision: str) -> str:
    """Return a day of the table, no more exact than it is known."""
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
        for one in sorted(network.links, key=lambda one: -LEVELS.index(one.level))
    ]
    for party, (x, y) in left.items():
        labels = party in network.labelling
        base = y - 2.0 if labels else y + 4.0
        drawn.append(circle((x, y), 4.0, "node"))
        name = fitted(network.parties[party], form.room[0])
        drawn.append(text((x, base), name, "lab", anchor="end", shift=-9.0))
        if labels:
            drawn.append(text((x, y + 11.0), form.label, "tick", anchor="end", shift=-9.0))
    for other, (x, y) in right.items():
        drawn.append(circle((x, y), 4.0, "node"))
        drawn.append(text((x, y + 4.0), fitted(network.within[other], form.room[1]), shift=9.0))
    return drawn


def _places(names: Mapping[str, str], x: float, height: float) -> dict[str, Point]:
    step = height / max(1, len(names))
    return {name: (x, step * (n + 0.5)) for n, name in enumerate(names)}


def _classes(level: str, *, broken: bool) -> str:
    return f"tie {level}{' doubted' if broken else ''}"


def _key(network: Network) -> tuple[KeyEntry, ...]:
    """Return what the lines stand for, of those that are drawn."""
    levels = [level for level in reversed(LEVELS) if any(o.level == level for o in network.links)]
    entries = [(_classes(level, broken=False), level) for level in levels]
    if any(one.broken for one in network.links):
        entries.append((_classes(LEVELS[1], broken=True), "denied or disputed"))
    return tuple(
        KeyEntry(
            '<svg class="fig sample" width="24" height="12" aria-hidden="true" focusable="false">'
            f"{line((0.0, 6.0), (1.0, 6.0), classes)}</svg>",
            words,
        )
        for classes, words in entries
    )
