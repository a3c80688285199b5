import numpy as np
import pytest
from tests.engagement.attendance.rounds import rounds_case

from detente.assess.attendance.rolling import forecast_past, with_silence_unknown
from detente.assess.attendance.scores import crps_of_count, label_of, score_reading, scores_of
from detente.case.rounds import round_cells
from detente.models.attendance.seats import count_law

RECORDS = ({"southland": "came", "capital": "came"}, {"southland": "came", "capital": "declined"})


@pytest.fixture(scope="module")
def rounds():
    case = rounds_case(*RECORDS)
    return [forecast_past(case, round_cells(case), n, 2) for n in (0, 1)]


def test_seats_of_the_worked_example():
    law = count_law(np.array([0.9, 0.8, 0.5]))
    assert law == pytest.approx([0.01, 0.14, 0.49, 0.36])
    assert crps_of_count(law, 3) == pytest.approx(0.4322)
    values = np.arange(4)
    spread = np.abs(values[:, None] - values) @ law @ law
    assert np.abs(values - 3) @ law - spread / 2 == pytest.approx(0.4322)


@pytest.mark.parametrize(
    ("difference", "rounds", "cells", "label"),
    [
        ((-0.3, -0.2, -0.1), 3, 20, "skill shown"),
        ((-0.3, -0.2, 0.1), 3, 20, "no skill shown"),
        ((-0.3, -0.2, -0.1), 3, 19, "no skill shown"),
        ((0.1, 0.2, 0.3), 2, 50, "no skill shown"),
        ((0.1, 0.2, 0.3), 3, 50, "worse than last_time"),
    ],
)
def test_labels(difference, rounds, cells, label):
    assert label_of(difference, "last_time", rounds, cells) == label


def test_scores_of_seats_by_hand(rounds):
    found = score_reading(rounds, 1).seats
    brier, log, crps = [], [], []
    for past in rounds:
        count = int(np.nansum(past.seen.present))
        law = past.forecast.number_seen
        brier.append(((law - np.eye(len(law))[count]) ** 2).sum())
        log.append(-np.log(law[count]))
        crps.append(crps_of_count(law, count))
    assert found.model.brier == pytest.approx(np.mean(brier), abs=1e-6)
    assert found.model.log == pytest.approx(np.mean(log), abs=1e-6)
    assert found.model.crps == pytest.approx(np.mean(crps), abs=1e-6)
    best = found.rules[found.best].crps
    assert best == min(rule.crps for rule in found.rules.values())
    low, point, high = found.difference
    assert low <= point <= high
    assert point == pytest.approx(found.model.crps - best, abs=2e-6)
    assert found.label == "no skill shown"  # two rounds


def test_a_guest_whose_part_is_not_known_is_not_counted():
    """Read as unknown, guests without a row are in neither the law nor the count."""
    case = with_silence_unknown(rounds_case(*RECORDS))
    past = forecast_past(case, round_cells(case), 1, 2)
    seen = ~np.isnan(past.seen.present)
    assert seen.sum() == 2
    law, whole = past.forecast.number_seen, past.forecast.number_present
    assert law[3:] == pytest.approx(0.0, abs=1e-12)
    assert whole[3:].sum() > 0.1
    mean = past.forecast.present[seen].sum()
    assert law @ np.arange(len(law)) == pytest.approx(mean, abs=0.02)


def test_scores_of_roles_by_hand(rounds):
    found = score_reading(rounds, 1).role
    errors = [
        ((np.cumsum(past.forecast.roles[j]) - (np.arange(3) >= role)) ** 2).sum()
        for past in rounds
        for j, role in enumerate(past.seen.role)
        if role >= 0
    ]
    assert (found.cells, found.participant) == (len(errors), 0.0)  # all came as participants
    assert found.model == pytest.approx(np.mean(errors), abs=1e-6)
    assert found.difference[1] == pytest.approx(found.model, abs=1e-6)


def test_every_output_that_is_scored_has_a_label(rounds):
    found = scores_of(rounds, rounds, 1)
    assert set(found.labels) == {"attendance", "asked", "comes", "role", "seats"}
    assert set(scores_of([], [], 1).labels) == {"attendance", "asked", "comes"}


def test_scores_by_hand(rounds):
    found = score_reading(rounds, 1).comes["all"]
    errors = []
    for past in rounds:
        seen = ~np.isnan(past.seen.came)
        errors.extend((past.forecast.comes[seen] - past.seen.came[seen]) ** 2)
    assert (found.cells, found.rounds, found.events) == (4, 2, 3)
    assert found.model.brier == pytest.approx(np.mean(errors), abs=1e-6)
    assert found.rules["constant"].brier == pytest.approx((3 * 0.05**2 + 0.95**2) / 4)
    best = found.rules[found.best].brier
    assert found.skill == pytest.approx(1 - found.model.brier / best, abs=1e-5)
    assert found.difference[0] <= found.difference[1] <= found.difference[2]


def test_guests_are_split_by_kind_and_by_whether_they_came_before(rounds):
    found = score_reading(rounds, 1).attendance
    whole = found["all"].cells
    assert found["powers"].cells + found["factions"].cells == whole
    assert found["first"].cells + found["return"].cells == whole


def test_two_readings_stand_side_by_side(rounds):
    found = scores_of(rounds, rounds, 1)
    assert set(found.readings) == {"not-asked", "unknown"}
    assert set(found.labels.values()) == {"no skill shown"}  # too few rounds


def test_nothing_scored_is_no_skill():
    found = score_reading([], 1)
    assert found.comes["all"].model is None
    assert (found.role, found.seats) == (None, None)
