"""Diffusion against vectors worked by hand and the articles' own examples."""

from dataclasses import dataclass

import numpy as np
import pytest

from detente.models.diffusion.degroot import degroot_array
from detente.models.diffusion.friedkin_johnsen import friedkin_johnsen_array
from detente.models.diffusion.granovetter import granovetter_array
from detente.models.diffusion.threshold import threshold_array

WEIGHTS = np.array([[0.5, 0.5, 0.0], [0.25, 0.5, 0.25], [0.0, 0.5, 0.5]])
FIRST = np.array([0.0, 0.0, 1.0])


def test_degroot():
    """The left eigenvector of eigenvalue 1 is (.25, .5, .25): .25 everywhere."""
    found = degroot_array(WEIGHTS, FIRST)
    assert found.influence == pytest.approx([0.25, 0.5, 0.25], abs=1e-12)
    assert found.limit == pytest.approx([0.25, 0.25, 0.25], abs=1e-12)


@dataclass(frozen=True)
class Influence:
    """Susceptibilities and where opinions settle."""

    susceptibility: tuple[float, ...]
    limit: tuple[float, ...]
    tolerance: float


INFLUENCE = [
    Influence((1.0, 0.5, 0.5), (1 / 7, 1 / 7, 5 / 7), 1e-12),
    Influence((0.8, 0.8, 0.8), (0.133333, 0.2, 0.466667), 5e-7),
]


@pytest.mark.parametrize("row", INFLUENCE, ids=lambda row: str(row.susceptibility))
def test_friedkin_johnsen(row):
    found = friedkin_johnsen_array(WEIGHTS, FIRST, np.array(row.susceptibility))
    assert found == pytest.approx(row.limit, abs=row.tolerance)


def test_granovetter():
    """The article's own example: a hundred people, thresholds 0 to 99, and one changed."""
    crowd = np.arange(100.0)
    assert granovetter_array(crowd).adopters == 100
    assert granovetter_array(crowd).step.tolist() == list(range(1, 101))
    changed = np.where(crowd == 1, 2, crowd)
    assert granovetter_array(changed).adopters == 1


@dataclass(frozen=True)
class Ring:
    """A ring of 20, each seeing the nearest `degree`, who need so many contacts."""

    degree: int
    contacts: float
    seeds: tuple[int, ...]
    adopters: int


RINGS = [
    Ring(4, 2, (0, 1), 20),
    Ring(4, 2, (0,), 1),
    Ring(2, 2, (0, 1), 2),
    Ring(2, 1, (0,), 20),
]


@pytest.mark.parametrize("row", RINGS, ids=str)
def test_rings(row):
    away = np.abs(np.arange(20)[:, None] - np.arange(20))
    away = np.minimum(away, 20 - away)
    network = (away > 0) & (away <= row.degree // 2)
    seed = np.isin(np.arange(20), row.seeds)
    found = threshold_array(network, row.contacts, seed, rule="contacts")
    assert found.adopters == row.adopters
    # A number of contacts is the same share where all have equally many.
    assert threshold_array(network, row.contacts / row.degree, seed).adopters == row.adopters


def test_long_ties_do_not_carry_what_needs_two_witnesses():
    """Centola and Macy (2007): rewiring a ring of degree 4 speeds simple contagion, stops complex.

    Every tie to the second neighbour is turned into one across the ring.
    """
    n = 20
    away = (np.arange(n)[None, :] - np.arange(n)[:, None]) % n
    local = np.isin(away, [1, 2, n - 1, n - 2])
    across = np.isin(away, [1, 7, n - 1, n - 7])
    seed = np.arange(n) < 2
    for network, simple, complete in ((local, 5, 20), (across, 3, 2)):
        once = threshold_array(network, 1.0, seed, rule="contacts")
        assert once.adopters == n
        assert once.step.max() == simple
        assert threshold_array(network, 2.0, seed, rule="contacts").adopters == complete
