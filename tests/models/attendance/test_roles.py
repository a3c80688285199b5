"""Roles of guests that come."""

import numpy as np
import pytest

from detente.models.attendance.roles import role_chances, role_law


def test_without_counts_nearly_all_take_part():
    law = role_law(np.zeros(3), np.zeros(3), np.zeros(3))
    assert law.official.tolist() == [19.0, 1.0]
    assert law.participant.tolist() == [9.0, 1.0]
    assert role_chances(np.array(0.95), np.array(0.9)) == pytest.approx([0.05, 0.095, 0.855])


def test_the_last_role_counts_four_and_others_a_tenth():
    law = role_law(np.array([10.0, 0, 20]), np.array([0.0, 2, 1]), np.array([0.0, 1, 0]))
    assert law.official == pytest.approx([19 + 6 + 3, 1 + 1])
    assert law.participant == pytest.approx([9 + 3, 1 + 6])


@pytest.mark.parametrize("ceiling", [0, 1, 2])
def test_what_lies_above_the_offer_moves_to_it(ceiling):
    found = role_chances(np.array([0.9, 0.2]), np.array([0.5, 0.5]), ceiling)
    assert found.sum(axis=-1) == pytest.approx([1, 1])
    assert (found[:, ceiling + 1 :] == 0).all()


def test_vector_17():
    """No record; then others (2, 2, 48), own (0, 3, 0), observer last."""
    for counts, expected in (
        (((0, 0, 0), (0, 0, 0), (0, 0, 0)), (0.050000, 0.095000, 0.855000)),
        (((2, 2, 48), (0, 3, 0), (0, 1, 0)), (0.037267, 0.358837, 0.603896)),
    ):
        law = role_law(*(np.array(row, dtype=float) for row in counts))
        steps = [shape[..., 0] / shape.sum(axis=-1) for shape in law]
        np.testing.assert_allclose(role_chances(*steps), expected, atol=5e-7)
