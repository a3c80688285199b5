"""Work in several processes: in order, the same as in one, with one thread each."""

import os

from detente.fitting.processes import in_processes


def facts(number: int) -> tuple[int, int, str | None]:
    return number, os.getpid(), os.environ.get("OPENBLAS_NUM_THREADS")


def test_results_come_in_order_from_other_processes_with_one_thread_each():
    before = os.environ.get("OPENBLAS_NUM_THREADS")
    with in_processes(2) as each:
        found = list(each(facts, range(6)))
    assert [number for number, _, _ in found] == list(range(6))
    assert os.getpid() not in {pid for _, pid, _ in found}
    assert {threads for _, _, threads in found} == {"1"}
    assert os.environ.get("OPENBLAS_NUM_THREADS") == before


def test_with_one_the_work_stays_here():
    with in_processes(1) as each:
        assert {pid for _, pid, _ in each(facts, range(3))} == {os.getpid()}
