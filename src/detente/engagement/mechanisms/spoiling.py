r"""Mechanism 7, spoiling: those left out strike at talks :cite:p:`stedman1997,kydd2002`.

Reduced form after Kydd and Walter (2002). While the government and a faction sit, hardliners and
splinters who neither sit nor are bound may attack. With terms on the table worth :math:`U_G` to
the government, war worth :math:`W_G` and :math:`S` left if the other side breaks its word, it
signs only above, and an attack that gets through ends it only below,

.. math::

   t^* = \frac{W_G - S}{U_G - S}, \qquad
   t_{hi} = \frac{t^*\pi_U}{t^*\pi_U + (1 - t^*)\pi_T}

Where :math:`t^* \le t < t_{hi}`, t the trust in those who sit, and the chance
:math:`t\pi_T + (1 - t)\pi_U` of getting through is worth the cost, each attempts with chance .6 a
month, else at the usual rate. An attempt succeeds with chance :math:`\pi_T` where :math:`t > .5`,
else :math:`\pi_U`, times :math:`4g` within [.2, 1]: even the weak sometimes do
:cite:p:`findley2015`. Each success raises violence,
which halves every month. A rival switch of the case drops the hardliner
test: whoever is left out attempts as its strength allows :cite:p:`greenhill2007`. Neutral: nobody
attacks talks.
"""

from detente.engagement.kernels.values import government_values
from detente.engagement.layout import Band, Faction, Param, Purpose, War
from detente.engagement.mechanisms.trust import chances_of_spoiling
from detente.engagement.world import State, World
from detente.models.spec import MechanismSpec, Parameter
from detente.numerics.compile import njit
from detente.numerics.philox import shock

__all__ = ["SPEC", "step_spoiling"]

SPEC = MechanismSpec(
    name="strategy.spoiling",
    title="Spoiling",
    sources=("stedman1997", "kydd2002", "findley2015", "greenhill2007"),
    inputs=("trust", "war-cost", "performance"),
    outputs=("attacks",),
    core_dims=("faction",),
    deterministic=False,
    parameters=(
        Parameter(
            name="attack_cost",
            prior="pert",
            values=(0.05, 0.2, 0.5),
            meaning="chance of getting through below which an attack is not worth its cost, c_E",
        ),
        Parameter(
            name="attack_rise",
            prior="pert",
            values=(0.0, 0.15, 0.5),
            meaning="rise of violence, beyond a tenth, by an attack that gets through",
        ),
    ),
)

_DETERMINED = 0.6  # chance a month of an attempt that could end the talks
_LEAST_RISE = 0.1
_FADES = 0.5  # share of a rise of violence left after a month
_BELIEVED = 0.5  # trust above which moderates are taken to hold spoilers back
_STRENGTH, _WEAKEST = 4.0, 0.2
_ATTEMPT, _SUCCESS = int(Purpose.SPOIL_ATTEMPT), int(Purpose.SPOIL_SUCCESS)


@njit
def step_spoiling(world: World, state: State, month: int, draw: int, seed: int) -> None:
    """Let those left out attack talks, and note what was seen.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        As it stands this month; changed in place: ``war`` violence, attacked and attacks.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.
    """
    war, param = state.war, world.param
    war[War.ATTACKED] = 0.0
    war[War.VIOLENCE] *= _FADES
    if war[War.GOVERNMENT_SAT] == 0.0:
        return
    trust = trust_in_those_who_sit(world, state)
    held, loose = chances_of_spoiling(world)
    rate = _rate(world, state, trust)
    through = held if trust > _BELIEVED else loose
    for f in range(world.faction.shape[0]):
        share = state.band[f, Band.STRENGTH]
        if not _left_out(world, state, f):
            continue
        key = int(world.faction[f, Faction.KEY])
        chance = rate * share if param[Param.OPPORTUNITY] == 1.0 else rate
        if shock(seed, 0, key, _ATTEMPT, month, draw) >= chance:
            continue
        succeeds = through * min(max(_STRENGTH * share, _WEAKEST), 1.0)
        if shock(seed, 0, key, _SUCCESS, month, draw) < succeeds:
            war[War.VIOLENCE] += _LEAST_RISE + param[Param.ATTACK_RISE]
            war[War.ATTACKED] = 1.0
            war[War.ATTACKS] += 1.0


@njit
def _left_out(world: World, state: State, f: int) -> bool:
    """Say whether a faction neither sits nor is bound, and is of those who would spoil."""
    if state.band[f, Band.STRENGTH] == 0.0:
        return False
    if state.band[f, Band.SAT] == 1.0 or state.band[f, Band.BOUND] == 1.0:
        return False
    hardliner = world.faction[f, Faction.HARDLINER] == 1.0
    splinter = state.band[f, Band.SPLINTER] == 1.0
    return bool(hardliner or splinter or world.param[Param.OPPORTUNITY] == 1.0)


@njit
def trust_in_those_who_sit(world: World, state: State) -> float:
    """Return the government's trust in the factions that sit, the mean by strength."""
    total, trust = 0.0, 0.0
    for f in range(world.faction.shape[0]):
        if state.band[f, Band.SAT] == 1.0:
            total += state.band[f, Band.STRENGTH]
            trust += state.band[f, Band.STRENGTH] * state.band[f, Band.TRUSTED]
    return trust / total


@njit
def _rate(world: World, state: State, trust: float) -> float:
    """Return the chance of an attempt a month: high where it could end the talks and pays."""
    param = world.param
    usual = float(param[Param.ATTEMPT_RATE])
    if state.war[War.OFFER] == 0.0:
        return usual
    held, loose = chances_of_spoiling(world)
    if trust * held + (1.0 - trust) * loose <= param[Param.ATTACK_COST]:
        return usual
    least, most = window(world, state)
    return _DETERMINED if least <= trust < most else usual


@njit
def window(world: World, state: State) -> tuple[float, float]:
    """Return the trust from which the government signs, and below which an attack ends it.

    An empty window, (1, 0), where no trust would bring it to sign or where none is needed.
    """
    war_value, deal_value = government_values(world, state)
    exploited = world.param[Param.EXPLOITED]
    if deal_value <= exploited:
        return 1.0, 0.0
    least = (war_value - exploited) / (deal_value - exploited)
    if least <= 0.0 or least >= 1.0:
        return 1.0, 0.0
    held, loose = chances_of_spoiling(world)
    return least, least * loose / (least * loose + (1.0 - least) * held)
