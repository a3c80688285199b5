r"""Mechanism `response`: what contact does to those contacted, with either sign.

.. math::

   m_u &\leftarrow m_u + c_u (\mu_m (1 - \eta_u) - \mu_h \eta_u) \in [-.5, .5] \\
   a_u &\leftarrow a_u + c_u \varsigma ([c_u = 1] + .3 [c_u < 1])
          + .5 \varsigma (1 - \lambda_c) \in [-1, 1] \\
   \mu &\leftarrow \mu + g_u c_u \mu_g (.5 + \eta_u) \in [-.5, 1]

Moderation against instrumental use (Richmond 1998; Beardsley 2011), hardliners rewarded (Stedman
1997); reduced forms, bound by the set `contact-effect`. Neutral: all three stay 0.
"""

from detente.engagement.course.input_rows import Faction, Policy
from detente.engagement.course.kernels.groups import is_active
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, War
from detente.engagement.course.world import State, World
from detente.numerics.compile import njit

__all__ = ["step_response"]

_WIDEST = 0.5
_HIDDEN = 0.3
_OPEN = 1.0


@njit
def step_response(world: World, state: State) -> None:
    """Move views, standing and means of the factions in contact.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        Changed in place: ``faction`` moderation and status, ``war`` means.
    """
    param = world.param
    lifted, total = 1.0 - world.policy[Policy.LABEL], 0.0
    for f in range(world.faction.shape[0]):
        row = state.faction[f]
        contact = row[FactionState.LEVEL] / 3.0
        if not is_active(state, f) or contact == 0.0:
            continue
        hard = world.faction[f, Faction.HARDNESS]
        moved = contact * (param[Param.MOD] * (1.0 - hard) - param[Param.MOD_HARD] * hard)
        row[FactionState.MODERATION] = _within(
            row[FactionState.MODERATION] + moved, -_WIDEST, _WIDEST
        )
        shown = contact * (1.0 if contact == _OPEN else _HIDDEN) + 0.5 * lifted
        row[FactionState.STATUS] = _within(
            row[FactionState.STATUS] + param[Param.STATUS] * shown, -1.0, 1.0
        )
        total += row[FactionState.STRENGTH] * contact * param[Param.MEANS] * (0.5 + hard)
    state.war[War.MEANS] = _within(state.war[War.MEANS] + total, -_WIDEST, 1.0)


@njit
def _within(value: float, low: float, high: float) -> float:
    return float(min(max(value, low), high))
