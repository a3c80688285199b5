"""Equal forecasts are pooled, row by row."""

import numpy as np

from detente.models.scoring.diagnostics.groups import grouped


def test_two_rows_by_hand():
    forecast = np.array([[0.5, 0.1, 0.5, 0.9], [0.3, 0.3, 0.3, 0.3]])
    outcome = np.array([[1.0, 0.0, 0.0, 1.0], [1.0, 0.0, 1.0, 1.0]])
    found = grouped(forecast, outcome)
    assert found.group.tolist() == [[1, 0, 1, 2], [0, 0, 0, 0]]
    assert found.value.tolist() == [[0.1, 0.5, 0.9, 0.0], [0.3, 0.0, 0.0, 0.0]]
    assert found.total.tolist() == [[1, 2, 1, 0], [4, 0, 0, 0]]
    assert found.hit.tolist() == [[0, 1, 1, 0], [3, 0, 0, 0]]


def test_it_is_numpy_unique():
    rng = np.random.default_rng(1)
    forecast, outcome = rng.integers(0, 5, (6, 30)) / 4, rng.integers(0, 2, (6, 30)) * 1.0
    found = grouped(forecast, outcome)
    for row in range(6):
        value, group, total = np.unique(forecast[row], return_inverse=True, return_counts=True)
        assert found.group[row].tolist() == group.tolist()
        assert found.value[row, : len(value)].tolist() == value.tolist()
        assert found.total[row, : len(value)].tolist() == total.tolist()
        assert found.hit[row].sum() == outcome[row].sum()


def test_no_rows_are_no_groups():
    assert grouped(np.empty((0, 3)), np.empty((0, 3))).total.shape == (0, 3)
