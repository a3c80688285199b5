"""Scores of past rounds, laid out as the back-test lays them out."""

import pytest
from tests.engagement.attendance.rounds import rounds_case

from detente.assess.attendance.past_rounds import forecast_rounds
from detente.assess.scores.blocks import guest_scores, past_misses, reading_of, seat_scores


@pytest.fixture(scope="module")
def past():
    records = ({"southland": "came", "capital": "came"}, {"southland": "declined"})
    return forecast_rounds(rounds_case(*records), draws=2)


def test_a_block_holds_the_scores_of_its_reading(past):
    one = past.scores.readings["not-asked"].attendance["all"]
    found = guest_scores(one)
    assert found.model.n == one.cells
    assert (found.model.brier, found.model.log) == (one.model.brier, one.model.log)
    assert found.baselines == one.rules
    assert (found.best, found.label) == (one.best, one.label)
    assert set(found.model_dump()["model"]) == {"brier", "log", "n"}
    assert set(found.model_dump()["baselines"]["constant"]) == {"brier", "log"}


def test_seats_have_the_continuous_score(past):
    numbers = past.scores.readings["unknown"].seats
    found = seat_scores(numbers).model_dump()
    assert found["crps"] == found["model"]["crps"] == numbers.model.crps
    assert found["model"] == {**numbers.model.model_dump(), "n": 2}
    assert set(found["model"]) == {"brier", "log", "crps", "n"}
    assert found["baselines"]["running"] == numbers.rules["running"].model_dump()
    assert found["label"] == numbers.label == "no skill shown"  # two rounds


def test_nothing_scored_is_nothing_shown(past):
    none = forecast_rounds(rounds_case(), draws=2)
    assert reading_of(none, "unknown") is None
    assert guest_scores(None) is seat_scores(None) is None
    empty = past.scores.readings["not-asked"].attendance["all"].model_copy(update={"model": None})
    assert guest_scores(empty) is None


def test_misses_are_on_the_wrong_side_of_one_half_worst_first(past):
    found = past_misses(past)
    errors = [abs(one.forecast - one.came) for one in found]
    assert errors == sorted(errors, reverse=True)
    assert all(error >= 0.5 for error in errors)
    every = [
        (name, guest)
        for name, one in past.rounds.items()
        for guest, i in one.invitees.items()
        if (i.came is not None or i.asked == "no")
        and (i.present >= 0.5) != (i.asked != "no" and bool(i.came))
    ]
    assert sorted((one.round, one.guest) for one in found) == sorted(every)
