"""Granovetter's crowd against a network in which all see all, and what holds for any."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tests.models.diffusion.crowds import stepped

from detente.errors import DomainError, ShapeError
from detente.models.diffusion import granovetter
from detente.models.diffusion.granovetter import granovetter_array

CROWDS = st.integers(1, 9).flatmap(
    lambda n: arrays(float, n, elements=st.sampled_from([0, 1, 2, 2.5, 3, 4, 6, np.inf]))
)


@given(CROWDS)
def test_a_crowd_is_a_network_where_all_see_all(threshold):
    n = threshold.size
    plain = stepped(1 - np.eye(n), threshold, np.zeros(n, bool), share=False)
    found = granovetter_array(threshold)
    assert found.step.tolist() == plain.tolist()
    assert found.adopters == (plain >= 0).sum()


@given(CROWDS)
def test_the_end_is_the_least_rest_point_of_the_distribution(threshold):
    r = 0
    while (threshold <= r).sum() > r:
        r = (threshold <= r).sum()
    assert granovetter_array(threshold).adopters == r


@given(CROWDS, st.integers(0, 8))
def test_nobody_the_readier_makes_fewer_act(threshold, which):
    readier = threshold.copy()
    k = which % threshold.size
    readier[k] = max(0.0, readier[k] - 1) if np.isfinite(readier[k]) else 0.0
    before, after = granovetter_array(threshold), granovetter_array(readier)
    assert after.adopters >= before.adopters
    assert (after.adopted | ~before.adopted).all()


def test_it_stops_when_told():
    found = granovetter_array(np.arange(5.0), steps=2)
    assert found.step.tolist() == [1, 2, -1, -1, -1]
    assert granovetter_array(np.arange(5.0), steps=0).adopters == 0


def test_leading_dimensions():
    found = granovetter_array(np.zeros((2, 3, 4)))
    assert found.step.shape == (2, 3, 4)
    assert found.adopters.tolist() == [[4] * 3] * 2


@pytest.mark.parametrize("wrong", [-1.0, np.nan])
def test_thresholds_that_cannot_be_are_refused(wrong):
    with pytest.raises(DomainError, match=r"threshold\[1\] is .*; it must be >= 0, or be infinite"):
        granovetter_array(np.array([0.0, wrong]))


def test_what_does_not_fit_is_refused():
    with pytest.raises(ShapeError, match=r"too few dimensions in threshold \(\); give one entry"):
        granovetter_array(np.float64(1))
    with pytest.raises(DomainError, match=r"steps is 1\.5; it must be a whole number >= 0"):
        granovetter_array(np.zeros(2), steps=1.5)


def test_the_compiled_kernel_equals_its_plain_form():
    kernel = granovetter._granovetter_kernel
    threshold = np.array([3.0, 0.0, 1.0, np.inf, 1.0])
    one, two = np.empty(5, np.int64), np.empty(5, np.int64)
    assert kernel(threshold, 9, one) == getattr(kernel, "py_func", kernel)(threshold, 9, two) == 4
    assert one.tolist() == two.tolist() == [3, 1, 2, -1, 2]
