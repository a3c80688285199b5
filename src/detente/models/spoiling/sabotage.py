r"""Attacks on talks that turn trust :cite:p:`kydd2002`: reduced form after Kydd and Walter (2002).

A government does not know whether the moderates it talks to would keep a deal. Extremists may
attack; moderates may work against the attack or not; the government sees violence or calm, and
signs or abandons. Those who would keep a deal work against attacks, the others do not, if it pays
them so (the separating profile); then violence is evidence against the moderates, the more so the
stronger they are taken to be. Where that profile does not hold, violence says nothing.

The article's text was not at hand; thresholds follow from the assumptions written out below.
"""

from typing import NamedTuple

import numpy as np

from detente.errors import DomainError
from detente.models.spec import Array, ModelSpec
from detente.models.spoiling.arrays import THROUGH
from detente.models.spoiling.belief import check_chances, posterior_kernel
from detente.numerics.arrays import Floats
from detente.numerics.broadcast import rows, within
from detente.numerics.compile import njit
from detente.numerics.ties import exceeds, reaches

__all__ = ["SPEC", "Moderates", "Payoffs", "Sabotage", "sabotage_array"]

SPEC = ModelSpec(
    name="spoiling.sabotage",
    title="Sabotaging the peace (reduced form after Kydd and Walter 2002)",
    sources=("kydd2002",),
    takes=(
        Array(
            "trust",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Chance, to the government, that the moderates would keep a deal.",
        ),
        Array(
            "payoffs.peace",
            ("...",),
            unit="any",
            meaning="What a deal that the other side keeps is worth to the government.",
        ),
        Array(
            "payoffs.abandon",
            ("...",),
            unit="units of payoffs.peace",
            meaning="What no deal is worth; below peace.",
        ),
        Array(
            "payoffs.exploited",
            ("...",),
            unit="units of payoffs.peace",
            meaning="What a deal that the other side breaks is worth to it; below abandon.",
        ),
        Array(
            "moderates.stake_trustworthy",
            ("...",),
            unit="any",
            meaning="What a deal is worth to trustworthy moderates above no deal.",
        ),
        Array(
            "moderates.stake_other",
            ("...",),
            unit="units of moderates.stake_trustworthy",
            meaning="What a deal is worth to other moderates above no deal.",
        ),
        Array(
            "moderates.effort_trustworthy",
            ("...",),
            unit="units of moderates.stake_trustworthy",
            low=0.0,
            meaning="What work against an attack costs trustworthy moderates.",
        ),
        Array(
            "moderates.effort_other",
            ("...",),
            unit="units of moderates.stake_trustworthy",
            low=0.0,
            meaning="What work against an attack costs other moderates.",
        ),
        *THROUGH,
        Array(
            "prize",
            ("...",),
            unit="any",
            low=0.0,
            optional=True,
            meaning="What a deal's end is worth to extremists; 1 by default.",
        ),
        Array(
            "cost",
            ("...",),
            unit="units of prize",
            low=0.0,
            optional=True,
            meaning="What an attack costs them; 0 by default.",
        ),
    ),
    gives=(
        Array("threshold", ("...",), low=0.0, high=1.0, meaning="Trust from which one signs."),
        Array(
            "ceiling",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Trust from which it signs in spite of violence; not below the threshold.",
        ),
        Array(
            "after_violence",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Trust after an attack that got through; NaN after what cannot happen.",
        ),
        Array(
            "after_calm",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Trust after an attack that was stopped; NaN after what cannot happen.",
        ),
        Array(
            "violence",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Chance that an attack gets through, if moderates act by type.",
        ),
        Array(
            "separating",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Does it pay moderates to act by type where the deal hangs on violence?",
        ),
        Array("spoils", ("...",), low=0.0, high=1.0, meaning="Would violence stop a deal?"),
        Array(
            "attacks",
            ("...",),
            low=0.0,
            high=1.0,
            meaning="Do extremists attack: does it spoil and is it worth its cost?",
        ),
    ),
    aliases=("spoiling as signal jamming of trust",),
)


class Payoffs(NamedTuple):
    """What the end of talks is worth to the government, any unit; peace > abandon > exploited.

    Attributes
    ----------
    peace, abandon, exploited : array of float, shape (...)
        A deal that the other side keeps; no deal; a deal that it breaks.
    """

    peace: Floats | float
    abandon: Floats | float
    exploited: Floats | float


class Moderates(NamedTuple):
    """Why moderates of either type would work against attacks, in one unit.

    Attributes
    ----------
    stake_trustworthy, stake_other : array of float, shape (...)
        What a deal is worth to the type above no deal. The type that would break a deal may value
        it highly, for that reason.
    effort_trustworthy, effort_other : array of float, shape (...)
        What work against an attack costs the type, >= 0.
    """

    stake_trustworthy: Floats | float
    stake_other: Floats | float
    effort_trustworthy: Floats | float
    effort_other: Floats | float


class Sabotage(NamedTuple):
    """Where attacks on talks end them.

    Answers to yes-no questions are 1, 0, or NaN where an input is.

    Attributes
    ----------
    threshold : array of float, shape (...)
        Trust from which the government signs, t*.
    ceiling : array of float, shape (...)
        Trust from which it signs in spite of violence, t_hi >= t*.
    after_violence, after_calm : array of float, shape (...)
        Trust after an attack that got through, and after one that was stopped, if moderates act by
        type; NaN after what cannot happen.
    violence : array of float, shape (...)
        Chance that an attack gets through, if moderates act by type.
    separating : array of float, shape (...)
        Does it pay moderates to act by type where the deal hangs on violence?
    spoils : array of float, shape (...)
        Would violence end a deal that would else be signed? Needs t* <= t < t_hi and a profile
        in which violence is evidence.
    attacks : array of float, shape (...)
        Do extremists attack? Where it spoils and is worth its cost.
    """

    threshold: Floats
    ceiling: Floats
    after_violence: Floats
    after_calm: Floats
    violence: Floats
    separating: Floats
    spoils: Floats
    attacks: Floats


@njit
def _threshold_kernel(peace: float, abandon: float, exploited: float) -> float:
    """Return the trust from which a deal is worth its risk."""
    return (abandon - exploited) / (peace - exploited)


@njit
def _ceiling_kernel(threshold: float, through_effort: float, through_idle: float) -> float:
    """Return the trust from which violence no longer ends a deal; no violence ends none."""
    against = threshold * through_idle
    seen = against + (1.0 - threshold) * through_effort
    return threshold if seen == 0.0 else against / seen


@njit
def _separating_kernel(
    through_effort: float,
    through_idle: float,
    stake_trustworthy: float,
    stake_other: float,
    effort_trustworthy: float,
    effort_other: float,
) -> float:
    """Say whether the trustworthy work against attacks and the others do not, as best replies."""
    held = through_idle - through_effort
    works = held * stake_trustworthy - effort_trustworthy
    shirks = effort_other - held * stake_other
    if np.isnan(works) or np.isnan(shirks):
        return np.nan
    trustworthy = reaches(held * stake_trustworthy, effort_trustworthy, effort_trustworthy)
    other = reaches(effort_other, held * stake_other, effort_other)
    return 1.0 if trustworthy and other else 0.0


@njit
def _sabotage_kernel(
    trust: float,
    threshold: float,
    through_effort: float,
    through_idle: float,
    separating: float,
    prize: float,
    cost: float,
) -> tuple[float, float]:
    """Say whether violence ends a deal that would else be signed, and whether it pays to attack."""
    ceiling = _ceiling_kernel(threshold, through_effort, through_idle)
    if np.isnan(trust + ceiling + separating):
        return np.nan, np.nan
    signed, ended = reaches(trust, threshold, 1.0), exceeds(ceiling, trust, 1.0)
    spoils = 1.0 if signed and ended and separating == 1.0 else 0.0
    gain = prize * (trust * through_effort + (1.0 - trust) * through_idle)
    if np.isnan(gain - cost):
        return spoils, np.nan
    return spoils, 1.0 if spoils == 1.0 and exceeds(gain, cost, cost) else 0.0


@njit
def _fill(given: Floats, out: Floats) -> None:
    """Answer for each column; rows of both are in the order of the arguments and of `Sabotage`."""
    for n in range(out.shape[1]):
        trust, effort, idle = given[0, n], given[8, n], given[9, n]
        out[0, n] = _threshold_kernel(given[1, n], given[2, n], given[3, n])
        out[1, n] = _ceiling_kernel(out[0, n], effort, idle)
        out[2, n] = posterior_kernel(trust, effort, idle)
        out[3, n] = posterior_kernel(trust, 1.0 - effort, 1.0 - idle)
        out[4, n] = trust * effort + (1.0 - trust) * idle
        out[5, n] = _separating_kernel(
            effort, idle, given[4, n], given[5, n], given[6, n], given[7, n]
        )
        out[6, n], out[7, n] = _sabotage_kernel(
            trust, out[0, n], effort, idle, out[5, n], given[10, n], given[11, n]
        )


def sabotage_array(
    trust: Floats | float,
    payoffs: Payoffs,
    moderates: Moderates,
    *,
    through_effort: Floats | float,
    through_idle: Floats | float,
    prize: Floats | float = 1.0,
    cost: Floats | float = 0.0,
) -> Sabotage:
    r"""Return where attacks on talks would end them, and whether extremists attack.

    Reduced form after Kydd and Walter (2002).

    Parameters
    ----------
    trust : array of float, shape (...)
        Chance, to the government, that the moderates would keep a deal, in [0, 1].
    payoffs : Payoffs
        What peace, no deal and a broken deal are worth to the government.
    moderates : Moderates
        What a deal is worth to moderates of either type, and what effort costs them.
    through_effort : array of float, shape (...)
        Chance that an attack gets through if moderates work against it, in [0, 1] and at most
        `through_idle`; the lower, the stronger they are.
    through_idle : array of float, shape (...)
        The same if they do not, in [0, 1].
    prize, cost : array of float, shape (...), optional
        What a deal's end is worth to extremists, and what an attack costs them, both >= 0.

    Returns
    -------
    Sabotage
        Thresholds, posteriors and answers, each of shape (...); NaN where an input is.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.
    DomainError
        If a number lies outside its range, effort helps attacks, or payoffs are out of order.

    Notes
    -----
    With R, P, S the payoffs and :math:`\pi_T, \pi_U` the chances with effort and without:

    .. math::

       t^* = \frac{P - S}{R - S}, \qquad
       t_V = \frac{t\pi_T}{t\pi_T + (1 - t)\pi_U}, \qquad
       t_N = \frac{t(1 - \pi_T)}{t(1 - \pi_T) + (1 - t)(1 - \pi_U)}, \qquad
       t_{hi} = \frac{t^*\pi_U}{t^*\pi_U + (1 - t^*)\pi_T}

    The profile is checked, not assumed: with :math:`\Delta = \pi_U - \pi_T`, stakes g and costs k,
    it holds where :math:`\Delta g_T \ge k_T` and :math:`\Delta g_U \le k_U`. A stake counts in full
    only where the deal hangs on violence; outside :math:`t^* \le t < t_{hi}` nobody gains by effort
    and trust stays. That nobody makes an effort is an equilibrium as well wherever effort has a
    cost; `spoils` says what follows if the separating one is played. Extremists attack where
    :math:`c_E < B_E\,(t\pi_T + (1 - t)\pi_U)`. Violence is seen and blamed without error.

    Examples
    --------
    Strong moderates, then weak ones: only from the strong is an attack held to be meant.

    >>> import numpy as np
    >>> sides = Moderates(1.0, 0.1, 0.05, 0.2)
    >>> found = sabotage_array(
    ...     0.7,
    ...     Payoffs(1.0, 0.0, -1.0),
    ...     sides,
    ...     through_effort=np.array([0.2, 0.7]),
    ...     through_idle=0.8,
    ... )
    >>> found.after_violence.round(4).tolist(), found.ceiling.round(4).tolist()
    ([0.3684, 0.6712], [0.8, 0.5333])
    >>> found.spoils.tolist()
    [1.0, 0.0]
    """
    check_chances(trust, through_effort, through_idle)
    within("prize", prize, 0.0)
    within("cost", cost, 0.0)
    for name, one in (*payoffs._asdict().items(), *moderates._asdict().items()):
        within(name, one, 0.0 if name.startswith("effort") else -np.inf)
    given, shape = rows(
        trust=trust,
        **payoffs._asdict(),
        **moderates._asdict(),
        through_effort=through_effort,
        through_idle=through_idle,
        prize=prize,
        cost=cost,
    )
    _check_order(given[1:4])
    out = np.empty((len(Sabotage._fields), given.shape[1]))
    _fill(given, out)
    return Sabotage(*(row.reshape(shape)[()] for row in out))


def _check_order(payoffs: Floats) -> None:
    peace, abandon, exploited = payoffs
    odd = (peace <= abandon) | (abandon <= exploited)
    if odd.any():
        at = int(odd.argmax())
        message = (
            f"peace is {peace[at]:g}, abandon {abandon[at]:g} and exploited {exploited[at]:g}; "
            "they must fall in this order"
        )
        raise DomainError(message)
