r"""Rank strategies by the case's objectives: values, regret, share of draws each is best in.

In each draw a strategy's value is :math:`V = \sum_k w_k u_k`. :math:`u_k` is the metric, scaled
from 0 (worst) to 1 (best). :math:`w` is drawn from the stated ranges and normalised over the
metrics that are modelled. Regret is the best value in the draw minus the strategy's own value
:cite:p:`mcphail2018`.
"""

import numpy as np

from detente.assess.options.engaged import empty_options
from detente.assess.options.metrics import metric_values, not_modelled
from detente.assess.options.record import OptionValue, RankedObjective, Ranking
from detente.case.case import Case
from detente.case.schema.settings import Objective
from detente.engagement.registry import writers_of
from detente.numerics.arrays import Bools, Floats, Ints
from detente.numerics.philox import input_uniforms
from detente.runs.draws import Rows
from detente.runs.result import Interval
from detente.runs.statistics import interval, rounded, share

__all__ = ["Values", "ranking", "values_of"]

_ERRORS = 2.0  # standard errors by which two means must differ


class Values:
    """Values of every strategy in every draw.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    seed : int
        Seed of the run; keys the weights.

    Attributes
    ----------
    used : list of Objective
        Objectives whose metric is modelled.
    weight : array of float, shape (draw, objective)
        Normalised weights.
    scaled : array of float, shape (draw, strategy, objective)
        Metrics, scaled from 0 (worst) to 1 (best).
    value : array of float, shape (draw, strategy)
        Weighted sums.
    margin : array of float, shape (draw,)
        Largest difference of value that counts as a tie.
    empty : dict of float
        Options that engage nobody in half of the draws or more, with the share; not ranked.
    ranked : list of int
        Columns of the other options.
    """

    def __init__(self, case: Case, rows: Rows, seed: int) -> None:
        missing = not_modelled(case, rows)
        self.used = [o for o in case.settings.objectives if o.metric not in missing]
        numbers = np.asarray(rows.inputs["draw"])
        draws = len(numbers)
        self.weight = _weights(self.used, seed, numbers)
        self.scaled = np.zeros((draws, len(rows.strategies), len(self.used)))
        for s, strategy in enumerate(rows.strategies):
            for k, objective in enumerate(self.used):
                metric = metric_values(case, rows, strategy, objective.metric)
                self.scaled[:, s, k] = _scale(objective, metric)
        self.empty = empty_options(case, rows)
        self.ranked = [s for s, name in enumerate(rows.strategies) if name not in self.empty]
        self.value = np.zeros(self.scaled.shape[:2])
        self.margin = np.zeros(draws)
        for k, objective in enumerate(self.used):
            self.value += self.weight[:, None, k] * self.scaled[:, :, k]
            self.margin += self.weight[:, k] * objective.margin

    @property
    def leader(self) -> int:
        """Column of the ranked option with the highest mean value."""
        return self.leading(self.value.mean(axis=0))

    def leading(self, means: Floats) -> int:
        """Return the column of the ranked option with the highest of given means.

        Parameters
        ----------
        means : array of float, shape (strategy,)
            Mean values, for example of some draws.
        """
        return max(self.ranked, key=lambda s: (means[s], -s))

    @property
    def mechanisms(self) -> tuple[str, ...]:
        """Keys of the mechanisms that write the metrics."""
        return tuple(dict.fromkeys(key for o in self.used for key in writers_of(o.metric)))

    @property
    def best(self) -> Floats:
        """Highest value of a ranked option in each draw."""
        return np.asarray(self.value[:, self.ranked].max(axis=1))

    @property
    def regret(self) -> Floats:
        """Best value minus own value in each draw, shape (draw, strategy).

        An option that is not ranked may be above the best; it has no regret then.
        """
        return np.asarray(np.maximum(self.best[:, None] - self.value, 0.0))

    @property
    def parts(self) -> Floats:
        """What each objective adds to the value, shape (draw, strategy, objective)."""
        return np.asarray(self.weight[:, None, :] * self.scaled)

    @property
    def tied(self) -> Floats:
        """1 if a ranked strategy is within the margin of the best, shape (draw, strategy)."""
        near = (self.regret <= self.margin[:, None] + 1e-12).astype(np.float64)
        near[:, [s for s in range(near.shape[1]) if s not in self.ranked]] = 0.0
        return np.asarray(near)

    @property
    def shared(self) -> Floats:
        """1 / number of strategies tied for best, 0 for the others, shape (draw, strategy)."""
        tied = self.tied
        return np.asarray(tied / tied.sum(axis=1)[:, None])

    @property
    def alone(self) -> Bools:
        """True if a strategy is best by more than the margin, shape (draw, strategy)."""
        return np.asarray(self.shared == 1.0)


def values_of(case: Case, rows: Rows, seed: int) -> Values | None:
    """Return the values, or None if no objective is modelled."""
    values = Values(case, rows, seed)
    return values if values.used else None


def _weights(used: list[Objective], seed: int, numbers: Ints) -> Floats:
    """Return weights drawn from their ranges; they sum to 1, shape (draw, objective)."""
    first, draws = int(numbers[0]), len(numbers)
    span = int(numbers[-1]) - first + 1
    drawn = np.zeros((draws, len(used)))
    for k, objective in enumerate(used):
        low, high = objective.weight
        luck = input_uniforms(seed, f"objective|{objective.metric}", first, span)[numbers - first]
        drawn[:, k] = low + (high - low) * luck
    total = np.zeros(draws)
    for k in range(len(used)):
        total = total + drawn[:, k]
    even = 1.0 / max(1, len(used))
    safe = np.where(total > 0.0, total, 1.0)[:, None]
    return np.where(total[:, None] > 0.0, drawn / safe, even)


def _scale(objective: Objective, values: Floats | None) -> Floats:
    """Return a metric scaled from 0 (worst) to 1 (best) and clipped to [0, 1]."""
    assert values is not None  # only modelled metrics are scaled
    width = objective.best - objective.worst
    scaled = (np.nan_to_num(values) - objective.worst) / width if width else np.zeros_like(values)
    return np.clip(scaled, 0.0, 1.0)


def ranking(case: Case, rows: Rows, seed: int) -> Ranking:
    """Return values, regret, share of draws in which each is best, and the order of strategies.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    seed : int
        Seed of the run.
    """
    values = values_of(case, rows, seed)
    objectives = _objectives(case, rows, values)
    if values is None:
        return Ranking(
            objectives=objectives,
            strategies={},
            order=[],
            top=[],
            empty=empty_options(case, rows),
            margin=None,
        )
    names = rows.strategies
    means = values.value.mean(axis=0)
    order = sorted(values.ranked, key=lambda s: (-means[s], s))
    return Ranking(
        objectives=objectives,
        strategies={name: _option(values, s) for s, name in enumerate(names)},
        order=[names[s] for s in order],
        top=[names[s] for s in order if _as_good(values, order[0], s)],
        empty=values.empty,
        margin=rounded(float(values.margin.mean())),
    )


def _objectives(case: Case, rows: Rows, values: Values | None) -> list[RankedObjective]:
    missing = not_modelled(case, rows)
    mean = (
        {}
        if values is None
        else dict(zip((o.metric for o in values.used), values.weight.mean(axis=0), strict=True))
    )
    return [
        RankedObjective(
            metric=o.metric,
            direction=o.direction,
            worst=o.worst,
            best=o.best,
            weight=o.weight,
            margin=o.margin,
            reason=o.reason,
            counts=o.metric not in missing,
            why_not=missing.get(o.metric),
            mean_weight=rounded(float(mean[o.metric])) if o.metric in mean else None,
        )
        for o in case.settings.objectives
    ]


def _option(values: Values, s: int) -> OptionValue:
    """Return the value of one strategy and its comparison with the others."""
    own, regret = values.value[:, s], values.regret[:, s]
    return OptionValue(
        value=_over_draws(own),
        mean=rounded(float(own.mean())),
        error=rounded(float(own.std() / np.sqrt(own.size))),
        best=rounded(float(values.shared[:, s].mean())),
        alone=share(values.alone[:, s]),
        regret=_over_draws(regret),
        mean_regret=rounded(float(regret.mean())),
        parts={
            o.metric: rounded(float(values.parts[:, s, k].mean()))
            for k, o in enumerate(values.used)
        },
    )


def _over_draws(values: Floats) -> Interval:
    summary = interval(values)
    assert summary is not None  # a value is defined in every draw
    return summary


def _as_good(values: Values, first: int, s: int) -> bool:
    """Return whether a strategy cannot be distinguished from the first one."""
    behind = values.value[:, first] - values.value[:, s]
    error = behind.std() / np.sqrt(behind.size)
    return bool(behind.mean() <= max(values.margin.mean(), _ERRORS * error))
