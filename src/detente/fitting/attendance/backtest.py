"""Back-test the estimates of attendance on a file of rounds."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TypedDict

from detente.errors import Finding
from detente.estimates.attendance import (
    Attendance,
    RuleScore,
    ScoreTable,
    coefficients_of,
    shipped_attendance,
)
from detente.fitting.attendance.panel import Panel
from detente.fitting.attendance.reading.processes import read_processes
from detente.fitting.attendance.reading.tables import Table, refuse
from detente.fitting.attendance.rolling import joined, rolling
from detente.fitting.attendance.scores import score_tables
from detente.models.attendance.propensity import Coefficients

__all__ = ["Backtest", "as_json", "backtest_rounds", "unseen"]

Numbers = dict[str, float | int | None]


class Scored(TypedDict):
    """Scores of the model, and of each simple rule."""

    model: Numbers
    baselines: dict[str, Numbers]


class Seats(Scored):
    """Scores of the number of guests."""

    crps: float | None


class Answer(TypedDict):
    """Scores by output, as the command prints them."""

    attendance: Scored
    attendance_seen: Scored
    attendance_new: Scored
    asked: Scored
    comes: None
    seats: Seats


class Backtest(NamedTuple):
    """Scores on a file of rounds.

    Attributes
    ----------
    tables : mapping of str to ScoreTable
        Scores by output.
    processes : int
        Processes that were forecast.
    left_out : tuple of str
        Processes that were forecast by estimates without themselves.
    short : tuple of str
        Processes with too few rows that name third parties.
    """

    tables: Mapping[str, ScoreTable]
    processes: int
    left_out: tuple[str, ...]
    short: tuple[str, ...]


def backtest_rounds(path: str | Path, estimates: Attendance | None = None) -> Backtest:
    """Forecast each round of a file from the rounds before it, and score the forecasts.

    Parameters
    ----------
    path : path
        CSV file in the layout of ``pax_rounds_dev.csv``.
    estimates : Attendance, optional
        Estimates. Default: those that are shipped.

    Returns
    -------
    Backtest

    Raises
    ------
    CaseError
        If the file cannot be read or a cell is not what it must be; lists every such cell.
    """
    made, findings = estimates or shipped_attendance(), list[Finding]()
    processes = read_processes(Path(path), made.places, findings)
    if not findings and all(len(panel.years) < 2 for panel in processes.panels):
        Table(Path(path), findings).report(
            "no process has rounds on two days, so there is nothing to forecast",
            column="date",
            hint="give the day of each agreement",
        )
    refuse(findings)
    chosen = {panel.name: unseen(made, panel) for panel in processes.panels}
    forecasts = [rolling(panel, chosen[panel.name][0], made.places) for panel in processes.panels]
    return Backtest(
        score_tables(joined(forecasts)),
        len(processes.panels),
        tuple(name for name, (_, without) in chosen.items() if without),
        processes.short,
    )


def unseen(estimates: Attendance, panel: Panel) -> tuple[Coefficients, bool]:
    """Return coefficients that have not seen a process, and whether something was left out.

    Parameters
    ----------
    estimates : Attendance
        Estimates.
    panel : Panel
        Rounds of the process.
    """
    if panel.name in estimates.asked_modes_without:
        return coefficients_of(estimates.asked_modes_without[panel.name]), True
    case = estimates.fitted_as(panel.name, panel.states)
    if case in estimates.asked_without:
        return estimates.asked_without[case].at_mode(), True
    return estimates.asked.at_mode(), False


def as_json(found: Backtest) -> Answer:
    """Return the scores as the command prints them.

    Parameters
    ----------
    found : Backtest
        Scores.

    Returns
    -------
    dict
        Presence at the table stands for being asked, so these two are equal; ``comes`` is None,
        since the data do not tell who was asked and stayed away.
    """
    tables = found.tables
    seats = _block(tables["seats"], ("brier", "log", "crps"))
    return {
        "attendance": _block(tables["attendance"]),
        "attendance_seen": _block(tables["attendance_seen"]),
        "attendance_new": _block(tables["attendance_new"]),
        "asked": _block(tables["attendance"]),
        "comes": None,
        "seats": {**seats, "crps": tables["seats"].model.crps},
    }


def _block(table: ScoreTable, names: tuple[str, ...] = ("brier", "log")) -> Scored:
    return {
        "model": {**_numbers(table.model, names), "n": table.n},
        "baselines": {name: _numbers(one, names) for name, one in table.rules.items()},
    }


def _numbers(score: RuleScore, names: tuple[str, ...]) -> Numbers:
    return {name: getattr(score, name) for name in names}
