"""Exposure hazard and interdependent attendance against printed and analytic values."""

from dataclasses import dataclass

import numpy as np
import pytest
from scipy import optimize

from detente.models.joining.exposure_hazard import exposure_hazard_array
from detente.models.joining.interdependent import interdependent_array


@dataclass(frozen=True)
class Equilibria:
    """Rest points of m = tanh(bh + bJ m), Brock and Durlauf (2001), section 3.

    `low` and `high` are the outermost ones, equal where there is one.
    """

    bh: float
    bj: float
    low: float
    high: float
    digits: int


EQUILIBRIA = [
    Equilibria(0.0, 2.0, -0.957504, 0.957504, 6),
    Equilibria(0.1, 0.5, 0.1949, 0.1949, 4),
    Equilibria(0.2, 1.5, -0.6487, 0.9182, 4),
    Equilibria(-0.1, 2.0, -0.9663, 0.9460, 4),
]


def attended(bh: float, bj: float) -> tuple[float, float]:
    """Return m = 2p − 1 from nobody and from everybody.

    With m = 2p − 1 and tanh(z) = 2 L(2z) − 1, L the logistic function,

        m = tanh(bh + bJ m)  ⇔  p = L(2 bh + 2 bJ (2p − 1)) = L(2 bh + 4 bJ (p − 1/2)).

    The model solves p = L(h + 2 J (w p − r)). One actor who stands for the whole group has w = 1;
    so r = 1/2, h = 2 bh and J = 2 bJ.
    """
    found = interdependent_array(
        np.array([2 * bh]), 2 * bj, np.ones((1, 1)), reference=0.5
    ).probability
    low, high = 2 * found[:, 0] - 1
    return float(low), float(high)


@pytest.mark.parametrize("row", EQUILIBRIA, ids=lambda row: f"bh={row.bh},bJ={row.bj}")
def test_equilibria(row):
    low, high = attended(row.bh, row.bj)
    half = 0.5 * 10**-row.digits
    assert low == pytest.approx(row.low, abs=1.01 * half)
    assert high == pytest.approx(row.high, abs=1.01 * half)


@pytest.mark.parametrize("row", EQUILIBRIA, ids=lambda row: f"bh={row.bh},bJ={row.bj}")
def test_equilibria_equal_a_root_finder(row):
    def gap(m: float) -> float:
        return float(np.tanh(row.bh + row.bj * m) - m)

    for found in attended(row.bh, row.bj):
        root = optimize.brentq(gap, found - 0.01, found + 0.01, xtol=1e-14)
        assert found == pytest.approx(root, abs=1e-9)


def test_a_group_of_equals_behaves_as_its_one_member():
    n = 7
    weights = (np.ones((n, n)) - np.eye(n)) / (n - 1)
    group = interdependent_array(np.full(n, 0.4), 3.0, weights, reference=0.5).probability
    one = interdependent_array(np.array([0.4]), 3.0, np.ones((1, 1)), reference=0.5).probability
    assert group == pytest.approx(np.repeat(one, n, axis=1), abs=1e-9)


@dataclass(frozen=True)
class Hazard:
    """Logit hazard with exposure, Strang and Tuma (1993); derived by hand."""

    baseline: float
    effect: float
    exposure: float
    driver: float
    hazard: float


HAZARDS = [
    Hazard(-4.0, 4.0, 0.5, 0.0, 0.1192),  # logit −2
    Hazard(-4.0, 4.0, 0.0, 0.0, 0.0180),  # logit −4
    Hazard(-4.0, 4.0, 1.0, 0.0, 0.5000),  # logit 0
    Hazard(-4.0, 4.0, 0.5, 2.5, 0.6225),  # logit 0.5, the value of methods d form 1
    Hazard(-5.2, 0.0, 1.0, 0.0, 0.0055),  # "about .5 % a month before drivers", A.2
]


@pytest.mark.parametrize("row", HAZARDS, ids=str)
def test_hazard(row):
    weights = np.array([[0.0, 1.0], [1.0, 0.0]])
    adopted = np.array([0.0, row.exposure])
    drivers = np.array([row.driver, 0.0])
    found = exposure_hazard_array(row.baseline, row.effect, weights, adopted, drivers)
    assert found[0] == pytest.approx(row.hazard, abs=5e-5)
