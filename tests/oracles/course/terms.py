"""Section 4.8: tables, offers, signatures. Neutral: nothing is signed."""

import math
from dataclasses import dataclass

from tests.oracles.course.bargain import (
    Party,
    accepts,
    consents,
    exploited_at,
    group_party,
    guarantee,
    head_party,
    log_accepts,
    the_war,
    utility,
    value,
    value_now,
    worth,
)
from tests.oracles.course.joining import IN_FORCE
from tests.oracles.course.state import Course, clip
from tests.oracles.course.talks import by_voice, may_sit, order, speaking

GRID = [step / 20 for step in range(1, 20)]  # w
MOVED = 0.25  # of troops, from the status quo


@dataclass
class Offer:
    """The best offer of a table."""

    w: float
    z: dict[str, float]
    nu: tuple[float, float]
    G: tuple[float, float]


def sitting_powers(run: Course, members: list[str]) -> set[str]:
    """Return the heads but the government that have a channel with a group."""
    gov = run.world.government
    return {h for h, u in run.st.channels if u in members and h != gov}


def on_table(run: Course, h: str, members: list[str]) -> list[str]:
    """Return the issues on a table; none without an issue that somebody controls."""
    sits = {h}
    if h == run.world.government:
        sits |= sitting_powers(run, members)
    issues = run.world.issues
    found = [k for k, issue in issues.items() if set(issue.controllers) <= sits]
    return found if any(issues[k].controllers for k in found) else []


def power_to_propose(a: float, share: float, x: float, voice: float) -> float:
    """Return p, the group's weight in the bargain."""
    group = math.exp(a) * (0.5 + 0.5 * share) * math.exp(-x / 2)
    head = voice * math.exp(x / 2)
    return group / (group + head)


def between(w: float, group: Party, head: Party, k: str, now: float) -> float:
    """Return z_k(w); the terms as they are if nobody cares."""
    mine, theirs = w * group.salience[k], (1.0 - w) * head.salience[k]
    if mine + theirs == 0:
        return now
    return (mine * group.ideal[k] + theirs * head.ideal[k]) / (mine + theirs)


def share_of(run: Course, members: list[str]) -> float:
    """Return the members' share of the active movement's strength."""
    total = sum(run.st.g[u] for u in run.movement)
    return sum(run.st.g[u] for u in members) / total if total > 0 else 0.0


def best_offer(
    group: Party, head: Party, war: object, issues: list[str], p_group: float, gamma: float
) -> Offer:
    """Return the first maximum over the grid."""
    best, most = None, -math.inf
    soft = war.p["soft"]
    for w in GRID:
        z = war.now | {k: between(w, group, head, k, war.now[k]) for k in issues}
        nu_u, g_u = worth(group, head, war, z, gamma)
        nu_h, g_h = worth(head, group, war, z, gamma)
        score = p_group * log_accepts(g_u, soft) + (1.0 - p_group) * log_accepts(g_h, soft)
        if score > most:
            best, most = Offer(w, z, (nu_u, nu_h), (g_u, g_h)), score
    return best


def chance_to_sign(
    run: Course, h: str, members: list[str], issues: list[str], war: object, offer: Offer
) -> float:
    """Return the chance of a signature."""
    p = run.p
    chance = p["pace"] * accepts(offer.G[0], p["soft"]) * accepts(offer.G[1], p["soft"])
    if h == run.world.government:
        used = {one for k in issues for one in run.world.issues[k].controllers} - {h}
        for one in sorted(used):
            g = consents(head_party(run, one, members), war, offer.z)
            chance *= accepts(g, p["soft"])
    return chance


def settle(run: Course, h: str, members: list[str], issues: list[str], z: dict) -> None:
    """Write a signature down: terms, who is bound, run-downs of troops."""
    st, gov = run.st, run.world.government
    for k in issues:
        st.terms[k] = z[k]
        issue = run.world.issues[k]
        if issue.troops and abs(z[k] - issue.status_quo) > MOVED:
            for one in issue.controllers:
                head = run.world.heads[one]
                if head.backs_government > 0 or head.backs_movement > 0:
                    st.running[one] = True
    if h == gov:
        st.bound |= set(members)
    else:
        st.bilateral |= {(h, u) for u in members}


def bargains(run: Course, h: str, key: str, members: list[str], old: set) -> bool:
    """Hold one table, if there is one; tell whether it signs. ``old``: bound by an earlier deal."""
    st, gov = run.st, run.world.government
    mine = speaking(run, h, members)
    if not any((h, u) in st.channels for u in mine):
        return False
    if h != gov and any((h, u) in st.bilateral for u in mine):
        return False
    issues = on_table(run, h, mine)
    if not issues:
        return False
    group, head, war = group_party(run, mine, h), head_party(run, h, mine), the_war(run)
    a = by_voice(run, mine, st.a)
    share, voice = share_of(run, mine), run.world.heads[h].voice
    p_group = power_to_propose(a, share, st.x, voice)
    offer = best_offer(group, head, war, issues, p_group, guarantee(run))
    chance = chance_to_sign(run, h, mine, issues, war, offer)
    signs = run.u("sign", (h, key)) < chance
    run.note(
        *("table", (h, key)),
        V=(value_now(group, war), value_now(head, war)),
        p=p_group,
        w=offer.w,
        z=offer.z,
        nu=offer.nu,
        G=offer.G,
        chance=chance,
        signs=signs,
        issues=issues,
        before=war.now,
        U=(utility(group, offer.z), utility(head, offer.z)),
        x_e=(value(group, war, [exploited_at(group, war)]),),
    )
    if signs:
        late = [u for u in members if h != gov or u not in st.bound]
        if h == gov:
            st.bound -= old
            old.clear()
        settle(run, h, late, issues, offer.z)
        run.happened("signed" if h == gov else "bilateral", (h, key))
    return signs


def step_terms(run: Course) -> None:
    """Step 8."""
    st, gov = run.st, run.world.government
    if not run.on("terms"):
        return
    in_force = st.beta >= IN_FORCE
    old = set() if in_force else set(st.bound)
    for h in order(run):
        if not may_sit(run, h) or (h == gov and in_force and run.on("joining")):
            continue
        for key, members in run.groups():
            bargains(run, h, key, members, old)
    run.note("terms", None, now={k: clip(z, 0.0, 1.0) for k, z in st.terms.items()})
