"""How many come."""

from itertools import product

import numpy as np
import pytest

from detente.errors import DomainError
from detente.models.attendance.seats import count_law, shared_count_law


def test_the_law_equals_an_enumeration():
    chance = np.array([0.2, 0.7, 0.55, 0.9])
    expected = np.zeros(5)
    for came in product((0, 1), repeat=4):
        mask = np.array(came)
        expected[mask.sum()] += np.where(mask, chance, 1 - chance).prod()
    assert count_law(chance) == pytest.approx(expected, abs=1e-12)


def test_its_mean_is_the_sum_and_certain_guests_shift_it():
    chance = np.array([[0.3, 0.4, 1.0], [0.0, 1.0, 1.0]])
    law = count_law(chance)
    assert law.sum(axis=1) == pytest.approx([1, 1])
    assert law @ np.arange(4) == pytest.approx(chance.sum(axis=1))
    assert law[1].tolist() == [0, 0, 1, 0]


def test_a_shared_level_spreads_the_law_and_keeps_its_mean():
    together = shared_count_law(np.tile([0.1, 0.9], (5, 1)), np.array([0.5, 0.5]))
    apart = count_law(np.full(5, 0.5))
    assert together @ np.arange(6) == pytest.approx(apart @ np.arange(6))
    assert together[0] > apart[0]


def test_nobody_is_one_outcome():
    assert count_law(np.zeros((0,))).tolist() == [1.0]


@pytest.mark.parametrize("bad", [-0.1, 1.1, float("nan")])
def test_a_probability_outside_its_range_is_refused(bad):
    with pytest.raises(DomainError):
        count_law(np.array([bad]))
