"""Find the headlines that rest in part on withheld evidence, by running the same draws without it.

Where the draws cannot be run again, every headline counts as one of them.
"""

import logging
from collections.abc import Iterator
from typing import Final

import numpy as np

from detente.assess.engageable.camp_count import entries_on_scale
from detente.assess.evidence.influence import METRIC_OF
from detente.assess.paired import Comparison, PairedRerun
from detente.case.case import Case
from detente.engagement.task import EngagementTask
from detente.report.redaction.record import HEADLINES, Headline
from detente.report.redaction.visible_case import visible_case
from detente.report.redaction.withheld import Withheld
from detente.runs.finished import FinishedRun
from detente.runs.result import Change
from detente.vocabulary.metrics import Metric

__all__ = ["DRAWS", "headlines_in_part"]

DRAWS: Final = 1024
"""Most draws that are run again."""

_log = logging.getLogger("detente")


def headlines_in_part(run: FinishedRun, hidden: Withheld) -> tuple[Headline, ...]:
    """Return the headlines that move by more than their error without the withheld rows.

    Parameters
    ----------
    run : FinishedRun
        The run.
    hidden : Withheld
        What is withheld.

    Returns
    -------
    tuple of str
        In a fixed order; all of them if the draws cannot be run again.
    """
    if not (hidden.claims or hidden.sources or hidden.assessments):
        return ()
    try:
        moved = set(_moved(run, visible_case(hidden)))
    except Exception as error:  # whatever goes wrong, a reader must not take a number as visible
        _log.warning("the draws cannot be run without withheld rows: %s", type(error).__name__)
        return HEADLINES
    return tuple(name for name in HEADLINES if name in moved)


def _moved(run: FinishedRun, visible: Case) -> Iterator[Headline]:
    count = min(run.facts.draws, DRAWS)
    rerun = PairedRerun(run.task, count)
    comparison = rerun.compare(rerun.of_case(visible))
    usual = rerun.compare(rerun.rows).metrics
    changes = comparison.metrics
    moved: list[Headline] = [
        name for name, metric in METRIC_OF.items() if _moves(metric, usual, changes)
    ]
    if _camps_move(run, visible, count):
        moved.append("camps")
    if _answer_moves(comparison, moved=bool(moved)):
        moved.append("answer")
    yield from moved


def _moves(
    metric: Metric,
    usual: dict[str, dict[Metric, Change]],
    changes: dict[str, dict[Metric, Change]],
) -> bool:
    """Return whether a metric moves under some option, or has no number without these rows."""
    return any(
        metric not in changes[option]
        or abs(changes[option][metric].delta) > changes[option][metric].error
        for option, metrics in usual.items()
        if metric in metrics
    )


def _camps_move(run: FinishedRun, visible: Case, count: int) -> bool:
    """Return whether what camps are counted from changes in any draw."""
    task = run.task
    before = entries_on_scale(task.inputs(0, count))
    without = EngagementTask(visible, task.seed, task.switched_off)
    after = entries_on_scale(without.inputs(0, count))
    return before.shape != after.shape or not np.array_equal(before, after, equal_nan=True)


def _answer_moves(comparison: Comparison, *, moved: bool) -> bool:
    """Return whether the value of an option moves; without values, whether any headline does."""
    values = comparison.moved
    if values is None:
        return moved
    error = values.std(axis=0) / np.sqrt(len(values))
    return bool((np.abs(values.mean(axis=0)) > error).any())
