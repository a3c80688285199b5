"""Contact, month by month, in worlds written by hand."""

import numpy as np
import pytest
from tests.engagement.worlds import (
    GUEST_KEY,
    contacts,
    copied,
    lucky,
    months,
    start,
    was,
    world,
)

from detente.engagement.layout import Band, Faction, Guest, Param, Policy, Power, Purpose, Tie, War
from detente.engagement.mechanisms import contact
from detente.engagement.mechanisms.contact import step_contact
from detente.models.contact.chain import generator

ALWAYS = 1e6  # rate a year of what happens each month
RISES = [Param.RISE_UNOFFICIAL, Param.RISE_OPEN, Param.RISE_FROM_UNOFFICIAL]
FIRST = [Param.FIRST_CLANDESTINE, Param.FIRST_UNOFFICIAL]


def rated(guests: int = 4, opening=0.0, first=(0.25, 0.6), rises=(0.0, 0.0, 0.0), down=0.0):
    """Return a world with these rates a year and no drivers."""
    given = world(guests)
    given.power[1:-1, Power.OPENING] = opening
    given.param[FIRST], given.param[RISES], given.param[Param.CONTACT_DOWN] = first, rises, down
    return given


def restless(seed: int = 0):
    """Return a world in which much moves up and down."""
    generator_ = np.random.Generator(np.random.PCG64(seed))
    given = rated(6, 0.0, (0.3, 0.4), (2.0, 1.0, 2.0), 2.0)
    given.power[1:-1, Power.OPENING] = generator_.uniform(1.0, 6.0, 4)
    given.power[1:-1, Power.OMEGA] = generator_.uniform(0.3, 1.0, 4)
    given.power[:, Power.THREAT] = generator_.uniform(size=6)
    given.power[1:-1, Power.CONTACT] = [0, 1, 2, 3]
    given.power[:, Power.URGE] = generator_.integers(0, 2, 6)
    given.power[:, Power.LABEL] = generator_.integers(0, 2, 6)
    for row in (Param.EXPOSURE, Param.THREAT, Param.URGE, Param.LABEL, Param.STALEMATE):
        given.param[row] = 1.0
    given.param[Param.TOGETHER] = 1.3
    given.param[[Param.PAIN, Param.BALANCE]] = 0.4, 0.5  # a stalemate of .4
    return given


def moves(level: float, *chances: tuple[float, float], violence: float = 0.0, **rates) -> None:
    """Assert which level is reached up to which luck, the last one at any higher luck."""
    given, below = rated(**rates), 0.0
    for above, expected in chances:
        for luck in (below + 1e-6, above - 1e-6):
            opening = given.power[1, Power.OPENING]
            reached = contact._moved(given, level, opening, 1.0, violence, luck)
            assert reached == expected, f"luck {luck}"
        below = above


def test_the_chance_of_leaving_none_is_vector_22_of_the_design():
    """Rate .08: 1 − e^(−.08/12) = .006644, to levels 1, 2, 3 by .25, .60 and .15.

    .15 × .006644 = .000997; .75 × .006644 = .004983.
    """
    moves(0.0, (0.000997, 3), (0.004983, 2), (0.006644, 1), (1.0, 0), opening=0.08)


def test_vector_22_month_by_month():
    """Where the month's luck is u, the power opens from the rate −12 ln(1 − u) a year on."""
    for draw in range(40):
        luck = lucky(Purpose.CONTACT, GUEST_KEY + 1, draw=draw)
        for side, opens in ((-1e-6, False), (1e-6, True)):
            given = rated(opening=-12.0 * np.log(1.0 - luck) + side)
            levels, _ = contacts(given, 1, draw)
            assert (levels[1, 1] > 0.0) == opens
    assert -12.0 * np.log(1.0 - 0.006644) == pytest.approx(0.08, abs=1e-5)


def test_moves_from_clandestine_contact_by_hand():
    """Rates .1, .05 and .2 down, .35 in all: 1 − e^(−.35/12) = .028745.

    To open .05/.35 of it, .004106; to unofficial .1/.35, up to .012319; down from 1 − .016426 on.
    """
    rates = {"rises": (0.1, 0.05, 9.0), "down": 0.2, "opening": 9.0}
    moves(1.0, (0.004106, 3), (0.012319, 2), (0.983574, 1), (1.0, 0), **rates)


def test_moves_from_unofficial_contact_by_hand():
    """Rates .04 and .2 down: 1 − e^(−.24/12) = .019801, a sixth of it up, .0033."""
    rates = {"rises": (9.0, 9.0, 0.04), "down": 0.2, "opening": 9.0}
    moves(2.0, (0.003300, 3), (0.983499, 2), (1.0, 0), **rates)


def test_open_contact_ends_the_sooner_the_more_violence():
    """Rate .2: 1 − e^(−.2/12) = .016529; violence up by half: .2 e^.5 = .329744, .027105."""
    for violence, chance in ((0.0, 0.016529), (0.5, 0.027105)):
        rates = {"rises": (9.0, 9.0, 9.0), "down": 0.2, "opening": 9.0}
        moves(3.0, (1.0 - chance, 3), (1.0, 0), violence=violence, **rates)
    rates = {"rises": (0.0, 0.0, 0.0), "down": 0.2}
    for level in (1.0, 2.0):  # of what nobody sees violence ends nothing
        moves(level, (1.0 - 0.016529, level), (1.0, 0), violence=0.5, **rates)


def test_without_any_rate_nobody_moves():
    for level in range(4):
        moves(float(level), (1.0, level))


def driven():
    """Return two powers, the first of which has every driver.

    First: exposure .5 × 3/3 (the convenor, open) + .3 × 2/3 (the other power) = .7,
    so 1.5 × .7 + .8 × .4 + .9 × .5 + .7 + .5 − .2 = 2.82. Second: .8 × .4 = .32. Mean 1.57.
    """
    given = rated(opening=0.6, rises=(0.0, 0.0, 0.6))
    given.power[1, [Power.OMEGA, Power.THREAT]] = 0.5, 0.5
    given.power[1, [Power.ENGAGED, Power.URGE, Power.LABEL]] = 1.0
    given.power[2, Power.CONTACT] = 2.0
    given.faction[0, Faction.CONTACT] = 3.0
    given.tie[Tie.EXPOSURE, 1] = [0.5, 0.0, 0.3, 0.2]
    given.tie[Tie.EXPOSURE, 2] = 0.0
    given.param[[Param.EXPOSURE, Param.STALEMATE, Param.THREAT]] = 1.5, 0.8, 0.9
    given.param[[Param.ENGAGED, Param.URGE, Param.LABEL]] = 0.7, 0.5, 0.2
    given.param[[Param.PAIN, Param.BALANCE, Param.TOGETHER]] = 0.4, 0.5, 1.2
    return given


def rate_of(given, j: int, change=None, draws: int = 20_000) -> float:
    """Return the rate a year, found where the draws' luck turns from a move to none."""
    moved, stayed = 0.0, 1.0
    for draw in range(draws):
        luck = lucky(Purpose.CONTACT, GUEST_KEY + j, draw=draw)
        if not moved < luck < stayed:
            continue
        state = start(given, draw)
        if change:
            change(state)
        before = was(state)
        step_contact(given, before, state, 1, draw, 1)
        if state.guest[j, Guest.CONTACT] > before.guest[j, Guest.CONTACT]:
            moved = luck
        else:
            stayed = luck
    return -12.0 * np.log(1.0 - (moved + stayed) / 2.0)


def test_a_rate_by_hand():
    """.6 × 1.2 × readiness .5 × e^(2.82 − 1.57) = 1.2565; the other .6 × 1.2 × e^−1.25 = .2063."""
    given = driven()
    assert start(given).war[War.CONTACT_CENTRE] == pytest.approx(1.57)
    assert rate_of(given, 1) == pytest.approx(1.2565, abs=0.01)
    assert rate_of(given, 2) == pytest.approx(0.2063, abs=0.01)


def test_what_happens_later_moves_the_rate_and_not_the_mean():
    """Urged by .2 more, .5 × .2: e^1.35; the stalemate gone, .8 × .4 less: e^.93."""

    def urged(state):
        state.guest[1, Guest.URGE] = 0.2

    def eased(state):
        state.war[War.STALEMATE] = 0.0

    assert rate_of(driven(), 1, urged) == pytest.approx(0.36 * np.exp(1.35), abs=0.01)
    assert rate_of(driven(), 1, eased) == pytest.approx(0.36 * np.exp(0.93), abs=0.01)


@pytest.mark.parametrize(("threat", "times"), [(3.0, 4.0), (-3.0, 0.25), (0.8, np.exp(0.8))])
def test_drivers_multiply_a_rate_by_a_quarter_to_four(threat, times):
    """One power above the mean by half of what it has more than the other."""
    given = rated(opening=0.6)
    given.param[Param.THREAT] = threat
    given.power[1, Power.THREAT] = 2.0
    assert rate_of(given, 1) == pytest.approx(0.6 * times, abs=0.01)


def test_drivers_leave_the_level_where_it_was():
    """Two powers alike in all have the record's rate, whatever drives both."""
    given = rated(opening=0.6)
    given.param[[Param.THREAT, Param.STALEMATE, Param.PAIN]] = 2.0, 2.0, 0.4
    given.power[1:3, Power.THREAT] = 1.0
    assert rate_of(given, 1) == pytest.approx(0.6, abs=0.01)


def test_closing_is_not_driven():
    given = rated(down=0.6)
    given.param[Param.THREAT] = 3.0
    given.power[1, [Power.THREAT, Power.CONTACT]] = 2.0, 3.0
    for draw in range(60):
        levels, _ = contacts(given, 1, draw)
        luck = lucky(Purpose.CONTACT, GUEST_KEY + 1, draw=draw)
        assert (levels[1, 1] == 0.0) == (luck > np.exp(-0.6 / 12.0))


def test_pressing_moves_the_pressed_power_alone_and_no_mean():
    """e^.7 times the rate of the one, the other's as it is."""
    given = rated(opening=0.6)
    given.param[Param.PRESS] = 0.7
    given.policy[[Policy.HOLDOUT, Policy.PRESSED]] = 1.0
    assert rate_of(given, 1) == pytest.approx(0.6, abs=0.01)  # named, not pressed
    given.policy[Policy.PRESS] = 1.0
    assert start(given).war[War.CONTACT_CENTRE] == 0.0
    assert rate_of(given, 1) == pytest.approx(0.6 * np.exp(0.7), abs=0.01)
    assert rate_of(given, 2) == pytest.approx(0.6, abs=0.01)


@pytest.mark.parametrize("draw", range(20))
def test_a_power_has_one_event_a_month_and_the_convenor_goes_one_level(draw):
    """It rises to any higher level or falls to none; the convenor never jumps."""
    given = restless(draw)
    given.policy[Policy.AS_NOW] = 0.0
    given.policy[Policy.TARGET] = 3.0
    given.target[:] = 1.0
    levels, engaged = contacts(given, 36, draw)
    assert set(np.unique(np.diff(engaged, axis=0))) <= {-1.0, 0.0, 1.0}
    powers = levels[:, 1:-1]
    fell = np.diff(powers, axis=0) < 0.0
    assert fell.any()
    assert (powers[1:][fell] == 0.0).all()
    assert set(np.unique(powers)) <= {0.0, 1.0, 2.0, 3.0}


def test_powers_jump():
    found = {
        level
        for draw in range(60)
        for level in contacts(rated(opening=ALWAYS), 1, draw)[0][1, 1:-1]
    }
    assert found == {1.0, 2.0, 3.0}


def test_a_power_that_is_never_ready_never_gains_contact_but_may_lose_it():
    given = rated(opening=ALWAYS, rises=(ALWAYS,) * 3)
    given.power[1, Power.OMEGA] = 0.0
    levels, _ = contacts(given)
    assert (levels[:, 1] == 0.0).all()
    assert levels[3:, 2].min() == 3.0  # its neighbour moves each month
    given.power[1, Power.CONTACT] = 2.0
    assert (contacts(given)[0][:, 1] == 2.0).all()
    given.param[Param.CONTACT_DOWN] = ALWAYS
    assert contacts(given)[0][1, 1] == 0.0


def test_neither_convenor_nor_government_move_by_this_mechanism():
    given = rated(opening=ALWAYS)
    given.power[:, Power.OPENING] = ALWAYS
    levels, _ = contacts(given)
    assert (levels[:, [0, -1]] == 0.0).all()


def others_in_contact(given):
    given.power[2:-1, Power.CONTACT] = 3.0
    given.faction[:, Faction.CONTACT] = 3.0
    given.power[2:, Power.URGE] = 1.0
    return given


@pytest.mark.parametrize("draw", range(30))
def test_without_exposure_and_urging_no_move_depends_on_others(draw):
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


@pytest.mark.parametrize("row", [Power.THREAT, Power.ENGAGED, Power.URGE, Power.OPENING])
def test_what_drives_one_power_never_holds_it_back_nor_helps_others(row):
    """Same luck, one stronger driver: after one month it is not lower, and nobody else higher."""
    given, more = restless(), restless()
    for one in (given, more):
        one.param[Param.ENGAGED] = 1.0
    more.power[1, row] += 3.0
    risen = 0.0
    for draw in range(60):
        low, high = contacts(given, 1, draw)[0][1], contacts(more, 1, draw)[0][1]
        assert high[1] >= low[1]
        assert (np.delete(high, 1) <= np.delete(low, 1)).all()
        risen += high[1] - low[1]
    assert risen > 0


def test_a_label_holds_back():
    given, free = restless(), restless()
    given.power[:, Power.LABEL] = free.power[:, Power.LABEL] = 0.0
    given.power[1, Power.LABEL] = 1.0
    held = [contacts(free, 1, n)[0][1, 1] - contacts(given, 1, n)[0][1, 1] for n in range(200)]
    assert min(held) == 0.0
    assert max(held) > 0.0


def test_the_month_of_the_first_open_contact():
    """Open from the start; clandestine, unofficial, open; jumping at once; never ready."""
    given = rated(6, ALWAYS, (0.0, 0.0), (ALWAYS, 0.0, ALWAYS))
    given.power[1:5, Power.CONTACT] = [3.0, 1.0, 0.0, 0.0]
    given.power[4, Power.OMEGA] = 0.0
    *_, state = months(step_contact, given, 6)
    assert state.guest[:, Guest.OPENED].tolist() == [-1.0, 0.0, 2.0, 1.0, -1.0, -1.0]


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


def test_what_moves_is_read_at_the_months_start():
    """Contacts, stalemate, urging and violence of this month, already in the state, count later."""
    given = restless()
    before = was(start(given))
    for draw in range(20):
        plain, later = start(given, draw), start(given, draw)
        later.war[[War.STALEMATE, War.VIOLENCE, War.CONTACT_CENTRE]] = 9.0
        later.guest[:, Guest.URGE] = 9.0
        later.guest[0, Guest.CONTACT] = 3.0
        for state in (plain, later):
            step_contact(given, before, state, 1, draw, 1)
        assert (plain.guest[1:, Guest.CONTACT] == later.guest[1:, Guest.CONTACT]).all()


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
    """Compute contacts in plain Python, from the specification; the stalemate is .4 throughout."""
    param, power = given.param, given.power
    contact_ = power[:, Power.CONTACT].copy()
    first = [*param[FIRST], 1.0 - param[FIRST].sum()]

    def driver(j: int) -> float:
        seen = float((given.tie[Tie.EXPOSURE, j] * contact_ / 3.0).sum())
        own = power[j, Power.THREAT] + power[j, Power.URGE] - power[j, Power.LABEL]
        return seen + 0.4 + float(own)  # every coefficient is 1

    drivers = [driver(j) for j in range(1, contact_.size - 1)]
    mean, seen = sum(drivers) / len(drivers), []
    for month in range(1, count + 1):
        reached = contact_.copy()
        for j in range(1, contact_.size - 1):
            up = power[j, Power.OMEGA] * min(max(np.exp(driver(j) - mean), 0.25), 4.0) * 1.3
            rates = generator(
                up * power[j, Power.OPENING], first, up * param[RISES], param[Param.CONTACT_DOWN]
            )[int(contact_[j])]
            out = -rates[int(contact_[j])]
            luck = lucky(Purpose.CONTACT, GUEST_KEY + j, month, draw, seed)
            chances = (1.0 - np.exp(-out / 12.0)) * np.maximum(rates, 0.0) / out
            rising = np.cumsum(chances[:0:-1])  # to open, to unofficial, to clandestine
            above = [3 - n for n, chance in enumerate(rising) if luck < chance]
            if above:
                reached[j] = above[0]
            elif contact_[j] > 0 and luck > 1.0 - chances[0]:
                reached[j] = 0.0
        contact_[:] = reached
        seen.append(reached)
    return np.array(seen)


@pytest.mark.parametrize("draw", range(40))
def test_months_equal_the_specification(draw):
    given = restless(draw)
    assert (contacts(given, 12, draw, 9)[0][1:] == by_hand(given, 12, draw, 9)).all()
