"""The arm without contact beside the band for wars like it."""

import numpy as np
import pytest
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import example

from detente.assess.options.plausibility import plausibility
from detente.runs.draws import Rows


def checked(full: float, months: int = 36, draws: int = 10_000, name: str = "none"):
    settled = np.zeros(draws)
    settled[: round(full * draws)] = 1.0
    outputs = {"settlement": settled, "settlement_full": settled}
    rows = Rows((name,), outputs, {"draw": np.arange(draws)})
    return plausibility(with_settings(example(), horizon_months=months), rows)


@pytest.mark.parametrize(
    ("share", "verdict"), [(0.002, "below"), (0.01, "inside"), (0.05, "inside"), (0.2, "above")]
)
def test_where_the_share_lies(share, verdict):
    found = checked(share).prior_predictive["settlement_full"]
    assert found.verdict == verdict
    assert (found.low, found.high, found.share) == (0.01, 0.05, share)


def test_the_verdict_hides_no_tolerance_and_noise_is_said_apart():
    """A share of 11 % used to be called inside a band of 3 % to 9 %."""
    few = checked(0.0625, draws=64).prior_predictive["settlement_full"]
    assert (few.verdict, few.beyond_noise) == ("above", False)
    many = checked(0.0625).prior_predictive["settlement_full"]
    assert (many.verdict, many.beyond_noise) == ("above", True)


def test_no_event_in_few_draws_is_not_beyond_noise():
    found = checked(0.0, draws=64).prior_predictive["settlement_full"]
    assert (found.verdict, found.beyond_noise) == ("below", False)
    assert found.error > 0.0


def test_the_band_is_carried_to_the_horizon():
    found = checked(0.05, months=12).prior_predictive["settlement_full"]
    assert found.high == pytest.approx(1 - 0.95 ** (1 / 3), abs=1e-6)
    assert found.verdict == "above"


def test_only_no_contact_is_checked_and_base_rates_always_stand():
    found = checked(0.5, name="selective")
    assert found.prior_predictive == {}
    assert found.base_rates


@pytest.mark.parametrize(
    ("months", "share", "full", "any_deal"),
    [
        (72, 0.05, "inside", "below"),  # bands .0199 to .0975 and .0784 to .2431
        (72, 0.15, "above", "inside"),
        (72, 0.005, "below", "below"),
        (6, 0.0075, "inside", "inside"),  # bands .0017 to .0085 and .0068 to .0229
        (6, 0.02, "above", "inside"),
        (6, 0.05, "above", "above"),
        (6, 0.0, "below", "below"),
    ],
)
def test_both_bands_at_other_horizons(months, share, full, any_deal):
    found = checked(share, months, draws=40_000).prior_predictive
    assert found["settlement_full"].verdict == full
    assert found["settlement"].verdict == any_deal


def test_two_errors_are_the_border():
    # of 1,000 draws: .064 less twice .0078 lies below .05, .068 less twice .0080 above it
    for share, beyond in ((0.064, False), (0.068, True)):
        found = checked(share, draws=1000).prior_predictive["settlement_full"]
        assert (found.verdict, found.beyond_noise) == ("above", beyond)
        nearer = (1000 * share + 2) / 1004
        assert found.error == pytest.approx((nearer * (1 - nearer) / 1004) ** 0.5, abs=1e-6)


def test_what_the_run_did_not_write_is_not_checked():
    rows = Rows(("none",), {"settlement": np.zeros(4)}, {"draw": np.arange(4)})
    assert set(plausibility(example(), rows).prior_predictive) == {"settlement"}


def test_base_rates_are_carried_to_the_horizon():
    (row,) = (r for r in checked(0.0, months=12).base_rates if r.id == "ends-long")
    assert row.months == 12
    assert row.over_months == pytest.approx(15 / 510, abs=1e-6)
