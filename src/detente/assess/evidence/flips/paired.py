r"""Rerun the same draws with an origin of claims forced to be not informative.

The rest stays the same: hypotheses, propositions, other origins, numbers and random numbers stay as
drawn. A claim that supports nothing leaves all arrays of the kernels unchanged, so its effect is
exactly zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import special

from detente.assess.evidence.flips.record import Effects
from detente.assess.options.metrics import metric_values
from detente.assess.options.ranking import Values
from detente.assess.paired import Comparison, Done, PairedRerun, each
from detente.case.case import Case
from detente.numerics.arrays import Floats
from detente.numerics.philox import named_generator
from detente.runs.draws import Rows
from detente.runs.statistics import rounded
from detente.vocabulary.metrics import METRICS, Metric

__all__ = ["Struck", "holm", "strike_out"]

_RESAMPLES = 1000
_SURE = 0.95  # least share of resamples in which another option comes first
_SAME = 1e-12  # values closer than this count as equal
_TRUSTED = 0.05  # level of the corrected test of a change


@dataclass(frozen=True, slots=True)
class Struck:
    """Effects if an origin is not informative and the rest stays the same.

    Parameters
    ----------
    effects : dict
        Mean paired change by option and metric.
    change : float or None
        Largest change of the first option's lead over another option, in units of value; None
        without objectives.
    against : str or None
        Option over which that lead changes.
    p_value : float
        Probability of so large a change of a lead from noise alone, for this origin alone.
    first : str or None
        Option that then comes first.
    resampled : float
        Share of bootstrap resamples of the draws in which the option that comes first in the
        original draws falls behind another.
    size : float
        Largest effect on any metric, in standard deviations of the metric.
    """

    effects: Effects
    change: float | None
    against: str | None
    p_value: float
    first: str | None
    resampled: float
    size: float

    def turns(self, first: str | None, corrected: float) -> bool | None:
        """Return whether another option comes first, beyond noise; None if nothing is ranked.

        Parameters
        ----------
        first : str or None
            Option that comes first in the original draws.
        corrected : float
            The p-value, corrected for all origins that were tested.
        """
        if self.first is None:
            return None
        return self.first != first and self.resampled >= _SURE and corrected < _TRUSTED


def strike_out(
    rerun: PairedRerun, origins: Sequence[str], workers: int, done: Done
) -> dict[str, Struck]:
    """Return the effects of each origin.

    Parameters
    ----------
    rerun : PairedRerun
        The draws to run again.
    origins : sequence of str
        Origins to force to be not informative, one at a time.
    workers : int
        Reruns at the same time, >= 1; does not affect any number.
    done : callable
        Called after each rerun.
    """
    drawn = _AsDrawn(rerun.task.case, rerun.rows, rerun.task.seed)

    def strike(origin: str) -> Struck:
        comparison = rerun.compare(rerun.struck_out(origin))
        if comparison.before is rerun.rows:
            return drawn.struck(comparison)
        # Draws with a result that is not finite, before or after, are left out of both.
        return _AsDrawn(rerun.task.case, comparison.before, rerun.task.seed).struck(comparison)

    return dict(zip(origins, each(strike, origins, workers, done), strict=True))


@dataclass(frozen=True)
class _AsDrawn:
    """Reference for reruns: spreads and resamples of the original draws.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        The original draws, all of them defined.
    seed : int
        Seed of the run.
    """

    case: Case
    rows: Rows
    seed: int

    @cached_property
    def spreads(self) -> dict[tuple[str, Metric], float]:
        """Standard deviation of every modelled metric; 1 if the metric does not vary."""
        return {
            (s, m): float(np.nanstd(values)) or 1.0
            for s in self.rows.strategies
            for m in METRICS
            if (values := metric_values(self.case, self.rows, s, m)) is not None
        }

    @cached_property
    def counts(self) -> Floats:
        """How often each draw occurs in each bootstrap resample, shape (resample, draw)."""
        count = len(self.rows.inputs["draw"])
        rng = named_generator(self.seed, f"flips|resamples|{count}")
        resampled = rng.multinomial(count, np.full(count, 1.0 / count), size=_RESAMPLES)
        return resampled.astype(np.float64)

    def struck(self, comparison: Comparison) -> Struck:
        """Return the effects in a rerun of these draws."""
        effects = comparison.metrics
        size = self._size(effects)
        before, after = comparison.values_before, comparison.values_after
        moved = comparison.moved
        if before is None or after is None or moved is None:
            return Struck(effects, None, None, 1.0, None, 0.0, size)
        change, against, chance = self._lead(before, moved)
        return Struck(
            effects=effects,
            change=change,
            against=against,
            p_value=chance,
            first=self._first(before, after),
            resampled=self._resampled(
                before.value[:, before.ranked], after.value[:, before.ranked]
            ),
            size=size,
        )

    def _size(self, effects: Effects) -> float:
        """Return the largest effect on any metric, in standard deviations of the metric."""
        sizes = [
            abs(change.delta) / self.spreads[option, metric]
            for option, by_metric in effects.items()
            for metric, change in by_metric.items()
        ]
        return max(sizes, default=0.0)

    def _first(self, before: Values, after: Values) -> str:
        """Return the option that comes first; at a tie, the first option of the original draws."""
        means = after.value.mean(axis=0)
        now, best = before.leader, before.leading(means)
        return self.rows.strategies[now if means[now] >= means[best] - _SAME else best]

    def _lead(self, before: Values, moved: Floats) -> tuple[float, str | None, float]:
        """Return the largest change of the first option's lead, the other option, the p-value."""
        first = before.leader
        others = [s for s in before.ranked if s != first]
        if not others:
            own = moved[:, first]
            return rounded(float(own.mean())), None, _chance(own)
        leads = {s: moved[:, first] - moved[:, s] for s in others}
        most = max(others, key=lambda s: abs(float(leads[s].mean())))
        chance = min(1.0, len(others) * min(_chance(lead) for lead in leads.values()))
        return rounded(float(leads[most].mean())), self.rows.strategies[most], chance

    def _resampled(self, before: Floats, after: Floats) -> float:
        """Return the share of resamples in which the original first option falls behind another."""
        count = len(before)
        now = np.einsum("rd,ds->rs", self.counts, before) / count
        then = np.einsum("rd,ds->rs", self.counts, after) / count
        kept = np.take_along_axis(then, now.argmax(axis=1)[:, None], axis=1)[:, 0]
        return float((kept < then.max(axis=1) - _SAME).mean())


def _chance(paired: Floats) -> float:
    """Return the two-sided p-value of a mean of paired differences; 1 if the mean is 0."""
    mean, error = float(paired.mean()), float(paired.std() / np.sqrt(paired.size))
    if mean == 0.0:
        return 1.0
    return float(2.0 * special.ndtr(-abs(mean) / error)) if error > 0.0 else 0.0


def holm(p_values: dict[str, float]) -> dict[str, float]:
    """Return p-values corrected for multiple tests, after Holm (1979).

    Parameters
    ----------
    p_values : dict
        In [0, 1], by name.

    Returns
    -------
    dict
        In [0, 1], in the given order. A test at a level on these keeps the probability of any
        false rejection below that level.

    Examples
    --------
    >>> holm({"a": 0.01, "b": 0.04, "c": 0.5})
    {'a': 0.03, 'b': 0.08, 'c': 0.5}
    """
    order = sorted(p_values, key=lambda name: p_values[name])
    corrected, most = {}, 0.0
    for n, name in enumerate(order):
        most = max(most, min(1.0, (len(order) - n) * p_values[name]))
        corrected[name] = most
    return {name: corrected[name] for name in p_values}
