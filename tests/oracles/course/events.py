"""Step 0: declared events, turnover, formation of factions."""

from tests.oracles.course.state import Course, clip, logistic, logit
from tests.oracles.course.world import Event, Heir, Shocks, World

LEAST, MOST = 0.01, 0.99


def dates(world: World, shocks: Shocks, last: int) -> dict[str, int]:
    """Return the month of each event that happens by the last month; one uniform each."""
    found = {}
    for event in world.events:
        u = shocks.uniform("event", 0, event.id)
        if event.month is not None:
            if u < event.probability:
                found[event.id] = event.month
            continue
        survives = 1.0
        for month in range(1, last + 1):
            survives *= 1.0 - event.hazard
            if u < 1.0 - survives:
                found[event.id] = month
                break
    return found


def move_trust(run: Course, h: str, size: float) -> None:
    """Shift trust in and of a head."""
    for pair in run.st.trust:
        if h in pair:
            run.st.trust[pair] = clip(run.st.trust[pair] + size, LEAST, MOST)


def move_will(run: Course, who: str, size: float) -> None:
    """Shift the will of a head or faction, in log-odds."""
    for pair in run.st.will:
        if pair[0] == who:
            p = clip(run.st.will[pair], LEAST, MOST)
            run.st.will[pair] = logistic(logit(p) + size)


def turn_over(run: Course, h: str) -> None:
    """Put a head's heir in its place; the last heir stays for good."""
    heirs = run.world.heads[h].heirs
    if not heirs:
        return
    used = run.st.heirs_used.get(h, 0)
    run.st.heirs_used[h] = used + 1
    heir: Heir = heirs[min(used, len(heirs) - 1)]
    run.st.heads[h].ideal = dict(heir.ideal)
    run.st.heads[h].salience = dict(heir.salience)
    for u, value in heir.will.items():
        run.st.will[h, u] = value
    for u, value in heir.trust.items():
        run.st.trust[h, u] = value
    if h == run.world.government and heir.consent is not None:
        run.st.consent = heir.consent
    run.happened("turnover", h)


def happen(run: Course, event: Event) -> None:
    """Let a declared event act."""
    st, h = run.st, event.target
    if event.kind == "balance":
        st.B += event.size
    elif event.kind == "contact":
        st.factor[h] = st.factor.get(h, 1.0) * event.size
    elif event.kind == "withdrawal":
        st.running[h] = True
    elif event.kind == "support":
        st.rising[h] = ((event.size - st.support[h]) / 6, 6)
    elif event.kind == "trust":
        move_trust(run, h, event.size)
    elif event.kind == "shock":
        move_will(run, h, event.size)
    else:
        turn_over(run, h)
    run.happened("event", event.id)


def support_rises(run: Course) -> None:
    """Move the support of patrons that enter or do more, in six equal months."""
    st = run.st
    for h, (step, left) in list(st.rising.items()):
        st.support[h] = clip(st.support[h] + step, 0.0, 2.0)
        st.rising[h] = (step, left - 1)
        if left == 1:
            del st.rising[h]


def turnovers(run: Course) -> None:
    """Turn over heads without a declared turnover, by hazard."""
    declared = {event.target for event in run.world.events if event.kind == "turnover"}
    for h, head in sorted(run.world.heads.items()):
        hazard = run.p["turnover_hazard"] if head.heirs and h not in declared else 0.0
        if run.u("turnover", h) < hazard:
            turn_over(run, h)


def forms(run: Course, u: str) -> bool:
    """Tell whether a faction forms this month."""
    faction = run.world.factions[u]
    if faction.formed_month is not None:
        return faction.formed_month <= run.st.month
    return run.u("form", u) < (faction.formed_hazard or 0.0)


def step_events(run: Course) -> None:
    """Step 0."""
    st = run.st
    for event in run.world.events:
        if run.dates.get(event.id) == st.month:
            happen(run, event)
    if run.on("balance"):
        support_rises(run)
    turnovers(run)
    for u in sorted(run.world.factions):
        if u not in st.active and forms(run, u):
            st.active.add(u)
            run.happened("formed", u)
