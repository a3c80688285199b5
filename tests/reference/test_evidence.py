"""Reports, checklist and pools against values worked out by hand from the published forms."""

from dataclasses import dataclass

import numpy as np
import pytest

from detente.models.evidence.ach import ach_array
from detente.models.evidence.pooling import extremised_pool_array, linear_pool_array, log_pool_array
from detente.models.evidence.reports import likelihood_ratio_array, posterior_array


@dataclass(frozen=True)
class Ratio:
    """A report that comes with chance .8 if true and .3 if false, at accuracy q.

    Form: good1985, weight of evidence; a numeric accuracy after irwin2019; noise comes half the
    time. Four printed digits.
    """

    accuracy: float
    ratio: float


RATIOS = [
    Ratio(1.0, 2.6667),
    Ratio(0.75, 2.0714),
    Ratio(0.5, 1.625),
    Ratio(0.25, 1.2778),
    Ratio(0.0, 1.0),
]


@pytest.mark.parametrize("row", RATIOS, ids=lambda row: f"q={row.accuracy}")
def test_likelihood_ratio(row):
    found = likelihood_ratio_array(np.array(0.8), np.array(0.3), np.array(row.accuracy))
    assert found == pytest.approx(row.ratio, abs=5e-5)


def test_bayes_table_of_four_reports_and_three_hypotheses():
    """The Bayes form of the checklist below (heuer1999, chapter 8), uniform prior."""
    cells = np.array([[0.2, 0.5, 0.8], [0.1, 0.6, 0.5], [0.5, 0.3, 0.8], [0.7, 0.7, 0.1]])
    found = posterior_array(np.full(3, 1 / 3), cells, np.ones(4)).posterior
    assert found == pytest.approx([0.0686, 0.6176, 0.3137], abs=5e-5)


def test_checklist_of_four_reports_and_three_hypotheses():
    """heuer1999, chapter 8: the least inconsistent hypothesis, the second, wins."""
    cells = np.array([[-1.0, 0, 1], [-2, 1, 0], [0, -1, 1], [1, 1, -2]])
    found = ach_array(cells)
    assert found.inconsistency.tolist() == [3.0, 1.0, 2.0]
    assert found.diagnosticity.tolist() == [2.0, 3.0, 2.0, 3.0]


@dataclass(frozen=True)
class Pool:
    """Three experts say .6, .7 and .9, with equal weights. Four printed digits."""

    citation: str
    factor: float | None
    pooled: float


POOLS = [
    Pool("stone1961, linear", None, 0.7333),
    Pool("genest1986, logarithmic", 1.0, 0.7595),
    Pool("satopaa2014, log-odds stretched by 1.5", 1.5, 0.8488),
    Pool("satopaa2014, log-odds stretched by 2.5", 2.5, 0.9466),
]


@pytest.mark.parametrize("row", POOLS, ids=lambda row: row.citation)
def test_pool(row):
    p = np.array([0.6, 0.7, 0.9])
    if row.factor is None:
        found = linear_pool_array(p)
    else:
        found = extremised_pool_array(p, factor=row.factor)
    assert found == pytest.approx(row.pooled, abs=5e-5)
    if row.factor == 1.0:
        assert log_pool_array(p) == pytest.approx(row.pooled, abs=5e-5)
