"""The chain of signings, and all events by a horizon."""

import numpy as np
import pytest

from detente.errors import DomainError
from detente.models.record.chain import at_horizon


def logistic(eta):
    return 1 / (1 + np.exp(-eta))


def parts(rng=None):
    rng = rng or np.random.default_rng(3)
    link = np.log(np.arange(1, 6) / 2)
    return {
        "fate": rng.uniform(0, 0.1, (4, 5, 5)),
        "text": rng.uniform(0, 0.3, (4, 5, 1)),
        "deal|text": logistic(0.9 + 0.3 * link)[None, :, None] * np.ones((4, 1, 1)),
        "full|deal": logistic(-0.4 - 0.1 * link)[None, :, None] * np.ones((4, 1, 1)),
        "truce": rng.uniform(0, 0.3, (4, 5, 1)),
    }


def test_the_worked_chain():
    given = {
        "fate": np.zeros((5, 5)),
        "text": np.array([[0.24], [0], [0], [0], [0]]),
        "deal|text": np.full((5, 1), logistic(0.9)),
        "full|deal": np.full((5, 1), logistic(-0.4)),
        "truce": np.zeros((5, 1)),
    }
    found = at_horizon(given, 1)
    assert [found.text, found.deal, found.full] == pytest.approx(
        [0.24, 0.170628, 0.068475], abs=1e-6
    )


@pytest.mark.parametrize("months", [1, 12, 18, 36, 60])
def test_fates_sum_to_one_and_signings_are_nested(months):
    found = at_horizon(parts(), months / 12)
    assert found.fate.sum(axis=-1) == pytest.approx(np.ones(4), abs=1e-12)
    assert (found.full <= found.deal).all()
    assert (found.deal <= found.text).all()


def test_between_whole_years_a_link_is_the_model_at_that_horizon():
    found = at_horizon(parts(), 2.5)
    expected = logistic(0.9 + 0.3 * np.log(2.5 / 2))
    assert found.deal / found.text == pytest.approx(np.full(4, expected), abs=1e-9)


@pytest.mark.parametrize("years", [0, -1, 5.01])
def test_horizons_outside_the_record_are_refused(years):
    with pytest.raises(DomainError, match="from 1 to 60 months"):
        at_horizon(parts(), years)
