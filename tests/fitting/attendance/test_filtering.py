"""The filter for fitting: the model's own numbers, a likelihood by plain loops, what must hold."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.fitting.attendance.filtering import ahead, log_likelihood
from detente.fitting.attendance.panel import Panel
from detente.models.attendance.propensity import Coefficients, forecast, moved, observed, prior

ASKED = Coefficients(np.array([-6.74, 4.30, 2.34, -2.15, 4.60, 2.30, 1.08]), 4.0, 1.55, 17.0, 1.5)
KINDS = np.array([[1, 0, 0, 0, 1, 0, 0], [1, 0, 0, 1, 1, 0, 0], [1, 1, 0, 0, 1, 0, 0]], float)


def panel(outcome, counts=None, years=None):
    rows = np.array(outcome, float)
    return Panel(
        name="x",
        title="x",
        states=("AFG",),
        guests=tuple("abc"[: rows.shape[1]]),
        features=KINDS[: rows.shape[1]],
        years=np.arange(len(rows)) / 2.0 if years is None else np.array(years),
        outcome=rows,
        counts=~np.isnan(rows) if counts is None else np.array(counts),
    )


def logistic(x):
    return 1.0 / (1.0 + math.exp(-x))


def by_loops(outcomes, gap, c):
    """Return the log-likelihood of one guest's outcomes by plain sums over all paths of levels."""
    z = [-4 + 8 * i / 30 for i in range(31)]
    a = [-2.5 + 5 * i / 6 for i in range(7)]
    v, g = np.polynomial.hermite_e.hermegauss(5)
    start = [math.exp(-x * x / 2) for x in z]
    level = [math.exp(-x * x / 2) for x in a]
    kept = math.exp(-gap / c.years)
    width = max(math.sqrt(1 - kept * kept), 0.16)
    total = 0.0
    for k, mass in zip(a, level, strict=True):
        state = [one / sum(start) for one in start]
        for number, y in enumerate(outcomes):
            if number:
                new = [0.0] * 31
                for i in range(31):
                    row = [math.exp(-((to - kept * z[i]) ** 2) / (2 * width**2)) for to in z]
                    for j in range(31):
                        new[j] += state[i] * row[j] / sum(row)
                state = new
            for i in range(31):
                base = -6.74 + 4.60 + c.case * k + c.spread * z[i]
                chance = sum(
                    w / sum(g) * logistic(base + c.round * x) for x, w in zip(v, g, strict=True)
                )
                state[i] *= chance if y else 1.0 - chance
        total += mass / sum(level) * sum(state)
    return math.log(total)


@pytest.mark.parametrize("outcomes", [(1,), (0, 0), (1, 0, 1)])
def test_one_guest_as_by_plain_loops(outcomes):
    made = log_likelihood(panel([[y] for y in outcomes]), ASKED)
    assert made == pytest.approx(by_loops(outcomes, 0.5, ASKED), abs=1e-9)


@given(
    st.lists(
        st.lists(st.sampled_from([0.0, 1.0, math.nan]), min_size=3, max_size=3),
        min_size=1,
        max_size=4,
    )
)
def test_forecasts_are_those_of_the_model(outcome):
    one = panel(outcome)
    belief = prior(3)
    for number, made in enumerate(ahead(one, ASKED)):
        if number:
            belief = moved(belief, 0.5, ASKED.years)
        assert made.marginal == pytest.approx(forecast(belief, KINDS, ASKED), abs=1e-12)
        assert made.weight.sum() == pytest.approx(1.0)
        belief = observed(belief, KINDS, one.outcome[number], ASKED)


def test_likelihoods_of_all_outcomes_of_a_round_sum_to_1():
    every = itertools.product([0.0, 1.0], repeat=3)
    assert sum(math.exp(log_likelihood(panel([y]), ASKED)) for y in every) == pytest.approx(1.0)


def test_what_does_not_count_tells_about_its_own_guest_only():
    outcome, counts = [[1, 1], [1, 0]], [[True, False], [True, True]]
    with_, without = panel(outcome, counts), panel([[1, math.nan], [1, 0]])
    (_, one), (_, two) = ahead(with_, ASKED), ahead(without, ASKED)
    assert one.marginal[0] == pytest.approx(two.marginal[0])
    assert one.marginal[1] > two.marginal[1]
    alone = panel([[1], [1]])
    first = log_likelihood(panel([[1, 1]], [[True, False]]), ASKED)
    assert first == pytest.approx(log_likelihood(panel([[1]]), ASKED))
    assert log_likelihood(alone, ASKED) < first


def test_a_round_that_nobody_saw_changes_nothing():
    seen = panel([[1, 0]])
    blind = panel([[1, 0], [math.nan, math.nan]])
    assert log_likelihood(blind, ASKED) == pytest.approx(log_likelihood(seen, ASKED))


def test_extreme_coefficients_stay_finite():
    wild = Coefficients(np.full(7, -300.0), 8.0, 4.0, 0.5, 4.0)
    assert math.isfinite(log_likelihood(panel([[1, 1, 1], [0, 1, 0]]), wild))


@given(st.permutations(range(3)), st.lists(st.booleans(), min_size=6, max_size=6))
def test_the_order_of_guests_does_not_matter(order, came):
    one = panel(np.array(came, float).reshape(2, 3))
    other = one._replace(
        features=one.features[order], outcome=one.outcome[:, order], counts=one.counts[:, order]
    )
    assert log_likelihood(other, ASKED) == pytest.approx(log_likelihood(one, ASKED), abs=1e-12)
    for first, second in zip(ahead(one, ASKED), ahead(other, ASKED), strict=True):
        assert second.marginal == pytest.approx(first.marginal[order], abs=1e-12)


@given(st.lists(st.booleans(), min_size=9, max_size=9), st.integers(0, 1), st.integers(0, 2))
def test_coming_never_lowers_the_next_forecast(came, number, guest):
    outcome = np.array(came, float).reshape(3, 3)
    outcome[number, guest] = 0.0
    *_, absent = ahead(panel(outcome), ASKED)
    outcome[number, guest] = 1.0
    *_, present = ahead(panel(outcome), ASKED)
    assert present.marginal[guest] >= absent.marginal[guest]
