"""Seeded random worlds in which everything happens often: worlds, options, rounds, shocks."""

import random
from statistics import NormalDist

from tests.oracles.course.world import (
    Event,
    Exit,
    Faction,
    Head,
    Heir,
    Issue,
    Option,
    Region,
    Round,
    Shocks,
    World,
)

RANGES = {
    "adjust": (0.05, 0.3), "walk": (0.0, 0.3), "lam": (0.5, 1.8), "rundown": (0.05, 0.3),
    "look": (6, 48), "force": (-0.5, 0.5), "force_deaths": (-0.3, 0.3), "arms": (-0.5, 0.5),
    "arms_leak": (-0.5, 0.5), "quiet": (0.1, 0.6), "deaths_kept": (0.5, 0.95),
    "deaths_sd": (0.1, 0.6), "win_government": (0.002, 0.05), "win_rebels": (0.002, 0.05),
    "ceasefire": (0.01, 0.15), "low_activity": (0.01, 0.15), "fail_whole": (0.005, 0.1),
    "fail_part": (0.01, 0.2), "join": (0.02, 3.0), "hurdle": (-0.6, 0.3), "peers": (-1.5, 1.5),
    "press": (-1, 1), "label_open": (-1, 2), "covert_seen": (0, 1), "stalemate_open": (-1, 1),
    "threat": (-1, 1), "engaged_before": (-1, 1), "urged": (-1, 1), "bridge": (-1, 1),
    "mod": (-0.1, 0.1), "mod_hard": (-0.06, 0.06), "means": (-0.05, 0.05),
    "status": (-0.1, 0.1), "split_by": (-1, 1), "coop_trust": (-0.3, 0.3), "t_trust": (-1, 3),
    "q_coop": (-0.1, 0.1), "q_sd": (0, 0.1), "talk0": (-3, 0), "t_will": (0, 4),
    "t_mhs": (0, 2), "t_med": (-1, 1), "t_med0": (-1, 1), "t_round": (-1, 1),
    "t_press": (-1, 1), "appeal_talks": (-0.5, 0.5), "t_label": (-0.5, 0.5), "bil0": (-2, 1),
    "close0": (0.02, 0.3), "close_v": (0, 3), "disc": (0.01, 0.05), "loss": (0.1, 0.7),
    "comply": (0.05, 0.7), "exploit": (0, 0.3), "tau": (0.03, 0.15), "soft": (0.08, 0.3),
    "gua": (-0.6, 0.6), "pace": (0.3, 1), "commit": (0.1, 1), "stay": (0, 0.1),
    "f_unbound": (-1.5, 1.5), "f_v": (-1, 3), "f_gua": (-1, 1), "f_shift": (0, 2),
    "f_p": (-1, 1), "cf_talk": (0, 2), "cf_break": (0.01, 0.2), "low_back": (0.01, 0.2),
    "inside": (0, 0.15), "sides": (0, 0.03), "recruit": (-0.05, 0.05), "attempt": (0.05, 0.5),
    "blast": (0.1, 0.8), "defect0": (-4, -1.5), "split0": (-4, -2), "split_talk": (0, 1.5),
    "cohesion": (0.2, 0.95), "r_grow": (-0.1, 0.1), "r_sd": (0, 0.2), "r_excl": (-0.2, 0.2),
    "r_coop": (-0.3, 0.3), "r_near": (0, 0.3), "intel_gain": (-1, 1), "credit": (-1, 1),
    "critic": (0, 0.3), "cost": (-1, 1), "spill_scale": (0, 0.3), "turnover_hazard": (0, 0.1),
}  # fmt: skip
STEPS_UP = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]


def some(rng: random.Random, ids: list[str], chance: float) -> list[str]:
    """Return each id with a chance."""
    return [one for one in ids if rng.random() < chance]


def taste(rng: random.Random, issues: list[str], low: float, high: float) -> tuple[dict, dict]:
    """Return ideal points in a range and salience; now and then nobody cares about an issue."""
    salience = {k: rng.random() if rng.random() < 0.85 else 0.0 for k in issues}
    if rng.random() < 0.04:
        salience = dict.fromkeys(issues, 0.0)
    return {k: rng.uniform(low, high) for k in issues}, salience


def random_issues(rng: random.Random, powers: list[str]) -> dict[str, Issue]:
    """Return issues of the government, of powers, of both, and of nobody."""
    found = {"i0": Issue("i0", ["gov"], rng.uniform(0, 0.4))}
    for at in range(1, rng.randint(1, 5)):
        draw, one = rng.random(), rng.choice(powers)
        who = [one] if draw < 0.4 else ["gov"] if draw < 0.55 else ["gov", one]
        if draw > 0.75:
            who = [] if draw < 0.9 else rng.sample(powers, min(2, len(powers)))
        key = f"i{at}"
        found[key] = Issue(key, who, rng.uniform(0, 0.5), rng.random() < 0.6)
    return found


def random_head(rng: random.Random, h: str, issues: list[str]) -> Head:
    """Return a power."""
    ideal, salience = taste(rng, issues, 0.0, 0.9)
    head = Head(h, ideal, salience, rng.uniform(0.03, 0.5), rng.gauss(0, 0.1))
    head.voice = rng.choice([1.0, rng.uniform(0.3, 2.0)])
    draw = rng.random()
    if draw < 0.4:
        head.backs_government = rng.uniform(0.2, 2.0)
    elif draw < 0.6:
        head.backs_movement = rng.uniform(0.2, 2.0)
    head.withdrawal = rng.uniform(0, 0.15)
    head.label, head.label_hazard = rng.random() < 0.5, rng.uniform(0, 0.08)
    head.threat, head.engaged = rng.random(), float(rng.random() < 0.5)
    head.urging, head.bridging = rng.random() < 0.3, rng.random() < 0.2
    head.contact = rng.choice([0, 0, 1, 2, 3])
    head.admitted = head.contact >= 2 and rng.random() < 0.5
    head.admits = rng.random() < 0.5
    head.rates = {pair: rng.uniform(0, 0.12) for pair in STEPS_UP if rng.random() < 0.8}
    head.rates |= {(level, 0): rng.uniform(0, 0.1) for level in (1, 2, 3)}
    head.rank = rng.uniform(0.3, 2)
    return head


def random_heir(rng: random.Random, issues: list[str], factions: list[str]) -> Heir:
    """Return who may follow a head."""
    ideal, salience = taste(rng, issues, 0.0, 0.7)
    will, trust = ({u: rng.uniform(0.02, 0.98) for u in factions} for _ in range(2))
    return Heir(ideal, salience, will, trust, rng.random() < 0.6)


def random_factions(rng: random.Random, issues: list[str], regions: list[str]) -> dict:
    """Return a movement of one or two coalitions, late factions, and militias."""
    count = rng.randint(2, 7)
    weight = [rng.expovariate(1.0) if rng.random() < 0.93 else 0.0 for _ in range(count)]
    weight[0] += 0.2
    coalitions, found = rng.choice([1, 1, 2]), {}
    shares = {r: [rng.random() for _ in range(count)] for r in regions}
    for at in range(count):
        u = f"f{at}"
        ideal, salience = taste(rng, issues, 0.3, 1.0)
        one = Faction(u, ideal, salience, rng.uniform(0.03, 0.5), weight[at] / sum(weight), 0.0)
        one.voice = rng.random() if rng.random() < 0.96 else 0.0
        one.hardness, one.luck = rng.random(), rng.gauss(0, 0.1)
        one.coalition = f"coalition{rng.randrange(coalitions)}"
        one.camp, one.own_vote = f"camp{rng.randrange(2)}", rng.random() < 0.1
        one.contact = rng.choice([0, 0, 1, 2, 3])
        one.stance = {i: rng.uniform(-1, 1) for i in ("rival", "drugs", "girls") if at or i}
        one.stance = {i: s for i, s in one.stance.items() if rng.random() < 0.8}
        one.commitment = {"girls": rng.random()}
        one.influence = {r: shares[r][at] / sum(shares[r]) for r in regions}
        found[u] = one
    late_and_militias(rng, found)
    return found


def late_and_militias(rng: random.Random, factions: dict[str, Faction]) -> None:
    """Let some factions but the first form late, and some be militias."""
    for u in list(factions)[1:]:
        one, draw = factions[u], rng.random()
        if draw < 0.12:
            one.formed_month = rng.randint(1, 6)
        elif draw < 0.24:
            one.formed_hazard = rng.uniform(0.05, 0.5)
        if rng.random() < 0.15:
            one.side = 1
        if one.formed_month is not None or one.formed_hazard is not None or one.side == 1:
            one.contact = 0


def random_regions(rng: random.Random) -> dict[str, Region]:
    """Return regions with neighbours, each of which may border states."""
    keys = [f"r{at}" for at in range(rng.randint(1, 4))]
    return {
        r: Region(
            *(r, rng.uniform(0.02, 0.6)),
            some(rng, [one for one in keys if one != r], 0.5),
            some(rng, ["s0", "s1"], 0.5),
        )
        for r in keys
    }


def random_events(rng: random.Random, heads: list[str], factions: list[str]) -> list[Event]:
    """Return declared events of every kind."""
    sizes = {
        "balance": (-1.0, 1.0), "contact": (0.0, 4.0), "withdrawal": (0.0, 0.0),
        "support": (0.0, 2.0), "trust": (-0.5, 0.5), "shock": (-2.0, 2.0), "turnover": (0.0, 0.0),
    }  # fmt: skip
    found = []
    for at in range(rng.choice([0, 1, 2, 3, 4])):
        kind = rng.choice(list(sizes))
        targets = heads if kind not in {"contact", "withdrawal", "support"} else heads[1:]
        target = rng.choice(targets + (factions if kind == "shock" else []))
        event = Event(f"e{at}", kind, target, rng.uniform(*sizes[kind]))
        if rng.random() < 0.6:
            event.month, event.probability = rng.randint(1, 8), rng.choice([1.0, rng.random()])
        else:
            event.hazard = rng.uniform(0, 0.3)
        found.append(event)
    return found


def random_world(seed: int) -> World:
    """Return a world of six to twelve months; all pairs of a head and a faction are assessed."""
    rng = random.Random(f"world {seed}")
    powers = [f"p{at}" for at in range(rng.randint(1, 5))]
    issues = random_issues(rng, powers)
    heads = {"gov": random_head(rng, "gov", list(issues))}
    heads["gov"].ideal = {k: rng.uniform(0, 0.4) for k in issues}
    heads["gov"].backs_government = heads["gov"].backs_movement = 0.0
    heads["gov"].contact, heads["gov"].label, heads["gov"].rates = 0, False, {}
    heads |= {h: random_head(rng, h, list(issues)) for h in powers}
    place = rng.choice(["none", "whole", "regions", "regions"])
    regions = random_regions(rng) if place == "regions" else {}
    factions = random_factions(rng, list(issues), list(regions))
    for head in heads.values():
        head.heirs = [random_heir(rng, list(issues), list(factions))]
    pairs = [pair for h in heads for u in factions for pair in ((h, u), (u, h))]
    world = World(
        "gov",
        heads,
        factions,
        issues,
        {key: rng.uniform(*ends) for key, ends in RANGES.items()},
        trust={pair: rng.uniform(0.02, 0.98) for pair in pairs},
        will={pair: rng.uniform(0.02, 0.98) for pair in pairs},
        x0=rng.uniform(-1.2, 1.2),
        pain=rng.uniform(0.3, 0.9),
        horizon=rng.randint(6, 12),
        consent=rng.random() < 0.6,
    )
    world.reading = rng.choice(["one", "two", "many"])
    world.holdout = rng.choice([None, *powers])
    world.regions, world.rival = regions, rng.uniform(0.02, 0.6) if place == "whole" else None
    world.drugs = rng.random() < 0.5
    if rng.random() < 0.5:
        world.params["turnover_hazard"] = 0.0
    world.events = random_events(rng, list(heads), list(factions))
    world.reference = random_option(rng.randrange(10**6), world) if rng.random() < 0.7 else None
    world.deaths = rng.choice([None, rng.uniform(5, 100)])
    return world


def random_option(seed: int, world: World) -> Option:
    """Return an option for a world; it has hardly a lever twice alike."""
    rng = random.Random(f"option {seed}")

    def lever() -> float:
        return rng.choice([0.0, 1.0, rng.random()])

    option = Option(rng.choice(["none", "now", "all", "list", "list"]), rng.choice([1, 2, 3]))
    movement = [u for u, faction in world.factions.items() if faction.side == -1]
    option.levels = {u: rng.randint(0, 3) for u in movement}
    option.exclude = some(rng, movement, 0.1)
    option.label = rng.randrange(3)
    option.intel, option.arms, option.appeal = lever(), lever(), lever()
    option.guarantee, option.press_gov, option.press_holdout = lever(), lever(), lever()
    option.coerce = lever() if rng.random() < 0.4 else 0.0
    option.sequence = rng.choice(["together", "together", "issues-first", "talks-first"])
    if rng.random() < 0.3:
        waits = some(rng, ["intel", "arms", "appeal"], 0.6)
        option.instruments_after = {name: rng.randint(1, 4) for name in waits}
    if rng.random() < 0.25:
        option.exit = Exit(rng.choice([None, rng.randint(1, 4)]), rng.choice([None, 1, 3]))
    return option


def random_rounds(seed: int, world: World) -> dict[int, Round]:
    """Return rounds by month, up to a year beyond the horizon; some were announced."""
    rng, found = random.Random(f"rounds {seed}"), {}
    every = rng.choice([0, 1, 2, 3])
    for month in range(1, world.horizon + 13):
        if not every or month % every:
            continue
        asked = {*some(rng, [*world.heads, *world.factions], 0.7)}
        if not asked:
            continue
        came = {*some(rng, sorted(asked), 0.6)}
        committed = {*some(rng, sorted(asked), 0.6)} if rng.random() < 0.25 else set()
        found[month] = Round(asked, came, len(came) / len(asked), committed)
    return found


def hashed(seed: int) -> Shocks:
    """Return shocks that depend on the seed, purpose, month and who alone."""

    def uniform(purpose: str, month: int, who: object) -> float:
        return random.Random(f"{seed} {purpose} {month} {who}").random()

    def normal(purpose: str, month: int, who: object) -> float:
        u = uniform(purpose, month, who)
        return NormalDist().inv_cdf(min(max(u, 1e-12), 1 - 1e-12))

    return Shocks(uniform, normal)
