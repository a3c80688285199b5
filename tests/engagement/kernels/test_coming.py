"""Chances of coming to a round: vectors of the design, the one solution, and what never matters."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engagement.worlds import copied, logistic, start, world

from detente.engagement.kernels.coming import asked_guests, chances_of_coming, consents
from detente.engagement.layout import (
    Band,
    Faction,
    Guest,
    Hypothesis,
    Param,
    Policy,
    Power,
    War,
)


def table(odds, pull=0.0):
    """Return a host and these guests, all of them asked; the movement is not."""
    made = world(guests=len(odds) + 1, factions=1)
    made.power[1:, Power.COMES] = odds
    made.param[[Param.ATTEND_PULL, Param.ATTEND_SHARE]] = pull, 1.0
    made.invited[1:] = 0.0
    made.policy[Policy.CONSENT], made.param[Param.CONSENT_LUCK] = 1.0, 0.5
    return made


def chances(made, number=0.0, level=0.0):
    state = start(made)
    return of_state(made, state, number, level)[1 : len(made.power)]


def of_state(made, state, number=0.0, level=0.0):
    """Return the chances at the strategy's own round."""
    return chances_of_coming(made, state, state, asked_guests(made, state, number), level)


def pulled(odds, reference, pull, begin):
    """Return the solution of the equations by plain iteration, every guest asked."""
    p, many = np.full(len(odds), begin), len(odds)
    for _ in range(20_000):
        others = (p.sum() - p) / (many - 1)
        p = 1.0 / (1.0 + np.exp(-(np.array(odds) + 2.0 * pull * (others - reference))))
    return p


@pytest.mark.parametrize("begin", [0.0, 1.0])
def test_the_worked_example_of_a_given_reference(begin):
    found = pulled((2.0, 1.0, 0.0), 0.7, 1.5, begin)
    assert found == pytest.approx([0.868321, 0.744860, 0.579269], abs=1e-6)


def test_the_worked_example_of_the_reference_list():
    assert chances(table((2.0, 1.0, 0.0), 1.5)) == pytest.approx(
        [0.880797, 0.731059, 0.5], abs=1e-6
    )


def test_a_list_that_differs_is_pulled_to_the_solution_by_hand():
    odds, listed = (2.0, 1.0, 0.0), np.array([1.0, 1.0, 0.0])
    made = table(odds, 1.5)
    made = made._replace(reference=np.array([0.0, *listed, 0.0, 0.0]))
    free = np.array([logistic(z) for z in odds])
    others = [free[1], free[0], (free[0] + free[1]) / 2]
    low, high = (pulled(odds, np.array(others), 1.5, p) for p in (0.0, 1.0))
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
    made = table(odds, pull)
    made.param[Param.COMES_ROUND] = 0.7
    listed = np.array([float(bits >> n & 1) for n in range(len(odds))])
    made = made._replace(reference=np.array([0.0, *listed, 0.0, 0.0]))
    turned = table(odds[::-1], pull)
    turned.param[Param.COMES_ROUND] = 0.7
    turned = turned._replace(reference=np.array([0.0, *listed[::-1], 0.0, 0.0]))
    found = chances(made, level=level)
    assert ((found > 0.0) & (found < 1.0)).all()
    assert found == pytest.approx(chances(turned, level=level)[::-1], abs=1e-9)


def test_without_pull_or_at_the_reference_list_each_stands_alone():
    odds = (0.3, -1.0, 2.0)
    free = [logistic(z + 0.4) for z in odds]
    for pull in (0.0, 1.5):
        made = table(odds, pull)
        made.param[Param.COMES_ROUND] = 0.5
        assert chances(made, level=0.8) == pytest.approx(free, abs=1e-12)


def test_one_guest_alone_is_pulled_by_nobody():
    made = table((0.5, 0.5), 1.5)
    made.invited[2] = -1.0
    made = made._replace(reference=np.array([0.0, 1.0, 1.0, 0.0, 0.0]))
    assert chances(made)[0] == pytest.approx(logistic(0.5), abs=1e-12)


def test_a_list_of_its_own_is_pulled_as_the_strategys_own_list_would_be():
    """An announced round states its guests: the first and the last, not the second."""
    made = table((2.0, 1.0, 0.0), 1.5)
    state, listed = start(made), np.array([0.0, 1.0, 0.0, 1.0, 0.0, 0.0])
    found = chances_of_coming(made, state, state, listed, 0.0)
    free = np.array([logistic(z) for z in (2.0, 1.0, 0.0)])
    others = np.array([free[1] + free[2], free[0] + free[1]]) / 2.0  # of the first list
    expected = pulled((2.0, 0.0), others, 1.5, 0.0)
    assert found[[1, 3]] == pytest.approx(expected, abs=1e-9)
    assert found[2] == pytest.approx(free[1], abs=1e-12)  # not asked: no pull


def test_who_is_asked():
    made = table((0.0, 0.0, 0.0))
    made.invited[2:] = 1.0, -1.0
    state = start(made)
    assert asked_guests(made, state, 0.0).tolist() == [0, 1, 0, 0, 0, 0]
    assert asked_guests(made, state, 1.0).tolist() == [0, 1, 1, 0, 0, 0]
    made.policy[Policy.ASK_MOVEMENT] = 1.0
    assert asked_guests(made, state, 0.0).tolist() == [0, 1, 0, 0, 1, 0]  # many: each by itself
    made.param[Param.HYPOTHESIS] = Hypothesis.ONE
    assert asked_guests(made, state, 0.0).tolist() == [0, 1, 0, 0, 0, 1]  # one: the movement
    made.faction[0, Faction.EXCLUDED] = 1.0
    assert asked_guests(made, state, 0.0).tolist() == [0, 1, 0, 0, 0, 0]


def test_factions_and_the_movement_have_their_own_log_odds():
    made = table((0.0, 0.0))
    made.faction[0, [Faction.COMES, Faction.WILLING_HOST]] = 0.4, 0.75
    made.param[[Param.MOVEMENT_COMES, Param.COMES_SPREAD]] = -0.3, 2.0
    made.param[Param.HYPOTHESIS] = Hypothesis.ONE
    state = start(made)
    state.band[0, Band.PROPENSITY], state.war[War.MOVEMENT_PROPENSITY] = 0.1, -0.2
    found = of_state(made, state)
    assert found[3] == pytest.approx(logistic(0.4 + 1.6 * 0.25 + 0.2))
    assert found[4] == pytest.approx(logistic(-0.3 + 1.6 * 0.25 - 0.4))


def test_urging_counts_half():
    made = table((0.2, 0.2))
    state = start(made)
    state.guest[1, Guest.URGE] = 1.5
    assert of_state(made, state)[1] == pytest.approx(logistic(0.95))


@pytest.mark.parametrize(("chance", "given_"), [(0.0, False), (0.5, False), (0.6, True)])
def test_consent_is_drawn(chance, given_):
    made = copied(table((0.0, 1.0)))
    made.policy[Policy.CONSENT], made.param[Param.NO_CONSENT] = chance, 3.0
    assert consents(made) == given_
    assert chances(made) == pytest.approx([0.5, logistic(1.0 if given_ else -2.0)])
