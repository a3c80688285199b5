"""Runs of the spatial model: turns until rest, who is absent, draws side by side, ideals."""

import numpy as np
import pytest
from tests.models.bargaining.spatial.seats import PLAIN

from detente.models.bargaining.spatial.run import Plan, run_draws

NAN = np.nan
PLAN = Plan(code=PLAIN, turns=12, rest=0.02, by_influence=False, relative=True)


def crowd(draws=3, actors=5, dims=2, seed=0):
    """Return positions, capabilities, saliences and rates of accommodation."""
    rng = np.random.default_rng(seed)
    return (
        rng.uniform(0, 1, (draws, actors, dims)),
        rng.uniform(1, 5, (draws, actors)),
        rng.uniform(0.1, 1, (draws, actors, dims)) / dims,
        np.broadcast_to(np.eye(actors), (draws, actors, actors)).copy(),
    )


def two(rates=None):
    """Return two actors at the ends, capability 4 and 1, both with salience 1/2."""
    return (
        np.array([[[0.0], [1.0]]]),
        np.array([[4.0, 1.0]]),
        np.full((1, 2, 1), 0.5),
        np.eye(2)[None] if rates is None else np.array([rates]),
    )


def test_two_actors_by_hand():
    """4/5 to 1/5, so squares 16 to 1: both meet at 1/17 and rest there after a second turn."""
    found, turns = run_draws(two(), PLAN, None)
    assert turns.tolist() == [2]
    assert found.chance[0, 0] == pytest.approx([0.8, 0.2])
    assert found.risk[0, 0] == pytest.approx([1.0, -0.5])
    assert found.outcome[0, 0] == pytest.approx([0.2])
    assert found.target[0, 0].tolist() == [1, 0]
    assert found.gain[0, 0] == pytest.approx([0.8, 0.2])
    assert found.place[0, 1:, :, 0] == pytest.approx(np.full((12, 2), 1 / 17))
    assert found.chance[0, 1] == pytest.approx([1.0, 1.0])
    assert (found.target[0, 1:] == -1).all()


def test_ideals_keep_what_they_do_not_give_away():
    """The second follows the first's position by a half and its own by a quarter."""
    found, _ = run_draws(two([[0.0, 0.0], [0.5, 0.25]]), PLAN._replace(turns=1), None)
    place = found.place[0, 1, :, 0]
    assert found.ideal[0, 0, :, 0].tolist() == [0.0, 1.0]
    assert found.ideal[0, 1, :, 0] == pytest.approx([0.0, 0.5 * place[0] + 0.25 * place[1] + 0.25])


def test_salience_counts_in_elections_only_as_influence():
    position, capability, salience, rates = two()
    salience[0, 1] = 0.25
    for by_influence, chance in ((False, 4 / 5), (True, 8 / 9)):
        plan = PLAN._replace(turns=1, by_influence=by_influence)
        found, _ = run_draws((position, capability, salience, rates), plan, None)
        assert found.chance[0, 0] == pytest.approx([chance, 1 - chance])


def test_the_unit_of_capability_is_of_no_matter_where_it_is_relative():
    position, capability, salience, rates = crowd()
    found, turns = run_draws((position, capability, salience, rates), PLAN, None)
    again, more = run_draws((position, 1e-9 * capability, salience, rates), PLAN, None)
    np.testing.assert_array_equal(turns, more)
    np.testing.assert_allclose(again.place, found.place, atol=1e-9)
    absolute = PLAN._replace(relative=False)
    faint, _ = run_draws((position, 1e-9 * capability, salience, rates), absolute, None)
    assert not np.allclose(faint.chance[:, 0], found.chance[:, 0], atol=1e-3)


def test_places_shared_are_one_option():
    position = np.array([[[0.0], [0.0], [1.0]]])
    given = position, np.ones((1, 3)), np.full((1, 3, 1), 0.5), np.eye(3)[None]
    found, _ = run_draws(given, PLAN._replace(turns=1), None)
    assert found.chance[0, 0] == pytest.approx([2 / 3, 2 / 3, 1 / 3])
    assert found.outcome[0, 0] == pytest.approx([1 / 3])


def test_a_run_ends_at_the_first_turn_that_moves_little_beside_the_first():
    given = crowd(draws=12, seed=1)
    found, turns = run_draws(given, PLAN._replace(turns=30, rest=0.1), None)
    free, all_turns = run_draws(given, PLAN._replace(turns=30, rest=0.0), None)
    assert (all_turns == 30).all()
    assert len(set(turns.tolist())) > 1
    for draw, end in enumerate(turns):
        steps = np.linalg.norm(np.diff(free.place[draw], axis=0), axis=2).sum(axis=1)
        calm = [t for t in range(2, 31) if steps[t - 1] < 0.1 * (steps[0] + 1e-4)]
        assert end == (calm[0] if calm else 30)
        np.testing.assert_array_equal(found.place[draw, : end + 1], free.place[draw, : end + 1])
        assert (found.place[draw, end:] == found.place[draw, end]).all()
        assert np.isnan(found.gain[draw, end:]).all()


def test_an_absent_actor_changes_nothing_but_the_names_of_targets():
    position, capability, salience, rates = crowd()
    position[1, 2, 0] = NAN
    found, turns = run_draws((position, capability, salience, rates), PLAN, None)
    here = np.array([0, 1, 3, 4])
    alone = (
        position[1:2, here],
        capability[1:2, here],
        salience[1:2, here],
        np.eye(4)[None],
    )
    other, ended = run_draws(alone, PLAN, None)
    assert turns[1] == ended[0]
    np.testing.assert_array_equal(found.place[1][:, here], other.place[0])
    assert np.isnan(found.place[1][:, 2]).all()
    named = np.where(other.target[0] < 0, -1, here[other.target[0]])
    np.testing.assert_array_equal(found.target[1][:, here], named)
    named = np.where(other.accepted[0] < 0, -1, here[other.accepted[0]])
    np.testing.assert_array_equal(found.accepted[1][:, here], named)
    assert (named >= 0).any()


def test_drawn_choices_repeat_and_draws_without_anybody_are_empty():
    drawn = PLAN._replace(code=PLAIN._replace(choice=1))
    given = crowd(seed=2)
    given[0][0] = NAN
    runs = [run_draws(given, drawn, np.random.default_rng(seed)) for seed in (1, 1, 2)]
    np.testing.assert_array_equal(runs[0][0].place, runs[1][0].place)
    assert not np.array_equal(runs[0][0].place[1:], runs[2][0].place[1:])
    assert runs[0][1][0] == 0
    assert np.isnan(runs[0][0].place[0]).all()
    assert np.isnan(runs[0][0].outcome[0]).all()
