"""The engagement model in plain Python, written from docs/model.md: spoiling."""

from tests.reference.engagement_oracle_base import Draw, Now, clip

from detente.strategy.rows import Band, Faction, Model, Param, Purpose, Stance, War


def spoiling(d: Draw, was: Now, now: Now, month: int) -> None:
    war, p = now.war, d.param
    war[War.ATTACKED] = 0.0
    war[War.VIOLENCE] /= 2.0
    sat = [f for f, band in enumerate(now.band) if band[Band.SAT]]
    if not war[War.GOVERNMENT_SAT]:
        return
    t = d.mean({f: now.band[f][Band.TRUSTED] for f in sat})
    loose = p[Param.SPOILED_UNTRUSTWORTHY]
    held = min(loose, p[Param.SPOILED_TRUSTWORTHY] * (1.0 - 0.7 * p[Param.MODERATES]))
    pays = t * held + (1.0 - t) * loose > p[Param.ATTACK_COST]
    keen = bool(war[War.OFFER]) and pays and within(d, now, t, held, loose)
    for f, band in enumerate(now.band):
        g = d.share[f]
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
    movement = [d.total([float(ideal[f, k]) for f in range(len(now.band))]) for k in d.issues]
    cost = d.param[Param.GOVERNMENT_COST] * (1.0 + now.war[War.STALEMATE])
    war_value = p + (1.0 - p) * d.utility(len(now.band), movement) - cost
    deal = d.utility(len(now.band), x)
    if deal <= left or not left < war_value < deal:
        return False
    least = (war_value - left) / (deal - left)
    return least <= t < least * loose / (least * loose + (1.0 - least) * held)
