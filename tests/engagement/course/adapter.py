"""Turn the oracle's plain world and option into the arrays of the kernels, and run both."""

from dataclasses import dataclass

import numpy as np
from tests.oracles.course.events import dates
from tests.oracles.course.run import Told, run
from tests.oracles.course.world import Option, Round, Shocks, World, target_level

from detente.engagement.course.input_rows import (
    Event,
    EventKind,
    Faction,
    Head,
    Pair,
    Policy,
    Purpose,
    Reading,
    Sequence,
)
from detente.engagement.course.month import STEPS
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.run import Batch, Outputs, empty_outputs, run_batch
from detente.engagement.course.state_rows import FactionState
from detente.engagement.course.world import empty_state
from detente.numerics.philox import actor_key, normal_shock, shock

__all__ = ["Both", "Meetings", "batch_of", "order_of", "philox", "run_both"]

KINDS = {
    "balance": EventKind.BALANCE,
    "contact": EventKind.CONTACT,
    "withdrawal": EventKind.WITHDRAWAL,
    "support": EventKind.SUPPORT,
    "trust": EventKind.TRUST,
    "shock": EventKind.SHOCK,
    "turnover": EventKind.TURNOVER,
}
PURPOSES = {
    "form": Purpose.FORM, "rundown": Purpose.RUNDOWN, "walk": Purpose.WALK,
    "deaths": Purpose.DEATHS, "leave": Purpose.LEAVE, "contact": Purpose.CONTACT,
    "label": Purpose.LABEL, "drugs": Purpose.DRUGS, "open": Purpose.OPEN, "close": Purpose.CLOSE,
    "join": Purpose.JOIN, "sign": Purpose.SIGN, "fail": Purpose.FAIL,
    "cf-start": Purpose.CEASEFIRE_START, "cf-break": Purpose.CEASEFIRE_BREAK,
    "low-start": Purpose.LOW_START, "low-end": Purpose.LOW_END, "attack": Purpose.ATTACK,
    "inside": Purpose.INSIDE, "defect": Purpose.DEFECT, "side": Purpose.SIDE,
    "split": Purpose.SPLIT, "rival": Purpose.RIVAL, "end": Purpose.END,
    "war-again": Purpose.AGAIN, "event": 101, "turnover": 102,
}  # fmt: skip
LEVELS = {
    (0, 1): Head.NONE_CLANDESTINE, (0, 2): Head.NONE_UNOFFICIAL, (0, 3): Head.NONE_OPEN,
    (1, 2): Head.CLANDESTINE_UNOFFICIAL, (1, 3): Head.CLANDESTINE_OPEN,
    (2, 3): Head.UNOFFICIAL_OPEN, (1, 0): Head.CLANDESTINE_NONE, (2, 0): Head.UNOFFICIAL_NONE,
    (3, 0): Head.OPEN_NONE,
}  # fmt: skip
SURE = 60.0  # log-odds of a guest that comes whenever it is asked


@dataclass
class Both:
    """One draw, run by the kernels and by the oracle."""

    out: Outputs
    told: Told
    heads: list[str]
    factions: list[str]
    regions: list[str]


@dataclass
class Meetings:
    """Rounds of a draw: whom the option asks, and who comes whenever it is asked."""

    first: int
    every: int
    invited: dict[str, int]
    ask_movement: bool
    comes: set[str]  # heads, factions, and "movement"


def order_of(world: World) -> tuple[list[str], list[str], list[str]]:
    """Return ids of heads, factions and regions in the order of the arrays."""
    heads = [world.government, *sorted(h for h in world.heads if h != world.government)]
    regions = sorted(world.regions) if world.regions else []
    if world.rival is not None and not world.regions:
        regions = ["whole country"]
    return heads, sorted(world.factions), regions


def philox(seed: int, draw: int, regions: list[str]) -> Shocks:
    """Return the kernels' shocks by the oracle's names."""

    def key(purpose: str, month: int, who: object) -> tuple[int, int, int, int, int, int]:
        stream, index = 0, 0
        if isinstance(who, tuple):
            stream, index = actor_key(who[0]), actor_key(who[1])
        elif purpose == "rival":
            index = regions.index(str(who))
        elif who is not None:
            index = actor_key(str(who))
        return seed, stream, index, int(PURPOSES[purpose]), month, draw

    return Shocks(
        lambda purpose, month, who: shock(*key(purpose, month, who)),
        lambda purpose, month, who: normal_shock(*key(purpose, month, who)),
    )


def levers(option: Option, meetings: Meetings, holdout: int) -> np.ndarray:
    """Return the policy row of an option."""
    row = np.zeros(len(Policy))
    row[Policy.HOST], row[Policy.HOLDOUT] = -1, holdout
    row[Policy.LABEL] = {0: 1.0, 1: 0.5, 2: 0.0}[option.label]
    row[Policy.FIRST_ROUND], row[Policy.EVERY] = meetings.first, meetings.every
    row[Policy.ASK_MOVEMENT], row[Policy.ROLE_OFFERED] = float(meetings.ask_movement), 3
    row[Policy.CONSENT] = 0.5
    for lever, name in (
        (Policy.INTEL, "intel"),
        (Policy.ARMS, "arms"),
        (Policy.APPEAL, "appeal"),
        (Policy.GUARANTEE, "guarantee"),
        (Policy.PRESS_GOVERNMENT, "press_gov"),
        (Policy.PRESS_HOLDOUT, "press_holdout"),
        (Policy.COERCE, "coerce"),
    ):
        row[lever] = getattr(option, name)
    for lever, name in (
        (Policy.INTEL_AFTER, "intel"),
        (Policy.ARMS_AFTER, "arms"),
        (Policy.APPEAL_AFTER, "appeal"),
    ):
        row[lever] = option.instruments_after.get(name, 0)
    row[Policy.SEQUENCE] = {
        "together": Sequence.TOGETHER,
        "issues-first": Sequence.ISSUES_FIRST,
        "talks-first": Sequence.TALKS_FIRST,
    }[option.sequence]
    row[Policy.EXIT_MONTHS] = option.exit.without_success_months or 0
    row[Policy.EXIT_ATTACKS] = option.exit.attacks or 0
    return row


def head_rows(world: World, heads: list[str], meetings: Meetings) -> np.ndarray:
    """Return the attributes of heads."""
    rows = np.zeros((len(heads), len(Head)))
    controlling = {h for issue in world.issues.values() for h in issue.controllers}
    for n, h in enumerate(heads):
        one, row = world.heads[h], rows[n]
        power = float(one.power and h != world.government)
        row[Head.KEY], row[Head.POWER], row[Head.MOVES] = actor_key(h), power, power
        row[Head.COST], row[Head.LUCK], row[Head.VOICE] = one.war_cost, one.luck, one.voice
        row[Head.BACKS_GOVERNMENT] = one.backs_government
        row[Head.BACKS_MOVEMENT] = one.backs_movement
        row[Head.WITHDRAWAL], row[Head.CONTROLS] = one.withdrawal, float(h in controlling)
        row[Head.LABEL] = float(one.label) * power
        row[Head.LABEL_HAZARD] = one.label_hazard
        row[Head.THREAT], row[Head.ENGAGED] = one.threat, one.engaged
        row[Head.URGED], row[Head.CONTACT] = float(one.urging), one.contact
        row[Head.ADMITTED], row[Head.ADMITS] = float(one.admitted), float(one.admits)
        for step, rate in one.rates.items():
            row[LEVELS[step]] = rate
        row[Head.RANK] = one.rank
        row[Head.COMES] = SURE if h in meetings.comes else -SURE
        row[Head.OFFICIAL] = row[Head.FULL_PART] = 1.0
    return rows


def faction_rows(world: World, factions: list[str], meetings: Meetings) -> np.ndarray:
    """Return the attributes of factions; the first coalition in use is the movement."""
    rows = np.zeros((len(factions), len(Faction)))
    coalitions = sorted({world.factions[u].coalition for u in factions})
    camps = sorted({world.factions[u].camp for u in factions})
    for n, u in enumerate(factions):
        one, row = world.factions[u], rows[n]
        row[Faction.KEY], row[Faction.SIDE] = actor_key(u), one.side
        row[Faction.STRENGTH], row[Faction.VOICE] = one.strength, one.voice
        row[Faction.COST], row[Faction.LUCK] = one.war_cost, one.luck
        row[Faction.HARDNESS] = one.hardness
        row[Faction.COALITION] = coalitions.index(one.coalition)
        row[Faction.CAMP], row[Faction.OWN_VOTE] = camps.index(one.camp), float(one.own_vote)
        if one.formed_month is not None:
            row[Faction.FORMED] = one.formed_month
        elif one.formed_hazard is not None:
            row[Faction.FORMED], row[Faction.FORM_HAZARD] = -1, one.formed_hazard
        row[Faction.CONTACT], row[Faction.RIVAL] = one.contact, one.stance.get("rival", 0.0)
        row[Faction.COMES] = SURE if u in meetings.comes else -SURE
        row[Faction.WILLING_HOST] = 0.5
    return rows


def param_row(world: World, meetings: Meetings) -> np.ndarray:
    """Return the parameters and facts of the draw."""
    row = np.zeros(len(Param))
    for key, value in world.params.items():
        if key.upper() in Param.__members__:
            row[Param[key.upper()]] = value
    row[Param.BALANCE] = 1.0 / (1.0 + np.exp(-world.x0))
    row[Param.PAIN] = world.pain
    row[Param.READING] = {"one": Reading.ONE, "two": Reading.TWO, "many": Reading.MANY}[
        world.reading
    ]
    row[Param.CONSENT_LUCK] = 0.1 if world.consent else 0.9
    row[Param.TALK_CENTRE] = np.nan if world.z_bar is None else world.z_bar
    row[Param.RIVAL] = float(bool(world.regions) or world.rival is not None)
    row[Param.DRUGS] = float(world.drugs)
    row[Param.DEATHS] = np.nan if world.deaths is None else world.deaths
    row[Param.COMES_YEARS] = 1.0
    row[Param.MOVEMENT_COMES] = SURE if "movement" in meetings.comes else -SURE
    return row


def place_rows(
    world: World, heads: list[str], factions: list[str], regions: list[str]
) -> tuple[np.ndarray, np.ndarray]:
    """Return presence with influence, and borders."""
    place = np.zeros((len(regions), 1 + len(factions)))
    near = np.zeros((len(regions) + len(heads), len(regions)))
    for n, r in enumerate(regions):
        if not world.regions:
            place[n] = [world.rival, *(world.factions[u].strength for u in factions)]
            continue
        region = world.regions[r]
        influence = [world.factions[u].influence.get(r, 0.0) for u in factions]
        place[n] = [region.presence, *influence]
        for other in region.neighbours:
            near[regions.index(other), n] = 1.0
        for state in region.borders:
            if state in heads:
                near[len(regions) + heads.index(state), n] = 1.0
    return place, near


def event_rows(
    world: World, heads: list[str], factions: list[str], shocks: Shocks
) -> tuple[np.ndarray, np.ndarray]:
    """Return dated events and the heirs of heads."""
    last = world.horizon + 12
    happens, who = dates(world, shocks, last), [*heads, *factions]
    rows = [
        (happens[e.id], KINDS[e.kind], who.index(e.target), e.size, max(who.index(e.target), 0))
        for e in world.events
        if e.id in happens
    ]
    declared = {e.target for e in world.events if e.kind == "turnover"}
    for month in range(1, last + 1):
        for n, h in sorted(enumerate(heads), key=lambda pair: pair[1]):
            hazard = 0.0 if h in declared else world.params["turnover_hazard"]
            if world.heads[h].heirs and shocks.uniform("turnover", month, h) < hazard:
                rows.append((month, EventKind.TURNOVER, n, 0.0, n))
    fresh = []
    for h in heads:
        heir = world.heads[h].heirs[0]
        fresh.append(
            [
                *(heir.ideal[k] for k in world.issues),
                *(heir.salience[k] for k in world.issues),
                *(heir.will[u] for u in factions),
                *(heir.trust[u] for u in factions),
                0.1 if heir.consent else 0.9,
            ]
        )
    return np.array(rows, dtype=float).reshape(-1, len(Event)), np.array(fresh)


def batch_of(world: World, option: Option, meetings: Meetings, shocks: Shocks) -> Batch:
    """Return one draw under one option, and under the reference option in a second row."""
    heads, factions, regions = order_of(world)
    pair = np.zeros((len(Pair), len(heads), len(factions)))
    for n, h in enumerate(heads):
        for k, u in enumerate(factions):
            pair[Pair.WILL_FACTION, n, k] = world.will[u, h]
            pair[Pair.WILL_HEAD, n, k] = world.will[h, u]
            pair[Pair.TRUST_FACTION, n, k] = world.trust[u, h]
            pair[Pair.TRUST_HEAD, n, k] = world.trust[h, u]
    parties = [*(world.heads[h] for h in heads), *(world.factions[u] for u in factions)]
    stance = np.array(
        [
            [[one.ideal[k] for k in world.issues] for one in parties],
            [[one.salience[k] for k in world.issues] for one in parties],
        ]
    )
    issue = np.array(
        [
            [i.status_quo, float(i.troops), *(float(h in i.controllers) for h in heads)]
            for i in world.issues.values()
        ]
    )
    shared = np.array(
        [
            [world.factions[u].stance.get(i, 0.0) for i in ("rival", "drugs", "girls")]
            for u in factions
        ]
    )
    if not (world.regions or world.rival is not None):
        shared[:, 0] = 0.0
    place, near = place_rows(world, heads, factions, regions)
    event, fresh = event_rows(world, heads, factions, shocks)
    holdout = heads.index(world.holdout) if world.holdout else -1
    policies = [levers(one, meetings, holdout) for one in (option, world.reference or option)]
    target = np.array([float(target_level(option, world.factions[u])) for u in factions])
    invited = np.array([float(meetings.invited.get(h, -1)) for h in heads])
    return Batch(
        head=head_rows(world, heads, meetings)[None],
        faction=faction_rows(world, factions, meetings)[None],
        pair=pair[None],
        stance=stance[None],
        issue=issue[None],
        shared=shared[None],
        param=param_row(world, meetings)[None],
        policy=np.array(policies[:1]),
        target=target[None, None],
        invited=invited[None],
        reference=np.zeros((1, 0)),
        series=np.zeros((1, 1, 2, len(heads) + len(factions) + 1)),
        place=place[None],
        near=near,
        event=event[None],
        fresh=fresh[None],
        announced=np.zeros((1, 0, 3)),
        base=np.array(policies[1]),
    )


def rounds_of(
    world: World, meetings: Meetings, out: Outputs, factions: list[str]
) -> dict[int, Round]:
    """Return the rounds of a run as the oracle reads them, from what became of factions."""
    found: dict[int, Round] = {}
    if not meetings.first:
        return found
    rows, number = out.faction[0, 0], 0
    coalition = min(one.coalition for one in world.factions.values())
    for month in range(meetings.first, world.horizon + 13, meetings.every):
        asked = {h for h, since in meetings.invited.items() if 0 <= since <= number}
        came, many = len(asked & meetings.comes), len(asked)
        whole = False
        for n, u in enumerate(factions):
            one, row = world.factions[u], rows[n]
            formed = row[FactionState.FORMED]
            on_day = one.formed_month is None and one.formed_hazard is None
            active = on_day or 0 < formed <= month
            sided = row[FactionState.SIDED]
            if not (meetings.ask_movement and active and one.side == -1):
                continue
            if 0 < sided < month:
                continue
            asked.add(u)
            split = 0 < row[FactionState.SPLIT] < month
            alone = one.own_vote or split or one.coalition != coalition
            if world.reading == "one" and not alone:
                whole = True
                continue
            many += 1
            came += u in meetings.comes
        many += whole
        came += whole and "movement" in meetings.comes
        found[month] = Round(asked, set(), came / many if many else 0.0, set())
        number += 1
    return found


def run_both(
    world: World,
    option: Option,
    meetings: Meetings,
    *,
    seed: int = 1,
    draw: int = 0,
    off: frozenset[str] = frozenset(),
) -> Both:
    """Run a draw by the kernels, then by the oracle on the same rounds.

    ``off`` names mechanisms at their neutral value.
    """
    heads, factions, regions = order_of(world)
    shocks = philox(seed, draw, regions)
    batch = batch_of(world, option, meetings, shocks)
    state = empty_state(len(heads), len(factions), len(world.issues), len(regions))
    on = np.array([float(key not in off) for key in STEPS])
    out = empty_outputs(batch, world.horizon, 1)
    run_batch(batch, world.horizon, on, draw, seed, state, out)
    held = rounds_of(world, meetings, out, factions)
    told = run(world, option, shocks, held.get, off, beyond=12)
    return Both(out, told, heads, factions, regions)
