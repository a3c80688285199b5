"""Run ranges of draws under every option, and note what the results need."""

from typing import NamedTuple

import numpy as np

from detente.engagement.course.fates import AFTER, Note, fate_of, may_end_quietly
from detente.engagement.course.input_rows import Policy
from detente.engagement.course.lent import lend_state, lend_world
from detente.engagement.course.mechanisms.standing import end_standing
from detente.engagement.course.month import STEPS, start, step
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, HeadState, War
from detente.engagement.course.world import State, World, empty_state
from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = ["SERIES", "Batch", "Outputs", "empty_outputs", "run_batch", "state_for", "world_of"]

SERIES = (
    "deaths",
    "balance",
    "stalemate",
    "violence",
    "bound",
    "deal",
    "talks",
    "seats",
    "trust",
    "convenor_contact",
    "holdout_contact",
    "splits",
    "presence",
    "drugs",
    "attacks",
    "share_open",
    "ceasefire",
    "low_activity",
)

_NOTES = len(Note)
_STANDING = STEPS.index("standing")
_STRENGTH, _LEVEL = int(FactionState.STRENGTH), int(FactionState.LEVEL)


class Batch(NamedTuple):
    """Inputs of a range of draws: the arrays of World with leading dimensions.

    Attributes
    ----------
    head, faction, pair, stance, issue, shared, param, place, event, fresh, announced : array
        With leading dimension draw; see :class:`detente.engagement.course.world.World`.
    policy, invited, reference : array of float, with leading dimension option
        The options.
    target : array of float, shape (draw, option, faction)
        Contact level aimed at; depends on what is perceived in the draw.
    series : array of float, shape (draw, series, Series, head + faction + 1)
        The series that options continue; ``Policy.SERIES`` says which.
    near : array of float, shape (region + head, region)
        Borders, the same in every draw.
    base : array of float, shape (Policy,)
        Levers of the reference option.
    """

    head: Floats
    faction: Floats
    pair: Floats
    stance: Floats
    issue: Floats
    shared: Floats
    param: Floats
    policy: Floats
    target: Floats
    invited: Floats
    reference: Floats
    series: Floats
    place: Floats
    near: Floats
    event: Floats
    fresh: Floats
    announced: Floats
    base: Floats


class Outputs(NamedTuple):
    """Results of a range of draws, by draw × option, at the horizon.

    Attributes
    ----------
    head : array of float, shape (draw, option, head, HeadState)
    faction : array of float, shape (draw, option, faction, FactionState)
    war : array of float, shape (draw, option, War)
        Rows as named by the classes.
    terms : array of float, shape (draw, option, issue)
        Terms in force.
    presence : array of float, shape (draw, option, region)
        The rival's presence.
    month : array of float, shape (draws kept, option, month, series)
        Monthly series of the first draws.
    """

    head: Floats
    faction: Floats
    war: Floats
    terms: Floats
    presence: Floats
    month: Floats


def state_for(batch: Batch) -> State:
    """Return working memory for a batch.

    Parameters
    ----------
    batch : Batch
        Inputs of the draws.
    """
    return empty_state(
        batch.head.shape[1], batch.faction.shape[1], batch.issue.shape[1], batch.place.shape[1]
    )


def empty_outputs(batch: Batch, months: int, kept: int) -> Outputs:
    """Return outputs of the right shapes, with monthly series for the first ``kept`` draws."""
    draws, options = batch.head.shape[0], batch.policy.shape[0]
    state = state_for(batch)

    def room(array: Floats) -> Floats:
        return np.zeros((draws, options, *array.shape))

    return Outputs(
        head=room(state.head),
        faction=room(state.faction),
        war=room(state.war),
        terms=room(state.terms),
        presence=room(state.presence),
        month=np.zeros((kept, options, months, len(SERIES))),
    )


@njit
def _note(state: State, month: int, row: Floats) -> None:
    """Note what a fate is read from."""
    war = state.war
    row[Note.ENDED] = war[War.ENDED]
    lives = war[War.ENDED] == 0.0 or war[War.END_MONTH] == month
    row[Note.DEATHS] = war[War.DEATHS] if lives else 0.0
    row[Note.DEAL] = 1.0 if war[War.DEAL] > 0.0 else 0.0
    row[Note.CEASEFIRE], row[Note.LOW] = war[War.CEASEFIRE], war[War.LOW]


@njit
def _outcome(state: State) -> float:
    """Return the outcome at the horizon, 0 to 7, the first that applies."""
    war = state.war
    if war[War.ENDED] > 0.0:
        return float(war[War.ENDED])
    if war[War.DEAL] > 0.0:
        return float(3.0 + war[War.DEAL])
    if war[War.CEASEFIRE] == 1.0:
        return 3.0
    if war[War.LOW] == 1.0:
        return 2.0
    return 1.0 if (state.pair[5] == 1.0).any() else 0.0


@njit
def _show(world: World, state: State, row: Floats) -> None:
    """Write the month's values into a row, in the order of ``SERIES``."""
    war = state.war
    row[0], row[1], row[2] = war[War.DEATHS], war[War.BALANCE], war[War.STALEMATE]
    row[3], row[4], row[5] = war[War.VIOLENCE], war[War.BOUND], war[War.DEAL]
    row[6], row[7] = war[War.TALKS], war[War.SEATS]
    for f in range(world.faction.shape[0]):
        row[8] += state.faction[f, _STRENGTH] * state.pair[1, 0, f]
        row[9] = max(row[9], state.faction[f, _LEVEL])
    holdout = int(world.policy[Policy.HOLDOUT])
    row[10] = state.head[holdout, HeadState.CONTACT] if holdout >= 0 else np.nan
    row[11] = war[War.SPLITS]
    if state.presence.shape[0] > 0:
        row[12] = state.presence.mean()
    row[13], row[14], row[15] = war[War.DRUGS], war[War.ATTACKS], war[War.SHARE_OPEN]
    row[16], row[17] = war[War.CEASEFIRE], war[War.LOW]


@njit
def world_of(batch: Batch, n: int, s: int) -> World:
    """Return the inputs of one draw under one option."""
    return World(
        batch.head[n],
        batch.faction[n],
        batch.pair[n],
        batch.stance[n],
        batch.issue[n],
        batch.shared[n],
        batch.param[n],
        batch.policy[s],
        batch.base,
        batch.target[n, s],
        batch.invited[s],
        batch.reference[s],
        batch.series[n, int(batch.policy[s, Policy.SERIES])],
        batch.place[n],
        batch.near,
        batch.event[n],
        batch.fresh[n],
        batch.announced[n],
    )


def run_batch(
    batch: Batch, months: int, on: Floats, first: int, seed: int, state: State, out: Outputs
) -> None:
    """Run a range of draws under every option.

    Parameters
    ----------
    batch : Batch
        Inputs of the draws.
    months : int
        Horizon in months.
    on : array of float, shape (mechanism,)
        1 if a mechanism is switched on, in the order of ``month.STEPS``.
    first, seed : int
        Number of the first draw; seed of the run.
    state : State
        Working memory.
    out : Outputs
        Filled in place.
    """
    contiguous = Batch(*(np.ascontiguousarray(array) for array in batch))
    _run(contiguous, months, on, first, seed, state, out)


@njit
def _run(
    batch: Batch, months: int, on: Floats, first: int, seed: int, state: State, out: Outputs
) -> None:
    notes = np.zeros((months + AFTER, _NOTES))
    lent = lend_state(state)
    for n in range(batch.head.shape[0]):
        for s in range(batch.policy.shape[0]):
            world = lend_world(world_of(batch, n, s))
            notes[:] = 0.0
            start(world, lent)
            for month in range(1, months + AFTER + 1):
                if month > months and not may_end_quietly(notes, months, month - 1):
                    break
                step(world, lent, month, on, months, first + n, seed)
                _note(lent, month, notes[month - 1])
                if month <= months and n < out.month.shape[0]:
                    _show(world, lent, out.month[n, s, month - 1])
                if month == months:
                    if on[_STANDING] == 1.0:
                        end_standing(world, lent)
                    lent.war[War.OUTCOME] = _outcome(lent)
                    _write(state, out, n, s)
            fate, when = fate_of(notes, months, world.param[Param.DEATHS])
            out.war[n, s, War.FATE], out.war[n, s, War.FATE_MONTH] = fate, when


@njit
def _write(state: State, out: Outputs, n: int, s: int) -> None:
    """Write the state at the horizon into the results."""
    out.head[n, s] = state.head
    out.faction[n, s] = state.faction
    out.war[n, s] = state.war
    out.terms[n, s] = state.terms
    out.presence[n, s] = state.presence
