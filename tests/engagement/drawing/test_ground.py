"""Issues, the rival's presence and the influence of factions."""

import numpy as np
import pytest
from tests.engagement.drawing.small import inputs, settings, small

from detente.engagement.course.input_rows import Issue, Place
from detente.engagement.drawing.ground import borders, issue_rows, place_rows, regions_of

STRENGTH = np.tile([0.6, 0.4], (64, 1))


def test_issues_have_their_status_quo_and_controllers():
    case = small()
    power, fire = case.settings.issues
    power = power.model_copy(update={"controllers": ["southland", "capital"], "troops": True})
    fire = fire.model_copy(update={"controllers": []})
    rows = issue_rows(inputs(settings(case, issues=[power, fire])))
    assert rows.shape == (64, 2, 6)
    assert (rows[:, :, Issue.TROOPS] == [1.0, 0.0]).all()
    assert (rows[:, 0, Issue.CONTROL :] == [1.0, 0.0, 0.0, 1.0]).all()
    assert (rows[:, 1, Issue.CONTROL :] == 0.0).all()
    given = fire.status_quo
    low, high = given.low / 100.0, given.high / 100.0
    assert ((rows[:, 1, Issue.STATUS_QUO] >= low) & (rows[:, 1, Issue.STATUS_QUO] <= high)).all()


def test_presence_and_influence_are_the_case_s():
    case = small()
    assert regions_of(case) == ["lower", "upper"]
    rows = place_rows(inputs(case, 400), np.tile([0.6, 0.4], (400, 1)))
    assert rows[:, 1, Place.PRESENCE].mean() == pytest.approx((0.05 + 0.8 + 0.4) / 6, abs=0.02)
    assert (rows[:, 0, Place.INFLUENCE] == 0.0).all()  # the hill wing is in the upper valley only
    assert rows[:, 1, Place.INFLUENCE].mean() == pytest.approx(0.6, abs=0.02)


def test_without_rows_on_factions_influence_is_strength():
    rows = place_rows(inputs(small(presence=())), STRENGTH)
    assert (rows[:, :, Place.INFLUENCE :] == STRENGTH[:, None]).all()


def test_without_regions_the_country_is_one():
    case = small(regions=(), presence=())
    rows = place_rows(inputs(case), STRENGTH)
    assert rows.shape == (64, 1, 3)
    assert (rows[:, 0, Place.INFLUENCE :] == STRENGTH).all()
    assert 0.2 < rows[:, 0, Place.PRESENCE].std() < 0.4
    assert (borders(case) == 0.0).all()


def test_without_a_rival_there_is_no_place():
    case = settings(small(), rival=None)
    assert regions_of(case) == []
    assert place_rows(inputs(case), STRENGTH).shape == (64, 0, 3)
    assert borders(case).shape == (4, 0)


def test_borders_are_between_regions_and_with_heads():
    near = borders(small())
    assert near[:2].tolist() == [[0.0, 1.0], [1.0, 0.0]]
    # capital, eastland, northland, southland by lower and upper valley
    assert near[2:].tolist() == [[0.0, 0.0], [0.0, 1.0], [0.0, 0.0], [1.0, 0.0]]
