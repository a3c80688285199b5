"""Equations of the monthly loop that are also published models: one result in random worlds.

Where a mechanism calls the model's kernel this says so; where it writes the equation out, for
speed, it keeps the two from drifting apart.
"""

import numpy as np
import pytest
from tests.reference.engagement_worlds import compiled, random_world, switches

from detente.engagement.kernels.coming import asked_guests, chances_of_coming
from detente.engagement.layout import Band, Model, Param, Stance, War
from detente.engagement.mechanisms import bargaining, contact
from detente.engagement.mechanisms.battlefield import usual_log_deaths
from detente.models.bargaining.cooperative.nash import nash_array
from detente.models.bargaining.voting.compromise import compromise_array
from detente.models.bargaining.voting.median import median_array
from detente.models.contact.chain import generator
from detente.models.joining.interdependent import interdependent_array
from detente.models.ripeness.stalemate import stalemate_array

seeds = pytest.mark.parametrize("seed", range(60))


def drawn(seed, months=6):
    """Return a random world, its state after some months, and a generator for the rest."""
    rng = np.random.default_rng(seed)
    world = random_world(rng)
    world.param[Param.ATTEND_PULL] += 8.0 * (seed % 2)  # so strong that it has two equilibria
    return world, compiled(world, months, switches(), seed, 1)[0], rng


@seeds
def test_terms_are_those_of_the_compromise_model_and_of_the_weighted_median(seed):
    world, state, _ = drawn(seed)
    state.band[:, Band.SAT] = state.band[:, Band.STRENGTH] > 0.0
    state.war[War.GOVERNMENT_SAT] = 1.0
    bargaining.step_bargaining(world, state)
    ideal, salience = world.stance[Stance.IDEAL].T, world.stance[Stance.SALIENCE].T.copy()
    weight = np.broadcast_to(bargaining._weights(world, state), ideal.shape)
    salience[(weight * salience).sum(axis=1) == 0.0] = 1.0
    for model, terms in ((Model.COMPROMISE, compromise_array), (Model.MEDIAN, median_array)):
        np.testing.assert_array_equal(state.terms[model], terms(ideal, weight, salience))


@seeds
def test_terms_are_worth_what_they_are_in_the_bargaining_solutions(seed):
    """With linear loss and no cost, a solution's disagreement is the worth of its reversion."""
    world, _, rng = drawn(seed, months=1)
    ideal, salience = world.stance[Stance.IDEAL].T, world.stance[Stance.SALIENCE].T
    if len(ideal) == 0:
        return
    terms, power = rng.random(len(ideal)), np.ones(ideal.shape[1])
    deal = nash_array(100 * ideal, power, salience, reversion=100 * terms, loss="linear")
    found = [bargaining.utility(world, party, terms) for party in range(ideal.shape[1])]
    assert found == pytest.approx(deal.disagreement, abs=1e-12)


@seeds
def test_attendance_is_the_discrete_choice_with_social_interactions(seed):
    """With every guest asked by the same mean, both starts lead to the chances of the mechanism."""
    world, state, rng = drawn(seed)
    rounds, level = float(rng.integers(0, 4)), float(rng.normal())
    pull = min(world.param[Param.ATTEND_PULL] * world.param[Param.ATTEND_SHARE], 1.9)
    quiet = world.param.copy()
    quiet[Param.ATTEND_PULL] = 0.0
    still = world._replace(param=quiet)
    asked = asked_guests(world, state, rounds)
    free = chances_of_coming(still, state, state, asked, level)
    listed = world.reference if len(world.reference) else asked_guests(world, state, 0.0)
    others = (listed @ free - listed * free) / np.maximum(listed.sum() - listed, 1.0)
    moves = (asked == 1.0) & (listed.sum() > listed) & (asked.sum() > 1.0)
    weights = np.outer(moves, asked) * (1.0 - np.eye(len(free))) / max(asked.sum() - 1.0, 1.0)
    log_odds = np.log(free / (1.0 - free)) - 2.0 * pull * others * moves
    expected = interdependent_array(log_odds, pull, weights, reference=0.0).probability
    found = chances_of_coming(world, state, state, asked, level)
    for start in expected:
        np.testing.assert_allclose(found, start, rtol=1e-8)


@seeds
@pytest.mark.parametrize("level", range(4))
def test_contact_moves_by_the_chain_in_continuous_time(seed, level):
    """A month's chance is that of an event at the chain's rates, shared out by them."""
    world, _, rng = drawn(seed, months=1)
    param, opening, factor = world.param, rng.uniform(0.01, 2.0), rng.uniform(0.25, 4.0)
    up = factor * param[Param.TOGETHER]
    first = param[[Param.FIRST_CLANDESTINE, Param.FIRST_UNOFFICIAL]]
    rises = up * param[[Param.RISE_UNOFFICIAL, Param.RISE_OPEN, Param.RISE_FROM_UNOFFICIAL]]
    shares = np.append(first, 1.0 - first.sum())
    rates = generator(up * opening, shares, rises, param[Param.CONTACT_DOWN])[level]
    chance = -np.expm1(rates[level] / 12.0) * rates / -rates[level]

    def reached(luck):
        return contact._moved(world, float(level), opening, factor, 0.0, luck)

    below = 0.0
    for target in range(3, level, -1):
        assert reached(below + 1e-12) == reached(below + chance[target] - 1e-12) == target
        below += chance[target]
    fall = chance[0] if level else 0.0
    assert reached(below + 1e-12) == reached(1.0 - fall - 1e-12) == level
    assert reached(1.0 - fall + 1e-12) == (0.0 if level else level)


@seeds
@pytest.mark.parametrize("months", [1, 2, 12])
def test_the_stalemate_is_the_index_of_three_months_of_deaths(seed, months):
    world, state, _ = drawn(seed, months)
    war = state.war
    deaths = war[[War.DEATHS, War.DEATHS_1, War.DEATHS_2]].sum()
    usual = 3.0 * np.exp(usual_log_deaths(world.param[Param.PAIN]))
    expected = stalemate_array(deaths, war[War.BALANCE], usual=usual)
    assert war[War.STALEMATE] == pytest.approx(expected.stalemate, rel=1e-12)
