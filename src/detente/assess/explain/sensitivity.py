r"""Estimate the share of a number's variance associated with each input, from the run's draws.

First-order correlation ratio from given data (Plischke, Borgonovo and Smith 2013): the variance of
the number's mean between classes of the input, divided by its total variance, corrected for the
number of classes. It measures association in this run; it is not a contribution.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from detente.ensemble.chunks import Columns
from detente.numerics.arrays import Bools, Floats, Ints
from detente.vocabulary.input_key import InputKey

__all__ = ["CLASSES", "Classed", "classed", "correlation_ratio", "noise_line", "ranked"]

CLASSES = 16
"""Most classes that an input is grouped into."""

_SHUFFLES = 19
# Kinds of column that are drawn directly; the others are computed from them.
_DRAWN = frozenset(
    {"assessment", "tie", "hypothesis", "proposition", "parameter", "choice", "presence"}
    | {"strength", "weight", "worth"}
)


def correlation_ratio(values: Floats, number: Floats) -> float:
    r"""Return the share of a number's variance that is associated with one input.

    Parameters
    ----------
    values : array of float, shape (draw,)
        The input; up to 16 distinct values are classes, more are grouped at their quantiles.
    number : array of float, shape (draw,)
        The number; draws in which it is NaN are left out.

    Returns
    -------
    float
        In [0, 1]; 0 if either does not vary.

    Notes
    -----
    .. math:: \epsilon^2 = 1 - (1 - \eta^2)\,\frac{n - 1}{n - k}, \qquad
       \eta^2 = \frac{\sum_c n_c (\bar y_c - \bar y)^2}{\sum_i (y_i - \bar y)^2}

    set to 0 if negative; n draws, k classes. Without the correction, the expected value for an
    input of pure noise is :math:`(k - 1)/(n - 1)`.

    Examples
    --------
    >>> x = np.arange(100.0) % 2
    >>> correlation_ratio(x, x), correlation_ratio(x, np.ones(100))
    (1.0, 0.0)
    """
    defined = ~np.isnan(number) & ~np.isnan(values)
    x, y = values[defined], number[defined]
    if y.size == 0 or np.ptp(y) == 0.0 or np.ptp(x) == 0.0:
        return 0.0
    classes = _classes(x)
    count = np.bincount(classes, minlength=CLASSES).reshape(1, CLASSES)
    return float(_shares(classes, count, y)[0])


def _classes(x: Floats) -> Ints:
    kinds, index = np.unique(x, return_inverse=True)
    if kinds.size <= CLASSES:
        return index
    cuts = np.quantile(x, np.linspace(0.0, 1.0, CLASSES + 1)[1:-1])
    return np.searchsorted(cuts, x, side="right")


@dataclass(frozen=True, eq=False)
class Classed:
    """Inputs that are drawn directly, in classes: made once, they serve many numbers.

    Parameters
    ----------
    keys : tuple of InputKey, length input
        All inputs, varying or not.
    varying : array of int, shape (varying,)
        Positions of those that vary.
    cells : array of int, shape (varying x draw,)
        Class of each draw, counted on from one input to the next.
    count : array of int, shape (varying, class)
        Draws in each class.
    """

    keys: tuple[InputKey, ...]
    varying: Ints
    cells: Ints
    count: Ints

    def shares(self, number: Floats) -> Floats:
        """Return the share of the number's variance for each input, shape (input,).

        Parameters
        ----------
        number : array of float, shape (draw,)
            Defined in every draw.
        """
        found = np.zeros(len(self.keys))
        if number.size > 0 and np.ptp(number) > 0.0:
            found[self.varying] = _shares(self.cells, self.count, number)
        return found


def classed(inputs: Columns, defined: Bools | None = None) -> Classed:
    """Return the inputs that are drawn directly, in classes.

    Parameters
    ----------
    inputs : columns
        Input columns of the run.
    defined : array of bool, shape (draw,), optional
        Draws to read; all if not given. An input that is NaN in one of them counts as not varying.
    """
    columns = [(k, x if defined is None else x[defined]) for k, x in _drawn(inputs)]
    varying = [n for n, (_, x) in enumerate(columns) if x.size > 0 and np.ptp(x) > 0.0]
    rows = [_classes(columns[n][1]) + CLASSES * row for row, n in enumerate(varying)]
    cells = np.concatenate(rows) if rows else np.zeros(0, np.int64)
    count = np.bincount(cells, minlength=CLASSES * len(rows)).reshape(len(rows), CLASSES)
    return Classed(tuple(key for key, _ in columns), np.array(varying, np.int64), cells, count)


def _shares(cells: Ints, count: Ints, number: Floats) -> Floats:
    """Return the corrected share of variance between classes, for each row of counts."""
    apart = number - number.mean()
    weights = np.broadcast_to(apart, (len(count), apart.size)).ravel()
    total = np.bincount(cells, weights, minlength=count.size).reshape(count.shape)
    between = (total**2 / np.maximum(count, 1)).sum(axis=1)
    left = apart.size - (count > 0).sum(axis=1)
    unexplained = 1.0 - between / (apart**2).sum()
    shares = 1.0 - unexplained * (apart.size - 1) / np.maximum(left, 1)
    return np.where(left > 0, np.maximum(shares, 0.0), 0.0)


def ranked(
    inputs: Columns, number: Floats, known: Classed | None = None
) -> list[tuple[InputKey, float]]:
    """Return every input that is drawn directly with its share, the largest first.

    Parameters
    ----------
    inputs : columns
        Input columns of the run.
    number : array of float, shape (draw,)
        The number in each draw; draws in which it is NaN are left out.
    known : Classed, optional
        These inputs in classes over all draws, if they were made before.
    """
    found, y = _for_number(inputs, number, known)
    shares = zip(found.keys, found.shares(y).tolist(), strict=True)
    return sorted(shares, key=lambda pair: (-pair[1], str(pair[0])))


def noise_line(
    inputs: Columns, number: Floats, rng: np.random.Generator, known: Classed | None = None
) -> float:
    """Return the sensitivity that the noisiest of all inputs reaches without any association.

    Parameters
    ----------
    inputs : columns
        Input columns of the run.
    number : array of float, shape (draw,)
        The number in each draw; draws in which it is NaN are left out.
    rng : Generator
        Shuffles the number over draws.
    known : Classed, optional
        These inputs in classes over all draws, if they were made before.

    Returns
    -------
    float
        The largest sensitivity of any input in any of 19 shuffles: if nothing is associated with
        the number, an input exceeds it in about one case of 20.
    """
    found, y = _for_number(inputs, number, known)
    if y.size == 0 or np.ptp(y) == 0.0:
        return 0.0
    shuffled = (rng.permutation(y) for _ in range(_SHUFFLES))
    return max(float(found.shares(z).max(initial=0.0)) for z in shuffled)


def _for_number(inputs: Columns, number: Floats, known: Classed | None) -> tuple[Classed, Floats]:
    """Return the inputs in classes and the number, in the draws in which it is defined."""
    defined = ~np.isnan(number)
    if not defined.all():
        return classed(inputs, defined), number[defined]
    return (classed(inputs) if known is None else known), number


def _drawn(inputs: Columns) -> Iterator[tuple[InputKey, Floats]]:
    """Yield the inputs that are drawn directly, as numbers."""
    for name, column in inputs.items():
        if name != "draw" and (key := InputKey.parse(name)).kind in _DRAWN:
            yield key, np.asarray(column, dtype=np.float64)
