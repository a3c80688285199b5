"""How far models part on an issue, beside how unsure each of them is."""

from collections.abc import Mapping

import numpy as np

from detente.assess.agreement.record import Disagreement, ModelForecast
from detente.runs.result import Interval
from detente.runs.statistics import rounded

__all__ = ["disagreement"]

_SAME = 0.5  # scale points: numbers that print alike agree


def disagreement(models: Mapping[str, ModelForecast]) -> Disagreement | None:
    """Return the spread between models and within them, and which models agree.

    Parameters
    ----------
    models : mapping of ModelForecast
        Entries by key. Baselines and models without an outcome are left out.

    Returns
    -------
    Disagreement or None
        None for fewer than two models.

    Examples
    --------
    >>> def forecast(low, middle, high):
    ...     return ModelForecast(
    ...         title="Mean",
    ...         traits=["mean"],
    ...         variant=None,
    ...         outcome=Interval(p10=low, p50=middle, p90=high),
    ...         draws=100,
    ...         rounds=[],
    ...         why_not=None,
    ...         tied=None,
    ...         cycle=None,
    ...         settled=None,
    ...         deal=None,
    ...     )
    >>> models = {"a": forecast(0, 10, 20), "b": forecast(5, 15, 25), "c": forecast(80, 90, 95)}
    >>> apart = disagreement(models)
    >>> apart.groups, apart.between, apart.within
    ([['a', 'b'], ['c']], 80.0, 20.0)
    """
    outcomes = {
        key: entry.outcome
        for key, entry in models.items()
        if entry.outcome is not None and "baseline" not in entry.traits
    }
    if len(outcomes) < 2:
        return None
    order = sorted(outcomes, key=lambda key: outcomes[key].p50)
    low, high = outcomes[order[0]].p50, outcomes[order[-1]].p50
    widths = [one.p90 - one.p10 for one in outcomes.values()]
    return Disagreement(
        low=low,
        high=high,
        lowest=order[0],
        highest=order[-1],
        between=rounded(high - low),
        within=rounded(float(np.median(widths))),
        groups=_groups(order, outcomes),
    )


def _groups(order: list[str], outcomes: dict[str, Interval]) -> list[list[str]]:
    """Take out the longest run of models that agree pair by pair, again and again."""
    left, groups = list(order), []
    while left:
        runs = [
            left[i:j]
            for i in range(len(left))
            for j in range(i + 1, len(left) + 1)
            if _all_agree([outcomes[key] for key in left[i:j]])
        ]
        best = max(runs, key=lambda run: (len(run), _tightness(run, outcomes)))
        groups.append(best)
        left = [key for key in left if key not in best]
    return groups


def _tightness(run: list[str], outcomes: dict[str, Interval]) -> float:
    return outcomes[run[0]].p50 - outcomes[run[-1]].p50


def _all_agree(members: list[Interval]) -> bool:
    """Say whether each one's median lies in every other's interval."""
    return all(
        one.p10 - _SAME <= other.p50 <= one.p90 + _SAME for one in members for other in members
    )
