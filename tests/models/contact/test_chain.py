"""The chain of contact: vector 21 of the design, small steps as a second way, and its limits."""

import numpy as np
import pytest

from detente.models.contact.chain import chance_of_open, generator

SHARES, RISES = np.array([0.25, 0.60, 0.15]), np.array([0.1, 0.05, 0.04])


def rates(opening: float = 0.08) -> np.ndarray:
    return generator(opening, SHARES, RISES, 0.2)


def test_vector_21() -> None:
    assert chance_of_open(rates(), 3.0) == pytest.approx(0.042212, abs=5e-7)
    assert chance_of_open(rates(), 3.0, start=2) == pytest.approx(0.095289, abs=5e-7)


def test_rows_sum_to_nothing() -> None:
    np.testing.assert_allclose(rates().sum(axis=1), 0.0, atol=1e-15)


def test_small_steps_reach_the_same() -> None:
    steps, chance = 30_000, np.array([1.0, 0.0, 0.0, 0.0])
    absorbing = rates()
    absorbing[3] = 0.0
    for _ in range(steps):
        chance = chance + chance @ absorbing * (3.0 / steps)
    assert chance_of_open(rates(), 3.0) == pytest.approx(chance[3], abs=1e-6)


def test_who_never_opens_never_gets_there() -> None:
    assert chance_of_open(rates(0.0), 30.0) == 0.0


def test_open_contact_stays_reached() -> None:
    assert chance_of_open(rates(), 5.0, start=3) == 1.0


def test_the_chance_grows_with_time_and_rate() -> None:
    chances = [chance_of_open(rates(), years) for years in (0.0, 1.0, 3.0, 10.0)]
    assert chances == sorted(chances)
    assert chance_of_open(rates(0.16), 3.0) > chance_of_open(rates(), 3.0)
