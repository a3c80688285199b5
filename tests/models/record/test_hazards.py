"""The fit: worked numbers, its optimum, its limits."""

import numpy as np
import pytest
from scipy.optimize import minimize

from detente.errors import DomainError, ShapeError
from detente.models.record.hazards import (
    design,
    fit_array,
    hazards,
    prior_mean,
    prior_precision,
    row_weights,
)

X = np.array([-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, -1.5, 0.2])
COLUMNS = np.column_stack((np.ones(8), X))
OUTCOME = np.array([0, 0, 1, 0, 2, 1, 0, 2])
WEIGHT = np.array([1, 0.5, 1, 1, 0.5, 1, 1, 0.25])
PRECISION = np.array([0.04, 2.0])


def fitted():
    mean = prior_mean(OUTCOME, WEIGHT, 2)
    return mean, fit_array(COLUMNS, OUTCOME, WEIGHT, mean, PRECISION)


def test_the_worked_fit():
    mean, fit = fitted()
    assert mean == pytest.approx([-0.47000363, -1.16315081], abs=1e-8)
    assert fit.coefficients == pytest.approx(
        np.array([[-0.56429459, 0.48629171], [-1.49487768, 0.25959210]]), abs=1e-6
    )
    assert fit.objective == pytest.approx(-5.448764513, abs=1e-8)
    assert np.sqrt(np.diag(fit.covariance)) == pytest.approx(
        [0.89393990, 0.55493577, 1.22866321, 0.61446678], abs=1e-6
    )


def objective(beta, mean):
    coefficients = beta.reshape(2, 2)
    chance = hazards(COLUMNS, coefficients)
    every = np.column_stack((1 - chance.sum(axis=1), chance))
    prior = np.column_stack((mean, np.zeros(2)))
    likelihood = WEIGHT @ np.log(every[np.arange(8), OUTCOME])
    return likelihood - 0.5 * (PRECISION * (coefficients - prior) ** 2).sum()


def test_a_general_optimiser_finds_nothing_better():
    mean, fit = fitted()
    best = minimize(lambda beta: -objective(beta, mean), np.zeros(4), tol=1e-12)
    assert -best.fun == pytest.approx(fit.objective, abs=1e-8)
    assert best.x == pytest.approx(fit.coefficients.ravel(), abs=1e-4)


def test_order_of_rows_changes_nothing():
    mean, fit = fitted()
    back = fit_array(COLUMNS[::-1], OUTCOME[::-1], WEIGHT[::-1], mean, PRECISION)
    assert back.coefficients == pytest.approx(fit.coefficients, abs=1e-9)


def test_a_hard_penalty_leaves_the_base_rate():
    mean = prior_mean(OUTCOME, WEIGHT, 2)
    fit = fit_array(COLUMNS, OUTCOME, WEIGHT, mean, np.array([1e-9, 1e12]))
    share = [WEIGHT[c == OUTCOME].sum() / WEIGHT.sum() for c in (1, 2)]
    assert hazards(COLUMNS[:1], fit.coefficients)[0] == pytest.approx(share, abs=1e-6)


def test_perfect_separation_stays_finite():
    fit = fit_array(
        COLUMNS, (X > 0).astype(int), np.ones(8), np.array([0.0]), np.array([0.04, 1e-3])
    )
    assert np.isfinite(fit.coefficients).all()
    assert (np.linalg.eigvalsh(fit.covariance) > 0).all()


def test_row_weights_sum_to_distinct_unit_years():
    year = np.array([2000, 2001, 2002, 2001, 2002, 2003, 2002, 2003, 2004])
    weight = row_weights(np.ones(9, int), year)
    assert weight == pytest.approx([1, 1 / 2, 1 / 3, 1 / 2, 1 / 3, 1 / 2, 1 / 3, 1 / 2, 1])
    assert weight.sum() == pytest.approx(5)


def test_columns_of_the_design():
    found = design(np.array([[0.5, -1.0]]), np.array([4]), np.array([3]))
    assert found[0] == pytest.approx([1, np.log(1.5), 0.5, -1, 0, 0, 0, 1, 0])
    assert prior_precision(2, 30.0, 3.0) == pytest.approx([0.04, 1, 30, 30, 3, 3, 3, 3, 3])


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"outcome": OUTCOME + 1}, DomainError),
        ({"precision": -PRECISION}, DomainError),
        ({"weight": -WEIGHT}, DomainError),
        ({"columns": COLUMNS * np.nan}, DomainError),
        ({"weight": WEIGHT[1:]}, ShapeError),
        ({"precision": PRECISION[1:]}, ShapeError),
    ],
)
def test_what_does_not_fit_is_refused(change, error):
    given = {
        "columns": COLUMNS,
        "outcome": OUTCOME,
        "weight": WEIGHT,
        "mean": np.zeros(2),
        "precision": PRECISION,
    }
    with pytest.raises(error):
        fit_array(**(given | change))
