"""Rank the options again with each objective's weight at both ends of its range, and alone."""

from dataclasses import replace
from typing import Final

from detente.assess.audits.ranked import order_of
from detente.assess.contributions.record import Weighed, WeightEffect
from detente.assess.options.ranking import Values
from detente.assess.paired import PairedRerun
from detente.case.schema.settings import Objective
from detente.runs.statistics import rounded
from detente.vocabulary.metrics import Metric

__all__ = ["weights"]

_NOTHING: Final = (0.0, 0.0)
_ALL: Final = (1.0, 1.0)


def weights(rerun: PairedRerun) -> dict[Metric, WeightEffect]:
    """Return the ranking under other weights, by objective; no draw is run again.

    The other objectives keep the weights drawn from their ranges, and all are scaled to the sum 1.

    Parameters
    ----------
    rerun : PairedRerun
        The original draws.

    Returns
    -------
    dict of WeightEffect
        Empty with fewer than two objectives that are modelled: their weights then decide nothing.
    """
    values = rerun.values
    if values is None or len(values.used) < 2:
        return {}
    return {
        one.metric: WeightEffect(
            lowest=_weighed(rerun, _with(values.used, one, one.weight[0])),
            highest=_weighed(rerun, _with(values.used, one, one.weight[1])),
            alone=_weighed(rerun, _alone(values.used, one)),
        )
        for one in values.used
    }


def _with(objectives: list[Objective], changed: Objective, weight: float) -> list[Objective]:
    """Return the objectives, one with a fixed weight."""
    fixed = changed.model_copy(update={"weight": (weight, weight)})
    return [fixed if o is changed else o for o in objectives]


def _alone(objectives: list[Objective], only: Objective) -> list[Objective]:
    """Return the objectives, all but one without weight."""
    return [o.model_copy(update={"weight": _ALL if o is only else _NOTHING}) for o in objectives]


def _weighed(rerun: PairedRerun, objectives: list[Objective]) -> Weighed:
    """Return the ranking of the original draws under other objectives."""
    case = rerun.task.case
    settings = case.settings.model_copy(update={"objectives": objectives})
    rows = rerun.rows.only_defined()
    values = Values(replace(case, settings=settings), rows, rerun.task.seed)
    ranked = [rows.strategies[s] for s in values.ranked]
    means = values.value.mean(axis=0)
    return Weighed(
        order=order_of(values.value[:, values.ranked], ranked),
        value={name: rounded(float(means[s])) for s, name in enumerate(rows.strategies)},
    )
