"""What several mechanisms ask of the movement: who decides, how contact is spread."""

from detente.engagement.layout import Band, Hypothesis, Param
from detente.engagement.world import State, World
from detente.numerics.compile import njit

__all__ = ["decides_alone", "mean_contact", "spread_of_contact"]
_ONE = float(Hypothesis.ONE)


@njit
def decides_alone(world: World, state: State, f: int) -> bool:
    """Say whether a faction decides apart: a splinter, or any where the movement is not one."""
    one = world.param[Param.HYPOTHESIS] == _ONE
    return not one or state.band[f, Band.SPLINTER] == 1.0


@njit
def mean_contact(world: World, state: State) -> float:
    r"""Return the convenor's contact, 0 to 1, averaged by strength: :math:`\sum_f g_f c_f/3`."""
    mean = 0.0
    for f in range(world.faction.shape[0]):
        mean += state.band[f, Band.STRENGTH] * state.band[f, Band.ENGAGED] / 3.0
    return mean


@njit
def spread_of_contact(world: World, state: State) -> float:
    r"""Return how unevenly contact is spread: :math:`\sum_f g_f |c_f/3 - \bar c|`."""
    mean = mean_contact(world, state)
    spread = 0.0
    for f in range(world.faction.shape[0]):
        gap = abs(state.band[f, Band.ENGAGED] / 3.0 - mean)
        spread += state.band[f, Band.STRENGTH] * gap
    return spread
