"""Trust after violence or calm: Bayes' rule, its martingale, and its limits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.spoiling import belief
from detente.models.spoiling.belief import belief_array

chances = st.floats(0.001, 0.999)


@st.composite
def worlds(draw):
    """Draw trust, chances of getting through in order, and a rate of attempts."""
    effort, idle = sorted([draw(chances), draw(chances)])
    return draw(chances), effort, idle, draw(st.floats(0.01, 1.0))


@given(worlds())
def test_trust_is_a_martingale(world):
    trust, effort, idle, attempt = world
    seen, unseen = belief_array(
        trust, np.array([1.0, 0.0]), through_effort=effort, through_idle=idle, attempt=attempt
    )
    chance = attempt * (trust * effort + (1 - trust) * idle)
    assert chance * seen + (1 - chance) * unseen == pytest.approx(trust, abs=1e-12)


@given(worlds(), st.floats(0.0, 1.0))
def test_violence_lowers_and_calm_raises_trust(world, temper):
    trust, effort, idle, attempt = world
    seen, unseen = belief_array(
        trust,
        np.array([1.0, 0.0]),
        through_effort=effort,
        through_idle=idle,
        attempt=attempt,
        temper=temper,
    )
    assert seen <= trust + 1e-12
    assert unseen >= trust - 1e-12


@given(worlds(), st.floats(0.0, 1.0), st.sampled_from([0.0, 1.0]))
def test_log_odds_move_by_the_tempered_ratio(world, temper, violence):
    trust, effort, idle, attempt = world
    found = belief_array(
        trust, violence, through_effort=effort, through_idle=idle, attempt=attempt, temper=temper
    )
    ratio = effort / idle if violence else (1 - attempt * effort) / (1 - attempt * idle)
    wanted = np.log(trust / (1 - trust)) + temper * np.log(ratio)
    assert found == pytest.approx(1 / (1 + np.exp(-wanted)), abs=1e-9)


@given(worlds())
def test_the_order_of_what_is_seen_does_not_matter(world):
    trust, effort, idle, attempt = world

    def after(history):
        found = trust
        for violence in history:
            found = belief_array(
                found, violence, through_effort=effort, through_idle=idle, attempt=attempt
            )
        return found

    assert after([1.0, 0.0, 0.0]) == pytest.approx(after([0.0, 0.0, 1.0]), abs=1e-9)


def test_moderates_who_stop_nothing_are_not_judged_by_violence():
    found = belief_array(0.3, np.array([1.0, 0.0]), through_effort=0.6, through_idle=0.6)
    assert found == pytest.approx(0.3)


def test_a_temper_of_nothing_learns_nothing():
    assert belief_array(0.3, 1.0, through_effort=0.1, through_idle=0.9, temper=0.0) == 0.3


def test_certainty_does_not_move():
    found = belief_array(np.array([0.0, 1.0]), 1.0, through_effort=0.2, through_idle=0.8)
    assert found.tolist() == [0.0, 1.0]


def test_what_cannot_happen_leaves_no_belief():
    none = belief_array(0.5, 1.0, through_effort=0.2, through_idle=0.8, attempt=0.0)
    assert np.isnan(none)
    assert belief_array(0.5, 0.0, through_effort=0.2, through_idle=0.8, attempt=0.0) == 0.5
    assert np.isnan(belief_array(1.0, 1.0, through_effort=0.0, through_idle=0.8))


def test_leading_dimensions_broadcast_and_nan_stays_in_its_own():
    trust = np.array([[0.2], [np.nan]])
    found = belief_array(trust, np.array([1.0, 0.0]), through_effort=0.2, through_idle=0.8)
    assert found.shape == (2, 2)
    assert np.isnan(found[1]).all()
    assert found[0, 0] == belief_array(0.2, 1.0, through_effort=0.2, through_idle=0.8)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"trust": 1.2}, r"trust is 1\.2; it must be in \[0, 1\]"),
        ({"violence": 0.5}, r"violence is 0\.5; it must be 1 \(seen\) or 0"),
        ({"violence": 2.0}, r"violence is 2"),
        ({"through_effort": 0.9}, r"through_effort is 0\.9 and through_idle 0\.8"),
        ({"through_idle": -0.1}, r"through_idle is -0\.1"),
        ({"attempt": 1.1}, r"attempt is 1\.1"),
        ({"temper": -1.0}, r"temper is -1"),
    ],
)
def test_numbers_out_of_range_are_refused(change, message):
    given = {"trust": 0.5, "violence": 1.0, "through_effort": 0.2, "through_idle": 0.8} | change
    with pytest.raises(DomainError, match=message):
        belief_array(given.pop("trust"), given.pop("violence"), **given)


def test_shapes_that_do_not_fit_are_shown():
    with pytest.raises(ShapeError, match=r"trust \(2,\), violence \(3,\) do not broadcast"):
        belief_array(np.zeros(2), np.zeros(3), through_effort=0.2, through_idle=0.8)


def test_the_compiled_kernel_equals_its_plain_form():
    plain = getattr(belief._belief_kernel, "py_func", belief._belief_kernel)
    for violence in (0.0, 1.0, np.nan):
        row = (0.4, violence, 0.3, 0.7, 0.2, 0.5)
        assert plain(*row) == pytest.approx(belief._belief_kernel(*row), nan_ok=True, abs=1e-15)
