"""Section 4.2: the convenor's contact, powers' contact, labels.

Neutral: all contacts and labels of the first day.
"""

import math

from tests.oracles.course.state import Course, clip
from tests.oracles.course.world import target_level

COUNTS = {0: 0.0, 2: 0.6, 3: 1.0}  # in exposure; clandestine: .3 of what is seen


def exposure(levels: list[int], seen: float) -> float:
    """Return E, the mean over powers."""
    if not levels:
        return 0.0
    return sum(0.3 * seen if level == 1 else COUNTS[level] for level in levels) / len(levels)


def driver(run: Course, h: str, exposed: float, full_table: float, press: float) -> float:
    """Return D_j of a power."""
    p, st, head = run.p, run.st, run.world.heads[h]
    urge = float(head.urging) + 0.5 * full_table
    return (
        p["peers"] * exposed
        + p["stalemate_open"] * st.S
        + p["threat"] * head.threat
        + p["engaged_before"] * head.engaged
        + p["urged"] * urge
        - p["label_open"] * float(st.label[h])
        + p["press"] * press * float(h == run.world.holdout)
    )


def centre(run: Course) -> float:
    """Return D-bar; to be called on the state of the first day."""
    powers = run.powers
    if not powers:
        return 0.0
    exposed = exposure([run.st.contact[h] for h in powers], run.p["covert_seen"])
    return sum(driver(run, h, exposed, 0.0, 0.0) for h in powers) / len(powers)


def chances(rates: dict, level: int, up: float, v: float) -> dict[int, float]:
    """Return the chance of each destination from a level in one month."""
    found = {}
    for (start, end), rate in rates.items():
        if start == level and rate > 0:
            found[end] = rate * (up if end > level else math.exp(v) if level == 3 else 1.0)
    total = sum(found.values())
    any_event = 1.0 - math.exp(-total)
    return {end: any_event * rate / total for end, rate in found.items()}


def moved(chance: dict[int, float], level: int, u: float) -> int:
    """Return the new level: rises from the bottom, highest first; closing from the top."""
    least = 0.0
    for end in sorted((end for end in chance if end > level), reverse=True):
        least += chance[end]
        if u < least:
            return end
    most = 1.0
    for end in sorted(end for end in chance if end < level):
        most -= chance[end]
        if u > most:
            return end
    return level


def leaves(run: Course) -> bool:
    """Tell whether the convenor leaves now."""
    st = run.st
    touched = any(st.c[u] > 0 for u in st.active)
    return touched and st.deal == "none" and run.u("leave") < run.p["stay"]


def exits(run: Course) -> None:
    """End contact for good where the option says so."""
    st, rule = run.st, run.option.exit
    for u in st.side:
        idle = rule.without_success_months
        if idle is not None and st.idle_months[u] >= idle:
            st.exited.add(u)
        if rule.attacks is not None and st.attacks >= rule.attacks:
            st.exited.add(u)


def convenor(run: Course) -> None:
    """Let the convenor leave, and move its contact one level towards the targets."""
    st = run.st
    if not st.left and leaves(run):
        st.left = True
        run.happened("convenor left")
    exits(run)
    for u in sorted(st.active):
        gone = st.left or u in st.exited
        target = 0 if gone else target_level(run.option, run.world.factions[u])
        st.c[u] += (target > st.c[u]) - (target < st.c[u])


def power_moves(run: Course, press: float) -> None:
    """Move the powers' contact, all on the exposure at the step's start."""
    st, before = run.st, dict(run.st.contact)
    exposed = exposure([before[h] for h in run.powers], run.p["covert_seen"])
    for h in run.powers:
        drive = driver(run, h, exposed, st.last_share, press)
        push = clip(math.exp(drive - run.d_bar), 0.25, 4.0)
        up = push * st.factor.get(h, 1.0)
        chance = chances(st.heads[h].rates, before[h], up, st.v)
        st.contact[h] = moved(chance, before[h], run.u("contact", h))
        run.note("contact", h, push=push, chances=chance, level=st.contact[h])
        if st.contact[h] < 2:
            st.admitted[h] = False
        elif before[h] < 2:
            st.admitted[h] = run.world.heads[h].admits


def label_hazard(run: Course, h: str) -> float:
    """Return the hazard with which a power's label ends while the war lasts."""
    st = run.st
    tied = any(pair[0] == h for pair in st.bilateral)
    dealt = 1.5 if st.deal == "whole" else 0.7 if st.deal == "part" or tied else 0.0
    pull = float(st.contact[h] == 3) + dealt
    return run.world.heads[h].label_hazard * math.exp(run.p["label_open"] * pull)


def labels(run: Course) -> None:
    """Let labels end; after an absorbing end at their plain hazard, four times after rebels won."""
    st = run.st
    for h in run.powers:
        if not st.label[h]:
            continue
        if st.ended:
            hazard = run.world.heads[h].label_hazard * (4.0 if st.ended == "rebels" else 1.0)
        else:
            hazard = label_hazard(run, h)
        run.note("label", h, hazard=hazard)
        if run.u("label", h) < hazard:
            st.label[h] = False
            run.happened("delisting", h)


def step_contact(run: Course) -> None:
    """Step 2."""
    if not run.on("contact"):
        return
    press = run.lever("press_holdout")
    convenor(run)
    power_moves(run, press)
    labels(run)
