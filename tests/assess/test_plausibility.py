"""The arm without contact beside the band for wars like it."""

import numpy as np
import pytest
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import example

from detente.assess.plausibility import plausibility
from detente.assess.rows import Rows


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
    found = checked(share)["prior_predictive"]["settlement_full"]
    assert found["verdict"] == verdict
    assert (found["low"], found["high"], found["share"]) == (0.01, 0.05, share)


def test_few_draws_cannot_say_that_a_share_is_outside():
    assert checked(0.0625, draws=64)["prior_predictive"]["settlement_full"]["verdict"] == "inside"


def test_the_band_is_carried_to_the_horizon():
    found = checked(0.05, months=12)["prior_predictive"]["settlement_full"]
    assert found["high"] == pytest.approx(1 - 0.95 ** (1 / 3), abs=1e-6)
    assert found["verdict"] == "above"


def test_only_no_contact_is_checked_and_base_rates_always_stand():
    found = checked(0.5, name="selective")
    assert found["prior_predictive"] == {}
    assert found["base_rates"]
