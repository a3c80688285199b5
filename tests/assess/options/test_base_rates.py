"""Base rates: arithmetic of the constant hazard, and what a summary gets."""

import json
import math
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.assess.options.base_rates import BASE_RATES, PLAUSIBLE, base_rates, plausible, within
from detente.assess.options.record import CarriedRate
from detente.errors import DomainError, UnknownNameError
from detente.vocabulary.metrics import METRICS

CHANCES = st.floats(0.0, 1.0)
MONTHS = st.integers(0, 240)


def test_within_by_hand():
    assert within(0.5, 12) == 0.5
    assert within(0.5, 24) == 0.75
    assert within(0.5, 6) == pytest.approx(1 - math.sqrt(0.5))
    assert within(0.0, 36) == 0.0
    assert within(1.0, 1) == 1.0
    assert within(0.3, 0) == 0.0


@given(rate=CHANCES, one=MONTHS, other=MONTHS)
def test_surviving_two_periods_is_surviving_both(rate, one, other):
    both = (1 - within(rate, one)) * (1 - within(rate, other))
    assert 1 - within(rate, one + other) == pytest.approx(both, abs=1e-12)


@given(rate=CHANCES, months=MONTHS)
def test_within_is_a_chance_that_grows(rate, months):
    assert 0.0 <= within(rate, months) <= within(rate, months + 1) <= 1.0


@pytest.mark.parametrize("rate", [-0.1, 1.1, math.nan])
def test_a_rate_outside_its_range_is_refused(rate):
    with pytest.raises(DomainError, match=r"the rate is .*must be in \[0, 1\]"):
        within(rate, 12)


@pytest.mark.parametrize("call", [lambda m: within(0.1, m), base_rates])
def test_a_negative_period_is_refused(call):
    with pytest.raises(DomainError, match="the period is -1 months; it must be >= 0"):
        call(-1)


# The plausible band.


def test_the_band_is_stated_for_36_months():
    for metric, band in PLAUSIBLE.items():
        assert plausible(metric, 36) == band


def test_the_band_at_another_horizon_by_hand():
    low, high = plausible("settlement_full", 72)
    assert low == pytest.approx(1 - 0.99**2)
    assert high == pytest.approx(1 - 0.95**2)
    assert plausible("settlement", 0) == (0.0, 0.0)


def test_bands_are_of_metrics_and_any_deal_is_likelier_than_a_full_one():
    assert set(PLAUSIBLE) <= set(METRICS)
    for months in (12, 36, 60):
        full, any_deal = plausible("settlement_full", months), plausible("settlement", months)
        assert full[0] < full[1]
        assert any_deal[0] < any_deal[1]
        assert full[0] <= any_deal[0]
        assert full[1] <= any_deal[1]


def test_a_metric_without_a_band_is_refused():
    with pytest.raises(
        UnknownNameError, match=r"there is no band for metric 'drugs'; allowed: settlement_full"
    ):
        plausible("drugs", 36)


def test_the_bands_lie_around_the_counts_of_long_wars():
    """A judgement, but one that the counts must not contradict."""
    rates = {one.id: one.within_36_months for one in BASE_RATES}
    for name, metric in (("full-5", "settlement_full"), ("full-10", "settlement_full")):
        low, high = plausible(metric, 36)
        assert low <= rates[name] <= high
    for name in ("signed-5", "signed-10", "ends-long"):
        low, high = plausible("settlement", 36)
        assert low <= rates[name] <= high


# The rows.


def test_ids_are_unique_and_every_row_says_where_it_comes_from(root):
    assert len({one.id for one in BASE_RATES}) == len(BASE_RATES)
    text = (root / "src" / "detente" / "references.bib").read_text(encoding="utf-8")
    known = set(re.findall(r"^@\w+\{([^,\s]+),", text, re.MULTILINE))
    assert {one.source for one in BASE_RATES} | {"hanley1983"} <= known
    assert all("from memory" in one.note for one in BASE_RATES)
    assert all(one.title for one in BASE_RATES)


@pytest.mark.parametrize("one", BASE_RATES, ids=lambda one: one.id)
def test_a_rate_is_its_events_over_its_trials(one):
    assert 0 <= one.events <= one.trials
    assert one.rate == pytest.approx(one.events / one.trials)
    assert one.within_36_months is None or one.rate <= one.within_36_months <= 1.0


def test_rows_over_36_months_are_what_the_table_prints():
    for row in base_rates(36):
        assert row.months == 36
        assert row.over_months == row.within_36_months


def test_rows_over_a_year_of_a_yearly_rate_are_the_rate():
    found = {row.id: row for row in base_rates(12)}
    for name in ("ends-all", "ends-long", "ends-internationalised"):
        assert found[name].over_months == pytest.approx(found[name].rate, abs=1e-6)
    assert found["full-5"].over_months == pytest.approx(1 - (1 - 25 / 656) ** (1 / 3), abs=1e-6)


def test_rows_carry_longer_horizons_the_farther():
    series = [{row.id: row.over_months for row in base_rates(m)} for m in (12, 36, 60)]
    for name in series[0]:
        if series[0][name]:
            assert all(a[name] < b[name] for a, b in pairwise(series))


def test_what_was_never_seen_is_bounded_not_ruled_out():
    """Rule of three: 0 of 77 leaves up to 3/77 a year."""
    found = {row.id: row for row in base_rates(36)}
    never = found["ends-internationalised"]
    assert never.over_months == 0.0
    assert never.at_most == pytest.approx(1 - (1 - 3 / 77) ** 3, abs=1e-6)
    assert all(row.at_most is None for name, row in found.items() if row is not never)


def test_the_end_of_agreements_says_nothing_of_time():
    for row in base_rates(36):
        if row.id.startswith("ended-"):
            assert row.within_36_months is None
            assert row.over_months is None


def test_rows_survive_a_summary():
    rows = base_rates(36)
    for row in rows:
        assert CarriedRate.model_validate_json(row.model_dump_json()) == row
        assert json.loads(row.model_dump_json())["over_months"] == row.over_months
    assert [row.id for row in rows] == [one.id for one in BASE_RATES]
