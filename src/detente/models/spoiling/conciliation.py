r"""Concessions that only moderates take :cite:p:`buenodemesquita2005conciliation`.

Reduced form after Ethan Bueno de Mesquita (2005). Moderates who take a concession leave the
organisation to the extremists, who spend more of what they hold on violence. The government may
still concede, because former fighters help it to end the rest sooner. They withdraw that help for
good if the government breaks its promise, which makes the promise credible.

The article's utilities were not at hand; the form matches the claims of its abstract.
"""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats
from detente.numerics.broadcast import rows, within
from detente.numerics.compile import njit
from detente.numerics.ties import exceeds, reaches

__all__ = ["SPEC", "Conciliation", "Ending", "Organisation", "conciliation_array"]

SPEC = ModelSpec(
    name="spoiling.conciliation",
    title="Conciliation and violence (reduced form after Ethan Bueno de Mesquita 2005)",
    sources=("buenodemesquita2005conciliation",),
    takes=(
        Array(
            "organisation.moderate",
            ("...",),
            unit="any",
            low=0.0,
            meaning="Resources of the moderate wing.",
        ),
        Array(
            "organisation.extreme",
            ("...",),
            unit="units of organisation.moderate",
            low=0.0,
            meaning="Resources of the extreme wing.",
        ),
        Array(
            "organisation.joint",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Share of resources spent on violence while moderates restrain.",
        ),
        Array(
            "organisation.alone",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="The same when extremists are alone; not below joint.",
        ),
        Array(
            "ending.before",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Chance per period that the conflict ends without concession.",
        ),
        Array(
            "ending.aided",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="The same with the help of those who took it; not below before.",
        ),
        Array(
            "ending.betrayed",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="The same after the government broke its word; not above aided.",
        ),
        Array(
            "discount",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="What the next period counts for the government, below 1.",
        ),
        Array(
            "reserve",
            ("...",),
            unit="units of organisation.moderate",
            low=0.0,
            optional=True,
            meaning="The least concession per period that moderates take; 0 by default.",
        ),
    ),
    gives=(
        Array(
            "violence_before",
            ("...",),
            unit="units of organisation.moderate",
            low=0.0,
            meaning="Violence per period with both wings fighting.",
        ),
        Array(
            "violence_after",
            ("...",),
            unit="units of organisation.moderate",
            low=0.0,
            meaning="Violence per period with extremists alone.",
        ),
        Array(
            "rises", ("...",), low=0.0, high=1.0, meaning="Is violence higher after the concession?"
        ),
        Array(
            "loss_before",
            ("...",),
            unit="units of organisation.moderate",
            low=0.0,
            meaning="Discounted violence until the conflict ends, without the concession.",
        ),
        Array(
            "loss_after",
            ("...",),
            unit="units of organisation.moderate",
            low=0.0,
            meaning="The same with the concession.",
        ),
        Array(
            "worth",
            ("...",),
            unit="units of organisation.moderate",
            meaning="Concession per period that leaves the government as well off; negative "
            "where it must be paid.",
        ),
        Array(
            "credible",
            ("...",),
            unit="units of organisation.moderate",
            low=0.0,
            meaning="The largest concession per period that it would go on paying.",
        ),
        Array(
            "concedes",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Is there a deal: is the least that moderates take credible and less than "
            "its worth?",
        ),
    ),
    aliases=("counter-terror aid by former terrorists",),
)


class Organisation(NamedTuple):
    """Who holds what in the armed organisation, and how much of it goes into violence.

    Attributes
    ----------
    moderate, extreme : array of float, shape (...)
        Resources of both wings, >= 0, any unit.
    joint, alone : array of float, shape (...)
        Share of resources spent on violence while moderates restrain, and when extremists are
        alone; in [0, 1], `alone` at least `joint`.
    """

    moderate: Floats | float
    extreme: Floats | float
    joint: Floats | float
    alone: Floats | float


class Ending(NamedTuple):
    """Chance per period that the conflict ends, in [0, 1].

    Attributes
    ----------
    before : array of float, shape (...)
        Without concession.
    aided : array of float, shape (...)
        With the help of those who took it, at least `before`.
    betrayed : array of float, shape (...)
        After the government broke its word and help was withdrawn, at most `aided`. Nearer to
        `aided` where help once given cannot be taken back.
    """

    before: Floats | float
    aided: Floats | float
    betrayed: Floats | float


class Conciliation(NamedTuple):
    """What a concession does.

    Violence and what is paid are in units of resources; answers to yes-no questions are 1, 0, or
    NaN where an input is.

    Attributes
    ----------
    violence_before, violence_after : array of float, shape (...)
        Violence per period with both wings fighting, and with extremists alone.
    rises : array of float, shape (...)
        Is violence higher after the concession?
    loss_before, loss_after : array of float, shape (...)
        Discounted violence until the conflict ends, without and with the concession.
    worth : array of float, shape (...)
        The concession per period at which the government is as well off without; negative where
        it would have to be paid for conceding.
    credible : array of float, shape (...)
        The largest concession per period that it would go on paying, >= 0.
    concedes : array of float, shape (...)
        Is there a deal: is the least that moderates take credible and less than its worth?
    """

    violence_before: Floats
    violence_after: Floats
    rises: Floats
    loss_before: Floats
    loss_after: Floats
    worth: Floats
    credible: Floats
    concedes: Floats


@njit
def _violence_kernel(
    moderate: float, extreme: float, joint: float, alone: float
) -> tuple[float, float]:
    """Return violence per period before and after moderates leave."""
    return joint * (moderate + extreme), alone * extreme


@njit
def _loss_kernel(violence: float, discount: float, ending: float) -> float:
    """Return discounted violence until the conflict ends."""
    return violence / (1.0 - discount * (1.0 - ending))


@njit
def _conciliation_kernel(
    before: float, after: float, discount: float, ending: float, aided: float, betrayed: float
) -> tuple[float, float]:
    """Return the largest concession per period worth paying, and the largest credible one."""
    lasts = 1.0 - discount * (1.0 - aided)
    worth = _loss_kernel(before, discount, ending) * lasts - after
    gap = _loss_kernel(after, discount, betrayed) - _loss_kernel(after, discount, aided)
    return worth, discount * gap / (1.0 + discount / lasts)


@njit
def _answer(known: float, yes: bool) -> float:
    if np.isnan(known):
        return np.nan
    return 1.0 if yes else 0.0


@njit
def _fill(given: Floats, out: Floats) -> None:
    """Answer for each column; rows are in the order of the arguments and of `Conciliation`."""
    for n in range(out.shape[1]):
        ending, aided, betrayed = given[4, n], given[5, n], given[6, n]
        discount, reserve = given[7, n], given[8, n]
        before, after = _violence_kernel(given[0, n], given[1, n], given[2, n], given[3, n])
        worth, credible = _conciliation_kernel(before, after, discount, ending, aided, betrayed)
        out[0, n], out[1, n] = before, after
        out[2, n] = _answer(before + after, exceeds(after, before, before))
        out[3, n] = _loss_kernel(before, discount, ending)
        out[4, n] = _loss_kernel(after, discount, aided)
        out[5, n], out[6, n] = worth, credible
        size = max(out[3, n], out[4, n], reserve)
        agreed = exceeds(worth, reserve, size) and reaches(credible, reserve, size)
        out[7, n] = _answer(worth + credible + reserve, agreed)


def conciliation_array(
    organisation: Organisation,
    ending: Ending,
    *,
    discount: Floats | float,
    reserve: Floats | float = 0.0,
) -> Conciliation:
    r"""Return what a concession to moderates does to violence, and whether it is made and kept.

    Reduced form after Ethan Bueno de Mesquita (2005).

    Parameters
    ----------
    organisation : Organisation
        Resources of the wings, and shares spent on violence.
    ending : Ending
        Chances that the conflict ends.
    discount : array of float, shape (...)
        What the next period counts for the government, in [0, 1).
    reserve : array of float, shape (...), optional
        The least concession per period that moderates take, >= 0, in units of resources. The
        government offers no more.

    Returns
    -------
    Conciliation
        Violence, losses, largest concessions and answers, each of shape (...); NaN where an input
        is.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.
    DomainError
        If a number lies outside its range, extremists alone spend less on violence, or help makes
        an end less likely.

    Notes
    -----
    With resources :math:`r_m, r_e`, shares :math:`\phi_c, \phi_e`, discount :math:`\delta` and
    chances of an end :math:`p_0` before, :math:`p_1` aided, :math:`p_b` betrayed, violence rises
    where :math:`\phi_e r_e > \phi_c(r_m + r_e)`; a loss L per period sums to
    :math:`V(L, p) = L / (1 - \delta(1 - p))`. A concession k per period is worth paying where

    .. math:: V(\phi_e r_e + k,\; p_1) < V(\phi_c(r_m + r_e),\; p_0)

    and credible, falling due while the conflict goes on, where keeping the help is worth it:

    .. math:: k \le \delta\bigl[V(\phi_e r_e,\; p_b) - V(\phi_e r_e + k,\; p_1)\bigr]

    So help that makes itself useless (:math:`p_b = p_1`) buys no credible promise: it is paced.
    Extremists neither recruit nor answer in kind.

    Examples
    --------
    Violence per period rises by a third, but for so much shorter that conceding pays.

    >>> found = conciliation_array(
    ...     Organisation(0.5, 0.5, 0.3, 0.8), Ending(0.05, 0.2, 0.05), discount=0.9
    ... )
    >>> [round(float(one), 3) for one in (found.violence_before, found.violence_after)]
    [0.3, 0.4]
    >>> [round(float(one), 3) for one in (found.loss_before, found.loss_after, found.worth)]
    [2.069, 1.429, 0.179]
    """
    for name in ("moderate", "extreme"):
        within(name, getattr(organisation, name), 0.0)
    for name in ("joint", "alone"):
        within(name, getattr(organisation, name), 0.0, 1.0)
    for name, one in ending._asdict().items():
        within(name, one, 0.0, 1.0)
    within("reserve", reserve, 0.0)
    rate = within("discount", discount, 0.0, 1.0)
    if (rate == 1.0).any():
        message = "discount is 1; it must be less, or losses without end have no sum"
        raise DomainError(message)
    given, shape = rows(
        **organisation._asdict(), **ending._asdict(), discount=discount, reserve=reserve
    )
    _check_order(given, ("joint", 2), ("alone", 3))
    _check_order(given, ("before", 4), ("aided", 5))
    _check_order(given, ("betrayed", 6), ("aided", 5))
    out = np.empty((len(Conciliation._fields), given.shape[1]))
    _fill(given, out)
    return Conciliation(*(row.reshape(shape)[()] for row in out))


def _check_order(given: Floats, less: tuple[str, int], more: tuple[str, int]) -> None:
    low, high = given[less[1]], given[more[1]]
    odd = low > high
    if odd.any():
        at = int(odd.argmax())
        message = (
            f"{more[0]} is {high[at]:g}, below {less[0]} at {low[at]:g}; it must be at least that"
        )
        raise DomainError(message)
