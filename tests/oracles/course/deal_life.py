"""Section 4.9: deals in force and their failure, ceasefire, low activity.

Neutral: nothing fails, no ceasefire, no lull.
"""

import math

from tests.oracles.course.bargain import guarantee
from tests.oracles.course.joining import IN_FORCE
from tests.oracles.course.state import Course

WHOLE, LARGE = 0.5, 0.15


def deal_type(run: Course) -> str:
    """Return the deal in force: none, part, whole."""
    st = run.st
    beta = run.share_bound()
    if beta < IN_FORCE:
        return "none"
    total = sum(st.g[u] for u in run.movement)
    large = any(st.g[u] / total > LARGE for u in run.movement if u not in st.bound)
    return "part" if beta < WHOLE or large else "whole"


def failure(
    rate: float, beta: float, v: float, gamma: float, shift: float, pressed: float, p: dict
) -> float:
    """Return the chance that a deal fails this month."""
    drive = (
        p["f_unbound"] * ((1.0 - beta) - 0.25)
        + p["f_v"] * v
        - p["f_gua"] * gamma
        + p["f_shift"] * min(1.0, abs(shift))
        + p["f_p"] * pressed
        - 0.2
    )
    return min(0.5, rate * math.exp(drive))


def ceasefire_starts(rate: float, talks: bool, S: float, by_talks: float) -> float:
    """Return the chance that a ceasefire starts."""
    return rate * math.exp(by_talks * (1.0 if talks else -0.35) + S - 0.25 - 0.5)


def fail(run: Course) -> None:
    """Let the government's deal fail."""
    st, gov = run.st, run.world.government
    for u in st.bound:
        st.trust[u, gov] *= 0.5
        st.trust[gov, u] *= 0.5
        st.channels.discard((gov, u))
    st.bound = set()
    for k, issue in run.world.issues.items():
        if gov in issue.controllers:
            st.terms[k] = issue.status_quo
    st.deal = "none"
    run.happened("failure", gov)


def government_deal(run: Course) -> None:
    """Reckon the government's deal and let it fail."""
    st, p = run.st, run.p
    st.beta9, st.deal = run.share_bound(), deal_type(run)
    if st.deal == "none":
        return
    run.happened("any deal", st.deal)
    rate = p["fail_whole"] if st.deal == "whole" else p["fail_part"]
    pressed = run.lever("press_gov") + run.lever("press_holdout")
    chance = failure(rate, st.beta9, st.v, guarantee(run), st.shift, pressed, p)
    run.note("fail", run.world.government, chance=chance, deal=st.deal, beta=st.beta9)
    if run.on("deal_life") and run.u("fail", run.world.government) < chance:
        fail(run)


def bilateral_deals(run: Course) -> None:
    """Let the deals of powers fail, all those of one power together."""
    st = run.st
    for h in sorted({h for h, _ in st.bilateral}):
        chance = 0.006 * math.exp(run.p["f_v"] * st.v)
        run.note("fail", h, chance=chance)
        if run.u("fail", h) < chance:
            st.bilateral = {pair for pair in st.bilateral if pair[0] != h}
            run.happened("bilateral failure", h)


def ceasefire(run: Course, low: bool) -> None:
    """Start or break a ceasefire."""
    st, p = run.st, run.p
    if st.ceasefire:
        chance = p["cf_break"] * math.exp(p["f_v"] * st.v - float(st.deal != "none"))
        run.note("cf-break", None, chance=chance)
        st.ceasefire = not run.u("cf-break") < chance
    elif not low:
        chance = ceasefire_starts(p["ceasefire"], st.talks, st.S, p["cf_talk"])
        run.note("cf-start", None, chance=chance)
        if run.u("cf-start") < chance:
            st.ceasefire = True
            run.happened("ceasefire")


def low_activity(run: Course) -> None:
    """Start or end low activity."""
    st, p = run.st, run.p
    if st.low:
        st.low = not run.u("low-end") < p["low_back"]
        return
    chance = p["low_activity"] * max(st.D, 0.05) ** -0.5
    run.note("low-start", None, chance=chance)
    if run.u("low-start") < chance:
        st.low = True
        run.happened("low activity")


def step_deal_life(run: Course) -> None:
    """Step 9."""
    government_deal(run)
    if run.on("deal_life"):
        was_low = run.st.low
        bilateral_deals(run)
        ceasefire(run, was_low)
        low_activity(run)
