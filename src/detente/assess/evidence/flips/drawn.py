r"""Estimate the effect of learning that a claim is not informative, from the draws of a run.

The difference is conditional: draws in which an origin is not informative compared with all draws.
The hypotheses change with it, because a report that is not informative supports none of them.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from detente.assess.evidence.flips.record import Conditional, LearnedEffects
from detente.assess.options.metrics import metric_values
from detente.assess.options.ranking import Values, values_of
from detente.case.case import Case
from detente.numerics.arrays import Bools, Floats
from detente.numerics.philox import named_generator
from detente.runs.draws import Rows
from detente.runs.result import Change
from detente.runs.statistics import FEWEST, rounded
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.metrics import METRICS, Metric

__all__ = ["Drawn"]

_SHUFFLES = 200


@dataclass(frozen=True)
class Drawn:
    """Estimate conditional differences and the value of information from a run's columns.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    seed : int
        Seed of the run.
    """

    case: Case
    rows: Rows
    seed: int

    @cached_property
    def values(self) -> Values | None:
        """Values of the strategies, or None if no objective is modelled."""
        return values_of(self.case, self.rows, self.seed)

    @cached_property
    def metrics(self) -> dict[tuple[str, Metric], Floats]:
        """Every modelled metric in every draw, by option and metric."""
        return {
            (s, m): values
            for s in self.rows.strategies
            for m in METRICS
            if (values := metric_values(self.case, self.rows, s, m)) is not None
        }

    def informative(self, origin: str) -> Bools:
        """Return whether an origin is informative, shape (draw,)."""
        return np.asarray(self.rows.inputs[str(InputKey("origin", origin))], dtype=np.bool_)

    def effects(self, origin: str) -> Conditional:
        r"""Return the differences associated with an origin that is not informative.

        Notes
        -----
        With :math:`p` the share of draws in which it is informative, the difference is
        :math:`p\,(\bar y_0 - \bar y_1)`, its variance :math:`p^2 (s_0^2/n_0 + s_1^2/n_1)`.
        """
        held = self.informative(origin)
        empty = int((~held).sum())
        effects: LearnedEffects | None = None
        if min(empty, held.size - empty) >= FEWEST:
            effects = {s: {} for s in self.rows.strategies}
            for (option, metric), values in self.metrics.items():
                effects[option][metric] = _conditional(values, held)
        return Conditional(draws=empty, effects=effects)

    def worth(self, origin: str) -> float | None:
        r"""Return the value of knowing whether an origin is informative.

        Parameters
        ----------
        origin : str
            Origin of one or more claims.

        Returns
        -------
        float or None
            In units of value, >= 0; None with fewer than 100 draws on a side or without
            objectives.

        Notes
        -----
        Expected value of perfect information on this question,
        :math:`E_I[\max_s E(V_s|I)] - \max_s E(V_s)`, minus the mean of the same over 200 shuffles
        of :math:`I`, which estimates the part due to noise; set to 0 if negative.
        """
        held = self.informative(origin)
        empty = int((~held).sum())
        if self.values is None or min(empty, held.size - empty) < FEWEST:
            return None
        value = self.values.value
        shuffled = self._sums[:, empty - 1]  # sum over the first draws of each shuffle
        noise = _knowing(shuffled, value.sum(axis=0), held.size).mean()
        own = _knowing(value[~held].sum(axis=0), value.sum(axis=0), held.size)
        return rounded(max(0.0, float(own - noise)))

    @cached_property
    def _sums(self) -> Floats:
        """Running sums of the values along shuffled draws, shape (shuffle, draw, strategy)."""
        assert self.values is not None
        value = self.values.value
        rng = named_generator(self.seed, "flips|shuffles")
        return np.stack(
            [np.cumsum(value[rng.permutation(len(value))], 0) for _ in range(_SHUFFLES)]
        )


def _conditional(values: Floats, held: Bools) -> Change | None:
    without, with_ = values[~held], values[held]
    without, with_ = without[~np.isnan(without)], with_[~np.isnan(with_)]
    if min(without.size, with_.size) < FEWEST:
        return Change(delta=0.0, error=0.0) if np.ptp(values) == 0 else None
    p = with_.size / (with_.size + without.size)
    error = p * np.sqrt(without.var() / without.size + with_.var() / with_.size)
    return Change(
        delta=rounded(p * float(without.mean() - with_.mean())),
        error=rounded(float(error)),
    )


def _knowing(empty_sum: Floats, whole: Floats, draws: int) -> Floats:
    """Return the value of knowing in which draws the sum was taken; sums over (..., strategy)."""
    knows = (empty_sum.max(axis=-1) + (whole - empty_sum).max(axis=-1)) / draws
    return np.asarray(knows - whole.max(axis=-1) / draws)
