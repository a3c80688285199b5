"""The engagement model in plain Python: the state, battlefield, contact, trust and cohesion.

Written from docs/model.md and the decision on standing and instruments, and not from the code;
`engagement_oracle` holds the rest.
"""

import math
from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from detente.engagement.layout import (
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
    Stance,
    Tie,
    War,
)
from detente.engagement.world import State, World
from detente.numerics.philox import normal_shock, shock


def logistic(z: float) -> float:
    return 1.0 / (1.0 + math.exp(-z)) if z > 0 else math.exp(z) / (1.0 + math.exp(z))


def logit(p: float) -> float:
    return math.log(p) - math.log(1.0 - p)


def clip(x: float, low: float, high: float) -> float:
    return min(max(x, low), high)


@dataclass
class Now:
    """What changes by month."""

    guest: list[dict[Guest, float]]
    band: list[dict[Band, float]]
    war: dict[War, float]
    terms: dict[Model, list[float]]
    presence: list[float]

    @property
    def share(self) -> list[float]:
        return [band[Band.STRENGTH] for band in self.band]

    def mean(self, values: dict[int, float]) -> float:
        """Return the mean by strength of one value a faction."""
        total = sum(self.share[f] for f in values)
        return sum(self.share[f] * v for f, v in values.items()) / total

    def total(self, values: list[float]) -> float:
        """Return the sum over all factions weighed by strength."""
        return sum(g * v for g, v in zip(self.share, values, strict=True))

    def arrays(self) -> State:
        return State(
            np.array([[row[key] for key in Guest] for row in self.guest]),
            np.array([[row[key] for key in Band] for row in self.band]),
            np.array([self.war[key] for key in War]),
            np.array([self.terms[key] for key in Model]),
            np.array(self.presence),
        )


@dataclass
class Draw:
    """What is fixed in a draw, its luck, and a count of what happened in it."""

    world: World
    number: int
    seed: int
    events: Counter = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.power = [dict(zip(Power, map(float, row), strict=True)) for row in self.world.power]
        self.faction = [
            dict(zip(Faction, map(float, row), strict=True)) for row in self.world.faction
        ]
        self.param = dict(zip(Param, map(float, self.world.param), strict=True))
        self.policy = dict(zip(Policy, map(float, self.world.policy), strict=True))
        self.issues = range(self.world.stance.shape[2])
        self.reading = Hypothesis(int(self.param[Param.HYPOTHESIS]))
        self.posture = Posture(int(self.policy[Policy.POSTURE]))
        self.one = self.reading == Hypothesis.ONE

    def uniform(self, purpose: Purpose, month: int, key: float = 0) -> float:
        return shock(self.seed, 0, int(key), int(purpose), month, self.number)

    def normal(self, purpose: Purpose, month: int, key: float = 0) -> float:
        return normal_shock(self.seed, 0, int(key), int(purpose), month, self.number)

    @property
    def consent(self) -> bool:
        return self.param[Param.CONSENT_LUCK] < self.policy[Policy.CONSENT]

    def utility(self, party: int, point: list[float]) -> float:
        """Return what a point is worth to a faction or, last, to the government."""
        ideal = [float(self.world.stance[Stance.IDEAL, party, k]) for k in self.issues]
        weight = [float(self.world.stance[Stance.SALIENCE, party, k]) for k in self.issues]
        if sum(weight) == 0.0:
            return 1.0
        lost = sum(s * abs(x - i) for s, x, i in zip(weight, point, ideal, strict=True))
        return 1.0 - lost / sum(weight)


def start(d: Draw) -> Now:
    """Initialisation."""
    guest = [
        {
            Guest.CONTACT: p[Power.CONTACT],
            Guest.OPENED: 0.0 if p[Power.CONTACT] == 3 else -1.0,
            Guest.URGE: 0.0,
            Guest.ROLE: float(Role.ABSENT),
            Guest.PROPENSITY: p[Power.PROPENSITY],
            Guest.SPILL: 0.0,
            Guest.ATTENDED: 0.0,
            Guest.FIRST_ROLE: float(Role.ABSENT),
        }
        for p in d.power
    ]
    band = [
        {
            **dict.fromkeys(Band, 0.0),
            Band.ENGAGED: f[Faction.CONTACT],
            Band.STRENGTH: f[Faction.SHARE],
            Band.PROPENSITY: f[Faction.PROPENSITY],
            Band.TRUSTED: clip(f[Faction.TRUSTED], 0.01, 0.99),
            Band.TRUSTS: clip(f[Faction.TRUSTS], 0.01, 0.99),
        }
        for f in d.faction
    ]
    war = dict.fromkeys(War, 0.0)
    war[War.DEATHS] = war[War.DEATHS_1] = war[War.DEATHS_2] = 1.0
    war[War.BALANCE] = d.param[Param.BALANCE]
    war[War.DRUGS] = 1.0
    war[War.COHESION] = clip(d.param[Param.COHESION], 0.01, 0.99)
    war[War.MOVEMENT_PROPENSITY] = d.param[Param.MOVEMENT_PROPENSITY]
    war[War.STALEMATE] = stalemate(d, war)
    terms = {model: [math.nan] * len(d.issues) for model in Model}
    now = Now(guest, band, war, terms, [float(row[0]) for row in d.world.place])
    host = int(d.policy[Policy.HOST])
    highest = max([guest[host][Guest.CONTACT], *(b[Band.ENGAGED] for b in band)])
    guest[host][Guest.CONTACT] = highest
    guest[host][Guest.OPENED] = 0.0 if highest == 3 else -1.0
    moving = [drive(d, now, j) for j, power in enumerate(d.power) if power[Power.MOVES]]
    war[War.CONTACT_CENTRE] = sum(moving) / len(moving) if moving else 0.0
    return now


def usual_deaths(d: Draw) -> float:
    """Return the level to which deaths return, e to the mu."""
    return -1.0 / math.log(1.0 - d.param[Param.PAIN])


def stalemate(d: Draw, war: dict[War, float]) -> float:
    three = war[War.DEATHS] + war[War.DEATHS_1] + war[War.DEATHS_2]
    pain = 1.0 - math.exp(-three / (3.0 * usual_deaths(d)))
    return pain * (1.0 - abs(2.0 * war[War.BALANCE] - 1.0))


def battlefield(d: Draw, was: Now, now: Now, month: int) -> None:
    war, p = now.war, d.param
    mu = math.log(usual_deaths(d))
    gap = p[Param.DEATHS_KEPT] * (was.war[War.LOG_DEATHS] - mu)
    war[War.LOG_DEATHS] = mu + gap + p[Param.DEATHS_SPREAD] * d.normal(Purpose.DEATHS, month)
    force = {Posture.NEUTRAL: 0.0, Posture.COERCION: 1.0, Posture.DIVIDE: 0.5}[d.posture]
    armed = max(band[Band.ARMED] for band in was.band)
    factors = (
        1.0 - 0.85 * was.war[War.BOUND],
        1.0 + was.war[War.VIOLENCE],
        1.0 + was.war[War.SURGE],
        1.0 + force * p[Param.FORCE_DEATHS],
        1.0 + p[Param.ARMS_DEATHS] * armed,
    )
    war[War.DEATHS] = math.exp(war[War.LOG_DEATHS]) * math.prod(factors)
    war[War.DEATHS_1], war[War.DEATHS_2] = was.war[War.DEATHS], was.war[War.DEATHS_1]
    war[War.TOLL] += war[War.DEATHS]
    drift = 4.0 * p[Param.FORCE_DRIFT] if d.posture != Posture.NEUTRAL else 0.0
    drift -= p[Param.ARMS_DRIFT] * armed
    moved = p[Param.BALANCE_SPREAD] * d.normal(Purpose.BALANCE, month) + drift
    war[War.BALANCE] = logistic(logit(was.war[War.BALANCE]) + moved)
    war[War.STALEMATE] = stalemate(d, war)


def contact(d: Draw, was: Now, now: Now, month: int) -> None:
    host = int(d.policy[Policy.HOST])
    for j, power in enumerate(d.power):
        if power[Power.MOVES] and j != host:
            now.guest[j][Guest.CONTACT] += move(d, was, j, month)
    exits(d, was, now)
    convenor(d, was, now)
    now.guest[host][Guest.CONTACT] = max(b[Band.ENGAGED] for b in now.band)
    for guest in now.guest:
        if guest[Guest.CONTACT] == 3 and guest[Guest.OPENED] < 0:
            guest[Guest.OPENED] = float(month)
            d.events["opened"] += 1


def exits(d: Draw, was: Now, now: Now) -> None:
    """Count months begun in contact, and give up for good those that fail an exit test."""
    months, attacks = d.policy[Policy.EXIT_MONTHS], d.policy[Policy.EXIT_ATTACKS]
    for before, band in zip(was.band, now.band, strict=True):
        if not before[Band.ENGAGED]:
            band[Band.IDLE] = 0.0
            continue
        begun = 0.0 if before[Band.COOPERATED] else before[Band.IDLE]
        idle = 0 < months <= begun
        attacked = 0 < attacks <= was.war[War.ATTACKS]
        band[Band.IDLE] = begun + 1.0
        if (idle or attacked) and not before[Band.LEFT]:
            if before[Band.BOUND]:
                d.events["bound and not left"] += 1
            else:
                band[Band.LEFT] = 1.0
                d.events["exit by idleness"] += idle
                d.events["exit by attacks"] += attacked
                d.events["exit as now"] += bool(d.policy[Policy.AS_NOW])


def convenor(d: Draw, was: Now, now: Now) -> None:
    """Move the convenor one level towards what it aims at, down only at its pace."""
    now.war[War.SINCE_STEP_DOWN] += 1.0
    may_step_down = now.war[War.SINCE_STEP_DOWN] >= d.policy[Policy.STEP_DOWN]
    for f, band in enumerate(now.band):
        aim = d.policy[Policy.TARGET] if d.world.target[f] else 0.0
        if d.policy[Policy.AS_NOW]:
            aim = band[Band.ENGAGED]
        if band[Band.LEFT]:
            aim = 0.0
        if band[Band.ENGAGED] < aim:
            band[Band.ENGAGED] += 1.0
            d.events["convenor up"] += 1
        elif band[Band.ENGAGED] > aim and may_step_down:
            band[Band.ENGAGED] -= 1.0
            now.war[War.SINCE_STEP_DOWN] = 0.0
            d.events["convenor down"] += 1
            d.events["as now and down"] += bool(d.policy[Policy.AS_NOW])


def drive(d: Draw, was: Now, j: int) -> float:
    """Return what moves a power's rates, in logarithms, pressure apart."""
    p, power = d.param, d.power[j]
    weights = d.world.tie[Tie.EXPOSURE, j]
    exposure = sum(
        float(w) * g[Guest.CONTACT] / 3.0 for w, g in zip(weights, was.guest, strict=True)
    )
    return (
        p[Param.EXPOSURE] * exposure
        + p[Param.STALEMATE] * was.war[War.STALEMATE]
        + p[Param.THREAT] * power[Power.THREAT]
        + p[Param.ENGAGED] * power[Power.ENGAGED]
        + p[Param.URGE] * (power[Power.URGE] + was.guest[j][Guest.URGE])
        - p[Param.LABEL] * power[Power.LABEL]
    )


def move(d: Draw, was: Now, j: int, month: int) -> float:
    """Return by how many levels another power moves: at most one event a month."""
    p, power, level = d.param, d.power[j], was.guest[j][Guest.CONTACT]
    pressed = d.policy[Policy.PRESS] and j == d.policy[Policy.PRESSED]
    log = drive(d, was, j) + p[Param.PRESS] * bool(pressed) - was.war[War.CONTACT_CENTRE]
    up = power[Power.OMEGA] * clip(math.exp(log), 0.25, 4.0) * p[Param.TOGETHER]
    first = [p[Param.FIRST_CLANDESTINE], p[Param.FIRST_UNOFFICIAL]]
    first.append(max(0.0, 1.0 - sum(first)))
    rates = {
        0: {n: up * power[Power.OPENING] * first[n - 1] for n in (1, 2, 3)},
        1: {2: up * p[Param.RISE_UNOFFICIAL], 3: up * p[Param.RISE_OPEN]},
        2: {3: up * p[Param.RISE_FROM_UNOFFICIAL]},
        3: {},
    }[int(level)]
    down = p[Param.CONTACT_DOWN] if level else 0.0
    if level == 3:
        down *= math.exp(was.war[War.VIOLENCE])
    total = sum(rates.values()) + down
    if total == 0.0:
        return 0.0
    event = 1.0 - math.exp(-total / 12.0)
    luck = d.uniform(Purpose.CONTACT, month, power[Power.KEY])
    reached = 0.0
    for target in sorted(rates, reverse=True):
        reached += event * rates[target] / total
        if luck < reached:
            d.events["up"] += 1
            d.events["jump"] += target - level > 1
            return target - level
    if luck > 1.0 - event * down / total:
        d.events["down"] += 1
        return -level
    return 0.0


def trust(d: Draw, was: Now, now: Now, month: int) -> None:
    p = d.param
    untrustworthy = p[Param.SPOILED_UNTRUSTWORTHY]
    trustworthy = p[Param.SPOILED_TRUSTWORTHY] * (1.0 - 0.7 * p[Param.MODERATES])
    trustworthy = min(untrustworthy, trustworthy)
    if was.war[War.ATTACKED]:
        ratio = trustworthy / untrustworthy
    else:
        a = p[Param.ATTEMPT_RATE]
        ratio = (1.0 - a * trustworthy) / (1.0 - a * untrustworthy)
    for before, band in zip(was.band, now.band, strict=True):
        seen = math.log(ratio) * before[Band.SAT]
        helped = 0.5 * math.log(p[Param.COOPERATION_RATIO]) * before[Band.COOPERATED]
        distrust = p[Param.ARMS_DISTRUST] * before[Band.ARMED]
        if before[Band.SAT] or before[Band.COOPERATED] or before[Band.ARMED]:
            for row, lost in ((Band.TRUSTED, distrust), (Band.TRUSTS, 0.0)):
                moved = logistic(logit(before[row]) + p[Param.TEMPER] * (seen + helped) - lost)
                band[row] = clip(moved, 0.01, 0.99)
            d.events["trust"] += 1
            d.events["arms cost trust"] += distrust > 0


def cohesion(d: Draw, was: Now, now: Now, month: int) -> None:
    p, war = d.param, now.war
    level = [band[Band.ENGAGED] / 3.0 for band in was.band]
    mean = was.total(level)
    spread = was.total([abs(c - mean) for c in level])
    resisted = 1.0 - p[Param.RESISTANCE] * d.one
    sign = -1.0 if d.one and p[Param.TIGHTENS] else 1.0
    kappa = was.war[War.COHESION]
    moved = (
        kappa
        + p[Param.RETURN] * (p[Param.COHESION] - kappa)
        - sign * 4.0 * p[Param.PULL] * spread * resisted
        - p[Param.DIVIDE] * resisted * (d.posture == Posture.DIVIDE)
        + 0.3 * p[Param.DIVIDE] * (d.posture == Posture.COERCION and d.one)
        + p[Param.COHESION_SPREAD] * d.normal(Purpose.COHESION, month)
    )
    war[War.COHESION] = clip(moved, 0.01, 0.99)
    for f, band in enumerate(now.band):
        if was.share[f] == 0 or band[Band.SPLINTER]:
            continue
        angry = d.faction[f][Faction.HARDLINER] * was.war[War.GOVERNMENT_SAT]
        chance = logistic(p[Param.SPLIT_BASE] + p[Param.SPLIT_SLOPE] * (1.0 - kappa) + angry)
        if d.uniform(Purpose.SPLIT, month, d.faction[f][Faction.KEY]) < chance:
            band[Band.SPLINTER] = 1.0
            war[War.SPLITS] += 1.0
            d.events["split"] += 1
