r"""Package deals: find Pareto-efficient combinations of terms :cite:p:`raiffa1982`."""

from collections.abc import Sequence
from itertools import product
from math import prod
from typing import Literal, NamedTuple

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Bools, Floats
from detente.numerics.broadcast import within
from detente.numerics.compile import njit
from detente.numerics.ties import TIE, exceeds

__all__ = ["MOST", "SPEC", "Packages", "packages_array"]

SPEC = ModelSpec(
    name="bargaining.linkage",
    title="Issue linkage",
    sources=("raiffa1982",),
    takes=(
        Array(
            "position",
            ("issue", "actor"),
            unit="scale",
            low=0.0,
            high=100.0,
            meaning="Positions; NaN where an actor has no interest in an issue.",
        ),
        Array(
            "salience",
            ("issue", "actor"),
            low=0.0,
            meaning="Weight of each issue to each actor; scaled to sum to 1 over an actor's "
            "issues.",
        ),
        Array(
            "reversion",
            ("issue",),
            unit="scale",
            low=0.0,
            high=100.0,
            meaning="Terms on each issue without a deal.",
        ),
        Array(
            "cost",
            ("actor",),
            low=0.0,
            optional=True,
            meaning="Cost of no deal, as a share of an actor's stake; 0 by default.",
        ),
    ),
    gives=(
        Array(
            "terms",
            ("package", "issue"),
            unit="scale",
            low=0.0,
            high=100.0,
            meaning="Terms of each package on each issue.",
        ),
        Array(
            "gain",
            ("package", "actor"),
            low=-1.0,
            meaning="Utility minus that of no deal, cost of no deal included; at most 1 + cost.",
        ),
        Array(
            "efficient",
            ("package",),
            low=0.0,
            high=1.0,
            meaning="On the Pareto frontier: no other is as good for all and better for one.",
        ),
        Array(
            "agreed",
            ("package",),
            low=0.0,
            high=1.0,
            meaning="Whether no actor loses.",
        ),
    ),
    function="packages_array",
    aliases=("package deals", "logrolling", "Pareto frontier"),
)

MOST = 20_000  # packages; every pair of them is compared
_SCALE = 100.0


class Packages(NamedTuple):
    """Every package of terms, with its gains.

    Attributes
    ----------
    terms : array of float, shape (package, issue)
        Terms on each issue, in scale points.
    gain : array of float, shape (package, actor)
        Utility minus that of no deal, cost of no deal included; in [-1, 1 + cost].
    efficient : array of bool, shape (package,)
        On the Pareto frontier: no other package is as good for all and better for one.
    agreed : array of bool, shape (package,)
        Whether no actor loses.
    """

    terms: Floats
    gain: Floats
    efficient: Bools
    agreed: Bools

    @property
    def surplus(self) -> Floats:
        """Sum of the gains, shape (package,); if >= 0, the winners could compensate the losers."""
        return np.asarray(self.gain.sum(axis=1))

    @property
    def due(self) -> Floats:
        """Compensation that each actor needs to lose nothing, shape (package, actor), >= 0."""
        return np.maximum(-self.gain, 0.0)

    def proposal(self, rule: Literal["maximin", "nash", "utilitarian"]) -> int | None:
        """Return the package that a mediator could propose; of several that tie, the first.

        Parameters
        ----------
        rule : {"maximin", "nash", "utilitarian"}
            The greatest least gain, product of gains, or sum of gains, among packages in which no
            actor loses.

        Returns
        -------
        int or None
            Index of the package; None if there is no such package.

        Raises
        ------
        DomainError
            If the rule is unknown.
        """
        scores: dict[str, Floats] = {
            "maximin": self.gain.min(axis=1),
            "nash": np.prod(np.maximum(self.gain, 0.0), axis=1),
            "utilitarian": self.surplus,
        }
        if rule not in scores:
            message = f"rule is '{rule}'; allowed: {', '.join(scores)}"
            raise DomainError(message)
        if not self.agreed.any():
            return None
        score = np.where(self.agreed, scores[rule], -np.inf)
        return int(np.argmax(score >= score.max() - TIE))


def packages_array(
    position: Floats,
    salience: Floats,
    options: Sequence[Floats],
    *,
    reversion: Floats,
    cost: Floats | float = 0.0,
    loss: Literal["linear", "quadratic"] = "linear",
) -> Packages:
    r"""Return all packages of the options on several issues.

    Parameters
    ----------
    position : array of float, shape (issue, actor)
        Positions in [0, 100]; NaN where an actor has no interest in an issue.
    salience : array of float, shape (issue, actor)
        Weight of each issue to each actor, >= 0; scaled to sum to 1 over an actor's issues.
    options : sequence of array of float, one per issue
        The terms that are possible on each issue, in [0, 100]; at most 20,000 combinations.
    reversion : array of float, shape (issue,)
        Terms on each issue without a deal.
    cost : array of float, shape (actor,)
        Cost of no deal, as a share of an actor's stake, >= 0.
    loss : {"linear", "quadratic"}
        How utility decreases with distance.

    Returns
    -------
    Packages
        All packages, in an order in which the options of the last issue vary fastest.

    Raises
    ------
    ShapeError
        If the shapes do not match.
    DomainError
        If a number is out of range or there are too many packages.

    Notes
    -----
    :math:`U_i(t) = 1 - \sum_k w_{ik}\,(|t_k - x_{ik}|/100)^h`, with h 1 or 2, and the gain is
    :math:`U_i(t) - U_i(r) + c_i`. Linkage allows deals that separate issues do not: an actor
    concedes on an issue of low salience and gains on an issue of high salience.

    Examples
    --------
    >>> x = np.array([[0.0, 100.0], [0.0, 100.0]])
    >>> w = np.array([[0.9, 0.1], [0.1, 0.9]])
    >>> ends = [np.array([0.0, 50.0, 100.0])] * 2
    >>> result = packages_array(x, w, ends, reversion=np.array([50.0, 50.0]))
    >>> result.terms[result.proposal("nash")].tolist()
    [0.0, 100.0]
    """
    x, w, r, e = _checked(position, salience, options, reversion, cost, loss)
    terms = np.array(list(product(*(np.asarray(o, dtype=np.float64) for o in options))))
    power = 2 if loss == "quadratic" else 1
    worth = _utility(terms, x, w, power)
    gain = worth - _utility(r[None, :], x, w, power) + e
    return Packages(
        terms=terms,
        gain=gain,
        efficient=_efficient(np.ascontiguousarray(gain)),
        agreed=np.asarray((gain >= -TIE).all(axis=1)),
    )


def _checked(
    position: Floats,
    salience: Floats,
    options: Sequence[Floats],
    reversion: Floats,
    cost: Floats | float,
    loss: str,
) -> tuple[Floats, Floats, Floats, Floats]:
    """Check the inputs; return positions, weights that sum to 1, reversion and costs."""
    x = np.asarray(position, dtype=np.float64)
    s = within("salience", salience, 0.0)
    r = np.asarray(reversion, dtype=np.float64)
    if x.ndim != 2 or s.shape != x.shape or r.shape != x.shape[:1] or len(options) != len(x):
        message = (
            f"position {x.shape}, salience {s.shape}, reversion {r.shape} and {len(options)} "
            "lists of options do not fit; use (issue, actor) twice, (issue,), one list per issue"
        )
        raise ShapeError(message)
    if loss not in {"linear", "quadratic"}:
        message = f"loss is '{loss}'; allowed: linear, quadratic"
        raise DomainError(message)
    count = prod(len(o) for o in options)
    if not 1 <= count <= MOST:
        message = f"there are {count:,} packages; there must be 1 to {MOST:,}: "
        message += "give fewer options, or two issues at a time"
        raise DomainError(message)
    points = np.concatenate([np.ravel(o) for o in options] + [x[~np.isnan(x)], r])
    if np.isnan(points).any() or points.min() < 0.0 or points.max() > _SCALE or (s < 0).any():
        message = "positions, options and reversion must be in [0, 100], salience must be >= 0"
        raise DomainError(message)
    weight = np.where(np.isnan(x), 0.0, s)
    total = weight.sum(axis=0)
    e = np.broadcast_to(within("cost", cost, 0.0), x.shape[1:])
    if np.isnan(weight).any() or np.isnan(e).any():
        message = "salience or cost is NaN for an actor with a position; give a number"
        raise DomainError(message)
    return x, weight / np.where(total > 0.0, total, 1.0), r, e


def _utility(terms: Floats, x: Floats, weight: Floats, power: int) -> Floats:
    """Return utilities, shape (package, actor)."""
    utility = np.ones((terms.shape[0], x.shape[1]))
    for k in range(x.shape[0]):
        gap = np.abs(terms[:, k, None] - np.where(np.isnan(x[k]), 0.0, x[k])) / _SCALE
        utility -= weight[k] * gap**power
    return utility


@njit
def _efficient(gain: Floats) -> Bools:
    """Return which rows are efficient: no other is as good everywhere and better somewhere."""
    count, actors = gain.shape
    found = np.ones(count, dtype=np.bool_)
    for i in range(count):
        for k in range(count):
            as_good, better = True, False
            for a in range(actors):
                if exceeds(gain[i, a], gain[k, a], 1.0):
                    as_good = False
                    break
                if exceeds(gain[k, a], gain[i, a], 1.0):
                    better = True
            if as_good and better:
                found[i] = False
                break
    return found
