"""Read the rounds of conflicts that were coded by hand, with their factions."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np

from detente.errors import Finding
from detente.estimates.attendance import Places, shipped_attendance
from detente.fitting.attendance.panel import Panel
from detente.fitting.attendance.reading.tables import Row, Table
from detente.numerics.arrays import Floats

__all__ = ["Conflicts", "read_conflicts"]

_KINDS = ("power", "government", "faction")
_ROUNDS = ("process", "series", "date", "host", "guest", "kind", "asked", "came")
_GUESTS = ("process", "guest", "kind", "un", "organisation", "remote", "from")
_ASKED, _CAME = ("yes", "no", "unknown"), ("yes", "no", "")
_FLAGS = ("0", "1")
_DAYS = 365.25


class Conflicts(NamedTuple):
    """Conflicts coded by hand.

    Attributes
    ----------
    asked : list of Panel
        Who was asked, of conflicts whose possible guests are listed.
    comes : list of Panel
        Who came, of those asked.
    states : mapping of str to tuple of str
        States of each conflict, ISO 3166 alpha-3; a process of PA-X in these is left out with it.
    rows : int
        Rows of rounds.
    guests : int
        Rows of guests.
    """

    asked: list[Panel]
    comes: list[Panel]
    states: Mapping[str, tuple[str, ...]]
    rows: int
    guests: int


class _Round(NamedTuple):
    """A round: its day and series, its host, and its rows by guest."""

    day: date
    host: str
    rows: dict[str, "_Cell"]


class _Cell(NamedTuple):
    kind: str
    asked: str
    came: str


class _Guest(NamedTuple):
    name: str
    features: tuple[float, ...]
    since: date | None


def read_conflicts(
    rounds: Path, guests: Path, places: Places, findings: list[Finding]
) -> Conflicts:
    """Read rounds, and who could have been asked to them.

    Parameters
    ----------
    rounds : Path
        CSV file with one row per guest and round. The column ``states`` may name the states of
        the conflict, ISO 3166 alpha-3 with semicolons, in any of its rows. Where no row does, the
        states are those under which the shipped estimates know a conflict of that name.
    guests : Path
        CSV file with one row per guest that could have been asked; a guest without a row in a
        round held after ``from`` was not asked.
    places : Places
        The states that there are.
    findings : list of Finding
        Gets what is wrong.

    Returns
    -------
    Conflicts
    """
    rows = Table(rounds, findings).rows(_ROUNDS)
    held, states = _read_rounds(rows), _read_states(rows, places)
    listed, count = _read_guests(Table(guests, findings))
    return Conflicts(
        [
            _asked(name, states[name], held[name], listed[name])
            for name in sorted(held)
            if name in listed
        ],
        [_comes(name, states[name], held[name]) for name in sorted(held)],
        states,
        len(rows),
        count,
    )


def _read_states(rows: Sequence[Row], places: Places) -> dict[str, tuple[str, ...]]:
    """Return the states of each conflict, as its rows or the shipped estimates name them."""
    known, found = shipped_attendance().case_states, defaultdict[str, list[str]](list)
    for row in rows:
        own = found[row.text("process")]
        for state in row.parts("states"):
            if state not in places.neighbours:
                row.wrong(
                    "states",
                    f"{state} is no state with neighbours in the files",
                    "ISO 3166 alpha-3 codes, with semicolons between them",
                    "correct the code, or leave the cell empty",
                )
            elif state not in own:
                own.append(state)
    return {name: tuple(sorted(own)) or known.get(name, ()) for name, own in sorted(found.items())}


def _read_rounds(rows: Sequence[Row]) -> dict[str, list[_Round]]:
    found: dict[str, dict[tuple[date, str, str], dict[str, _Cell]]] = defaultdict(dict)
    for row in rows:
        process, guest = _name(row, "process"), _name(row, "guest")
        key = (row.day("date"), row.text("series"), row.text("host"))
        cells = found[process].setdefault(key, {})
        if guest in cells:
            row.wrong("guest", "this guest has two rows", "one row", "remove one of them")
        asked = row.one_of("asked", _ASKED)
        came = row.one_of("came", _CAME)
        if came and asked != "yes":
            row.wrong("came", "the guest was not asked", "empty", "empty the cell")
        cells[guest] = _Cell(row.one_of("kind", _KINDS), asked, came)
    return {
        process: [
            _Round(day, host, those[day, series, host]) for day, series, host in sorted(those)
        ]
        for process, those in found.items()
    }


def _read_guests(table: Table) -> tuple[dict[str, list[_Guest]], int]:
    found: dict[str, list[_Guest]] = defaultdict(list)
    rows = table.rows(_GUESTS)
    for row in rows:
        kind = row.one_of("kind", _KINDS)
        flags = [float(row.one_of(name, _FLAGS) == "1") for name in _GUESTS[3:6]]
        features = (1.0, *flags, 1.0, float(kind == "government"), float(kind == "faction"))
        since = row.day("from") if row.text("from") else None
        found[_name(row, "process")].append(_Guest(_name(row, "guest"), features, since))
    return found, len(rows)


def _name(row: Row, column: str) -> str:
    if not (name := row.text(column)):
        row.wrong(column, "the name is missing", "a name", "fill in the cell")
    return name


def _asked(
    name: str, states: tuple[str, ...], held: Sequence[_Round], guests: Sequence[_Guest]
) -> Panel:
    outcome = np.array([[_was_asked(one, guest) for guest in guests] for one in held])
    names = [guest.name for guest in guests]
    features = np.array([guest.features for guest in guests])
    return _panel(name, states, held, names, features, outcome)


def _comes(name: str, states: tuple[str, ...], held: Sequence[_Round]) -> Panel:
    kinds = {guest: cell.kind for one in held for guest, cell in one.rows.items()}
    guests = sorted(kinds)
    features = [
        (1.0, float(kinds[guest] == "government"), float(kinds[guest] == "faction"))
        for guest in guests
    ]
    came = {"yes": 1.0, "no": 0.0}
    outcome = [
        [
            came.get(one.rows[guest].came, np.nan) if guest in one.rows else np.nan
            for guest in guests
        ]
        for one in held
    ]
    return _panel(name, states, held, guests, np.array(features), np.array(outcome))


def _was_asked(one: _Round, guest: _Guest) -> float:
    """Return 1, 0, or NaN where it is not known."""
    cell = one.rows.get(guest.name)
    if cell is None:
        absent = guest.name == one.host or (guest.since is not None and one.day < guest.since)
        return np.nan if absent else 0.0
    return {"yes": 1.0, "no": 0.0}.get(cell.asked, np.nan)


def _panel(
    name: str,
    states: tuple[str, ...],
    held: Sequence[_Round],
    guests: Sequence[str],
    features: Floats,
    outcome: Floats,
) -> Panel:
    return Panel(
        name=name,
        title=name,
        states=states,
        guests=tuple(guests),
        features=features,
        years=np.array([(one.day - held[0].day).days / _DAYS for one in held]),
        outcome=outcome,
        counts=~np.isnan(outcome),
    )
