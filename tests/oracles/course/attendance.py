"""Section 4.5: takes a round from the callback; attendance itself has an oracle of its own.

Neutral: no round, guests 0.
"""

from tests.oracles.course.state import Course
from tests.oracles.course.world import target_level


def waits(run: Course) -> bool:
    """Tell whether rounds wait for cooperation on issues."""
    if run.option.sequence != "issues-first":
        return False
    factions = run.world.factions
    wanted = [u for u in run.movement if target_level(run.option, factions[u]) > 0]
    return any(run.st.coop_months[u] == 0 for u in wanted if u not in run.st.exited)


def faded(share: float, months: int) -> float:
    """Return the last round's share, halved every six months."""
    return share * 0.5 ** (months / 6)


def step_attendance(run: Course) -> None:
    """Step 5."""
    st = run.st
    st.round, st.guests = None, 0.0
    if not run.on("attendance"):
        return
    held = None if st.left or waits(run) else run.rounds(st.month)
    if held is not None:
        st.round, st.guests = held, held.guests
        st.last_round, st.last_share = st.month, held.guests
    elif st.last_round is not None:
        st.guests = faded(st.last_share, st.month - st.last_round)
