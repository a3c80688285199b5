"""Friedkin and Johnsen's model against its closed form, and what holds for any."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.errors import DomainError, ShapeError
from detente.models.diffusion import friedkin_johnsen
from detente.models.diffusion.degroot import degroot_array
from detente.models.diffusion.friedkin_johnsen import friedkin_johnsen_array


@st.composite
def groups(draw, highest: float = 0.99):
    """Draw weights, opinions and susceptibilities; some listen to few."""
    n = draw(st.integers(1, 6))
    weights = draw(arrays(float, (n, n), elements=st.integers(0, 4).map(float)))
    weights += np.eye(n) * (weights.sum(axis=1) == 0)[:, None]
    opinion = draw(arrays(float, n, elements=st.floats(-50, 50, width=32)))
    moves = draw(arrays(float, n, elements=st.floats(0, highest)))
    return weights / weights.sum(axis=1, keepdims=True), opinion, moves


@given(groups())
def test_the_limit_is_the_closed_form(drawn):
    weights, opinion, moves = drawn
    inverse = np.eye(opinion.size) - moves[:, None] * weights
    closed = np.linalg.solve(inverse, (1 - moves) * opinion)
    np.testing.assert_allclose(friedkin_johnsen_array(*drawn), closed, atol=1e-8)


@given(groups())
def test_opinions_stay_within_the_first_ones_and_rest(drawn):
    weights, opinion, moves = drawn
    limit = friedkin_johnsen_array(*drawn)
    assert (limit >= opinion.min() - 1e-8).all()
    assert (limit <= opinion.max() + 1e-8).all()
    again = moves * (weights @ limit) + (1 - moves) * opinion
    np.testing.assert_allclose(again, limit, atol=1e-7)


@given(groups(), st.floats(-3, 3), st.floats(-9, 9))
def test_limits_follow_scale_and_shift(drawn, scale, shift):
    weights, opinion, moves = drawn
    limit = friedkin_johnsen_array(weights, opinion, moves)
    again = friedkin_johnsen_array(weights, scale * opinion + shift, moves)
    np.testing.assert_allclose(again, scale * limit + shift, atol=1e-6)


@given(groups(), st.permutations(range(6)))
def test_the_order_of_nodes_does_not_matter(drawn, order):
    weights, opinion, moves = drawn
    keep = [k for k in order if k < opinion.size]
    turned = friedkin_johnsen_array(weights[np.ix_(keep, keep)], opinion[keep], moves[keep])
    np.testing.assert_allclose(turned, friedkin_johnsen_array(*drawn)[keep], atol=1e-8)


def test_nobody_who_does_not_listen_moves():
    opinion = np.array([3.0, -1.0])
    assert friedkin_johnsen_array(np.full((2, 2), 0.5), opinion, 0.0).tolist() == [3, -1]


def test_all_who_forget_are_degroot():
    rng = np.random.default_rng(6)
    weights, opinion = rng.dirichlet(np.ones(5), 5), rng.normal(size=5)
    np.testing.assert_allclose(
        friedkin_johnsen_array(weights, opinion, 1.0),
        degroot_array(weights, opinion).limit,
        atol=1e-12,
    )


def test_one_who_holds_on_leads_those_who_forget():
    weights = np.array([[0.0, 1, 0], [0.5, 0, 0.5], [0, 1, 0]])
    found = friedkin_johnsen_array(weights, np.array([4.0, 0, 0]), np.array([0.0, 1, 1]))
    assert found == pytest.approx([4, 4, 4], abs=1e-9)


def test_two_who_only_swap_have_no_limit():
    """A third holds on, and hears them; nobody else loses by it in a draw of its own."""
    weights = np.array([[0.0, 1, 0], [1, 0, 0], [0.5, 0, 0.5]])
    opinion = np.array([[0.0, 1, 5], [2, 2, 5]])
    found = friedkin_johnsen_array(weights, opinion, np.array([1.0, 1, 0.5]))
    assert np.isnan(found[0]).all()
    assert found[1] == pytest.approx([2, 2, (0.5 + 2.5) / 0.75])


def test_leading_dimensions_and_unknown_numbers():
    weights = np.full((2, 2), 0.5)
    moves = np.array([[0.5, 0.5], [np.nan, 0.5]])
    found = friedkin_johnsen_array(weights, np.ones((3, 1, 2)), moves)
    assert found.shape == (3, 2, 2)
    assert found[:, 0] == pytest.approx(np.ones((3, 2)))
    assert np.isnan(found[:, 1]).all()


def test_what_does_not_fit_is_refused():
    weights = np.full((2, 2), 0.5)
    with pytest.raises(DomainError, match=r"susceptibility is 1\.1; it must be in \[0, 1\]"):
        friedkin_johnsen_array(weights, np.zeros(2), 1.1)
    with pytest.raises(ShapeError, match=r"susceptibility \(3,\), opinion \(2,\) have different"):
        friedkin_johnsen_array(weights, np.zeros(2), np.zeros(3))


def test_the_step_leads_to_the_limit():
    rng = np.random.default_rng(2)
    weights = rng.dirichlet(np.ones(4), 4)
    first, moves = rng.normal(size=4), rng.uniform(size=4)
    kernel = friedkin_johnsen._friedkin_johnsen_kernel
    now, new = first.copy(), np.empty(4)
    for _ in range(400):
        kernel(weights, moves, first, now, new)
        now, new = new, now
    np.testing.assert_allclose(now, friedkin_johnsen_array(weights, first, moves), atol=1e-10)
    plain = np.empty(4)
    getattr(kernel, "py_func", kernel)(weights, moves, first, first, plain)
    kernel(weights, moves, first, first, new)
    np.testing.assert_allclose(plain, new, rtol=1e-13)
