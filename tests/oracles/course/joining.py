"""Section 4.7: free factions join a deal in force. Neutral: nobody joins."""

from tests.oracles.course.bargain import (
    accepts,
    group_party,
    guarantee,
    head_party,
    the_war,
    value_now,
    worth,
)
from tests.oracles.course.state import Course

IN_FORCE = 0.05


def step_joining(run: Course) -> None:
    """Step 7: all joins are drawn on the state at the step's start, then bound."""
    st, p, gov = run.st, run.p, run.world.government
    if not run.on("joining") or st.beta < IN_FORCE:
        return
    war, gamma, joins = the_war(run), guarantee(run), []
    for u in run.movement:
        if u in st.bound or (gov, u) not in st.channels:
            continue
        one, other = group_party(run, [u], gov), head_party(run, gov, [u])
        nu_u, g_u = worth(one, other, war, war.now, gamma)
        nu_0, g_0 = worth(other, one, war, war.now, gamma)
        chance = p["join"] * accepts(g_u, p["soft"]) * accepts(g_0, p["soft"])
        values = value_now(one, war), value_now(other, war)
        run.note("join", u, chance=chance, V=values, nu=(nu_u, nu_0), G=(g_u, g_0))
        if run.u("join", u) < chance:
            joins.append(u)
    for u in joins:
        st.bound.add(u)
        run.happened("join", u)
