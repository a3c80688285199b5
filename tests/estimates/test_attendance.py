"""The shipped estimates of attendance: complete, of their kind, and never a case's own."""

import json

import numpy as np
import pytest
from pydantic import ValidationError

from detente.estimates.attendance import (
    Attendance,
    asked_for,
    coefficients_of,
    comes_for,
    shipped_attendance,
)
from detente.models.attendance.propensity import forecast, prior


def test_each_set_is_complete():
    estimates = shipped_attendance()
    sets = [estimates.asked, *estimates.asked_without.values()]
    sets += [estimates.comes, *estimates.comes_without.values()]
    for one in sets:
        covariance = np.array(one.covariance)
        assert np.linalg.eigvalsh(covariance).min() > 0.0
        assert np.array(one.draws).shape == (64, len(one.names))
        assert np.array_equal(covariance, covariance.T)
    assert estimates.asked.features[0] == "base"
    assert estimates.comes.features == ("base", "government", "faction")


def test_draws_follow_from_mode_and_covariance():
    for one in (shipped_attendance().asked, shipped_attendance().comes):
        rng = np.random.Generator(np.random.PCG64(1))
        drawn = rng.multivariate_normal(one.mode, one.covariance, 64)
        drawn[:, -4:] = np.clip(
            drawn[:, -4:], *np.log([[0.3, 8], [0.05, 4], [0.5, 60], [0.05, 4]]).T
        )
        assert np.array(one.draws) == pytest.approx(drawn, abs=1e-5)


def test_a_case_takes_estimates_without_itself():
    estimates = shipped_attendance()
    for case in ("afghanistan", "colombia", "mindanao", "northern-ireland"):
        assert asked_for(case) == estimates.asked_without[case] != estimates.asked
        assert comes_for(case) == estimates.comes_without[case] != estimates.comes
    assert asked_for("havana", ["COL", "VEN"]) is estimates.asked_without["colombia"]
    assert comes_for("kabul", ["AFG"]) is estimates.comes_without["afghanistan"]
    assert asked_for("colombia", ["AFG"]) is estimates.asked_without["colombia"]
    assert asked_for("elsewhere", ["PER"]) is estimates.asked
    assert asked_for("elsewhere") is estimates.asked
    assert comes_for("elsewhere") is estimates.comes


def test_coefficients_are_those_of_the_row():
    one = shipped_attendance().comes
    made = one.at_mode()
    assert made.weights == pytest.approx(one.mode[:3])
    assert np.log([made.spread, made.case, made.years, made.round]) == pytest.approx(one.mode[3:])
    again, same = one.of_draw(66), coefficients_of(one.draws[2])
    assert again.weights.tolist() == same.weights.tolist()
    assert again[1:] == same[1:]


def test_priors_by_kind_of_guest():
    asked, comes = shipped_attendance().asked.at_mode(), shipped_attendance().comes.at_mode()
    listed = np.array([[1, 0, 0, 0, 1, 0, 0], [1, 1, 0, 0, 1, 0, 0], [1, 0, 0, 0, 1, 1, 0]], float)
    assert forecast(prior(3), listed, asked) == pytest.approx([0.33, 0.67, 0.51], abs=0.04)
    kinds = np.array([[1, 0, 0], [1, 1, 0], [1, 0, 1]], float)
    assert forecast(prior(3), kinds, comes) == pytest.approx([0.96, 0.97, 0.92], abs=0.01)


def test_who_is_near():
    near = shipped_attendance().places.near(["AFG"])
    assert {"PAK", "IRN", "CHN", "TJK", "USA", "UN"} <= near
    assert not {"NOR", "QAT", "EU", "AFG"} & near
    assert {"AU", "EU", "IGAD", "ETH"} <= shipped_attendance().places.near(["SOM"])
    assert shipped_attendance().places.near([]) == {"CHN", "FRA", "GBR", "RUS", "USA", "UN"}


def test_the_file_is_read_as_it_was_written():
    estimates = shipped_attendance()
    content = json.loads(estimates.to_json())
    assert {"asked_without_afghanistan", "comes_without_afghanistan"} <= content.keys()
    assert Attendance.model_validate(content) == estimates


def test_a_damaged_set_is_refused():
    content = json.loads(shipped_attendance().to_json())
    content["asked"] = {**content["asked"], "mode": [1.0]}
    with pytest.raises(ValidationError, match="each row needs 11 numbers"):
        Attendance.model_validate(content)
    with pytest.raises(ValidationError):
        Attendance.model_validate([])
