"""What is drawn by month is named as the columns and events that a run keeps."""

from detente.assess.months.record import BANDS, DATED, MEASURES, Bands
from detente.engagement.course.run import SERIES
from detente.vocabulary.ends import MOMENTS


def test_measures_are_columns_of_the_monthly_series():
    assert set(MEASURES) <= set(SERIES)


def test_events_are_those_that_a_run_dates():
    assert set(DATED) <= set(MOMENTS)
    assert "split" not in DATED  # its month is not kept


def test_bands_hold_every_percentile_that_is_drawn():
    assert tuple(Bands.model_fields) == BANDS
