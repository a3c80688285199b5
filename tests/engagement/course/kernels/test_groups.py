"""Who votes with whom under each reading, and what is added up over the movement."""

import numpy as np
import pytest
from tests.engagement.course.worlds import first, many, quiet

from detente.engagement.course.input_rows import Faction, Reading
from detente.engagement.course.kernels.groups import (
    bound_share,
    group_heads,
    heads_group,
    is_active,
    is_free,
    mean_contact,
    movement_strength,
    same_group,
    speaks,
    talks_with,
    top_contact,
)
from detente.engagement.course.state_rows import FactionState, PairState


def movement(reading: Reading):
    """Return six factions: camps 0 1 0 1 0 1, the last two of another coalition."""
    world = many(6, reading)
    world.faction[:, Faction.CAMP] = [0, 1, 0, 1, 0, 1]
    world.faction[:, Faction.COALITION] = [0, 0, 0, 0, 1, 1]
    return world


@pytest.mark.parametrize(
    ("reading", "groups"),
    [
        (Reading.ONE, [0, 0, 0, 0, 4, 4]),
        (Reading.TWO, [0, 1, 0, 1, 4, 5]),
        (Reading.MANY, [0, 1, 2, 3, 4, 5]),
    ],
)
def test_readings(reading, groups):
    state = first(movement(reading))
    assert state.faction[:, FactionState.GROUP].tolist() == groups


@pytest.mark.parametrize("reading", [Reading.ONE, Reading.TWO])
def test_a_vote_of_its_own_sets_a_faction_apart(reading):
    world = movement(reading)
    world.faction[[0, 5], Faction.OWN_VOTE] = 1.0
    groups = first(world).faction[:, FactionState.GROUP].tolist()
    apart = [0, 1, 1, 1, 4, 5] if reading == Reading.ONE else [0, 1, 2, 1, 4, 5]
    assert groups == apart


def test_who_is_not_of_the_movement_votes_with_nobody():
    world = movement(Reading.ONE)
    world.faction[1, Faction.SIDE] = 1.0
    state = first(world)
    assert not same_group(state, 0, 1)
    assert same_group(state, 0, 2)
    assert not heads_group(state, 1)
    assert not is_active(state, 1)


def test_the_least_id_heads_a_group_formed_or_not():
    world = movement(Reading.ONE)
    world.faction[0, Faction.FORMED] = 5.0
    state = first(world)
    assert [heads_group(state, f) for f in range(6)] == [True, False, False, False, True, False]
    state.faction[0, FactionState.SIDE] = 1.0
    assert [heads_group(state, f) for f in range(6)] == [False, True, False, False, True, False]


def test_active_and_free():
    world = quiet()
    world.faction[1, Faction.FORMED] = 3.0
    state = first(world)
    assert [is_active(state, f) for f in (0, 1)] == [True, False]
    state.faction[:, FactionState.ACTIVE], state.faction[0, FactionState.BOUND] = 1.0, 1.0
    assert [is_active(state, f) for f in (0, 1)] == [True, True]
    assert [is_free(state, f) for f in (0, 1)] == [False, True]


def test_the_bound_speak_to_powers_alone_and_the_excluded_to_nobody():
    world = many(3)
    world.faction[2, Faction.EXCLUDED] = 1.0
    state = first(world)
    state.faction[0, FactionState.BOUND] = 1.0
    assert [speaks(world, state, f, 0) for f in range(3)] == [False, True, False]
    assert [speaks(world, state, f, 1) for f in range(3)] == [True, True, False]


def test_a_group_talks_if_one_of_those_who_speak_does():
    world = many(3, Reading.ONE)
    state = first(world)
    state.pair[PairState.CHANNEL, 0, 2] = 1.0
    assert all(talks_with(world, state, f, 0) for f in range(3))
    assert not talks_with(world, state, 0, 1)
    state.faction[2, FactionState.BOUND] = 1.0
    assert not talks_with(world, state, 0, 0)


def test_a_group_without_a_voice_does_not_talk():
    world = many(2, Reading.ONE)
    state = first(world)
    state.pair[PairState.CHANNEL, 0] = 1.0
    world.faction[:, Faction.VOICE] = 0.0
    assert not talks_with(world, state, 0, 0)
    world.faction[1, Faction.VOICE] = 0.01
    assert talks_with(world, state, 0, 0)


def test_sums_over_the_movement():
    """Strengths .4, .3 and .2 of those active; a militia and one not yet formed do not count."""
    world = many(5)
    world.faction[:, Faction.STRENGTH] = [0.4, 0.3, 0.2, 0.6, 0.8]
    world.faction[3, Faction.SIDE], world.faction[4, Faction.FORMED] = 1.0, 2.0
    world.faction[:, Faction.CONTACT] = [0, 3, 1, 3, 3]
    state = first(world)
    state.faction[[1, 3], FactionState.BOUND] = 1.0
    assert movement_strength(state) == pytest.approx(0.9)
    assert bound_share(state) == pytest.approx(0.3 / 0.9)
    assert mean_contact(state) == pytest.approx((0.3 + 0.2 / 3) / 0.9)
    assert top_contact(state) == 1.0
    state.faction[1, FactionState.LEVEL] = 0.0
    assert top_contact(state) == pytest.approx(1 / 3)


def test_a_movement_without_strength_or_members_is_nothing():
    world = many(2)
    world.faction[:, Faction.STRENGTH] = 0.0
    state = first(world)
    state.faction[:, FactionState.BOUND] = 1.0
    assert [bound_share(state), mean_contact(state), movement_strength(state)] == [0.0, 0.0, 0.0]
    state.faction[:, FactionState.ACTIVE] = 0.0
    assert top_contact(state) == 0.0


@pytest.mark.parametrize("reading", list(Reading))
def test_each_faction_is_of_one_group_with_one_head(reading):
    rng = np.random.default_rng(3)
    for _ in range(30):
        world = many(7, reading)
        world.faction[:, Faction.CAMP] = rng.integers(0, 2, 7)
        world.faction[:, Faction.COALITION] = rng.integers(0, 3, 7)
        world.faction[:, Faction.OWN_VOTE] = rng.random(7) < 0.2
        world.faction[:, Faction.SIDE] = np.where(rng.random(7) < 0.2, 1.0, -1.0)
        state = first(world)
        for f in range(7):
            if world.faction[f, Faction.SIDE] == 1.0:
                continue
            assert group_heads(state)[f] == float(heads_group(state, f))
            own = [g for g in range(7) if same_group(state, f, g)]
            assert f in own
            assert [g for g in own if heads_group(state, g)] == [min(own)]
