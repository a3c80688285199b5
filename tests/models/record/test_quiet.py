"""Counts of quiet wars as chances: the design's cells, horizons, and what is refused."""

import itertools

import numpy as np
import pytest
from scipy.stats import beta

from detente.errors import DomainError
from detente.models.record.quiet import quiet_array


@pytest.mark.parametrize(("k", "n"), [(52, 157), (50, 870), (26, 65), (22, 419), (0, 30)])
def test_at_36_months_it_is_the_beta_distribution(k, n):
    found = quiet_array(k, n, 0.1, 36)
    law = beta(k / 3 + 0.1, (n - k) / 3 + 0.9)
    assert found.mean() == pytest.approx(law.mean(), abs=2e-4)
    assert np.quantile(found, (0.1, 0.9)) == pytest.approx(law.ppf((0.1, 0.9)), abs=1e-3)


def test_a_longer_horizon_never_lowers_it():
    by_months = [quiet_array(52, 157, 0.1, months) for months in (1, 12, 36, 60)]
    assert all((a <= b).all() for a, b in itertools.pairwise(by_months))
    window = by_months[2]
    assert by_months[3] == pytest.approx(1 - (1 - window) ** (60 / 36))


@pytest.mark.parametrize(
    "bad", [(5, 4, 0.1, 36), (-1, 4, 0.1, 36), (1, 4, 0.0, 36), (1, 4, 0.1, 0)]
)
def test_what_cannot_be_is_refused(bad):
    with pytest.raises(DomainError, match="out of range"):
        quiet_array(*bad)
