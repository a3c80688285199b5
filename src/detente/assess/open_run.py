"""Open a finished run: its summary, its draws as tables, and explanations of its numbers."""

from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from detente.assess.explain.answer import explained
from detente.assess.explain.record import Explanation
from detente.assess.explain.trace import Context
from detente.assess.summary.record import Summary, summary_of
from detente.ensemble.memory import RunStore
from detente.runs.finished import FinishedRun
from detente.runs.frames import Group, to_datatree, to_frame
from detente.runs.result import Interval
from detente.vocabulary.metrics import Metric

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

__all__ = ["Run", "open_run"]

_SHOWN: tuple[Metric, ...] = (
    "settlement",
    "settlement_full",
    "held",
    "table_max",
    "holdout_contact",
)


class Run(FinishedRun):
    """A finished run, in a folder or in memory.

    Attributes
    ----------
    case : Case
        The case as run, cut to the as-of date.
    facts : RunIdentity
        Version, digest of the case, draws, seed and switches.
    summary : Summary
        The answers to all questions.
    rows : Rows
        Columns of the run, only draws that are defined under every option.
    """

    @classmethod
    def made(cls, folder: RunStore, summary: Summary) -> "Run":
        """Return a run that was just made, with the summary that is still in memory."""
        run = cls(folder)
        run.__dict__["summary"] = summary  # where `cached_property` keeps it
        return run

    @cached_property
    def summary(self) -> Summary:
        """The answers to all questions."""
        return summary_of(self)

    def explain(self, number: str) -> Explanation:
        """Return the explanation of a number of the summary: what it is based on.

        Parameters
        ----------
        number : str
            JSON pointer into the summary, for example ``/strategies/none/settlement``.
        """
        return explained(self._context, number)

    @cached_property
    def _context(self) -> Context:
        return Context(self)

    def to_frame(self, group: Group = "outputs") -> "pd.DataFrame":
        """Return inputs, outputs or months as a table (extra ``notebook``)."""
        return to_frame(self, group)

    def to_datatree(self) -> "xr.DataTree":
        """Return inputs, outputs and months with named dimensions (extra ``notebook``)."""
        return to_datatree(self)

    def __repr__(self) -> str:
        """Return a short text: what was run, and the main results of each option."""
        width = max(len(option) for option in self.rows.strategies)
        lines = [self._head(), f"{'option':<{width}}" + "".join(f"{m:>17}" for m in _SHOWN)]
        for option, cells in self._table():
            lines.append(f"{option:<{width}}" + "".join(f"{cell:>17}" for cell in cells))
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """Return the same as an HTML table for notebooks."""
        head = "".join(f"<th>{m}</th>" for m in _SHOWN)
        rows = "".join(
            f"<tr><th>{escape(option)}</th>{''.join(f'<td>{escape(c)}</td>' for c in cells)}</tr>"
            for option, cells in self._table()
        )
        return (
            f"<p>{escape(self._head())}</p>"
            f"<table><thead><tr><th>option</th>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )

    def _head(self) -> str:
        facts = self.facts
        return (
            f"Run of '{self.case.settings.id}' as of {self.case.as_of.isoformat()}: "
            f"{facts.draws} draws, seed {facts.seed}, version {facts.detente}"
        )

    def _table(self) -> list[tuple[str, list[str]]]:
        by_option = self.summary.strategies
        return [(s, [_cell(by_option[s][m]) for m in _SHOWN]) for s in self.rows.strategies]


def _cell(metric: float | Interval | None) -> str:
    if metric is None:
        return "–"
    if isinstance(metric, Interval):
        return f"{metric.p50:g} [{metric.p10:g}, {metric.p90:g}]"
    return f"{metric:.3f}"


def open_run(path: str | Path) -> Run:
    """Open the folder of a finished run.

    Parameters
    ----------
    path : path
        Folder that ``detente run`` or `detente.run` wrote.

    Returns
    -------
    Run
        The run.

    Raises
    ------
    RunFolderError
        If the folder contains no finished run, or if its version or case does not match.
    """
    return Run.at(path)
