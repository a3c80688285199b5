r"""What the answer does where a prior is halved, or doubled.

Every draw of a parameter is halved or doubled and nothing else moves. A parameter that is the
log-odds of a chance has the chance halved or doubled, a ratio of at least 1 its logarithm; one that
lies in [0, 1] is cut at 1.
"""

from typing import Any

import numpy as np
from scipy import special

from detente.assess.contributions.again import Again, Done, each
from detente.engagement.layout import Param
from detente.engagement.registry import MECHANISMS
from detente.models.spec import Parameter
from detente.numerics.arrays import Floats
from detente.runs.statistics import rounded

__all__ = ["HARDLY", "TIMES", "priors", "scaled"]

TIMES = {"halved": 0.5, "doubled": 2.0}
HARDLY = 0.005  # change of a value or a chance of settlement below which a prior hardly matters
_SURE = 0.999
_ERRORS = 2.0  # standard errors under which a change is noise


def priors(again: Again, workers: int, done: Done) -> dict[str, Any]:
    """Return, by mechanism and parameter, what changes where it is halved and where doubled.

    Returns
    -------
    dict
        By ``mechanism.parameter``: for ``halved`` and ``doubled`` the changes of ``value`` and of
        ``settlement`` by strategy, ``most`` (the metric and strategy that move most, in standard
        deviations of the metric), ``first`` (who then comes first) and ``largest``, the largest
        change of any value or chance of settlement that is more than two standard errors;
        ``matters``: whether one of the two changes who comes first or has a largest change of at
        least 0.005.
    """
    cases = [(m.key, p, name) for m in MECHANISMS for p in m.spec.parameters for name in TIMES]

    def one(case: tuple[str, Parameter, str]) -> dict[str, Any]:
        _, parameter, name = case
        return _changed(again, parameter, TIMES[name])

    found: dict[str, Any] = {}
    for (key, parameter, name), told in zip(cases, each(one, cases, workers, done), strict=True):
        found.setdefault(f"{key}.{parameter.name}", {})[name] = told
    for told in found.values():
        told["matters"] = any(
            told[name]["first"] != again.first or told[name]["largest"] >= HARDLY for name in TIMES
        )
    return found


def scaled(parameter: Parameter, values: Floats, times: float) -> Floats:
    """Return the draws of a parameter times a number, as the module says.

    Examples
    --------
    >>> chance = Parameter(name="a", prior="normal", values=(0.0, 1.0), meaning="log-odds")
    >>> float(scaled(chance, np.array([0.0]), 0.5)[0]).__round__(4)  # a quarter, from a half
    -1.0986
    """
    if parameter.prior == "normal":
        return np.asarray(special.logit(np.minimum(special.expit(values) * times, _SURE)))
    if parameter.prior == "pert" and parameter.values[0] >= 1.0:
        return np.asarray(values**times)
    found = values * times
    if parameter.prior == "pert" and parameter.values[0] >= 0.0 and parameter.values[-1] <= 1.0:
        found = np.minimum(found, 1.0)
    return np.asarray(found)


def _changed(again: Again, parameter: Parameter, times: float) -> dict[str, Any]:
    row = Param[parameter.name.upper()]
    param = again.base.batch.param.copy()
    param[:, row] = scaled(parameter, param[:, row], times)
    change = again.change(again.rows_of(again.base.batch._replace(param=param)))
    settled = {s: m["settlement"] for s, m in change["metrics"].items() if "settlement" in m}
    told = [*(change["value"] or {}).values(), *settled.values()]
    sure = [abs(t["delta"]) for t in told if abs(t["delta"]) > _ERRORS * t["error"]]
    return {
        "first": change["first"],
        "value": change["value"],
        "settlement": settled,
        "most": _most(again, change["metrics"]),
        "largest": max(sure, default=0.0),
    }


def _most(again: Again, metrics: dict[str, Any]) -> dict[str, Any] | None:
    """Return the metric and strategy that move most, in standard deviations of the metric."""
    best: dict[str, Any] | None = None
    for strategy, changes in metrics.items():
        for metric, told in changes.items():
            spread = again.spread(strategy, metric)
            size = rounded(abs(told["delta"]) / spread) if spread > 0.0 else 0.0
            if told["delta"] != 0.0 and (best is None or size > best["size"]):
                best = {"strategy": strategy, "metric": metric, "size": size, **told}
    return best
