"""Who sits with the government, month by month, in worlds written by hand."""

import numpy as np
import pytest
from tests.engagement.worlds import (
    FACTION_KEY,
    NEVER,
    SURE,
    copied,
    kept,
    logistic,
    lucky,
    months,
    seated,
    start,
    was,
    world,
)

from detente.engagement.kernels.talks import hold_talks
from detente.engagement.layout import (
    Band,
    Faction,
    Guest,
    Hypothesis,
    Param,
    Policy,
    Posture,
    Power,
    Purpose,
    War,
)

READINGS = pytest.mark.parametrize(
    "reading", list(Hypothesis), ids=lambda reading: reading.name.lower()
)


def even(factions: int = 3, reading: Hypothesis = Hypothesis.MANY):
    """Return a world in which a faction sits on even odds and the government always comes.

    The government's trust brings it; no stalemate, no contact, willingness at its reference.
    """
    given = world(factions=factions)
    given.param[[Param.SIT_BASE, Param.PAIN]] = 0.0, 0.001
    given.param[Param.HYPOTHESIS] = reading
    given.faction[:, Faction.WILLING] = 0.3
    return given


def keen(state):
    """Make the government come whatever the draw: it trusts beyond all measure."""
    state.band[:, Band.TRUSTED] = SURE
    return state


def sits(given, state=None, month: int = 1, draw: int = 0) -> list[float]:
    """Return who sits, factions first and the government last."""
    state = keen(start(given, draw)) if state is None else state
    hold_talks(given, was(state), state, month, draw, 1)
    return [*state.band[:, Band.SAT].tolist(), float(state.war[War.GOVERNMENT_SAT])]


def own_luck(f: int, draw: int, month: int = 1) -> float:
    return lucky(Purpose.SIT, FACTION_KEY + f, month, draw)


def test_a_factions_chance_by_hand():
    """−1 + .5 × .4 + 2(.9 − .3) + .6 × 2/3 + .8 = 1.6; had it sat last month, 4.6.

    L(1.6) = .832018, L(4.6) = .990048; the stalemate is .4 × 1.
    """
    given = even(1)
    given.param[[Param.SIT_BASE, Param.SIT_STALEMATE, Param.SIT_WILLING]] = -1.0, 0.5, 2.0
    given.param[[Param.SIT_CONTACT, Param.SIT_HOLDOUT, Param.PAIN]] = 0.6, 0.8, 0.4
    given.faction[0, [Faction.WILLING, Faction.CONTACT]] = 0.9, 2.0
    given.policy[Policy.HOLDOUT] = 1.0
    given.power[1, Power.CONTACT] = 2.0
    for before, chance in ((0.0, 0.832018), (1.0, 0.990048)):
        came = 0
        for draw in range(600):
            state = keen(start(given, draw))
            state.band[0, Band.SAT] = before
            expected = float(own_luck(0, draw) < chance)
            assert sits(given, state, draw=draw) == [expected, expected]
            came += expected
        assert 0 < came < 600


def test_the_governments_chance_by_hand():
    """−2 + 1 + .5 × .4 + 2(.6 × .5 + .4 × .2) + .8 − .9(.6 × 1/3 + .4 × 2/3 × 2) − .5 = −.4.

    .2 + .76 + .8 − .66 − .5 = .6 on −1. L(−.4) = .401312; had it sat last month, L(2.6) = .930862.
    The second faction is a hardliner in unofficial contact: it counts twice.
    """
    given = even(2)
    given.param[[Param.SIT_BASE, Param.SIT_STALEMATE, Param.PAIN]] = -2.0, 0.5, 0.4
    given.param[[Param.SIT_BYPASSED, Param.SIT_HOLDOUT, Param.SIT_WILLING]] = 0.9, 0.8, SURE
    given.faction[:, Faction.WILLING] = 9.0  # both factions always come
    given.faction[:, Faction.SHARE] = 0.6, 0.4
    given.faction[:, Faction.TRUSTED] = 0.5, 0.2
    given.faction[:, Faction.CONTACT] = 1.0, 2.0
    given.faction[1, Faction.HARDLINER] = 1.0
    given.policy[[Policy.HOLDOUT, Policy.POSTURE]] = 1.0, Posture.COERCION
    given.power[1, Power.CONTACT] = 3.0
    for before, chance in ((0.0, 0.401312), (1.0, 0.930862)):
        came = 0
        for draw in range(600):
            state = start(given, draw)
            state.war[War.GOVERNMENT_SAT] = before
            expected = float(lucky(Purpose.SIT_GOVERNMENT, draw=draw) < chance)
            assert sits(given, state, draw=draw) == [expected] * 3
            came += expected
        assert 0 < came < 600


@READINGS
def test_nobody_sits_unless_both_sides_do(reading):
    both, alone = even(reading=reading), even(reading=reading)
    alone.param[Param.SIT_BASE] = NEVER
    seen = set()
    for draw in range(40):
        *factions, government = sits(both, draw=draw)
        assert government == float(any(factions))
        seen.add(government)
        # Factions that would come find nobody: here no trust makes the government come.
        willing = even(reading=reading)
        willing.param[Param.SIT_BYPASSED] = 2 * SURE
        willing.faction[:, Faction.CONTACT] = 3.0
        state = start(willing, draw)
        state.band[:, Band.SAT] = 1.0
        assert sits(willing, state, draw=draw) == [0.0] * 4
        # The government alone: it would come, no faction does.
        assert sits(alone, draw=draw) == [0.0] * 4
    assert seen == {0.0, 1.0}


@pytest.mark.parametrize("reading", [Hypothesis.TWO, Hypothesis.MANY])
def test_factions_decide_apart_where_the_movement_is_not_one(reading):
    found = [sits(even(reading=reading), draw=draw)[:3] for draw in range(60)]
    assert found == [[float(own_luck(f, draw) < 0.5) for f in range(3)] for draw in range(60)]
    assert any(len(set(row)) == 2 for row in found)


def test_a_movement_that_is_one_decides_once():
    """On the mean by strength: .7 × 2(.9 − .3) + .3 × 2(.1 − .3) = .72."""
    given = even(2, Hypothesis.ONE)
    given.param[Param.SIT_WILLING] = 2.0
    given.faction[:, Faction.SHARE] = 0.7, 0.3
    given.faction[:, Faction.WILLING] = 0.9, 0.1
    found = [sits(given, draw=draw) for draw in range(200)]
    luck = [lucky(Purpose.SIT, draw=draw) for draw in range(200)]
    assert found == [[float(one < logistic(0.72))] * 3 for one in luck]
    assert 0 < sum(row[0] for row in found) < 200


def test_a_movement_that_is_one_refuses_when_picked_apart():
    """Half in open contact: the spread is .5, so that the odds fall by 1.2 × 4 × .5 = 2.4.

    The contact itself would raise them by .5 × .8: L(.4 − 2.4) = L(−2).
    """
    given = even(2, Hypothesis.ONE)
    given.param[[Param.SIT_REFUSE, Param.SIT_CONTACT]] = 1.2, 0.8
    given.faction[:, Faction.CONTACT] = 3.0, 0.0
    found = [sits(given, draw=draw)[0] for draw in range(300)]
    luck = [lucky(Purpose.SIT, draw=draw) for draw in range(300)]
    assert found == [float(one < logistic(-2.0)) for one in luck]
    # Contact with all of it is no reason to refuse: L(.8).
    given.faction[:, Faction.CONTACT] = 3.0
    found = [sits(given, draw=draw)[0] for draw in range(300)]
    assert found == [float(one < logistic(0.8)) for one in luck]


@pytest.mark.parametrize("reading", [Hypothesis.TWO, Hypothesis.MANY])
def test_others_do_not_refuse(reading):
    given, refusing = (even(reading=reading) for _ in range(2))
    refusing.param[Param.SIT_REFUSE] = 2 * SURE
    for one in (given, refusing):
        one.faction[0, Faction.CONTACT] = 3.0
    for draw in range(40):
        assert sits(given, draw=draw) == sits(refusing, draw=draw)


def test_a_splinter_of_a_movement_that_is_one_decides_apart_and_leaves_the_mean():
    """The rest: 2(.1 − .3) = −.4 on its own; the splinter: 2(.9 − .3) = 1.2."""
    given = even(2, Hypothesis.ONE)
    given.param[Param.SIT_WILLING] = 2.0
    given.faction[:, Faction.WILLING] = 0.9, 0.1
    for draw in range(80):
        state = keen(start(given, draw))
        state.band[0, Band.SPLINTER] = 1.0
        expected = [
            float(own_luck(0, draw) < logistic(1.2)),
            float(lucky(Purpose.SIT, draw=draw) < logistic(-0.4)),
        ]
        assert sits(given, state, draw=draw)[:2] == expected


@READINGS
def test_who_is_bound_or_has_no_strength_does_not_sit(reading):
    given = even(reading=reading)
    given.param[Param.SIT_BASE] = SURE
    given.faction[:, Faction.SHARE] = 0.6, 0.4, 0.0
    assert sits(given) == [1.0, 1.0, 0.0, 1.0]
    state = keen(start(given))
    state.band[0, Band.BOUND] = 1.0
    assert sits(given, state) == [0.0, 1.0, 0.0, 1.0]
    state = keen(start(given))
    state.band[:, Band.BOUND] = 1.0
    assert sits(given, state) == [0.0, 0.0, 0.0, 0.0]


def test_who_is_bound_this_month_sat_as_the_month_began():
    given = even()
    given.param[Param.SIT_BASE] = SURE
    state = keen(start(given))
    before = was(state)
    state.band[:, Band.BOUND] = 1.0
    hold_talks(given, before, state, 1, 0, 1)
    assert state.band[:, Band.SAT].all()


@pytest.mark.parametrize(
    ("level", "raised"), [(0.0, False), (1.0, False), (2.0, True), (3.0, True)]
)
def test_a_hold_out_that_meets_the_movement_draws_both_sides(level, raised):
    given = even(1)
    given.param[[Param.SIT_BASE, Param.SIT_HOLDOUT]] = NEVER, 2 * SURE
    given.policy[Policy.HOLDOUT] = 1.0
    given.power[1, Power.CONTACT] = level
    assert sits(given, start(given)) == [float(raised)] * 2
    given.policy[Policy.HOLDOUT] = -1.0
    assert sits(given, start(given)) == [0.0] * 2


@pytest.mark.parametrize(
    ("posture", "chance"),
    [(Posture.NEUTRAL, 0.0), (Posture.COERCION, -0.5), (Posture.DIVIDE, -0.5)],
)
def test_force_makes_the_government_the_less_ready(posture, chance):
    """a_s = −2 and trust .5 everywhere: −2 + 1 + 1 = 0."""
    given = even(1)
    given.param[[Param.SIT_BASE, Param.SIT_WILLING]] = -2.0, SURE
    given.faction[:, Faction.WILLING] = 9.0
    given.policy[Policy.POSTURE] = posture
    for draw in range(100):
        expected = float(lucky(Purpose.SIT_GOVERNMENT, draw=draw) < logistic(chance))
        assert sits(given, start(given, draw), draw=draw)[-1] == expected


def share_of_draws(given, prepare=None) -> tuple[float, float]:
    """Return how often the first faction and the government sit."""
    found = []
    for draw in range(300):
        state = start(given, draw)
        if prepare:
            prepare(state)
        found.append(sits(given, state, draw=draw))
    return tuple(np.mean(found, axis=0)[[0, -1]])


@pytest.mark.parametrize(
    ("change", "sign"),
    [
        (lambda w: w.param.__setitem__(Param.PAIN, 0.999), 1),
        (lambda w: w.faction.__setitem__((slice(None), Faction.WILLING), 0.9), 1),
        (lambda w: w.faction.__setitem__((slice(None), Faction.TRUSTED), 0.9), 1),
        (lambda w: w.param.__setitem__(Param.SIT_BASE, 1.0), 1),
        (lambda w: w.param.__setitem__(Param.SIT_BYPASSED, 2.0), -1),
        (lambda w: w.policy.__setitem__(Policy.POSTURE, Posture.DIVIDE), -1),
    ],
    ids=["stalemate", "willing", "trusted", "base", "bypassed", "force"],
)
def test_what_brings_both_to_the_table(change, sign):
    """Talks are as often as both come, so every driver of one side shows in both."""

    def usual():
        given = even(1)
        given.param[[Param.SIT_STALEMATE, Param.SIT_WILLING]] = 1.0, 2.0
        given.param[[Param.SIT_BASE, Param.SIT_CONTACT]] = -0.5, 0.0
        given.faction[:, Faction.CONTACT] = 3.0
        given.faction[:, Faction.TRUSTED] = 0.3
        return given

    given, more = usual(), usual()
    change(more)
    before, after = (share_of_draws(one) for one in (given, more))
    assert np.sign(np.subtract(after, before)).tolist() == [sign, sign]


def test_who_sat_tends_to_sit_again():
    given = even(1)
    given.param[Param.SIT_BASE] = -2.0

    def sat(state):
        state.band[0, Band.SAT] = state.war[War.GOVERNMENT_SAT] = 1.0

    assert share_of_draws(given, sat)[0] > share_of_draws(given)[0] + 0.3


def test_luck_is_fresh_each_month():
    given = even(1)
    given.param[Param.SIT_BASE] = 0.0

    def step(world_, before, state, month, draw, seed):
        before.band[:, Band.SAT] = 0.0  # who sat does not matter here
        before.band[:, Band.TRUSTED] = SURE
        hold_talks(world_, before, state, month, draw, seed)

    for draw in range(20):
        path = [s.band[0, Band.SAT] for s in months(step, given, 24, draw)][1:]
        luck = [own_luck(0, draw, month) for month in range(1, 25)]
        assert path == [float(one < 0.5) for one in luck]
        assert 0 < sum(path) < 24


def test_luck_goes_with_the_factions_id_not_its_place():
    given = even()
    moved = copied(given)
    moved.faction[:] = given.faction[::-1]
    for draw in range(20):
        assert sits(given, draw=draw)[:3][::-1] == sits(moved, draw=draw)[:3]


def test_what_is_read_is_the_months_start():
    given = even()
    given.param[[Param.SIT_CONTACT, Param.SIT_STALEMATE]] = 2 * SURE, 2 * SURE
    given.param[Param.SIT_BASE] = NEVER
    state = keen(start(given))
    before = was(state)
    state.band[:, Band.ENGAGED] = 3.0  # by this month's steps
    state.war[War.STALEMATE] = 1.0
    state.guest[:, Guest.CONTACT] = 3.0
    hold_talks(given, before, state, 1, 0, 1)
    assert not state.band[:, Band.SAT].any()


def test_a_movement_without_factions_never_sits():
    given = even(0)
    assert sits(given, start(given)) == [0.0]


def test_nothing_but_the_seats_is_written():
    given = even()
    given.param[Param.SIT_BASE] = SURE
    state = seated(given)
    before = kept(state)
    hold_talks(given, was(state), state, 1, 0, 1)
    state.band[:, Band.SAT] = before.band[:, Band.SAT]
    state.war[War.GOVERNMENT_SAT] = before.war[War.GOVERNMENT_SAT]
    for one, other in zip(state, before, strict=True):
        assert np.array_equal(one, other, equal_nan=True)
