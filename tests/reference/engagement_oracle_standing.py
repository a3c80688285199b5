"""The engagement model in plain Python, written from its texts: instruments, exits, standing."""

from tests.reference.engagement_oracle_base import Draw, Now

from detente.strategy.rows import Band, Faction, Guest, Param, Policy, Power, War

GIVEN = {Policy.ARMS: Param.ARMS_TRUE, Policy.TRAINING: Param.TRAINING_TRUE}
GIVEN[Policy.INTELLIGENCE] = Param.INTELLIGENCE_TRUE


def used(d: Draw, was: Now, instrument: Policy, f: int) -> float:
    """Return the level at which an instrument is used with a faction that has climbed so far."""
    if was.band[f][Band.SUCCESSES] < d.policy[Policy[f"{instrument.name}_AFTER"]]:
        d.events["held back by the ladder"] += d.policy[instrument] > 0
        return 0.0
    if d.policy[Policy.AS_NOW]:
        return d.policy[instrument] * d.param[GIVEN[instrument]]
    return d.policy[instrument]


def deliveries(d: Draw, was: Now, now: Now, contact: list[float]) -> None:
    """Give arms and training to factions in contact; their raw strength grows by it."""
    for f, band in enumerate(now.band):
        level = used(d, was, Policy.ARMS, f) + used(d, was, Policy.TRAINING, f)
        band[Band.ARMED] = level if contact[f] else 0.0
        d.events["arms given"] += band[Band.ARMED] > 0
    grown = [
        b[Band.STRENGTH] * (1.0 + d.param[Param.ARMS_STRENGTH] * n[Band.ARMED])
        for b, n in zip(was.band, now.band, strict=True)
    ]
    for band, strength in zip(now.band, grown, strict=True):
        band[Band.STRENGTH] = strength / sum(grown)


def appeals(d: Draw, was: Now, now: Now) -> None:
    together = sum(band[Band.SUCCESSES] for band in was.band)
    made = together >= d.policy[Policy.APPEAL_AFTER]
    d.events["appeal held back"] += d.policy[Policy.APPEAL] > 0 and not made
    now.war[War.APPEAL] = made * d.policy[Policy.APPEAL] * d.param[Param.APPEAL]
    d.events["appeal repels"] += now.war[War.APPEAL] < 0


def most_armed(was: Now) -> float:
    return max(band[Band.ARMED] for band in was.band)


def exits(d: Draw, was: Now, now: Now) -> None:
    """Give factions up, for good: too long in contact without success, or too many attacks."""
    months, attacks = d.policy[Policy.EXIT_MONTHS], d.policy[Policy.EXIT_ATTACKS]
    for before, band in zip(was.band, now.band, strict=True):
        if not before[Band.ENGAGED]:
            band[Band.IDLE] = 0.0
            continue
        whole = 0.0 if before[Band.COOPERATED] else before[Band.IDLE]
        band[Band.IDLE] = whole + 1.0
        idle = bool(months) and whole >= months
        struck = bool(attacks) and was.war[War.ATTACKS] >= attacks
        if (idle or struck) and not before[Band.BOUND]:
            d.events["exit by idleness"] += idle and not before[Band.LEFT]
            d.events["exit by attacks"] += struck and not before[Band.LEFT]
            band[Band.LEFT] = 1.0


def standing(d: Draw, was: Now, now: Now, month: int) -> None:
    war, loss = now.war, d.param[Param.FAILURE_LOSS]
    first = not was.war[War.DEAL] or war[War.BROKEN] > was.war[War.BROKEN]
    fuller = war[War.DEAL] == 2 and was.war[War.DEAL] == 1
    if war[War.DEAL] and (first or fuller):
        mean = d.total([band[Band.ENGAGED] / 3.0 for band in now.band])
        war[War.CREDIT] = min(1.0, mean + war[War.PRESENT])
        d.events["credited"] += 1
    if war[War.DEAL]:
        extent = 1.0 if war[War.DEAL] == 2 else war[War.BOUND]
        war[War.STATUS_SUCCESS] = war[War.CREDIT] * extent
    else:
        war[War.STATUS_SUCCESS] = -loss * war[War.CREDIT] if war[War.BROKEN] else 0.0
        d.events["standing lost by failure"] += war[War.STATUS_SUCCESS] < 0
    for f, band in enumerate(now.band):
        if d.faction[f][Faction.HARDLINER] and d.share[f] > 0 and band[Band.ENGAGED] == 3:
            war[War.PUBLIC] = 1.0
            d.events["public contact with a hardliner"] += 1
    powers = [j for j, power in enumerate(d.power) if power[Power.MOVES]]
    opened = [now.guest[j][Guest.CONTACT] == 3 for j in powers]
    before = [d.power[j][Power.CONTACT] == 3 for j in powers]
    change = (sum(opened) - sum(before)) / len(powers) if powers else 0.0
    d.events["acceptance falls"] += change < 0
    cost = d.param[Param.HARDLINER_COST] * war[War.PUBLIC]
    war[War.STATUS_ACCEPTANCE] = change * (loss if change < 0 else 1.0) - cost
