"""The election against those KTAB prints on the way.

lsyaseen/KTAB, examples/smp/doc/20170530_ref-dummyData_3Dim.txt, first turn: seven actors vote on
the bargains of one of them (option 0 being to stay), utilities to five digits.
"""

from dataclasses import dataclass

import numpy as np
import pytest

from detente.models.bargaining.voting.condorcet import condorcet_array

WEIGHT = np.array([102.543, 53.393, 129.643, 75.920, 63.224, 120.048, 54.178])


@dataclass(frozen=True)
class Vote:
    """One election: worth of options to actors, and what was printed."""

    actor: int
    utility: list[list[float]]
    victory: list[list[float]]
    probability: list[float]


VOTES = [
    Vote(
        0,
        [
            [0.82325, 0.83726, 0.80570, 0.81633, 0.80676],
            [0.71543, 0.73202, 0.77307, 0.74652, 0.74814],
            [0.51258, 0.52804, 0.52407, 0.51692, 0.52177],
            [0.74789, 0.76561, 0.77479, 0.79217, 0.80283],
            [0.96427, 0.96840, 0.96715, 0.96956, 0.96810],
            [0.75597, 0.77250, 0.74109, 0.77766, 0.76567],
            [0.73554, 0.72736, 0.72174, 0.74794, 0.73902],
        ],
        [
            [0.5000, 0.0530, 0.3896, 0.0716, 0.1627],
            [0.9470, 0.5000, 0.7324, 0.4383, 0.5253],
            [0.6104, 0.2676, 0.5000, 0.2188, 0.2085],
            [0.9284, 0.5617, 0.7812, 0.5000, 0.6627],
            [0.8373, 0.4747, 0.7915, 0.3373, 0.5000],
        ],
        [0.0004, 0.2938, 0.0137, 0.4968, 0.1953],
    ),
    Vote(
        6,
        [
            [0.82325, 0.83726, 0.84121, 0.78166],
            [0.71543, 0.73202, 0.72447, 0.70246],
            [0.51258, 0.52804, 0.52102, 0.59755],
            [0.74789, 0.76561, 0.78224, 0.72570],
            [0.96427, 0.96840, 0.96841, 0.95210],
            [0.75597, 0.77250, 0.75680, 0.69816],
            [0.73554, 0.72736, 0.72222, 0.64719],
        ],
        [
            [0.5000, 0.0530, 0.1016, 0.6347],
            [0.9470, 0.5000, 0.6758, 0.7319],
            [0.8984, 0.3242, 0.5000, 0.7050],
            [0.3653, 0.2681, 0.2950, 0.5000],
        ],
        [0.0048, 0.6634, 0.2908, 0.0409],
    ),
]


@pytest.mark.parametrize("vote", VOTES, ids=lambda vote: f"bargains-of-{vote.actor}")
def test_victories_and_probabilities(vote):
    found = condorcet_array(np.array(vote.utility), WEIGHT)
    # Utilities cut at 5e-6 leave votes of about 1 open by half a thousandth.
    np.testing.assert_allclose(found.victory, vote.victory, atol=6e-4)
    np.testing.assert_allclose(found.probability, vote.probability, atol=6e-4)


@pytest.mark.parametrize("vote", VOTES, ids=lambda vote: f"bargains-of-{vote.actor}")
def test_conditional_product_of_the_printed_victories(vote):
    """The product rule alone, from the printed victories."""
    product = np.array(vote.victory).prod(axis=1)
    expected = product / product.sum()
    assert expected == pytest.approx(vote.probability, abs=2e-4)
    found = condorcet_array(np.array(vote.utility), WEIGHT)
    exact = found.victory.prod(axis=1)
    assert found.probability == pytest.approx(exact / exact.sum(), abs=1e-12)
