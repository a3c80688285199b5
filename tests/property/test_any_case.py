"""What `check` passes completes: random subsets, semantic changes, extremes of size and date.

`python -m benchmarks.any_case` tries thousands; the numbers of what it found stay in `FOUND`.
"""

import pytest
from tests.property.every_command import failures
from tests.property.random_cases import case_of, errors_of

# Numbers of cases that failed once, with what was wrong.
FOUND = {
    3: "an as-of date whose months left the calendar",
    5: "issues, and nobody with a position on any",
}
BLOCK = 25


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", FOUND)
def test_what_failed_once_completes(seed):
    assert not failures(seed, everything=True)


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("first", range(1000, 1100, BLOCK))
def test_every_command_completes_on_what_check_passes(first):
    found = {n: failures(n, everything=True) for n in range(first, first + BLOCK)}
    assert not {n: said for n, said in found.items() if said}


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("first", range(2000, 3000, 4 * BLOCK))
def test_a_run_completes_on_what_check_passes(first):
    found = {n: failures(n, everything=False) for n in range(first, first + 4 * BLOCK)}
    assert not {n: said for n, said in found.items() if said}


def test_most_cases_pass_check_and_are_the_same_each_time():
    passed = [not errors_of(case_of(n)) for n in range(40)]
    assert sum(passed) > 30
    assert case_of(7).tables == case_of(7).tables
    assert case_of(7).settings == case_of(7).settings
