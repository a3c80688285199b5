"""Check the inputs of the exchange model, run it draw by draw, and stack the results."""

from typing import NamedTuple

import numpy as np

from detente.errors import ShapeError
from detente.models.bargaining.exchange.pair import Code, Pairs, World
from detente.models.bargaining.exchange.round import Deals, round_kernel, sides_of
from detente.models.bargaining.scales import check_inside, check_known, scale_ends
from detente.numerics.arrays import Floats, Ints

__all__ = ["Plan", "Stack", "checked_inputs", "run_draws", "stack_runs"]


def checked_inputs(
    position: Floats, capability: Floats, salience: Floats, scale: Floats | tuple[float, float]
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return positions, capabilities and saliences of equal shape, and scale ends by issue."""
    raw = [np.asarray(array, dtype=np.float64) for array in (position, capability, salience)]
    try:
        x, c, s = (np.array(array) for array in np.broadcast_arrays(*raw))
    except ValueError:
        x = np.empty(0)
    if x.ndim < 2:
        shapes = ", ".join(str(array.shape) for array in raw)
        message = (
            f"position, capability and salience have shapes {shapes}; they must broadcast to "
            "(..., issue, actor)"
        )
        raise ShapeError(message)
    ends = scale_ends(scale, x.shape[-2])
    check_inside(x, ends[:, :1], ends[:, 1:])
    absent = np.isnan(x)
    for name, array, most in (("capability", c, np.inf), ("salience", s, 1.0)):
        check_known(name, array, absent, most)
        array[absent] = 0.0
    return x, c, s, ends


class _Desk(NamedTuple):
    """Work space, allocated once for all draws and rounds."""

    world: World
    pairs: Pairs
    deals: Deals


class Plan(NamedTuple):
    """Settings that apply to every draw."""

    rounds: int
    code: Code
    salience_weight: float
    fixed_weight: float


class _Round(NamedTuple):
    """One round of one draw, on scales of 0 to 100."""

    voting: Floats
    base: Floats
    outcome: Floats
    deals: Deals
    externality: Floats
    relation: Ints
    tied: int


class _Run(NamedTuple):
    """One draw: start positions of each round and after the last, and the rounds."""

    start: Floats
    rounds: list[_Round]


def make_desk(issues: int, actors: int, *, drawn: bool) -> _Desk:
    """Return space for the greatest number of pairs: two groups of equal size trade."""
    most = issues * (issues - 1) // 2 * (actors * actors // 4)
    grid, sides = (issues, actors), (most, 2)
    world = World(
        start=np.zeros(grid),
        voting=np.zeros(grid),
        salience=np.zeros(grid),
        weight=np.zeros(grid),
        total=np.zeros(issues),
        base=np.zeros(issues),
        outcome=np.zeros(issues),
        served=np.zeros((actors, issues, actors)),
        shifted=np.zeros((actors, issues)),
    )
    pairs = Pairs(
        actor=np.zeros(sides, dtype=np.int64),
        issue=np.zeros(sides, dtype=np.int64),
        inner=np.zeros(most, dtype=np.int64),
        move=np.zeros(sides),
        voting=np.zeros(sides),
        gain=np.zeros(sides),
        key=np.zeros(most),
        size=np.zeros(most),
        past=np.zeros((*sides, 3)),
        live=np.zeros(most, dtype=np.int64),
        chance=np.zeros((most if drawn else 1, 4)),
    )
    return _Desk(world, pairs, _deals((most,), 0))


def _deals(head: tuple[int, ...], number: int, real: float = 0.0) -> Deals:
    """Return arrays of deals, integers filled with `number` and floats with `real`."""
    sides = (*head, 2)
    return Deals(
        actor=np.full(sides, number),
        supply=np.full(sides, number),
        inner=np.full(head, number),
        move=np.full(sides, real),
        voting=np.full(sides, real),
        gain=np.full(sides, real),
        before=np.full(sides, real),
        after=np.full(sides, real),
    )


def _one_round(desk: _Desk, code: Code, rng: np.random.Generator | None) -> _Round:
    """Run a round from the desk's start positions."""
    world, pairs, deals = desk
    if rng is not None:
        pairs.chance[:] = rng.random(pairs.chance.shape)
    count, _, tied = round_kernel(world, pairs, deals, code)
    done = _deals((count,), 0)
    for part, whole in zip(done, deals, strict=True):
        part[...] = whole[:count]
    actors = np.arange(world.start.shape[1])
    own = (done.actor[:, :, None] == actors).any(axis=1)
    sides = sides_of(world, code.level)[done.supply]
    inner = (sides >= 0).all(axis=1) & ((sides[:, 0] == sides[:, 1]) == done.inner[:, None])
    relation = np.where(own, 0, np.where(inner, 1, 2))
    x = world.start[done.supply]
    nearer = np.abs(done.before[:, :, None] - x) - np.abs(done.after[:, :, None] - x)
    brought = (nearer * world.salience[done.supply]).sum(axis=1)
    brought[np.isnan(brought)] = 0.0
    for t in range(2):
        brought[np.arange(count), done.actor[:, t]] = done.gain[:, t]
    return _Round(
        world.voting.copy(), world.base.copy(), world.outcome.copy(), done, brought, relation, tied
    )


def _run(
    desk: _Desk,
    start: Floats,
    share: Floats,
    rounds: int,
    code: Code,
    rng: np.random.Generator | None,
) -> _Run:
    """Run all rounds of one draw; `share` is how far start positions follow votes (w)."""
    done = []
    starts = [start]
    desk.world.start[:] = start
    for _ in range(rounds):
        done.append(_one_round(desk, code, rng))
        voting = done[-1].voting
        follow = share * voting + (1.0 - share) * starts[-1]
        starts.append(np.where(voting == starts[-1], voting, follow))
        desk.world.start[:] = starts[-1]
    return _Run(np.array(starts), done)


def run_draws(
    start: Floats,
    weight: Floats,
    salience: Floats,
    plan: Plan,
    rng: np.random.Generator | None,
) -> list[_Run]:
    """Run every draw; arrays have shape (draw, issue, actor), positions are scaled to 0-100."""
    desk = make_desk(*start.shape[1:], drawn=rng is not None)
    runs = []
    for draw in range(start.shape[0]):
        desk.world.salience[:] = salience[draw]
        desk.world.weight[:] = weight[draw]
        share = (1.0 - salience[draw]) * plan.salience_weight + plan.fixed_weight
        runs.append(_run(desk, start[draw], share, plan.rounds, plan.code, rng))
    return runs


class Stack(NamedTuple):
    """All draws: arrays over (draw, round, ...); deals are padded with -1 and NaN."""

    start: Floats
    voting: Floats
    outcome: Floats
    realised: Ints
    deals: Deals
    externality: Floats
    relation: Ints
    tied: Ints


def stack_runs(runs: list[_Run], shape: tuple[int, int, int], rounds: int) -> Stack:
    """Stack draws of shape (draw, issue, actor)."""
    draws, issues, actors = shape
    most = max((one.deals.inner.size for run in runs for one in run.rounds), default=0)
    head = (draws, rounds)
    stack = Stack(
        start=np.full((draws, rounds + 1, issues, actors), np.nan),
        voting=np.full((*head, issues, actors), np.nan),
        outcome=np.full((draws, rounds + 1, issues), np.nan),
        realised=np.zeros(head, dtype=np.int64),
        deals=_deals((*head, most), -1, np.nan),
        externality=np.full((*head, most, actors), np.nan),
        relation=np.full((*head, most, actors), -1),
        tied=np.zeros(head, dtype=np.int64),
    )
    for draw, run in enumerate(runs):
        stack.start[draw] = run.start
        stack.outcome[draw, 0] = run.rounds[0].base
        for r, one in enumerate(run.rounds):
            count = one.deals.inner.size
            stack.realised[draw, r] = count
            stack.tied[draw, r] = one.tied
            stack.voting[draw, r] = one.voting
            stack.outcome[draw, r + 1] = one.outcome
            stack.externality[draw, r, :count] = one.externality
            stack.relation[draw, r, :count] = one.relation
            for whole, part in zip(stack.deals, one.deals, strict=True):
                whole[draw, r, :count] = part
    return stack
