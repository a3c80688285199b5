"""Exact levers of the weighted mean, against numbers by hand and finite differences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.levers import levers_array
from detente.models.bargaining.voting.compromise import compromise_array

# Influence 2, 1 and 1 of 4: the mean of 0, 40 and 100 is 35.
X, C, S = np.array([0.0, 40.0, 100.0]), np.array([4.0, 1.0, 2.0]), np.array([0.5, 1.0, 0.5])


def test_by_hand():
    found = levers_array(X, C, S)
    assert float(found.outcome) == 35.0
    assert found.by_position.tolist() == [0.5, 0.25, 0.25]
    assert found.by_salience.tolist() == [4 * -35 / 4, 1 * 5 / 4, 2 * 65 / 4]


def test_an_absent_actor_moves_nothing():
    found = levers_array(np.append(X, np.nan), np.append(C, 9.0), np.append(S, 1.0))
    assert found.by_position.tolist() == [0.5, 0.25, 0.25, 0.0]
    assert found.by_salience[3] == 0.0


def test_nobody_of_influence_is_undefined():
    found = levers_array(X, C, np.zeros(3))
    assert np.isnan(found.outcome)
    assert np.isnan(found.by_position).all()


def test_leading_dimensions_are_draws():
    found = levers_array(np.stack([X, X + 1.0]), C, S)
    assert found.by_position.shape == (2, 3)
    assert found.outcome.tolist() == [35.0, 36.0]


@pytest.mark.parametrize(
    ("position", "capability", "error"), [(X, np.ones(2), ShapeError), (X, -C, DomainError)]
)
def test_bad_tables_are_refused(position, capability, error):
    with pytest.raises(error):
        levers_array(position, capability, S)


tables = st.lists(
    st.tuples(st.floats(0, 100), st.floats(0.1, 9), st.floats(0.1, 0.9)), min_size=1, max_size=8
)


@given(tables, st.data())
def test_they_are_the_derivatives(rows, data):
    x, c, s = (np.array(column) for column in zip(*rows, strict=True))
    i = data.draw(st.integers(0, len(rows) - 1))
    found = levers_array(x, c, s)
    step = np.zeros(len(rows))
    step[i] = 1e-5
    by_x = (compromise_array(x + step, c, s) - compromise_array(x - step, c, s)) / 2e-5
    by_s = (compromise_array(x, c, s + step) - compromise_array(x, c, s - step)) / 2e-5
    assert found.by_position[i] == pytest.approx(float(by_x), abs=1e-5)
    assert found.by_salience[i] == pytest.approx(float(by_s), rel=1e-4, abs=1e-3)
    assert found.by_position.sum() == pytest.approx(1.0)
