r"""Murphy's partition of the Brier score by distinct forecasts :cite:p:`murphy1973`."""

from typing import NamedTuple

import numpy as np

from detente.models.scoring.arrays import by_event
from detente.models.scoring.diagnostics.groups import grouped
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats

__all__ = ["SPEC", "Murphy", "murphy_array"]

SPEC = ModelSpec(
    name="scoring.murphy",
    title="Murphy's partition of the Brier score",
    sources=("murphy1973",),
    takes=(
        Array(
            "forecast",
            ("...", "event"),
            low=0.0,
            high=1.0,
            meaning="Probability that the event happens.",
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
            "reliability",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Squared distance of forecasts from the rates that follow them; 0 is best.",
        ),
        Array(
            "resolution",
            ("...",),
            low=0.0,
            high=0.25,
            meaning="Squared distance of those rates from the overall rate; more is better.",
        ),
        Array(
            "uncertainty",
            ("...",),
            low=0.0,
            high=0.25,
            meaning="Brier score of the overall rate as the forecast.",
        ),
    ),
)


class Murphy(NamedTuple):
    """The three parts of a mean Brier score: reliability - resolution + uncertainty.

    Attributes
    ----------
    reliability : array of float, shape (...)
        Squared distance of forecasts from the rates that follow them, in [0, 1]; 0 is best.
    resolution : array of float, shape (...)
        Squared distance of those rates from the overall rate, in [0, 0.25]; more is better.
    uncertainty : array of float, shape (...)
        Brier score of the overall rate as the forecast, in [0, 0.25].
    """

    reliability: Floats
    resolution: Floats
    uncertainty: Floats


def murphy_array(forecast: Floats, outcome: Floats) -> Murphy:
    r"""Return reliability, resolution and uncertainty of forecasts of yes-or-no events.

    Parameters
    ----------
    forecast : array of float, shape (..., event)
        Probability that the event happens, in [0, 1].
    outcome : array of float, shape (..., event)
        1 or True if it happened, 0 or False if not.

    Returns
    -------
    Murphy
        The three parts, each of shape (...); NaN where a forecast or an outcome is NaN.

    Raises
    ------
    DomainError
        If a forecast lies outside [0, 1], or an outcome is neither 0 nor 1.
    ShapeError
        If there is no event, or the arrays do not broadcast.

    Notes
    -----
    Events with the same forecast :math:`p_k` form a group of :math:`n_k` events, of which a share
    :math:`\bar o_k` happened; :math:`\bar o` is the share of all n events.

    .. math::

       \text{Brier} = \frac{1}{n} \sum_k n_k (p_k - \bar o_k)^2
                    - \frac{1}{n} \sum_k n_k (\bar o_k - \bar o)^2 + \bar o (1 - \bar o)

    The identity is exact because forecasts are not binned. If nearly all forecasts differ, each is
    a group of its own, and both reliability and resolution are large: use `corp_array` then.

    Examples
    --------
    Ten forecasts of two kinds; one in five and four in five came true.

    >>> forecast = np.repeat([0.3, 0.9], 5)
    >>> outcome = np.array([1, 0, 0, 0, 0, 1, 1, 1, 1, 0])
    >>> [round(float(part), 4) for part in murphy_array(forecast, outcome)]
    [0.01, 0.09, 0.25]
    """
    events = by_event(forecast, outcome)
    groups = grouped(events.forecast, events.outcome)
    weight = groups.total / events.outcome.shape[1]
    rate = groups.hit / np.maximum(groups.total, 1.0)
    mean = events.outcome.mean(axis=1)
    reliability = (weight * (groups.value - rate) ** 2).sum(axis=1)
    resolution = (weight * (rate - mean[:, None]) ** 2).sum(axis=1)
    parts = (reliability, resolution, mean * (1.0 - mean))
    return Murphy(*(events.shaped(part) for part in parts))
