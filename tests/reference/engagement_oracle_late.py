"""The engagement model in plain Python: cooperation with its instruments, and spoiling.

Written from docs/model.md and the decision on standing and instruments, and not from the code.
"""

import math

from tests.reference.engagement_oracle_base import Draw, Now, clip

from detente.engagement.layout import (
    Band,
    Faction,
    Guest,
    Model,
    Param,
    Policy,
    Purpose,
    Sequence,
    Stance,
    War,
)


def cooperation(d: Draw, was: Now, now: Now, month: int) -> None:
    barred = d.policy[Policy.SEQUENCE] == Sequence.TALKS_FIRST and not was.war[War.FIRST_TALK]
    contact = [0.0 if barred else band[Band.ENGAGED] for band in was.band]
    helped = []
    for f, (band, faction) in enumerate(zip(now.band, d.faction, strict=True)):
        chance = 0.5 * faction[Faction.AGAINST_RIVAL] * contact[f] / 3.0
        luck = d.uniform(Purpose.COOPERATE, month, faction[Faction.KEY])
        band[Band.COOPERATED] = float(was.share[f] > 0.0 and luck < chance)
        band[Band.SUCCESSES] += band[Band.COOPERATED]
        if band[Band.COOPERATED]:
            helped.append(f)
            d.events["cooperation"] += 1
    drugs = was.total(
        [faction[Faction.AGAINST_DRUGS] * (contact[f] >= 2) for f, faction in enumerate(d.faction)]
    )
    arm(d, was, now, contact)
    appeal(d, was, now)
    level = 1.0 - d.param[Param.DRUG_CUT] * drugs
    now.war[War.DRUGS] = was.war[War.DRUGS] + 0.1 * (level - was.war[War.DRUGS])
    now.presence = [region(d, was, helped, r) for r in range(len(was.presence))]
    for j, guest in enumerate(now.guest):
        spared = 1.0
        for r, presence in enumerate(now.presence):
            if d.world.near[len(was.presence) + j, r]:
                spared *= 1.0 - d.param[Param.SPILL_SCALE] * presence
        guest[Guest.SPILL] += 1.0 - spared


def used(d: Draw, was: Now, f: int, name: str) -> float:
    """Return the level at which an instrument is used with a faction in contact."""
    level = d.policy[Policy[name]]
    if d.policy[Policy.AS_NOW] and not d.param[Param[f"{name}_TRUE"]]:
        d.events[f"{name.lower()} not given as now"] += level > 0
        return 0.0
    if was.band[f][Band.SUCCESSES] < d.policy[Policy[f"{name}_AFTER"]]:
        d.events[f"{name.lower()} held back"] += level > 0
        return 0.0
    d.events[f"{name.lower()} used"] += level > 0
    return level


def arm(d: Draw, was: Now, now: Now, contact: list[float]) -> None:
    """Give arms and training, and shift strength to those that receive them."""
    raw = []
    for f, band in enumerate(now.band):
        band[Band.ARMED] = 0.0
        if contact[f]:
            band[Band.ARMED] = used(d, was, f, "ARMS") + used(d, was, f, "TRAINING")
        raw.append(was.share[f] * (1.0 + d.param[Param.ARMS_STRENGTH] * band[Band.ARMED]))
    for band, strength in zip(now.band, raw, strict=True):
        band[Band.STRENGTH] = strength / sum(raw)
    armed = {band[Band.ARMED] > 0 for band in now.band}
    d.events["some armed and some not"] += len(armed) == 2


def appeal(d: Draw, was: Now, now: Now) -> None:
    level, least = d.policy[Policy.APPEAL], d.policy[Policy.APPEAL_AFTER]
    held = sum(band[Band.SUCCESSES] for band in was.band) < least
    now.war[War.APPEAL] = 0.0 if held else level * d.param[Param.APPEAL]
    d.events["appeal held back" if held else "appeal made"] += level > 0
    d.events["appeal embarrasses"] += now.war[War.APPEAL] < 0


def region(d: Draw, was: Now, helped: list[int], r: int) -> float:
    """Return the rival's presence in a region after a month."""
    p, before = d.param, was.presence[r]
    against = sum(
        float(d.world.place[r, 1 + f])
        * d.faction[f][Faction.AGAINST_RIVAL]
        * (1.0 + p[Param.INTELLIGENCE_GAIN] * used(d, was, f, "INTELLIGENCE"))
        for f in helped
    )
    exponent = p[Param.PRESENCE_GROWTH] * (1.0 - before) - p[Param.PRESENCE_CUT] * against
    around = [x for k, x in enumerate(was.presence) if d.world.near[r, k]]
    mean = sum(around) / len(around) if around else before
    moved = before * math.exp(exponent) + p[Param.PRESENCE_SPREAD] * (mean - before)
    d.events["presence wiped out"] += moved <= 0.0
    return clip(moved, 0.0, 1.0)


def spoiling(d: Draw, was: Now, now: Now, month: int) -> None:
    war, p = now.war, d.param
    war[War.ATTACKED] = 0.0
    war[War.VIOLENCE] /= 2.0
    sat = [f for f, band in enumerate(now.band) if band[Band.SAT]]
    if not war[War.GOVERNMENT_SAT]:
        return
    t = now.mean({f: now.band[f][Band.TRUSTED] for f in sat})
    loose = p[Param.SPOILED_UNTRUSTWORTHY]
    held = min(loose, p[Param.SPOILED_TRUSTWORTHY] * (1.0 - 0.7 * p[Param.MODERATES]))
    pays = t * held + (1.0 - t) * loose > p[Param.ATTACK_COST]
    keen = bool(war[War.OFFER]) and pays and within(d, now, t, held, loose)
    for f, band in enumerate(now.band):
        g = now.share[f]
        willing = d.faction[f][Faction.HARDLINER] or band[Band.SPLINTER] or p[Param.OPPORTUNITY]
        if band[Band.SAT] or band[Band.BOUND] or g == 0.0 or not willing:
            continue
        chance = 0.6 if keen else p[Param.ATTEMPT_RATE]
        chance *= g if p[Param.OPPORTUNITY] else 1.0
        key = d.faction[f][Faction.KEY]
        if d.uniform(Purpose.SPOIL_ATTEMPT, month, key) >= chance:
            continue
        d.events["keen attempt" if keen else "attempt"] += 1
        success = (held if t > 0.5 else loose) * clip(4.0 * g, 0.2, 1.0)
        if d.uniform(Purpose.SPOIL_SUCCESS, month, key) < success:
            d.events["attack"] += 1
            war[War.VIOLENCE] += 0.1 + p[Param.ATTACK_RISE]
            war[War.ATTACKED] = 1.0
            war[War.ATTACKS] += 1.0


def within(d: Draw, now: Now, t: float, held: float, loose: float) -> bool:
    """Say whether the government signs, and would not after an attack that gets through."""
    x = now.terms[Model(int(d.param[Param.OUTCOME_MODEL]))]
    p, left = now.war[War.BALANCE], d.param[Param.EXPLOITED]
    ideal = d.world.stance[Stance.IDEAL]
    movement = [now.total([float(ideal[f, k]) for f in range(len(now.band))]) for k in d.issues]
    cost = d.param[Param.GOVERNMENT_COST] * (1.0 + now.war[War.STALEMATE])
    war_value = p + (1.0 - p) * d.utility(len(now.band), movement) - cost
    deal = d.utility(len(now.band), x)
    d.events["deal worth no more than being exploited"] += deal <= left
    if deal <= left or not left < war_value < deal:
        return False
    least = (war_value - left) / (deal - left)
    return least <= t < least * loose / (least * loose + (1.0 - least) * held)
