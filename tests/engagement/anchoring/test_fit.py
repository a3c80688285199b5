"""The fit of the chance of a deal, and the hurdle solved from it."""

import numpy as np
import pytest

from detente.engagement.anchoring.fit import LEVELS, Fit, fit_deals, hurdle_for, log_odds
from detente.engagement.course.parameter_rows import Param


def fit(level=0.9, spread=0.0, slope=(-1.0, -1.1)) -> Fit:
    count = len(LEVELS)
    return Fit(level, spread, np.zeros(count), np.array(slope), np.zeros(count), np.ones(count))


def param(draws: int = 1, soft: float = 0.14) -> np.ndarray:
    rows = np.zeros((draws, len(Param)))
    rows[:, Param.SOFT] = soft
    return rows


def test_log_odds_are_kept_from_certainty():
    assert log_odds(np.array([0.5, 0.2])) == pytest.approx([0.0, np.log(0.25)])
    assert np.isfinite(log_odds(np.array([0.0, 1.0]))).all()


def test_the_hurdle_of_the_vector():
    """Section 15 of the model: pi .0729, c_0 .9, c_1 -1, c_2 -1.1, sigma .14."""
    found = hurdle_for(fit(), param(), np.array([0.0729]))
    assert found[0] == pytest.approx(0.388722735, abs=1e-9)


def test_a_parameter_that_makes_deals_rare_lowers_the_hurdle():
    """One sd of pace is worth .3 in log-odds; the slope is -1 - 1.1 / .14."""
    moved = fit()._replace(others=np.array([-0.3, *[0.0] * (len(LEVELS) - 1)]))
    rows = param(2)
    rows[1, Param.PACE] = 1.0
    found = hurdle_for(moved, rows, np.array([0.0729, 0.0729]))
    assert found[1] - found[0] == pytest.approx(0.3 / (-1.0 - 1.1 / 0.14))


def test_the_hurdle_is_cut_and_the_slope_at_least_one():
    assert hurdle_for(fit(), param(2), np.array([1e-9, 1.0]))[1] == -0.6
    flat = fit(level=0.0, slope=(0.5, 0.0))
    assert hurdle_for(flat, param(), np.array([0.5]))[0] == 0.0
    assert hurdle_for(flat, param(), np.array([0.2]))[0] == 1.2


def test_a_logistic_law_is_found_again():
    rng = np.random.default_rng(3)
    rows = param(40_000)
    rows[:, Param.SOFT] = rng.uniform(0.08, 0.25, len(rows))
    rows[:, Param.HURDLE] = rng.uniform(-0.3, 0.6, len(rows))
    for at in LEVELS:
        rows[:, at] = rng.normal(2.0, 3.0, len(rows))
    inverse, hurdle = 1.0 / rows[:, Param.SOFT], rows[:, Param.HURDLE]
    pace = (rows[:, Param.PACE] - 2.0) / 3.0
    index = -0.5 + 0.02 * inverse + 0.4 * pace - hurdle * (1.0 + 0.2 * inverse)
    deal = (rng.uniform(size=len(rows)) < 1.0 / (1.0 + np.exp(-index))).astype(float)
    found = fit_deals(rows, deal)
    assert found.others[LEVELS.index(Param.PACE)] == pytest.approx(0.4, abs=0.05)
    assert np.delete(found.others, LEVELS.index(Param.PACE)) == pytest.approx(0.0, abs=0.05)
    at = found.slope[0] + found.slope[1] / 0.14
    assert at == pytest.approx(-1.0 - 0.2 / 0.14, abs=0.15)
    chance = 1.0 / (1.0 + np.exp(-log_odds(np.array([0.3]))))
    solved = hurdle_for(found, rows, np.full(len(rows), 0.3))
    again = -0.5 + 0.02 * inverse + 0.4 * pace - solved * (1.0 + 0.2 * inverse)
    assert (1.0 / (1.0 + np.exp(-again))).mean() == pytest.approx(chance[0], abs=0.02)


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_runs_that_all_end_alike_give_a_finite_fit(value):
    rows = param(200)
    rows[:, Param.HURDLE] = np.linspace(-0.3, 0.6, 200)
    found = fit_deals(rows, np.full(200, value))
    assert np.isfinite(hurdle_for(found, rows, np.full(200, 0.1))).all()
