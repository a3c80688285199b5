"""Chances of coming to a round: who is asked, the one solution, and what moves whom."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engagement.course.worlds import first, hall, logistic, many

from detente.engagement.course.input_rows import Faction, Head, Policy, Reading, Series
from detente.engagement.course.kernels.coming import (
    Called,
    asked_guests,
    chances_of_coming,
    follows,
)
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, HeadState, War
from detente.models.joining.interdependent import interdependent_array


def table(odds, pull: float = 0.0, **how):
    """Return a hall with these guests, all of them asked; the movement is not."""
    made = hall(list(odds), 1, **how)
    made.param[[Param.ATTEND_PULL, Param.ATTEND_SHARE]] = pull, 1.0
    return made


def coming(made, state, asked, level, own=True, shift=0.0):
    """Return the chances of everybody at a round of the option's series."""
    called = Called(asked, made.reference, np.zeros(len(asked)) + shift, own)
    return chances_of_coming(made, state, called, level)


def chances(made, number: float = 0.0, level: float = 0.0):
    """Return the chances of the heads that are guests at the option's own round."""
    state = first(made)
    found = coming(made, state, asked_guests(made, state, number), level)
    return found[[0, *range(2, len(made.head))]]


def listed(made, flags):
    """Give the series a last list of its own, by guest."""
    row = np.zeros(len(made.head) + 2)
    row[[0, *range(2, len(made.head))]] = flags
    return made._replace(reference=row)


def pulled(odds, reference, pull, begin):
    """Return the solution of the equations by plain iteration, every guest asked."""
    p, count = np.full(len(odds), begin), len(odds)
    for _ in range(20_000):
        others = (p.sum() - p) / (count - 1)
        p = 1.0 / (1.0 + np.exp(-(np.array(odds) + 2.0 * pull * (others - reference))))
    return p


def test_the_worked_example_of_the_reference_list():
    assert chances(table((2.0, 1.0, 0.0), 1.5)) == pytest.approx(
        [0.880797, 0.731059, 0.5], abs=1e-6
    )


def test_a_list_that_differs_is_pulled_to_the_solution_by_hand():
    odds = (2.0, 1.0, 0.0)
    made = listed(table(odds, 1.5), [1.0, 1.0, 0.0])
    free = np.array([logistic(z) for z in odds])
    others = np.array([free[1], free[0], (free[0] + free[1]) / 2])
    low, high = (pulled(odds, others, 1.5, p) for p in (0.0, 1.0))
    assert low == pytest.approx(high, abs=1e-12)
    assert chances(made) == pytest.approx(low, abs=1e-9)
    assert chances(made)[0] < free[0]  # one who seldom comes was added


@given(
    st.lists(st.floats(-4.0, 4.0), min_size=2, max_size=6),
    st.floats(0.0, 9.0),
    st.integers(0, 63),
    st.floats(-2.0, 2.0),
)
def test_there_is_one_solution_and_order_does_not_matter(odds, pull, bits, level):
    flags = np.array([float(bits >> n & 1) for n in range(len(odds))])
    made, turned = table(odds, pull), table(odds[::-1], pull)
    made.param[Param.COMES_ROUND] = turned.param[Param.COMES_ROUND] = 0.7
    found = chances(listed(made, flags), level=level)
    assert ((found > 0.0) & (found < 1.0)).all()
    assert found == pytest.approx(chances(listed(turned, flags[::-1]), level=level)[::-1], abs=1e-9)


@pytest.mark.parametrize("pull", [0.0, 1.5])
def test_without_pull_or_at_the_reference_list_each_stands_alone(pull):
    odds = (0.3, -1.0, 2.0)
    made = table(odds, pull)
    made.param[Param.COMES_ROUND] = 0.5
    assert chances(made, level=0.8) == pytest.approx([logistic(z + 0.4) for z in odds], abs=1e-12)


def test_one_guest_alone_is_pulled_by_nobody():
    made = listed(table((0.5, 0.5), 1.5), [1.0, 1.0])
    made.invited[2] = -1.0
    assert chances(made)[0] == pytest.approx(logistic(0.5), abs=1e-12)


def test_a_list_of_its_own_is_pulled_as_the_options_own_list_would_be():
    """An announced round states its guests: the first and the last, not the second."""
    made = table((2.0, 1.0, 0.0), 1.5)
    row = np.array([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])
    found = coming(made, first(made), row, 0.0)
    free = np.array([logistic(z) for z in (2.0, 1.0, 0.0)])
    others = np.array([free[1] + free[2], free[0] + free[1]]) / 2.0  # of the first list
    assert found[[0, 3]] == pytest.approx(pulled((2.0, 0.0), others, 1.5, 0.0), abs=1e-9)
    assert found[2] == pytest.approx(free[1], abs=1e-12)  # not asked: no pull


def test_who_is_asked():
    made = table((0.0, 0.0, 0.0))
    made.invited[2:] = 1.0, -1.0
    state = first(made)
    assert asked_guests(made, state, 0.0).tolist() == [1, 0, 0, 0, 0, 0]
    assert asked_guests(made, state, 1.0).tolist() == [1, 0, 1, 0, 0, 0]
    made.policy[Policy.ASK_MOVEMENT] = 1.0
    assert asked_guests(made, state, 0.0).tolist() == [1, 0, 0, 0, 1, 0]  # many: each by itself
    made.param[Param.READING] = Reading.ONE
    assert asked_guests(made, state, 0.0).tolist() == [1, 0, 0, 0, 0, 1]  # one: the movement
    made.faction[0, Faction.EXCLUDED] = 1.0
    assert asked_guests(made, state, 0.0).tolist() == [1, 0, 0, 0, 0, 0]


def test_the_host_is_no_guest_and_who_is_not_active_is_not_asked():
    made = table((0.0, 0.0))
    made.invited[1], made.policy[Policy.ASK_MOVEMENT] = 0.0, 1.0
    made.faction[0, Faction.FORMED] = 4.0
    assert asked_guests(made, first(made), 0.0).tolist() == [1, 0, 1, 0, 0]


def test_who_goes_where_the_movement_goes():
    made = many(6, Reading.ONE)
    made.faction[1, Faction.OWN_VOTE] = 1.0
    made.faction[2, Faction.COALITION] = 1.0
    made.faction[3, Faction.SIDE] = 1.0
    made.faction[4, Faction.EXCLUDED] = 1.0
    state = first(made)
    assert [follows(made, state, f) for f in range(6)] == [True, False, False, False, False, True]
    state.faction[5, FactionState.SPLIT] = 3.0
    assert not follows(made, state, 5)
    for reading in (Reading.TWO, Reading.MANY):
        made.param[Param.READING] = reading
        assert not any(follows(made, state, f) for f in range(6))


def test_propensities_and_the_rounds_level_add_to_the_log_odds():
    made = table((0.2, -0.3))
    made.param[[Param.COMES_SPREAD, Param.COMES_ROUND]] = 1.5, 0.5
    made.head[2, Head.PROPENSITY] = -0.4
    found = chances(made, level=2.0)
    assert found == pytest.approx([logistic(0.2 + 1.0), logistic(-0.3 - 0.6 + 1.0)])


def test_the_series_of_the_option_adds_to_log_odds_and_to_propensities():
    """Heads, factions and the movement as one, each in its place."""
    made = table((0.2, -0.3), reading=Reading.ONE)
    made.param[Param.COMES_SPREAD] = 1.5
    made.head[2, Head.PROPENSITY] = -0.4
    size = made.series.shape[1]
    made.series[Series.ODDS] = 0.1 * np.arange(1, size + 1)
    made.series[Series.PROPENSITY] = 0.2 * np.arange(1, size + 1)
    plain = made._replace(series=np.zeros_like(made.series))
    found, before = (
        coming(one, first(one), asked_guests(one, first(one), 0.0), 0.0) for one in (made, plain)
    )
    moved = np.log(found / (1.0 - found)) - np.log(before / (1.0 - before))
    assert moved == pytest.approx(0.4 * np.arange(1, size + 1))


def test_factions_and_the_movement_have_their_own_log_odds():
    made = table((0.0, 0.0), reading=Reading.ONE)
    made.faction[0, [Faction.COMES, Faction.WILLING_HOST]] = 0.4, 0.75
    made.param[[Param.MOVEMENT_COMES, Param.COMES_SPREAD]] = -0.3, 2.0
    state = first(made)
    state.faction[0, FactionState.PROPENSITY] = 0.1
    state.war[War.MOVEMENT_PROPENSITY] = -0.2
    found = coming(made, state, asked_guests(made, state, 0.0), 0.0)
    assert found[3] == pytest.approx(logistic(0.4 + 1.6 * 0.25 + 0.2))
    assert found[4] == pytest.approx(logistic(-0.3 + 1.6 * 0.25 - 0.4))


def test_the_movements_wish_is_the_mean_by_strength_of_those_who_follow():
    """Shares .7 and .3, willing .9 and .1: .7 × 1.6 × .4 − .3 × 1.6 × .4 = .256."""
    made = hall([0.0], 2, Reading.ONE)
    made.faction[:, Faction.STRENGTH], made.faction[:, Faction.WILLING_HOST] = (
        (0.7, 0.3),
        (0.9, 0.1),
    )
    state = first(made)
    asked = asked_guests(made, state, 0.0)
    assert coming(made, state, asked, 0.0)[-1] == pytest.approx(logistic(0.256))
    state.faction[1, FactionState.SPLIT] = 1.0
    assert coming(made, state, asked, 0.0)[-1] == pytest.approx(logistic(0.64))


def test_a_full_table_urges_the_hold_out_by_half():
    made = table((0.2, 0.2))
    made.policy[Policy.HOLDOUT] = 2.0
    state = first(made)
    state.war[War.GUESTS] = 0.8
    found = coming(made, state, asked_guests(made, state, 0.0), 0.0)
    assert found[[0, 2]] == pytest.approx([logistic(0.2), logistic(0.6)])


@pytest.mark.parametrize("bridge", [0.6, -0.6])
def test_a_bridge_moves_the_hold_out_with_either_sign(bridge):
    made = table((0.2, 0.2, 0.2))
    made.policy[Policy.HOLDOUT], made.param[Param.BRIDGE] = 2.0, bridge
    assert chances(made) == pytest.approx([logistic(0.2)] * 3)  # nobody bridges
    made.head[3, Head.BRIDGES] = 1.0
    assert chances(made) == pytest.approx([logistic(z) for z in (0.2, 0.2 + bridge, 0.2)])


@pytest.mark.parametrize(("chance", "given_"), [(0.0, False), (0.1, False), (0.6, True)])
def test_without_its_consent_the_government_comes_less(chance, given_):
    made = table((1.0, 0.0))
    made.policy[Policy.CONSENT], made.param[Param.NO_CONSENT] = chance, 3.0
    assert chances(made) == pytest.approx([logistic(1.0 if given_ else -2.0), 0.5])


def test_propensity_of_the_day_counts_not_that_of_the_first_day():
    made = table((0.2, 0.2))
    made.param[Param.COMES_SPREAD], made.head[2, Head.PROPENSITY] = 1.0, 0.7
    state = first(made)
    assert state.head[2, HeadState.PROPENSITY] == 0.7
    state.head[2, HeadState.PROPENSITY] = -0.5
    found = coming(made, state, asked_guests(made, state, 0.0), 0.0)
    assert found[2] == pytest.approx(logistic(-0.3))


def test_a_pull_beyond_what_has_one_solution_is_cut():
    odds = (2.0, -1.0, 0.5)
    strongest, beyond = (
        chances(listed(table(odds, pull), [1.0, 0.0, 0.0])) for pull in (1.9, 50.0)
    )
    assert (strongest == beyond).all()
    weaker = chances(listed(table(odds, 1.8), [1.0, 0.0, 0.0]))
    assert abs(weaker - strongest).max() > 1e-3


def test_each_faction_has_the_place_of_its_row():
    made = hall([0.0, 0.0], 3)
    made.policy[Policy.ASK_MOVEMENT] = 1.0
    made.faction[1, Faction.EXCLUDED] = 1.0
    made.faction[:, Faction.COMES] = 0.1, 0.2, 0.3
    state = first(made)
    asked = asked_guests(made, state, 0.0)
    assert asked.tolist() == [1, 0, 1, 1, 0, 1, 0]
    found = coming(made, state, asked, 0.0)
    assert found[3:6] == pytest.approx([logistic(z) for z in (0.1, 0.2, 0.3)])


@pytest.mark.parametrize("seed", range(8))
def test_guests_come_as_in_the_published_model(seed):
    """The reference of each guest is a shift of its log-odds; weights are equal, none its own."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 6))
    odds, pull = rng.normal(0.0, 1.5, n), rng.uniform(0.1, 1.4)
    on_list = np.ones(n)
    on_list[rng.integers(n)] = 0.0 if n > 2 else 1.0
    free = 1.0 / (1.0 + np.exp(-odds))
    others = on_list.sum() - on_list
    usual = ((free * on_list).sum() - free * on_list) / others
    weights = (1.0 - np.eye(n)) / (n - 1)
    model = interdependent_array(odds - 2.0 * pull * usual, pull, weights)
    assert chances(listed(table(odds, pull), on_list)) == pytest.approx(
        model.probability[0], abs=1e-9
    )
    assert model.probability[0] == pytest.approx(model.probability[1], abs=1e-9)


def test_a_round_of_others_knows_no_lever_of_the_option():
    """Neither bridge nor urging, no lack of consent, no wish to talk to the convenor."""
    made = table((0.2, 0.3, 0.4), reading=Reading.ONE)
    made.policy[[Policy.HOLDOUT, Policy.CONSENT]] = 2.0, 0.0
    made.param[[Param.BRIDGE, Param.NO_CONSENT]] = 0.6, 3.0
    made.head[3, Head.BRIDGES] = 1.0
    made.faction[0, [Faction.COMES, Faction.WILLING_HOST]] = -0.1, 0.9
    state = first(made)
    state.war[War.GUESTS] = 0.8
    asked = asked_guests(made, state, 0.0)
    plain = [logistic(z) for z in (0.2, 0.3, 0.4, -0.1, 0.0)]
    assert coming(made, state, asked, 0.0, own=False)[[0, 2, 3, 4, 5]] == pytest.approx(plain)
    assert (
        abs(coming(made, state, asked, 0.0)[[0, 2, 4, 5]] - np.array(plain)[[0, 1, 3, 4]]).min()
        > 0.05
    )


def test_the_series_of_the_round_shifts_log_odds():
    made = table((0.2, -0.3), reading=Reading.ONE)
    state, shift = first(made), 0.1 * np.arange(1, 6)
    asked = asked_guests(made, state, 0.0)
    moved, before = (coming(made, state, asked, 0.0, shift=by) for by in (shift, 0.0))
    difference = np.log(moved / (1.0 - moved)) - np.log(before / (1.0 - before))
    assert difference == pytest.approx(shift)
