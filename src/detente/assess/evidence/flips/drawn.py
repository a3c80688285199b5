r"""What learning that a claim is not informative would say, read from the draws of a run.

The difference is conditional: draws in which an origin is not informative against all draws. The
hypotheses move with it, since a report that proves empty no longer speaks for any of them.
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
from detente.runs.statistics import rounded
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.metrics import METRICS, Metric

__all__ = ["FEWEST", "Drawn"]

FEWEST = 100  # draws on a side below which nothing is said
_SHUFFLES = 200


@dataclass(frozen=True)
class Drawn:
    """Reads conditional differences and the worth of knowing from the columns of a run.

    Parameters
    ----------
    case : Case
        The cut case.
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
        """Values of the strategies, or None where no objective is modelled."""
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
        """Return where an origin is informative, shape (draw,)."""
        return np.asarray(self.rows.inputs[str(InputKey("origin", origin))], dtype=np.bool_)

    def effects(self, origin: str) -> Conditional:
        r"""Return what goes with an origin of claims not being informative.

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
        r"""Return how much better the best choice is, if one knows whether it is informative.

        Parameters
        ----------
        origin : str
            Origin of one or more claims.

        Returns
        -------
        float or None
            In units of value, >= 0; None, "cannot tell", with fewer than 100 draws on a side or
            without objectives.

        Notes
        -----
        Expected value of perfect information on the one question,
        :math:`E_I[\max_s E(V_s|I)] - \max_s E(V_s)`, less the mean of the same over 200 shuffles
        of :math:`I`, which is what noise alone would show; cut at 0.
        """
        held = self.informative(origin)
        empty = int((~held).sum())
        if self.values is None or min(empty, held.size - empty) < FEWEST:
            return None
        value = self.values.value
        shuffled = self._sums[:, empty - 1]  # of each shuffle, the sum over its first draws
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
    """Return the worth of knowing in which draws the sum was taken; sums over (..., strategy)."""
    knows = (empty_sum.max(axis=-1) + (whole - empty_sum).max(axis=-1)) / draws
    return np.asarray(knows - whole.max(axis=-1) / draws)
