"""Sections 4.1 and step 11: patrons, balance, deaths, stalemate, victory.

Neutral: x, D and S of the first day, no victory, no shift ahead.
"""

import math

from tests.oracles.course.state import Course, stalemate


def hazard_government(x: float, p: dict) -> float:
    """Return h_G."""
    return min(0.5, p["win_government"] * math.exp(p["lam"] * x - p["lam"] ** 2 / 8))


def hazard_rebels(x: float, p: dict) -> float:
    """Return h_R."""
    return min(0.5, p["win_rebels"] * math.exp(-p["lam"] * x - p["lam"] ** 2 / 8))


def adjusted(m: float, target: float, phi: float) -> float:
    """Return m_t, moved towards M."""
    return m + phi * (target - m)


def look_ahead(m_ahead: float, m: float, phi: float, months: float) -> float:
    """Return Delta."""
    return (m_ahead - m) * (1.0 - math.exp(-phi * months))


def support_ahead(s: float, running: bool, omega: float, p: dict) -> float:
    """Return s^e, the support that leaders expect."""
    return s * math.exp(-p["look"] * (p["rundown"] if running else omega))


def causes(run: Course, support: dict[str, float]) -> float:
    """Return M for a given support."""
    p, st = run.p, run.st
    backing = sum(
        (head.backs_government - head.backs_movement) * (support[h] - 1.0)
        for h, head in st.heads.items()
    )
    pushed = p["force"] * run.lever("coerce") - p["arms"] * run.lever("arms") - st.mu
    return st.B + pushed + backing


def run_down(run: Course) -> None:
    """Start and go on with run-downs of patrons."""
    st = run.st
    for h, head in sorted(st.heads.items()):
        if head.backs_government > 0 or head.backs_movement > 0:
            push = 0.5 * run.lever("press_holdout") if head.backs_movement > 0 else 0.0
            if not st.running[h] and run.u("rundown", h) < head.withdrawal * (1.0 + push):
                st.running[h] = True
                run.happened("run-down", h)
        if st.running[h]:
            st.support[h] *= 1.0 - run.p["rundown"]


def step_balance(run: Course) -> None:
    """Step 1."""
    st, p = run.st, run.p
    if not run.on("balance"):
        st.toll += st.D
        return
    run_down(run)
    target = causes(run, st.support)
    st.m_bal = adjusted(st.m_bal, target, p["adjust"])
    st.y += p["walk"] * run.eps("walk")
    st.x = run.world.x0 + st.m_bal + st.y
    ahead = causes(
        run,
        {
            h: support_ahead(st.support[h], st.running[h], head.withdrawal, p)
            for h, head in st.heads.items()
        },
    )
    st.shift = look_ahead(ahead, st.m_bal, p["adjust"], p["look"])
    st.d = p["deaths_kept"] * st.d + p["deaths_sd"] * run.eps("deaths")
    calm = 0.3 if st.ceasefire else 0.1 if st.low else 1.0
    pushed = 1.0 + p["force_deaths"] * run.lever("coerce")
    st.D = math.exp(st.d) * (1.0 - 0.85 * st.beta) * (1.0 + st.v) * pushed * calm
    st.S = stalemate(run.world.pain, st.D, st.x)
    st.toll += st.D
    run.note("balance", None, x=st.x, m=st.m_bal, M=target, shift=st.shift, D=st.D, S=st.S)


def step_end(run: Course) -> None:
    """Step 11."""
    st, p = run.st, run.p
    if not run.on("balance"):
        return
    q = 1.0 - 0.8 * st.beta9
    q *= p["quiet"] if st.ceasefire or st.low else 1.0
    q *= 0.05 if st.deal == "whole" else 1.0
    wins, loses = hazard_government(st.x, p) * q, hazard_rebels(st.x, p) * q
    run.note("end", None, government=wins, rebels=loses)
    u = run.u("end")
    if u < wins:
        st.ended = "government"
    elif u > 1.0 - loses:
        st.ended = "rebels"
    if st.ended:
        run.happened("victory", st.ended)
