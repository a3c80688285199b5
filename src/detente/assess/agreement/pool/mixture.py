r"""One forecast from many models: weights from a back-test on other disputes, never on this one.

Each model's draws keep their spread; the pool is the mixture, a linear opinion pool, with weights

.. math:: w_m \propto 1 / \operatorname{MSE}_m

over the models that were back-tested and have an answer. Models that disagree make the pool wide:
nothing is averaged away.
"""

from collections.abc import Mapping

import numpy as np

from detente.assess.agreement.pool.scores import HOLDS, SCORES, Score
from detente.assess.agreement.record import Pooled
from detente.errors import DomainError
from detente.numerics.arrays import Floats
from detente.runs.result import Interval
from detente.runs.statistics import rounded

__all__ = ["pooled", "weights"]


def weights(scores: Mapping[str, Score]) -> dict[str, float]:
    """Return the models' weights, which sum to 1.

    Parameters
    ----------
    scores : mapping of Score
        By key; mean squared errors > 0.

    Examples
    --------
    >>> from detente.assess.agreement.pool.scores import Score
    >>> one, two = Score(10, 100, 5, 0, 0), Score(20, 300, 5, 10, 1)
    >>> weights({"a": one, "b": two})
    {'a': 0.75, 'b': 0.25}
    """
    inverse = {key: 1.0 / one.squared for key, one in scores.items()}
    total = sum(inverse.values())
    return {key: value / total for key, value in inverse.items()}


def pooled(
    drawn: Mapping[str, Floats], case: str, scores: Mapping[str, Score] | None = None
) -> Pooled | None:
    """Return the mixture of the models' forecasts of one issue.

    Parameters
    ----------
    drawn : mapping of array of float, shape (draw,)
        Each model's outcome by draw, in [0, 100]; NaN where it has none. Models may have
        different numbers of draws.
    case : str
        Name of the case at hand.
    scores : mapping of Score, optional
        Of the back-test; default the one that ships.

    Returns
    -------
    Pooled or None
        None for fewer than two models that were tested.

    Raises
    ------
    DomainError
        If the case is part of the back-test: weights must come from elsewhere.
    """
    if case in HOLDS:
        message = f"case '{case}' is part of the back-test; its weights must come from other data"
        raise DomainError(message)
    tested = SCORES if scores is None else scores
    known = {key: values[~np.isnan(values)] for key, values in drawn.items()}
    known = {key: values for key, values in known.items() if values.size}
    used = [key for key in tested if key in known]
    if len(used) < 2:
        return None
    share = weights({key: tested[key] for key in used})
    values = np.concatenate([known[key] for key in used])
    mass = np.concatenate([np.full(known[key].size, share[key] / known[key].size) for key in used])
    return Pooled(
        outcome=_quantiles(values, mass),
        weights={key: rounded(weight) for key, weight in share.items()},
        left_out=[key for key in known if key not in tested],
        between=rounded(_between(known, share)),
    )


def _quantiles(values: Floats, mass: Floats) -> Interval:
    """Return the levels of a weighted sample: the least value with at least so much below."""
    order = np.argsort(values, kind="stable")
    below = np.cumsum(mass[order])

    def at(level: float) -> float:
        place = int(np.searchsorted(below, level * below[-1] - 1e-12))
        return rounded(float(values[order][min(place, values.size - 1)]))

    return Interval(p10=at(0.1), p50=at(0.5), p90=at(0.9))


def _between(drawn: Mapping[str, Floats], share: Mapping[str, float]) -> float:
    """Return the share of a mixture's variance that lies between its parts."""
    means = {key: float(drawn[key].mean()) for key in share}
    middle = sum(share[key] * means[key] for key in share)
    between = sum(share[key] * (means[key] - middle) ** 2 for key in share)
    within = sum(share[key] * float(drawn[key].var()) for key in share)
    return between / (between + within) if between + within > 0.0 else 0.0
