r"""Compare two rankings; options within two standard errors of each other are ties.

.. math:: \tau_b = \frac{\sum_p s_p t_p}{\sqrt{\sum_p s_p^2 \sum_p t_p^2}}

over pairs p of options; s and t are the signs of their difference in the two rankings, 0 for ties.
With near-ties left in, tau is noise.
"""

from typing import Final

import numpy as np

from detente.numerics.arrays import Floats

__all__ = ["order_of", "signs", "stays_first", "tau"]

_ERRORS: Final = 2.0


def order_of(values: Floats, options: list[str]) -> list[str]:
    """Return the options by mean value, the best first.

    Parameters
    ----------
    values : array of float, shape (draw, option)
        Values of the options.
    options : list of str
        Ids, in the order of the columns.
    """
    means = values.mean(axis=0)
    return [options[s] for s in sorted(range(len(options)), key=lambda s: (-means[s], s))]


def signs(values: Floats) -> Floats:
    """Return 1 where an option is above another, -1 below, 0 for ties, shape (option, option).

    Parameters
    ----------
    values : array of float, shape (draw, option)
        Values of the options.
    """
    gap = values[:, :, None] - values[:, None, :]
    mean, error = gap.mean(axis=0), gap.std(axis=0) / np.sqrt(len(gap))
    return np.where(np.abs(mean) > _ERRORS * error, np.sign(mean), 0.0)


def tau(one: Floats, other: Floats) -> float | None:
    """Return Kendall's tau-b of two rankings; None if one of them tells nothing apart.

    Parameters
    ----------
    one, other : array of float, shape (option, option)
        Signs of the differences, from `signs`.

    Examples
    --------
    >>> ahead = np.array([[0.0, 1.0], [-1.0, 0.0]])
    >>> tau(ahead, -ahead), tau(ahead, 0.0 * ahead)
    (-1.0, None)
    """
    pairs = np.triu_indices(len(one), 1)
    s, t = one[pairs], other[pairs]
    size = float(np.sqrt((s**2).sum() * (t**2).sum()))
    return float((s * t).sum()) / size if size > 0.0 else None


def stays_first(first: int, values: Floats) -> bool:
    """Return whether an option comes first, or cannot be told from the one that does.

    Parameters
    ----------
    first : int
        Column of the option.
    values : array of float, shape (draw, option)
        Values of the options after the change.
    """
    leader = int(np.argmax(values.mean(axis=0)))
    return leader == first or bool(signs(values)[leader, first] <= 0.0)
