"""Run the same draws again with one thing changed; the rest stays the same."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count as counter
from typing import Final, TypeAlias, TypeVar

import numpy as np

from detente.assess.options.metrics import changes
from detente.assess.options.ranking import Values, values_of
from detente.case.case import Case
from detente.engagement.course.run import Batch
from detente.engagement.task import EngagementTask, Prepared
from detente.errors import UnknownNameError
from detente.numerics.arrays import Floats
from detente.runs.draws import Rows
from detente.runs.result import Change
from detente.vocabulary.input_key import InputKey, Kind
from detente.vocabulary.metrics import Metric

__all__ = ["Comparison", "Done", "PairedRerun", "Progress", "counted", "each", "first_draws"]

Progress: TypeAlias = Callable[[int, int], None]
Done: TypeAlias = Callable[[], None]

T = TypeVar("T")
R = TypeVar("R")

_FOLLOW: frozenset[Kind] = frozenset({"class", "true_class", "passed"})  # not drawn


def each(work: Callable[[T], R], items: Iterable[T], workers: int, done: Done) -> list[R]:
    """Return ``work(item)`` for each item in order, using threads; call ``done`` after each."""
    results = []
    with ThreadPoolExecutor(workers) as pool:
        for result in pool.map(work, items):
            results.append(result)
            done()
    return results


def counted(progress: Progress | None, total: int) -> Done:
    """Return a function to call after each rerun; it reports how many reruns are done.

    Examples
    --------
    >>> done = counted(lambda n, total: print(n, "of", total), 2)
    >>> done()
    1 of 2
    """
    number = counter(1)

    def done() -> None:
        reached = next(number)
        if progress is not None:
            progress(reached, total)

    return done


_SAME_FOR_ALL: Final = frozenset({"policy", "invited", "reference", "near", "base"})


def first_draws(prepared: Prepared, count: int) -> Prepared:
    """Return the first draws of a range.

    Parameters
    ----------
    prepared : Prepared
        Draws, ready for the monthly loop.
    count : int
        How many of them.
    """
    batch = prepared.batch._replace(
        **{
            name: array[:count]
            for name, array in prepared.batch._asdict().items()
            if name not in _SAME_FOR_ALL
        }
    )
    inputs = {name: column[:count] for name, column in prepared.inputs.items()}
    return Prepared(prepared.first, count, batch, inputs)


@dataclass(frozen=True)
class Comparison:
    """A rerun compared with the original draws; only draws that are defined in both.

    Parameters
    ----------
    before, after : Rows
        The original draws, and the rerun.
    metrics : dict
        Mean paired change by option and metric.
    values_before, values_after : Values or None
        Values of the options; None without objectives.
    """

    before: Rows
    after: Rows
    metrics: dict[str, dict[Metric, Change]]
    values_before: Values | None
    values_after: Values | None

    @property
    def moved(self) -> Floats | None:
        """Paired change of each option's value, shape (draw, option)."""
        if self.values_before is None or self.values_after is None:
            return None
        return np.asarray(self.values_after.value - self.values_before.value)


class PairedRerun:
    """A range of a run's draws that can be run again with one thing changed.

    Parameters
    ----------
    task : EngagementTask
        The simulation of the run.
    count : int
        Number of draws, >= 1.
    first : int, optional
        Number of the first draw.
    rows : Rows, optional
        Results of these draws, if they are known.

    Attributes
    ----------
    base : Prepared
        The original draws.
    rows : Rows
        Their results.
    """

    def __init__(
        self, task: EngagementTask, count: int, first: int = 0, rows: Rows | None = None
    ) -> None:
        self.task = task
        self.base = task.prepare(first, count)
        self.rows = self._rows(task, self.base) if rows is None else rows

    def changed(self, batch: Batch, off: frozenset[str] = frozenset()) -> Rows:
        """Return the results of another batch, with the mechanisms ``off`` also frozen."""
        task = replace(self.task, switched_off=self.task.switched_off | off)
        return self._rows(task, replace(self.base, batch=batch))

    def of_case(self, case: Case) -> Rows:
        """Return the results of the same draws of a changed case.

        Parameters
        ----------
        case : Case
            The case, with the same options.
        """
        task = replace(self.task, case=case)
        return self._rows(task, task.prepare(self.base.first, self.base.count))

    def cut(self, count: int) -> "PairedRerun":
        """Return the first draws of these.

        Parameters
        ----------
        count : int
            How many, at most all.
        """
        if count >= self.base.count:
            return self
        shorter = copy(self)
        for name in ("values", "first"):  # of the draws before the cut
            shorter.__dict__.pop(name, None)
        shorter.base = first_draws(self.base, count)
        shorter.rows = self.rows.first(count)
        return shorter

    def struck_out(self, origin: str) -> Rows:
        """Return the results if an origin of claims is not informative in any draw."""
        return self.forced(InputKey("origin", origin), 0.0)

    def forced(self, key: InputKey, values: float | Floats) -> Rows:
        """Return the results if an input takes given values.

        Parameters
        ----------
        key : InputKey
            The input. Inputs that do not depend on it stay as drawn; inputs that depend on it
            change.
        values : float or array of float, shape (draw,)
            In the units of its column.

        Raises
        ------
        UnknownNameError
            If the run draws no such input, or if the input is computed from other inputs.
        """
        name = str(key)
        if name not in self.base.inputs or key.kind in _FOLLOW:
            message = (
                f"'{name}' cannot be forced: the run draws no such input, or computes it from "
                "other inputs; use a drawn input column of the run"
            )
            raise UnknownNameError(message)
        task = replace(self.task, forced={**self.task.forced, name: values})
        prepared = task.prepare(self.base.first, self.base.count)
        if self._same(prepared.batch):  # the kernels would return the same outputs
            return Rows(self.rows.strategies, self.rows.outputs, prepared.inputs)
        return self._rows(task, prepared)

    def compare(self, rows: Rows) -> Comparison:
        """Compare a rerun with the original draws, without draws that are undefined in either."""
        keep = self.rows.defined & rows.defined
        before, after = self.rows.kept(keep), rows.kept(keep)
        return Comparison(
            before=before,
            after=after,
            metrics={s: changes(self.task.case, before, after, s) for s in rows.strategies},
            values_before=self.values if before is self.rows else self._values(before),
            values_after=self._values(after),
        )

    @cached_property
    def values(self) -> Values | None:
        """Values of the options in the original draws that are defined; None without objectives."""
        return self._values(self.rows.only_defined())

    @cached_property
    def first(self) -> str | None:
        """Option with the highest mean value in the original draws; None without objectives."""
        return self.first_of(self.rows)

    def first_of(self, rows: Rows) -> str | None:
        """Return the option with the highest mean value; None without objectives."""
        values = self.values if rows is self.rows else self._values(rows.only_defined())
        if values is None:
            return None
        return rows.strategies[values.leader]

    def _values(self, rows: Rows) -> Values | None:
        return values_of(self.task.case, rows, self.task.seed)

    def _same(self, batch: Batch) -> bool:
        return all(
            np.array_equal(changed, drawn, equal_nan=True)
            for changed, drawn in zip(batch, self.base.batch, strict=True)
        )

    @staticmethod
    def _rows(task: EngagementTask, prepared: Prepared) -> Rows:
        chunk = task.run(prepared)
        options = tuple(s.id for s in task.case.settings.strategies)
        return Rows(options, chunk.outputs, chunk.inputs)
