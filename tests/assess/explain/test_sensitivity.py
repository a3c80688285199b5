"""Given-data sensitivities: by hand, against a model whose indices are known, and under noise."""

import numpy as np
import pytest

from detente.assess.explain.sensitivity import classed, correlation_ratio, noise_line, ranked


def test_two_classes_by_hand():
    x = np.array([0.0, 0.0, 1.0, 1.0])
    y = np.array([0.0, 1.0, 1.0, 2.0])
    # Means 0.5 and 1.5 about 1: between 1, whole 2; corrected: 1 - (1 - 1/2) * 3/2.
    assert correlation_ratio(x, y) == pytest.approx(0.25)


def test_a_sum_of_two_inputs_shares_its_variance_as_their_variances():
    rng = np.random.default_rng(7)
    one, other, idle = rng.uniform(size=(3, 20000))
    y = 2.0 * one + other
    assert correlation_ratio(one, y) == pytest.approx(0.8, abs=0.02)
    assert correlation_ratio(other, y) == pytest.approx(0.2, abs=0.02)
    assert correlation_ratio(idle, y) < 0.005


def test_noise_is_not_flattered_by_many_classes():
    rng = np.random.default_rng(8)
    found = [correlation_ratio(rng.uniform(size=512), rng.uniform(size=512)) for _ in range(200)]
    assert np.mean(found) < 0.012  # without the correction it would be 15/511 = 0.029


def test_what_does_not_vary_or_is_undefined_says_nothing():
    x = np.arange(32.0)
    assert correlation_ratio(x, np.full(32, 3.0)) == 0.0
    assert correlation_ratio(np.zeros(32), x) == 0.0
    assert correlation_ratio(x, np.full(32, np.nan)) == 0.0
    with_gaps = np.where(np.arange(32) < 16, np.nan, x % 2)
    assert correlation_ratio(x % 2, with_gaps) == pytest.approx(1.0)


def test_as_many_classes_as_draws_say_nothing():
    assert correlation_ratio(np.arange(8.0), np.arange(8.0)) == 0.0


def test_only_inputs_drawn_for_themselves_are_ranked():
    x = np.arange(64.0) % 4
    inputs = {"draw": x, "claim|C1": x > 1, "class|wing": x, "assessment|a|trust|": x}
    inputs |= {"tie|t|contact|": (x > 1).astype(float)}
    found = ranked(inputs, x)
    assert [str(key) for key, _ in found] == ["assessment|a|trust|", "tie|t|contact|"]
    assert found[0][1] == pytest.approx(1.0)


@pytest.mark.parametrize("gaps", [0.0, 0.2])
def test_classes_made_once_serve_as_well_as_those_of_each_input(gaps):
    rng = np.random.default_rng(9)
    inputs = {
        "assessment|a|trust|": rng.uniform(size=300),
        "tie|t|contact|": rng.integers(0, 2, 300).astype(float),
        "hypothesis|h": np.full(300, 2.0),
        "parameter||talk_rate|": rng.integers(0, 40, 300).astype(float),
    }
    number = inputs["assessment|a|trust|"] + rng.normal(size=300)
    number[rng.uniform(size=300) < gaps] = np.nan
    found = ranked(inputs, number, classed(inputs))
    assert found == ranked(inputs, number)
    for key, share in found:
        assert share == pytest.approx(correlation_ratio(inputs[str(key)], number), abs=1e-12)
    lines = [
        noise_line(inputs, number, np.random.default_rng(1), k) for k in (None, classed(inputs))
    ]
    assert lines[0] == lines[1] > 0.0
