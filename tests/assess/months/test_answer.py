"""What happens month by month: bands of the first draws, chances of all, the record beside."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.runs import finished
from tests.ensemble.planted import example

from detente.assess.months.answer import by_month, event_months, months_drawn
from detente.assess.months.record import BANDS, DATED, MEASURES
from detente.engagement.task import EngagementTask
from detente.estimates.record import MONTHS
from detente.runs.draws import Rows

DRAWS = 16


def made(horizon: int = 24, **settings):
    """Return a case, its columns and its monthly series, of a few draws."""
    case = example()
    changes = {"horizon_months": horizon, **settings}
    case = replace(case, settings=case.settings.model_copy(update=changes))
    chunk = EngagementTask(case, 1, settled_on=64)(0, DRAWS)
    options = tuple(option.id for option in case.settings.strategies)
    return case, Rows(options, chunk.outputs, chunk.inputs), chunk.months


@pytest.fixture(scope="module")
def known():
    return made()


@given(st.integers(1, 240), st.integers(1, 40))
def test_months_end_at_the_horizon_at_equal_steps(horizon, most):
    found = months_drawn(horizon, most)
    assert found[-1] == horizon
    assert 1 <= len(found) <= most
    assert found[0] >= 1
    assert len(set(np.diff(found))) <= 1


def test_chances_rise_to_the_share_by_the_horizon():
    summary = finished()[0]
    found = summary.months
    assert found.months[-1] == summary.horizon_months
    for option, by_event in found.chances.items():
        assert set(by_event) == set(DATED)
        for event, shares in by_event.items():
            assert len(shares) == len(found.months)
            assert shares == sorted(shares)
            assert shares[-1] == summary.events_of_war[option][event].happens


def test_bands_are_percentiles_of_the_draws_whose_months_are_kept(known):
    case, rows, months = known
    found = by_month(case, rows, months)
    assert found.draws == found.counted == DRAWS
    option, at = rows.strategies[1], 5
    mask = (months["strategy"] == 1) & (months["month"] == found.drawn[at])
    for measure in MEASURES:
        bands = found.fans[option].get(measure)
        if bands is None:
            continue
        expected = np.quantile(months[measure][mask], (0.1, 0.25, 0.5, 0.75, 0.9))
        values = [getattr(bands, band)[at] for band in BANDS]
        assert values == pytest.approx(expected, abs=1e-6)


def test_an_option_without_rounds_has_no_seats(known):
    case, rows, months = known
    found = by_month(case, rows, months)
    for option in rows.strategies:
        held = bool(rows.output(option, "rounds").any())
        assert ("seats" in found.fans[option]) == held
    assert not all("seats" in by_measure for by_measure in found.fans.values())


def test_draws_that_are_not_finite_do_not_count(known):
    case, rows, months = known
    lost = np.zeros(DRAWS * len(rows.strategies))
    lost[0] = 1.0
    one_less = by_month(case, replace(rows, outputs={**rows.outputs, "undefined": lost}), months)
    assert one_less.draws == one_less.counted == DRAWS - 1
    none = {**rows.outputs, "undefined": np.ones_like(lost)}
    assert set(map(len, by_month(case, replace(rows, outputs=none), months).fans.values())) == {0}


def test_the_record_is_read_at_scored_months_and_the_horizon():
    summary = finished()[0]
    found = summary.months.record
    scored = [month for month in MONTHS if month < summary.horizon_months]
    assert [one.month for one in found] == [*scored, summary.horizon_months]
    assert {one.month for one in found} <= set(summary.months.months)
    deal = summary.record.chances["deal"]
    assert (found[-1].chance, found[-1].low, found[-1].high) == (deal.chance, deal.low, deal.high)
    assert [one.chance for one in found] == sorted(one.chance for one in found)


def test_without_issues_and_hold_out_only_talks_are_dated(known):
    _, rows, _ = known
    option = rows.strategies[0]
    bare = replace(rows, outputs={k: v for k, v in rows.outputs.items() if k != "settlement"})
    assert event_months(bare, option, "any_deal", None) is None
    assert event_months(bare, option, "holdout_contact", None) is None
    assert event_months(bare, option, "first_talks", None) is not None
    case, _, months = known
    without = case.settings.model_copy(update={"holdout": None})
    found = by_month(replace(case, settings=without), bare, months)
    assert {tuple(by_event) for by_event in found.chances.values()} == {("first_talks",)}
    assert found.record == []


def test_contact_on_the_first_day_counts_from_the_first_month(known):
    case, rows, _ = known
    column = f"opened.{case.settings.holdout}"
    opened = np.full_like(rows.outputs[column], -1.0, dtype=float)
    opened[:: len(rows.strategies)] = 0.0
    planted = replace(rows, outputs={**rows.outputs, column: opened})
    first, second = rows.strategies[:2]
    when = event_months(planted, first, "holdout_contact", case.settings.holdout)
    never = event_months(planted, second, "holdout_contact", case.settings.holdout)
    assert set(when) == {0.0}
    assert np.isnan(never).all()


@pytest.mark.parametrize("horizon", [1, 5])
def test_a_short_horizon_has_every_month(horizon):
    found = by_month(*made(horizon))
    assert found.drawn == found.months == list(range(1, horizon + 1))
