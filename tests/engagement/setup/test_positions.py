"""What sides want, and how one movement draws together."""

import numpy as np
import pytest
from tests.assess.camp_cases import with_assessments, with_settings
from tests.ensemble.planted import example
from tests.reachability.valley import number

from detente.engagement.layout import Stance
from detente.engagement.setup.positions import drawn_together, stances_of
from detente.engagement.task import EngagementTask

SHARE = np.array([[0.25, 0.75]])


def test_one_movement_draws_to_its_mean_by_hand():
    # mean .25*.8 + .75*.4 = .5; cohesion .75 leaves a quarter of the distance
    found = drawn_together(np.array([[0.8, 0.4]]), SHARE, np.array([0]), np.array([0.75]))
    assert found[0] == pytest.approx([0.575, 0.475])


@pytest.mark.parametrize("reading", [1, 2])
def test_camps_and_bands_keep_their_own(reading):
    values = np.array([[0.8, 0.4]])
    found = drawn_together(values, SHARE, np.array([reading]), np.array([0.9]))
    assert (found == values).all()


def test_drawing_together_keeps_the_mean():
    values = np.array([[0.9, 0.1]])
    found = drawn_together(values, SHARE, np.array([0]), np.array([0.6]))
    assert (found * SHARE).sum() == pytest.approx((values * SHARE).sum())


def test_positions_are_shares_of_the_scale_and_the_government_is_last():
    rows = [
        number("river-wing", "position", 40.0, item="power"),
        number("hill-wing", "position", 90.0, item="power"),
        number("capital", "position", 10.0, item="power"),
        number("capital", "salience", 0.7, item="power"),
    ]
    case = with_assessments(example(), rows)
    inputs = EngagementTask(case, 1).inputs(0, 2)
    many = np.full(2, 2)
    found = stances_of(inputs, np.repeat(SHARE, 2, axis=0), many, np.full(2, 0.5))
    assert found.shape == (2, 2, 3, 2)
    assert found[0, Stance.IDEAL, :, 0] == pytest.approx([0.4, 0.9, 0.1])
    assert found[0, Stance.SALIENCE, 2, 0] == pytest.approx(0.7)


@pytest.mark.parametrize(("cohesion", "gap"), [(0.0, 0.4), (0.5, 0.2), (1.0, 0.0)])
def test_the_closer_a_movement_that_is_one_the_nearer_its_factions(cohesion, gap):
    found = drawn_together(np.array([[0.8, 0.4]]), SHARE, np.array([0]), np.array([cohesion]))
    assert np.ptp(found) == pytest.approx(gap)


def test_draws_are_drawn_together_each_by_its_own_reading_and_cohesion():
    values, share = np.tile([[0.8, 0.4]], (3, 1)), np.repeat(SHARE, 3, axis=0)
    found = drawn_together(values, share, np.array([0, 1, 0]), np.array([1.0, 1.0, 0.5]))
    assert found == pytest.approx(np.array([[0.5, 0.5], [0.8, 0.4], [0.65, 0.45]]))


def test_positions_are_drawn_together_issue_by_issue_and_salience_is_not():
    """Power: mean .25 × .4 + .75 × .8 = .7; with cohesion .5 the wings want .55 and .75."""
    rows = [
        number("river-wing", "position", 40.0, item="power"),
        number("hill-wing", "position", 80.0, item="power"),
        number("river-wing", "position", 100.0, item="ceasefire"),
        number("hill-wing", "position", 20.0, item="ceasefire"),
        number("river-wing", "salience", 0.2, item="power"),
        number("hill-wing", "salience", 0.6, item="power"),
        number("capital", "position", 10.0, item="power"),
    ]
    inputs = EngagementTask(with_assessments(example(), rows), 1).inputs(0, 2)
    one = np.zeros(2, dtype=np.int64)
    found = stances_of(inputs, np.repeat(SHARE, 2, axis=0), one, np.full(2, 0.5))
    assert found[0, Stance.IDEAL, :, 0] == pytest.approx([0.55, 0.75, 0.1])
    assert found[0, Stance.IDEAL, :2, 1] == pytest.approx([0.7, 0.3])  # mean .4
    assert found[0, Stance.SALIENCE, :2, 0] == pytest.approx([0.2, 0.6])


def test_a_case_without_issues_has_stances_on_none():
    case = with_settings(example(), issues=[])
    inputs = EngagementTask(case, 1).inputs(0, 2)
    many = np.full(2, 2)
    found = stances_of(inputs, np.repeat(SHARE, 2, axis=0), many, np.full(2, 0.5))
    assert found.shape == (2, 2, 3, 0)
