r"""Area under the ROC curve: how well forecasts tell events from non-events.

The area measures discrimination alone; for calibration, which :cite:t:`dimitriadis2021` set apart
from it, see `corp_array`.
"""

import numpy as np

from detente.models.scoring.arrays import by_event
from detente.models.scoring.diagnostics.groups import grouped
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats

__all__ = ["SPEC", "auc_array"]

SPEC = ModelSpec(
    name="scoring.auc",
    title="Area under the ROC curve",
    sources=("dimitriadis2021",),
    takes=(
        Array(
            "forecast",
            ("...", "event"),
            low=0.0,
            high=1.0,
            meaning="Probability that the event happens; only the order counts.",
        ),
        Array(
            "outcome",
            ("...", "event"),
            low=0.0,
            high=1.0,
            meaning="1 if it happened, otherwise 0.",
        ),
    ),
    gives=(
        Array(
            "area",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Chance that an event has a higher forecast than a non-event; 0.5 is none.",
        ),
    ),
    aliases=("AUC", "c-index"),
)


def auc_array(forecast: Floats, outcome: Floats) -> Floats:
    r"""Return the chance that an event had a higher forecast than a non-event.

    Parameters
    ----------
    forecast : array of float, shape (..., event)
        Probability that the event happens, in [0, 1]; only the order counts.
    outcome : array of float, shape (..., event)
        1 or True if it happened, 0 or False if not.

    Returns
    -------
    array of float, shape (...)
        Area in [0, 1]: 1 is perfect order, 0.5 is no discrimination. NaN where all events or no
        events happened, and where a forecast or an outcome is NaN.

    Raises
    ------
    DomainError
        If a forecast lies outside [0, 1], or an outcome is neither 0 nor 1.
    ShapeError
        If there is no event, or the arrays do not broadcast.

    Notes
    -----
    Over all pairs of an event i that happened and an event j that did not:

    .. math::

       \frac{1}{n_1 n_0} \sum_i \sum_j
       \bigl(1\{p_i > p_j\} + \tfrac12 \, 1\{p_i = p_j\}\bigr)

    It is computed from mean ranks, in :math:`O(n \log n)` steps.

    Examples
    --------
    Of four pairs, the events win three and tie one.

    >>> float(auc_array(np.array([0.9, 0.4, 0.4, 0.2]), np.array([1, 1, 0, 0])))
    0.875
    """
    events = by_event(forecast, outcome)
    groups = grouped(events.forecast, events.outcome)
    rank = groups.total.cumsum(axis=1) - (groups.total - 1.0) / 2.0
    happened = groups.hit.sum(axis=1)
    pairs = happened * (events.outcome.shape[1] - happened)
    wins = (groups.hit * rank).sum(axis=1) - happened * (happened + 1.0) / 2.0
    return events.shaped(np.where(pairs > 0.0, wins / np.maximum(pairs, 1.0), np.nan))
