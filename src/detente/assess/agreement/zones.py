"""What would beat the status quo on an issue, and what all sides of the talks would rather have."""

import numpy as np

from detente.assess.agreement.record import Zone, Zones
from detente.assess.agreement.table import Table
from detente.models.bargaining.voting.win_set import WinSet, win_set_array
from detente.numerics.arrays import Floats
from detente.runs.result import Interval
from detente.runs.statistics import interval, share

__all__ = ["zones"]

_ALL = 1.0


def zones(table: Table, k: int) -> Zones:
    """Return the win-sets of one issue.

    Parameters
    ----------
    table : Table
        The table of a case.
    k : int
        Place of the issue.
    """
    if not table.parties:
        return Zones(majority=Zone(found=0.0, low=None, high=None), talks=None)
    here = table.position[:, k]
    majority = win_set_array(
        here, table.capability, table.salience[:, k], status_quo=table.status_quo[:, k]
    )
    return Zones(majority=_zone(majority), talks=_talks(table, k))


def _talks(table: Table, k: int) -> Zone | None:
    """Return what every side of the talks likes better than the reversion point."""
    parties = list(table.bargainers)
    position = table.position[:, k, parties]
    if not parties or np.isnan(position).all(axis=0).any():
        return None
    equal = np.ones(len(parties))
    return _zone(
        win_set_array(position, equal, equal, status_quo=table.reversion[:, k], quota=_ALL)
    )


def _zone(terms: WinSet) -> Zone:
    """Return how often there are such terms, and their ends where there are."""
    wide = np.asarray(terms.width > 0.0)

    def ends(values: Floats) -> Interval | None:
        return interval(np.clip(np.asarray(values)[wide], 0.0, 100.0))

    return Zone(found=share(wide), low=ends(terms.low), high=ends(terms.high))
