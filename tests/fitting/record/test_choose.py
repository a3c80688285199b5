"""Penalties by cross-validation."""

import numpy as np

from detente.fitting.record.choose import chosen, folds_of
from detente.fitting.record.cut import landmarks


def test_a_conflict_is_never_split_and_folds_are_even():
    conflict = np.repeat(np.arange(23), 4)
    fold = folds_of(conflict)
    assert all(len(set(fold[conflict == one])) == 1 for one in range(23))
    sizes = np.bincount(fold[::4])
    assert sizes.max() - sizes.min() <= 1
    assert np.array_equal(fold, folds_of(conflict))


def test_penalties_are_of_the_grid_and_the_same_each_time(sources):
    panel = landmarks(sources, "movement")
    found = chosen(panel, "movement", parts=("text", "truce"))
    assert set(found) == {"text", "truce"}
    assert all(a in {3, 10, 30, 100} and b in {3, 30} for a, b in found.values())
    assert found == chosen(panel, "movement", parts=("text", "truce"))
