"""Calibration: from ten forecasts on, its title recomputed from its table."""

from itertools import product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.scores.asked import ROWS, folder_with
from tests.report.pictures.reading import parsed, share, with_class

from detente.assess.scores.answer import track_record
from detente.assess.scores.record import LaterGuest
from detente.report.sections.scores.calibration import (
    binned,
    calibration,
    calibration_finding,
    chance_band,
)

FORECASTS = st.lists(
    st.tuples(st.integers(0, 100).map(lambda n: n / 100), st.integers(0, 1)),
    min_size=1,
    max_size=12,
)


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    return track_record(folder_with(tmp_path_factory.mktemp("scored"), *ROWS), draws=8)


def after(record, *forecasts):
    """Return a record with one later round of such guests, and no question."""
    guests = {f"g{n}": LaterGuest(forecast=p, came=c) for n, (p, c) in enumerate(forecasts)}
    one = {
        "title": "Later",
        "date": "2021-01-01",
        "host": "h",
        "series": "s",
        "guests": guests,
        "seats": {"p10": 1, "p50": 1, "p90": 1},
        "seats_came": 1,
        "n": len(guests),
        "brier": 0.1,
        "baselines": {},
        "misses": [],
    }
    known = type(record).model_validate(
        {**record.model_dump(by_alias=True), "later_rounds": {"later": one}, "questions": {}}
    )
    return calibration(known)


@given(st.lists(st.sampled_from([0.1, 0.3, 0.5, 0.9]), min_size=1, max_size=6))
def test_the_band_is_that_of_every_way_events_can_fall(chances):
    ways = [
        (sum(way), prod(p if came else 1 - p for p, came in zip(chances, way, strict=True)))
        for way in product((0, 1), repeat=len(chances))
    ]
    low, high = chance_band(chances)
    below = sum(p for n, p in ways if n < round(low * len(chances)))
    above = sum(p for n, p in ways if n > round(high * len(chances)))
    assert below <= 0.05 + 1e-9
    assert above <= 0.05 + 1e-9


@given(FORECASTS)
def test_bins_hold_every_forecast_once(forecasts):
    *bins, every = binned(forecasts)
    assert sum(one.number for one in bins) == every.number == len(forecasts)
    assert sum(one.came * one.number for one in bins) == pytest.approx(sum(c for _, c in forecasts))


@given(FORECASTS)
@settings(max_examples=200)
def test_the_title_follows_from_the_last_row(forecasts):
    every = binned(forecasts)[-1]
    title = calibration_finding(every)
    assert ("more often" in title) == (every.came > every.high)
    assert ("less often" in title) == (every.came < every.low)
    assert ("Too few" in title) == (every.low <= every.came <= every.high)


def test_with_fewer_than_ten_forecasts_there_is_no_picture(record):
    assert after(record, *[(0.1, 0)] * 9) is None
    assert after(record, *[(0.1, 0)] * 10) is not None


def test_dots_lie_at_forecast_and_outcome(record):
    figure = after(record, *[(0.1, 1)] * 5, *[(0.6, 0)] * 5)
    (root,) = parsed(figure.svg)
    dots = with_class(root, "dot")
    assert [share(dot, "cx") for dot in dots] == pytest.approx([0.249, 0.644], abs=1e-4)
    assert float(dots[0].get("cy")) < float(dots[1].get("cy"))
    assert figure.finding == calibration_finding(binned([(0.1, 1)] * 5 + [(0.6, 0)] * 5)[-1])
    assert figure.twin.rows[-1][:2] == ("all", 10)
