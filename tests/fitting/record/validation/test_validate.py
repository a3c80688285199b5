"""Forecasts of what was not seen."""

import numpy as np
import pytest

from detente.fitting.record.cut import landmarks
from detente.fitting.record.outcomes import MONTHS, NAMES
from detente.fitting.record.validation.validate import across_time, recent_rate

ORIGINS = (2004, 2009)


@pytest.fixture(scope="module")
def later(sources):
    return across_time(sources, "movement", origins=ORIGINS)


def test_every_event_and_horizon_is_forecast(later):
    assert set(later) == set(NAMES)
    for by_months in later.values():
        assert tuple(by_months) == MONTHS
        for one in by_months.values():
            assert one.forecast.sum(axis=1) == pytest.approx(np.ones(len(one.forecast)))
            assert len(one.conflict) == len(one.outcome) == len(one.fresh)


def test_what_comes_after_an_origin_changes_no_forecast(sources, later):
    other = sources._replace(
        agreements=[
            text._replace(kind=1) if text.signed >= 2015 else text for text in sources.agreements
        ]
    )
    again = across_time(other, "movement", origins=ORIGINS)
    known = later["deal"][12].forecast
    assert np.array_equal(again["deal"][12].forecast[: len(known)], known)


def test_a_planted_effect_beats_the_recent_rate(later):
    one = later["deal"][36]
    model = ((one.forecast - one.outcome) ** 2).sum()
    recent = ((one.base - one.outcome) ** 2).sum()
    assert model < recent


def test_the_recent_rate_counts_windows_that_had_passed(sources):
    panel = landmarks(sources, "movement")
    inside = panel.chosen((panel.year >= 2001) & (panel.year <= 2007))
    events = inside.deal[:, :3].max(axis=1).sum()
    expected = (events / 3 + 0.5) / (len(inside.unit) / 3 + 1)
    assert recent_rate(panel, "deal", 36, 2009)[1] == pytest.approx(expected)
