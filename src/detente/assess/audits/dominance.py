"""Audit 2: find metrics by which an option moves one way only, and the answer without them."""

from dataclasses import replace
from typing import Final

import numpy as np

from detente.assess.audits.record import Answer, Dominance, Without
from detente.assess.options.metrics import metric_values
from detente.assess.options.ranking import ranking
from detente.assess.options.record import Ranking
from detente.case.case import Case
from detente.runs.draws import Rows
from detente.runs.statistics import share
from detente.vocabulary.metrics import METRICS, Metric

__all__ = ["dominance_of", "without_flagged"]

_SOME: Final = 0.01
_RARE: Final = 0.05
_MORE_IS_WORSE: Final[frozenset[Metric]] = frozenset(
    {"splits", "extra_deaths", "spillover", "drugs"}
)


def dominance_of(case: Case, rows: Rows, reference: str) -> list[Dominance]:
    """Return, by option and metric, how often the option does better and worse than another.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run, only draws that are defined.
    reference : str
        Id of the option that the others are compared with.
    """
    if reference not in rows.strategies:
        return []
    found = []
    for option in rows.strategies:
        if option == reference:
            continue
        for metric in METRICS:
            own, other = (metric_values(case, rows, o, metric) for o in (option, reference))
            if own is None or other is None:
                continue
            gap = np.nan_to_num(own - other)
            gap = -gap if metric in _MORE_IS_WORSE else gap
            found.append(_dominance(option, metric, share(gap > 0.0), share(gap < 0.0)))
    return found


def _dominance(option: str, metric: Metric, better: float, worse: float) -> Dominance:
    flagged = (worse == 0.0 and better > _SOME) or (better == 0.0 and worse > _SOME)
    differ = better + worse
    one_sided = not flagged and differ > _SOME and min(better, worse) < _RARE * differ
    return Dominance(
        option=option,
        metric=metric,
        p_better=better,
        p_worse=worse,
        flagged=flagged,
        one_sided=one_sided,
    )


def without_flagged(
    case: Case, rows: Rows, seed: int, ranked: Ranking, found: list[Dominance]
) -> Without | None:
    """Return the answer with and without the metrics that move one way only.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run, only draws that are defined.
    seed : int
        Seed of the run.
    ranked : Ranking
        The ranking of the run.
    found : list of Dominance
        What moves one way only.
    """
    if not ranked.order:
        return None
    flagged = {row.metric for row in found if row.flagged}
    kept = [one for one in case.settings.objectives if one.metric not in flagged]
    settings = case.settings.model_copy(update={"objectives": kept})
    rest = ranking(replace(case, settings=settings), rows, seed) if flagged else ranked
    return Without(
        metrics=[metric for metric in METRICS if metric in flagged],
        with_=Answer(order=ranked.order, top=ranked.top),
        without=Answer(order=rest.order, top=rest.top),
    )
