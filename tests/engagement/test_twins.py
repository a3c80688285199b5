"""Equations of the monthly loop that are also published models: one result in random worlds.

Where a mechanism calls the model's kernel this says so; where it writes the equation out, for
speed, it keeps the two from drifting apart.
"""

import numpy as np
import pytest
from tests.reference.engagement_worlds import compiled, random_world, switches

from detente.engagement.kernels.coming import asked_guests, chances_of_coming
from detente.engagement.layout import Band, Guest, Model, Param, Power, Stance, Tie, War
from detente.engagement.mechanisms import bargaining, contact
from detente.engagement.mechanisms.battlefield import usual_log_deaths
from detente.models.bargaining.cooperative.nash import nash_array
from detente.models.bargaining.voting.compromise import compromise_array
from detente.models.bargaining.voting.median import median_array
from detente.models.joining.exposure_hazard import exposure_hazard_array
from detente.models.joining.interdependent import interdependent_array
from detente.models.ripeness.stalemate import stalemate_array
from detente.vocabulary.levels import OPEN

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
    free = chances_of_coming(still, state, state, rounds, level)
    asked = asked_guests(world, state, rounds)
    listed = world.reference if len(world.reference) else asked_guests(world, state, 0.0)
    others = (listed @ free - listed * free) / np.maximum(listed.sum() - listed, 1.0)
    moves = (asked == 1.0) & (listed.sum() > listed) & (asked.sum() > 1.0)
    weights = np.outer(moves, asked) * (1.0 - np.eye(len(free))) / max(asked.sum() - 1.0, 1.0)
    log_odds = np.log(free / (1.0 - free)) - 2.0 * pull * others * moves
    expected = interdependent_array(log_odds, pull, weights, reference=0.0).probability
    found = chances_of_coming(world, state, state, rounds, level)
    for start in expected:
        np.testing.assert_allclose(found, start, rtol=1e-8)


@seeds
def test_contact_rises_with_the_exposure_hazard(seed):
    world, state, _ = drawn(seed)
    power, param, guest = world.power, world.param, state.guest
    stalemate = float(state.war[War.STALEMATE])
    drivers = (
        param[Param.STALEMATE] * stalemate
        + param[Param.THREAT] * power[:, Power.THREAT]
        + param[Param.ENGAGED] * power[:, Power.ENGAGED]
        + param[Param.URGE] * (power[:, Power.URGE] + guest[:, Guest.URGE])
        - param[Param.LABEL] * power[:, Power.LABEL] * (guest[:, Guest.CONTACT] == OPEN - 1.0)
    )
    expected = power[:, Power.OMEGA] * exposure_hazard_array(
        float(param[Param.BASE_UP]),
        float(param[Param.EXPOSURE]),
        world.tie[Tie.EXPOSURE],
        guest[:, Guest.CONTACT] / OPEN,
        drivers,
    )
    found = np.empty(len(power))
    contact._hazards_up(power, param, world.tie, guest, stalemate, found)
    np.testing.assert_allclose(found, expected, rtol=1e-13)


@seeds
@pytest.mark.parametrize("months", [1, 2, 12])
def test_the_stalemate_is_the_index_of_three_months_of_deaths(seed, months):
    world, state, _ = drawn(seed, months)
    war = state.war
    deaths = war[[War.DEATHS, War.DEATHS_1, War.DEATHS_2]].sum()
    usual = 3.0 * np.exp(usual_log_deaths(world.param[Param.PAIN]))
    expected = stalemate_array(deaths, war[War.BALANCE], usual=usual)
    assert war[War.STALEMATE] == pytest.approx(expected.stalemate, rel=1e-12)
