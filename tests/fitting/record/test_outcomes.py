"""What is forecast, and what happened."""

import numpy as np
import pytest
from tests.models.record.test_panel import landmarks as worked
from tests.models.record.worlds import one_dyad

from detente.fitting.record.cut import landmarks
from detente.fitting.record.outcomes import MONTHS, NAMES, base_rates, happened


def test_the_worked_dyad():
    panel = worked(*one_dyad())
    fate = happened(panel, "fate", 36)
    assert fate.outcome.argmax(axis=1).tolist() == [0, 5, 5, 5]
    assert happened(panel, "deal", 12).outcome[:, 1].tolist() == [0, 1, 0, 0]
    assert happened(panel, "low_activity", 24).outcome[:, 1].tolist() == [0, 0, 1, 1]


@pytest.mark.parametrize("name", NAMES)
def test_categories_sum_to_one_and_longer_is_never_less(sources, name):
    panel = landmarks(sources, "movement")
    for months in MONTHS:
        assert happened(panel, name, months).outcome.sum(axis=1) == pytest.approx(
            np.ones(len(panel.unit))
        )
        assert base_rates(panel, name, months).sum() == pytest.approx(1)
    if name not in {"fate", "continues"}:
        rates = [base_rates(panel, name, months)[1] for months in MONTHS]
        assert rates == sorted(rates)
