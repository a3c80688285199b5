"""Expected values of options in each draw: means over streams of luck, the inputs being the same.

A deal that rises from 5 to 20 % changes what comes about in 15 % of draws only. Its value is
expected to rise in all of them. So answers rest on means over several streams.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from detente.assess.audits.changed.settle import only
from detente.assess.options.backfires.answer import MATERIAL
from detente.assess.options.metrics import deaths_key, metric_values, reference_in
from detente.assess.options.ranking import Values
from detente.case.case import Case
from detente.engagement.columns import output_columns
from detente.engagement.course.run import Batch
from detente.engagement.task import EngagementTask, Prepared
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.vocabulary.metrics import Metric

__all__ = ["MOST_DRAWS", "STREAMS", "Expected", "expected_values"]

STREAMS: Final = 8
MOST_DRAWS: Final = 512
_APART: Final = 1_000_000  # draws between the keys of two streams
_WORKERS: Final = 2


@dataclass(frozen=True)
class Expected:
    """Expected values of options, by draw.

    Parameters
    ----------
    options : tuple of str
        Ids, in the order of the case.
    metrics : tuple of str
        Metrics of the objectives that count.
    parts : array of float, shape (draw, option, metric)
        What each metric adds to the value.
    margins : array of float, shape (draw, metric)
        What each adds to the margin.
    harm : array of float, shape (draw, option), or None
        Deaths more or less than under the reference option.
    tolerated : array of float, shape (draw,), or None
        Difference in deaths that counts as none; None where none are counted.
    inputs : mapping of str to array of float, shape (draw,)
        Inputs of these draws.
    """

    options: tuple[str, ...]
    metrics: tuple[Metric, ...]
    parts: Floats
    margins: Floats
    harm: Floats | None
    tolerated: Floats | None
    inputs: dict[str, Floats]


def expected_values(task: EngagementTask, prepared: Prepared, options: list[str]) -> Expected:
    """Return the expected values of some options in the draws that are prepared.

    Parameters
    ----------
    task : EngagementTask
        The simulation of the run.
    prepared : Prepared
        The draws.
    options : list of str
        Ids of options of the case; the reference option goes along if deaths are counted.
    """
    case, batch = _narrowed(task.case, prepared.batch, options)
    own = replace(task, case=case)
    names = tuple(one.id for one in case.settings.strategies)

    def stream(number: int) -> Rows:
        out = own.simulate(batch, prepared.first + number * _APART)
        columns = output_columns(case, batch, out, prepared.first)
        return Rows(names, columns, prepared.inputs)

    with ThreadPoolExecutor(_WORKERS) as pool:
        found = list(pool.map(stream, range(STREAMS)))
    defined = np.logical_and.reduce([rows.defined for rows in found])
    kept = [rows.kept(defined) for rows in found]
    values = [Values(case, rows, task.seed) for rows in kept]
    margin = np.array([one.margin for one in values[0].used])
    return Expected(
        options=names,
        metrics=tuple(one.metric for one in values[0].used),
        parts=np.mean([one.parts for one in values], axis=0),
        margins=np.asarray(values[0].weight * margin),
        harm=_harm(case, kept),
        tolerated=_tolerated(case, kept),
        inputs={name: np.asarray(column) for name, column in kept[0].inputs.items()},
    )


def _narrowed(case: Case, batch: Batch, options: list[str]) -> tuple[Case, Batch]:
    """Return the case and the arrays with some options only."""
    rows = [n for n, one in enumerate(case.settings.strategies) if one.id in options]
    kept = [case.settings.strategies[n] for n in rows]
    settings = case.settings.model_copy(update={"strategies": kept})
    return replace(case, settings=settings), only(batch, *rows)


def _tolerated(case: Case, streams: list[Rows]) -> Floats | None:
    """Return the difference in deaths that counts as none, in the unit of deaths.

    It is the margin of an objective on deaths; without one, the share of the reference option's
    toll that does not count as a backfire.
    """
    for one in case.settings.objectives:
        if one.metric == "extra_deaths":
            return np.full(len(streams[0].inputs["draw"]), one.margin * abs(one.best - one.worst))
    reference = reference_in(case, streams[0])
    if reference is None or not streams[0].has("toll"):
        return None
    toll = np.mean([rows.output(reference, "toll") for rows in streams], axis=0)
    a_month = streams[0].inputs.get(str(deaths_key(case)))
    return np.asarray(MATERIAL * toll * (1.0 if a_month is None else np.asarray(a_month)))


def _harm(case: Case, streams: list[Rows]) -> Floats | None:
    """Return expected deaths beside the reference option; None if it was not run along."""
    found = []
    for rows in streams:
        deaths = [metric_values(case, rows, name, "extra_deaths") for name in rows.strategies]
        if any(one is None for one in deaths):
            return None
        found.append(np.stack([np.nan_to_num(one) for one in deaths if one is not None], axis=1))
    return np.asarray(np.mean(found, axis=0))
