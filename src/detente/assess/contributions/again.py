"""A range of a run's draws, run again with something changed and all else equal."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import Any, TypeVar

import numpy as np

from detente.assess.options.metrics import changes, metric_values
from detente.assess.options.ranking import values_of
from detente.engagement.loop import Batch
from detente.engagement.task import EngagementTask, Prepared
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.runs.statistics import change
from detente.vocabulary.metrics import METRICS

__all__ = ["Again", "Done", "Means", "each"]

Done = Callable[[], None]
Means = dict[str, dict[str, float]]

T = TypeVar("T")
R = TypeVar("R")


def each(work: Callable[[T], R], items: Iterable[T], workers: int, done: Done) -> list[R]:
    """Return ``work`` of each item in order, ``workers`` at once; ``done`` is told of each."""
    found = []
    with ThreadPoolExecutor(workers) as pool:
        for result in pool.map(work, items):
            found.append(result)
            done()
    return found


class Again:
    """The first draws of a run, to be run again.

    Parameters
    ----------
    task : EngagementTask
        The simulation of the run.
    count : int
        How many draws, from the first, >= 1.

    Attributes
    ----------
    base : Prepared
        The draws as drawn.
    rows : Rows
        What they lead to.
    """

    def __init__(self, task: EngagementTask, count: int) -> None:
        self.task = task
        self.base = task.prepare(0, count)
        self.rows = self.rows_of(self.base.batch)

    @cached_property
    def first(self) -> str | None:
        """Strategy that comes first as drawn, by mean value; None without objectives."""
        return self.first_of(self.rows)

    def rows_of(self, batch: Batch, off: frozenset[str] = frozenset()) -> Rows:
        """Return what a batch leads to, with more mechanisms frozen."""
        task = EngagementTask(self.task.case, self.task.seed, self.task.switched_off | off)
        prepared = Prepared(self.base.first, self.base.count, batch, self.base.inputs)
        chunk = task.run(prepared)
        names = tuple(s.id for s in self.task.case.settings.strategies)
        return Rows(names, chunk.outputs, chunk.inputs)

    def first_of(self, rows: Rows) -> str | None:
        """Return the strategy with the highest mean value."""
        values = values_of(self.task.case, rows.only_defined(), self.task.seed)
        if values is None:
            return None
        return rows.strategies[int(np.argmax(values.value.mean(axis=0)))]

    def change(self, rows: Rows) -> dict[str, Any]:
        """Return what changed against the draws as drawn.

        Returns
        -------
        dict
            ``value`` and ``metrics``, by strategy (and metric): ``delta`` and its standard
            ``error``, of draws that are defined both times; ``first``, who then comes first;
            ``value`` is None without objectives.
        """
        keep = self.rows.defined & rows.defined
        before, after = self.rows.kept(keep), rows.kept(keep)
        one, other = (self._values(r) for r in (before, after))
        return {
            "first": self.first_of(rows),
            "value": None
            if one is None or other is None
            else {s: change(other[:, n] - one[:, n]) for n, s in enumerate(rows.strategies)},
            "metrics": {s: changes(self.task.case, before, after, s) for s in rows.strategies},
        }

    def means(self, rows: Rows) -> Means:
        """Return mean value and metrics by strategy, of draws that are defined."""
        kept = rows.only_defined()
        values = self._values(kept)
        found: Means = {}
        for n, strategy in enumerate(rows.strategies):
            told = {} if values is None else {"value": float(values[:, n].mean())}
            for metric in METRICS:
                column = metric_values(self.task.case, kept, strategy, metric)
                if column is not None:
                    told[metric] = float(np.nanmean(column))
            found[strategy] = told
        return found

    def spread(self, strategy: str, metric: str) -> float:
        """Return the standard deviation of a metric over the draws as drawn."""
        found = metric_values(self.task.case, self.rows.only_defined(), strategy, metric)
        return 0.0 if found is None else float(np.nanstd(found))

    def _values(self, rows: Rows) -> Floats | None:
        found = values_of(self.task.case, rows, self.task.seed)
        return None if found is None else found.value
