"""What a deal is worth to each side beside fighting on."""

from detente.engagement.kernels.movement import mean_contact
from detente.engagement.layout import Band, Faction, Hypothesis, Param, Stance, War
from detente.engagement.mechanisms.bargaining import movement_ideal, utility
from detente.engagement.world import State, World
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["faction_margin", "government_margin", "government_values"]

_IDEAL = int(Stance.IDEAL)
_LEGITIMACY_IN_TWO = 3.0
_TWO = float(Hypothesis.TWO)


@njit
def faction_margin(world: World, state: State, f: int) -> float:
    """Return by how much the terms on the table beat fighting on, for a faction."""
    param, war, faction = world.param, state.war, world.faction[f]
    p, contact = war[War.BALANCE], state.band[f, Band.ENGAGED]
    terms = _terms(world, state)
    trust = _assured(world, state, state.band[f, Band.TRUSTS], contact)
    deal = trust * utility(world, f, terms) + (1.0 - trust) * 0.5 * param[Param.EXPLOITED]
    lost = utility(world, f, world.stance[_IDEAL, -1])
    war_value = (1.0 - p) + p * lost - faction[Faction.WAR_COST] * (1.0 + war[War.STALEMATE])
    if faction[Faction.HARDLINER] == 1.0:
        times = _LEGITIMACY_IN_TWO if param[Param.HYPOTHESIS] == _TWO else 1.0
        war_value += times * param[Param.LEGITIMACY] * contact / 3.0
    return float(deal + faction[Faction.NOISE] - war_value)


@njit
def government_margin(world: World, state: State) -> float:
    """Return by how much the terms on the table beat fighting on, for the government."""
    param = world.param
    total, trust = 0.0, 0.0
    for f in range(world.faction.shape[0]):
        if state.band[f, Band.SAT] == 1.0:
            total += state.band[f, Band.STRENGTH]
            trust += state.band[f, Band.STRENGTH] * state.band[f, Band.TRUSTED]
    trust = _assured(world, state, trust / total, 3.0 * mean_contact(world, state))
    war_value, kept = government_values(world, state)
    deal = trust * kept + (1.0 - trust) * param[Param.EXPLOITED]
    return float(deal + param[Param.GOVERNMENT_NOISE] - war_value)


@njit
def government_values(world: World, state: State) -> tuple[float, float]:
    """Return what fighting on is worth to the government, and the terms if they are kept."""
    param, war = world.param, state.war
    p = war[War.BALANCE]
    lost = utility(world, -1, movement_ideal(world, state))
    war_value = p + (1.0 - p) * lost - param[Param.GOVERNMENT_COST] * (1.0 + war[War.STALEMATE])
    return float(war_value), float(utility(world, -1, _terms(world, state)))


@njit
def _terms(world: World, state: State) -> Floats:
    """Return the terms the parties vote on."""
    terms: Floats = state.terms[int(world.param[Param.OUTCOME_MODEL])]
    return terms


@njit
def _assured(world: World, state: State, trust: float, contact: float) -> float:
    """Return trust made up for by the engagement of outsiders, the guarantors of a deal."""
    engagement = min(1.0, contact / 3.0 + state.war[War.PRESENT])
    guarantee = world.param[Param.GUARANTEE] * engagement
    if world.param[Param.HYPOTHESIS] == _TWO:
        guarantee *= contact / 2.0
    return float(trust + guarantee * (1.0 - trust))
