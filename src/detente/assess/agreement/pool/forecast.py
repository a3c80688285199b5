"""One forecast of an issue: the model that errs least elsewhere, with its errors there.

No other model and no mixture of models errs clearly less on other disputes than the weighted mean
alone, so the pool is that model. Its draws carry what is unsure about the case; its errors
elsewhere are added to each.
"""

import numpy as np

from detente.assess.agreement.pool.errors_elsewhere import spread_of, with_errors
from detente.assess.agreement.pool.scores import ERRORS, HOLDS, POOL
from detente.assess.agreement.record import Pooled
from detente.errors import DomainError
from detente.numerics.arrays import Floats
from detente.runs.statistics import interval, rounded

__all__ = ["pooled"]

_DRAWS = 8192  # more make a sample large and no interval better


def pooled(centre: Floats, position: Floats, influence: Floats, case: str) -> Pooled | None:
    """Return the pool's forecast of one issue.

    Parameters
    ----------
    centre : array of float, shape (draw,)
        Outcome of the pool's model by draw, in [0, 100]; NaN where it has none.
    position, influence : array of float, shape (draw, actor)
        Positions, NaN for an actor without one; capability times salience.
    case : str
        Name of the case at hand.

    Returns
    -------
    Pooled or None
        None where the model has no outcome in any draw.

    Raises
    ------
    DomainError
        If the case is part of the back-test: errors must come from elsewhere.
    """
    if case in HOLDS:
        message = f"case '{case}' is part of the back-test; its errors must come from other data"
        raise DomainError(message)
    known = np.flatnonzero(~np.isnan(centre))[:_DRAWS]
    if not known.size:
        return None
    spread = spread_of(position[known], influence[known], centre[known])
    sample = with_errors(centre[known], spread, np.array(ERRORS))
    outcome = interval(sample)
    if outcome is None:  # not reached: every draw has a number
        return None
    return Pooled(model=POOL, outcome=outcome, errors=rounded(_share(centre[known], sample)))


def _share(centre: Floats, sample: Floats) -> float:
    """Return the share of a forecast's variance that comes from the model's errors elsewhere."""
    total = float(sample.var())
    return max(0.0, 1.0 - float(centre.var()) / total) if total > 0.0 else 0.0
