r"""Mutually hurting stalemate :cite:p:`zartman2000` and the monthly hazard of talks.

A war is ripe where it hurts and neither side is about to win. Deaths alone are no sign of it:
intensity raises the onset of mediation only where neither side is likely to win
:cite:p:`ruhe2015`. So pain and balance are multiplied, in the index and in the hazard.

The cause is what the parties perceive, and a way out that they see; deaths are what can be
counted. Parties also fight harder before talks. Coefficients are the user's: none are printed here,
since the article's table was not at hand.
"""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError
from detente.models.joining.exposure_hazard import logistic
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.broadcast import rows, within
from detente.numerics.compile import njit

__all__ = [
    "SPEC",
    "HazardTerms",
    "Stalemate",
    "stalemate_array",
    "talks_hazard_array",
]

SPEC = ModelSpec(
    name="ripeness.stalemate",
    title="Mutually hurting stalemate",
    sources=("zartman2000", "ruhe2015"),
    takes=(
        Array(
            "deaths",
            ("...",),
            unit="deaths",
            low=0.0,
            meaning="Battle deaths over the last three to six months.",
        ),
        Array(
            "prevails",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="The government's chance of winning if the war were fought out.",
        ),
        Array(
            "usual",
            ("...",),
            unit="deaths",
            low=0.0,
            meaning="Deaths over as many months in this war's usual times, above 0: their median.",
        ),
    ),
    gives=(
        Array(
            "pain",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="How high deaths are beside the usual; 0.63 at the usual.",
        ),
        Array(
            "balance",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="1 where either side may win alike, 0 where one is sure to.",
        ),
        Array("stalemate", ("...",), low=0.0, high=1.0, meaning="Their product."),
    ),
    aliases=("MHS", "ripeness index"),
)


class Stalemate(NamedTuple):
    """How far a war is a stalemate that hurts.

    Attributes
    ----------
    pain : array of float, shape (...)
        How high deaths are beside the usual, in [0, 1]; 0.63 at the usual.
    balance : array of float, shape (...)
        In [0, 1]: 1 where either side may win alike, 0 where one is sure to.
    stalemate : array of float, shape (...)
        Their product, in [0, 1].
    """

    pain: Floats
    balance: Floats
    stalemate: Floats


class HazardTerms(NamedTuple):
    """Coefficients of the log-odds that talks begin in a month.

    Attributes
    ----------
    baseline : array of float, shape (...)
        Log-odds without any of the others.
    deaths : array of float, shape (...)
        For log(1 + deaths), no matter who is winning; 0 says that intensity alone does nothing.
    support : array of float, shape (...)
        For external support.
    stalemate : array of float, shape (...)
        For log(1 + deaths) times balance.
    mediated : array of float, shape (...)
        For mediation in the past.
    """

    baseline: Floats | float
    deaths: Floats | float
    support: Floats | float
    stalemate: Floats | float
    mediated: Floats | float


@njit
def _pain_kernel(deaths: float, usual: float) -> float:
    return float(1.0 - np.exp(-deaths / usual))


@njit
def _balance_kernel(prevails: float) -> float:
    return 1.0 - abs(2.0 * prevails - 1.0)


@njit
def _stalemate_kernel(deaths: float, usual: float, prevails: float) -> float:
    """Return the index of a mutually hurting stalemate."""
    return _pain_kernel(deaths, usual) * _balance_kernel(prevails)


@njit
def _talks_hazard_kernel(
    deaths: float, prevails: float, by_deaths: float, by_stalemate: float, other: float
) -> float:
    """Return the chance that talks begin in a month; `other` is the sum of the other terms."""
    slope = by_deaths + by_stalemate * _balance_kernel(prevails)
    return logistic(other + slope * np.log1p(deaths))


@njit
def _fill(given: Floats, out: Floats) -> None:
    for n in range(out.shape[1]):
        out[0, n] = _pain_kernel(given[0, n], given[2, n])
        out[1, n] = _balance_kernel(given[1, n])
        out[2, n] = _stalemate_kernel(given[0, n], given[2, n], given[1, n])


def stalemate_array(
    deaths: Floats | float, prevails: Floats | float, *, usual: Floats | float
) -> Stalemate:
    r"""Return the index of a mutually hurting stalemate with its two factors.

    Parameters
    ----------
    deaths : array of float, shape (...)
        Battle deaths over the last three to six months, >= 0.
    prevails : array of float, shape (...)
        The government's chance of winning if the war were fought out, in [0, 1].
    usual : array of float, shape (...)
        Deaths over as many months in this war's usual times, > 0: their median. Show the answer
        under several.

    Returns
    -------
    Stalemate
        Pain, balance and their product; NaN where an input is.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.
    DomainError
        If a number lies outside its range.

    Notes
    -----
    .. math:: M = \bigl(1 - e^{-D/D_0}\bigr)\,\bigl(1 - |2p - 1|\bigr)

    The index is ours. Where deaths rise for years pain is always high; the balance does the work.

    Examples
    --------
    >>> import numpy as np
    >>> found = stalemate_array(200.0, np.array([0.5, 0.9]), usual=100.0)
    >>> found.stalemate.round(4).tolist()
    [0.8647, 0.1729]
    """
    within("deaths", deaths, 0.0)
    within("prevails", prevails, 0.0, 1.0)
    if (within("usual", usual, 0.0) == 0.0).any():
        message = "usual is 0; the usual deaths must be > 0: take a longer window"
        raise DomainError(message)
    given, shape = rows(deaths=deaths, prevails=prevails, usual=usual)
    out = np.empty((3, given.shape[1]))
    _fill(given, out)
    return Stalemate(*(row.reshape(shape)[()] for row in out))


@njit
def _fill_hazard(given: Floats, out: Floats) -> None:
    """Answer for each column; rows are in the order of the arguments, then of `HazardTerms`."""
    for n in range(out.shape[0]):
        support, mediated, elapsed, baseline = given[2, n], given[3, n], given[4, n], given[5, n]
        other = baseline + given[7, n] * support + given[9, n] * mediated + elapsed
        out[n] = _talks_hazard_kernel(given[0, n], given[1, n], given[6, n], given[8, n], other)


def talks_hazard_array(
    deaths: Floats | float,
    prevails: Floats | float,
    terms: HazardTerms,
    *,
    support: Floats | float = 0.0,
    mediated: Floats | float = 0.0,
    elapsed: Floats | float = 0.0,
) -> Floats:
    r"""Return the chance that mediated talks begin this month, in the form of Ruhe (2015).

    Parameters
    ----------
    deaths, prevails : array of float, shape (...)
        As in `stalemate_array`.
    terms : HazardTerms
        Coefficients, fitted or judged by the user.
    support : array of float, shape (...), optional
        External support of the weaker side, any unit.
    mediated : array of float, shape (...), optional
        1 where there has been mediation before, else 0.
    elapsed : array of float, shape (...), optional
        What the months since the last talks add to the log-odds.

    Returns
    -------
    array of float, shape (...)
        Chances in [0, 1]; NaN where an input is.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.
    DomainError
        If a number lies outside its range.

    Notes
    -----
    .. math::

       \operatorname{logit} h = b_0 + b_1 \log(1 + D) + b_2 A + b_3 B \log(1 + D) + f + b_4 m,
       \qquad B = 1 - |2p - 1|

    That intensity matters only where neither side is likely to win is :math:`b_1 = 0 < b_3`.

    Examples
    --------
    >>> import numpy as np
    >>> terms = HazardTerms(-5.0, 0.0, 0.0, 0.5, 0.0)
    >>> talks_hazard_array(200.0, np.array([0.5, 1.0]), terms).round(4).tolist()
    [0.0872, 0.0067]
    """
    within("deaths", deaths, 0.0)
    within("prevails", prevails, 0.0, 1.0)
    within("mediated", mediated, 0.0, 1.0)
    within("support", support, -np.inf)
    within("elapsed", elapsed, -np.inf)
    coefficients = {f"terms.{name}": one for name, one in terms._asdict().items()}
    for name, one in coefficients.items():
        within(name, one, -np.inf)
    given, shape = rows(
        deaths=deaths,
        prevails=prevails,
        support=support,
        mediated=mediated,
        elapsed=elapsed,
        **coefficients,
    )
    out = np.empty(given.shape[1])
    _fill_hazard(given, out)
    return np.asarray(out.reshape(shape)[()])
