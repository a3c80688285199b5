"""Every outcome by option, and how far it lies from the reference option in the same draws."""

from dataclasses import dataclass
from typing import Final

from detente.assess.summary.record import Summary
from detente.report.assumed import assumed_options
from detente.report.metric_words import CHANCES, METRIC_WORDS, metric_cell
from detente.report.words import signed
from detente.vocabulary.metrics import Metric

__all__ = ["OutcomeCell", "OutcomeRow", "outcome_rows"]

_ERRORS: Final = 2.0  # standard errors that make a difference one
_DRAWN: Final[frozenset[Metric]] = frozenset({"settlement", "holdout_contact", "table_max"})
_HARM: Final[Metric] = "extra_deaths"  # a difference itself, and in the table of the picture


@dataclass(frozen=True, slots=True)
class OutcomeCell:
    """The value under an option, its difference from the reference option, or nothing."""

    value: str
    difference: str
    assumed: bool


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One outcome: a cell an option, or words that hold for all of them.

    Parameters
    ----------
    words, unit : str
        The outcome and its unit.
    reference : str
        Its middle and range under the reference option; empty where the picture shows it.
    cells : list of OutcomeCell
        Empty where one statement holds for every option.
    every : str
        That statement; empty where there are cells.
    """

    words: str
    unit: str
    reference: str
    cells: list[OutcomeCell]
    every: str


def outcome_rows(summary: Summary) -> list[OutcomeRow]:
    """Return a row an outcome; of those that the picture shows, only their differences.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    return [
        _row(summary, metric, words)
        for metric, words in METRIC_WORDS.items()
        if metric != _HARM and (metric not in _DRAWN or summary.against_reference)
    ]


def _row(summary: Summary, metric: Metric, words: str) -> OutcomeRow:
    unit = summary.units[metric]
    if metric in summary.not_modelled:
        return OutcomeRow(words, unit, "–", [], summary.not_modelled[metric])
    reference = _reference(summary, metric)
    cells = [_cell(summary, metric, plan.id) for plan in summary.strategy_list]
    first = cells[0]
    if len(cells) > 1 and all(cell == first for cell in cells) and not first.assumed:
        return OutcomeRow(words, unit, reference, [], _same(first))
    return OutcomeRow(words, unit, reference, cells, "")


def _reference(summary: Summary, metric: Metric) -> str:
    known = summary.strategies.get(summary.audits.reference)
    return "" if known is None or metric in _DRAWN else metric_cell(known[metric], metric)


def _same(cell: OutcomeCell) -> str:
    return f"{cell.value} under every option" if cell.value else "no difference beyond the error"


def _cell(summary: Summary, metric: Metric, option: str) -> OutcomeCell:
    cell = metric_cell(summary.strategies[option][metric], metric).partition(" (")[0]
    value = "" if metric in _DRAWN else cell
    assumed = metric == "settlement" and "any_deal" in assumed_options(summary)[option]
    return OutcomeCell(value, _difference(summary, metric, option), assumed)


def _difference(summary: Summary, metric: Metric, option: str) -> str:
    """Return the mean difference with two standard errors, where it is larger than these."""
    if not summary.against_reference or option == summary.audits.reference:
        return ""
    found = summary.against_reference[option][metric]
    if found is None or abs(found.mean) <= _ERRORS * found.error:
        return ""
    scale, unit = (100.0, " points") if metric in CHANCES else (1.0, "")
    if signed(scale * found.mean) == "0":
        return ""
    return f"{signed(scale * found.mean)}{unit} ± {_ERRORS * scale * found.error:.2f}"
