"""Measure how much an event says about an outcome, and whether that may be chance."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import special

from detente.numerics.arrays import Bools, Floats

__all__ = ["ERRORS", "Shift", "exact_p", "information", "shift"]

ERRORS: Final = 2.0
"""Standard errors that a difference must exceed."""

_SAME: Final = 1e-7  # relative difference of two probabilities that are the same


def information(event: Bools, outcome: Bools) -> float:
    r"""Return the mutual information of two binary variables, less its bias by chance.

    Parameters
    ----------
    event, outcome : array of bool, shape (draw,)
        At least one draw.

    Returns
    -------
    float
        In nats; it may lie below 0, since the bias is taken off.

    Notes
    -----
    With :math:`n_{xy}` draws in a cell of the two-by-two table, the plug-in estimate less the bias
    of first order (Miller 1955) is

    .. math::
        I = \sum_{xy} \frac{n_{xy}}{n} \ln \frac{n\,n_{xy}}{n_{x\cdot}\,n_{\cdot y}}
            + \frac{m_x + m_y - m_{xy} - 1}{2n}

    where :math:`m` counts rows, columns and cells that are not empty, and empty cells add 0. With
    four full cells :math:`1/(2n)` is taken off.

    Examples
    --------
    >>> half = np.array([True, True, False, False])
    >>> round(information(half, half), 6), round(information(half, half[[0, 2, 1, 3]]), 6)
    (0.818147, -0.125)
    """
    table = _table(event, outcome)
    rows, columns, total = table.sum(axis=1), table.sum(axis=0), float(table.sum())
    expected = np.outer(rows, columns) / total
    full = table > 0.0
    plug_in = float((table[full] * np.log(table[full] / expected[full])).sum()) / total
    cells = int(np.count_nonzero(rows) + np.count_nonzero(columns) - np.count_nonzero(full))
    return plug_in + (cells - 1.0) / (2.0 * total)


def exact_p(event: Bools, outcome: Bools) -> float:
    """Return the two-sided p-value of Fisher's exact test that the two are independent.

    Parameters
    ----------
    event, outcome : array of bool, shape (draw,)
        At least one draw.

    Returns
    -------
    float
        In (0, 1]: how likely a table with these margins is that is no likelier than this one.

    Examples
    --------
    >>> lady = np.repeat([True, False], 4)
    >>> round(exact_p(lady, lady[[0, 1, 2, 4, 3, 5, 6, 7]]), 6)
    0.485714
    """
    table = _table(event, outcome)
    total, seen, so = table.sum(), table[1].sum(), table[:, 1].sum()
    both = np.arange(max(0.0, seen + so - total), min(seen, so) + 1.0)
    log = (
        _log_choose(so, both)
        + _log_choose(total - so, seen - both)
        - _log_choose(total, np.asarray(seen))
    )
    here = log[int(table[1, 1] - both[0])]
    return min(1.0, float(np.exp(log[log <= here + _SAME]).sum()))


@dataclass(frozen=True, slots=True)
class Shift:
    """An outcome with and without an event.

    Parameters
    ----------
    before, if_so, if_not : float
        Its share in all draws, in those with the event, and in those without.
    error : float
        Standard error of the difference of the last two.
    """

    before: float
    if_so: float
    if_not: float
    error: float

    @property
    def clear(self) -> bool:
        """Whether the difference exceeds two standard errors."""
        return abs(self.if_so - self.if_not) > ERRORS * self.error


def shift(event: Bools, outcome: Bools) -> Shift:
    """Return the share of an outcome with and without an event.

    Parameters
    ----------
    event, outcome : array of bool, shape (draw,)
        Draws; the event happens in some and not in others.
    """
    with_, without = outcome[event], outcome[~event]
    return Shift(
        before=float(outcome.mean()),
        if_so=float(with_.mean()),
        if_not=float(without.mean()),
        error=float(np.sqrt(_variance(with_) + _variance(without))),
    )


def _variance(flags: Bools) -> float:
    p = float(flags.mean())
    return p * (1.0 - p) / flags.size


def _table(event: Bools, outcome: Bools) -> Floats:
    """Return the counts, row by event and column by outcome."""
    cells = np.bincount(2 * event.astype(np.intp) + outcome.astype(np.intp), minlength=4)
    return cells.astype(np.float64).reshape(2, 2)


def _log_choose(many: float, few: Floats) -> Floats:
    logs = special.gammaln(few + 1.0) + special.gammaln(many - few + 1.0)
    return np.asarray(special.gammaln(many + 1.0) - logs)
