"""Read all files that the estimates of attendance rest on."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from detente.errors import Finding
from detente.estimates.attendance import Places, Source
from detente.fitting.attendance.panel import Panel
from detente.fitting.attendance.reading.conflicts import read_conflicts
from detente.fitting.attendance.reading.places import read_places
from detente.fitting.attendance.reading.processes import read_processes
from detente.fitting.attendance.reading.tables import refuse

__all__ = ["Data", "read_data", "without"]

_PROCESSES = "pax_rounds_dev.csv"
_ROUNDS, _GUESTS = "attendance_rounds.csv", "attendance_guests.csv"
_BORDERS, _CODES = "cow_contiguity.csv", "state_codes.csv"


class Data(NamedTuple):
    """What the estimates rest on.

    Attributes
    ----------
    processes : list of Panel
        Processes of PA-X: who was there.
    asked : list of Panel
        Conflicts coded by hand: who was asked.
    comes : list of Panel
        Conflicts and cases coded by hand: who came, of those asked.
    states : mapping of str to tuple of str
        States of each conflict and case coded by hand, ISO 3166 alpha-3.
    places : Places
        Who is near to a conflict.
    sources : tuple of Source
        The files.
    digests : dict of str to str
        SHA-256 of each file.
    """

    processes: list[Panel]
    asked: list[Panel]
    comes: list[Panel]
    states: Mapping[str, tuple[str, ...]]
    places: Places
    sources: tuple[Source, ...]
    digests: dict[str, str]


def read_data(folder: str | Path) -> Data:
    """Read the five files of a folder.

    Parameters
    ----------
    folder : path
        Folder with ``pax_rounds_dev.csv``, ``attendance_rounds.csv``, ``attendance_guests.csv``,
        ``cow_contiguity.csv`` and ``state_codes.csv``.

    Returns
    -------
    Data

    Raises
    ------
    CaseError
        If a file cannot be read or a cell is not what it must be; lists every such cell.
    """
    home, findings = Path(folder), list[Finding]()
    places = read_places(home, findings)
    processes = read_processes(home / _PROCESSES, places, findings)
    conflicts = read_conflicts(home / _ROUNDS, home / _GUESTS, places, findings)
    refuse(findings)
    borders = sum(map(len, places.neighbours.values())) // 2
    return Data(
        processes.panels,
        conflicts.asked,
        conflicts.comes,
        conflicts.states,
        places,
        _sources(processes.rows, conflicts.rows, conflicts.guests, borders, len(places.neighbours)),
        {
            name: hashlib.sha256((home / name).read_bytes()).hexdigest()
            for name in (_PROCESSES, _ROUNDS, _GUESTS, _BORDERS, _CODES)
        },
    )


def without(panels: list[Panel], name: str, coded: Mapping[str, tuple[str, ...]]) -> list[Panel]:
    """Return panels without a process or case, and without what is about the same states.

    Parameters
    ----------
    panels : list of Panel
        Processes and conflicts.
    name : str
        Case coded by hand, or number of a process. With a case go all processes of its states;
        with a process goes the case of its states.
    coded : mapping of str to tuple of str
        States of each case coded by hand.
    """
    own = next((set(panel.states) for panel in panels if panel.name == name), set[str]())
    states = {
        state
        for case, those in coded.items()
        for state in those
        if case == name or own & set(those)
    }

    def goes(panel: Panel) -> bool:
        related = bool(set(panel.states) & states)
        return panel.name == name or (related and (name in coded or panel.name in coded))

    return [panel for panel in panels if not goes(panel)]


def _sources(
    processes: int, rounds: int, guests: int, borders: int, states: int
) -> tuple[Source, ...]:
    coded = "facts, coded by hand for this project from public pages"
    return (
        Source(
            file=_PROCESSES,
            rows=processes,
            licence="CC BY-NC-SA 4.0; rows are not shipped",
            citation="PA-X Peace Agreements Database v4, 1990-2020, University of Edinburgh; "
            "Bell and Badanjak 2019, Journal of Peace Research 56(3)",
        ),
        Source(file=_ROUNDS, rows=rounds, licence="facts", citation=coded),
        Source(file=_GUESTS, rows=guests, licence="facts", citation=coded),
        Source(
            file=_BORDERS,
            rows=borders,
            licence="facts; the Correlates of War project asks for citation",
            citation="Stinnett, Tir, Schafer, Diehl and Gochman 2002, Conflict Management and "
            "Peace Science 19(2)",
        ),
        Source(file=_CODES, rows=states, licence="facts", citation="names and codes of states"),
    )
