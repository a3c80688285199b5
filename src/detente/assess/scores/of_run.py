"""Forecast questions from a run of the case under the option that goes on as now."""

from collections.abc import Sequence
from dataclasses import replace

from detente.assess.options.metrics import (
    PROBABILITIES,
    REFERENCE,
    metric_values,
    not_modelled,
)
from detente.assess.record.answer import reference_option
from detente.assess.scores.guess import Guess, Guesses, months_to
from detente.assess.scores.today import rules_of_run
from detente.case.case import Case
from detente.case.schema.evidence import Question
from detente.case.schema.settings import Strategy
from detente.engagement.task import EngagementTask
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.runs.statistics import share

__all__ = ["guess_of_run"]

_TALKS = "talks"
_COMPARED = ("extra_deaths", "spillover")  # these need no contact to compare with
_LONGEST = 240


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
        The share of draws; one run for each distance of close dates, in months.
    """
    option = reference_option(case)
    if option is None:
        return dict.fromkeys((q.id for q in questions), "no option of the case goes on as now")
    by_months: dict[int, list[Question]] = {}
    for q in questions:
        by_months.setdefault(months_to(case.as_of, q), []).append(q)
    found: Guesses = {}
    for months, asked in sorted(by_months.items()):
        if months > _LONGEST:
            found |= dict.fromkeys((q.id for q in asked), "it closes after the longest run")
            continue
        rows = _rows(case, option, asked, months, draws, seed)
        found |= {q.id: _guess(case, rows, option.id, q, months) for q in asked}
    return found


def _rows(
    case: Case, option: Strategy, asked: Sequence[Question], months: int, draws: int, seed: int
) -> Rows:
    """Simulate the option to a horizon, beside no contact where a metric compares with it."""
    compared = any(q.metric in _COMPARED for q in asked)
    options = [s for s in case.settings.strategies if compared and s.id == REFERENCE] + [option]
    narrow = {"horizon_months": months, "strategies": options}
    settings = case.settings.model_copy(update=narrow)
    chunk = EngagementTask(replace(case, settings=settings), seed)(0, draws)
    rows = Rows(tuple(s.id for s in options), chunk.outputs, chunk.inputs)
    return rows.only_defined()


def _guess(case: Case, rows: Rows, option: str, question: Question, months: int) -> Guess | str:
    metric = question.metric or ""
    values = _values(case, rows, option, metric)
    if values is None:
        reasons = {str(name): why for name, why in not_modelled(case, rows).items()}
        return reasons.get(metric, "the run does not model it")
    rules = rules_of_run(case, metric, question.threshold, months)
    if metric in (*PROBABILITIES, _TALKS):
        return Guess(share(values > 0.0), rules)
    if question.threshold is None:
        return "it gives no threshold"
    return Guess(share(values >= question.threshold), rules)


def _values(case: Case, rows: Rows, option: str, metric: str) -> Floats | None:
    if metric == _TALKS:
        return rows.output(option, _TALKS)
    return metric_values(case, rows, option, metric)
