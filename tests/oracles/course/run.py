"""One run of the engagement model's second form, written from its page alone."""

import copy
from dataclasses import dataclass

from tests.oracles.course.attendance import step_attendance
from tests.oracles.course.balance import step_balance, step_end
from tests.oracles.course.contact import centre as contact_centre
from tests.oracles.course.contact import labels, step_contact
from tests.oracles.course.cooperation import step_cooperation
from tests.oracles.course.deal_life import step_deal_life
from tests.oracles.course.events import dates, step_events
from tests.oracles.course.exclusion import step_exclusion
from tests.oracles.course.fates import WAR_AGAIN
from tests.oracles.course.joining import step_joining
from tests.oracles.course.response import step_response
from tests.oracles.course.results import Results, results
from tests.oracles.course.standing import step_standing
from tests.oracles.course.state import Course, State, first_state
from tests.oracles.course.talks import centre as talks_centre
from tests.oracles.course.talks import step_talks
from tests.oracles.course.terms import step_terms
from tests.oracles.course.world import Option, Rounds, Shocks, World

STEPS = (
    *(step_events, step_balance, step_contact, step_cooperation, step_response),
    *(step_attendance, step_talks, step_joining, step_terms, step_deal_life),
    *(step_exclusion, step_end, step_standing),
)


@dataclass
class Told:
    """What a run tells: the state at the end of each month (entry 0: first day), and results."""

    months: list[State]
    results: Results
    trace: dict
    log: list
    course: Course


def recognised(run: Course) -> None:
    """Write down powers that recognise a new order: open contact, no label, and a cause."""
    st = run.st
    if st.ended == "rebels" or (not st.ended and st.deal == "whole"):
        for h in run.powers:
            if st.contact[h] == 3 and not st.label[h]:
                run.happened("recognition", h)


def month_after_end(run: Course) -> None:
    """Let labels go on after an absorbing end, and draw war again."""
    if run.on("contact"):
        labels(run)
    if run.u("war-again") < WAR_AGAIN[run.st.ended]:
        run.happened("war again")


def one_month(run: Course) -> None:
    """Take the steps of one month."""
    for step in STEPS:
        step(run)
    run.st.beta = run.share_bound()


def start(
    world: World, option: Option, shocks: Shocks, rounds: Rounds, off: frozenset, last: int
) -> Course:
    """Return a run on its first day."""
    run = Course(world, option, shocks, rounds, off, first_state(world))
    run.d_bar, run.z_bar = contact_centre(run), talks_centre(run)
    run.dates = dates(world, shocks, last)
    return run


def run(
    world: World,
    option: Option,
    shocks: Shocks,
    rounds: Rounds,
    off: frozenset[str] = frozenset(),
    *,
    beyond: int = 0,
) -> Told:
    """Run one draw under one option; ``off`` names mechanisms at their neutral value.

    ``beyond`` months after the horizon serve the fate alone.
    """
    course = start(world, option, shocks, rounds, off, world.horizon + beyond)
    months = [copy.deepcopy(course.st)]
    for month in range(1, world.horizon + beyond + 1):
        course.st.month = month
        if course.st.ended:
            month_after_end(course)
        else:
            one_month(course)
        recognised(course)
        months.append(copy.deepcopy(course.st))
    return Told(months, results(course, months, beyond), course.trace, course.log, course)
