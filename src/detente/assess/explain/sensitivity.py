r"""Estimate the share of a number's variance associated with each input, from the run's draws.

First-order correlation ratio from given data (Plischke, Borgonovo and Smith 2013): the variance of
the number's mean between classes of the input, divided by its total variance, corrected for the
number of classes. It measures association in this run; it is not a contribution.
"""

from collections.abc import Iterator

import numpy as np

from detente.ensemble.chunks import Columns
from detente.numerics.arrays import Floats, Ints
from detente.vocabulary.input_key import InputKey

__all__ = ["CLASSES", "correlation_ratio", "noise_line", "ranked"]

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
    return _share(_classes(x), y)


def _share(classes: Ints, y: Floats) -> float:
    """Return the corrected share of variance between classes."""
    count = np.bincount(classes)
    total = np.bincount(classes, weights=y - y.mean())
    used = count > 0
    between = float((total[used] ** 2 / count[used]).sum())
    total_squares = float(((y - y.mean()) ** 2).sum())
    left = y.size - int(used.sum())
    if left <= 0:
        return 0.0
    return max(0.0, 1.0 - (1.0 - between / total_squares) * (y.size - 1) / left)


def _classes(x: Floats) -> Ints:
    kinds, index = np.unique(x, return_inverse=True)
    if kinds.size <= CLASSES:
        return index
    cuts = np.quantile(x, np.linspace(0.0, 1.0, CLASSES + 1)[1:-1])
    return np.searchsorted(cuts, x, side="right")


def ranked(inputs: Columns, number: Floats) -> list[tuple[InputKey, float]]:
    """Return every input that is drawn directly with its share, the largest first.

    Parameters
    ----------
    inputs : columns
        Input columns of the run.
    number : array of float, shape (draw,)
        The number in each draw.
    """
    shares = [(key, correlation_ratio(values, number)) for key, values in _drawn(inputs)]
    return sorted(shares, key=lambda pair: (-pair[1], str(pair[0])))


def noise_line(inputs: Columns, number: Floats, rng: np.random.Generator) -> float:
    """Return the sensitivity that the noisiest of all inputs reaches without any association.

    Parameters
    ----------
    inputs : columns
        Input columns of the run.
    number : array of float, shape (draw,)
        The number in each draw; draws in which it is NaN are left out.
    rng : Generator
        Shuffles the number over draws.

    Returns
    -------
    float
        The largest sensitivity of any input in any of 19 shuffles: if nothing is associated with
        the number, an input exceeds it in about one case of 20.
    """
    defined = ~np.isnan(number)
    y = number[defined]
    if y.size == 0 or np.ptp(y) == 0.0:
        return 0.0
    shuffled = [rng.permutation(y) for _ in range(_SHUFFLES)]
    line = 0.0
    for _, values in _drawn(inputs):
        x = values[defined]
        if np.ptp(x) > 0.0:
            classes = _classes(x)
            line = max(line, *(_share(classes, z) for z in shuffled))
    return line


def _drawn(inputs: Columns) -> Iterator[tuple[InputKey, Floats]]:
    """Yield the inputs that are drawn directly, as numbers."""
    for name, column in inputs.items():
        if name != "draw" and (key := InputKey.parse(name)).kind in _DRAWN:
            yield key, np.asarray(column, dtype=np.float64)
