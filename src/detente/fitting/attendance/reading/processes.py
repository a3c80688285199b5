"""Read rounds from a file in the layout of the agreements of PA-X :cite:p:`bell2019`.

Presence as a signatory or witness stands for being asked. All rows of one process and day are one
round. Rows that name no third party are no rounds.
"""

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np

from detente.errors import Finding
from detente.estimates.attendance import Places
from detente.fitting.attendance.panel import Panel
from detente.fitting.attendance.reading.places import is_organisation, is_state
from detente.fitting.attendance.reading.tables import Row, Table
from detente.numerics.arrays import Floats

__all__ = ["LEAST_ROWS", "Processes", "read_processes"]

LEAST_ROWS = 3
_NEEDED = ("process", "date", "location", "third_parties")
_DAYS = 365.25  # in a year


class Processes(NamedTuple):
    """Processes of a file.

    Attributes
    ----------
    panels : list of Panel
        Those with three or more rows that name third parties.
    rows : int
        Rows that name third parties in these.
    short : tuple of str
        Processes with fewer such rows, which are left out.
    """

    panels: list[Panel]
    rows: int
    short: tuple[str, ...]


class _Agreement(NamedTuple):
    process: str
    title: str
    day: date
    states: tuple[str, ...]
    guests: tuple[str, ...]


def read_processes(path: Path, places: Places, findings: list[Finding]) -> Processes:
    """Read the rounds of a file.

    Parameters
    ----------
    path : Path
        CSV file with the columns ``process``, ``date``, ``location`` and ``third_parties``; states
        as ISO 3166 alpha-3, several of them with semicolons between.
    places : Places
        Who is near to a conflict.
    findings : list of Finding
        Gets what is wrong.

    Returns
    -------
    Processes
    """
    table = Table(path, findings)
    found: dict[str, list[_Agreement]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for row in table.rows(_NEEDED):
        agreement = _agreement(row)
        _refuse_repeat(row, seen)
        found[agreement.process] += [agreement] if agreement.guests else []
    long = {name: those for name, those in found.items() if len(those) >= LEAST_ROWS}
    if not long and not findings:
        table.report(
            f"no process has {LEAST_ROWS} rows or more that name third parties",
            column="third_parties",
            allowed="codes of states and organisations, with semicolons between",
            hint="fill in who signed or witnessed each agreement",
        )
    return Processes(
        [_panel(name, long[name], places) for name in sorted(long, key=_order)],
        sum(map(len, long.values())),
        tuple(sorted(found.keys() - long.keys(), key=_order)),
    )


def _refuse_repeat(row: Row, seen: set[tuple[str, str]]) -> None:
    """Report an agreement that comes twice in its process; files may go without numbers."""
    number = row.text("agreement")
    key = (row.text("process"), number)
    if number and key in seen:
        row.wrong(
            "agreement", "this agreement has two rows", "one row in a process", "remove one of them"
        )
    seen.add(key)


def _order(name: str) -> tuple[int, str]:
    """Return a key that sorts numbers as numbers."""
    return (int(name) if name.isdecimal() else 0, name)


def _agreement(row: Row) -> _Agreement:
    process = row.text("process")
    if not process:
        row.wrong("process", "the process is missing", "a number or name", "fill in the cell")
    states = row.parts("location")
    for state in states:
        if not is_state(state):
            row.wrong(
                "location",
                f"{state} is no code of a state",
                "ISO 3166 alpha-3, such as AFG",
                "correct the code, or leave the cell empty",
            )
    return _Agreement(
        process,
        row.text("process_name") or process,
        row.day("date"),
        states,
        row.parts("third_parties"),
    )


def _panel(name: str, agreements: list[_Agreement], places: Places) -> Panel:
    """Return the rounds of a process."""
    states = tuple(sorted({state for one in agreements for state in one.states}))
    rounds: dict[date, set[str]] = defaultdict(set)
    for one in agreements:
        rounds[one.day] |= set(one.guests)
    days = sorted(rounds)
    near = places.near(states)
    candidates = near - set(states)
    guests = tuple(sorted(candidates.union(*rounds.values())))
    outcome = np.array([[guest in rounds[day] for guest in guests] for day in days], np.float64)
    named = np.array([guest in candidates for guest in guests])
    before = np.vstack((np.zeros(len(guests)), np.cumsum(outcome, axis=0)[:-1]))
    return Panel(
        name=name,
        title=agreements[0].title,
        states=states,
        guests=guests,
        features=np.array([_features(guest, near | set(states)) for guest in guests]),
        years=np.array([(day - days[0]).days / _DAYS for day in days]),
        outcome=outcome,
        counts=named | (before > 0.0),
    )


def _features(guest: str, near: frozenset[str]) -> Floats:
    """Return the features in the order of `ASKED`."""
    return np.array(
        [1, guest == "UN", is_organisation(guest), guest not in near, 0, 0, 0], np.float64
    )
