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

    Defaults are KTAB's but for `prospect`, `mean`, `floor` and `merge`, where the program breaks
    what its account says; `AS_RUN` takes those from the program too, for its numbers.

    Parameters
    ----------
    voting : str
        How a vote grows with a difference of utility: "binary", "mostly-proportional" (PropBin),
        "proportional", "proportional-cubic" (PropCbc), "cubic", "asymmetric" (ASymProsp: gains
        count two thirds of losses).
    victory : str
        How the ratio of coalitions turns into a probability: "linear", "square", "quartic",
        "octic" (its powers 1, 2, 4, 8) or "binary" (certain from a lead of a tenth).
    election : str
        Who wins among several options: "conditional", "markov-uniform", "markov-incentive".
    risk : {"mid", "min", "max"}
        Range of attitudes: [-1/2, 1], [0, 1] or [-1, 1]; positive is averse to risk.
    view : {"one-third", "full", "two-thirds", "half", "none"}
        Share of another's own attitude in what one takes it to be, the rest being one's own.
    commitment : {"semi", "full", "none"}
        Where a third party ends up: with the winner in any case ("full"), in its own place if
        its side wins ("semi"), in its own place always ("none").
    prospect : {"each-side", "one-side"}
        The chances a third party reckons with. "each-side", the default: its weight helps
        whichever side it joins. "one-side" as KTAB runs: one and the same chance either way, so
        that it votes against its own interest ("semi") or never ("full", "none").
    mix : {"s2p2", "s1p1", "s2pmax"}
        Weights of the two sides in a bargain: squares of salience and probability, both plain,
        or salience squared and the lead in probability.
    offer : {"initiator", "both", "weighted", "weighted-as-run"}
        Whose estimate of the balance makes the bargain: the initiator's (InitOnly), one bargain
        each (InitRcvr), or both weighted by influence (PWComp); "weighted-as-run" weighs the
        responder by its salience and the initiator's capability, a slip of the program.
    mean : {"exact", "rounded"}
        "exact", the default: both meet at the weighted mean, or stay where neither side has any
        weight. "rounded" as KTAB runs: each side's weight gets 1e-6 more in its own place, and
        results have four decimals of the scale, which may part the two or leave the hull.
    choice : {"most-probable", "drawn"}
        Which bargain an actor's election settles on (Deterministic, Stochastic); of equals the
        first, to stay being first of all, then by initiator.
    ballot : {"capability", "influence"}
        Weight in elections and in the inference of attitudes. KTAB has capability alone, so
        that salience counts in challenges only; "influence" is capability times salience.
    floor : {"relative", "absolute"}
        KTAB adds 1e-8 to every coalition and 1e-10 to every principal, so that its results hang
        on the unit of capability ("absolute"). "relative", the default: capabilities are first
        scaled to a greatest of 100.
    rest : float
        Share of the first turn's movement below which a turn ends the run, >= 0.
    merge : float
        Positions closer than this share of the scale are one in the chance to win; KTAB's 1e-3
        makes that depend on the order of actors, the default 1e-9 only forgives rounding.

    Raises
    ------
    DomainError
        If an option is unknown, `merge` not above 0 or `rest` below 0.

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
        """Refuse what is not allowed, with what is."""
        for name, options in _OPTIONS.items():
            if getattr(self, name) not in get_args(options):
                message = f"{name} is {getattr(self, name)!r}; {get_args(options)} are allowed"
                raise DomainError(message)
        if not (self.merge > 0.0 and self.rest >= 0.0):
            message = f"merge is {self.merge} and rest {self.rest}; above 0 and >= 0 are allowed"
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
        Positions and ideals before the first turn and after each; NaN for an absent actor.
    risk : array of float, shape (..., turn + 1, actor)
        Attitude to risk, in the range of the rule; 0 where all positions are equally likely.
    probability : array of float, shape (..., turn + 1, actor)
        Probability that an actor's position wins; those that share one have the same.
    outcome : array of float, shape (..., turn + 1, dim)
        Mean of the distinct positions by their probabilities (our summary, not the source's).
    target : array of int, shape (..., turn, actor)
        Whom each actor challenges, -1 for nobody.
    victory, gain : array of float, shape (..., turn, actor)
        Its own estimate of winning, and the utility it expects to gain; NaN without a target.
    accepted : array of int, shape (..., turn, actor)
        Initiator of the bargain each actor accepts, -1 if it stays.
    turns : array of int, shape (...)
        Number of turns until rest, or as many as allowed.
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
    r"""Let actors challenge, offer bargains and accept them, turn by turn, until rest.

    Parameters
    ----------
    position : array of float, shape (..., actor, dim)
        Positions, in the units of each dimension; an actor with NaN on any of them is absent.
    capability : array of float, shape (..., actor)
        Resources, >= 0; only their ratios matter unless the rule `floor` says otherwise.
    salience : array of float, shape (..., actor, dim)
        Saliences, in [0, 1], at most 1 in all for an actor.
    scale : array of float, shape (2,) or (dim, 2)
        Least and greatest position possible on each dimension; distances are shares of it.
    turns : int
        Most turns to run, >= 1.
    accommodation : array of float, shape (..., actor, actor), optional
        How far an actor's ideal follows each position per turn; rows add up to 1 at most. By
        default ideals follow the actor's own position at once.
    rules : SpatialRules, optional
        Variants of the model; `AS_RUN` for the published program's numbers.
    rng : numpy.random.Generator, optional
        Needed to draw bargains.

    Returns
    -------
    Spatial
        Positions, attitudes, chances and moves by turn.

    Raises
    ------
    ShapeError
        If the arrays do not broadcast or `scale` or `accommodation` does not fit.
    DomainError
        If a position lies outside its scale, saliences add up to more than 1, a capability or
        salience is out of range or unknown where a position is given, rates of accommodation
        are out of range, `turns` is below 1 or `rng` is missing.

    Notes
    -----
    With ideals and positions as shares of the scale, i's distance from j and its utility are

    .. math::

       d_{ij}^2 = \frac{\sum_k s_{ik}^2 (x^*_{ik} - x_{jk})^2}{\sum_k s_{ik}^2}, \qquad
       u_{ij} = (1 - d_{ij}) (1 + d_{ij} R_i) .

    R comes from the election of `condorcet_array` among all positions with :math:`R = 0`. Actor
    i expects from challenging j, in its own view of all R,
    :math:`(1 - s_j) 2 u_{ii} + s_j (\phi \, 2 u_{ii} + (1 - \phi) \, 2 u_{ij}) - u_{ii} - u_{ij}`,
    where :math:`\phi` is the share of influence, third parties included, on its side. It
    challenges the j that brings most; the two are offered, on each dimension, the mean of their
    positions weighted by :math:`s_{ik}^2 \phi^2` and :math:`s_{jk}^2 (1 - \phi)^2`. The bargains
    an actor is part of, and to stay, stand in an election in which everyone votes; each actor
    does what wins its own, so that one side of a bargain may move and the other not.

    Turns end when positions move by less than `rest` of the first turn's movement, after two at
    the earliest. The program judges bargains from positions where ideals lag behind; here all is
    judged from ideals. It reports chances by proportional votes whatever the voting rule; here
    the rule holds. One actor alone, or equal positions, rest; an actor with no salience finds
    all positions equally good. Positions stay within the hull of the first ones on each
    dimension under the rule "exact"; results do not depend on the order of actors but for ties.

    Examples
    --------
    >>> import numpy as np
    >>> position = np.array([[0.0], [50.0], [100.0]])
    >>> found = spatial_array(position, np.array([3.0, 1.0, 1.0]), np.full((3, 1), 0.5))
    >>> found.turns
    np.int64(3)
    >>> found.probability[0].round(2)
    array([0.45, 0.49, 0.06])
    """
    chosen = rules or SpatialRules()
    if isinstance(turns, bool) or turns != int(turns) or turns < 1:
        message = f"turns is {turns}; a whole number from 1 up is allowed"
        raise DomainError(message)
    if chosen.choice == "drawn" and rng is None:
        message = "choice 'drawn' draws numbers; give an rng"
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
    # What never moved keeps its digits, and an ideal is its position to the last of them.
    first = given.position.reshape(inputs[0].shape)[:, None]
    place = np.where(trace.place == trace.place[:, :1], first, low + length * trace.place)
    whole = trace._replace(
        place=place,
        ideal=np.where(trace.ideal == trace.place, place, low + length * trace.ideal),
        outcome=low + length * trace.outcome,
    )
    shaped = (array.reshape((*lead, *array.shape[1:])) for array in (*whole, ended))
    return Spatial(*(array[()] for array in shaped))
