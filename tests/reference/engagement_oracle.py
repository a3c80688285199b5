"""The engagement model's month in plain Python, written from its page and not from the code.

One function per section of the page, with dictionaries keyed by the rows of the arrays. ``was`` is
the state at the month's start, ``now`` the state being changed. ``events`` counts what happened.
"""

import copy
from collections.abc import Sequence as Many

import numpy as np
from tests.reference.engagement_oracle_base import (
    Draw,
    Now,
    battlefield,
    clip,
    cohesion,
    contact,
    logistic,
    start,
    trust,
)
from tests.reference.engagement_oracle_late import cooperation, spoiling
from tests.reference.engagement_oracle_standing import standing

from detente.engagement.layout import (
    Announced,
    Band,
    Faction,
    Guest,
    Hypothesis,
    Model,
    Param,
    Policy,
    Posture,
    Power,
    Purpose,
    Role,
    Sequence,
    Stance,
    War,
)
from detente.engagement.world import State, World


def attendance(d: Draw, was: Now, now: Now, month: int) -> None:
    for guest in now.guest:
        guest[Guest.URGE] *= 0.8
    first, every = int(d.policy[Policy.FIRST_ROUND]), int(d.policy[Policy.INTERVAL])
    due = first > 0 and month >= first and (month - first) % every == 0
    partners = [
        f
        for f, band in enumerate(was.band)
        if was.share[f] > 0
        and not band[Band.LEFT]
        and (d.world.target[f] or band[Band.ENGAGED] > 0)
    ]
    waits = any(not was.band[f][Band.SUCCESSES] for f in partners)
    meets: set[int] = set()
    for row in d.world.announced:
        if int(row[Announced.MONTH]) == month:
            meets |= announced_round(d, was, now, month, row)
            due = due and row[Announced.HOST] != d.policy[Policy.HOST]
    if due and d.policy[Policy.SEQUENCE] == Sequence.ISSUES_FIRST and waits:
        d.events["round put off"] += 1
    elif due:
        asked = list_of(d, was, int(was.war[War.ROUNDS]))
        powers_round(d, was, now, month, chances(d, was, now, month, asked))
        now.war[War.ROUNDS] += 1.0
    talks(d, was, now, month, meets)


def chances(d: Draw, was: Now, now: Now, month: int, asked: "list[Who]") -> "dict[Who, float]":
    """Return the chance that each guest asked comes to a round of this month."""
    drift(d, now, month)
    return coming(d, was, now, asked, d.normal(Purpose.ROUND, month))


def announced_round(d: Draw, was: Now, now: Now, month: int, row: np.ndarray) -> set[int]:
    """Hold an announced round; return the factions that meet the government there."""
    names = everybody(d)
    flags = row[Announced.FLAGS :].reshape(2, len(names))
    asked = answering(d, was, [w for w, flag in zip(names, flags[0], strict=True) if flag])
    agreed = answering(d, was, [w for w, flag in zip(names, flags[1], strict=True) if flag])
    chance = chances(d, was, now, month, asked)
    for who in agreed:
        if who in chance:
            chance[who] = max(chance[who], float(row[Announced.COMES]))
    came = {who for who in agreed if who in chance and comes(d, who, month, chance[who])}
    host, government = int(row[Announced.HOST]), len(now.guest) - 1
    if host == int(d.policy[Policy.HOST]):
        powers_round(d, was, now, month, chance)
        d.events["announced round of the convenor"] += 1
    d.events["announced round"] += 1
    if host != government and government not in came:
        return set()
    meets = {who[1] for who in came if isinstance(who, tuple) and who != MOVEMENT}
    if MOVEMENT in came:
        meets |= {f for f in range(len(now.band)) if goes_along(d, was, f)}
    d.events["met at an announced round"] += bool(meets)
    return meets


def answering(d: Draw, was: Now, listed: "list[Who]") -> "list[Who]":
    """Let the movement answer for factions that decide as one with it."""
    found = [
        MOVEMENT
        if isinstance(who, tuple) and who != MOVEMENT and goes_along(d, was, who[1])
        else who
        for who in listed
    ]
    return list(dict.fromkeys(found))


def goes_along(d: Draw, was: Now, f: int) -> bool:
    """Say whether a faction goes where the movement goes."""
    return bool(d.one and not was.band[f][Band.SPLINTER] and not d.faction[f][Faction.EXCLUDED])


def comes(d: Draw, who: "Who", month: int, chance: float) -> bool:
    """Say whether a guest comes, with this month's luck."""
    if isinstance(who, int):
        return d.uniform(Purpose.ACCEPT, month, d.power[who][Power.KEY]) < chance
    key = 0.0 if who == MOVEMENT else d.faction[who[1]][Faction.KEY]
    return d.uniform(Purpose.ASKED, month, key) < chance


def powers_round(d: Draw, was: Now, now: Now, month: int, chance: "dict[Who, float]") -> None:
    war, host = now.war, int(d.policy[Policy.HOST])
    asked = [who for who in chance if isinstance(who, int)]
    came = 0
    for j, guest in enumerate(now.guest):
        key, part = d.power[j][Power.KEY], Role.ABSENT
        if j in chance and comes(d, j, month, chance[j]):
            came += 1
            wished = role(d.power[j], d.uniform(Purpose.ROLE, month, key))
            part = min(wished, Role(int(d.policy[Policy.ROLE_OFFERED])))
            d.events["role capped"] += part < wished
        guest[Guest.ROLE] = float(Role.HOST if j == host else part)
        if guest[Guest.ROLE] > Role.ABSENT and not guest[Guest.ATTENDED]:
            guest[Guest.ATTENDED], guest[Guest.FIRST_ROLE] = float(month), guest[Guest.ROLE]
            d.events["came first"] += j != host
        d.events[f"role {part.name}"] += j in chance
    war[War.PRESENT] = came / len(asked) if asked else 0.0
    if d.policy[Policy.PRESSED] >= 0:
        now.guest[int(d.policy[Policy.PRESSED])][Guest.URGE] = 1.5 * war[War.PRESENT]
        d.events["urged"] += came > 0
    movement = movement_at_round(d, was, now, month, chance)
    war[War.SEATS] = 1.0 + came + movement
    if war[War.SEATS] > war[War.LARGEST]:
        war[War.LARGEST], war[War.LARGEST_MONTH] = war[War.SEATS], float(month)


def role(power: dict[Power, float], luck: float) -> Role:
    official = power[Power.OFFICIAL]
    if luck < official * power[Power.FULL_PART]:
        return Role.PARTICIPANT
    return Role.OBSERVER if luck < official else Role.NON_OFFICIAL


def drift(d: Draw, now: Now, month: int) -> None:
    """Let propensities drift: an Ornstein-Uhlenbeck step since the latest round."""
    years = max((month - now.war[War.LAST_ROUND]) / 12.0, 1.0 / 365.0)
    kept = float(np.exp(-years / d.param[Param.COMES_YEARS]))
    wide = (1.0 - kept**2) ** 0.5
    for guest, power in zip(now.guest, d.power, strict=True):
        step = wide * d.normal(Purpose.DRIFT, month, power[Power.KEY])
        guest[Guest.PROPENSITY] = kept * guest[Guest.PROPENSITY] + step
    for band, faction in zip(now.band, d.faction, strict=True):
        step = wide * d.normal(Purpose.ASKED_DRIFT, month, faction[Faction.KEY])
        band[Band.PROPENSITY] = kept * band[Band.PROPENSITY] + step
    step = wide * d.normal(Purpose.ASKED_DRIFT, month)
    now.war[War.MOVEMENT_PROPENSITY] = kept * now.war[War.MOVEMENT_PROPENSITY] + step
    now.war[War.LAST_ROUND] = float(month)


# A guest is the number of a power, a faction as a pair, or the movement that decides as one.
Who = int | tuple[str, int]
MOVEMENT: Who = ("movement", 0)


def everybody(d: Draw) -> list[Who]:
    """Return all who may be asked, in the order of the lists."""
    factions: list[Who] = [("faction", f) for f in range(len(d.faction))]
    return [*range(len(d.power)), *factions, MOVEMENT]


def list_of(d: Draw, was: Now, number: int) -> list[Who]:
    """Return who is asked to the round of this number."""
    host = int(d.policy[Policy.HOST])
    asked: list[Who] = [
        j for j, since in enumerate(d.world.invited) if j != host and 0 <= since <= number
    ]
    for f, band in enumerate(was.band):
        if d.policy[Policy.ASK_MOVEMENT] and not d.faction[f][Faction.EXCLUDED]:
            alone = not d.one or band[Band.SPLINTER]
            asked.append(("faction", f) if alone else MOVEMENT)
    return list(dict.fromkeys(asked))


def coming(d: Draw, was: Now, now: Now, asked: list[Who], level: float) -> dict[Who, float]:
    """Return the chance that each guest asked comes, given the level of the round."""
    p = d.param
    odds: dict[Who, float] = {}
    for j, guest in enumerate(now.guest):
        odds[j] = d.power[j][Power.COMES] + p[Param.COMES_SPREAD] * guest[Guest.PROPENSITY]
        odds[j] += 0.5 * was.guest[j][Guest.URGE]
    if not d.consent:
        odds[len(now.guest) - 1] -= p[Param.NO_CONSENT]
        d.events["no consent"] += 1
    wish = [1.6 * (f[Faction.WILLING_HOST] - 0.5) for f in d.faction]
    for f, band in enumerate(now.band):
        odds["faction", f] = d.faction[f][Faction.COMES] + wish[f]
        odds["faction", f] += p[Param.COMES_SPREAD] * band[Band.PROPENSITY]
    together = {f: wish[f] for f in range(len(wish)) if d.one and not was.band[f][Band.SPLINTER]}
    odds[MOVEMENT] = p[Param.MOVEMENT_COMES]
    odds[MOVEMENT] += p[Param.COMES_SPREAD] * now.war[War.MOVEMENT_PROPENSITY]
    if sum(was.share[f] for f in together) > 0:
        odds[MOVEMENT] += was.mean(together)
    odds = {who: z + p[Param.COMES_ROUND] * level for who, z in odds.items()}
    usual = list_of(d, was, 0)
    if len(d.world.reference):
        usual = [who for who, is_on in zip(everybody(d), d.world.reference, strict=True) if is_on]
    return pulled(d, odds, asked, usual)


def pulled(d: Draw, odds: dict[Who, float], asked: list[Who], usual: list[Who]) -> dict[Who, float]:
    """Return chances at the one solution: others' coming pulls where the list is not the usual."""
    pull = 2.0 * min(d.param[Param.ATTEND_PULL] * d.param[Param.ATTEND_SHARE], 1.9)
    free = {who: logistic(z) for who, z in odds.items()}
    chance = {who: free[who] for who in asked}

    def mean(values: dict[Who, float], among: list[Who], but: Who) -> float | None:
        others = [values[who] for who in among if who != but]
        return sum(others) / len(others) if others else None

    for _ in range(100_000):
        last = chance
        chance = {}
        for who in asked:
            now, before = mean(last, asked, who), mean(free, usual, who)
            shift = 0.0 if now is None or before is None else pull * (now - before)
            chance[who] = logistic(odds[who] + shift)
        if all(abs(chance[who] - last[who]) < 1e-15 for who in asked):
            break
    d.events["pulled"] += any(abs(chance[who] - free[who]) > 0.01 for who in asked)
    return chance


def movement_at_round(d: Draw, was: Now, now: Now, month: int, chance: dict[Who, float]) -> int:
    """Seat those factions that come to a powers' round; the movement counts as one seat."""
    whole = MOVEMENT in chance and comes(d, MOVEMENT, month, chance[MOVEMENT])
    for f, band in enumerate(now.band):
        who = ("faction", f)
        own = who in chance and comes(d, who, month, chance[who])
        band[Band.SEATED] = float(own or (whole and goes_along(d, was, f)))
    seated = whole or any(band[Band.SEATED] for band in now.band)
    if any(not isinstance(who, int) for who in chance):
        d.events["movement seated" if seated else "movement not seated"] += 1
    return int(seated)


def may_sit(d: Draw, was: Now) -> list[int]:
    return [
        f
        for f, band in enumerate(was.band)
        if was.share[f] > 0 and not band[Band.BOUND] and not d.faction[f][Faction.EXCLUDED]
    ]


def drivers(d: Draw, was: Now, *, consent: bool) -> tuple[dict[int, float], float, float]:
    """Return what moves each faction to sit, the refusal of one movement, and what moves all."""
    p, holdout = d.param, int(d.policy[Policy.HOLDOUT])
    level = [band[Band.ENGAGED] / 3.0 for band in was.band]
    mean = was.total(level)
    hardliner = [f[Faction.HARDLINER] for f in d.faction]
    behind = was.total([c * (1.0 + h) for c, h in zip(level, hardliner, strict=True)])
    helped = holdout >= 0 and was.guest[holdout][Guest.CONTACT] >= 2
    common = (
        p[Param.SIT_STALEMATE] * was.war[War.STALEMATE]
        + p[Param.SIT_HOLDOUT] * helped
        + 2.0 * was.total([band[Band.TRUSTED] for band in was.band])
        - (0.0 if consent else p[Param.SIT_BYPASSED] * behind)
    )
    own = {
        f: p[Param.SIT_WILLING] * d.faction[f][Faction.WILLING] + p[Param.SIT_CONTACT] * level[f]
        for f in range(len(level))
    }
    refused = p[Param.SIT_REFUSE] * 4.0 * was.total([abs(c - mean) for c in level])
    return own, refused, common


def centre_talks(d: Draw, now: Now) -> None:
    """Note the mean of the drivers on the first day; a movement that is one counts as one."""
    usual = d.param[Param.CONSENT_LUCK] < d.policy[Policy.USUAL_CONSENT]
    own, refused, common = drivers(d, now, consent=usual)
    free = may_sit(d, now)
    mean = sum(own[f] for f in free) / len(free) if free else 0.0
    if d.one:
        together = {f: own[f] for f in own if now.share[f] > 0}
        mean = now.mean(together) - refused if together else 0.0
    now.war[War.SIT_CENTRE] = mean + common


def talks(d: Draw, was: Now, now: Now, month: int, meets: set[int]) -> None:
    """Seat the government with those factions that are ready, or that meet it anyway."""
    for band in now.band:
        band[Band.SAT] = 0.0
    now.war[War.GOVERNMENT_SAT] = 0.0
    own, refused, common = drivers(d, was, consent=d.consent)
    base = d.param[Param.SIT_BASE] + common - was.war[War.SIT_CENTRE] + now.war[War.APPEAL]
    base -= 0.5 * (d.posture != Posture.NEUTRAL)
    z = {f: base + own[f] + 3.0 * was.band[f][Band.SAT] for f in own}
    free = may_sit(d, was)
    together = [f for f in z if d.one and not was.band[f][Band.SPLINTER] and was.share[f] > 0]
    come = [
        f
        for f in free
        if f not in together
        and d.uniform(Purpose.SIT, month, d.faction[f][Faction.KEY]) < logistic(z[f])
    ]
    if together:
        whole = was.mean({f: z[f] for f in together}) - refused
        if d.uniform(Purpose.SIT, month) < logistic(whole):
            come += [f for f in together if f in free]
    come += [f for f in meets if f in free and f not in come]
    if come:
        d.events["talks"] += 1
        d.events["some factions at talks"] += len(come) < len(free)
        now.war[War.GOVERNMENT_SAT] = 1.0
        for f in come:
            now.band[f][Band.SAT] = 1.0


def bargaining(d: Draw, was: Now, now: Now, month: int) -> None:
    now.war[War.OFFER] = 0.0
    if not now.war[War.GOVERNMENT_SAT] or not d.issues:
        return
    p = now.war[War.BALANCE]
    group = [f for f, band in enumerate(now.band) if d.one and not band[Band.SPLINTER]]
    present = {f for f, band in enumerate(now.band) if band[Band.SAT]}
    if present & set(group):  # where the one movement sits, it speaks for all its factions
        present |= {f for f in group if not d.faction[f][Faction.EXCLUDED]}
    strength = sum(now.share[f] for f in present)
    capability = {f: (1.0 - p) * now.share[f] / strength for f in present}
    capability[len(now.band)] = p  # the government comes last
    for k in d.issues:
        ideal = {i: float(d.world.stance[Stance.IDEAL, i, k]) for i in capability}
        weight = {
            i: c * float(d.world.stance[Stance.SALIENCE, i, k]) for i, c in capability.items()
        }
        if sum(weight.values()) == 0.0:
            weight = capability
            d.events["nobody cares"] += 1
        now.terms[Model.COMPROMISE][k] = compromise(ideal, weight)
        now.terms[Model.MEDIAN][k] = median(ideal, weight)
    now.war[War.OFFER] = 1.0
    now.war[War.OFFERS] += 1.0
    d.events["offer"] += 1


def compromise(ideal: dict[int, float], weight: dict[int, float]) -> float:
    return sum(weight[i] * ideal[i] for i in ideal) / sum(weight.values())


def median(ideal: dict[int, float], weight: dict[int, float]) -> float:
    """Return the middle of the positions with half of the weight on either side."""
    below, half, lowest = 0.0, sum(weight.values()) / 2.0, None
    for i in sorted(ideal, key=lambda i: ideal[i]):
        below += weight[i]
        if lowest is None and below >= half:
            lowest = ideal[i]
        if lowest is not None and below > half:
            return (lowest + ideal[i]) / 2.0
    raise AssertionError


def ratification(d: Draw, was: Now, now: Now, month: int) -> None:
    war = now.war
    war[War.SURGE] *= 0.95
    war[War.BOUND] = sum(g * b[Band.BOUND] for g, b in zip(now.share, now.band, strict=True))
    if war[War.BOUND] > 0:
        fail(d, now, month)
    if not war[War.OFFER]:
        return
    x = now.terms[Model(int(d.param[Param.OUTCOME_MODEL]))]
    gain = {f: faction_gain(d, now, f, x) for f, b in enumerate(now.band) if b[Band.SAT]}
    accept = [f for group in voting(d, now, list(gain)) if yes(now, gain, group) for f in group]
    d.events["faction refuses"] += len(accept) < len(gain)
    if government_gain(d, now, x) < 0:
        d.events["government refuses"] += 1
        return
    bound = {f for f, b in enumerate(now.band) if b[Band.BOUND]} | set(accept)
    share = sum(now.share[f] for f in bound)
    if not accept or (share < 0.1 and d.reading != Hypothesis.MANY):
        d.events["too small to bind"] += bool(accept)
        return
    for f in bound:
        now.band[f][Band.BOUND] = 1.0
    war[War.BOUND] = share
    sign(d, now, month)


def fail(d: Draw, now: Now, month: int) -> None:
    """Let a deal made in an earlier month fail, or not."""
    war, p = now.war, d.param
    held = p[Param.FAIL_BOUND] * war[War.BOUND] * war[War.COHESION]
    chance = logistic(p[Param.FAIL_BASE] - held + war[War.VIOLENCE])
    if d.uniform(Purpose.DEAL_FAILS, month) >= chance:
        return
    d.events["deal fails" if war[War.DEAL] else "local deal fails"] += 1
    for band in now.band:
        if band[Band.BOUND]:
            band[Band.TRUSTED] = max(0.01, band[Band.TRUSTED] / 2.0)
            band[Band.TRUSTS] = max(0.01, band[Band.TRUSTS] / 2.0)
            band[Band.BOUND] = 0.0
    war[War.BROKEN] += war[War.DEAL] > 0  # a local deal is none
    war[War.DEAL] = war[War.BOUND] = war[War.SURGE] = 0.0


def sign(d: Draw, now: Now, month: int) -> None:
    """Say what kind of deal those bound make up, with its surge."""
    war, p = now.war, d.param
    vetoes = [f for f in range(len(now.band)) if veto_player(d, now, f)]
    before, share = war[War.DEAL], war[War.BOUND]
    if share >= 0.5 and all(now.band[f][Band.BOUND] for f in vetoes):
        war[War.DEAL], war[War.SURGE] = 2.0, 0.0
        war[War.FULL] = war[War.FULL] or float(month)
    elif share >= 0.1:
        alone = min(1.0, p[Param.MILITANCY_JOINT] + p[Param.MILITANCY_RISE])
        surge = alone * (1.0 - share) / p[Param.MILITANCY_JOINT] - 1.0
        war[War.DEAL], war[War.SURGE] = 1.0, clip(surge, -0.5, 1.0)
    d.events[f"deal {before:.0f} to {war[War.DEAL]:.0f}"] += 1
    if war[War.DEAL]:
        war[War.SIGNED] = war[War.SIGNED] or float(month)


def veto_player(d: Draw, now: Now, f: int) -> bool:
    if now.band[f][Band.SPLINTER]:
        return True
    chance = logistic(20.0 * (now.share[f] - 0.18))
    return now.share[f] > 0 and d.faction[f][Faction.VETO_LUCK] < chance


def voting(d: Draw, now: Now, sat: list[int]) -> list[list[int]]:
    """Return who decides together among those that sit."""
    alone = [[f] for f in sat if now.band[f][Band.SPLINTER]]
    rest = [f for f in sat if not now.band[f][Band.SPLINTER]]
    if d.reading == Hypothesis.ONE:
        groups = [rest]
    elif d.reading == Hypothesis.TWO:
        groups = [[f for f in rest if d.faction[f][Faction.HARDLINER] == camp] for camp in (0, 1)]
    else:
        groups = [[f] for f in rest]
    return [group for group in groups + alone if group]


def yes(now: Now, gain: dict[int, float], group: list[int]) -> bool:
    return now.mean({f: gain[f] for f in group}) >= 0


def engagement(d: Draw, now: Now, c: float) -> float:
    """Return by how much outsiders make up for a lack of trust, at a contact of ``c``."""
    camps = c / 2.0 if d.reading == Hypothesis.TWO else 1.0
    return d.param[Param.GUARANTEE] * min(1.0, c / 3.0 + now.war[War.PRESENT]) * camps


def faction_gain(d: Draw, now: Now, f: int, x: list[float]) -> float:
    """Return a deal's value to a faction less that of fighting on."""
    p, c = now.war[War.BALANCE], now.band[f][Band.ENGAGED]
    q = now.band[f][Band.TRUSTS]
    q += engagement(d, now, c) * (1.0 - q)
    left = q * d.utility(f, x) + (1.0 - q) * d.param[Param.EXPLOITED] / 2.0
    legitimacy = d.param[Param.LEGITIMACY] * (3.0 if d.reading == Hypothesis.TWO else 1.0)
    government = [float(v) for v in d.world.stance[Stance.IDEAL, -1]]
    right = (
        (1.0 - p)
        + p * d.utility(f, government)
        - d.faction[f][Faction.WAR_COST] * (1.0 + now.war[War.STALEMATE])
        + legitimacy * c / 3.0 * d.faction[f][Faction.HARDLINER]
    )
    return left + d.faction[f][Faction.NOISE] - right


def government_gain(d: Draw, now: Now, x: list[float]) -> float:
    p = now.war[War.BALANCE]
    t = now.mean({f: b[Band.TRUSTED] for f, b in enumerate(now.band) if b[Band.SAT]})
    t += engagement(d, now, now.total([b[Band.ENGAGED] for b in now.band])) * (1.0 - t)
    government = len(now.band)
    left = t * d.utility(government, x) + (1.0 - t) * d.param[Param.EXPLOITED]
    ideal = d.world.stance[Stance.IDEAL]
    movement = [now.total([float(ideal[f, k]) for f in range(len(now.band))]) for k in d.issues]
    cost = d.param[Param.GOVERNMENT_COST] * (1.0 + now.war[War.STALEMATE])
    right = p + (1.0 - p) * d.utility(government, movement) - cost
    return left + d.param[Param.GOVERNMENT_NOISE] - right


STEPS = (
    battlefield,
    contact,
    cooperation,
    trust,
    attendance,
    bargaining,
    spoiling,
    ratification,
    cohesion,
    standing,
)


def note(d: Draw, now: Now) -> list[float]:
    """Return the month's series, in the order of the loop's ``SERIES``."""
    war, holdout = now.war, int(d.policy[Policy.HOLDOUT])
    rows = (War.DEATHS, War.BALANCE, War.STALEMATE, War.COHESION, War.BOUND, War.DEAL)
    return [
        *(war[row] for row in rows),
        war[War.GOVERNMENT_SAT],
        war[War.SEATS],
        now.total([band[Band.TRUSTED] for band in now.band]),
        now.guest[int(d.policy[Policy.HOST])][Guest.CONTACT],
        now.guest[holdout][Guest.CONTACT] if holdout >= 0 else np.nan,
        war[War.SPLITS],
        sum(now.presence) / len(now.presence) if now.presence else 0.0,
        war[War.DRUGS],
        war[War.ATTACKS],
        war[War.STATUS_SUCCESS],
        war[War.STATUS_ACCEPTANCE],
    ]


def run(
    world: World, months: int, on: Many[float], number: int, seed: int
) -> tuple[State, np.ndarray, Draw]:
    """Return the state at the horizon, the series by month and the draw with its events."""
    d = Draw(world, number, seed)
    now = start(d)
    centre_talks(d, now)
    series = []
    for month in range(1, months + 1):
        was = copy.deepcopy(now)
        for step, switched_on in zip(STEPS, on, strict=True):
            if switched_on:
                step(d, was, now, month)
        if now.war[War.GOVERNMENT_SAT]:
            now.war[War.TALKS] += 1.0
            now.war[War.FIRST_TALK] = now.war[War.FIRST_TALK] or float(month)
        series.append(note(d, now))
    return now.arrays(), np.array(series), d
