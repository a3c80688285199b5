"""SMAA-TRI against analytic shares and published sortings repeated over draws."""

from dataclasses import dataclass

import numpy as np
import pytest

from detente.models.sorting.electre.smaa_tri import smaa_tri_array
from detente.models.sorting.weights import uniform_weights

INF = float("inf")
DRAWS = 40_000


def uniforms(seed: int, *shape: int) -> np.ndarray:
    return np.random.Generator(np.random.PCG64(seed)).uniform(1e-12, 1, shape)


@dataclass(frozen=True)
class Analytic:
    """T5: actor (6, 4), border (5, 5), uniform weights, level uniform in [low, high]."""

    low: float
    high: float
    pessimistic: float  # share above the border: 1 - mean level
    optimistic: float  # share not below: mean level


@pytest.mark.parametrize(
    "row",
    [
        Analytic(0.6, 0.8, 0.3, 0.7),
        Analytic(0.65, 0.65, 0.35, 0.65),
        Analytic(0.5, 1.0, 0.25, 0.75),
    ],
    ids=str,
)
def test_t5_analytic_shares(row):
    two = np.ones(2)
    level = row.low + (row.high - row.low) * uniforms(6, DRAWS)
    found = smaa_tri_array(
        np.array([[6.0, 4.0]]),
        np.array([[5.0, 5.0]]),
        uniform_weights(uniforms(5, DRAWS, 2)),
        indifference=0 * two,
        preference=0 * two,
        veto=INF * two,
        cutting_level=level,
    )
    for rule, expected in (
        (found.pessimistic, row.pessimistic),
        (found.optimistic, row.optimistic),
    ):
        assert rule.error[0, 1] == pytest.approx(
            np.sqrt(expected * (1 - expected) / DRAWS), rel=0.05
        )
        assert rule.share[0, 1] == pytest.approx(expected, abs=4 * rule.error[0, 1])
    # The rules part where neither weight reaches the level: 2 * mean level - 1.
    assert found.contradiction[0] == pytest.approx(
        row.optimistic - row.pessimistic, abs=5 * found.contradiction_error[0]
    )


def test_t5_central_weights():
    """Above at a fixed level: the first weight is uniform in [level, 1]."""
    two = np.ones(2)
    found = smaa_tri_array(
        np.array([[6.0, 4.0]]),
        np.array([[5.0, 5.0]]),
        uniform_weights(uniforms(7, DRAWS, 2)),
        indifference=0 * two,
        preference=0 * two,
        veto=INF * two,
        cutting_level=0.6,
    )
    assert found.pessimistic.central_weight[0, 1] == pytest.approx([0.8, 0.2], abs=0.01)
    assert found.pessimistic.central_weight[0, 0] == pytest.approx([0.3, 0.7], abs=0.01)


def test_t1_whatever_the_draw_is_repeated():
    """Mousseau, Slowinski and Zielniewicz (1999), tables 1, 2 and 9: every share is 0 or 1."""
    five = np.ones(5)
    found = smaa_tri_array(
        np.array([[75.0, 67, 85, 82, 90], [28, 35, 70, 90, 95], [45, 60, 55, 68, 60]]),
        np.array([[50.0, 48, 55, 55, 60], [70, 75, 80, 75, 85]]),
        np.ones((10, 5)),
        indifference=5 * five,
        preference=10 * five,
        veto=30 * five,
        cutting_level=0.7,
    )
    np.testing.assert_array_equal(found.pessimistic.modal, [2, 0, 1])
    np.testing.assert_array_equal(found.optimistic.modal, [2, 2, 1])
    np.testing.assert_array_equal(found.pessimistic.confidence, 1.0)
    np.testing.assert_array_equal(found.pessimistic.entropy, 0.0)
    np.testing.assert_array_equal(found.contradiction, [0.0, 1.0, 0.0])


def test_t2_with_a_descending_criterion():
    """Merad et al. (2004) zones as in JSMAA; the sixth criterion is better when small."""
    zones = np.array(
        [
            [5.8, 10, 0, 20, 0, 35, 2.37, 6.8, 3.6, 20],
            [4.8, 0, 40, 0, 0, 70, 1.28, 1.83, 0.2, 10],
            [9.7, 10, 10, 0, 30, 200, 1.67, 0.84, 7.4, 30],
            [10.4, 10, 10, 10, 30, 203, 1.68, 0.83, 9, 20],
            [9.7, 0, 10, 0, 10, 222, 1.2, 0.54, 1.8, 20],
            [9.8, 10, 0, 20, 0, 50, 1.27, 2.54, 6.7, 20],
            [12.3, 0, 0, 0, 30, 155, 0.96, 0.61, 14.1, 10],
            [11.2, 10, 0, 0, 30, 180, 0.71, 0.39, 6.4, 20],
            [11.3, 0, 40, 20, 0, 115, 2.18, 1.89, 2.5, 10],
            [11, 10, 0, 10, 30, 170, 0.31, 0.18, 2.6, 20],
        ]
    )
    borders = np.array(
        [
            [8, 0, 10, 10, 10, 190, 1, 0.63, 6, 20],
            [10, 10, 10, 10, 10, 150, 1.4, 0.82, 20, 20],
            [14, 10, 40, 20, 20, 110, 1.8, 1, 35, 30],
        ]
    )
    found = smaa_tri_array(
        zones,
        borders,
        np.array([[0.11, 0.02, 0.02, 0.02, 0.11, 0.02, 0.02, 0.44, 0.02, 0.22]]),
        indifference=np.array([0.05, 0, 0, 0, 0, 10, 0.1, 0.05, 0.5, 0]),
        preference=np.array([0.1, 0, 0, 0, 0, 20, 0.2, 0.09, 1, 0]),
        veto=np.full(10, INF),
        cutting_level=0.65,
        descending=np.arange(10) == 5,
    )
    published = 4 - np.array([1, 1, 2, 2, 4, 1, 3, 4, 1, 4])
    np.testing.assert_array_equal(found.optimistic.modal, published)
