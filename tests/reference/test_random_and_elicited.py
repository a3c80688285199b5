"""Philox against its published answers; elicited numbers and likelihood ratios by hand."""

from dataclasses import dataclass

import numpy as np
import pytest

from detente.ensemble.claims import INTERESTED_DENIAL, NOISE
from detente.numerics.philox import philox_block
from detente.numerics.quantiles import pert_quantile, rescale_interval


@dataclass(frozen=True)
class Answer:
    """A row of Random123's `kat_vectors`, `philox4x64 10` (Salmon et al. 2011)."""

    counter: tuple[int, int, int, int]
    key: tuple[int, int]
    words: tuple[int, int, int, int]


ONES = 2**64 - 1
ANSWERS = [
    Answer(
        (0, 0, 0, 0),
        (0, 0),
        (0x16554D9ECA36314C, 0xDB20FE9D672D0FDC, 0xD7E772CEE186176B, 0x7E68B68AEC7BA23B),
    ),
    Answer(
        (ONES,) * 4,
        (ONES,) * 2,
        (0x87B092C3013FE90B, 0x438C3C67BE8D0224, 0x9CC7D7C69CD777B6, 0xA09CAEBF594F0BA0),
    ),
    Answer(  # the digits of pi
        (0x243F6A8885A308D3, 0x13198A2E03707344, 0xA4093822299F31D0, 0x082EFA98EC4E6C89),
        (0x452821E638D01377, 0xBE5466CF34E90C6C),
        (0xA528F45403E61D95, 0x38C72DBD566E9788, 0xA5A1610E72FD18B5, 0x57BD43B5E52B7FE6),
    ),
]


@pytest.mark.parametrize("row", ANSWERS, ids=["zeros", "ones", "pi"])
def test_philox_known_answers(row):
    found = philox_block(*(np.uint64(word) for word in (*row.counter, *row.key)))
    assert tuple(int(word) for word in found) == row.words


@dataclass(frozen=True)
class Pert:
    """PERT by hand: mean (a + 4m + b)/6; variance (mean − a)(b − mean)/7."""

    low: float
    mode: float
    high: float
    mean: float
    variance: float


PERTS = [
    Pert(1, 4, 10, 4.5, 2.75),  # methods f; the textbook ((b − a)/6)² would give 2.25
    Pert(0, 0.5, 1, 0.5, 0.25 / 7),
    Pert(-2, -2, 4, -1.0, 5 / 7),  # mode at an end
]


@pytest.mark.parametrize("row", PERTS, ids=str)
def test_pert_moments(row):
    n = 200_000
    uniform = (np.arange(n) + 0.5) / n  # midpoint rule over the quantile function
    x = pert_quantile(uniform, row.low, row.mode, row.high)
    assert x.mean() == pytest.approx(row.mean, abs=1e-6)
    assert x.var() == pytest.approx(row.variance, abs=1e-4)


def test_pert_is_the_beta_with_the_printed_parameters():
    """PERT(1, 4, 10) is 1 + 9 Beta(2.3333, 3.6667), methods f."""
    from scipy import stats

    uniform = np.linspace(0.001, 0.999, 101)
    expected = 1 + 9 * stats.beta(7 / 3, 11 / 3).ppf(uniform)
    assert pert_quantile(uniform, 1.0, 4.0, 10.0) == pytest.approx(expected, abs=1e-10)


@dataclass(frozen=True)
class Interval:
    """Four-step elicitation, Hemming et al. (2018): linear rescaling to a level."""

    low: float
    mode: float
    high: float
    confidence: float
    target: float
    expected: tuple[float, float]


INTERVALS = [
    Interval(10, 20, 40, 0.6, 0.8, (20 / 3, 140 / 3)),  # printed 6.667 and 46.667
    Interval(10, 20, 40, 0.8, 0.8, (10, 40)),
    Interval(10, 20, 40, 1.0, 0.8, (12, 36)),
    Interval(20, 20, 40, 0.5, 0.8, (20, 52)),
]


@pytest.mark.parametrize("row", INTERVALS, ids=str)
def test_rescaled_interval(row):
    found = rescale_interval(row.low, row.mode, row.high, row.confidence, row.target)
    assert found == pytest.approx(row.expected, abs=1e-9)


@dataclass(frozen=True)
class Ratio:
    """LR = [q P(e|H) + (1 − q) b] / [q P(e|not H) + (1 − q) b], b = .5; methods f."""

    accuracy: float
    printed: float


RATIOS = [
    Ratio(1, 2.6667),
    Ratio(0.75, 2.0714),
    Ratio(0.5, 1.625),
    Ratio(0.25, 1.2778),
    Ratio(0, 1),
]


@pytest.mark.parametrize("row", RATIOS, ids=str)
def test_the_noise_rate_gives_the_printed_likelihood_ratios(row):
    q, b = row.accuracy, NOISE
    assert (q * 0.8 + (1 - q) * b) / (q * 0.3 + (1 - q) * b) == pytest.approx(row.printed, abs=5e-5)


def test_an_interested_partys_denial():
    """Engagement model, "One draw", rule 5: .90/.95 = .947."""
    assert INTERESTED_DENIAL[0] / INTERESTED_DENIAL[1] == pytest.approx(0.947, abs=5e-4)
