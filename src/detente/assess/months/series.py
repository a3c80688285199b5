"""Give access to the monthly series of a run by option."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.ensemble.chunks import Columns
from detente.errors import RunFolderError
from detente.numerics.arrays import Bools, Floats, Ints

__all__ = ["MonthSeries", "month_series"]


@dataclass(frozen=True, slots=True)
class MonthSeries:
    """Monthly series of the first draws of a run.

    Parameters
    ----------
    options : tuple of str
        Ids of the options, in the order of the run.
    draws : array of int, shape (draw,)
        Numbers of the draws.
    columns : dict of array, shape (draw, option, month)
        Series by name.
    """

    options: tuple[str, ...]
    draws: Ints
    columns: dict[str, Floats]

    def of(self, option: str, name: str) -> Floats:
        """Return one series of an option, shape (draw, month)."""
        return self.columns[name][:, self.options.index(option)]


def month_series(columns: Columns, options: Sequence[str], defined: Bools) -> MonthSeries:
    """Return the monthly series of the draws that are defined under every option.

    Parameters
    ----------
    columns : columns
        Rows draw × option × month.
    options : sequence of str
        Ids of the case's options, in order.
    defined : array of bool, shape (draw,)
        Which draws of the whole run are defined.

    Raises
    ------
    RunFolderError
        If the rows are not one for each draw, option and month.
    """
    lengths = [np.unique(columns[name]) for name in ("draw", "strategy", "month")]
    draws, strategies, months = lengths
    shape = (draws.size, strategies.size, months.size)
    rows = draws.size * strategies.size * months.size
    if strategies.size != len(options) or any(c.size != rows for c in columns.values()):
        message = "the monthly series of the run do not match its case; run the case again"
        raise RunFolderError(message)
    kept = defined[draws.astype(np.int64)]
    return MonthSeries(
        options=tuple(options),
        draws=draws[kept].astype(np.int64),
        columns={
            name: np.asarray(column, dtype=np.float64).reshape(shape)[kept]
            for name, column in columns.items()
            if name not in {"draw", "strategy", "month"}
        },
    )
