"""Murphy's partition: printed values, the identity, the link with CORP."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.scoring.diagnostics.corp import corp_array
from detente.models.scoring.diagnostics.murphy import murphy_array

HITS = np.array([1, 0, 0, 0, 0, 1, 1, 1, 1, 0])


@pytest.mark.parametrize(
    ("forecast", "brier", "parts"),
    [((0.2, 0.8), 0.16, (0.0, 0.09, 0.25)), ((0.3, 0.9), 0.17, (0.01, 0.09, 0.25))],
)
def test_one_and_four_of_five(forecast, brier, parts):
    found = murphy_array(np.repeat(forecast, 5), HITS)
    assert found == pytest.approx(parts, abs=1e-12)
    score = found.reliability - found.resolution + found.uncertainty
    assert score == pytest.approx(brier, abs=1e-12)


@pytest.mark.parametrize(
    ("events", "happened", "printed"),
    [(1277, 203, 0.1337), (1277, 157, 0.1078), (1277, 83, 0.0608), (1167, 227, 0.1567)],
)
def test_uncertainty_of_wars_like_this_one(events, happened, printed):
    """Counts and values at 36 months, as measured in the design of the reference class."""
    outcome = np.arange(events) < happened
    for model in (murphy_array, corp_array):
        found = model(np.full(events, 0.3), outcome)
        assert found.uncertainty == pytest.approx(printed, abs=5e-5)


@pytest.mark.parametrize("seed", range(5))
def test_the_parts_add_up_to_the_brier_score(seed):
    rng = np.random.default_rng(seed)
    p, o = rng.integers(0, 11, (4, 40)) / 10, rng.integers(0, 2, (4, 40))
    found = murphy_array(p, o)
    score = found.reliability - found.resolution + found.uncertainty
    assert score == pytest.approx(((p - o) ** 2).mean(axis=1), abs=1e-12)


def test_it_is_corp_where_rates_rise_with_the_forecast():
    forecast = np.repeat([0.1, 0.4, 0.8], [4, 5, 6])
    outcome = np.array([0, 0, 0, 1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1])
    murphy, corp = murphy_array(forecast, outcome), corp_array(forecast, outcome)
    assert corp[1:4] == pytest.approx(murphy, abs=1e-12)


def test_the_isotonic_steps_as_groups_give_corp():
    rng = np.random.default_rng(3)
    p, o = rng.random(80), rng.integers(0, 2, 80)
    corp = corp_array(p, o)
    steps = murphy_array(corp.recalibrated, o)
    assert steps.reliability == pytest.approx(0.0, abs=1e-12)
    assert steps.resolution == pytest.approx(corp.discrimination, abs=1e-12)


def test_the_order_of_events_does_not_matter():
    rng = np.random.default_rng(4)
    p, o, order = rng.integers(0, 5, 30) / 4, rng.integers(0, 2, 30), rng.permutation(30)
    assert murphy_array(p[order], o[order]) == pytest.approx(murphy_array(p, o), abs=1e-12)


def test_an_unknown_entry_stays_unknown():
    found = murphy_array(np.array([[0.5, np.nan], [0.5, 0.5]]), np.array([0, 1]))
    for part in found:
        assert np.isnan(part).tolist() == [True, False]


def test_what_cannot_be_scored_is_refused():
    with pytest.raises(DomainError, match=r"outcome\[1\] is 2; it must be 0 or 1"):
        murphy_array(np.array([0.5, 0.5]), np.array([0, 2]))
    with pytest.raises(ShapeError, match="at least one event"):
        murphy_array(np.empty((3, 0)), np.empty((3, 0)))
