"""Networks and groups that the tests of this folder draw."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays


@st.composite
def networks(draw, most: int = 7):
    """Draw a network of zeros and ones without ties to oneself."""
    n = draw(st.integers(1, most))
    network = draw(arrays(float, (n, n), elements=st.sampled_from([0.0, 1.0])))
    np.fill_diagonal(network, 0.0)
    return network


@st.composite
def grouped(draw, most: int = 7):
    """Draw a network and a group for each node."""
    network = draw(networks(most))
    n = network.shape[0]
    return network, np.array(draw(st.lists(st.integers(0, 3), min_size=n, max_size=n)))


@st.composite
def weighted(draw, most: int = 6):
    """Draw a network with weights."""
    n = draw(st.integers(1, most))
    network = draw(arrays(float, (n, n), elements=st.sampled_from([0.0, 0.5, 1.0, 3.0])))
    np.fill_diagonal(network, 0.0)
    return network


def moved(network, seed: int):
    """Return an order of the nodes, and the network in that order."""
    order = np.random.default_rng(seed).permutation(network.shape[-1])
    return order, network[np.ix_(order, order)]
