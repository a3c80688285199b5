"""What would beat the status quo on an issue, and what all sides of the talks would rather have."""

from typing import Any

import numpy as np

from detente.assess.agreement.table import Table
from detente.models.bargaining.voting.win_set import WinSet, win_set_array
from detente.numerics.arrays import Floats
from detente.runs.statistics import interval, share

__all__ = ["zones"]

_ALL = 1.0


def zones(table: Table, k: int) -> dict[str, Any]:
    """Return the win-sets of one issue.

    Parameters
    ----------
    table : Table
        The table of a case.
    k : int
        Place of the issue.

    Returns
    -------
    dict
        ``majority``: terms that a weighted majority of all parties likes better than the status
        quo; ``talks``: terms that every side of the talks likes better than the reversion point.
        Each with ``found``, the share of draws in which there are any, and intervals of their
        ends ``low`` and ``high`` over those draws; None where somebody needed has no position.
    """
    here = table.position[:, k]
    majority = win_set_array(
        here, table.capability, table.salience[:, k], status_quo=table.status_quo[:, k]
    )
    found = {"majority": _told(majority), "talks": None}
    party = list(table.bargainers)
    if party and not np.isnan(here[:, party]).all(axis=0).any():
        one = np.ones(len(party))
        both = win_set_array(here[:, party], one, one, status_quo=table.reversion[:, k], quota=_ALL)
        found["talks"] = _told(both)
    return found


def _told(found: WinSet) -> dict[str, Any]:
    wide = np.asarray(found.width > 0.0)

    def there(values: Floats) -> dict[str, float] | None:
        return interval(np.clip(np.asarray(values)[wide], 0.0, 100.0))

    return {"found": share(wide), "low": there(found.low), "high": there(found.high)}
