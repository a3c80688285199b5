"""Fits: a mode against an independent likelihood, covariances, draws."""

import numpy as np
import pytest
from scipy.optimize import minimize

from detente.estimates.attendance import coefficients_of
from detente.fitting.attendance.fit import COMES_PRIOR, Prior, fit, moved_mode, set_of
from detente.fitting.attendance.panel import Panel
from detente.models.attendance.propensity import forecast, moved, observed, prior

PRIOR = Prior(
    ("base", "log_s", "log_tau", "log_T", "log_omega"),
    np.array([1.0, 0.0, -0.5, 1.5, -0.3]),
    np.array([1.0, 0.3, 0.3, 0.3, 0.3]),
)


def one_guest(name, outcome):
    rows = np.array(outcome, float)[:, None]
    return Panel(
        name, name, (), ("a",), np.ones((1, 1)), np.arange(len(rows)) * 1.0, rows, ~np.isnan(rows)
    )


PANELS = [one_guest("x", [1, 1, 0, 1]), one_guest("y", [0, 0]), one_guest("z", [1, 1, 1])]


def objective(values):
    """Return the objective by the chain rule, from forecasts of the model one round ahead."""
    c, total = coefficients_of(values), 0.0
    for panel in PANELS:
        belief = prior(1)
        for number, outcome in enumerate(panel.outcome):
            if number:
                belief = moved(belief, 1.0, c.years)
            chance = forecast(belief, panel.features, c)[0]
            total -= np.log(chance if outcome[0] else 1.0 - chance)
            belief = observed(belief, panel.features, outcome, c)
    return total + (((values - PRIOR.mean) / PRIOR.sd) ** 2).sum() / 2.0


@pytest.fixture(scope="module")
def made():
    return fit(PANELS, PRIOR)


def test_the_mode_is_that_of_an_independent_likelihood(made):
    other = minimize(
        objective,
        PRIOR.mean,
        method="Nelder-Mead",
        options={"xatol": 1e-5, "fatol": 1e-9, "maxiter": 4000},
    )
    assert made.mode == pytest.approx(other.x, abs=2e-3)
    assert made.objective == pytest.approx(other.fun, abs=1e-6)
    assert objective(made.mode) == pytest.approx(made.objective, abs=1e-9)


def test_data_narrow_the_prior(made):
    sd = np.sqrt(np.diag(made.covariance))
    assert sd[0] < PRIOR.sd[0]
    assert (sd < 1.05 * PRIOR.sd).all()
    assert np.linalg.eigvalsh(made.covariance).min() > 0.0


def test_without_data_the_prior_is_left():
    nothing = fit([], PRIOR)
    assert nothing.mode == pytest.approx(PRIOR.mean)
    assert np.sqrt(np.diag(nothing.covariance)) == pytest.approx(PRIOR.sd)


def test_a_start_changes_the_way_and_not_the_end(made):
    assert moved_mode(PANELS, PRIOR, made) == pytest.approx(made.mode, abs=2e-3)
    fewer = moved_mode(PANELS[:2], PRIOR, made)
    assert fewer == pytest.approx(moved_mode(PANELS[:2], PRIOR), abs=2e-3)
    assert fewer[0] < made.mode[0]


def test_a_set_has_draws_within_limits(made):
    wild = made._replace(covariance=np.diag([0.1, 9.0, 9.0, 9.0, 9.0]))
    one = set_of(wild, PRIOR, PANELS, 1)
    spreads = np.exp(np.array(one.draws)[:, 1:])
    assert spreads.min(axis=0) == pytest.approx([0.3, 0.05, 0.5, 0.05], rel=1e-4)
    assert spreads.max(axis=0) == pytest.approx([8.0, 4.0, 60.0, 4.0], rel=1e-4)
    assert (one.processes, one.cells, len(one.draws)) == (3, 9, 64)
    assert set_of(wild, PRIOR, PANELS, 1) == one
    assert set_of(wild, PRIOR, PANELS, 2).draws != one.draws


def test_priors_have_one_entry_per_name():
    assert len(COMES_PRIOR.names) == len(COMES_PRIOR.mean) == len(COMES_PRIOR.sd) == 7
