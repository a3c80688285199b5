r"""Offer and acceptance: a logit equilibrium in two stages :cite:p:`signorino1999,mckelvey1998`.

The host decides whether to invite and anticipates the answer; an invited guest comes or stays away.
Both choose with logit noise, so the equilibrium follows by backward induction and is unique.
"""

from typing import NamedTuple

import numpy as np

from detente.errors import ShapeError
from detente.models.joining.exposure_hazard import logistic
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["SPEC", "OfferAccept", "offer_accept_array"]

SPEC = ModelSpec(
    name="joining.offer_accept",
    title="Strategic offer and acceptance",
    sources=("signorino1999", "mckelvey1998"),
    takes=(
        Array(
            "accept_utility",
            ("...",),
            unit="log-odds",
            meaning="Utility to the guest of coming, relative to staying away.",
        ),
        Array(
            "value_accept",
            ("...",),
            unit="log-odds",
            meaning="Utility to the host of an accepted invitation, in units of its noise.",
        ),
        Array(
            "value_reject",
            ("...",),
            unit="log-odds",
            meaning="Utility to the host of a refused invitation, in units of its noise.",
        ),
        Array(
            "value_none",
            ("...",),
            unit="log-odds",
            meaning="Utility to the host of no invitation, in units of its noise.",
        ),
    ),
    gives=(
        Array(
            "accept",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Probability that the guest comes if invited.",
        ),
        Array(
            "expected",
            ("...",),
            unit="log-odds",
            meaning="Expected utility to the host of an invitation, in units of its noise.",
        ),
        Array("offer", ("...",), low=0.0, high=1.0, meaning="Probability that the host invites."),
        Array(
            "attend",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Probability that the guest is invited and comes.",
        ),
    ),
    aliases=("two-stage crisis game", "agent logit quantal response equilibrium"),
)


class OfferAccept(NamedTuple):
    """Probabilities at each step of an invitation, each of shape (...).

    Parameters
    ----------
    accept : array of float
        Probability that the guest comes if invited, in [0, 1].
    expected : array of float
        Expected utility to the host of an invitation, in the host's utility.
    offer : array of float
        Probability that the host invites, in [0, 1].
    attend : array of float
        Probability that the guest is invited and comes, in [0, 1].
    """

    accept: Floats
    expected: Floats
    offer: Floats
    attend: Floats


@njit
def _expected_kernel(accept: float, value_accept: float, value_reject: float) -> float:
    """Return E, the value of an invitation; an outcome with probability 0 contributes 0."""
    if accept == 0.0:
        return value_reject
    if accept == 1.0:
        return value_accept
    return accept * value_accept + (1.0 - accept) * value_reject


@njit
def _offer_accept_kernel(
    accept_utility: float, value_accept: float, value_reject: float, value_none: float
) -> tuple[float, float]:
    """Return the probabilities that the guest accepts, p, and that the host invites."""
    accept = logistic(accept_utility)
    expected = _expected_kernel(accept, value_accept, value_reject)
    return accept, logistic(expected - value_none)


@njit
def _fill(rows: Floats, out: Floats) -> None:
    for k in range(rows.shape[1]):
        accept, offer = _offer_accept_kernel(rows[0, k], rows[1, k], rows[2, k], rows[3, k])
        out[0, k] = accept
        out[1, k] = _expected_kernel(accept, rows[1, k], rows[2, k])
        out[2, k] = offer
        out[3, k] = offer * accept


def offer_accept_array(
    accept_utility: Floats | float,
    value_accept: Floats | float,
    value_reject: Floats | float,
    value_none: Floats | float,
) -> OfferAccept:
    r"""Return the probabilities that a host invites, and that the guest accepts and attends.

    Parameters
    ----------
    accept_utility : array of float, shape (...)
        Utility to the guest of coming, relative to staying away, in units of its noise: log-odds.
    value_accept, value_reject, value_none : array of float, shape (...)
        Utility to the host of an accepted, a refused and no invitation, in units of its noise.

    Returns
    -------
    OfferAccept
        Probabilities and the value of an invitation, each of shape (...); NaN if an input is NaN.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.

    Notes
    -----
    .. math::

       p = L(u), \qquad E = p V_a + (1 - p) V_r, \qquad
       \Pr(\text{offer}) = L(E - V_n), \qquad \Pr(\text{attend}) = p \Pr(\text{offer})

    with :math:`L(z) = 1 / (1 + e^{-z})`. Multiply a side's utilities by :math:`\lambda` to
    increase its precision by that factor; as both precisions grow, the probabilities approach the
    subgame-perfect equilibrium.

    The same game is a crisis: a challenger (offer) and a defender who resists or not (accept).

    Examples
    --------
    >>> result = offer_accept_array(0.5, 1.0, -1.0, 0.0)
    >>> [round(float(value), 4) for value in result]
    [0.6225, 0.2449, 0.5609, 0.3492]
    """
    given = [
        np.asarray(one, dtype=np.float64)
        for one in (accept_utility, value_accept, value_reject, value_none)
    ]
    try:
        shape = np.broadcast_shapes(*(one.shape for one in given))
    except ValueError as error:
        message = (
            f"accept_utility {given[0].shape}, value_accept {given[1].shape}, value_reject "
            f"{given[2].shape} and value_none {given[3].shape} do not broadcast; give all four "
            "the same leading dimensions"
        )
        raise ShapeError(message) from error
    rows = np.stack([np.broadcast_to(one, shape).reshape(-1) for one in given])
    out = np.empty_like(rows)
    _fill(rows, out)
    return OfferAccept(*(row.reshape(shape)[()] for row in out))
