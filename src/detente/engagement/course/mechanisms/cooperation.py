r"""Mechanism `cooperation` on shared issues: work with the convenor, and what trust it builds.

.. math::

   k_u^i = c_u \sigma_u^i (1 + \upsilon\,intel\,[i\text{ is the rival}]), \qquad
   \delta_u = \sum_i \begin{cases} \kappa_t k_u^i & k_u^i > 0 \\
   \max(0, \kappa_t)\, k_u^i & \text{else} \end{cases}

times .5 without the government's consent; trust between government and faction moves by
:math:`\delta_u` in log-odds, both ways. The flow of drugs follows
:math:`Q \leftarrow Q \exp(-r_Q \sum_u g_u k_u^{drugs} + r_q \varepsilon)`. An unknown stance is 0:
ignorance has no effect. The sign of :math:`\kappa_t` is open. Form after Mitrany (1966); reduced
form. Neutral: trust and drugs of the first day, no effect on the rival.
"""

import numpy as np

from detente.engagement.course.input_rows import Policy, Purpose, Sequence
from detente.engagement.course.kernels.groups import is_active
from detente.engagement.course.kernels.levers import consents, intel
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, PairState, War
from detente.engagement.course.world import State, World
from detente.models.joining.exposure_hazard import logistic
from detente.numerics.compile import njit
from detente.numerics.philox import normal_shock

__all__ = ["against_rival", "step_cooperation", "worked"]

_RIVAL, _DRUGS = 0, 1
_NOISE = int(Purpose.DRUGS)
_TALKS_FIRST = float(Sequence.TALKS_FIRST)
_UNASKED = 0.5
_TRUST = np.array([PairState.TRUST_FACTION, PairState.TRUST_HEAD], dtype=np.int64)
_LEAST, _MOST = 0.01, 0.99


@njit
def counted_contact(world: World, state: State, f: int) -> float:
    """Return the contact that counts for cooperation, 0 to 1."""
    if not is_active(state, f):
        return 0.0
    if world.policy[Policy.SEQUENCE] == _TALKS_FIRST and state.war[War.TALK_MONTHS] == 0.0:
        return 0.0
    return float(state.faction[f, FactionState.LEVEL] / 3.0)


@njit
def worked(world: World, state: State, f: int, i: int) -> float:
    """Return k: a faction's work on a shared issue with the convenor, or against it."""
    k = counted_contact(world, state, f) * world.shared[f, i]
    if i == _RIVAL:
        k *= 1.0 + world.param[Param.INTEL_GAIN] * intel(world, state, f)
    return float(k)


@njit
def against_rival(world: World, state: State, r: int) -> float:
    r"""Return :math:`C_r = -r_C \sum_u I_{ur} k_u^{rival}`, the growth that it adds."""
    total = 0.0
    for f in range(world.faction.shape[0]):
        total += state.influence[r, f] * state.faction[f, FactionState.RIVAL_WORK]
    return float(-world.param[Param.R_COOP] * total)


@njit
def step_cooperation(world: World, state: State, month: int, draw: int, seed: int) -> None:
    """Let factions work with the convenor; move trust and the flow of drugs.

    Parameters
    ----------
    world : World
        The draw's inputs.
    state : State
        Changed in place: ``pair`` trust with the government, ``faction`` cooperated and months,
        ``war`` drugs and months of cooperation.
    month : int
        Month, from 1.
    draw, seed : int
        Key of the shocks.
    """
    param = world.param
    share = 1.0 if consents(state, world.policy[Policy.CONSENT]) else _UNASKED
    sold = 0.0
    for f in range(world.faction.shape[0]):
        row = state.faction[f]
        row[FactionState.COOPERATED] = 0.0
        moved = 0.0
        for i in range(world.shared.shape[1]):
            k = worked(world, state, f, i)
            slope = param[Param.COOP_TRUST] if k > 0.0 else max(0.0, param[Param.COOP_TRUST])
            moved += slope * k * share
            if k > 0.0:
                row[FactionState.COOPERATED] = 1.0
            if i == _RIVAL:
                row[FactionState.RIVAL_WORK] = k
            elif i == _DRUGS:
                sold += row[FactionState.STRENGTH] * k
        _count(state, f)
        _trust(state, f, moved)
    if param[Param.DRUGS] == 1.0:
        luck = normal_shock(seed, 0, 0, _NOISE, month, draw)
        state.war[War.DRUGS] *= np.exp(-param[Param.Q_COOP] * sold + param[Param.Q_SD] * luck)


@njit
def _count(state: State, f: int) -> None:
    """Count months of work, and months of contact without any."""
    row = state.faction[f]
    if row[FactionState.COOPERATED] == 1.0:
        row[FactionState.MONTHS] += 1.0
        state.war[War.COOPERATION] += 1.0
        row[FactionState.IDLE] = 0.0
    elif row[FactionState.LEVEL] > 0.0:
        row[FactionState.IDLE] += 1.0
    else:
        row[FactionState.IDLE] = 0.0


@njit
def _trust(state: State, f: int, moved: float) -> None:
    """Move trust between the government and a faction, both ways."""
    if moved == 0.0:
        return
    state.faction[f, FactionState.TRUST_SUM] += moved
    for way in _TRUST:
        before = min(max(state.pair[way, 0, f], _LEAST), _MOST)
        after = logistic(np.log(before / (1.0 - before)) + moved)
        state.pair[way, 0, f] = min(max(after, _LEAST), _MOST)
