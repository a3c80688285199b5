"""Contact, month by month, in worlds written by hand."""

import numpy as np
import pytest
from tests.strategy.worlds import NEVER, SURE, contacts, start, world

from detente.ensemble.philox import shock
from detente.strategy.mechanisms.contact import step_contact
from detente.strategy.rows import Faction, Param, Policy, Power, Purpose


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
    given.param[Param.MHS] = 0.4
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
    state = start(given)
    for month in range(1, 7):
        step_contact(given, state, month, 0, 1)
    assert state.opened.tolist() == [-1.0, 0.0, 2.0, -1.0, -1.0]


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


def by_hand(given, months: int, draw: int, seed: int):
    """Compute A.2 in plain Python, from the specification."""
    logistic = lambda z: 1 / (1 + np.exp(-z))  # noqa: E731
    param, power = given.param, given.power
    contact = power[:, Power.CONTACT].copy()
    seen = []
    for month in range(1, months + 1):
        before = contact.copy() / 3
        for j in range(1, contact.size - 1):
            exposure = float((given.weight[j] * before).sum())
            z = (
                param[Param.BASE_UP]
                + param[Param.EXPOSURE] * exposure
                + param[Param.STALEMATE] * param[Param.MHS]
                + param[Param.THREAT] * power[j, Power.THREAT]
                + param[Param.ENGAGED] * power[j, Power.ENGAGED]
                + param[Param.URGE] * power[j, Power.URGE]
                - (param[Param.LABEL] * power[j, Power.LABEL] if contact[j] == 2 else 0)
            )
            up = shock(seed, 0, j, int(Purpose.CONTACT_UP), month, draw)
            down = shock(seed, 0, j, int(Purpose.CONTACT_DOWN), month, draw)
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
