"""The shipped estimates of attendance: shapes, cases left out, who is near."""

import numpy as np
import pytest

from detente.estimates.attendance import asked_for, comes_for, shipped_attendance


def test_sets_have_the_features_of_the_design():
    shipped = shipped_attendance()
    assert len(shipped.asked.names) == 7 + 4
    assert len(shipped.comes.names) == 3 + 4
    assert len(shipped.asked.draws) == len(shipped.comes.draws) == 64


def test_a_case_that_was_fitted_gets_coefficients_that_never_saw_it():
    assert comes_for("afghanistan") != shipped_attendance().comes
    assert comes_for("valley") == shipped_attendance().comes
    assert asked_for("valley") == shipped_attendance().asked


@pytest.mark.parametrize("draw", [0, 5, 63])
def test_draws_are_used_in_turn_and_lie_in_range(draw):
    one, again = (asked_for("valley").of_draw(n) for n in (draw, draw + 64))
    assert np.array_equal(one.weights, again.weights)
    assert one[1:] == again[1:]
    assert 0.3 <= one.spread <= 8.0
    assert 0.5 <= one.years <= 60.0
    assert 0.05 <= min(one.case, one.round) <= max(one.case, one.round) <= 4.0


def test_neighbours_permanent_members_and_the_region_are_near():
    near = shipped_attendance().places.near(("AFG",))
    assert {"PAK", "IRN", "CHN", "TJK", "TKM", "UZB", "USA", "RUS", "UN"} <= near
    assert near.isdisjoint({"IND", "KAZ", "NOR", "EU"})
    assert {"EU", "OSCE"} <= shipped_attendance().places.near(("UKR",))
