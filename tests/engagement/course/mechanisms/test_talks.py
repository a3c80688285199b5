"""Who sits with whom: vectors of the page, what opens and closes a channel, and for whom."""

import numpy as np
import pytest
from tests.engagement.course.worlds import (
    FACTION_KEYS,
    HEAD_KEYS,
    NEIGHBOUR,
    PATRON,
    SURE,
    first,
    inside,
    logistic,
    lucky,
    many,
    quiet,
)

from detente.engagement.course.input_rows import Faction, Head, Pair, Policy, Purpose, Reading
from detente.engagement.course.mechanisms import talks
from detente.engagement.course.mechanisms.talks import step_talks, talk_centre
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, HeadState, PairState, War

CHANNEL = int(PairState.CHANNEL)
NOBODY = np.zeros(2)


def chance(world, state, h: int = 0, f: int = 0, asked=NOBODY) -> float:
    """Return the chance that a closed channel opens."""
    found = inside(talks._step_channel, world, state, asked, h, f, (1, 0, 1))
    return logistic(found["index"])


def example_row(consent: float = 1.0, t_med: float = 0.6, t_med0: float = 0.0, gained: float = 0.0):
    """Return the world of the page's row: z_0 -4.4, Z̄ 2.5, will .6 and .5, S .5, contact 1."""
    world = quiet()
    names = ("TALK0", "TALK_CENTRE", "T_WILL", "T_MHS", "T_MED", "T_MED0", "COMMIT", "T_TRUST")
    values = (-4.4, 2.5, 2.2, 1.2, t_med, t_med0, 0.6, 1.5)
    world.param[[Param[name] for name in names]] = values
    world.policy[Policy.CONSENT] = consent
    state = first(world)
    state.war[War.STALEMATE], state.faction[0, FactionState.LEVEL] = 0.5, 3.0
    state.pair[[PairState.TRUST_FACTION, PairState.TRUST_HEAD], 0, 0] += gained
    return world, state


def test_talks_vectors():
    assert chance(*example_row()) == pytest.approx(0.036263716, abs=5e-10)
    assert chance(*example_row(0.0, t_med0=-0.6)) == pytest.approx(0.011206406, abs=5e-10)
    assert chance(*example_row(gained=0.05)) == pytest.approx(0.041886607, abs=5e-10)


@pytest.mark.parametrize(
    ("consent", "own", "other"), [(1.0, "T_MED", "T_MED0"), (0.0, "T_MED0", "T_MED")]
)
def test_mediation_has_one_draw_with_consent_and_another_without(consent, own, other):
    """I12."""
    world, state = example_row(consent)
    before = chance(world, state)
    world.param[Param[other]] += 0.7
    assert chance(world, state) == before
    world.param[Param[own]] += 0.7
    assert chance(world, state) > before


def shift(change, world=None, state=None, asked=NOBODY) -> float:
    """Return by how much a change moves the index of A's channel with the government."""
    if world is None:
        world, state = example_row()
    before = inside(talks._step_channel, world, state, NOBODY, 0, 0, (1, 0, 1))["index"]
    change(world, state)
    found = inside(talks._step_channel, world, state, asked, 0, 0, (1, 0, 1))["index"]
    return float(found - before)


def pull(lever: Policy, value: float, param: Param, weight: float):
    def change(world, _):
        world.policy[lever], world.param[param] = value, weight

    return change


def test_levers_that_move_talks():
    assert shift(pull(Policy.APPEAL, 0.5, Param.APPEAL_TALKS, 0.4)) == pytest.approx(0.2)
    pressed = pull(Policy.PRESS_GOVERNMENT, 1.0, Param.T_PRESS, 0.5)
    assert shift(pressed) == pytest.approx(0.5 * 0.6)
    lifted = pull(Policy.LABEL, 0.0, Param.T_LABEL, 0.5)
    assert shift(lifted) == pytest.approx(0.5 * 0.7)  # by the mean contact, of strength .7
    suspended = pull(Policy.LABEL, 0.5, Param.T_LABEL, 0.5)
    assert shift(suspended) == pytest.approx(0.5 * 0.7 * 0.5)


@pytest.mark.parametrize(("consent", "share"), [(1.0, 1.0), (0.0, 0.5)])
def test_a_round_to_which_both_are_asked_counts_half_without_consent(consent, share):
    def change(world, _):
        world.param[Param.T_ROUND] = 0.6

    world, state = example_row(consent)
    assert shift(change, world, state, np.array([1.0, 0.0])) == pytest.approx(0.6 * share)
    world, state = example_row(consent)
    assert shift(change, world, state, np.array([0.0, 1.0])) == 0.0


def test_contact_moves_the_will_of_the_faction_within_bounds():
    def moderate(_, state):
        state.faction[0, FactionState.MODERATION] = 0.5

    assert shift(moderate) == pytest.approx(2.2 * 0.4)  # .6 + .5, cut at 1


def test_the_centre_is_the_mean_over_those_active_on_the_first_day():
    """Wills 1.1 and .2; S .25; under the reference option, with its appeal, pressure and label."""
    world = quiet()
    names = ("T_WILL", "T_MHS", "APPEAL_TALKS", "T_PRESS", "T_LABEL", "T_MED", "COMMIT")
    world.param[[Param[name] for name in names]] = 2.0, 1.0, 0.3, 0.5, 0.4, 0.6, 0.3
    world.param[Param.TALK_CENTRE] = np.nan
    world.base[[Policy.APPEAL, Policy.PRESS_GOVERNMENT, Policy.LABEL]] = 1.0, 1.0, 0.5
    world.policy[[Policy.APPEAL, Policy.PRESS_GOVERNMENT, Policy.LABEL]] = 0.0, 0.0, 1.0
    state = first(world)
    mean_contact = 0.7 / 3
    common = state.war[War.STALEMATE] + 0.3 + 0.5 * 0.3 + 0.4 * mean_contact * 0.5
    expected = 2.0 * (1.1 + 0.2) / 2 + common + 0.6 * (1 / 3) * 0.3 / 0.6 / 2
    assert talk_centre(world, state) == pytest.approx(expected)
    assert state.war[War.TALK_CENTRE] == pytest.approx(expected)
    world.base[Policy.APPEAL_AFTER] = 1.0
    assert talk_centre(world, state) == pytest.approx(expected - 0.3)
    world.base[[Policy.APPEAL_AFTER, Policy.AS_ALLEGED]] = 0.0, 1.0
    assert talk_centre(world, state) == pytest.approx(expected - 0.3)
    world.param[Param.APPEAL_STANDS] = 1.0
    assert talk_centre(world, state) == pytest.approx(expected)


def test_the_centre_leaves_out_who_is_not_active_or_excluded():
    world = quiet()
    world.param[Param.TALK_CENTRE], world.param[Param.T_MHS] = np.nan, 0.0
    world.faction[1, Faction.EXCLUDED] = 1.0
    state = first(world)
    assert talk_centre(world, state) == pytest.approx(2.2 * 1.1 + 0.6 / 3)
    world.faction[1, Faction.EXCLUDED] = 0.0
    state.faction[1, FactionState.ACTIVE] = 0.0
    assert talk_centre(world, state) == pytest.approx(2.2 * 1.1 + 0.6 / 3)
    state.faction[0, FactionState.SIDE] = 1.0
    assert talk_centre(world, state) == 0.0


def test_a_power_opens_by_will_and_stalemate_alone():
    """z_b -2.6, τ_w 2.2 × (.7 + .6 - 1), τ_S 1.2 × (.5 - .25)."""
    world, state = example_row()
    world.param[Param.BIL0] = -2.6
    state.head[PATRON, HeadState.CONTACT] = 1.0
    assert chance(world, state, PATRON) == pytest.approx(logistic(-2.6 + 0.66 + 0.3))


def opening(world, state=None, h: int = PATRON):
    """Return the channels of a head after a month in which all that may open do."""
    world.param[[Param.TALK0, Param.BIL0]] = SURE
    state = first(world) if state is None else state
    step_talks(world, state, np.zeros(len(world.faction)), 1, 0, 1)
    return state.pair[CHANNEL, h].tolist()


def test_a_power_needs_contact_to_open_and_not_to_keep():
    assert opening(quiet()) == [0.0, 0.0]
    world = quiet()
    world.head[PATRON, Head.CONTACT] = 1.0
    assert opening(world) == [1.0, 1.0]
    world = quiet()
    state = first(world)
    state.pair[CHANNEL, PATRON] = 1.0
    assert opening(world, state) == [1.0, 1.0]


@pytest.mark.parametrize(("row", "value"), [(Head.CONTROLS, 0.0), (Head.BACKS_MOVEMENT, 0.5)])
def test_who_controls_nothing_or_backs_the_movement_has_no_channels(row, value):
    world = quiet()
    world.head[PATRON, Head.CONTACT] = 3.0
    world.head[PATRON, row] = value
    assert opening(world) == [0.0, 0.0]


def test_the_government_needs_no_contact():
    assert opening(quiet(), h=0) == [1.0, 1.0]


def test_the_bound_have_a_channel_with_powers_only():
    world = quiet()
    world.head[PATRON, Head.CONTACT] = 3.0
    state = first(world)
    state.faction[0, FactionState.BOUND] = 1.0
    assert opening(world, state) == [1.0, 1.0]
    assert state.pair[CHANNEL, 0].tolist() == [0.0, 1.0]


def test_an_open_channel_of_the_bound_is_left_alone_by_the_government():
    world = quiet()
    world.param[Param.CLOSE0] = 1.0
    state = first(world)
    state.faction[0, FactionState.BOUND] = 1.0
    state.pair[CHANNEL, 0] = 1.0
    for draw in range(20):
        step_talks(world, state, NOBODY, 1, draw, 1)
    assert state.pair[CHANNEL, 0].tolist() == [1.0, 0.0]


def test_luck_of_a_channel_goes_with_the_head_and_the_group():
    world = quiet()
    world.param[Param.TALK0] = world.param[Param.TALK_CENTRE] = 0.0
    world.param[[Param.T_WILL, Param.T_MHS, Param.T_MED]] = 0.0
    seen = set()
    for draw in range(40):
        state = first(world)
        step_talks(world, state, NOBODY, 1, draw, 1)
        lucks = [lucky(Purpose.OPEN, key, 1, draw, HEAD_KEYS[0]) for key in FACTION_KEYS]
        expected = [float(u < 0.5) for u in lucks]
        assert state.pair[CHANNEL, 0].tolist() == expected
        seen.add(tuple(expected))
    assert len(seen) == 4


@pytest.mark.parametrize(("violence", "rate"), [(0.0, 0.2), (0.4, 0.2 * np.exp(0.4)), (9.0, 0.9)])
def test_violence_closes_channels(violence, rate):
    world = quiet()
    world.param[[Param.CLOSE0, Param.CLOSE_V]] = 0.2, 1.0
    closed = 0
    for draw in range(60):
        state = first(world)
        state.pair[CHANNEL, 0], state.war[War.VIOLENCE] = 1.0, violence
        step_talks(world, state, NOBODY, 1, draw, 1)
        lucks = [lucky(Purpose.CLOSE, key, 1, draw, HEAD_KEYS[0]) for key in FACTION_KEYS]
        expected = [float(u >= rate) for u in lucks]
        assert state.pair[CHANNEL, 0].tolist() == expected
        closed += 2 - sum(expected)
    assert closed > 0


def test_only_a_closed_channel_is_tested_for_opening():
    """One that closes does not open again in the same month."""
    world = quiet()
    world.param[[Param.CLOSE0, Param.TALK0]] = 5.0, SURE
    state = first(world)
    state.pair[CHANNEL, 0, 0] = 1.0
    draw = next(n for n in range(50) if lucky(Purpose.CLOSE, 11, 1, n, 1) < 0.9)
    step_talks(world, state, NOBODY, 1, draw, 1)
    assert state.pair[CHANNEL, 0].tolist() == [0.0, 1.0]


def grouped():
    """Return three factions of one group: voices .5, .3, .2; the last forms later."""
    world = many(3, Reading.ONE)
    world.faction[:, Faction.VOICE] = 0.5, 0.3, 0.2
    world.faction[2, Faction.FORMED] = 9.0
    return world


def test_a_channel_is_one_for_the_group_also_for_who_forms_later():
    assert opening(grouped(), h=0) == [1.0, 1.0, 1.0]
    world = grouped()
    world.faction[1, Faction.EXCLUDED] = 1.0
    assert opening(world, h=0) == [1.0, 0.0, 1.0]


def test_the_will_of_a_group_is_the_mean_by_voice_of_those_who_speak():
    world = grouped()
    world.pair[Pair.WILL_FACTION, 0] = 0.2, 0.6, 0.9
    world.pair[Pair.WILL_HEAD, 0] = 0.1, 0.3, 0.9
    found = inside(talks._step_channel, world, first(world), np.zeros(3), 0, 0, (1, 0, 1))
    assert found["will"] / found["voice"] == pytest.approx((0.5 * 0.3 + 0.3 * 0.9) / 0.8)


def test_a_group_without_a_voice_does_not_talk():
    world = grouped()
    world.faction[:, Faction.VOICE] = 0.0
    assert opening(world, h=0) == [0.0] * 3


@pytest.mark.parametrize(("voice", "month"), [(0.2, 7.0), (0.19, 0.0)])
def test_first_talks_are_those_of_a_group_that_matters(voice, month):
    world = quiet()
    world.faction[:, Faction.VOICE] = voice
    world.param[Param.TALK0] = SURE
    state = first(world)
    for at in (7, 8):
        step_talks(world, state, NOBODY, at, 0, 1)
    assert state.war[War.FIRST_TALKS] == month
    assert state.war[[War.TALKS, War.TALK_MONTHS]].tolist() == [1.0, 2.0]


def test_talks_of_a_power_are_no_talks_of_the_government():
    world = quiet()
    state = first(world)
    state.pair[CHANNEL, [PATRON, NEIGHBOUR]] = 1.0
    step_talks(world, state, NOBODY, 1, 0, 1)
    assert state.war[[War.TALKS, War.TALK_MONTHS, War.FIRST_TALKS]].tolist() == [0.0] * 3


def test_who_met_at_an_announced_round_sits_and_stays_that_month():
    world = quiet()
    world.param[Param.CLOSE0] = 1.0
    state = first(world)
    state.faction[0, FactionState.MET] = 1.0
    for draw in range(10):
        step_talks(world, state, NOBODY, 1, draw, 1)
        assert state.pair[CHANNEL, 0].tolist() == [1.0, 0.0]


def test_the_bound_who_met_open_nothing():
    state = first(quiet())
    state.faction[0, [FactionState.MET, FactionState.BOUND]] = 1.0
    step_talks(quiet(), state, NOBODY, 1, 0, 1)
    assert not state.pair[CHANNEL, 0].any()
