"""Section 4.6: which head sits with which group. Neutral: nobody talks."""

import math

from tests.oracles.course.state import Course, clip, logistic, weighted
from tests.oracles.course.world import Option

LEAST_VOICE = 0.2  # of a group, for `first talks`


def speaking(run: Course, h: str, members: list[str]) -> list[str]:
    """Return the members for whom a group speaks to a head: active, and free for the government."""
    st = run.st
    mine = [u for u in members if u in st.active]
    if h == run.world.government:
        mine = [u for u in mine if u not in st.bound]
    return mine if sum(run.world.factions[u].voice for u in mine) > 0 else []


def by_voice(run: Course, members: list[str], value: dict[str, float]) -> float:
    """Return a group's mean by voice."""
    return weighted([(run.world.factions[u].voice, value[u]) for u in members])


def willing(run: Course, u: str, h: str) -> float:
    """Return a faction's will to talk to a head, moved by contact."""
    return clip(run.st.will[u, h] + run.st.m[u], 0.0, 1.0)


def may_sit(run: Course, h: str) -> bool:
    """Tell whether a head can have channels at all."""
    if h == run.world.government:
        return True
    controls = any(h in issue.controllers for issue in run.world.issues.values())
    return controls and run.world.heads[h].backs_movement == 0


def through_contact(c: float, consent: bool, p: dict) -> float:
    """Return Z_c."""
    return p["t_med"] * c * p["commit"] / 0.6 if consent else p["t_med0"] * c


def drive(
    p: dict,
    *,
    wills: float,
    S: float,
    c: float,
    consent: bool,
    appeal: float = 0.0,
    mean_c: float = 0.0,
    kept: float = 1.0,
    both_asked: bool = False,
    press_gov: float = 0.0,
    trust_gained: float = 0.0,
) -> float:
    """Return Z."""
    return (
        p["t_will"] * wills
        + p["t_mhs"] * S
        + through_contact(c, consent, p)
        + p["appeal_talks"] * appeal
        + p["t_label"] * mean_c * (1.0 - kept)
        + p["t_round"] * float(both_asked) * (1.0 if consent else 0.5)
        + p["t_press"] * press_gov * p["commit"]
        + p["t_trust"] * trust_gained
    )


def centre(run: Course) -> float:
    """Return Z-bar; to be called on the state of the first day."""
    if run.world.z_bar is not None:
        return run.world.z_bar
    levers = run.world.reference or run.option
    gov, mine = run.world.government, run.movement
    kept = {0: 1.0, 1: 0.5, 2: 0.0}[levers.label]
    found = [
        drive(
            run.p,
            wills=run.st.will[u, gov] + run.st.will[gov, u],
            S=run.st.S,
            c=run.c(u),
            consent=run.st.consent,
            appeal=0.0 if levers.instruments_after.get("appeal", 0) > 0 else levers.appeal,
            mean_c=run.mean_c(),
            kept=kept,
            press_gov=first_press(levers),
        )
        for u in mine
    ]
    return sum(found) / len(found) if found else 0.0


def first_press(levers: Option) -> float:
    """Return the pressure on the government that acts on the first day."""
    return 0.0 if levers.instruments_after.get("press_gov", 0) > 0 else levers.press_gov


def with_government(run: Course, members: list[str]) -> float:
    """Return the chance that the government's channel with a group opens."""
    st, gov, world = run.st, run.world.government, run.world
    asked = st.round.asked if st.round is not None else set()
    gained = {
        u: (st.trust[u, gov] - world.trust[u, gov]) + (st.trust[gov, u] - world.trust[gov, u])
        for u in members
    }
    z = drive(
        run.p,
        wills=by_voice(run, members, {u: willing(run, u, gov) for u in members})
        + by_voice(run, members, {u: st.will[gov, u] for u in members}),
        S=st.S,
        c=by_voice(run, members, {u: run.c(u) for u in members}),
        consent=st.consent,
        appeal=run.lever("appeal"),
        mean_c=run.mean_c(),
        kept=run.label_kept,
        both_asked=gov in asked and any(u in asked for u in members),
        press_gov=run.lever("press_gov"),
        trust_gained=by_voice(run, members, gained),
    )
    return logistic(run.p["talk0"] + z - run.z_bar)


def with_power(run: Course, h: str, members: list[str]) -> float:
    """Return the chance that a power's channel with a group opens."""
    p, st = run.p, run.st
    wills = by_voice(run, members, {u: willing(run, u, h) for u in members})
    wills += by_voice(run, members, {u: st.will[h, u] for u in members})
    return logistic(p["bil0"] + p["t_will"] * (wills - 1.0) + p["t_mhs"] * (st.S - 0.25))


def meet_as_announced(run: Course, members: list[str]) -> bool:
    """Tell whether an announced round, held now, brings the government and a member together."""
    held = run.st.round
    if held is None:
        return False
    both = held.committed & held.came
    return run.world.government in both and any(u in both for u in members)


def open_or_close(run: Course, h: str, key: str, members: list[str]) -> set:
    """Return the channels, by pair, that a head and a group have after this month's test."""
    st, gov = run.st, run.world.government
    mine = speaking(run, h, members)
    flags = {(h, u) for u in members if h != gov or u not in st.bound}
    was_open = any((h, u) in st.channels for u in mine)
    if not mine:
        return flags & st.channels
    if was_open:
        chance = min(0.9, run.p["close0"] * math.exp(run.p["close_v"] * st.v))
        run.note("close", (h, key), chance=chance)
        announced = h == gov and meet_as_announced(run, mine)
        closes = not announced and run.u("close", (h, key)) < chance
        return set() if closes else flags
    if h != gov and st.contact[h] < 1:
        return set()
    chance = with_government(run, mine) if h == gov else with_power(run, h, mine)
    opens = run.u("open", (h, key)) < chance
    if h == gov and meet_as_announced(run, mine):
        opens = True
    run.note("open", (h, key), chance=chance, opens=opens)
    if opens:
        run.happened("channel", (h, key))
        if h == gov:
            first_talks(run, mine)
    return flags if opens else set()


def first_talks(run: Course, members: list[str]) -> None:
    """Write down talks with a group that has some voice."""
    if sum(run.world.factions[u].voice for u in members) >= LEAST_VOICE:
        run.happened("talks", tuple(members))


def order(run: Course) -> list[str]:
    """Return heads in the order of tables: the government, then the others by id."""
    gov = run.world.government
    return [gov, *sorted(h for h in run.st.heads if h != gov)]


def step_talks(run: Course) -> None:
    """Step 6."""
    if not run.on("talks"):
        return
    st, gov = run.st, run.world.government
    after = {(h, u) for h, u in st.channels if h == gov and u in st.bound}
    for h in order(run):
        if may_sit(run, h):
            for key, members in run.groups():
                after |= open_or_close(run, h, key, members)
    st.channels = after
    st.talks = any(h == gov and u in st.active for h, u in after)
    st.sat = st.sat or st.talks
