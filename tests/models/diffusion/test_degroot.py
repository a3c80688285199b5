"""DeGroot's model against iterating it, and what holds for any weights."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.errors import DomainError, ShapeError
from detente.models.diffusion import degroot
from detente.models.diffusion.degroot import degroot_array, degroot_path_array
from detente.numerics import limits as _limit

SWAP = np.array([[0.0, 1.0], [1.0, 0.0]])


@st.composite
def groups(draw):
    """Draw weights in which all listen to all, and opinions."""
    n = draw(st.integers(1, 6))
    weights = draw(arrays(float, (n, n), elements=st.integers(1, 9).map(float)))
    opinion = draw(arrays(float, n, elements=st.floats(-50, 50, width=32)))
    return weights / weights.sum(axis=1, keepdims=True), opinion


@given(groups())
def test_the_limit_is_where_iterating_leads(drawn):
    weights, opinion = drawn
    limit, influence = degroot_array(weights, opinion)
    np.testing.assert_allclose(limit, np.linalg.matrix_power(weights, 4096) @ opinion, atol=1e-9)
    np.testing.assert_allclose(influence @ weights, influence, atol=1e-12)
    assert influence.sum() == pytest.approx(1, abs=1e-12)
    assert limit == pytest.approx(np.full(opinion.size, influence @ opinion), abs=1e-9)


@given(groups(), st.floats(-5, 5), st.floats(-20, 20))
def test_limits_follow_scale_and_shift_and_stay_within(drawn, scale, shift):
    weights, opinion = drawn
    limit = degroot_array(weights, opinion).limit
    again = degroot_array(weights, scale * opinion + shift).limit
    np.testing.assert_allclose(again, scale * limit + shift, atol=1e-7)
    assert (limit >= opinion.min() - 1e-9).all()
    assert (limit <= opinion.max() + 1e-9).all()


@given(groups())
def test_a_step_is_a_product(drawn):
    weights, opinion = drawn
    path = degroot_path_array(weights, opinion, steps=3)
    assert path.shape == (opinion.size, 4)
    for t in range(3):
        np.testing.assert_allclose(path[:, t + 1], weights @ path[:, t], atol=1e-12)


def test_opinions_that_swap_have_no_limit_unless_equal():
    found = degroot_array(SWAP, np.array([[0.0, 1.0], [0.5, 0.5]]))
    assert np.isnan(found.limit[0]).all()
    assert found.limit[1].tolist() == [0.5, 0.5]
    assert np.isnan(found.influence).all()


def test_a_circle_of_three_goes_round():
    circle = np.roll(np.eye(3), 1, axis=1)
    found = degroot_array(circle, np.array([[0.0, 0.0, 1.0], [2.0, 2.0, 2.0]]))
    assert np.isnan(found.limit[0]).all()
    assert found.limit[1] == pytest.approx([2.0, 2.0, 2.0])


def test_two_that_keep_to_themselves_hold_two_opinions():
    found = degroot_array(np.kron(np.eye(2), np.full((2, 2), 0.5)), np.array([0.0, 2.0, 10, 30]))
    assert found.limit == pytest.approx([1, 1, 20, 20])
    assert np.isnan(found.influence).all()


def test_who_listens_to_nobody_leads_all():
    weights = np.array([[1.0, 0, 0], [0.1, 0.9, 0], [0, 0.1, 0.9]])
    found = degroot_array(weights, np.array([7.0, 0.0, 0.0]))
    assert found.limit == pytest.approx([7, 7, 7])
    assert found.influence == pytest.approx([1, 0, 0], abs=1e-12)


@pytest.mark.parametrize("tie", [1e-3, 1e-6, 1e-9])
def test_weak_ties_lead_to_consensus_in_the_end(tie):
    """Two who hardly listen: the second twice as much as the first."""
    weights = np.array([[1 - tie, tie], [2 * tie, 1 - 2 * tie]])
    found = degroot_array(weights, np.array([0.0, 3.0]))
    # The weights themselves hold the ratio to about 1e-16 / tie.
    assert found.influence == pytest.approx([2 / 3, 1 / 3], abs=1e-15 / tie + 1e-12)
    assert found.limit == pytest.approx([1, 1], abs=3e-15 / tie + 1e-12)


def test_leading_dimensions_and_unknown_numbers():
    weights = np.full((2, 2), 0.5)
    found = degroot_array(np.stack([weights, np.eye(2)])[:, None], np.array([[0, 1], [0, np.nan]]))
    assert found.limit.shape == found.influence.shape == (2, 2, 2)
    assert found.limit[:, 0].tolist() == [[0.5, 0.5], [0, 1]]
    assert np.isnan(found.limit[:, 1]).all()
    assert found.influence[0, 1] == pytest.approx([0.5, 0.5])
    unknown = degroot_array(np.full((2, 2), np.nan), np.zeros(2))
    assert np.isnan(np.array(unknown)).all()


def test_what_does_not_fit_is_refused():
    with pytest.raises(
        DomainError, match=r"weights\[0\] sum to 0, not 1; divide each row by its sum"
    ):
        degroot_array(np.zeros((2, 2)), np.zeros(2))
    with pytest.raises(
        ShapeError, match=r"weights \(2, 2\), opinion \(3,\) have different numbers"
    ):
        degroot_array(SWAP, np.zeros(3))
    with pytest.raises(DomainError, match=r"opinion\[1\] is inf; it must be finite"):
        degroot_array(SWAP, np.array([0, np.inf]))
    with pytest.raises(DomainError, match="steps is -1; it must be a whole number >= 0"):
        degroot_path_array(SWAP, np.zeros(2), steps=-1)


def test_the_compiled_kernels_equal_their_plain_form():
    rng = np.random.default_rng(2)
    weights = rng.dirichlet(np.ones(4), 4)
    opinion, moves = rng.normal(size=4), rng.uniform(size=4)
    for kernel, given_ in (
        (degroot.degroot_kernel, (weights, opinion)),
        (degroot.limit_kernel, (weights, moves, opinion)),
        (degroot._consensus_kernel, (weights,)),
    ):
        one, two = np.empty(4), np.empty(4)
        kernel(*given_, one)
        getattr(kernel, "py_func", kernel)(*given_, two)
        np.testing.assert_allclose(one, two, rtol=1e-12)
    one, two = weights.copy(), weights.copy()
    settle = _limit.settle_rows
    assert settle(one, np.zeros(4), np.zeros(4))
    assert getattr(settle, "py_func", settle)(two, np.zeros(4), np.zeros(4))
    np.testing.assert_allclose(one, two, rtol=1e-12)
