r"""Spatial model of politics: challenges and bargains :cite:p:`wise2015,wise2015multi`."""

import math
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

import numpy as np

from detente.errors import DomainError
from detente.models.bargaining.spatial.arrays import GIVES, TAKES
from detente.models.bargaining.spatial.inputs import checked_inputs
from detente.models.bargaining.spatial.run import Plan, run_draws
from detente.models.bargaining.spatial.turn import Code
from detente.models.bargaining.voting.condorcet import Rule, Victory, Voting
from detente.models.spec import ModelSpec
from detente.numerics.arrays import Floats, Ints

__all__ = ["AS_RUN", "SPEC", "Spatial", "SpatialRules", "spatial_array"]

SPEC = ModelSpec(
    name="bargaining.spatial",
    title="Spatial model of politics",
    sources=("wise2015", "wise2015multi", "ktab"),
    takes=TAKES,
    gives=GIVES,
    aliases=("KTAB SMP", "SMP"),
)

Risk = Literal["min", "mid", "max"]
View = Literal["full", "two-thirds", "half", "one-third", "none"]
Commitment = Literal["full", "semi", "none"]
Prospect = Literal["each-side", "one-side"]
Mix = Literal["s2p2", "s1p1", "s2pmax"]
Offer = Literal["initiator", "both", "weighted", "weighted-as-run"]
Mean = Literal["exact", "rounded"]
Choice = Literal["most-probable", "drawn"]
Ballot = Literal["capability", "influence"]
Floor = Literal["relative", "absolute"]
_OPTIONS = {
    "voting": Voting,
    "victory": Victory,
    "election": Rule,
    "risk": Risk,
    "view": View,
    "commitment": Commitment,
    "prospect": Prospect,
    "mix": Mix,
    "offer": Offer,
    "mean": Mean,
    "choice": Choice,
    "ballot": Ballot,
    "floor": Floor,
}
_VIEWS = {"full": 1.0, "two-thirds": 2 / 3, "half": 0.5, "one-third": 1 / 3, "none": 0.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class SpatialRules:
    """The variants of the model, by name; KTAB's own names are in parentheses.

    Defaults are those of KTAB, except for `prospect`, `mean`, `floor` and `merge`, for which the
    program differs from its documentation. `AS_RUN` also takes these from the program, to
    reproduce its numbers.

    Parameters
    ----------
    voting : str
        Vote as a function of a difference of utility: "binary", "mostly-proportional" (PropBin),
        "proportional", "proportional-cubic" (PropCbc), "cubic", "asymmetric" (ASymProsp: gains
        count two thirds as much as losses).
    victory : str
        Probability as a function of the ratio of coalitions: "linear", "square", "quartic",
        "octic" (its powers 1, 2, 4, 8) or "binary" (certain from a lead of a tenth).
    election : str
        Rule for several options: "conditional", "markov-uniform", "markov-incentive".
    risk : {"mid", "min", "max"}
        Range of risk attitudes: [-1/2, 1], [0, 1] or [-1, 1]; positive is risk-averse.
    view : {"one-third", "full", "two-thirds", "half", "none"}
        Share of another actor's true attitude in an actor's estimate of it; the rest is the
        viewer's own attitude.
    commitment : {"semi", "full", "none"}
        Final position of a third party: with the winner in any case ("full"), its own position
        if its side wins ("semi"), always its own position ("none").
    prospect : {"each-side", "one-side"}
        Probabilities that a third party considers. "each-side", the default: its weight helps the
        side that it joins. "one-side", as KTAB runs: the same probability for both sides, so that
        it votes against its own interest ("semi") or never ("full", "none").
    mix : {"s2p2", "s1p1", "s2pmax"}
        Weights of the two sides in a bargain: salience and probability, both squared; both not
        squared; or salience squared and the lead in probability.
    offer : {"initiator", "both", "weighted", "weighted-as-run"}
        Whose estimate of the balance of power defines the bargain: the initiator's (InitOnly), one
        bargain each (InitRcvr), or both weighted by influence (PWComp). "weighted-as-run" weights
        the responder by its salience and the initiator's capability, an error of the program.
    mean : {"exact", "rounded"}
        "exact", the default: both meet at the weighted mean, or stay if neither side has weight.
        "rounded", as KTAB runs: each side's weight increases by 1e-6 at its own position, and
        results are rounded to four decimals of the scale, so that the two may not meet or may
        leave the hull.
    choice : {"most-probable", "drawn"}
        Which bargain an actor's election selects (Deterministic, Stochastic); of equals, the
        first: to stay comes first, then offers by initiator.
    ballot : {"capability", "influence"}
        Weight in elections and in the inference of attitudes. KTAB uses only capability, so that
        salience counts only in challenges; "influence" is capability times salience.
    floor : {"relative", "absolute"}
        KTAB adds 1e-8 to every coalition and 1e-10 to every principal, so its results depend on
        the unit of capability ("absolute"). "relative", the default: capabilities are first
        scaled to a maximum of 100.
    rest : float
        Share of the first turn's movement below which a turn ends the run, >= 0.
    merge : float
        Positions closer than this share of the scale count as one in the probability of winning.
        With KTAB's 1e-3 the result depends on the order of actors; the default 1e-9 only allows
        for rounding.

    Raises
    ------
    DomainError
        If an option is unknown, `merge` is not > 0 or `rest` is < 0.

    Examples
    --------
    >>> SpatialRules(victory="square").election
    'conditional'
    """

    voting: Voting = "proportional"
    victory: Victory = "linear"
    election: Rule = "conditional"
    risk: Risk = "mid"
    view: View = "one-third"
    commitment: Commitment = "semi"
    prospect: Prospect = "each-side"
    mix: Mix = "s2p2"
    offer: Offer = "initiator"
    mean: Mean = "exact"
    choice: Choice = "most-probable"
    ballot: Ballot = "capability"
    floor: Floor = "relative"
    rest: float = 0.02
    merge: float = 1e-9

    def __post_init__(self) -> None:
        """Raise if an option is not allowed."""
        for name, options in _OPTIONS.items():
            if getattr(self, name) not in get_args(options):
                message = (
                    f"{name} is {getattr(self, name)!r}; allowed: {', '.join(get_args(options))}"
                )
                raise DomainError(message)
        if not (self.merge > 0.0 and self.rest >= 0.0):
            message = f"merge is {self.merge} and rest is {self.rest}; use merge > 0 and rest >= 0"
            raise DomainError(message)

    def _code(self) -> Code:
        at = {name: get_args(o).index(getattr(self, name)) for name, o in _OPTIONS.items()}
        return Code(
            at["voting"],
            at["victory"],
            at["election"],
            at["risk"],
            _VIEWS[self.view],
            at["commitment"],
            at["prospect"],
            at["mix"],
            at["offer"],
            at["mean"],
            at["choice"],
            float(self.merge),
        )


AS_RUN = SpatialRules(prospect="one-side", mean="rounded", floor="absolute", merge=1e-3)


class Spatial(NamedTuple):
    """Result of the spatial model; after the last turn, states repeat and moves are empty.

    Attributes
    ----------
    position, ideal : array of float, shape (..., turn + 1, actor, dim)
        Positions and ideals before the first turn and after each turn; NaN for an absent actor.
    risk : array of float, shape (..., turn + 1, actor)
        Risk attitude, in the range of the rule; 0 if all positions are equally likely.
    probability : array of float, shape (..., turn + 1, actor)
        Probability that an actor's position wins; equal for actors at the same position.
    outcome : array of float, shape (..., turn + 1, dim)
        Mean of the distinct positions, weighted by their probabilities (our summary, not the
        source's).
    target : array of int, shape (..., turn, actor)
        Index of the actor that each actor challenges, -1 if none.
    victory, gain : array of float, shape (..., turn, actor)
        Estimated probability that its challenge succeeds, and expected gain in utility; NaN
        without a target.
    accepted : array of int, shape (..., turn, actor)
        Index of the initiator of the bargain that each actor accepts, -1 if it stays.
    turns : array of int, shape (...)
        Number of turns until movement stops, or the argument `turns`.
    """

    position: Floats
    ideal: Floats
    risk: Floats
    probability: Floats
    outcome: Floats
    target: Ints
    victory: Floats
    gain: Floats
    accepted: Ints
    turns: Ints


def spatial_array(
    position: Floats,
    capability: Floats,
    salience: Floats,
    *,
    scale: Floats | tuple[float, float] = (0.0, 100.0),
    turns: int = 100,
    accommodation: Floats | None = None,
    rules: SpatialRules | None = None,
    rng: np.random.Generator | None = None,
) -> Spatial:
    r"""Run turns of challenges, offers and acceptances until movement stops.

    Parameters
    ----------
    position : array of float, shape (..., actor, dim)
        Positions, in the units of each dimension; an actor with NaN on any of them is absent.
    capability : array of float, shape (..., actor)
        Resources, >= 0; only their ratios matter unless the rule `floor` says otherwise.
    salience : array of float, shape (..., actor, dim)
        Saliences, in [0, 1]; for each actor they sum to at most 1.
    scale : array of float, shape (2,) or (dim, 2)
        Least and greatest position possible on each dimension; distances are shares of it.
    turns : int
        Greatest number of turns, >= 1.
    accommodation : array of float, shape (..., actor, actor), optional
        How far an actor's ideal follows each position per turn; rows sum to at most 1. By default
        ideals follow the actor's own position at once.
    rules : SpatialRules, optional
        Variants of the model; `AS_RUN` reproduces the published program's numbers.
    rng : numpy.random.Generator, optional
        Required to draw bargains.

    Returns
    -------
    Spatial
        Positions, attitudes, probabilities and moves by turn.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast, or `scale` or `accommodation` has the wrong shape.
    DomainError
        If a position lies outside its scale, saliences sum to more than 1, a capability or
        salience is out of range or unknown where a position is given, rates of accommodation
        are out of range, `turns` is below 1 or `rng` is missing.

    Notes
    -----
    With ideals and positions as shares of the scale, the distance of i from j and its utility are

    .. math::

       d_{ij}^2 = \frac{\sum_k s_{ik}^2 (x^*_{ik} - x_{jk})^2}{\sum_k s_{ik}^2}, \qquad
       u_{ij} = (1 - d_{ij}) (1 + d_{ij} R_i) .

    R results from the election of `condorcet_array` among all positions with :math:`R = 0`. With
    its own estimates of all R, actor i expects from challenging j
    :math:`(1 - s_j) 2 u_{ii} + s_j (\phi \, 2 u_{ii} + (1 - \phi) \, 2 u_{ij}) - u_{ii} - u_{ij}`,
    where :math:`\phi` is the share of influence, third parties included, on its side. It
    challenges the j with the largest value. On each dimension, the offer is the mean of their
    positions weighted by :math:`s_{ik}^2 \phi^2` and :math:`s_{jk}^2 (1 - \phi)^2`. Then all
    actors vote on the bargains that an actor is part of, and on staying. Each actor follows the
    winner of its own election, so one side of a bargain may move and the other may not.

    Turns end when positions move by less than `rest` of the first turn's movement, after two
    turns at the earliest. If ideals lag behind positions, the program evaluates bargains from
    positions; here all evaluations use ideals. The program always reports probabilities by
    proportional votes; here the voting rule applies. A single actor, or actors at equal
    positions, do not move; an actor with no salience is indifferent between all positions. Under
    the rule "exact", positions stay within the hull of the initial ones on each dimension.
    Results do not depend on the order of actors, except for ties.

    Examples
    --------
    >>> import numpy as np
    >>> position = np.array([[0.0], [50.0], [100.0]])
    >>> result = spatial_array(position, np.array([3.0, 1.0, 1.0]), np.full((3, 1), 0.5))
    >>> result.turns
    np.int64(3)
    >>> result.probability[0].round(2)
    array([0.45, 0.49, 0.06])
    """
    chosen = rules or SpatialRules()
    if isinstance(turns, bool) or turns != int(turns) or turns < 1:
        message = f"turns is {turns}; it must be a whole number >= 1"
        raise DomainError(message)
    if chosen.choice == "drawn" and rng is None:
        message = "choice 'drawn' is random; give an rng"
        raise DomainError(message)
    given = checked_inputs(position, capability, salience, scale, accommodation)
    low, length = given.ends[:, 0], given.ends[:, 1] - given.ends[:, 0]
    lead = given.position.shape[:-2]
    draws = math.prod(lead)
    parts = ((given.position - low) / length, *given[1:4])
    folded = [array.reshape((draws, *array.shape[len(lead) :])) for array in parts]
    plan = Plan(
        chosen._code(),
        int(turns),
        chosen.rest,
        chosen.ballot == "influence",
        chosen.floor == "relative",
    )
    inputs = (folded[0], folded[1], folded[2], folded[3])
    trace, ended = run_draws(inputs, plan, rng if chosen.choice == "drawn" else None)
    # A position that never moved keeps its exact value, and an ideal equals its position exactly.
    first = given.position.reshape(inputs[0].shape)[:, None]
    place = np.where(trace.place == trace.place[:, :1], first, low + length * trace.place)
    whole = trace._replace(
        place=place,
        ideal=np.where(trace.ideal == trace.place, place, low + length * trace.ideal),
        outcome=low + length * trace.outcome,
    )
    shaped = (array.reshape((*lead, *array.shape[1:])) for array in (*whole, ended))
    return Spatial(*(array[()] for array in shaped))
