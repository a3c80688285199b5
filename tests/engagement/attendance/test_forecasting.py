from datetime import timedelta

import numpy as np
import pytest
from tests.engagement.attendance.rounds import FIRST_DAY, rounds_case

from detente.engagement.attendance.forecasting import (
    Agreed,
    forecast_round,
    number_of_invited,
    on_the_day,
)
from detente.engagement.attendance.learning import learn

DAY = FIRST_DAY + timedelta(days=365)
RECORD = {"southland": "came", "eastland": "no", "capital": "came", "hill-wing": "unknown"}


@pytest.fixture(scope="module")
def learned():
    return learn(rounds_case(RECORD), "talks", draws=3)


def everybody(learned):
    return np.array([guest != "northland" for guest in learned.features.guests])


def test_probabilities_are_probabilities_and_numbers_sum_to_one(learned):
    guests = everybody(learned)
    found = forecast_round(learned, DAY, guests=guests)
    for chance in (found.asked, found.comes, found.present):
        assert ((chance > 0.0) & (chance < 1.0)).all()
    assert (found.present <= np.minimum(found.asked, found.comes)).all()
    assert found.roles.sum(axis=1) == pytest.approx(1.0)
    for law in (found.number_asked, found.number_present):
        assert len(law) == len(guests) + 1
        assert law.sum() == pytest.approx(1.0)
        assert law[guests.sum() + 1 :].max(initial=0.0) == 0.0


def test_the_mean_of_the_number_present_is_the_sum_of_the_chances(learned):
    # exactly so without a list; with one, the copy is shared and has the mean weight
    free = learn(rounds_case(RECORD), "other", draws=3)
    guests = everybody(free)
    found = forecast_round(free, DAY, guests=guests)
    mean = found.number_present @ np.arange(len(found.number_present))
    assert mean == pytest.approx(found.present[guests].sum(), abs=1e-9)


def test_a_known_list_of_guests_needs_no_chance_of_being_asked(learned):
    invited = np.array([g in {"southland", "capital"} for g in learned.features.guests])
    law = number_of_invited(learned, DAY, invited)
    found = forecast_round(learned, DAY, guests=everybody(learned))
    assert law.sum() == pytest.approx(1.0)
    assert law @ np.arange(len(law)) == pytest.approx(found.comes[invited].sum(), abs=1e-9)


def test_without_rounds_the_day_does_not_matter():
    bare = learn(rounds_case(), None, draws=1)
    assert on_the_day(bare.asked[0], bare.day, DAY) is bare.asked[0].belief


def test_who_was_announced_is_asked_and_who_agreed_comes(learned):
    """A guest that comes more often by its own record keeps that chance."""
    guests, names = everybody(learned), learned.features.guests
    usual = forecast_round(learned, DAY, guests=guests)
    asked = np.array([name in {"eastland", "hill-wing"} for name in names])
    agreed = np.array([name == "eastland" for name in names])
    for least in (0.99, 0.01):
        found = forecast_round(learned, DAY, guests=guests, announced=Agreed(asked, agreed, least))
        assert found.asked[asked] == pytest.approx(1.0)
        assert np.array_equal(found.asked[~asked], usual.asked[~asked])
        assert np.array_equal(found.comes[~agreed], usual.comes[~agreed])
        assert found.comes[agreed] == pytest.approx(np.maximum(usual.comes[agreed], least))
        assert found.number_present.sum() == pytest.approx(1.0)
        more = found.number_asked @ np.arange(len(names) + 1)
        assert more > usual.number_asked @ np.arange(len(names) + 1)
