"""Values of terms, of fighting on, and of signing: vectors of the page, and which way they move."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.engagement.course.kernels.offers import (
    broken,
    gain,
    hazard_government,
    hazard_rebels,
    signs,
    utility,
    worth_of_war,
)
from detente.engagement.course.parameter_rows import Param

share = st.floats(0.0, 1.0)
odds = st.floats(-4.0, 4.0)


def params(**values: float) -> np.ndarray:
    """Return parameters, those of the page's vectors where none is given."""
    row = np.zeros(len(Param))
    usual = {"win_government": 0.0028, "win_rebels": 0.0014, "lam": 1.0, "disc": 0.02}
    for key, value in (usual | {"tau": 0.06, "soft": 0.14} | values).items():
        row[Param[key.upper()]] = value
    return row


def flow(government: float, movement: float, now: float) -> np.ndarray:
    return np.array([government, movement, now])


def close(number: float, printed: float, digits: int = 9) -> None:
    assert round(number, digits) == pytest.approx(printed, abs=10.0**-digits / 2)


def test_utility_vector():
    found = utility(np.array([0.5, 0.5]), np.array([0.2, 0.9]), np.array([0.6, 0.4]))
    close(found, 0.66, 6)


def test_who_cares_about_nothing_is_content():
    assert utility(np.array([0.5, 0.1]), np.array([0.0, 1.0]), np.zeros(2)) == 1.0


def test_hazard_vectors():
    close(hazard_government(params(lam=1.2), 0.8), 0.006108122)
    close(hazard_rebels(params(lam=1.2), -1.5), 0.007074326)


def test_a_hazard_is_one_half_at_most():
    assert hazard_government(params(), 50.0) == hazard_rebels(params(), -50.0) == 0.5


COST, LOSS = 0.2 * (1.0 + 0.4), 0.3  # k(1 + S), and what defeat costs


@pytest.mark.parametrize(("far", "printed"), [(0.3, 0.469496876), (-1.2, 0.400682222)])
def test_value_of_the_war_to_the_government_vectors(far, printed):
    close(worth_of_war(params(), flow(0.95, 0.1 - LOSS, 0.7 - COST), 0.3, far), printed)


def test_value_of_the_war_to_the_movement_vector():
    close(worth_of_war(params(), flow(0.1 - LOSS, 0.95, 0.3 - COST), 0.3, -1.2), 0.096756549)


def test_value_of_a_war_that_nobody_wins_or_pays_for_vector():
    nobody = params(win_government=0.0, win_rebels=0.0)
    close(worth_of_war(nobody, flow(0.1, 0.95, 0.7), 0.3, 0.3), 0.7)


@pytest.mark.parametrize(
    ("trust", "guarantee", "worth", "terms", "printed"),
    [
        (0.4, 0.2, 0.55, 0.6, 0.576941029),
        (0.4, 0.2, 0.75, 0.6, 0.775725382),
        (1.0, 0.0, 0.3, 0.9, 0.000045398),
    ],
)
def test_doubt_vectors(trust, guarantee, worth, terms, printed):
    close(broken(params(), trust, worth, terms, guarantee), printed)


def test_a_resented_guarantee_may_raise_doubt_above_one():
    assert broken(params(), 0.0, 0.9, 0.1, -0.5) == pytest.approx(1.5)


def test_gain_by_hand():
    """.75 × .6 + .25 × (.3 − .1) − .35 − .05 = .1."""
    found = gain(params(exploit=0.1, hurdle=0.05), 0.25, 0.6, 0.35, 0.3)
    assert found == pytest.approx(0.1)


def test_acceptance_vectors():
    """The chances of a signature (pace apart) and of joining."""
    close(signs(params(), 0.08) * signs(params(), -0.03), 0.285439672)
    close(0.7 * signs(params(), -0.08) * signs(params(), 0.03), 0.13980001)


def test_who_gains_nothing_accepts_on_even_odds():
    assert signs(params(), 0.0) == 0.5


@given(odds, odds, st.floats(0.0, 0.05), st.floats(0.0, 0.05), st.floats(0.1, 2.0))
def test_hazards_follow_the_balance(one, other, government, rebels, lam):
    """I9: the government's rises, the rebels' falls."""
    low, high = sorted((one, other))
    row = params(win_government=government, win_rebels=rebels, lam=lam)
    assert hazard_government(row, high) >= hazard_government(row, low)
    assert hazard_rebels(row, high) <= hazard_rebels(row, low)


@given(odds, odds, share, share, share, st.floats(0.001, 0.05))
def test_the_governments_value_rises_with_the_balance(one, other, defeat, peace, cost, disc):
    """I9: where the war is worth at least defeat, and defeat less than victory, which is 1."""
    low, high = sorted((one, other))
    row, lost = params(disc=disc), defeat - 0.3
    worth = max(peace - cost, lost)
    values = [worth_of_war(row, flow(1.0, lost, worth), x, x) for x in (low, high)]
    assert values[1] >= values[0] - 1e-12


def test_a_war_worse_than_defeat_may_get_worse_as_the_balance_rises():
    awful = flow(0.1, 0.0, -1.0)
    lower = worth_of_war(params(win_rebels=0.02), awful, -2.0, -2.0)
    assert worth_of_war(params(win_rebels=0.02), awful, 0.0, 0.0) < lower


@given(share, share, share, share, share, share, st.floats(0.0, 0.85), st.floats(0.02, 0.2))
def test_doubt_follows_trust_guarantee_and_temptation(t, t2, v, v2, u, g, guarantee, tau):
    """I10: it falls in trust and in a guarantee, and rises with what breaking is worth."""
    row, edge = params(tau=tau), 1e-12
    low, high = sorted((t, t2))
    assert broken(row, high, v, u, guarantee) <= broken(row, low, v, u, guarantee) + edge
    low, high = sorted((v, v2))
    assert broken(row, t, high, u, guarantee) >= broken(row, t, low, u, guarantee) - edge
    low, high = sorted((0.85 * g, guarantee))
    assert broken(row, t, v, u, high) <= broken(row, t, v, u, low) + edge


@given(share, share, share, share)
def test_more_gain_more_signatures(one, other, war, doubt):
    low, high = sorted((one, other))
    row = params(hurdle=0.1, exploit=0.1)
    gains = [gain(row, doubt, terms, war, 0.3) for terms in (low, high)]
    assert gains[1] >= gains[0]
    assert signs(row, gains[1]) >= signs(row, gains[0])
