r"""Mechanism 6, bargaining: terms among those who sit :cite:p:`achen2006`.

In months in which the government and the movement sit, every issue is settled on paper by the
case's model of terms, the compromise or the weighted median. The government weighs as much as its
chance :math:`p` of prevailing, the movement :math:`1 - p`: with one voice where it is one, else by
the strength of the factions that sit; a faction that the case keeps from the table weighs nothing.
What party i makes of terms x is

.. math:: U_i(x) = 1 - \frac{\sum_k s_{ik}\,|x_k - \theta_{ik}|}{\sum_k s_{ik}}

Both models' terms are kept; the case says which one the parties vote on. Neutral: no offer.
"""

import numpy as np

from detente.engagement.kernels.movement import decides_alone
from detente.engagement.layout import Band, Faction, Model, Stance, War
from detente.engagement.world import State, World
from detente.models.bargaining.voting.compromise import compromise_kernel
from detente.models.bargaining.voting.median import weighted_median_kernel
from detente.models.spec import MechanismSpec
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["SPEC", "movement_ideal", "start_bargaining", "step_bargaining", "utility"]

SPEC = MechanismSpec(
    name="strategy.bargaining",
    title="Bargaining",
    sources=("achen2006", "black1958"),
    inputs=("position", "salience", "balance"),
    outputs=("terms",),
    core_dims=("issue",),
    deterministic=True,
)

_IDEAL, _SALIENCE = int(Stance.IDEAL), int(Stance.SALIENCE)
_COMPROMISE, _MEDIAN = int(Model.COMPROMISE), int(Model.MEDIAN)


@njit
def step_bargaining(world: World, state: State) -> None:
    """Put terms on the table if the government and the movement sit this month.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        As it stands this month; changed in place: ``terms``, ``war`` offer and offers.
    """
    war = state.war
    war[War.OFFER] = 0.0
    issues = world.stance.shape[2]
    if war[War.GOVERNMENT_SAT] == 0.0 or issues == 0:
        return
    weight = _weights(world, state)
    parties = weight.shape[0]
    for k in range(issues):
        ideal, salience = np.empty(parties), np.empty(parties)
        for i in range(parties):
            ideal[i] = world.stance[_IDEAL, i, k]
            salience[i] = world.stance[_SALIENCE, i, k]
        if (weight * salience).sum() == 0.0:
            salience[:] = 1.0  # an issue nobody cares for is weighed by strength alone
        state.terms[_COMPROMISE, k] = compromise_kernel(ideal, weight, salience)
        state.terms[_MEDIAN, k] = weighted_median_kernel(ideal, weight, salience)
    war[War.OFFER] = 1.0
    war[War.OFFERS] += 1.0


@njit
def _weights(world: World, state: State) -> Floats:
    """Return what each faction and, last, the government weighs at the table."""
    factions = world.faction.shape[0]
    weight = np.zeros(factions + 1)
    one_sits = _one_sits(world, state)
    total = 0.0
    for f in range(factions):
        alone = decides_alone(world, state, f)
        speaks = state.band[f, Band.SAT] == 1.0 if alone else one_sits
        if speaks and world.faction[f, Faction.EXCLUDED] == 0.0:
            weight[f] = state.band[f, Band.STRENGTH]
            total += weight[f]
    p = state.war[War.BALANCE]
    for f in range(factions):
        weight[f] *= (1.0 - p) / total
    weight[factions] = p
    return weight


@njit
def _one_sits(world: World, state: State) -> bool:
    """Say whether a movement that decides as one sits."""
    for f in range(world.faction.shape[0]):
        if not decides_alone(world, state, f) and state.band[f, Band.SAT] == 1.0:
            return True
    return False


@njit
def utility(world: World, party: int, terms: Floats) -> float:
    """Return what a party makes of terms, 1 at its own ideal; ``party`` -1 is the government."""
    ideal, salience = world.stance[_IDEAL, party], world.stance[_SALIENCE, party]
    lost, whole = 0.0, 0.0
    for k in range(terms.shape[0]):
        lost += salience[k] * abs(terms[k] - ideal[k])
        whole += salience[k]
    return 1.0 - lost / whole if whole > 0.0 else 1.0


@njit
def movement_ideal(world: World, state: State) -> Floats:
    """Return the movement's position on each issue, the mean by strength."""
    factions = world.faction.shape[0]
    mean = np.zeros(world.stance.shape[2])
    for f in range(factions):
        for k in range(mean.shape[0]):
            mean[k] += state.band[f, Band.STRENGTH] * world.stance[_IDEAL, f, k]
    return mean


@njit
def start_bargaining(state: State) -> None:
    """Clear the table."""
    state.terms[:] = np.nan
