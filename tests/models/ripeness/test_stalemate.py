"""The hurting stalemate and the hazard of talks: limits, order, shapes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.ripeness import stalemate
from detente.models.ripeness.stalemate import HazardTerms, stalemate_array, talks_hazard_array

deaths = st.floats(0.0, 1e5)
shares = st.floats(0.0, 1.0)
RUHE = HazardTerms(-4.0, 0.0, 0.3, 0.4, 0.6)


@given(deaths, shares, st.floats(0.1, 1e4))
def test_the_index_is_a_share_and_the_product_of_its_parts(d, p, usual):
    found = stalemate_array(d, p, usual=usual)
    assert all(0.0 <= part <= 1.0 for part in found)
    assert found.stalemate == found.pain * found.balance
    assert found.stalemate == pytest.approx(stalemate_array(d, 1 - p, usual=usual).stalemate)


@given(deaths, deaths, shares, st.floats(0.1, 1e4))
def test_more_deaths_never_hurt_less(one, other, p, usual):
    found = stalemate_array(np.sort([one, other]), p, usual=usual)
    assert found.stalemate[0] <= found.stalemate[1]


@given(deaths, shares, shares, st.floats(0.1, 1e4))
def test_nearer_to_even_is_more_of_a_stalemate(d, one, other, usual):
    far, near = sorted([one, other], key=lambda p: -abs(p - 0.5))
    found = stalemate_array(d, np.array([far, near]), usual=usual)
    assert found.stalemate[0] <= found.stalemate[1]


def test_without_deaths_or_with_a_sure_winner_nothing_is_ripe():
    assert stalemate_array(0.0, 0.5, usual=100.0).stalemate == 0.0
    assert stalemate_array(1e6, np.array([0.0, 1.0]), usual=100.0).stalemate.tolist() == [0.0, 0.0]


def test_usual_deaths_hurt_by_two_thirds():
    assert stalemate_array(80.0, 0.5, usual=80.0).pain == pytest.approx(1 - np.exp(-1))


def test_three_choices_of_the_usual_stand_side_by_side():
    found = stalemate_array(
        np.array([50.0, 200.0]), 0.5, usual=np.array([[50.0], [100.0], [200.0]])
    )
    assert found.stalemate.shape == (3, 2)
    assert (np.diff(found.stalemate, axis=0) < 0).all()


@given(deaths, shares, shares, st.sampled_from([0.0, 1.0]), st.floats(-3, 3))
def test_the_hazard_by_its_formula(d, p, support, mediated, elapsed):
    found = talks_hazard_array(d, p, RUHE, support=support, mediated=mediated, elapsed=elapsed)
    balance = 1 - abs(2 * p - 1)
    z = -4 + 0.3 * support + 0.4 * balance * np.log(1 + d) + 0.6 * mediated + elapsed
    assert found == pytest.approx(1 / (1 + np.exp(-z)), rel=1e-9)


@given(deaths, deaths, shares)
def test_intensity_matters_only_where_neither_side_is_about_to_win(one, other, p):
    low, high = np.sort([one, other])
    sure = talks_hazard_array(np.array([low, high]), 1.0, RUHE)
    assert sure[0] == sure[1]
    open_war = talks_hazard_array(np.array([low, high]), p, RUHE)
    assert open_war[0] <= open_war[1]


def test_deaths_may_count_by_themselves():
    found = talks_hazard_array(np.array([0.0, 99.0]), 1.0, RUHE._replace(deaths=0.5))
    assert np.diff(np.log(found / (1 - found))) == pytest.approx(0.5 * np.log(100))


def test_coefficients_may_be_draws():
    drawn = RUHE._replace(baseline=np.array([-5.0, -4.0, -3.0]))
    found = talks_hazard_array(np.array([[10.0], [100.0]]), 0.4, drawn)
    assert found.shape == (2, 3)
    assert (np.diff(found, axis=1) > 0).all()


def test_an_unknown_input_is_undefined_for_its_draw_alone():
    found = stalemate_array(np.array([100.0, np.nan]), 0.5, usual=100.0)
    assert np.isnan(found.stalemate).tolist() == [False, True]
    hazard = talks_hazard_array(100.0, np.array([np.nan, 0.5]), RUHE)
    assert np.isnan(hazard).tolist() == [True, False]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"deaths": -1.0}, "deaths is -1; it must be finite, >= 0"),
        ({"prevails": 1.1}, r"prevails is 1\.1"),
        ({"usual": 0.0}, "usual is 0; the usual deaths must be > 0"),
        ({"usual": -1.0}, "usual is -1"),
    ],
)
def test_numbers_out_of_range_are_refused(change, message):
    given = {"deaths": 1.0, "prevails": 0.5, "usual": 1.0} | change
    with pytest.raises(DomainError, match=message):
        stalemate_array(given["deaths"], given["prevails"], usual=given["usual"])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"mediated": 2.0}, "mediated is 2"),
        ({"support": np.inf}, "support is inf"),
        ({"elapsed": -np.inf}, "elapsed is -inf"),
        ({"terms": RUHE._replace(stalemate=np.inf)}, r"terms\.stalemate is inf"),
    ],
)
def test_odd_terms_are_refused(change, message):
    terms = change.pop("terms", RUHE)
    with pytest.raises(DomainError, match=message):
        talks_hazard_array(1.0, 0.5, terms, **change)


def test_shapes_that_do_not_fit_are_shown():
    with pytest.raises(ShapeError, match=r"deaths \(2,\), usual \(3,\) do not broadcast"):
        stalemate_array(np.ones(2), 0.5, usual=np.ones(3))


def test_the_compiled_kernels_equal_their_plain_form():
    for kernel, row in (
        (stalemate._stalemate_kernel, (120.0, 80.0, 0.3)),
        (stalemate._talks_hazard_kernel, (120.0, 0.3, 0.1, 0.4, -3.0)),
    ):
        assert getattr(kernel, "py_func", kernel)(*row) == pytest.approx(kernel(*row), abs=1e-15)
