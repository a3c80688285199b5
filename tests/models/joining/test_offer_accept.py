"""Offer and acceptance beside its printed values: limits, order, noise, shapes."""

import numpy as np
import pytest

from detente.errors import ShapeError
from detente.models.joining import offer_accept
from detente.models.joining.offer_accept import offer_accept_array

GENERATOR = np.random.Generator(np.random.PCG64(3))


def chance(z):
    return 1.0 / (1.0 + np.exp(-z))


def test_the_printed_vector():
    """Methods d, form 1: four printed digits."""
    found = offer_accept_array(0.5, 1.0, -1.0, 0.0)
    assert found == pytest.approx((0.6225, 0.2449, 0.5609, 0.3492), abs=5e-5)


def test_by_hand_with_other_stakes():
    # p = L(-1) = .26894, E = .26894 · 2 + .73106 · -.5 = .17235, offer = L(.17235 - .4)
    found = offer_accept_array(-1.0, 2.0, -0.5, 0.4)
    p = chance(-1.0)
    value = 2.0 * p - 0.5 * (1 - p)
    assert found == pytest.approx((p, value, chance(value - 0.4), p * chance(value - 0.4)))


def test_a_host_that_gains_as_much_from_a_refusal_does_not_look_ahead():
    found = offer_accept_array(np.linspace(-5, 5, 11), 1.0, 1.0, 0.0)
    assert found.offer == pytest.approx(chance(1.0))


def test_a_host_indifferent_throughout_tosses_a_coin():
    found = offer_accept_array(0.0, 0.0, 0.0, 0.0)
    assert found == (0.5, 0.0, 0.5, 0.25)


def test_fear_of_refusal_keeps_an_invitation_back():
    refusal = np.array([0.0, -1.0, -3.0])
    found = offer_accept_array(0.0, 1.0, refusal, 0.0)
    assert (np.diff(found.offer) < 0).all()
    assert (found.accept == 0.5).all()


def test_without_noise_the_game_is_subgame_perfect():
    """The guest comes iff u > 0, the host invites iff what then follows beats no invitation."""
    sure = 1e4
    come = offer_accept_array(sure * 0.5, sure * 1.0, sure * -1.0, 0.0)
    stay = offer_accept_array(sure * -0.5, sure * 1.0, sure * -1.0, 0.0)
    assert come == pytest.approx((1.0, sure, 1.0, 1.0))
    assert stay == pytest.approx((0.0, -sure, 0.0, 0.0))


def test_an_outcome_without_any_chance_counts_nothing():
    assert offer_accept_array(-1e5, np.inf, 1.0, 1.0).offer == 0.5
    assert offer_accept_array(1e5, 1.0, -np.inf, 1.0).offer == 0.5


@pytest.mark.parametrize("which", range(4))
def test_an_unknown_input_is_undefined_for_its_draw_alone(which):
    given = [np.zeros(3) for _ in range(4)]
    given[which][1] = np.nan
    found = offer_accept_array(*given)
    assert np.isnan(found.attend[1])
    assert found.attend[[0, 2]] == pytest.approx(0.25)


def test_leading_dimensions_broadcast_with_the_same_bits():
    utility, value = GENERATOR.normal(size=(2, 5, 4))
    whole = offer_accept_array(utility, value, -0.5, value[0])
    for i in range(5):
        for k in range(4):
            one = offer_accept_array(utility[i, k], value[i, k], -0.5, value[0, k])
            assert tuple(field[i, k] for field in whole) == tuple(one)


def test_shapes_that_do_not_fit_are_shown():
    with pytest.raises(ShapeError, match=r"accept_utility \(2,\), value_accept \(3,\).*broadcast"):
        offer_accept_array(np.zeros(2), np.zeros(3), 0.0, 0.0)


def test_the_compiled_kernels_equal_their_plain_form():
    rows = GENERATOR.normal(size=(4, 20))
    compiled, plain = np.empty_like(rows), np.empty_like(rows)
    offer_accept._fill(rows, compiled)
    getattr(offer_accept._fill, "py_func", offer_accept._fill)(rows, plain)
    assert compiled == pytest.approx(plain, abs=1e-15)
