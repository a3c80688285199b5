"""The sorting by hand, checked by another plain formula from the printed numbers."""

import numpy as np
import pytest
from tests.ensemble.planted import example

from detente.assess.engageable.record import WorkedExample
from detente.assess.engageable.worked_example import by_hand
from detente.engagement.setup.sorting import Borders, borders_of, traits
from detente.engagement.task import EngagementTask
from detente.vocabulary.classes import CLASSES

NAMES = ["talk", "drugs", "terror"]


def borders(rng, draws: int = 9, *, down=(False, False, True)) -> Borders:
    """Return borders of three criteria, the last one descending and the second without veto."""
    middle = rng.uniform(4, 6, size=3)
    sign = np.where(down, -1.0, 1.0)
    shift = rng.uniform(-0.3, 0.3, size=(draws, 1, 3))
    return Borders(
        profile=np.stack([middle - sign, middle + sign])[None] + shift,
        weight=rng.dirichlet(np.ones(3), size=draws),
        indifference=np.array([0.5, 0.5, 0.0]),
        preference=np.array([1.0, 1.5, 0.0]),
        veto=np.array([4.0, np.inf, 2.0]),
        level=rng.uniform(0.6, 0.9, size=draws),
        descending=np.array(down),
    )


def step(x, y, weights, given: Borders):
    """Return partials, discordances, concordance and credibility; x and y by criterion."""
    partial, against = {}, {}
    for n, name in enumerate(weights):
        q, p, v = given.indifference[n], given.preference[n], given.veto[n]
        short = (x[name] - y[name]) if given.descending[n] else (y[name] - x[name])
        partial[name] = 1.0 if short <= q else 0.0 if short >= p else (p - short) / (p - q)
        against[name] = 0.0 if short <= p else 1.0 if short >= v else (short - p) / (v - p)
    whole = sum(weights[n] * partial[n] for n in weights) / sum(weights.values())
    credible = whole
    for d in against.values():
        if d > whole:
            credible *= (1 - d) / (1 - whole)
    return partial, against, whole, credible


def checked(found: WorkedExample, given: Borders):
    """Recompute every step and both classes from what is printed."""
    level, weights = found.cutting_level, found.weights
    outranks = {}
    assert len(found.steps) == 4
    for row in found.steps:
        actor, border = found.medians, found.borders[row.border]
        pair = (actor, border) if row.direction == "actor over border" else (border, actor)
        partial, against, whole, credible = step(*pair, weights, given)
        assert row.concordances == pytest.approx(partial, abs=1e-4)
        assert row.discordances == pytest.approx(against, abs=1e-4)
        assert row.concordance == pytest.approx(whole, abs=1e-4)
        assert row.credibility == pytest.approx(credible, abs=1e-4)
        assert row.outranks == (credible >= level - 1e-9)
        outranks[row.border, row.direction] = row.outranks
    over = [outranks[name, "actor over border"] for name in CLASSES[1:]]
    under = [outranks[name, "border over actor"] for name in CLASSES[1:]]
    cautious = 2 if over[1] else 1 if over[0] else 0
    beaten = [u and not o for u, o in zip(under, over, strict=True)]
    generous = 0 if beaten[0] else 1 if beaten[1] else 2
    assert (found.pessimistic, found.optimistic) == (CLASSES[cautious], CLASSES[generous])


@pytest.mark.parametrize("seed", range(25))
def test_every_step_can_be_redone_from_the_printed_numbers(seed):
    rng = np.random.Generator(np.random.PCG64(seed))
    given = borders(rng)
    values = rng.uniform(0, 10, size=(1, 3)) + rng.uniform(-0.5, 0.5, size=(9, 3))
    checked(by_hand(values, given, NAMES), given)


def test_middles_are_medians_and_the_mean_of_the_weights():
    rng = np.random.Generator(np.random.PCG64(1))
    given = borders(rng)
    values = rng.uniform(0, 10, size=(9, 3))
    found = by_hand(values, given, NAMES)
    assert list(found.medians.values()) == pytest.approx(np.median(values, axis=0), abs=0.005)
    assert list(found.weights.values()) == pytest.approx(given.weight.mean(axis=0), abs=5e-4)
    assert sum(found.weights.values()) == pytest.approx(1.0, abs=2e-3)
    assert found.cutting_level == pytest.approx(np.median(given.level), abs=0.005)
    for h, name in enumerate(CLASSES[1:]):
        middle = np.median(given.profile[:, h], axis=0)
        assert list(found.borders[name].values()) == pytest.approx(middle, abs=0.005)


def test_the_example_can_be_redone():
    inputs = EngagementTask(example(), 1).inputs(0, 200)
    given, factions = borders_of(inputs), example().factions()
    values = traits(inputs, factions)
    for n in range(len(factions)):
        checked(by_hand(values[:, n], given, ["talk", "drugs"]), given)
