"""PRIM against the two boxes that a published workbench finds in a planted corner."""

from dataclasses import dataclass

import numpy as np
import pytest

from detente.models.decision.prim import prim_array


@dataclass(frozen=True)
class Corner:
    """2000 uniform points in six dimensions, positive where a < 0.4 and b > 0.6.

    The last two boxes of ema_workbench, run on points of its own; another sample moves the limits
    by a peel, which is a twentieth of what is left.
    """

    coverage: tuple[float, float] = (0.984, 0.962)
    density: tuple[float, float] = (0.969, 1.0)
    mass: tuple[float, float] = (0.162, 0.1535)
    limits: tuple[float, float] = (0.388, 0.603)


@pytest.mark.parametrize("seed", range(4))
def test_the_corner(seed):
    drawn = np.random.default_rng(seed).uniform(size=(2000, 6))
    found = prim_array((drawn[:, 0] < 0.4) & (drawn[:, 1] > 0.6), drawn)
    expected = Corner()
    assert found.coverage[-2:] == pytest.approx(expected.coverage, abs=0.04)
    assert found.density[-2:] == pytest.approx(expected.density, abs=0.03)
    assert found.mass[-2:] == pytest.approx(expected.mass, abs=0.01)
    limits = found.high[-1, 0], found.low[-1, 1]
    assert limits == pytest.approx(expected.limits, abs=0.02)
    closed = np.isfinite(found.low[-1]).sum() + np.isfinite(found.high[-1]).sum()
    assert closed == 2
