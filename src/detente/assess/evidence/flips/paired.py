r"""What a claim carries: the same draws run again with its origin forced to be not informative.

All else is equal: hypotheses, propositions, other origins, numbers and luck stay as drawn. A claim
that supports nothing leaves every array that the kernels see as it was, so its effect is exactly
zero.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from scipy import special

from detente.assess.evidence.flips.drawn import Effects
from detente.assess.options.metrics import changes, metric_values
from detente.assess.options.ranking import Values, values_of
from detente.engagement.task import EngagementTask, Prepared
from detente.numerics.arrays import Bools, Floats
from detente.numerics.philox import named_generator
from detente.runs.draws import Rows
from detente.runs.statistics import rounded
from detente.vocabulary.metrics import METRICS

__all__ = ["Paired", "Struck", "holm"]

_RESAMPLES = 1000
_SURE = 0.95  # of the resamples in which another strategy must come first
_SAME = 1e-12  # values closer than this are equal
_TRUSTED = 0.05  # level of the corrected test of a change

Done = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Struck:
    """What follows if an origin is not informative, all else equal.

    Parameters
    ----------
    effects : dict
        By strategy and metric: ``delta`` and its standard error.
    change : float or None
        Of the changes of the first strategy's lead over another, the largest, in units of value;
        None without objectives.
    against : str or None
        Over which strategy.
    p_value : float
        Chance of so large a change of a lead from noise alone, for this origin by itself.
    first : str or None
        Strategy that then comes first.
    resampled : float
        Share of bootstrap resamples of the draws in which the strategy that comes first as drawn
        falls behind another.
    size : float
        The largest effect on any metric, in standard deviations of the metric.
    """

    effects: Effects
    change: float | None
    against: str | None
    p_value: float
    first: str | None
    resampled: float
    size: float

    def as_record(self, base_first: str | None, corrected: float) -> dict[str, Any]:
        """Return what is told of the origin, its p-value corrected for all that were tried."""
        turned = self.first != base_first and self.resampled >= _SURE and corrected < _TRUSTED
        return {
            "effects": self.effects,
            "change": self.change,
            "against": self.against,
            "p_value": rounded(corrected),
            "first": self.first,
            "resampled": rounded(self.resampled),
            "changes_ranking": None if self.first is None else turned,
        }


class Paired:
    """Runs a range of draws as drawn, then with one origin after the other struck out.

    Parameters
    ----------
    task : EngagementTask
        The simulation of the run.
    first, count : int
        Which draws.
    """

    def __init__(self, task: EngagementTask, first: int, count: int) -> None:
        self.task = task
        self.base = task.prepare(first, count)
        self.rows = self._rows(self.base)
        self.values = self._values(self.rows.only_defined())

    @property
    def base_first(self) -> str | None:
        """Strategy that comes first as drawn."""
        return None if self.values is None else self._first(self.values)

    def struck(self, origins: Iterable[str], workers: int, done: Done) -> dict[str, Struck]:
        """Return what each origin carries.

        Parameters
        ----------
        origins : iterable of str
            To be struck out, one at a time.
        workers : int
            How many at once, >= 1; changes no number.
        done : callable
            Told (origins done, origins in all).
        """
        names = list(origins)
        found = {}
        with ThreadPoolExecutor(workers) as pool:
            for n, (name, told) in enumerate(
                zip(names, pool.map(self._strike, names), strict=True)
            ):
                found[name] = told
                done(n + 1, len(names))
        return found

    def _strike(self, origin: str) -> Struck:
        task = replace(self.task, forced={origin: False})
        prepared = task.prepare(self.base.first, self.base.count)
        same = all(
            np.array_equal(one, other, equal_nan=True)
            for one, other in zip(prepared.batch, self.base.batch, strict=True)
        )
        rows = (
            Rows(self.rows.strategies, self.rows.outputs, prepared.inputs)
            if same
            else self._rows(prepared)
        )
        return self._compare(rows)

    def _rows(self, prepared: Prepared) -> Rows:
        chunk = self.task.run(prepared)
        names = tuple(s.id for s in self.task.case.settings.strategies)
        return Rows(names, chunk.outputs, chunk.inputs)

    def _values(self, rows: Rows) -> Values | None:
        return values_of(self.task.case, rows, self.task.seed)

    def _first(self, values: Values) -> str:
        """Return who comes first; the one that does as drawn, where it is as good as the best."""
        means = values.value.mean(axis=0)
        now = int(np.argmax(self.values.value.mean(axis=0))) if self.values else 0
        return self.rows.strategies[now if means[now] >= means.max() - _SAME else means.argmax()]

    def _compare(self, rows: Rows) -> Struck:
        keep = self.rows.defined & rows.defined
        if not keep.all():  # draws that went bad, as drawn or struck, are compared in neither
            return self._only(keep)._compare(rows.kept(keep))
        effects, size = self._effects(rows)
        values = self._values(rows)
        if values is None or self.values is None:
            return Struck(effects, None, None, 1.0, None, 0.0, size)
        change, against, chance = self._lead(values.value - self.values.value)
        return Struck(
            effects=effects,
            change=change,
            against=against,
            p_value=chance,
            first=self._first(values),
            resampled=self._resampled(values.value),
            size=size,
        )

    def _only(self, keep: Bools) -> "Paired":
        """Return the same with some of the draws."""
        other = copy(self)
        for name in ("_counts", "_spreads"):
            other.__dict__.pop(name, None)
        other.rows = self.rows.kept(keep)
        other.values = self._values(other.rows)
        return other

    def _effects(self, rows: Rows) -> tuple[Effects, float]:
        """Return paired differences of every modelled metric, and the largest for its spread."""
        case = self.task.case
        found = {s: changes(case, self.rows, rows, s) for s in rows.strategies}
        sizes = [
            abs(told["delta"]) / self._spreads[strategy, metric]
            for strategy, by_metric in found.items()
            for metric, told in by_metric.items()
        ]
        return found, max(sizes, default=0.0)

    @cached_property
    def _spreads(self) -> dict[tuple[str, str], float]:
        """Standard deviation of every modelled metric as drawn; 1 where it never varies."""
        case, rows = self.task.case, self.rows
        return {
            (s, m): float(np.nanstd(values)) or 1.0
            for s in rows.strategies
            for m in METRICS
            if (values := metric_values(case, rows, s, m)) is not None
        }

    def _lead(self, moved: Floats) -> tuple[float, str | None, float]:
        """Return the largest change of the first strategy's lead, over whom, and its p-value."""
        assert self.values is not None
        first = int(np.argmax(self.values.value.mean(axis=0)))
        others = [s for s in range(moved.shape[1]) if s != first]
        if not others:
            own = moved[:, first]
            return rounded(float(own.mean())), None, _chance(own)
        leads = {s: moved[:, first] - moved[:, s] for s in others}
        most = max(others, key=lambda s: abs(float(leads[s].mean())))
        chance = min(1.0, len(others) * min(_chance(lead) for lead in leads.values()))
        return rounded(float(leads[most].mean())), self.rows.strategies[most], chance

    def _resampled(self, value: Floats) -> float:
        """Return in what share of resamples the first as drawn falls behind another."""
        assert self.values is not None
        count = len(self.values.value)
        now = np.einsum("rd,ds->rs", self._counts, self.values.value) / count
        then = np.einsum("rd,ds->rs", self._counts, value) / count
        kept = np.take_along_axis(then, now.argmax(axis=1)[:, None], axis=1)[:, 0]
        return float((kept < then.max(axis=1) - _SAME).mean())

    @cached_property
    def _counts(self) -> Floats:
        """How often each draw comes in each bootstrap resample, shape (resample, draw)."""
        count = len(self.rows.inputs["draw"])
        rng = named_generator(self.task.seed, f"flips|resamples|{count}")
        drawn = rng.multinomial(count, np.full(count, 1.0 / count), size=_RESAMPLES)
        return drawn.astype(np.float64)


def _chance(paired: Floats) -> float:
    """Return the two-sided p-value of a mean of paired differences; 1 where all are 0."""
    mean, error = float(paired.mean()), float(paired.std() / np.sqrt(paired.size))
    if mean == 0.0:
        return 1.0
    return float(2.0 * special.ndtr(-abs(mean) / error)) if error > 0.0 else 0.0


def holm(p_values: dict[str, float]) -> dict[str, float]:
    """Return p-values corrected for testing many at once, after Holm (1979).

    Parameters
    ----------
    p_values : dict
        In [0, 1], by name.

    Returns
    -------
    dict
        In [0, 1], in the order given; below a level only where the chance of any false finding
        among all is below it.

    Examples
    --------
    >>> holm({"a": 0.01, "b": 0.04, "c": 0.5})
    {'a': 0.03, 'b': 0.08, 'c': 0.5}
    """
    order = sorted(p_values, key=lambda name: p_values[name])
    found, most = {}, 0.0
    for n, name in enumerate(order):
        most = max(most, min(1.0, (len(order) - n) * p_values[name]))
        found[name] = most
    return {name: found[name] for name in p_values}
