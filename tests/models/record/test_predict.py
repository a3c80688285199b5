"""A war's forecast agrees with the design's vectors, with and without missing facts."""

import numpy as np
import pytest
from tests.fitting.record.files import world

from detente.fitting.record.choose import chosen
from detente.fitting.record.cut import landmarks
from detente.fitting.record.ucdp import read_sources
from detente.fitting.record.validation.validate import estimates_of
from detente.models.record.chain import at_horizon
from detente.models.record.facts import FACTS
from detente.models.record.part import chances
from detente.models.record.predict import War, forecast_war, worth

REGIONS = np.array([0.1, 0.2, 0.3, 0.3, 0.1])


@pytest.fixture(scope="module")
def estimates(tmp_path_factory):
    sources = read_sources(*world(tmp_path_factory.mktemp("record")))
    panel = landmarks(sources, "movement")
    return estimates_of(panel, "movement", chosen(panel, "movement"))


def war(**facts) -> War:
    usual = dict.fromkeys(FACTS, 0.0) | {"log_age": 2.0, "log_episode_age": 1.0, "decade": 0.5}
    return War(np.array([(usual | facts)[fact] for fact in FACTS]), 4)


def direct(estimates, of: War, years: float):
    """Return the prediction straight from the coefficients, without the draws."""
    found = {}
    for part, made in estimates.items():
        raw = of.facts[[FACTS.index(fact) for fact in made.facts]]
        scaled = (raw - made.mean) / made.sd
        found[part] = chances(scaled[None], np.array([of.region]), made.coefficients)
    return at_horizon(found, years)


@pytest.mark.parametrize("years", [0.5, 1.0, 3.0, 4.25])
def test_with_every_fact_the_point_is_the_prediction_at_the_mode(estimates, years):
    point, draws = forecast_war(estimates, war(), REGIONS, draws=50).at(years)
    plain = direct(estimates, war(), years)
    for one, other in zip(point, plain, strict=True):
        assert one == pytest.approx(other[0])
    assert draws.deal.shape == (50,)
    assert draws.fate.shape == (50, 6)


def test_fates_sum_to_one_and_signings_are_nested_in_every_draw(estimates):
    found = forecast_war(estimates, war(text_last_3=np.nan, started=0.0), REGIONS, draws=200)
    before = None
    for years in (1.0, 2.0, 3.0, 5.0):
        point, draws = found.at(years)
        assert point.fate.sum() == pytest.approx(1)
        assert draws.fate.sum(axis=-1) == pytest.approx(1)
        assert (draws.full <= draws.deal).all()
        assert (draws.deal <= draws.text).all()
        if before is not None:
            assert (draws.text >= before - 1e-12).all()
        before = draws.text


def test_draws_spread_around_the_mode_and_repeat_for_a_seed(estimates):
    one = forecast_war(estimates, war(), REGIONS, draws=4000, seed=3).at(3.0)
    two = forecast_war(estimates, war(), REGIONS, draws=4000, seed=3).at(3.0)
    assert np.array_equal(one[1].deal, two[1].deal)
    assert np.median(one[1].deal) == pytest.approx(float(one[0].deal), abs=0.05)
    other = forecast_war(estimates, war(), REGIONS, draws=4000, seed=4).at(3.0)
    assert not np.array_equal(one[1].deal, other[1].deal)


def test_a_missing_fact_lies_between_its_two_values_and_widens_the_range(estimates):
    yes, no = (forecast_war(estimates, war(text_last_3=v), REGIONS) for v in (1.0, 0.0))
    unknown = forecast_war(estimates, war(text_last_3=np.nan), REGIONS)
    low, middle, high = (float(f.at(3.0)[0].text) for f in (no, unknown, yes))
    assert low < middle < high
    assert unknown.at(3.0)[1].text.std() > no.at(3.0)[1].text.std()


def test_a_missing_region_is_the_average_over_regions_by_their_share(estimates):
    without = War(war().facts, 0)
    found = float(forecast_war(estimates, without, REGIONS, draws=10).at(3.0)[0].deal)
    each = [float(direct(estimates, War(war().facts, r), 3.0).deal[0]) for r in range(1, 6)]
    assert found == pytest.approx(float(np.dot(REGIONS, each)))


def test_worth_is_the_count_that_would_be_as_sure():
    draws = np.random.default_rng(1).beta(4.0, 36.0, 200_000)
    assert worth(draws) == pytest.approx(40.0, rel=0.03)
    assert worth(np.full(5, 0.3)) is None
