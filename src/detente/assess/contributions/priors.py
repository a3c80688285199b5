r"""Measure how the answer changes if a prior is halved or doubled.

Every draw of a parameter is halved or doubled; the rest stays the same. If the parameter is the
log-odds of a chance or the logarithm of a hazard, the chance or the hazard is halved or doubled. A
parameter in [0, 1] is limited to 1.
"""

import numpy as np
from scipy import special

from detente.assess.contributions.again import changed, spread
from detente.assess.contributions.record import LargestMove, PriorChange, PriorEffect
from detente.assess.paired import Done, PairedRerun, each
from detente.engagement.course.parameter_rows import Param
from detente.engagement.registry import MECHANISMS
from detente.models.spec import Parameter
from detente.numerics.arrays import Floats
from detente.runs.result import Change
from detente.runs.statistics import rounded
from detente.vocabulary.metrics import Metric

__all__ = ["HARDLY", "TIMES", "priors", "scaled"]

TIMES = {"halved": 0.5, "doubled": 2.0}
HARDLY = 0.005  # a prior matters if it changes a value or a settlement probability by this much
_ROWS = {"join_rate": Param.JOIN}  # parameters that the level of the record has gone into
_SURE = 0.999  # upper limit of a doubled probability
_ERRORS = 2.0  # a change of fewer standard errors counts as noise


def priors(rerun: PairedRerun, workers: int, done: Done) -> dict[str, PriorEffect]:
    """Return the changes if a parameter is halved and if doubled, by ``mechanism.parameter``."""
    parameters = {f"{m.key}.{p.name}": p for m in MECHANISMS for p in m.spec.parameters}
    reruns = [(parameter, times) for parameter in parameters.values() for times in TIMES.values()]
    effects = iter(each(lambda pair: _changed(rerun, *pair), reruns, workers, done))
    return {name: _effect(rerun, next(effects), next(effects)) for name in parameters}


def _effect(rerun: PairedRerun, halved: PriorChange, doubled: PriorChange) -> PriorEffect:
    either = (halved, doubled)
    matters = any(way.first != rerun.first or way.largest >= HARDLY for way in either)
    return PriorEffect(halved=halved, doubled=doubled, matters=matters)


def scaled(parameter: Parameter, values: Floats, times: float) -> Floats:
    """Return the draws of a parameter scaled by a factor, by the rules of this module.

    Examples
    --------
    >>> words = "Monthly chance of talks, in log-odds."
    >>> chance = Parameter(name="a", prior="normal", values=(0.0, 1.0), meaning=words)
    >>> float(scaled(chance, np.array([0.0]), 0.5)[0]).__round__(4)  # a quarter, from a half
    -1.0986
    """
    if parameter.prior == "normal" and parameter.meaning.startswith("Monthly chance"):
        return np.asarray(special.logit(np.minimum(special.expit(values) * times, _SURE)))
    if parameter.prior == "normal" and parameter.meaning.startswith("Monthly hazard"):
        return np.asarray(values + np.log(times))
    multiple = values * times
    if parameter.prior == "pert" and parameter.values[0] >= 0.0 and parameter.values[-1] <= 1.0:
        multiple = np.minimum(multiple, 1.0)
    return np.asarray(multiple)


def _changed(rerun: PairedRerun, parameter: Parameter, times: float) -> PriorChange:
    row = _ROWS.get(parameter.name) or Param[parameter.name.upper()]
    param = rerun.base.batch.param.copy()
    param[:, row] = scaled(parameter, param[:, row], times)
    effect = changed(rerun, rerun.changed(rerun.base.batch._replace(param=param)))
    settled = {s: m["settlement"] for s, m in effect.metrics.items() if "settlement" in m}
    headline = [*(effect.value or {}).values(), *settled.values()]
    sure = [abs(c.delta) for c in headline if abs(c.delta) > _ERRORS * c.error]
    return PriorChange(
        first=effect.first,
        value=effect.value,
        settlement=settled,
        most=_most(rerun, effect.metrics),
        largest=max(sure, default=0.0),
    )


def _most(rerun: PairedRerun, metrics: dict[str, dict[Metric, Change]]) -> LargestMove | None:
    """Return the metric and option with the largest change, in standard deviations."""
    best: LargestMove | None = None
    for option, by_metric in metrics.items():
        for metric, change in by_metric.items():
            scale = spread(rerun, option, metric)
            size = rounded(abs(change.delta) / scale) if scale > 0.0 else 0.0
            if change.delta != 0.0 and (best is None or size > best.size):
                best = LargestMove(
                    strategy=option,
                    metric=metric,
                    size=size,
                    delta=change.delta,
                    error=change.error,
                )
    return best
