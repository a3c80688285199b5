"""Forecast questions from a run of the case under the option that goes on as now."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from detente.assess.options.metrics import (
    PROBABILITIES,
    metric_values,
    not_modelled,
)
from detente.assess.record.answer import reference_option
from detente.assess.scores.guess import Guess, Guesses, months_to
from detente.assess.scores.today import rules_of_run
from detente.case.case import Case
from detente.case.course.reference import reference_of
from detente.case.schema.evidence import Question
from detente.case.schema.options import Strategy
from detente.engagement.task import EngagementTask
from detente.numerics.arrays import Bools
from detente.runs.draws import Rows
from detente.runs.statistics import share

__all__ = ["DATED", "answers", "guess_of_run"]

_TALKS = "talks"
DATED: Final = {
    _TALKS: "first_talk",
    "settlement": "signed",
    "settlement_full": "signed_full",
    "holdout_contact": "",  # `opened.` and the hold-out
}
"""Metric → the column of the month in which it first is so."""
_LONGEST = 240
_SETTLED_ON = 512  # draws: what the level is unsure of is then less than the error of 256 draws


def guess_of_run(case: Case, questions: Sequence[Question], draws: int, seed: int) -> Guesses:
    """Forecast questions whose metric is one of a run.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    questions : sequence of Question
        The questions.
    draws : int
        Draws of each run, >= 1.
    seed : int
        Seed, >= 0.

    Returns
    -------
    dict of Guess or str
        The share of draws in which it is so by the close date.
    """
    option = reference_option(case)
    if option is None:
        return dict.fromkeys((q.id for q in questions), "no option of the case goes on as now")
    months = {q.id: months_to(case.as_of, q) for q in questions}
    found: Guesses = {
        q.id: "it closes after the longest run" for q in questions if months[q.id] > _LONGEST
    }
    asked = [q for q in questions if q.id not in found]
    for horizon, together in _runs(asked, months).items():
        rows = _rows(case, option, horizon, draws, seed)
        found |= {q.id: _guess(case, rows, option.id, q, months[q.id]) for q in together}
    return found


def _runs(asked: Sequence[Question], months: dict[str, int]) -> dict[int, list[Question]]:
    """Return the horizons to run to, and the questions read from each run.

    The first months of a longer run are those of a shorter one. So a metric whose month is known
    is read from any run that is long enough; others need a run that ends with their close date.
    """
    if not asked:
        return {}
    ends = {months[q.id] for q in asked if q.metric not in DATED}
    ends.add(max(months[q.id] for q in asked))
    found: dict[int, list[Question]] = {end: [] for end in sorted(ends)}
    for q in asked:
        found[min(end for end in found if end >= months[q.id])].append(q)
    return {end: together for end, together in found.items() if together}


def _rows(case: Case, option: Strategy, months: int, draws: int, seed: int) -> Rows:
    """Simulate the option to a horizon, beside the reference option, which sets the level."""
    reference = reference_of(case).option.id
    options = [s for s in case.settings.strategies if s.id in {reference, option.id}]
    narrow = {"horizon_months": months, "strategies": options}
    settings = case.settings.model_copy(update=narrow)
    task = EngagementTask(replace(case, settings=settings), seed, settled_on=_SETTLED_ON)
    chunk = task(0, draws)
    rows = Rows(tuple(s.id for s in options), chunk.outputs, chunk.inputs)
    return rows.only_defined()


def _guess(case: Case, rows: Rows, option: str, question: Question, months: int) -> Guess | str:
    found = answers(case, rows, option, question, months)
    if isinstance(found, str):
        return found
    return Guess(
        share(found), rules_of_run(case, question.metric or "", question.threshold, months)
    )


def answers(case: Case, rows: Rows, option: str, question: Question, months: int) -> Bools | str:
    """Return in which draws a question on a metric of a run is answered with yes.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of a run; of metrics whose month is not known, one that ends with the close date.
    option : str
        Id of the option.
    question : Question
        The question; its outcome is not read.
    months : int
        Months from the as-of date to the close date.

    Returns
    -------
    array of bool, shape (draw,), or str
        The reason, if the run cannot say.
    """
    metric = question.metric or ""
    if metric == _TALKS:
        return _by_month(rows, option, "first_talk", months)
    values = metric_values(case, rows, option, metric)
    if values is None:
        reasons = {str(name): why for name, why in not_modelled(case, rows).items()}
        return reasons.get(metric, "the run does not model it")
    if metric in DATED:
        column = DATED[metric] or f"opened.{case.settings.holdout}"
        return _by_month(rows, option, column, months)
    if metric in PROBABILITIES:
        return np.asarray(values > 0.0)
    if question.threshold is None:
        return "it gives no threshold"
    return np.asarray(values >= question.threshold)


def _by_month(rows: Rows, option: str, column: str, months: int) -> Bools:
    """Return whether an event has come, shape (draw,); contact may be open from the start."""
    month = rows.output(option, column)
    first = 0.0 if column.startswith("opened.") else 1.0
    return np.asarray((month >= first) & (month <= months))
