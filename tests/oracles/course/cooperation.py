"""Section 4.3: cooperation on shared issues.

Neutral: trust and the flow of drugs of the first day, no term of the rival.
"""

import math

from tests.oracles.course.state import Course, clip, logistic, logit

LEAST, MOST = 0.01, 0.99


def quality(c: float, stance: float, upsilon: float, intel: float, rival: bool) -> float:
    """Return k of a faction on an issue."""
    return c * stance * (1.0 + (upsilon * intel if rival else 0.0))


def built(ks: list[float], kappa: float, consent: bool) -> float:
    """Return delta, the change of trust in log-odds."""
    total = sum(kappa * k if k > 0 else max(0.0, kappa) * k for k in ks)
    return total * (1.0 if consent else 0.5)


def trusted(t: float, delta: float) -> float:
    """Return trust after cooperation."""
    if delta == 0:
        return t
    return clip(logistic(logit(clip(t, LEAST, MOST)) + delta), LEAST, MOST)


def drugs_flow(q: float, rate: float, sd: float, total: float, eps: float) -> float:
    """Return the flow of drugs; ``total`` is the sum of g k over factions."""
    return q * math.exp(-rate * total + sd * eps)


def shared(run: Course, u: str) -> list[str]:
    """Return the shared issues on which a faction has a stance that counts."""
    known = sorted(run.world.factions[u].stance)
    return [i for i in known if i != "rival" or run.has_rival]


def counted(run: Course, u: str) -> float:
    """Return c_u as it counts here."""
    waits = run.option.sequence == "talks-first" and not run.st.sat
    return 0.0 if waits else run.c(u)


def rival_term(run: Course, r: str) -> float:
    """Return C_r on strengths as they stand; contact and stance as of step 3."""
    st = run.st
    total = sum(
        st.influence[u, r] * c * run.world.factions[u].stance.get("rival", 0.0) * gain
        for u, (c, gain) in st.C.items()
    )
    return -run.p["r_coop"] * total


def step_cooperation(run: Course) -> None:
    """Step 3."""
    st, p = run.st, run.p
    st.k, st.C = {}, {}
    if not run.on("cooperation"):
        return
    touched = [u for u in run.movement if st.c[u] > 0]
    gov, flow = run.world.government, 0.0
    for u in touched:
        c, intel = counted(run, u), run.lever("intel", u)
        stance = run.world.factions[u].stance
        for i in shared(run, u):
            st.k[u, i] = quality(c, stance[i], p["intel_gain"], intel, i == "rival")
        ks = [st.k[u, i] for i in shared(run, u)]
        delta = built(ks, p["coop_trust"], st.consent)
        for pair in ((u, gov), (gov, u)):
            st.trust[pair] = trusted(st.trust[pair], delta)
        flow += st.g[u] * st.k.get((u, "drugs"), 0.0)
        st.C[u] = (c, 1.0 + p["intel_gain"] * intel)
        run.note("trust", u, delta=delta, of=st.trust[u, gov], in_it=st.trust[gov, u], k=ks)
    if run.world.drugs:
        st.Q = drugs_flow(st.Q, p["q_coop"], p["q_sd"], flow, run.eps("drugs"))
    for u in touched:
        worked = any(st.k[u, i] > 0 for i in shared(run, u))
        st.coop_months[u] += worked
    for u in st.side:
        worked = any(k > 0 for (v, _), k in st.k.items() if v == u)
        st.idle_months[u] = 0 if worked or st.c[u] == 0 else st.idle_months[u] + 1
