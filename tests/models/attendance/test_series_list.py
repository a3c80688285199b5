"""The list of the last round: its weight and what it forecasts."""

import numpy as np
import pytest

from detente.models.attendance.series_list import from_list, list_weight, mixed, updated

NAN = float("nan")


def weight_after(log_list, log_model):
    """Return the mean weight where the list and the model gave others these log-probabilities."""
    before = list_weight(1)
    chance = before.chance * (
        np.exp(log_list) * before.weight + np.exp(log_model) * (1 - before.weight)
    )
    return float((chance[0] / chance.sum()) @ before.weight)


def test_the_worked_weights():
    assert list_weight(1).mean == pytest.approx([0.600497], abs=1e-6)
    assert weight_after(-0.5, -2.0) == pytest.approx(0.645724, abs=1e-6)
    assert weight_after(-3.0, -1.0) == pytest.approx(0.528290, abs=1e-6)


def test_a_guests_own_outcome_is_left_out():
    last, outcome = np.array([1.0, 0.0, 1.0]), np.array([1.0, 1.0, NAN])
    log_model = np.array([-1.0, -0.5, -2.0])
    found = updated(list_weight(3), last, outcome, log_model).mean
    assert found[0] == pytest.approx(weight_after(np.log(0.05), -1.0), abs=1e-12)
    assert found[1] == pytest.approx(weight_after(np.log(0.97), -0.5), abs=1e-12)
    assert found[2] == pytest.approx(weight_after(np.log(0.97 * 0.05), -2.0), abs=1e-12)


def test_one_guest_alone_leaves_the_prior():
    found = updated(list_weight(1), np.array([1.0]), np.array([0.0]), np.array([0.0]))
    assert found.mean == pytest.approx(list_weight(1).mean)


def test_very_small_probabilities_do_not_underflow():
    found = updated(
        list_weight(2), np.array([1.0, 1.0]), np.array([1.0, 1.0]), np.array([-2000.0, -3000.0])
    )
    assert np.isfinite(found.mean).all()


def test_a_mixture_lies_between_its_parts():
    last = np.array([1.0, 0.0])
    assert from_list(last).tolist() == [0.97, 0.05]
    found = mixed(np.array([0.6, 0.6]), last, np.array([0.69, 0.15]))
    assert found == pytest.approx([0.6 * 0.97 + 0.4 * 0.69, 0.6 * 0.05 + 0.4 * 0.15])


def test_vector_13():
    """Weight .6: three of three on the list, none of three off it (vectors 3 and 4)."""
    listed = from_list(np.array([1.0, 0.0]))
    found = 0.6 * listed + 0.4 * np.array([0.838897, 0.083380])
    np.testing.assert_allclose(found, [0.917559, 0.063352], atol=5e-7)
