"""Section 4.4: how the contacted respond. Neutral: m = a = mu = 0."""

from tests.oracles.course.state import Course, clip


def moderated(m: float, c: float, eta: float, soft: float, hard: float) -> float:
    """Return m_u after a month."""
    return clip(m + c * (soft * (1.0 - eta) - hard * eta), -0.5, 0.5)


def raised(a: float, c: float, status: float, kept: float) -> float:
    """Return a_u after a month."""
    gain = c * status * (1.0 if c == 1 else 0.3) + 0.5 * status * (1.0 - kept)
    return clip(a + gain, -1.0, 1.0)


def step_response(run: Course) -> None:
    """Step 4."""
    if not run.on("response"):
        return
    st, p = run.st, run.p
    means = 0.0
    for u in run.movement:
        c, eta = run.c(u), run.world.factions[u].hardness
        if c == 0:
            continue
        st.m[u] = moderated(st.m[u], c, eta, p["mod"], p["mod_hard"])
        st.a[u] = raised(st.a[u], c, p["status"], run.label_kept)
        means += st.g[u] * c * p["means"] * (0.5 + eta)
    st.mu = clip(st.mu + means, -0.5, 1.0)
