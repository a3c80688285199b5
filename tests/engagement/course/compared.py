"""Random worlds run by the kernels and by the oracle, and where the two differ."""

import math
import random
from collections import Counter
from collections.abc import Iterator

from tests.engagement.course.adapter import Both, Meetings, run_both
from tests.oracles.course.random_worlds import random_option, random_world
from tests.oracles.course.world import World

from detente.engagement.course.state_rows import FactionState, HeadState, War

CLOSE = 1e-9
DATED = {
    "first talks": War.FIRST_TALKS,
    "any deal": War.ANY_DEAL,
    "BM": War.FIRST_WHOLE,
    "first bilateral deal": War.FIRST_BILATERAL,
    "failure": War.FIRST_FAILURE,
    "ceasefire": War.FIRST_CEASEFIRE,
    "low activity": War.FIRST_LOW,
    "war again": War.AGAIN,
    "convenor left": War.LEFT_MONTH,
}
BY_FACTION = {
    "split": FactionState.SPLIT,
    "side": FactionState.SIDED,
    "formed": FactionState.FORMED,
}
BY_HEAD = {
    "delisting": HeadState.DELISTED,
    "recognition": HeadState.RECOGNISED,
    "bilateral": HeadState.BILATERAL,
    "support below half": HeadState.HALVED,
}
Row = tuple[str, float, float]


def meetings_for(seed: int, world: World) -> Meetings:
    """Return random rounds of an option: first month, interval, guests, who comes."""
    rng = random.Random(f"meet {seed}")
    ids = [*world.heads, *world.factions, "movement"]
    invited = {h: rng.randint(0, 2) for h in world.heads if rng.random() < 0.6}
    return Meetings(
        rng.choice([0, 1, 2]),
        rng.choice([1, 2, 3]),
        invited,
        rng.random() < 0.6,
        {one for one in ids if rng.random() < 0.6},
    )


def both(seed: int, off: frozenset[str] = frozenset()) -> tuple[World, Both]:
    """Run the random world of a seed by the kernels and by the oracle."""
    world = random_world(seed)
    option, meetings = random_option(seed, world), meetings_for(seed, world)
    if option.sequence == "issues-first":
        meetings.invited = dict.fromkeys(meetings.invited, 0)
    return world, run_both(world, option, meetings, draw=seed, off=off)


def differences(world: World, found: Both) -> list[Row]:
    """Return what differs by more than 1e-9: its name, the kernels' value, the oracle's."""
    rows = [*of_war(found), *of_factions(found), *of_heads(world, found)]
    return [(name, a, b) for name, a, b in rows if not near(float(a), float(b))]


def near(a: float, b: float) -> bool:
    """Say whether two numbers are the same to 1e-9, or both undefined."""
    return abs(a - b) <= CLOSE * max(1.0, abs(a), abs(b)) or (math.isnan(a) and math.isnan(b))


def of_war(found: Both) -> Iterator[Row]:
    """Yield outcome, toll, standings, dates, fate, terms and the rival."""
    war, told = found.out.war[0, 0], found.told.results
    yield "outcome", war[War.OUTCOME], told.outcome
    yield "toll", war[War.TOLL], told.toll
    yield "spill", war[War.SPILL] / war[War.SPILL_MONTHS], told.spill
    yield "Q", war[War.DRUGS], told.Q
    yield "criticism", war[War.CRITICISM], told.criticism
    yield "success", war[War.STATUS_SUCCESS], told.status_success
    yield "acceptance", war[War.STATUS_ACCEPTANCE], told.status_acceptance
    yield "without hold-out", war[War.STATUS_WITHOUT], told.acceptance_without_holdout
    yield "ranked", war[War.STATUS_RANKED], told.weighted_acceptance
    yield "ranked without", war[War.RANKED_WITHOUT], told.weighted_without_holdout
    yield "fate", war[War.FATE], told.fate
    yield "month of fate", war[War.FATE_MONTH], told.fate_month or 0
    yield "end", war[War.END_MONTH], told.end_month or 0
    for name, row in DATED.items():
        yield name, war[row], told.first[name] or 0
    for n, region in enumerate(found.regions):
        yield f"R {region}", found.out.presence[0, 0, n], told.R[region]
    end = found.told.months[found.told.course.world.horizon]
    for n, issue in enumerate(end.terms):
        yield f"terms {issue}", found.out.terms[0, 0, n], end.terms[issue]


def of_factions(found: Both) -> Iterator[Row]:
    """Yield strengths, who is bound, and dates by faction."""
    told = found.told.results
    for n, u in enumerate(found.factions):
        row = found.out.faction[0, 0, n]
        yield f"strength {u}", row[FactionState.STRENGTH], told.strength[u]
        yield f"bound {u}", row[FactionState.BOUND], u in told.bound
        for event, at in BY_FACTION.items():
            yield f"{event} {u}", row[at], told.first_of[event].get(u, 0)


def of_heads(world: World, found: Both) -> Iterator[Row]:
    """Yield contact, labels, support and dates by head."""
    told, end = found.told.results, found.told.months[world.horizon]
    for n, h in enumerate(found.heads):
        row, head = found.out.head[0, 0, n], world.heads[h]
        for event, at in BY_HEAD.items():
            yield f"{event} {h}", row[at], told.first_of[event].get(h, -1)
        if n == 0:
            continue
        yield f"contact {h}", row[HeadState.CONTACT], end.contact[h]
        yield f"admitted {h}", row[HeadState.ADMITTED], end.admitted[h]
        yield f"label {h}", row[HeadState.LABEL], end.label[h]
        if head.backs_government + head.backs_movement > 0:
            yield f"support {h}", row[HeadState.SUPPORT], end.support[h]
    if world.holdout:
        row = found.out.head[0, 0, found.heads.index(world.holdout)]
        opened = told.first["hold-out open"]
        yield "hold-out", row[HeadState.OPENED], -1 if opened is None else opened


def happenings(world: World, found: Both) -> Counter[str]:
    """Count what occurs in a run up to the horizon: outcome, victories, events by name."""
    told = found.told
    log = [(event, who) for month, event, who in told.log if month <= world.horizon]
    seen = {event for event, _ in log}
    seen |= {f"victory {who}" for event, who in log if event == "victory"}
    seen.add(f"outcome {told.results.outcome}")
    seen |= {"militia" for one in world.factions.values() if one.side == 1}
    late = [one.formed_month is not None or one.formed_hazard for one in world.factions.values()]
    seen |= {"late faction" for one in late if one}
    return Counter(seen)
