"""Borders, weights and values of the sorting, by draw."""

from dataclasses import replace

import numpy as np
import pytest
from tests.ensemble.planted import example

from detente.engagement.setup.inputs import Inputs
from detente.engagement.setup.sorting import (
    borders_of,
    perceived,
    sort_by_draw,
    sort_over_draws,
    traits,
)
from detente.engagement.task import EngagementTask

DRAWS = 400


def inputs(case=None, first=0, count=DRAWS) -> Inputs:
    return EngagementTask(case or example(), 1).inputs(first, count)


def doubted(doubt: float):
    case = example()
    criteria = [c.model_copy(update={"doubt": doubt}) for c in case.settings.criteria]
    return replace(case, settings=case.settings.model_copy(update={"criteria": criteria}))


def test_weights_sum_to_one_and_keep_the_proportions_the_case_allows():
    """Bounds .3–.6 and .2–.5 hold for weights scaled to sum 1: the first lies in .5–.6."""
    weight = borders_of(inputs()).weight
    assert weight.sum(axis=1) == pytest.approx(1.0)
    assert weight[:, 0].min() >= 0.5 - 1e-9
    assert weight[:, 0].max() <= 0.6 + 1e-9
    assert np.ptp(weight[:, 0]) > 0.08


def test_levels_stay_in_their_range():
    level = borders_of(inputs()).level
    assert level.min() >= 0.65
    assert level.max() <= 0.85


def test_borders_without_doubt_are_the_cases():
    profile = borders_of(inputs(doubted(0.0))).profile
    assert (profile == np.array([[4.0, 3.0], [6.5, 6.0]])).all()


def test_doubt_shifts_both_borders_of_a_criterion_alike():
    profile = borders_of(inputs(doubted(1.0))).profile
    shift = profile - np.array([[4.0, 3.0], [6.5, 6.0]])
    assert np.abs(shift).max() <= 1.0
    assert np.ptp(shift) > 1.5
    assert shift[:, 0] == pytest.approx(shift[:, 1])
    assert (np.diff(profile, axis=1) > 0).all()


def test_borders_of_a_draw_do_not_depend_on_the_range():
    whole, part = borders_of(inputs()), borders_of(inputs(first=100, count=20))
    for name in ("profile", "weight", "level"):
        one, other = getattr(whole, name), getattr(part, name)
        assert (np.broadcast_to(one, (DRAWS, *one.shape[1:]))[100:120] == other).all()


def test_perception_is_the_trait_with_an_error_cut_to_the_scale():
    given = inputs()
    actors = given.case.factions()
    true = traits(given, actors)
    seen = perceived(given, actors, true)
    assert seen.min() >= 0.0
    assert seen.max() <= 10.0
    inside = (seen > 0.0) & (seen < 10.0)
    error = (seen - true)[inside]
    assert abs(error.mean()) < 0.3
    assert 0.05 * 10 < error.std() < 0.25 * 10  # prior of the error, share of the scale


def test_acceptability_is_the_share_of_the_classes_by_draw():
    """SMAA-TRI on the same draws: no probability is drawn again."""
    given = inputs()
    true = traits(given, given.case.factions())
    borders = borders_of(given)
    by_draw, over = sort_by_draw(true, borders), sort_over_draws(true, borders)
    for rule in ("pessimistic", "optimistic"):
        classes = getattr(by_draw, rule)
        shares = np.stack([(classes == k).mean(axis=0) for k in range(3)], axis=-1)
        assert getattr(over, rule).share == pytest.approx(shares, abs=1e-12)
    assert (by_draw.pessimistic <= by_draw.optimistic).all()
