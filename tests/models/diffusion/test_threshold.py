"""Threshold contagion against the rule in plain NumPy, and what holds for any network."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tests.models.diffusion.crowds import stepped

from detente.errors import DomainError, ShapeError
from detente.models.diffusion import threshold as module
from detente.models.diffusion.cascade import listeners
from detente.models.diffusion.threshold import cascade_array, threshold_array

SHARES = [0.0, 0.1, 0.2, 0.3, 1 / 3, 0.5, 0.6, 2 / 3, 1.0, np.inf]
NUMBERS = [0, 1, 2, 3, 1.5, 1e300, np.inf]


@st.composite
def worlds(draw, values=SHARES):
    """Draw a network, thresholds and seeds."""
    n = draw(st.integers(1, 8))
    network = draw(arrays(bool, (n, n))) & ~np.eye(n, dtype=bool)
    limits = draw(arrays(float, n, elements=st.sampled_from(values)))
    return network.astype(float), limits, draw(arrays(bool, n))


@given(worlds())
def test_shares_follow_the_rule_step_by_step(world):
    found = threshold_array(*world)
    plain = stepped(*world, share=True)
    assert found.step.tolist() == plain.tolist()
    assert found.adopters == (plain >= 0).sum()


@given(worlds(NUMBERS), st.integers(0, 4))
def test_numbers_follow_the_rule_until_told_to_stop(world, steps):
    found = threshold_array(*world, rule="contacts", steps=steps)
    assert found.step.tolist() == stepped(*world, share=False, steps=steps).tolist()


@given(worlds())
def test_lists_give_what_the_matrix_gives(world):
    network, limits, seed = world
    found = cascade_array(listeners(network), limits, seed)
    again = threshold_array(network, limits, seed)
    assert found.step.tolist() == again.step.tolist()
    assert found.adopters == again.adopters


@given(worlds(NUMBERS), st.integers(0, 7))
def test_one_more_seed_or_tie_never_stops_anybody(world, which):
    network, limits, seed = world
    n = seed.size
    before = threshold_array(network, limits, seed, rule="contacts")
    more = seed.copy()
    more[which % n] = True
    after = threshold_array(network, limits, more, rule="contacts")
    assert (after.adopted | ~before.adopted).all()
    tied = network.copy()
    tied[which % n, (which + 1) % n] = float(n > 1)
    after = threshold_array(tied, limits, seed, rule="contacts")
    assert (after.adopted | ~before.adopted).all()


@given(worlds(), st.permutations(range(8)))
def test_the_order_of_nodes_does_not_matter(world, order):
    network, limits, seed = world
    keep = [k for k in order if k < seed.size]
    turned = threshold_array(network[np.ix_(keep, keep)], limits[keep], seed[keep])
    assert turned.step.tolist() == threshold_array(*world).step[keep].tolist()


def test_a_tie_runs_to_who_is_seen():
    sees = np.array([[0, 1], [0, 0]])
    first, second = np.array([True, False]), np.array([False, True])
    assert threshold_array(sees, 1.0, first).adopters == 1
    assert threshold_array(sees, 1.0, second).step.tolist() == [1, 0]


def test_who_sees_nobody_acts_on_no_example():
    alone = np.zeros((2, 2))
    seed = np.array([True, False])
    assert threshold_array(alone, 0.01, seed).step.tolist() == [0, -1]
    assert threshold_array(alone, 0.0, seed).step.tolist() == [0, 1]


def test_a_share_that_rounding_lifts_is_still_met():
    """0.1 * 3 of ten contacts is three, though the product is a little above 0.3."""
    star = np.zeros((11, 11))
    star[0, 1:] = 1
    seed = np.zeros(11, dtype=bool)
    seed[1:4] = True
    assert threshold_array(star, 0.1 * 3, seed).step[0] == 1


def test_runs_share_a_network_or_have_their_own():
    ring = np.roll(np.eye(6), 1, axis=1) + np.roll(np.eye(6), -1, axis=1)
    seed = np.eye(6, dtype=bool)
    found = threshold_array(ring, np.array([[[1.0]], [[2.0]]]) * np.ones(6), seed, rule="contacts")
    assert found.step.shape == (2, 6, 6)
    assert found.adopters.tolist() == [[6] * 6, [1] * 6]
    own = np.stack([ring, np.zeros((6, 6))])[:, None]
    assert threshold_array(own, 0.5, seed).adopters.tolist() == [[6] * 6, [1] * 6]
    assert threshold_array(np.zeros((0, 6, 6)), 0.5, seed[0]).step.shape == (0, 6)


@pytest.mark.parametrize(
    ("limits", "rule", "message"),
    [
        (1.5, "share", r"threshold is 1\.5; it must be in \[0, 1\], or be infinite for a node"),
        ([0.1, -2], "contacts", r"threshold\[1\] is -2; it must be >= 0, or be infinite"),
        ([np.nan, 1], "share", r"threshold\[0\] is nan"),
        (0.5, "most", "rule is 'most'; allowed: share, contacts"),
    ],
)
def test_thresholds_that_cannot_be_are_refused(limits, rule, message):
    with pytest.raises(DomainError, match=message):
        threshold_array(np.zeros((2, 2)), np.array(limits), np.zeros(2, bool), rule=rule)


def test_what_does_not_fit_is_refused():
    network = np.zeros((2, 2))
    with pytest.raises(DomainError, match=r"seed\[1\] is 0\.5; it must be true or false"):
        threshold_array(network, 0.5, np.array([0, 0.5]))
    with pytest.raises(ShapeError, match=r"threshold \(2,\), seed \(3,\) have different numbers"):
        threshold_array(network, 0.5, np.zeros(3, bool))
    with pytest.raises(ShapeError, match="have 3 nodes; they must have 2, as the lists"):
        cascade_array(listeners(network), np.full(3, 0.5), np.zeros(3, bool))
    with pytest.raises(DomainError, match="steps is True; it must be a whole number >= 0"):
        threshold_array(network, 0.5, np.zeros(2, bool), steps=True)
    with pytest.raises(DomainError, match=r"network\[0, 1\] is NaN"):
        threshold_array(np.array([[0, np.nan], [0, 0]]), 0.5, np.zeros(2, bool))


def test_the_compiled_kernels_equal_their_plain_form():
    rng = np.random.default_rng(3)
    network = (rng.uniform(size=(9, 9)) < 0.4) & ~np.eye(9, dtype=bool)
    lists = listeners(network)
    need = rng.integers(0, 4, 9)
    seed = rng.uniform(size=9) < 0.2
    kernel = module._threshold_kernel
    found = []
    for one in (kernel, getattr(kernel, "py_func", kernel)):
        at = np.empty(9, np.int64)
        scratch = np.empty((2, 9), np.int64)
        count = one(lists.start, lists.node, need, seed, 99, scratch[0], scratch[1], at)
        found.append((count, at.tolist()))
    assert found[0] == found[1]
    need_of = module._need
    plain = getattr(need_of, "py_func", need_of)
    for given_ in (
        (0.3, 10, True),
        (np.inf, 0, True),
        (0.2, 0, True),
        (2.5, 9, False),
        (0.0, 5, 1),
    ):
        assert plain(*given_) == need_of(*given_)
