"""What a signature does: who is bound, terms in force, and withdrawals."""

import numpy as np
import pytest
from tests.engagement.course.worlds import (
    NEIGHBOUR,
    PATRON,
    control,
    example,
    first,
    many,
    quiet,
)

from detente.engagement.course.input_rows import Faction, Head, Issue, Reading, Stance
from detente.engagement.course.kernels.groups import bound_share
from detente.engagement.course.mechanisms.terms import step_terms
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, HeadState, PairState, War
from detente.models.bargaining.voting.compromise import compromise_array

CHANNEL, BILATERAL = int(PairState.CHANNEL), int(PairState.BILATERAL)
IDEAL, SALIENCE = int(Stance.IDEAL), int(Stance.SALIENCE)
BOUND, SIGNED = int(FactionState.BOUND), int(FactionState.SIGNED)


def eager(world, *pairs: tuple[int, int]):
    """Return a state in which every table of these signs at once."""
    world.param[[Param.HURDLE, Param.PACE]] = -100.0, 2.0
    state = first(world)
    for h, f in pairs:
        state.pair[CHANNEL, h, f] = 1.0
    return state


def signed(world, state, month: int = 4, joining: bool = True):
    step_terms(world, state, joining, month, 0, 1)
    return state.faction[:, BOUND].tolist()


def grouped(reading: Reading = Reading.ONE):
    """Return three factions; the last forms later."""
    world = many(3, reading)
    world.faction[2, Faction.FORMED] = 9.0
    return world


def test_a_deal_of_the_government_binds_the_group_formed_or_not():
    world = grouped()
    assert signed(world, eager(world, (0, 0))) == [1.0, 1.0, 1.0]
    world = grouped(Reading.MANY)
    assert signed(world, eager(world, (0, 0))) == [1.0, 0.0, 0.0]


def test_a_bilateral_deal_binds_the_group_formed_or_not():
    """Section 4.6: members that form late count, and are bound."""
    world = grouped()
    state = eager(world, (PATRON, 0))
    signed(world, state)
    assert state.pair[BILATERAL, PATRON].tolist() == [1.0, 1.0, 1.0]


def test_the_excluded_are_bound_by_nobody():
    world = many(3, Reading.ONE)
    world.faction[1, Faction.EXCLUDED] = 1.0
    state = eager(world, (0, 0), (PATRON, 0))
    assert signed(world, state) == [1.0, 0.0, 1.0]
    assert state.pair[BILATERAL, PATRON].tolist() == [1.0, 0.0, 1.0]


@pytest.mark.parametrize("seed", range(10))
def test_terms_are_the_compromise_of_the_published_model(seed):
    """Between the ideals of both sides; weights of power are multiples of .05."""
    rng = np.random.default_rng(seed)
    world = quiet()
    issues = world.issue.shape[0]
    for k in range(issues):
        control(world, k, 0)
    state = eager(world, (0, 0))
    state.stance[:] = rng.uniform(0.05, 1.0, state.stance.shape)
    ideal, salience = (state.stance[row][[len(world.head), 0]] for row in (IDEAL, SALIENCE))
    assert signed(world, state)[0] == 1.0
    power = 0.05 * np.arange(1, 20)[:, None]
    weights = np.stack([power, 1.0 - power], axis=-1) * np.ones((19, issues, 2))
    found = compromise_array(ideal.T, weights, salience.T)
    assert abs(found - state.terms).max(axis=1).min() == pytest.approx(0.0, abs=1e-12)


def test_signatures_are_dated():
    world = quiet()
    state = eager(world, (0, 0), (PATRON, 1))
    signed(world, state)
    assert state.faction[:, SIGNED].tolist() == [4.0, 0.0]
    assert state.head[:, HeadState.BILATERAL].tolist() == [-1.0, 4.0, -1.0]
    assert state.war[War.FIRST_BILATERAL] == 4.0
    state.pair[BILATERAL], state.pair[CHANNEL, PATRON] = 0.0, 1.0
    signed(world, state, 6)
    assert state.head[PATRON, HeadState.BILATERAL] == 4.0
    assert state.war[War.FIRST_BILATERAL] == 4.0


def test_two_groups_may_sign_in_one_month_the_second_seeing_the_firsts_terms():
    world = quiet()
    one = eager(world, (0, 0))
    signed(world, one)
    both = eager(world, (0, 0), (0, 1))
    assert signed(world, both) == [1.0, 1.0]
    assert both.terms[0] != one.terms[0]  # the second rewrote them
    assert both.faction[:, SIGNED].tolist() == [4.0, 4.0]


def test_no_table_with_the_government_while_a_deal_is_in_force_and_others_may_join():
    world = quiet()
    state = eager(world, (0, 1), (PATRON, 1))
    state.faction[0, BOUND], state.war[War.BOUND] = 1.0, 0.7
    before = state.terms[0]
    assert signed(world, state) == [1.0, 0.0]
    assert state.terms[0] == before
    assert state.pair[BILATERAL, PATRON, 1] == 1.0  # powers still have theirs


def test_if_nobody_joins_free_groups_bargain_and_rewrite_the_terms():
    world = quiet()
    state = eager(world, (0, 1))
    state.faction[0, BOUND], state.war[War.BOUND] = 1.0, 0.7
    before = state.terms[0]
    assert signed(world, state, joining=False) == [1.0, 1.0]
    assert state.terms[0] != before


def test_a_deal_that_binds_too_few_is_replaced():
    """Those bound before are free; a second group of the same month is bound beside the first."""
    world = many(4)
    world.faction[:, Faction.STRENGTH] = 0.04, 0.5, 0.4, 0.06
    state = eager(world, (0, 1), (0, 2))
    state.faction[0, BOUND] = 1.0
    state.war[War.BOUND] = bound_share(state)
    trust = state.pair[PairState.TRUST_HEAD].copy()
    assert signed(world, state) == [0.0, 1.0, 1.0, 0.0]
    assert (state.pair[PairState.TRUST_HEAD] == trust).all()


def test_a_deal_in_force_is_not_replaced():
    world = many(4)
    state = eager(world, (0, 1))
    state.faction[0, BOUND], state.war[War.BOUND] = 1.0, 0.25
    assert signed(world, state, joining=False) == [1.0, 1.0, 0.0, 0.0]


def test_a_bilateral_deal_settles_the_powers_issue_alone():
    """I6."""
    world = quiet()
    state = eager(world, (PATRON, 0))
    before = state.terms.copy()
    assert signed(world, state) == [0.0, 0.0]
    assert state.terms[0] == before[0]
    assert state.terms[1] != before[1]


@pytest.mark.parametrize("seed", range(12))
def test_an_issue_changes_only_by_a_deal_of_all_its_controllers(seed):
    """I6, in worlds with random controllers and channels."""
    rng = np.random.default_rng(seed)
    world = quiet()
    world.stance[:] = rng.random(world.stance.shape)
    for k in (0, 1):
        control(world, k, *[h for h in range(3) if rng.random() < 0.5])
    pairs = [(h, f) for h in range(3) for f in range(2) if rng.random() < 0.6]
    state = eager(world, *pairs)
    before = state.terms.copy()
    signed(world, state)
    government = {f for f in (0, 1) if state.faction[f, BOUND] == 1.0}
    for k in (0, 1):
        if state.terms[k] == before[k]:
            continue
        rulers = {h for h in range(3) if world.issue[k, Issue.CONTROL + h] == 1.0}
        by_government = any(all((h, f) in pairs for h in rulers - {0}) for f in government)
        by_power = any(
            rulers <= {h} and state.pair[BILATERAL, h, f] == 1.0 for h in (1, 2) for f in (0, 1)
        )
        assert by_government or by_power


@pytest.mark.parametrize(
    ("ideal", "troops", "runs"), [(0.36, 1.0, 1.0), (0.34, 1.0, 0.0), (0.36, 0.0, 0.0)]
)
def test_terms_on_troops_far_from_the_status_quo_start_the_withdrawal(ideal, troops, runs):
    """The status quo is .1: farther than .25 from it, either way."""
    for way in (1.0, -1.0):
        world = quiet()
        world.issue[1, [Issue.STATUS_QUO, Issue.TROOPS]] = 0.1 if way > 0 else 0.9, troops
        moved = ideal if way > 0 else 1.0 - ideal
        world.stance[Stance.IDEAL, [1, 3], 1] = moved
        state = eager(world, (PATRON, 0))
        signed(world, state)
        assert state.terms[1] == pytest.approx(moved)
        assert state.head[:, HeadState.RUNNING].tolist() == [0.0, runs, 0.0]
        assert state.head[PATRON, HeadState.SUPPORT] == 1.0  # it acts in the next month


def test_only_patrons_withdraw():
    world = quiet()
    control(world, 1, PATRON, NEIGHBOUR)
    world.head[NEIGHBOUR, Head.BACKS_MOVEMENT] = 0.0
    world.stance[Stance.IDEAL, [0, 1, 2, 3], 1] = 0.9
    state = eager(world, (0, 0), (PATRON, 0), (NEIGHBOUR, 0))
    signed(world, state)
    assert state.terms[1] == pytest.approx(0.9)
    assert state.head[:, HeadState.RUNNING].tolist() == [0.0, 1.0, 0.0]


def test_each_patron_that_controls_the_issue_withdraws():
    """Also one of the movement's, and one in the last row."""
    for rulers in ((PATRON,), (NEIGHBOUR,), (PATRON, NEIGHBOUR)):
        world = quiet()
        control(world, 1, *rulers)
        world.stance[Stance.IDEAL, [0, 1, 2, 3], 1] = 0.9
        state = eager(world, (0, 0), *((h, 0) for h in rulers))
        signed(world, state)
        expected = [float(h in rulers) for h in range(3)]
        assert state.head[:, HeadState.RUNNING].tolist() == expected


def test_terms_stay_between_the_ideals():
    rng = np.random.default_rng(7)
    for _ in range(20):
        world = example()
        world.stance[:] = rng.random(world.stance.shape)
        state = eager(world, (0, 0))
        signed(world, state)
        low, high = sorted(world.stance[Stance.IDEAL, [0, 3], 0])
        assert low - 1e-12 <= state.terms[0] <= high + 1e-12
