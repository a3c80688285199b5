"""Run random cases through every command, and print the numbers of those that fail.

python -m benchmarks.any_case FIRST COUNT [--run-only]

What made a case fail belongs into `FOUND` of tests/property/test_any_case.py.
"""

import sys
import time

from tests.property.every_command import failures
from tests.property.random_cases import case_of


def main(first: int, count: int, *, everything: bool) -> int:
    failed, started = 0, time.process_time()
    for seed in range(first, first + count):
        found = failures(case_of(seed), everything=everything)
        failed += bool(found)
        for line in found:
            print(f"case {seed}: {line}", flush=True)
    seconds = (time.process_time() - started) / count
    print(f"{failed} of {count} cases failed; {seconds:.1f} CPU seconds a case")
    return 1 if failed else 0


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:3]]
    sys.exit(main(*numbers, everything="--run-only" not in sys.argv))
