"""Runners of models with rounds: their kernels' numbers, and issues in one space or one by one."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.agreement.runners.inputs import given, repeated

from detente.assess.agreement.runners.given import Options
from detente.assess.agreement.runners.rounds import (
    issues_are_one_space,
    run_challenge,
    run_challenge_as_printed,
    run_exchange,
    run_spatial,
)
from detente.models.bargaining.challenge.model import challenge_array
from detente.models.bargaining.exchange.model import exchange_array
from detente.models.bargaining.spatial.model import spatial_array

SHARES = {"power": (0.7, 0.4, 0.2), "ceasefire": (0.3, 0.6, 0.7)}
APART = {"power": (0.9, 0.9, 0.9), "ceasefire": (0.2, 0.8, 0.5)}
NONE = Options()


def test_saliences_that_are_shares_of_one_whole_make_one_space():
    assert issues_are_one_space(given(salience=SHARES))
    assert not issues_are_one_space(given(salience=APART))


@pytest.mark.parametrize("spoilt", ["a draw", "an absence", "a capability"])
def test_one_draw_absence_or_capability_of_its_own_takes_the_issues_apart(spoilt):
    many = repeated(given(salience=SHARES), 3)
    assert issues_are_one_space(many)
    salience, position, capability = (
        a.copy() for a in (many.salience, many.position, many.capability)
    )
    if spoilt == "a draw":
        salience[2, 0, 0] = 0.71
    elif spoilt == "an absence":
        position[:, 1, 2] = np.nan
    else:
        capability[1, 0, 1] += 1.0
    other = replace(many, salience=salience, position=position, capability=capability)
    assert not issues_are_one_space(other)


def test_one_space_is_the_model_over_all_dimensions():
    table = given(salience=SHARES)
    found = run_spatial(table, NONE)
    game = spatial_array(
        table.position[0].T, table.one_capability()[0], table.salience[0].T, scale=table.scale
    )
    assert found.together is True
    assert found.outcome[0].tolist() == game.outcome[-1].tolist()
    assert found.trace.shape == (101, 1, 2, 3)
    assert np.array_equal(found.trace[:, 0, 1], game.position[:, :, 1])
    assert found.ended.round.tolist() == [[int(game.turns)] * 2]


def test_one_by_one_is_the_model_on_each_issue_and_ends_apart():
    table = repeated(given(salience=APART), 2)
    found = run_spatial(table, NONE)
    assert found.together is False
    for k in range(2):
        game = spatial_array(
            table.position[:, k, :, None], table.capability[:, k], table.salience[:, k, :, None]
        )
        assert np.array_equal(found.outcome[:, k], game.outcome[:, -1, 0])
        assert np.array_equal(found.ended.round[:, k], game.turns)
    assert found.ended.settled.tolist() == [[1.0, 1.0]] * 2
    assert found.ended.cycle is None


def test_turns_that_run_out_are_not_settled():
    found = run_spatial(given(salience=APART), Options(rounds=1))
    assert found.ended.settled.tolist() == [[0.0, 0.0]]


@pytest.mark.parametrize("variant", ["as_run", "as_printed"])
def test_challenges_are_the_models_own(variant):
    table = repeated(given(salience=APART), 2)
    game = challenge_array(table.position, table.capability, table.salience, variant=variant)
    found = run_challenge(table, Options(variant=variant))
    assert np.array_equal(found.outcome, game.median[..., -1])
    assert np.array_equal(found.middles[3, :, 1, 1], game.mean[:, 1, 3])
    assert np.array_equal(found.trace[5, 1, 0], game.position[1, 0, :, 5])
    assert np.array_equal(found.ended.how, game.ending)
    if variant == "as_printed":
        assert np.array_equal(run_challenge_as_printed(table, NONE).outcome, found.outcome)
    else:
        assert np.array_equal(run_challenge(table, NONE).outcome, found.outcome)


def test_exchanges_are_the_models_own_and_never_settled():
    table = given(salience=APART)
    plain = exchange_array(table.position[0], table.capability[0], table.salience[0], rounds=2)
    found = run_exchange(table, Options(rounds=2))
    assert found.outcome[0].tolist() == plain.outcome[-1].tolist()
    assert found.exchanges[0].tolist() == plain.deals.realised.tolist()
    assert found.trace.shape == (3, 1, 2, 3)
    assert (found.ended.settled, found.ended.cycle) == (None, None)
    assert found.ended.round.tolist() == [[2, 2]]
