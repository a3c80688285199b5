"""How to run a case: what is taken, what is refused, and that a plan does not change."""

from dataclasses import FrozenInstanceError, replace

import pytest

from detente.errors import DomainError, UnknownNameError
from detente.runs.plan import Plan


def test_the_least_numbers_are_taken():
    found = Plan(draws=1, seed=0, workers=1, chunk=1)
    assert (found.draws, found.seed, found.workers, found.chunk) == (1, 0, 1, 1)


@pytest.mark.parametrize("name", ["draws", "seed", "workers", "chunk"])
@pytest.mark.parametrize("value", [-1, 2**62, float("nan")])
def test_numbers_that_no_run_can_have_are_refused_by_name(name, value):
    with pytest.raises(DomainError, match=f"^{name} is {value}; "):
        Plan(**{name: value})
    with pytest.raises(DomainError, match=f"^{name} is {value}; "):
        replace(Plan(), **{name: value})


@pytest.mark.parametrize("executor", ["threads", "processes", "tcp://host:8786", "tls://host:1"])
def test_pools_and_addresses_of_schedulers_are_taken(executor):
    assert Plan(executor=executor).executor == executor


@pytest.mark.parametrize("executor", ["", "Threads", "host:8786", "http://host"])
def test_other_executors_are_refused_with_those_allowed(executor):
    with pytest.raises(UnknownNameError, match=f"there is no executor '{executor}'; .*tcp://HOST"):
        Plan(executor=executor)


def test_a_switch_that_is_not_known_is_refused_among_those_that_are():
    assert Plan(switched_off=frozenset({"talks", "terms"})).switched_off == {"talks", "terms"}
    off = frozenset({"talks", "wind", "rain"})
    with pytest.raises(
        UnknownNameError, match=r"there is no mechanism 'rain'; allowed: .*\bterms\b"
    ):
        Plan(switched_off=off)


def test_nothing_is_switched_off_assumed_or_resumed_unless_asked():
    one, other = Plan(), Plan()
    assert (one.switched_off, one.assumed, one.resume) == (frozenset(), {}, False)
    assert one.executor == "threads"
    assert one.assumed is not other.assumed
    assert one.workers >= 1


def test_a_plan_does_not_change_and_its_parts_are_named():
    with pytest.raises(FrozenInstanceError):
        Plan().draws = 3  # type: ignore[misc]
    with pytest.raises(TypeError, match="positional"):
        Plan(64)  # type: ignore[misc]
