"""Section 4.10: excluded factions, spoilers, defection, change of sides, splits, the rival.

Neutral: strengths, groups and the rival of the first day; v = 0.
"""

import math

from tests.oracles.course.cooperation import rival_term
from tests.oracles.course.state import Course, clip, logistic

FAR = 0.34


def excluded(run: Course, u: str) -> bool:
    """Tell X_u."""
    st = run.st
    if u in st.bound:
        return False
    apart = run.max_c() - run.c(u) > FAR
    return apart or (st.talks and (run.world.government, u) not in st.channels)


def attack_chance(p: dict, eta: float, g: float, hot: bool) -> float:
    """Return the chance of an attack by an excluded faction."""
    size = min(1.0, 0.2 + 3.0 * g)
    return p["attempt"] * (0.3 + 0.7 * eta) * size * (1.5 if hot else 0.5)


def defection_chance(p: dict, stance: float, hot: bool) -> float:
    """Return the chance that a part of a faction goes over to the rival."""
    return math.exp(p["defect0"]) * (1.0 - stance) * (2.0 if hot else 1.0)


def split_chance(p: dict, uneven: float, eta: float, hot: bool) -> float:
    """Return the chance that a member leaves its group."""
    z = p["split0"] + 3.0 * (0.6 - p["cohesion"]) + 4.0 * p["split_by"] * uneven
    return logistic(z + p["split_talk"] * eta * float(hot))


def presence(
    p: dict, r: float, eps: float, coop: float, out: float, leak: float, near: float
) -> float:
    """Return R after a month; ``out`` sums influence of the excluded, ``near`` is R_near - R."""
    grows = p["r_grow"] + p["r_sd"] * eps + coop + p["r_excl"] * out + 0.1 * leak
    return clip(r * math.exp(grows) + p["r_near"] * near, 0.0, 1.0)


def scale(run: Course, u: str, factor: float) -> None:
    """Multiply a faction's strength and influence."""
    run.st.g[u] *= factor
    for key in run.st.influence:
        if key[0] == u:
            run.st.influence[key] *= factor


def attacks(run: Course, who: str, size: float) -> None:
    """Add the violence of one attack."""
    run.st.v += size
    run.st.attacks += 1
    run.happened("attack", who)


def outside(run: Course, u: str, hot: bool) -> None:
    """Let one excluded faction grow, attack, and lose members to the rival, in this order."""
    st, p, faction = run.st, run.p, run.world.factions[u]
    scale(run, u, math.exp(p["recruit"]))
    chance = attack_chance(p, faction.hardness, st.g[u], hot)
    run.note("attack", u, chance=chance)
    if run.u("attack", u) < chance:
        attacks(run, u, p["blast"])
    if not run.has_rival:
        return
    chance = defection_chance(p, faction.stance.get("rival", 0.0), hot)
    run.note("defect", u, chance=chance)
    if run.u("defect", u) < chance:
        for r in st.R:
            st.R[r] += 0.25 * st.influence[u, r]
        scale(run, u, 0.5)
        run.happened("defection", u)


def militias(run: Course) -> None:
    """Let militias of the government attack talks."""
    st, p = run.st, run.p
    for u in sorted(st.active):
        chance = p["attempt"] * run.world.factions[u].hardness
        if st.side[u] == 1 and st.talks and run.u("attack", u) < chance:
            attacks(run, u, p["blast"] / 2)


def insiders(run: Course, movement: list[str]) -> None:
    """Let contacted, sitting or bound factions attack."""
    st, p = run.st, run.p
    for u in movement:
        sits = any(pair[1] == u for pair in st.channels)
        if not (st.c[u] > 0 or sits or u in st.bound):
            continue
        chance = p["inside"] * (0.3 + 0.7 * run.world.factions[u].hardness)
        if run.u("inside", u) < chance:
            attacks(run, u, p["blast"])


def turning(run: Course, movement: list[str]) -> list[str]:
    """Return the factions that go over to the government this month."""
    st, gov, found = run.st, run.world.government, []
    for u in movement:
        if u in st.bound:
            continue
        hazard = run.p["sides"] * (1.0 + float((gov, u) in st.channels))
        if run.u("side", u) < hazard:
            found.append(u)
    return found


def turn(run: Course, u: str) -> None:
    """Put a faction on the government's side for good."""
    st = run.st
    st.side[u] = 1
    st.channels = {pair for pair in st.channels if pair[1] != u}
    st.bilateral = {pair for pair in st.bilateral if pair[1] != u}
    run.happened("side", u)


def splits(run: Course, movement: list[str], turned: list[str], hot: bool) -> None:
    """Let members leave groups of two or more."""
    st = run.st
    total, mean = sum(st.g[u] for u in movement), run.mean_c()
    uneven = sum(st.g[u] * abs(run.c(u) - mean) for u in movement) / total if total > 0 else 0.0
    for _, members in run.groups():
        mine = [u for u in members if u in st.active]
        if len(mine) < 2:
            continue
        for u in mine:
            eta = run.world.factions[u].hardness
            chance = split_chance(run.p, uneven, eta, hot)
            run.note("split", u, chance=chance)
            if u not in turned and run.u("split", u) < chance:
                st.group[u] = ("alone", u)
                run.happened("split", u)
                if eta > 0.5:
                    st.bound.discard(u)


def rival(run: Course, out: dict[str, float]) -> None:
    """Move the rival's presence, all regions on the presence of one moment."""
    st, before = run.st, dict(run.st.R)
    leak = run.p["arms_leak"] * run.lever("arms")
    for r, now in before.items():
        near = run.world.regions[r].neighbours if run.world.regions else []
        towards = sum(before[one] for one in near) / len(near) - now if near else 0.0
        eps = run.eps("rival", r)
        coop = rival_term(run, r)
        st.R[r] = presence(run.p, now, eps, coop, out[r], leak, towards)


def step_exclusion(run: Course) -> None:
    """Step 10."""
    st = run.st
    if not run.on("exclusion"):
        return
    st.v /= 2.0
    movement = run.movement
    out = [u for u in movement if excluded(run, u)]
    outside_influence = {r: sum(st.influence[u, r] for u in out) for r in st.R}
    hot = st.talks or st.deal != "none"
    for u in out:
        outside(run, u, hot)
    militias(run)
    insiders(run, movement)
    turned = turning(run, movement)
    splits(run, movement, turned, hot)
    if run.has_rival:
        rival(run, outside_influence)
    for u in turned:
        turn(run, u)
    run.note("exclusion", None, out=out, v=st.v, R=dict(st.R), g=dict(st.g))
