"""Reliability of forecasts on conflicts left out."""

import pytest
from tests.fitting.record.validation.test_scores import every

from detente.fitting.record.outcomes import MONTHS, NAMES
from detente.fitting.record.validation.reliability import reliability_of


@pytest.fixture(scope="module")
def found():
    return reliability_of(every(better=True))


def test_every_event_but_the_fate_as_a_whole_has_a_curve(found):
    assert set(found) == set(NAMES) - {"fate"}
    assert set(found["deal"]) == {str(months) for months in MONTHS}


def test_the_parts_make_up_the_score(found):
    one = found["deal"]["36"]
    assert one.miscalibration - one.discrimination + one.uncertainty == pytest.approx(
        0.1225, abs=1e-3
    )


def test_the_curve_rises_within_its_band(found):
    curve = found["deal"]["36"].curve
    assert [p.forecast for p in curve] == sorted(p.forecast for p in curve)
    assert [p.rate for p in curve] == sorted(p.rate for p in curve)
    assert all(p.low <= p.rate <= p.high for p in curve if p.low is not None)
