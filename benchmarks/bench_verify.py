"""Every command that reads a run compares the digests of all its files first: under 0.2 s."""

import time

import pytest
from benchmarks.bench_run import FLAGSHIP

from detente.assess.run import run
from detente.case.reading.read import read_case
from detente.runs.plan import Plan
from detente.runs.verified import verified

LIMIT = 0.2  # CPU seconds
REPEATS = 5

pytestmark = pytest.mark.timeout(600)


def test_a_run_of_the_flagship_is_verified_within_the_limit(tmp_path):
    run(read_case(FLAGSHIP), tmp_path / "run", Plan(draws=2048, workers=2))
    spent = []
    for _ in range(REPEATS):
        start = time.process_time()
        verified(tmp_path / "run")
        spent.append(time.process_time() - start)
    print(f"\nverifying takes {min(spent):.3f} CPU s, {min(spent) / LIMIT:.0%} of the limit")
    assert min(spent) < LIMIT
