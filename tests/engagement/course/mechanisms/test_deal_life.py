"""Whether a deal binds the movement, fails, and whether ceasefires and lulls come and go."""

import numpy as np
import pytest
from tests.engagement.course.worlds import (
    HEAD_KEYS,
    PATRON,
    control,
    first,
    inside,
    kept,
    lucky,
    many,
    quiet,
    same,
)

from detente.engagement.course.input_rows import Faction, Issue, Policy, Purpose
from detente.engagement.course.mechanisms import deal_life
from detente.engagement.course.mechanisms.deal_life import reckon_deal, step_deal_life
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, PairState, War

BOUND, BILATERAL = int(FactionState.BOUND), int(PairState.BILATERAL)
NONE, PART, WHOLE = 0.0, 1.0, 2.0


def bound(strengths, *which: int, month: int = 5):
    """Return the state after a deal that binds these factions is reckoned."""
    world = many(len(strengths))
    world.faction[:, Faction.STRENGTH] = strengths
    state = first(world)
    state.faction[list(which), BOUND] = 1.0
    reckon_deal(state, month)
    return state


@pytest.mark.parametrize(
    ("strengths", "which", "deal"),
    [
        ((0.5, 0.5), (), NONE),
        ((0.04, 0.96), (0,), NONE),
        ((0.05, 0.95), (0,), PART),
        ((0.5, 0.5), (0,), PART),  # a free faction has more than .15
        ((0.49, 0.13, 0.13, 0.13, 0.12), (0,), PART),  # less than half
        ((0.5, 0.125, 0.125, 0.125, 0.125), (0,), WHOLE),
        ((0.85, 0.15), (0,), WHOLE),
        ((0.84, 0.16), (0,), PART),
        ((0.5, 0.5), (0, 1), WHOLE),
    ],
)
def test_whom_a_deal_binds(strengths, which, deal):
    state = bound(strengths, *which)
    assert state.war[War.DEAL] == deal
    share = sum(strengths[f] for f in which) / sum(strengths)
    assert state.war[[War.BOUND, War.BOUND_BEFORE]] == pytest.approx([share, share])


def test_shares_are_of_the_strength_of_the_day():
    state = bound((8.5, 1.5), 0)
    assert state.war[War.DEAL] == WHOLE


def test_first_deals_are_dated():
    assert bound((0.5, 0.5), 0).war[[War.ANY_DEAL, War.FIRST_WHOLE]].tolist() == [5.0, 0.0]
    state = bound((0.5, 0.5), 0, 1)
    assert state.war[[War.ANY_DEAL, War.FIRST_WHOLE]].tolist() == [5.0, 5.0]
    reckon_deal(state, 8)
    assert state.war[[War.ANY_DEAL, War.FIRST_WHOLE]].tolist() == [5.0, 5.0]
    assert bound((0.01, 0.99), 0).war[War.ANY_DEAL] == 0.0


def in_force(deal: float = PART, share: float = 0.6, **changes: float):
    """Return a world and a state with a deal in force that binds A."""
    world = quiet()
    for key, value in changes.items():
        world.param[Param[key.upper()]] = value
    state = first(world)
    state.faction[0, BOUND] = 1.0
    state.war[[War.DEAL, War.BOUND, War.BOUND_BEFORE]] = deal, share, share
    return world, state


def test_failure_vector():
    """r_FP .0096, β .6, v .3, γ .09, Δ -.5: .029130."""
    world, state = in_force(fail_part=0.0096, gua=0.15, commit=0.6)
    world.policy[Policy.GUARANTEE] = 1.0
    state.war[[War.VIOLENCE, War.SHIFT, War.GUESTS]] = 0.3, -0.5, 1.0
    assert deal_life._fails(world, state) == pytest.approx(0.029129841, abs=5e-10)


def risk(world, state) -> float:
    """Return what stands in the exponent, from a rate so small that no cap binds."""
    world.param[[Param.FAIL_PART, Param.FAIL_WHOLE]] = 1e-6
    return float(np.log(deal_life._fails(world, state) / 1e-6))


def test_what_makes_a_deal_fail():
    plain = risk(*in_force())
    assert plain == pytest.approx((0.4 - 0.25) - 0.2)
    assert risk(*in_force(f_unbound=-2.0)) == pytest.approx(-2.0 * 0.15 - 0.2)
    for shift, counted in ((0.7, 0.7), (-0.7, 0.7), (-3.0, 1.0)):
        world, state = in_force(f_shift=0.5)
        state.war[War.SHIFT] = shift
        assert risk(world, state) - plain == pytest.approx(0.5 * counted)


def test_pressed_deals_may_fail_sooner():
    world, state = in_force(f_p=0.4)
    plain = risk(world, state)
    world.policy[[Policy.PRESS_GOVERNMENT, Policy.PRESS_HOLDOUT]] = 1.0, 0.5
    assert risk(world, state) - plain == pytest.approx(0.6)
    state.war[War.GONE] = 1.0
    assert risk(world, state) == pytest.approx(plain)


def test_each_kind_of_deal_has_its_rate_and_a_ceiling():
    for deal, rate in ((PART, 0.02), (WHOLE, 0.01)):
        world, state = in_force(deal, fail_part=0.02, fail_whole=0.01)
        assert deal_life._fails(world, state) == pytest.approx(rate * np.exp(-0.05))
        world.param[[Param.FAIL_PART, Param.FAIL_WHOLE]] = 9.0
        assert deal_life._fails(world, state) == 0.5


def failed():
    """Return a world, and the state before and after its deal failed in month 6."""
    world = quiet()
    world.issue[:, Issue.STATUS_QUO] = 0.1
    control(world, 0, 0, PATRON)
    state = first(world)
    state.terms[:] = 0.5, 0.6
    state.faction[0, BOUND] = 1.0
    state.pair[PairState.CHANNEL] = 1.0
    state.war[[War.DEAL, War.BOUND, War.BOUND_BEFORE]] = PART, 0.7, 0.7
    before = kept(state)
    deal_life._fail(world, state, 6)
    return world, before, state


def test_after_a_failure_all_are_free_and_the_deal_is_gone():
    _, _, state = failed()
    assert not state.faction[:, BOUND].any()
    assert state.war[[War.DEAL, War.BOUND, War.BOUND_BEFORE]].tolist() == [NONE, 0.0, 0.7]
    assert state.war[[War.FAILURES, War.FIRST_FAILURE]].tolist() == [1.0, 6.0]


def test_trust_of_the_bound_and_in_them_halves_with_the_government():
    _, before, state = failed()
    for way in (PairState.TRUST_FACTION, PairState.TRUST_HEAD):
        half = np.ones((3, 2))
        half[0, 0] = 0.5
        assert state.pair[way].tolist() == (before.pair[way] * half).tolist()


def test_channels_of_the_bound_with_the_government_close():
    _, _, state = failed()
    assert state.pair[PairState.CHANNEL].tolist() == [[0.0, 1.0], [1.0, 1.0], [1.0, 1.0]]


def test_issues_of_the_government_alone_or_jointly_return_to_the_status_quo():
    _, _, state = failed()
    assert state.terms.tolist() == [0.1, 0.6]


def test_a_deal_fails_where_its_chance_lies_above_the_uniform():
    seen = set()
    for draw in range(60):
        world, state = in_force(fail_part=0.3)
        chance = deal_life._fails(world, state)
        step_deal_life(world, state, 2, draw, 1)
        fails = lucky(Purpose.FAIL, HEAD_KEYS[0], 2, draw) < chance
        assert state.war[War.FAILURES] == float(fails)
        seen.add(fails)
    assert seen == {True, False}


def test_without_a_deal_in_force_nothing_fails():
    """Below .05 the bound stay bound."""
    world, state = in_force(NONE, 0.04, fail_part=9.0)
    step_deal_life(world, state, 2, 0, 1)
    assert state.faction[0, BOUND] == 1.0
    assert state.war[War.FAILURES] == 0.0


def test_bilateral_deals_of_a_power_fail_together():
    rate, seen = 0.006 * np.exp(2.0), set()
    for draw in range(300):
        world, state = in_force(NONE, 0.0, f_v=2.0)
        state.war[War.VIOLENCE] = 1.0
        state.pair[BILATERAL, 1:] = 1.0
        step_deal_life(world, state, 2, draw, 1)
        stay = [float(lucky(Purpose.FAIL, key, 2, draw) >= rate) for key in HEAD_KEYS[1:]]
        assert state.pair[BILATERAL].tolist() == [[0.0, 0.0], *[[one, one] for one in stay]]
        seen.add(tuple(stay))
    assert {(0.0, 1.0), (1.0, 0.0)} <= seen


def war_of(**rows: float):
    world = quiet()
    state = first(world)
    state.war[War.STALEMATE] = 0.0
    for key, value in rows.items():
        state.war[War[key.upper()]] = value
    return world, state


def test_ceasefire_vector():
    """r .0035, talks, S .4, ξ_t 1.4: .010002."""
    world, state = war_of(talks=1.0, stalemate=0.4)
    world.param[[Param.CEASEFIRE, Param.CF_TALK]] = 0.0035, 1.4
    found = inside(deal_life._ceasefire, world, state, 1, 0, 1)
    assert found["rate"] == pytest.approx(0.010001779, abs=5e-10)


@pytest.mark.parametrize(
    ("deal", "violence", "rate"),
    [(0.0, 0.0, 0.03), (1.0, 0.0, 0.03 / np.e), (0.0, 0.4, 0.03 * np.e)],
)
def test_violence_breaks_ceasefires_and_a_deal_keeps_them(deal, violence, rate):
    world, state = war_of(ceasefire=1.0, deal=deal, violence=violence)
    world.param[Param.CF_BREAK] = 0.03
    found = inside(deal_life._ceasefire, world, state, 1, 0, 1)
    assert found["rate"] == pytest.approx(rate)


def test_without_talks_a_ceasefire_is_rarer():
    world, state = war_of(talks=0.0)
    world.param[[Param.CEASEFIRE, Param.CF_TALK]] = 0.01, 1.0
    found = inside(deal_life._ceasefire, world, state, 1, 0, 1)
    assert found["rate"] == pytest.approx(0.01 * np.exp(-0.35 - 0.75))


@pytest.mark.parametrize(
    ("deaths", "rate"), [(1.0, 0.01), (0.25, 0.02), (4.0, 0.005), (0.0, 0.01 / np.sqrt(0.05))]
)
def test_fewer_deaths_more_lulls(deaths, rate):
    world, state = war_of(deaths=deaths)
    world.param[Param.LOW_ACTIVITY] = 0.01
    assert inside(deal_life._lull, world, state, 1, 0, 1)["rate"] == pytest.approx(rate)


def test_ceasefires_and_lulls_come_and_go_and_their_first_months_are_dated():
    world, state = war_of()
    world.param[[Param.CEASEFIRE, Param.LOW_ACTIVITY]] = 99.0, 0.0
    step_deal_life(world, state, 2, 0, 1)
    assert state.war[[War.CEASEFIRE, War.FIRST_CEASEFIRE, War.LOW]].tolist() == [1.0, 2.0, 0.0]
    world.param[[Param.CF_BREAK, Param.LOW_ACTIVITY]] = 99.0, 99.0
    step_deal_life(world, state, 3, 0, 1)
    assert state.war[[War.CEASEFIRE, War.LOW, War.FIRST_LOW]].tolist() == [0.0, 1.0, 3.0]
    world.param[Param.LOW_BACK] = 99.0
    step_deal_life(world, state, 4, 0, 1)
    assert state.war[[War.CEASEFIRE, War.LOW, War.FIRST_CEASEFIRE]].tolist() == [0.0, 0.0, 2.0]
    step_deal_life(world, state, 5, 0, 1)
    assert state.war[[War.FIRST_CEASEFIRE, War.FIRST_LOW]].tolist() == [2.0, 3.0]


def test_a_lull_starts_in_a_ceasefire_too_but_no_ceasefire_in_a_lull():
    world, state = war_of(ceasefire=1.0)
    world.param[[Param.LOW_ACTIVITY, Param.CEASEFIRE]] = 99.0
    step_deal_life(world, state, 1, 0, 1)
    assert state.war[[War.CEASEFIRE, War.LOW]].tolist() == [1.0, 1.0]
    world, state = war_of(low=1.0)
    world.param[[Param.LOW_ACTIVITY, Param.CEASEFIRE]] = 99.0
    step_deal_life(world, state, 1, 0, 1)
    assert state.war[[War.CEASEFIRE, War.LOW]].tolist() == [0.0, 1.0]


@pytest.mark.parametrize(
    ("row", "purpose", "param", "begins"),
    [
        (War.CEASEFIRE, Purpose.CEASEFIRE_START, Param.CEASEFIRE, True),
        (War.CEASEFIRE, Purpose.CEASEFIRE_BREAK, Param.CF_BREAK, False),
        (War.LOW, Purpose.LOW_START, Param.LOW_ACTIVITY, True),
        (War.LOW, Purpose.LOW_END, Param.LOW_BACK, False),
    ],
)
def test_each_has_luck_of_its_own(row, purpose, param, begins):
    seen = set()
    for draw in range(60):
        world, state = war_of(talks=1.0)
        world.param[[Param.CF_TALK, param]] = 0.75, 0.4
        state.war[[War.STALEMATE, War.SHIFT]] = 0.0
        state.war[row] = float(not begins)
        step_deal_life(world, state, 3, draw, 1)
        moves = lucky(purpose, 0, 3, draw) < 0.4
        assert state.war[row] == float(moves == begins)
        seen.add(moves)
    assert seen == {True, False}


def test_in_a_quiet_world_nothing_happens():
    world, state = in_force()
    state.pair[BILATERAL, PATRON] = 0.0
    before = kept(state)
    step_deal_life(world, state, 1, 0, 1)
    assert same(before, state)
