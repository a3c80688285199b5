"""One turn's first half: distances, attitudes, views, contests and whom to challenge."""

import numpy as np
import pytest
from tests.models.bargaining.spatial.seats import PLAIN, crowd, seated

from detente.models.bargaining.spatial.turn import (
    best_target,
    contest_victory,
    distance_between,
    look_around,
    look_as,
    utility_of,
)

FULL, SEMI, NEVER = range(3)


def test_utility_by_hand_and_its_ends():
    assert utility_of(0.0, 0.7) == 1.0
    assert utility_of(1.0, 0.7) == 0.0
    assert utility_of(0.25, 0.0) == 0.75
    assert utility_of(0.25, 1.0) == pytest.approx(0.75 * 1.25)
    assert utility_of(0.25, -1.0) == pytest.approx(0.75 * 0.75)
    # Beyond the far end the attitude counts as there.
    assert utility_of(1.5, 0.5) == pytest.approx(-0.5 * 1.5)


def test_distance_weighs_each_dimension_by_the_judges_salience():
    group, state = seated([[0.0, 0.0], [0.3, 0.4]], [1, 1], [[0.3, 0.6], [0.0, 0.0]])
    # (.3·.3)² + (.6·.4)² over .3² + .6²
    far = np.sqrt((0.09**2 + 0.24**2) / 0.45)
    assert distance_between(group, 0, state.ideal, state.place[1]) == pytest.approx(far)
    assert distance_between(group, 1, state.ideal, state.place[0]) == 0.0
    one, _ = seated([[0.1], [0.9]], [1, 1], 0.4)
    assert distance_between(one, 0, np.array([[0.1]]), np.array([0.9])) == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("rule", "attitudes"), [(0, [1, 1 / 2, 0]), (1, [1, 1 / 4, -1 / 2]), (2, [1, 0, -1])]
)
def test_attitudes_run_from_the_unlikeliest_position_to_the_likeliest(rule, attitudes):
    """Two dimensions of which each actor minds one; only the chances of positions matter."""
    # Of three places all one apart, with weights 3, 2 and 1, the chances are
    # 3/5·3/4, 2/5·2/3 and 1/4·1/3, or 27, 16 and 5 sixtieths.
    group, state = seated([[0, 0], [1, 0], [0.5, 0.75**0.5]], [3, 2, 1], 0.5)
    state.distance[:] = 0.0
    look_around(group, state, PLAIN._replace(risk=rule))
    assert state.distance == pytest.approx((1 - np.eye(3)) * 0.5**0.5)
    middle = (16 - 5) / (27 - 5)
    low, high = attitudes[2], attitudes[0]
    assert state.risk == pytest.approx([high, low + (high - low) * middle, low], abs=1e-6)
    expected = [
        [utility_of(state.distance[j, i], state.risk[i]) for i in range(3)] for j in (0, 1, 2)
    ]
    assert state.utility == pytest.approx(np.array(expected))


def test_equal_chances_make_nobody_shy_or_bold():
    group, state = seated([[0.0], [1.0]], [2, 2], 0.5)
    look_around(group, state, PLAIN)
    assert state.risk.tolist() == [0.0, 0.0]


def test_one_sees_others_between_their_attitude_and_ones_own():
    _, state = crowd(1, n=3)
    state.distance[:] = 0.4
    state.risk[:] = [0.9, -0.3, 0.0]
    for view, seen in ((1.0, [0.9, -0.3, 0.0]), (0.0, [-0.3] * 3), (1 / 3, [0.1, -0.3, -0.2])):
        look_as(state, 1, view)
        assert state.seen[0] == pytest.approx([0.6 * (1 + 0.4 * risk) for risk in seen])


def test_two_alone_prevail_by_what_they_stand_to_win():
    """Influence 3 and 1; the first would lose 0.2, the second 0.9: 0.6 to 0.9."""
    utility = np.array([[1.0, 0.1], [0.8, 1.0]])
    influence = np.array([3.0, 1.0])
    assert contest_victory(utility, influence, 0, 1, PLAIN) == pytest.approx(0.6 / 1.5)
    assert contest_victory(utility, influence, 1, 0, PLAIN) == pytest.approx(0.9 / 1.5)


@pytest.mark.parametrize(
    ("commitment", "prospect", "vote"),
    [
        # Principals 1 to 1; the third, of weight 2, has .8 and .3 of their places and 1 of its
        # own, so votes 1 by itself: chances 2/3 with the first, 1/3 beside it.
        (FULL, 0, 2 * 3 * (0.8 - 0.3) / 3),
        (SEMI, 0, 2 * ((2 * 2.6 + 0.9) / 3 - (2.4 + 2 * 1.6) / 3)),
        (NEVER, 0, 2 * (2 * (0.8 - 0.3) / 3)),
        # One and the same chance of 2/3 either way.
        (FULL, 1, 0.0),
        (SEMI, 1, 2 * ((2 * 2.6 + 0.9) / 3 - (2 * 2.4 + 1.6) / 3)),
        (NEVER, 1, 0.0),
    ],
)
def test_a_third_party_votes_by_where_it_ends_up(commitment, prospect, vote):
    utility = np.array([[1.0, 0.0, 0.8], [0.0, 1.0, 0.3], [0.5, 0.5, 1.0]])
    code = PLAIN._replace(commitment=commitment, prospect=prospect)
    found = contest_victory(utility, np.array([1.0, 1.0, 2.0]), 0, 1, code)
    assert found == pytest.approx((1 + max(vote, 0)) / (2 + abs(vote)))


def test_one_challenges_whom_it_gains_most_from():
    """What a challenge brings, (1 - s)2u + s(p 2u + (1 - p) 2v) - u - v, for everyone."""
    for seed in range(10):
        group, state = crowd(seed)
        look_around(group, state, PLAIN)
        for i in range(5):
            look_as(state, i, PLAIN.guess)
            gains = {}
            for j in set(range(5)) - {i}:
                chance = contest_victory(state.seen, group.influence, i, j, PLAIN)
                own, his, stake = state.seen[i, i], state.seen[j, i], group.stake[j]
                lost = (1 - chance) * stake * 2 * (own - his)
                gains[j] = (own - his - lost, chance)
            best = max(gains, key=gains.get)
            found = best_target(group, state, i, PLAIN)
            if gains[best][0] > 1e-5:
                assert found == (best, pytest.approx(gains[best][1]), pytest.approx(gains[best][0]))
            else:
                assert found[0] == -1


def test_nobody_is_challenged_where_all_stand_together():
    group, state = seated([[0.4, 0.2]] * 3, [1, 2, 3], 0.5)
    look_around(group, state, PLAIN)
    look_as(state, 0, PLAIN.guess)
    target, chance, gain = best_target(group, state, 0, PLAIN)
    assert target == -1
    assert np.isnan([chance, gain]).all()
