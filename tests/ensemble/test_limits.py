"""Memory that a job needs is told before it starts."""

import sys

import numpy as np
import pytest

from detente.ensemble import limits
from detente.ensemble.chunks import Chunk
from detente.errors import DomainError


class Task:
    """A draw of 1,000 bytes of columns."""

    def __call__(self, first: int, count: int) -> Chunk:
        columns = {"draw": np.arange(count), "x": np.zeros((count, 61)).astype(np.float64)}
        return Chunk(first, count, outputs=columns, inputs={"draw": np.zeros(63 * count)})

    def warm(self) -> None:
        """Compile nothing."""


@pytest.fixture
def machine(monkeypatch):
    monkeypatch.setattr(limits, "machine_memory", lambda: 10**9)


def test_draws_that_fit_pass(machine):
    limits.check_memory(Task(), 200_000)


def test_draws_that_do_not_fit_are_refused_with_the_memory_and_the_number_that_fits(machine):
    message = (
        r"1,000,000 draws need about 3 GB of memory \(3 kB a draw\), but this machine has 1 GB; "
        r"ask for at most 210,000 draws"
    )
    with pytest.raises(DomainError, match=message):
        limits.check_memory(Task(), 1_000_000)


def test_a_system_that_hides_its_memory_is_not_judged(monkeypatch):
    monkeypatch.setattr(limits, "machine_memory", lambda: None)
    limits.check_memory(Task(), 10**9)


def test_the_limit_of_a_container_counts(tmp_path, monkeypatch):
    group = tmp_path / "memory.max"
    monkeypatch.setattr(limits, "_GROUP", group)
    physical = limits.machine_memory()
    group.write_text("max\n", encoding="ascii")
    assert limits.machine_memory() == physical
    group.write_text("1000\n", encoding="ascii")
    assert limits.machine_memory() in {1000, None}


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of this kind")
def test_a_low_limit_on_address_space_is_told_with_what_to_do(monkeypatch):
    import resource

    monkeypatch.setattr(resource, "getrlimit", lambda _: (3 * 10**9, -1))
    limits.check_address_space(limits.COLUMNS, "reading a run")
    message = (
        r"reading a run needs 4 GB of address space \(reserved, not used\), but this shell "
        r"allows 3\.0 GB; raise the limit with `ulimit -v unlimited`"
    )
    with pytest.raises(DomainError, match=message):
        limits.check_address_space(2 * limits.COLUMNS, "reading a run")


def test_no_limit_on_address_space_is_the_usual_case():
    limits.check_address_space(2 * limits.COLUMNS, "reading a run")
