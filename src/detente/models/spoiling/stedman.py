r"""Types of spoilers and strategies against them :cite:p:`stedman1997`.

A spoiler is limited (finite goals), greedy (goals that grow and shrink with cost and risk) or total
(all power, whatever the cost). What works against one type feeds another, and the type is not known
before one acts; so the value of a strategy is its mean over the probabilities of the types.

The rival reading: opportunity, not type, makes a spoiler :cite:p:`greenhill2007`. It needs no
profile of anybody. It is computed beside the first and never mixed with it.
"""

from typing import Literal, NamedTuple, TypeAlias

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats, Ints
from detente.numerics.broadcast import rows, within
from detente.numerics.compile import njit
from detente.numerics.ties import LOOSE_TIE, TIE

__all__ = [
    "FIT",
    "PAYOFF",
    "SPEC",
    "STRATEGIES",
    "TYPES",
    "Fit",
    "Stedman",
    "opportunity_array",
    "stedman_array",
]

SPEC = ModelSpec(
    name="spoiling.stedman",
    title="Spoiler types and strategies",
    sources=("stedman1997", "greenhill2007"),
    takes=(
        Array(
            "probability",
            ("...", "spoiler_type"),
            low=0.0,
            high=1.0,
            meaning="Chance of each type, in the order of `TYPES`; they sum to 1.",
        ),
        Array(
            "payoff",
            ("strategy", "spoiler_type"),
            unit="any",
            optional=True,
            meaning="Worth of each strategy against each type; illustrative ones by default.",
        ),
    ),
    gives=(
        Array(
            "value",
            ("...", "strategy"),
            unit="units of payoff",
            meaning="Mean payoff of each strategy.",
        ),
        Array(
            "best",
            ("...",),
            low=-1.0,
            meaning="Place of the best strategy, the first of equals; -1 where a probability is "
            "NaN.",
        ),
        Array(
            "diagnosis",
            ("...",),
            unit="units of payoff",
            low=0.0,
            meaning="What it would be worth to know the type before acting.",
        ),
    ),
    aliases=("spoiler management",),
)

Fit: TypeAlias = Literal["works", "risky", "counter-productive"]

TYPES = ("limited", "greedy", "total")
STRATEGIES = ("inducement", "socialization", "coercion")

FIT: dict[str, dict[str, Fit]] = {
    "inducement": {
        "limited": "works",
        "greedy": "counter-productive",
        "total": "counter-productive",
    },
    "socialization": {"limited": "works", "greedy": "works", "total": "counter-productive"},
    "coercion": {"limited": "risky", "greedy": "works", "total": "works"},
}
"""What a strategy does to a type: the article's matching rule, in our words."""

PAYOFF: Floats = np.array([[1.0, -0.5, -1.0], [0.5, 0.7, -0.5], [-0.3, 0.4, 0.8]])
"""Worth of a strategy (row) against a type (column), in [-1, 1]: our numbers for `FIT`."""
PAYOFF.flags.writeable = False


class Stedman(NamedTuple):
    """What strategies are worth against a spoiler of unknown type.

    Attributes
    ----------
    value : array of float, shape (..., strategy)
        Mean payoff of each strategy, in the units of the payoffs.
    best : array of int, shape (...)
        Place of the best strategy, the first of equals; -1 where a probability is NaN.
    diagnosis : array of float, shape (...)
        What it would be worth to know the type before acting, >= 0.
    """

    value: Floats
    best: Ints
    diagnosis: Floats


@njit
def _stedman_kernel(probability: Floats, payoff: Floats) -> float:
    """Return the mean payoff of one strategy; a type without any chance counts nothing."""
    total = 0.0
    for k in range(probability.shape[0]):
        if probability[k] != 0.0:
            total += probability[k] * payoff[k]
    return total


@njit
def _fill(probability: Floats, payoff: Floats, best_known: Floats, out: Floats) -> None:
    for n in range(probability.shape[0]):
        for s in range(payoff.shape[0]):
            out[n, s] = _stedman_kernel(probability[n], payoff[s])
        out[n, payoff.shape[0]] = _stedman_kernel(probability[n], best_known)


def stedman_array(probability: Floats, payoff: Floats = PAYOFF) -> Stedman:
    r"""Return what each strategy is worth, which is best, and what a diagnosis would add.

    Parameters
    ----------
    probability : array of float, shape (..., spoiler_type)
        Chance of each type, in [0, 1], summing to 1; by default in the order of `TYPES`.
    payoff : array of float, shape (strategy, spoiler_type), optional
        Worth of each strategy against each type, any unit; by default `PAYOFF`, in the order of
        `STRATEGIES`, whose sizes are illustrative.

    Returns
    -------
    Stedman
        Values, the best strategy and the value of knowing the type; NaN where a chance is.

    Raises
    ------
    ShapeError
        If the types of probabilities and payoffs differ in number, or there are none.
    DomainError
        If a chance lies outside [0, 1], chances do not sum to 1, or a payoff is not finite.

    Notes
    -----
    .. math::

       v_s = \sum_\theta \Pr(\theta)\, u(s, \theta), \qquad
       \text{diagnosis} = \sum_\theta \Pr(\theta) \max_s u(s, \theta) - \max_s v_s

    Types are told from deeds, after the fact; who reads a type off the deed it is to explain argues
    in a circle. `opportunity_array` is the reading without types.

    Examples
    --------
    >>> import numpy as np
    >>> found = stedman_array(np.array([0.5, 0.3, 0.2]))
    >>> found.value.round(2).tolist(), STRATEGIES[found.best]
    ([0.15, 0.36, 0.13], 'socialization')
    >>> round(float(found.diagnosis), 2)
    0.51
    """
    p = within("probability", probability, 0.0, 1.0)
    u = _payoffs(payoff)
    if p.ndim == 0 or p.shape[-1] != u.shape[1]:
        message = f"probability {p.shape} must end in the {u.shape[1]} types of payoff {u.shape}"
        raise ShapeError(message)
    total = p.sum(axis=-1)
    if (np.abs(total - 1.0) > LOOSE_TIE).any():
        worst = np.nanmax(np.abs(total - 1.0))
        message = f"chances of the types must sum to 1; a sum is off by {worst:.3g}"
        raise DomainError(message)
    lead, count = p.shape[:-1], u.shape[0]
    out = np.empty((int(np.prod(lead)), count + 1))
    _fill(np.ascontiguousarray(p).reshape(-1, u.shape[1]), u, u.max(axis=0), out)
    value, known = out[:, :count], out[:, count]
    top, size = value.max(axis=1, keepdims=True), np.abs(u).max()
    best = np.where(np.isnan(known), -1, (value >= top - TIE * size).argmax(axis=1))
    gain = np.maximum(known - value.max(axis=1), 0.0)
    return Stedman(value.reshape(*lead, count), best.reshape(lead)[()], gain.reshape(lead)[()])


def _payoffs(payoff: Floats) -> Floats:
    u = within("payoff", payoff, -np.inf)
    if np.isnan(u).any():
        message = "payoff holds NaN; give a number for each strategy and type"
        raise DomainError(message)
    if u.ndim != 2 or u.size == 0:
        message = f"payoff has shape {u.shape}; it must be (strategy, spoiler_type), both >= 1"
        raise ShapeError(message)
    return np.ascontiguousarray(u)


@njit
def _opportunity_kernel(capability: float, opening: float, rate: float) -> float:
    return rate * capability * opening


def opportunity_array(
    capability: Floats | float, opening: Floats | float, *, rate: Floats | float = 1.0
) -> Floats:
    r"""Return the chance of spoiling by opportunity alone, whatever the type.

    Reduced form after Greenhill and Major (2007), whose argument is verbal.

    Parameters
    ----------
    capability : array of float, shape (...)
        What the actor could do against a deal, as a share of all strength, in [0, 1].
    opening : array of float, shape (...)
        How far the situation lets it, in [0, 1]: weak guarantees, outside backers, cheap arms.
    rate : array of float, shape (...), optional
        Chance for an actor with all strength and nothing in its way, in [0, 1].

    Returns
    -------
    array of float, shape (...)
        Chances in [0, 1]; NaN where an input is.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast.
    DomainError
        If a number lies outside [0, 1].

    Notes
    -----
    .. math:: \Pr(\text{spoils}) = r\, c\, o

    Either without capability or without an opening nobody spoils; the product is the simplest
    form that says so.

    Examples
    --------
    >>> round(float(opportunity_array(0.4, 0.5)), 3)
    0.2
    """
    within("capability", capability, 0.0, 1.0)
    within("opening", opening, 0.0, 1.0)
    within("rate", rate, 0.0, 1.0)
    given, shape = rows(capability=capability, opening=opening, rate=rate)
    out = np.empty(given.shape[1])
    _fill_opportunity(given, out)
    return np.asarray(out.reshape(shape)[()])


@njit
def _fill_opportunity(given: Floats, out: Floats) -> None:
    for n in range(out.shape[0]):
        out[n] = _opportunity_kernel(given[0, n], given[1, n], given[2, n])
