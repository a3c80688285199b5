"""What `check` passes completes: random subsets, semantic changes, extremes of size and date.

A hundred cases go through every command, and a thousand more through a run. `contributions` takes
half the time of a case; every second case goes through it. With ``DETENTE_CASES=few``, as where
time is short, it is twenty and forty. `python -m benchmarks.any_case` tries thousands.
"""

from random import Random

import pytest
from tests.property.every_command import failures
from tests.property.random_cases import FAR_DAY, Draft, case_of, errors_of, template
from tests.sizes import FEW

pytestmark = pytest.mark.usefixtures("few_anchors")

BLOCK = 4 if FEW else 20  # small ones are shared out evenly between workers
WHOLE, RUN = (4, 20) if FEW else (100, 1000)


def far_day(draft: Draft) -> None:
    draft.settings["as_of"] = FAR_DAY


def silence(draft: Draft) -> None:
    rows = draft.tables["assessments"]
    rows[:] = [row for row in rows if row["variable"] != "position"]


# What random cases found to fail once.
FOUND = {
    "an as-of date whose months leave the calendar": far_day,
    "issues, and nobody with a position on any": silence,
}


@pytest.mark.timeout(600)
@pytest.mark.parametrize("change", FOUND.values(), ids=FOUND)
def test_what_failed_once_completes(change):
    draft = template(Random(0))
    change(draft)
    assert not failures(draft, everything=True)


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("first", range(1000, 1000 + WHOLE, BLOCK))
def test_every_command_completes_on_what_check_passes(first):
    found = {
        n: failures(case_of(n), everything=True, again=n % 2 == 0)
        for n in range(first, first + BLOCK)
    }
    assert not {n: said for n, said in found.items() if said}


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("first", range(2000, 2000 + RUN, BLOCK))
def test_a_run_completes_on_what_check_passes(first):
    found = {n: failures(case_of(n), everything=False) for n in range(first, first + BLOCK)}
    assert not {n: said for n, said in found.items() if said}


def test_most_cases_pass_check_and_are_the_same_each_time():
    passed = [not errors_of(case_of(n)) for n in range(40)]
    assert sum(passed) > 30
    assert case_of(7).tables == case_of(7).tables
    assert case_of(7).settings == case_of(7).settings
