r"""Mechanism `standing`: criticism and two standings of the convenor, never added.

.. math::

   criticism &\mathrel{+}= (6/T) \max c\, \kappa_c (1 - open)(.5 + .5\lambda_c)(.4 + 1.2\bar\eta) \\
   status_{success} &= success \cdot \min(1, \bar c) \\
   status_{acceptance} &= credit \cdot (\text{rise of } open) \min(1, 1.5 \max c)
     - cost \cdot criticism - .3\,cost \max c (1 - \lambda_c) [\text{rebel victory}]

`open` is the share of powers in open contact, :math:`\bar\eta` the mean hardness of those in
contact. Success is 1 with a deal that binds the movement, .5 with a part, -.5 if a deal failed,
none is in force and the war goes on. No feedback but exposure. Neutral: 0.
"""

from detente.engagement.course.input_rows import Faction, Head, Policy
from detente.engagement.course.kernels.groups import is_active, mean_contact, top_contact
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, HeadState, War
from detente.engagement.course.world import State, World
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit
from detente.vocabulary.levels import OPEN

__all__ = ["end_standing", "share_open", "step_standing"]

_CONTACT, _CONTACT_THEN = int(HeadState.CONTACT), int(Head.CONTACT)
_YEARS = 6.0
_WHOLE, _PART = 2.0, 1.0
_REBELS_WIN = 7.0


@njit
def step_standing(world: World, state: State, months: int) -> None:
    """Add the month's criticism.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        Changed in place: ``war`` criticism.
    months : int
        Horizon.
    """
    hard, weight = 0.0, 0.0
    for f in range(world.faction.shape[0]):
        if is_active(state, f):
            own = state.faction[f, FactionState.STRENGTH] * state.faction[f, FactionState.LEVEL]
            weight += own
            hard += own * world.faction[f, Faction.HARDNESS]
    mean = hard / weight if weight > 0.0 else 0.0
    state.war[War.CRITICISM] += (
        (_YEARS / months)
        * top_contact(state)
        * world.param[Param.CRITIC]
        * (1.0 - share_open(world, state.head[:, _CONTACT], -1, False))
        * (0.5 + 0.5 * world.policy[Policy.LABEL])
        * (0.4 + 1.2 * mean)
    )


@njit
def share_open(world: World, level: Floats, without: int, ranked: bool) -> float:
    """Return the share of powers in open contact; by rank, or without one of them."""
    total, seen = 0.0, 0.0
    for h in range(world.head.shape[0]):
        if not _follows(world, h) or h == without:
            continue
        total += 1.0
        if level[h] == OPEN:
            seen += world.head[h, Head.RANK] if ranked else 1.0
    return seen / total if total > 0.0 else 0.0


@njit
def _follows(world: World, h: int) -> bool:
    """Say whether a head is a power other than the convenor."""
    return bool(world.head[h, Head.POWER] == 1.0 and h != int(world.policy[Policy.HOST]))


@njit
def end_standing(world: World, state: State) -> None:
    """Write both standings at the horizon, acceptance also by rank and without the hold-out."""
    war = state.war
    war[War.STATUS_SUCCESS] = _success(state) * min(1.0, mean_contact(state))
    holdout = int(world.policy[Policy.HOLDOUT])
    war[War.STATUS_ACCEPTANCE] = _acceptance(world, state, -1, False)
    war[War.STATUS_RANKED] = _acceptance(world, state, -1, True)
    war[War.STATUS_WITHOUT] = _acceptance(world, state, holdout, False)
    war[War.RANKED_WITHOUT] = _acceptance(world, state, holdout, True)


@njit
def _success(state: State) -> float:
    war = state.war
    if war[War.ENDED] == 0.0 and war[War.DEAL] == _WHOLE:
        return 1.0
    if war[War.ENDED] == 0.0 and war[War.DEAL] == _PART:
        return 0.5
    failed = war[War.FAILURES] > 0.0 and war[War.DEAL] == 0.0 and war[War.ENDED] == 0.0
    return -0.5 if failed else 0.0


@njit
def _acceptance(world: World, state: State, without: int, ranked: bool) -> float:
    """Return acceptance: credit for those who followed, less criticism and its cost."""
    param, top = world.param, top_contact(state)
    risen = share_open(world, state.head[:, _CONTACT], without, ranked)
    risen -= share_open(world, world.head[:, _CONTACT_THEN], without, ranked)
    gained = param[Param.CREDIT] * risen * min(1.0, 1.5 * top)
    lost = param[Param.COST] * state.war[War.CRITICISM]
    if state.war[War.ENDED] == _REBELS_WIN:
        lost += 0.3 * param[Param.COST] * top * (1.0 - world.policy[Policy.LABEL])
    return float(gained - lost)
