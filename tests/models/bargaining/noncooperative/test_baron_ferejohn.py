"""Legislative bargaining: the definition of the equilibrium, checked for any players."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.noncooperative import baron_ferejohn
from detente.models.bargaining.noncooperative.baron_ferejohn import baron_ferejohn_array


@st.composite
def legislatures(draw):
    """Draw chances of proposing, with some that never do, discounts up to 1 and a quota."""
    n = draw(st.integers(2, 7))
    raw = np.array(draw(st.lists(st.integers(0, 6), min_size=n, max_size=n)), dtype=float)
    assume(raw.sum() > 0)
    share = st.sampled_from([0.0, 0.3, 0.8, 0.95, 1.0])
    discount = np.array(draw(st.lists(share, min_size=n, max_size=n)))
    return raw / raw.sum(), discount, draw(st.integers(1, n))


@given(legislatures())
def test_it_is_a_stationary_equilibrium(legislature):
    recognition, discount, quota = legislature
    n = recognition.size
    assume(quota < n or (discount < 1).all())
    value, price, keep, bought = baron_ferejohn_array(recognition, discount, quota=quota)
    assert value.sum() == pytest.approx(1.0)
    assert price == pytest.approx(discount * value)
    for i in range(n):
        cheapest = np.sort(np.delete(price, i))[: quota - 1].sum()
        assert keep[i] == pytest.approx(1 - cheapest)
        # Proposing pays: what it keeps is no less than its own vote is worth.
        assert keep[i] >= price[i] - 1e-9
    assert value == pytest.approx(recognition * keep + bought * price)
    assert bought.sum() == pytest.approx(quota - 1)
    assert (bought >= -1e-12).all()
    assert (bought <= 1 - recognition + 1e-12).all()
    # Nobody is left out for somebody dearer.
    dearest = price[bought > 1e-9].max(initial=0.0)
    left_out = bought < 1 - recognition - 1e-9
    assert (price[left_out] >= dearest - 1e-9).all()


@given(legislatures(), st.randoms())
def test_the_order_of_players_does_not_matter(legislature, random):
    recognition, discount, quota = legislature
    order = list(range(recognition.size))
    random.shuffle(order)
    found = baron_ferejohn_array(recognition, discount, quota=quota)
    moved = baron_ferejohn_array(recognition[order], discount[order], quota=quota)
    assert moved.value == pytest.approx(found.value[order], nan_ok=True)
    assert moved.keep == pytest.approx(found.keep[order], nan_ok=True)


def test_one_must_agree_and_the_proposer_keeps_all():
    found = baron_ferejohn_array(np.array([0.5, 0.3, 0.2]), 0.9, quota=1)
    assert found.value == pytest.approx([0.5, 0.3, 0.2])
    assert found.keep == pytest.approx(1.0)
    assert found.bought == pytest.approx(0.0)


def test_more_chances_to_propose_never_cost():
    chance = np.linspace(0.1, 0.9, 17)
    recognition = np.stack([chance, (1 - chance) / 2, (1 - chance) / 2], axis=-1)
    found = baron_ferejohn_array(recognition, 0.9, quota=2)
    assert (np.diff(found.value[:, 0]) >= -1e-12).all()


def test_undefined_for_its_draw_alone():
    discount = np.array([[0.9, 0.9], [1.0, 0.9], [np.nan, 0.9]])
    found = baron_ferejohn_array(np.array([0.5, 0.5]), discount, quota=2)
    assert found.value[0] == pytest.approx([0.5, 0.5])
    assert np.isnan(found.value[1:]).all()


@pytest.mark.parametrize(
    ("recognition", "discount", "quota", "match"),
    [
        ([0.5, 0.4], 0.9, 2, "sums from 0.9 to 0.9; it must be >= 0 with sum 1"),
        ([1.5, -0.5], 0.9, 2, "recognition has minimum -0.5"),
        ([0.5, 0.5], 1.5, 2, r"discount is 1.5 to 1.5; it must be in \[0, 1\]"),
        ([0.5, 0.5], 0.9, 3, "quota is 3; it must be a whole number from 1 to 2, the players"),
    ],
    ids=["sum", "negative", "discount", "quota"],
)
def test_numbers_out_of_range_are_shown(recognition, discount, quota, match):
    with pytest.raises(DomainError, match=match):
        baron_ferejohn_array(np.array(recognition), discount, quota=quota)


def test_shapes_that_do_not_fit_are_shown():
    with pytest.raises(
        ShapeError, match=r"recognition \(2,\) and discount \(3,\) do not broadcast"
    ):
        baron_ferejohn_array(np.full(2, 0.5), np.ones(3), quota=1)


def test_the_compiled_kernel_equals_its_plain_form():
    kernel = baron_ferejohn._baron_ferejohn_kernel
    given_ = (np.array([0.5, 0.3, 0.2]), np.array([0.9, 0.8, 0.99]), 2)
    one, two = np.empty((4, 3)), np.empty((4, 3))
    kernel(*given_, one)
    getattr(kernel, "py_func", kernel)(*given_, two)
    assert one == pytest.approx(two, abs=1e-14)
