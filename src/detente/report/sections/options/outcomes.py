"""Every outcome by option, and how far it lies from the reference option in the same draws."""

from dataclasses import dataclass, replace
from typing import Final, TypedDict

from detente.assess.summary.record import Option, Summary
from detente.report.assumed import assumed_options
from detente.report.messages.say import say
from detente.report.metric_words import CHANCES, METRIC_WORDS, metric_cell
from detente.report.sections.options.units import missing_words, unit_words
from detente.report.tables import alike_rows
from detente.report.words import join_words, signed
from detente.runs.result import Difference
from detente.vocabulary.metrics import Metric

__all__ = ["OutcomeCell", "OutcomeRow", "OutcomesView", "outcomes_view"]

_ERRORS: Final = 2.0  # standard errors that make a difference one
_LEAST: Final = 0.01  # the least difference that is printed
_DRAWN: Final[frozenset[Metric]] = frozenset({"settlement", "holdout_contact", "table_max"})
_HARM: Final[Metric] = "extra_deaths"  # a difference itself, and in the table of the picture


@dataclass(frozen=True, slots=True)
class OutcomeCell:
    """What an option has: its difference from the reference option or, without one, its value."""

    text: str
    assumed: bool


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One outcome in which options differ.

    Parameters
    ----------
    words, unit : str
        The outcome and its unit.
    reference : str
        Its middle and range under the reference option; empty where the picture shows it.
    cells : list of OutcomeCell
        One a head.
    error : str
        The largest two standard errors of the differences shown; empty where values are shown.
    """

    words: str
    unit: str
    reference: str
    cells: list[OutcomeCell]
    error: str


class OutcomesView(TypedDict):
    """The outcomes that no picture shows.

    Parameters
    ----------
    outcome_heads : list of str
        Titles of options that print alike; where differences are shown, without the reference
        option.
    outcome_rows : list of OutcomeRow
        Those in which some option differs.
    outcome_rest : str
        Those in which options hardly differ or not at all, and those that are not modelled, each
        with the reason.
    """

    outcome_heads: list[str]
    outcome_rows: list[OutcomeRow]
    outcome_rest: str


def outcomes_view(summary: Summary) -> OutcomesView:
    """Return the outcomes in which options differ as rows, and a sentence of the others.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    rows: list[OutcomeRow] = []
    slight, same, missing = [], [], []
    for metric in METRIC_WORDS:
        if metric == _HARM or (metric in _DRAWN and not summary.against_reference):
            continue
        if metric in summary.not_modelled:
            missing.append(
                say(
                    "{outcome}: {reason}",
                    outcome=say(METRIC_WORDS[metric]),
                    reason=missing_words(summary.not_modelled[metric]),
                )
            )
            continue
        row = _row(summary, metric)
        if not _differs(summary, row):
            same.append(_named(row))
        elif _hardly(row):
            slight.append(_named(row))
        else:
            rows.append(row)
    heads, rows = _joined([plan.title for plan in _compared(summary)], rows)
    return {
        "outcome_heads": heads,
        "outcome_rows": rows,
        "outcome_rest": _rest(summary, slight, same, missing),
    }


def _differs(summary: Summary, row: OutcomeRow) -> bool:
    """Tell whether some option differs: from the reference option or, without it, from another."""
    usual = OutcomeCell("", assumed=False) if summary.against_reference else row.cells[0]
    return any(cell != usual or cell.assumed for cell in row.cells)


def _hardly(row: OutcomeRow) -> bool:
    """Tell whether no difference is larger than the last digit printed."""
    least = {"", signed(_LEAST), signed(-_LEAST)}
    return bool(row.error) and all(cell.text in least and not cell.assumed for cell in row.cells)


def _named(row: OutcomeRow) -> str:
    """Return an outcome with its value, unless the picture shows it."""
    if not row.reference:
        return row.words
    return say("{outcome} ({value})", outcome=row.words, value=row.reference)


def _compared(summary: Summary) -> list[Option]:
    """Return the options that have cells: where differences are shown, all but the reference."""
    beside = summary.audits.reference if summary.against_reference else None
    return [plan for plan in summary.strategy_list if plan.id != beside]


def _joined(titles: list[str], rows: list[OutcomeRow]) -> tuple[list[str], list[OutcomeRow]]:
    """Join the columns of options that print alike in every row."""
    alike = alike_rows(
        (title, tuple(row.cells[n] for row in rows)) for n, title in enumerate(titles)
    )
    heads = ["; ".join(joined) for joined in alike.values()]
    return heads, [replace(row, cells=[cells[n] for cells in alike]) for n, row in enumerate(rows)]


def _rest(summary: Summary, slight: list[str], same: list[str], missing: list[str]) -> str:
    parts = []
    if slight:
        parts.append(
            say(
                "Beyond the error, yet by at most {least}: {outcomes}.",
                least=_LEAST,
                outcomes=join_words(slight),
            )
        )
    if same and summary.against_reference:
        parts.append(
            say("No option differs beyond the error in {outcomes}.", outcomes=join_words(same))
        )
    elif same:
        parts.append(say("No option differs in {outcomes}.", outcomes=join_words(same)))
    if missing:
        parts.append(say("Not modelled: {outcomes}.", outcomes="; ".join(missing)))
    return " ".join(parts)


def _row(summary: Summary, metric: Metric) -> OutcomeRow:
    found = {plan.id: _sure(summary, metric, plan.id) for plan in _compared(summary)}
    errors = [one.error for one in found.values() if one is not None]
    scale = _scale(metric)
    return OutcomeRow(
        words=say(METRIC_WORDS[metric]),
        unit=_unit(summary, metric),
        reference=_reference(summary, metric),
        cells=[_cell(summary, metric, option, one) for option, one in found.items()],
        error=f"{_ERRORS * scale * max(errors):.2f}" if errors else "",
    )


def _unit(summary: Summary, metric: Metric) -> str:
    if metric in CHANCES and summary.against_reference:
        return say("share of draws; differences in points")
    return unit_words(summary, metric)


def _scale(metric: Metric) -> float:
    return 100.0 if metric in CHANCES else 1.0


def _reference(summary: Summary, metric: Metric) -> str:
    """Return the value under the reference option or, if it was not run, that of the first."""
    if metric in _DRAWN:
        return ""
    first = next(iter(summary.strategies))
    option = summary.audits.reference if summary.against_reference else first
    return metric_cell(summary.strategies[option][metric], metric)


def _cell(summary: Summary, metric: Metric, option: str, found: Difference | None) -> OutcomeCell:
    if found is not None:
        text = signed(_scale(metric) * found.mean)
    elif summary.against_reference:
        text = ""
    else:
        text = metric_cell(summary.strategies[option][metric], metric)
    assumed = metric == "settlement" and "any_deal" in assumed_options(summary)[option]
    return OutcomeCell(text, assumed)


def _sure(summary: Summary, metric: Metric, option: str) -> Difference | None:
    """Return the difference from the reference option, where it is larger than two errors."""
    if not summary.against_reference:
        return None
    found = summary.against_reference[option][metric]
    if found is None or abs(found.mean) <= _ERRORS * found.error:
        return None
    return found if signed(_scale(metric) * found.mean) != "0" else None
