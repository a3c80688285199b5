"""Contact, month by month, in worlds written by hand."""

import numpy as np
import pytest
from tests.engagement.worlds import (
    GUEST_KEY,
    NEVER,
    SURE,
    contacts,
    copied,
    logistic,
    lucky,
    months,
    start,
    was,
    world,
)

from detente.engagement.layout import Band, Faction, Guest, Param, Policy, Power, Purpose, Tie, War
from detente.engagement.mechanisms.contact import step_contact


def restless(seed: int = 0):
    """Return a world in which much moves up and down."""
    generator = np.random.Generator(np.random.PCG64(seed))
    given = world(6)
    given.power[1:-1, Power.OMEGA] = generator.uniform(0.3, 1.0, 4)
    given.power[:, Power.THREAT] = generator.uniform(size=6)
    given.power[1:-1, Power.CONTACT] = [0, 1, 2, 3]
    given.power[:, Power.URGE] = generator.integers(0, 2, 6)
    given.power[:, Power.LABEL] = generator.integers(0, 2, 6)
    for row in (Param.EXPOSURE, Param.THREAT, Param.URGE, Param.LABEL, Param.STALEMATE):
        given.param[row] = 1.0
    given.param[Param.BASE_UP], given.param[Param.BASE_DOWN] = -1.5, -1.0
    given.param[[Param.PAIN, Param.BALANCE]] = 0.4, 0.5  # a stalemate of .4
    return given


@pytest.mark.parametrize("draw", range(20))
def test_contact_moves_one_level_a_month_at_most_and_stays_on_its_scale(draw):
    given = restless(draw)
    given.policy[Policy.AS_NOW] = 0.0
    given.policy[Policy.TARGET] = 3.0
    given.target[:] = 1.0
    levels, engaged = contacts(given, 36, draw)
    for path in (levels, engaged):
        steps = np.diff(path, axis=0)
        assert set(np.unique(steps)) <= {-1.0, 0.0, 1.0}
        assert steps.any()
        assert path.min() >= 0.0
        assert path.max() <= 3.0


def test_a_power_that_is_never_ready_never_gains_contact():
    given = world()
    given.param[Param.BASE_UP] = SURE
    given.power[1, Power.OMEGA] = 0.0
    levels, _ = contacts(given)
    assert (levels[:, 1] == 0.0).all()
    assert levels[3:, 2].min() == 3.0  # its neighbour moves each month


def test_neither_convenor_nor_government_move_by_this_mechanism():
    given = world()
    given.power[:, Power.OMEGA] = 1.0
    given.param[Param.BASE_UP] = SURE
    levels, _ = contacts(given)
    assert (levels[:, [0, -1]] == 0.0).all()


def others_in_contact(given):
    given.power[2:-1, Power.CONTACT] = 3.0
    given.faction[:, Faction.CONTACT] = 3.0
    given.power[2:, Power.URGE] = 1.0
    return given


@pytest.mark.parametrize("draw", range(30))
def test_without_exposure_and_urging_no_move_depends_on_others(draw):
    """Engagement model, A.2: rho_c = b_u = 0 ⇒ h_j does not depend on others."""
    alone, beside = restless(), others_in_contact(restless())
    for given in (alone, beside):
        given.param[[Param.EXPOSURE, Param.URGE]] = 0.0
    assert (contacts(alone, 36, draw)[0][:, 1] == contacts(beside, 36, draw)[0][:, 1]).all()


def test_with_exposure_moves_do_depend_on_others():
    """So that the test before could fail."""
    differ = [
        (
            contacts(restless(), 36, n)[0][:, 1]
            != contacts(others_in_contact(restless()), 36, n)[0][:, 1]
        )
        for n in range(30)
    ]
    assert np.any(differ)


@pytest.mark.parametrize(
    "row", [Param.EXPOSURE, Param.THREAT, Param.ENGAGED, Param.URGE, Param.STALEMATE]
)
def test_drivers_of_contact_never_hold_it_back(row):
    """Same luck, stronger driver: after one month nobody is lower."""
    given, more = restless(), restless()
    given.power[1:-1, Power.ENGAGED] = more.power[1:-1, Power.ENGAGED] = 1.0
    for one in (given, more):
        one.param[Param.BASE_DOWN] = NEVER
    more.param[row] += 3.0
    risen = 0.0
    for draw in range(60):
        low, high = contacts(given, 1, draw)[0][1], contacts(more, 1, draw)[0][1]
        assert (high >= low).all()
        risen += (high - low).sum()
    assert risen > 0


def test_a_label_holds_back_the_last_step_only():
    given = world()
    given.power[:, Power.LABEL] = 1.0
    given.param[Param.BASE_UP] = SURE
    given.param[Param.LABEL] = 2 * SURE
    levels, _ = contacts(given)
    assert levels[:4, 1].tolist() == [0.0, 1.0, 2.0, 2.0]
    assert levels[:, 1].max() == 2.0


def test_no_up_and_down_in_one_month():
    given = world()
    given.param[[Param.BASE_UP, Param.BASE_DOWN]] = SURE
    levels, _ = contacts(given, 6)
    assert levels[:, 1].tolist() == [0.0, 1.0, 2.0, 3.0, 2.0, 3.0, 2.0]


def test_exposure_is_lagged():
    """What the convenor does this month is seen by others next month only."""
    given = world()
    given.policy[[Policy.AS_NOW, Policy.TARGET]] = 0.0, 3.0
    given.target[:] = 1.0
    given.param[Param.EXPOSURE] = 60 * SURE
    given.param[Param.BASE_UP] = -SURE
    levels, _ = contacts(given, 3)
    assert levels[:, 0].tolist() == [0.0, 1.0, 2.0, 3.0]
    assert levels[:, 1].tolist() == [0.0, 0.0, 1.0, 2.0]


def test_the_month_of_the_first_open_contact():
    given = world(5)
    given.power[1:4, Power.CONTACT] = [3.0, 1.0, 0.0]
    given.power[3, Power.OMEGA] = 0.0
    given.param[Param.BASE_UP] = SURE
    *_, state = months(step_contact, given, 6)
    assert state.guest[:, Guest.OPENED].tolist() == [-1.0, 0.0, 2.0, -1.0, -1.0]


def convenor(engaged, target, aim, step, months=8):
    given = world()
    given.faction[:, Faction.CONTACT] = engaged
    given.target[:] = target
    given.policy[Policy.AS_NOW] = 0.0
    given.policy[Policy.TARGET] = aim
    given.policy[Policy.STEP_DOWN] = step
    levels, found = contacts(given, months)
    assert (levels[1:, 0] == found[1:].max(axis=1)).all()
    return found.T.tolist()


def test_withdrawal_goes_down_one_level_at_a_time():
    assert convenor([3, 1], [0, 0], 0.0, 1.0, 4) == [[3, 2, 1, 0, 0], [1, 0, 0, 0, 0]]


def test_withdrawal_may_take_longer():
    assert convenor([2, 1], [0, 0], 0.0, 3.0, 7)[0] == [2, 2, 2, 1, 1, 1, 0, 0]


def test_a_wing_is_sought_while_the_other_is_left():
    assert convenor([0, 2], [1, 0], 2.0, 2.0, 5) == [[0, 1, 2, 2, 2, 2], [2, 2, 1, 1, 0, 0]]


def test_a_level_above_the_aim_is_lowered_to_it():
    assert convenor([3, 0], [1, 1], 1.0, 1.0, 3) == [[3, 2, 1, 1], [0, 1, 1, 1]]


def test_contacts_as_they_are_stay():
    given = world()
    given.faction[:, Faction.CONTACT] = [2.0, 1.0]
    given.target[:] = 1.0
    given.policy[Policy.TARGET] = 3.0
    levels, engaged = contacts(given)
    assert (engaged == [2.0, 1.0]).all()
    assert (levels[:, 0] == 2.0).all()


def test_one_hazard_by_hand():
    """One power that has every driver.

    Exposure: .5 × 3/3 (the convenor, open) + .3 × 2/3 (the other power) + .2 × 0 = .7
    index: −2 + 1.5 × .7 + .8 × .4 + .9 × .5 + .7 × 1 + .5 × (1 + .6) − 0 = 1.32
    chance: .5 × L(1.32) = .5 × .789182 = .394591
    """
    given = world(4)
    given.power[1, [Power.OMEGA, Power.THREAT]] = 0.5, 0.5
    given.power[1, [Power.ENGAGED, Power.URGE, Power.LABEL]] = 1.0
    given.power[2, Power.CONTACT] = 2.0
    given.power[2, Power.OMEGA] = 0.0
    given.faction[0, Faction.CONTACT] = 3.0
    given.tie[Tie.EXPOSURE, 1] = [0.5, 0.0, 0.3, 0.2]
    given.param[[Param.BASE_UP, Param.EXPOSURE, Param.STALEMATE]] = -2.0, 1.5, 0.8
    given.param[[Param.THREAT, Param.ENGAGED, Param.URGE, Param.LABEL]] = 0.9, 0.7, 0.5, 9.0
    given.param[[Param.PAIN, Param.BALANCE]] = 0.4, 0.5
    rose = 0
    for draw in range(400):
        state = start(given, draw)
        state.guest[1, Guest.URGE] = 0.6  # by the latest table
        step_contact(given, was(state), state, 1, draw, 1)
        rises = lucky(Purpose.CONTACT_UP, GUEST_KEY + 1, draw=draw) < 0.394591
        assert (state.guest[1, Guest.CONTACT] == 1.0) == rises
        rose += rises
    assert 0 < rose < 400


def test_powers_step_back_after_violence_only():
    """L(a_d + b_v) where violence has risen by more than .1, else L(a_d)."""
    given = world()
    given.power[1, Power.CONTACT] = 2.0
    given.param[[Param.BASE_DOWN, Param.VIOLENCE_DOWN]] = NEVER, 2 * SURE
    for violence, level in ((0.1, 2.0), (0.11, 1.0)):
        state = start(given)
        state.war[War.VIOLENCE] = violence
        step_contact(given, was(state), state, 1, 0, 1)
        assert state.guest[1, Guest.CONTACT] == level


def test_what_moves_is_read_at_the_months_start():
    """Stalemate, urging and violence of this month, already in the state, count next month."""
    given = restless()
    before = was(start(given))
    for draw in range(20):
        plain, later = start(given, draw), start(given, draw)
        later.war[[War.STALEMATE, War.VIOLENCE]] = 9.0
        later.guest[:, Guest.URGE] = 9.0
        for state in (plain, later):
            step_contact(given, before, state, 1, draw, 1)
        assert (plain.guest[:, Guest.CONTACT] == later.guest[:, Guest.CONTACT]).all()


def test_the_wait_between_steps_down_counts_from_the_last_one_anywhere():
    """Two factions go down in the same month, then both wait."""
    assert convenor([3, 2], [0, 0], 0.0, 2.0, 6) == [
        [3, 3, 2, 2, 1, 1, 0],
        [2, 2, 1, 1, 0, 0, 0],
    ]


def test_contact_of_the_convenor_is_the_highest_with_any_faction():
    given = world()
    given.faction[:, Faction.CONTACT] = [1.0, 2.0]
    state = start(given)
    assert state.guest[0, Guest.CONTACT] == 2.0
    assert state.band[:, Band.ENGAGED].tolist() == [1.0, 2.0]


def test_luck_goes_with_the_powers_id_not_its_place():
    given, moved = restless(), copied(restless())
    order = [0, 3, 2, 1, 4, 5]
    moved.power[:] = given.power[order]
    moved.tie[:] = given.tie[:, order][:, :, order]
    for draw in range(10):
        one, other = contacts(given, 24, draw)[0], contacts(moved, 24, draw)[0]
        assert (one[:, order] == other).all()


def by_hand(given, count: int, draw: int, seed: int):
    """Compute contacts in plain Python, from the specification."""
    param, power = given.param, given.power
    contact = power[:, Power.CONTACT].copy()
    seen = []
    for month in range(1, count + 1):
        before = contact.copy() / 3
        for j in range(1, contact.size - 1):
            exposure = float((given.tie[Tie.EXPOSURE, j] * before).sum())
            z = (
                param[Param.BASE_UP]
                + param[Param.EXPOSURE] * exposure
                + param[Param.STALEMATE] * 0.4
                + param[Param.THREAT] * power[j, Power.THREAT]
                + param[Param.ENGAGED] * power[j, Power.ENGAGED]
                + param[Param.URGE] * power[j, Power.URGE]
                - (param[Param.LABEL] * power[j, Power.LABEL] if contact[j] == 2 else 0)
            )
            up = lucky(Purpose.CONTACT_UP, GUEST_KEY + j, month, draw, seed)
            down = lucky(Purpose.CONTACT_DOWN, GUEST_KEY + j, month, draw, seed)
            if contact[j] < 3 and up < power[j, Power.OMEGA] * logistic(z):
                contact[j] += 1
            elif contact[j] > 0 and down < logistic(param[Param.BASE_DOWN]):
                contact[j] -= 1
        seen.append(contact.copy())
    return np.array(seen)


@pytest.mark.parametrize("draw", range(40))
def test_months_equal_the_specification(draw):
    given = restless(draw)
    assert (contacts(given, 12, draw, 9)[0][1:] == by_hand(given, 12, draw, 9)).all()
