r"""Exchange model: pairs of actors trade voting positions :cite:p:`stokman1994,vanassen2003`."""

import math
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

import numpy as np

from detente.errors import DomainError
from detente.models.bargaining.exchange.arrays import GIVES
from detente.models.bargaining.exchange.pair import Code
from detente.models.bargaining.exchange.run import (
    Plan,
    Stack,
    checked_inputs,
    run_draws,
    stack_runs,
)
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats, Ints

__all__ = ["AS_RUN", "SPEC", "Deals", "Exchange", "ExchangeRules", "exchange_array"]

SPEC = ModelSpec(
    name="bargaining.exchange",
    title="Exchange model (equal gain)",
    sources=("stokman1994", "vanassen2003", "decideexchange"),
    takes=(
        Array(
            "position",
            ("...", "issue", "actor"),
            unit="scale",
            meaning="Positions, in the units of each issue; NaN where an actor takes no part in "
            "an issue.",
        ),
        Array(
            "capability",
            ("...", "issue", "actor"),
            low=0.0,
            meaning="Resources; without the dimension issue they are equal on all issues.",
        ),
        Array(
            "salience",
            ("...", "issue", "actor"),
            low=0.0,
            high=1.0,
            meaning="Share of those resources spent on an issue.",
        ),
        Array(
            "scale",
            ("issue?", "end"),
            unit="scale",
            optional=True,
            meaning="Least and greatest position possible on each issue; by default 0 and 100.",
        ),
    ),
    gives=GIVES,
    aliases=("position exchange model", "equal-gain exchange", "DECIDE exchange model"),
)

Rate = Literal["equal-gain", "random-gain", "random-rate"]
Level = Literal["left", "right", "neither"]
History = Literal["exchange", "actor"]
Check = Literal["partner", "all", "none"]
Ties = Literal["first", "random"]
_OPTIONS = {"rate": Rate, "level": Level, "history": History, "check": Check, "ties": Ties}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRules:
    r"""Named choices where the sources of the model are ambiguous.

    Defaults are the readings under which the result has the properties stated in the published
    description. `AS_RUN` has those of the published program, including some errors, to reproduce
    its numbers.

    Parameters
    ----------
    rate : {"equal-gain", "random-gain", "random-rate"}
        How a pair divides its gain. "equal-gain": both gain the same, the model's standard rule.
        "random-gain": a coin decides whether one side's gain is drawn between the equal gain and
        the most it can get while the other loses nothing, or between the equal gain and 0;
        `noise` sets how far. "random-rate": the rate is drawn between the two rates at which one
        side gains nothing, with the equal-gain rate in the middle; the program's version cannot
        run, so this version is ours. In both, numbers are drawn once per pair of actors, pair of
        issues and round (the program draws new ones at every recalculation), and exchanges are
        still ordered by equal gain, as in the program.
    noise : float
        The program's p, in [0, 1], for "random-gain"; 0 is equal gain.
    level : {"neither", "left", "right"}
        Side of an actor exactly at the outcome. "neither", the default, because only this choice
        gives the same result when a scale is reversed; "left" as in the program; "right" as in
        its R version.
    history : {"actor", "exchange"}
        Earlier moves to which the rule "always move in one direction" applies. "actor", the
        default: the actor's movement on the issue in this round, as the text says. "exchange", as
        the program runs: the offers that this pair made earlier in the round, including lapsed
        ones; their sum may not exceed 100 upwards (downwards it may).
    check : {"all", "partner", "none"}
        Outcome that a move must not carry beyond the partner's demand. "all", the default: the
        outcome of all current voting positions; there is no move once it reaches the demand.
        "partner", as the program runs: the start outcome with only those moves that served the
        same partner, each where it was nearest to its start; an outcome that is already beyond
        the demand is accepted, and a reduced move may end outside the two positions. "none": no
        check, as in the R version. Externalities use the same outcome ("none": that of "all").
    ties : {"first", "random"}
        Which of several exchanges with the highest gain comes first. "first", the default: in the
        order of issues, then actors, so that results are reproducible. "random": a random one
        (the program uses an unseeded coin).
    salience_weight, fixed_weight : float
        How start positions follow voting positions from round to round; each >= 0, sum <= 1.

    Raises
    ------
    DomainError
        If an option is unknown or a number lies outside its range.

    Examples
    --------
    >>> ExchangeRules(check="none").history
    'actor'
    """

    rate: Rate = "equal-gain"
    noise: float = 0.0
    level: Level = "neither"
    history: History = "actor"
    check: Check = "all"
    ties: Ties = "first"
    salience_weight: float = 0.4
    fixed_weight: float = 0.1

    def __post_init__(self) -> None:
        """Raise if an option is not allowed."""
        for name, options in _OPTIONS.items():
            if getattr(self, name) not in get_args(options):
                message = (
                    f"{name} is {getattr(self, name)!r}; allowed: {', '.join(get_args(options))}"
                )
                raise DomainError(message)
        if not 0.0 <= self.noise <= 1.0:
            message = f"noise is {self.noise}; it must be in [0, 1]"
            raise DomainError(message)
        weights = (self.salience_weight, self.fixed_weight)
        if not (min(weights) >= 0.0 and sum(weights) <= 1.0):
            message = f"salience_weight and fixed_weight are {weights}; they must be >= 0, sum <= 1"
            raise DomainError(message)

    def _code(self) -> Code:
        at = {name: get_args(o).index(getattr(self, name)) for name, o in _OPTIONS.items()}
        return Code(
            at["rate"], float(self.noise), at["level"], at["history"], at["check"], at["ties"]
        )


AS_RUN = ExchangeRules(level="left", history="exchange", check="partner")


class Deals(NamedTuple):
    """Realised exchanges in order; rows after `realised` contain -1 or NaN.

    Attributes
    ----------
    realised : array of int, shape (..., round)
        Number of realised exchanges.
    actor, supply : array of int, shape (..., round, deal, side)
        Indices of the two traders, and of the issue that each supplies (the other's demand).
    move, voting : array of float, shape (..., round, deal, side)
        Signed moves and the resulting voting positions, in units of the issue supplied.
    gain : array of float, shape (..., round, deal, side)
        Gains of both sides, in points of a 0-100 scale times salience.
    externality : array of float, shape (..., round, deal, actor)
        Effect of the exchange on each actor, in the same unit; for a trader it is the gain.
    relation : array of int, shape (..., round, deal, actor)
        0 trader, 1 inner (in one of the two groups that trade), 2 outer.
    tied : array of int, shape (..., round)
        How often several exchanges had the same gain, so that their order decided.
    """

    realised: Ints
    actor: Ints
    supply: Ints
    move: Floats
    voting: Floats
    gain: Floats
    externality: Floats
    relation: Ints
    tied: Ints


class Exchange(NamedTuple):
    """Result of the exchange model.

    Attributes
    ----------
    position : array of float, shape (..., round + 1, issue, actor)
        Start positions of each round, and positions after the last round.
    voting : array of float, shape (..., round, issue, actor)
        Voting positions at the end of each round.
    outcome : array of float, shape (..., round + 1, issue)
        Expected outcomes, before any exchange and after each round; NaN without influence.
    deals : Deals
        Realised exchanges.
    """

    position: Floats
    voting: Floats
    outcome: Floats
    deals: Deals


def exchange_array(
    position: Floats,
    capability: Floats,
    salience: Floats,
    *,
    scale: Floats | tuple[float, float] = (0.0, 100.0),
    rounds: int = 1,
    rules: ExchangeRules | None = None,
    rng: np.random.Generator | None = None,
) -> Exchange:
    r"""Let pairs of actors exchange voting positions on pairs of issues, best exchanges first.

    Parameters
    ----------
    position : array of float, shape (..., issue, actor)
        Positions, in the units of each issue; NaN where an actor takes no part in an issue.
    capability : array of float, shape (..., issue, actor) or (..., 1, actor)
        Resources, dimensionless, >= 0.
    salience : array of float, shape (..., issue, actor)
        Share of those resources spent on an issue, in [0, 1].
    scale : array of float, shape (2,) or (issue, 2)
        Least and greatest position possible on each issue; moves stay within them.
    rounds : int
        Number of rounds, >= 1; the model has no stop rule.
    rules : ExchangeRules, optional
        Choices where the sources are ambiguous; `AS_RUN` has those of the published program.
    rng : numpy.random.Generator, optional
        Required for random rates and random ties.

    Returns
    -------
    Exchange
        Positions and outcomes by round, and the list of exchanges with gains and externalities.

    Raises
    ------
    ShapeError
        If the arrays have no issue dimension or do not broadcast, or `scale` has the wrong shape.
    DomainError
        If a position lies outside its scale, a scale is empty, a capability or salience is outside
        its range or unknown where a position is given, `rounds` is below 1 or `rng` is missing.

    Notes
    -----
    With the outcome :math:`O_d = \sum_k c_{kd} s_{kd} x_{kd} / W_d` and
    :math:`W_d = \sum_k c_{kd} s_{kd}`, actors i and j on opposite sides of it on issues p and q
    can trade; i, with :math:`s_{ip} / s_{iq} \ge s_{jp} / s_{jq}`, supplies q and j supplies p,
    each towards the other's start position at most. They shift the outcomes by

    .. math::

       \delta_p = \frac{c_{jp} s_{jp}}{W_p} |y_{jp} - x_{jp}|, \qquad
       \frac{\delta_p}{\delta_q} = \frac{s_{iq} + s_{jq}}{s_{ip} + s_{jp}}

    until one of them has moved fully; each gains
    :math:`e = s_{ip} \delta_p - s_{iq} \delta_q = s_{jq} \delta_q - s_{jp} \delta_p`. The
    exchange with the highest gain is realised. Those that share a trader's supply or demand with
    it are then solved again from the new voting positions y, and so on until none is left. Actor
    k's externality is

    .. math:: \sum_{d \in \{p, q\}} (|O_d - x_{kd}| - |O'_d - x_{kd}|) s_{kd} ,

    or 0 if k takes no part in one of the issues. The next round starts from
    :math:`x' = w y + (1 - w) x` with :math:`w = 0.4 (1 - s) + 0.1`.

    An actor without influence on an issue cannot supply it. With equal positions, a single actor or
    a single issue there are no exchanges. Votes and outcomes stay between the least and the
    greatest start position, unless `check` is "partner". Results do not depend on the order of
    actors, except for ties in gain and rounding.

    Examples
    --------
    >>> import numpy as np
    >>> position = np.array([[0.0, 100.0], [0.0, 100.0]])
    >>> salience = np.array([[1.0, 0.5], [0.5, 1.0]])
    >>> result = exchange_array(position, np.ones((1, 2)), salience)
    >>> result.outcome
    array([[ 33.33333333,  66.66666667],
           [  0.        , 100.        ]])
    >>> result.deals.gain[0, 0].round(4)
    array([16.6667, 16.6667])
    """
    chosen = rules or ExchangeRules()
    code = chosen._code()
    if isinstance(rounds, bool) or rounds != int(rounds) or rounds < 1:
        message = f"rounds is {rounds}; it must be a whole number >= 1"
        raise DomainError(message)
    drawn = (code.rate == 1 and code.noise > 0) or code.rate == 2 or code.ties == 1
    if drawn and rng is None:
        message = (
            f"rate {chosen.rate!r} with ties {chosen.ties!r} needs random numbers; give an rng"
        )
        raise DomainError(message)
    x, c, s, ends = checked_inputs(position, capability, salience, scale)
    low, unit = ends[:, :1], (ends[:, 1:] - ends[:, :1]) / 100.0
    folded = (math.prod(x.shape[:-2]), *x.shape[-2:])
    start, weight, share = (a.reshape(folded) for a in ((x - low) / unit, c * s, s))
    plan = Plan(int(rounds), code, chosen.salience_weight, chosen.fixed_weight)
    runs = run_draws(start, weight, share, plan, rng if drawn else None)
    return _unscaled(stack_runs(runs, start.shape, plan.rounds), x, low, unit)


def _unscaled(found: Stack, x: Floats, low: Floats, unit: Floats) -> Exchange:
    """Convert results to the units of the issues; positions that did not move stay exact."""
    lead, given = x.shape[:-2], x.reshape((found.start.shape[0], 1, *x.shape[-2:]))
    first = found.start[:, :1]
    place, voting = (
        np.where(array == first, given, low + unit * array) for array in (found.start, found.voting)
    )
    deals = found.deals
    ends = (array[deals.supply, 0] for array in (low, unit))
    origin, length = (np.where(deals.supply < 0, np.nan, array) for array in ends)
    parts = (
        place,
        voting,
        low[:, 0] + unit[:, 0] * found.outcome,
        found.realised,
        deals.actor,
        deals.supply,
        deals.move * length,
        origin + length * deals.voting,
        deals.gain,
        found.externality,
        found.relation,
        found.tied,
    )
    shaped = tuple(array.reshape((*lead, *array.shape[1:])) for array in parts)
    return Exchange(shaped[0], shaped[1], shaped[2], Deals(*shaped[3:]))
