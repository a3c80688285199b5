"""Spoilers outside and inside, recruits, defection and militias.

``test_exclusion_groups.py`` tests splits and changes of side, ``test_exclusion_rival.py`` the
rival.
"""

import numpy as np
import pytest
from tests.engagement.course.worlds import (
    FACTION_KEYS,
    PATRON,
    first,
    inside,
    kept,
    lucky,
    many,
    quiet,
)

from detente.engagement.course.input_rows import Faction, Purpose
from detente.engagement.course.mechanisms import exclusion
from detente.engagement.course.mechanisms.exclusion import step_exclusion
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, PairState, War

CHANNEL = int(PairState.CHANNEL)
KEY = (1, 0, 1)
OUT, LEVEL, BOUND = (int(row) for row in (FactionState.OUT, FactionState.LEVEL, FactionState.BOUND))


def marked(levels, talks: float = 0.0, channels=(), bound=(), change=None) -> list[float]:
    """Return who is out, of as many factions as there are levels of contact."""
    world = many(len(levels))
    state = first(world)
    state.faction[:, LEVEL], state.war[War.TALKS] = levels, talks
    state.pair[CHANNEL, 0, list(channels)] = 1.0
    state.faction[list(bound), BOUND] = 1.0
    if change is not None:
        change(state)
    exclusion._mark_out(world, state)
    return state.faction[:, OUT].tolist()


def test_who_is_two_levels_or_more_below_the_closest_is_out():
    assert marked([3, 2, 1, 0]) == [0.0, 0.0, 1.0, 1.0]
    assert marked([1, 0]) == [0.0, 0.0]
    assert marked([0, 0]) == [0.0, 0.0]
    assert marked([2, 0]) == [0.0, 1.0]


def test_who_has_no_channel_while_there_are_talks_is_out():
    assert marked([1, 1, 1], 1.0, channels=[1]) == [1.0, 0.0, 1.0]
    assert marked([1, 1, 1], 0.0, channels=[1]) == [0.0, 0.0, 0.0]
    assert marked([3, 0], 1.0, channels=[0, 1]) == [0.0, 1.0]


def test_the_bound_are_not_out():
    assert marked([3, 0, 0], 1.0, channels=[0], bound=[1]) == [0.0, 0.0, 1.0]


def test_nor_are_militias_and_those_not_formed():
    def others(state):
        state.faction[1, FactionState.SIDE], state.faction[2, FactionState.ACTIVE] = 1.0, 0.0

    assert marked([3, 0, 0, 0], change=others) == [0.0, 0.0, 0.0, 1.0]


def test_a_channel_with_a_power_does_not_count():
    def with_patron(state):
        state.pair[CHANNEL, PATRON] = 1.0

    assert marked([1, 1], 1.0, change=with_patron) == [1.0, 1.0]


def outside(tense: bool = False, f: int = 1, **changes: float):
    """Return a world in which B is out, its first day, and what it does."""
    world = quiet()
    for key, value in changes.items():
        world.param[Param[key.upper()]] = value
    state = first(world)
    state.faction[:, LEVEL] = 3.0, 0.0
    found = inside(exclusion._act_outside, world, state, f, tense, KEY)
    return world, state, found


@pytest.mark.parametrize("recruit", [0.1, -0.1])
def test_those_out_grow_or_shrink_with_their_influence(recruit):
    _, state, _ = outside(recruit=recruit)
    grown = 0.3 * np.exp(recruit)
    assert state.faction[:, FactionState.STRENGTH] == pytest.approx([0.7, grown])
    assert state.influence[0] == pytest.approx([0.7, grown])


@pytest.mark.parametrize(("tense", "times"), [(True, 1.5), (False, 0.5)])
@pytest.mark.parametrize(("f", "hard", "strong"), [(0, 0.44, 1.0), (1, 0.93, 1.0)])
def test_rate_of_attacks(tense, times, f, hard, strong):
    """q_A (.3 + .7 η) × min(1, .2 + 3 g) × 1.5 with talks or a deal, else .5."""
    _, _, found = outside(tense, f, attempt=0.1)
    assert found["rate"] == pytest.approx(0.1 * hard * strong * times)


def test_the_weak_attack_less_and_growth_counts_at_once():
    world = quiet()
    world.faction[1, Faction.STRENGTH] = 0.1
    world.param[[Param.ATTEMPT, Param.RECRUIT]] = 0.1, 0.2
    found = inside(exclusion._act_outside, world, first(world), 1, False, KEY)
    assert found["rate"] == pytest.approx(0.1 * 0.93 * (0.2 + 0.3 * np.exp(0.2)) * 0.5)


@pytest.mark.parametrize(("tense", "times"), [(True, 2.0), (False, 1.0)])
def test_defection_feeds_the_rival_by_influence(tense, times):
    """Half of the fighters leave, a quarter of the influence is added to the rival."""
    seen = set()
    for draw in range(60):
        world = quiet()
        world.param[Param.DEFECT0] = np.log(0.2)
        state = first(world)
        exclusion._act_outside(world, state, 1, tense, (1, draw, 1))
        leaves = lucky(Purpose.DEFECT, FACTION_KEYS[1], 1, draw) < 0.2 * 1.4 * times
        share = 0.15 if leaves else 0.3
        assert state.faction[1, FactionState.STRENGTH] == pytest.approx(share)
        assert state.influence[0, 1] == pytest.approx(share)
        assert state.presence[0] == pytest.approx(0.2 + (0.25 * 0.3 if leaves else 0.0))
        assert state.faction[1, FactionState.DEFECTED] == float(leaves)
        assert state.war[War.DEFECTIONS] == float(leaves)
        seen.add(leaves)
    assert seen == {True, False}


def test_who_is_wholly_against_the_rival_does_not_defect():
    world = quiet()
    world.param[Param.DEFECT0], world.faction[1, Faction.RIVAL] = 20.0, 1.0
    state = first(world)
    exclusion._act_outside(world, state, 1, True, KEY)
    assert state.war[War.DEFECTIONS] == 0.0


def test_without_a_rival_nobody_defects():
    """I7."""
    _, state, _ = outside(True, defect0=20.0, rival=0.0)
    assert state.war[War.DEFECTIONS] == 0.0
    assert state.faction[1, FactionState.STRENGTH] == pytest.approx(0.3)


def attacks(step, purpose: Purpose, key: int, rate: float, blast: float, draws: int = 80) -> None:
    """Assert that a step attacks where the uniform of a key lies below a rate."""
    seen = set()
    for draw in range(draws):
        state = step(draw)
        hits = lucky(purpose, key, 1, draw) < rate
        assert state.war[[War.VIOLENCE, War.ATTACKS]].tolist() == [blast * hits, float(hits)]
        seen.add(hits)
    assert seen == {True, False}


def test_attacks_add_violence():
    def step(draw):
        world = quiet()
        world.param[[Param.ATTEMPT, Param.BLAST]] = 0.4, 0.3
        state = first(world)
        exclusion._act_outside(world, state, 1, True, (1, draw, 1))
        return state

    attacks(step, Purpose.ATTACK, FACTION_KEYS[1], 0.4 * 0.93 * 1.5, 0.3)


@pytest.mark.parametrize("how", ["contact", "bound", "government", "patron"])
def test_who_is_in_contact_sits_or_is_bound_may_attack_from_inside(how):
    def step(draw):
        world = quiet()
        world.param[[Param.INSIDE, Param.BLAST]] = 0.4, 0.3
        state = first(world)
        state.faction[1, LEVEL], state.faction[1, BOUND] = how == "contact", how == "bound"
        state.pair[CHANNEL, [0, PATRON], 1] = how == "government", how == "patron"
        exclusion._act_inside(world, state, 1, (1, draw, 1))
        return state

    attacks(step, Purpose.INSIDE, FACTION_KEYS[1], 0.4 * 0.93, 0.3)


def test_others_do_not_attack_from_inside():
    world = quiet()
    world.param[[Param.INSIDE, Param.BLAST]] = 99.0, 0.3
    state = first(world)
    exclusion._act_inside(world, state, 1, KEY)
    state.faction[0, FactionState.SIDE] = 1.0
    exclusion._act_inside(world, state, 0, KEY)
    assert state.war[War.ATTACKS] == 0.0


def test_a_militia_attacks_talks_with_half_the_blast():
    def step(draw, talks=1.0):
        world = quiet()
        world.param[[Param.ATTEMPT, Param.BLAST]] = 0.4, 0.3
        world.faction[1, Faction.SIDE] = 1.0
        state = first(world)
        state.war[War.TALKS] = talks
        exclusion._act_militia(world, state, 1, (1, draw, 1))
        return state

    attacks(step, Purpose.ATTACK, FACTION_KEYS[1], 0.4 * 0.9, 0.15)
    assert all(step(draw, 0.0).war[War.ATTACKS] == 0.0 for draw in range(40))


@pytest.mark.parametrize(
    ("side", "formed", "count"), [(1.0, 0.0, 1.0), (1.0, 9.0, 0.0), (-1.0, 9.0, 0.0)]
)
def test_only_a_militia_that_has_formed_attacks_as_one(side, formed, count):
    world = quiet()
    world.param[[Param.ATTEMPT, Param.BLAST]] = 99.0, 0.3
    world.faction[1, [Faction.SIDE, Faction.FORMED]] = side, formed
    state = first(world)
    state.pair[CHANNEL, 0, 0], state.war[War.TALKS] = 1.0, 1.0
    step_exclusion(world, state, True, 1, 0, 1)
    assert state.war[War.ATTACKS] == count


def test_violence_halves_before_what_is_added():
    world = quiet()
    state = first(world)
    state.war[War.VIOLENCE] = 0.8
    quiet_state = kept(state)
    step_exclusion(world, quiet_state, True, 1, 0, 1)
    assert quiet_state.war[War.VIOLENCE] == 0.4
    world.param[[Param.ATTEMPT, Param.BLAST]] = 99.0, 0.3
    state.faction[:, LEVEL] = 3.0, 0.0
    step_exclusion(world, state, True, 1, 0, 1)
    assert state.war[War.VIOLENCE] == pytest.approx(0.7)


def test_talks_or_a_deal_make_the_step_tense():
    for talks, deal, tense in ((0.0, 0.0, False), (1.0, 0.0, True), (0.0, 1.0, True)):
        world = quiet()
        state = first(world)
        state.war[[War.TALKS, War.DEAL]] = talks, deal
        assert inside(step_exclusion, world, state, True, 1, 0, 1)["tense"] == tense
