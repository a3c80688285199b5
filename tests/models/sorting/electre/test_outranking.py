"""The steps of one outranking: by hand, equal to the kernel, mirrored."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.sorting.electre.outranking import outranking_array
from detente.models.sorting.electre.tri_b import credibility_array

FIVE = np.ones(5)
A3, B2 = np.array([45.0, 60, 55, 68, 60]), np.array([70.0, 75, 80, 75, 85])
MANUAL = {"indifference": 5 * FIVE, "preference": 10 * FIVE, "veto": 30 * FIVE}


def test_printed_example_by_hand():
    """mousseau1999, tables 1 and 2, a3 against b2: short by 25, 15, 25, 7 and 25."""
    found = outranking_array(A3, B2, FIVE, **MANUAL)
    assert found.partial == pytest.approx([0, 0, 0, (10 - 7) / 5, 0])
    assert found.discordance == pytest.approx([15 / 20, 5 / 20, 15 / 20, 0, 15 / 20])
    assert found.concordance == pytest.approx(0.12)
    assert found.credibility == pytest.approx(0.12 * (0.25 / 0.88) ** 3 * (0.75 / 0.88))
    assert found.credibility == pytest.approx(0.002345, abs=5e-7)


def drawn(seed: int):
    rng = np.random.Generator(np.random.PCG64(seed))
    m = int(rng.integers(1, 7))
    q, p, v = np.sort(rng.uniform(0, 6, size=(3, m)), axis=0)
    v = np.where(rng.uniform(size=m) < 0.3, np.inf, v)
    x, y = rng.uniform(0, 10, size=(2, m))
    thresholds = {"indifference": q, "preference": p, "veto": v}
    return x, y, rng.uniform(0.1, 1, size=m), thresholds


@pytest.mark.parametrize("seed", range(40))
def test_credibility_is_that_of_the_kernel(seed):
    x, y, weight, thresholds = drawn(seed)
    found = outranking_array(x, y, weight, **thresholds)
    assert found.credibility == credibility_array(x, y, weight, *thresholds.values())
    against = [d for d in found.discordance if d > found.concordance]
    plain = found.concordance * np.prod([(1 - d) / (1 - found.concordance) for d in against])
    assert found.credibility == pytest.approx(plain, abs=1e-12)


@pytest.mark.parametrize("seed", range(20))
def test_a_descending_criterion_is_its_negation(seed):
    x, y, weight, thresholds = drawn(seed)
    down = np.arange(x.size) % 2 == 0
    sign = np.where(down, -1.0, 1.0)
    found = outranking_array(x, y, weight, descending=down, **thresholds)
    mirrored = outranking_array(sign * x, sign * y, weight, **thresholds)
    for one, other in zip(found, mirrored, strict=True):
        assert one == pytest.approx(other, abs=1e-12)


def test_an_actor_outranks_itself_for_certain():
    assert outranking_array(A3, A3, FIVE, **MANUAL).credibility == 1.0


def test_what_does_not_fit_is_refused():
    with pytest.raises(ShapeError, match="criteria"):
        outranking_array(A3, B2, np.ones(4), **MANUAL)
    with pytest.raises(DomainError, match="0 <= q <= p <= v"):
        outranking_array(A3, B2, FIVE, **{**MANUAL, "veto": FIVE})
    with pytest.raises(DomainError, match="NaN"):
        outranking_array(np.full(5, np.nan), B2, FIVE, **MANUAL)
