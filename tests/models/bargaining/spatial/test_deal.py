"""One turn's second half: what is offered after a challenge, what it is worth, who accepts."""

import numpy as np
import pytest
from tests.models.bargaining.spatial.seats import PLAIN, crowd, seated

from detente.models.bargaining.spatial.deal import accept_offers, fill_challenges, offer_values
from detente.models.bargaining.spatial.turn import Bargains, Move, look_around, utility_of

S2P2, S1P1, S2PMAX = range(3)
INITIATOR, BOTH, WEIGHTED, WEIGHTED_AS_RUN = range(4)


def empty(actors, dims, offers=None):
    offers = offers or 2 * actors
    bargains = Bargains(
        np.zeros((offers, 2), dtype=np.int64),
        np.zeros((offers, 2, dims)),
        np.zeros((offers + 1, actors)),
    )
    ints, reals = (np.full((2, actors), value) for value in (-1, np.nan))
    return bargains, Move(ints[0], *reals, ints[1])


def challenged(group, state, code=PLAIN):
    """Look around and let everyone challenge."""
    bargains, move = empty(*state.place.shape)
    look_around(group, state, code)
    count = fill_challenges(group, state, bargains, move, code)
    return bargains, move, count


def chosen(worth, code, uniform):
    """Let two actors at 0 and 1 choose between staying and moving to 0.25 and 0.5."""
    group, state = seated([[0.0], [1.0]], [1, 1], 0.5)
    bargains, move = empty(2, 1)
    bargains.side[0], bargains.place[0, :, 0] = [0, 1], [0.25, 0.5]
    bargains.worth[:2] = worth
    place = accept_offers(group, state, bargains, 1, move, code, np.array([0.99, uniform]))
    return place[:, 0].tolist(), move.accepted.tolist()


@pytest.mark.parametrize(
    ("mix", "places"),
    [
        # Influence 4·.5 to 1·.5, so 4/5 to 1/5; saliences equal.
        (S2P2, [1 / 17, 1 / 17]),
        (S1P1, [1 / 5, 1 / 5]),
        # The lead is 3/5: the first stays and the second goes 3/5 of the way.
        (S2PMAX, [0.0, 2 / 5]),
    ],
)
def test_where_two_meet_by_hand(mix, places):
    group, state = seated([[0.0], [1.0]], [4, 1], 0.5)
    bargains, move, count = challenged(group, state, PLAIN._replace(mix=mix))
    assert move.target.tolist() == [1, 0]
    assert move.victory == pytest.approx([0.8, 0.2])
    assert count == 2
    assert bargains.side[:2].tolist() == [[0, 1], [1, 0]]
    assert bargains.place[0, :, 0] == pytest.approx(places, abs=1e-5)
    assert bargains.place[1, :, 0] == pytest.approx(places[::-1], abs=1e-5)


def test_saliences_pull_each_on_its_own_dimension():
    """Equal chances; squares of salience 1 : 9 on the first, 4 : 1 on the second dimension."""
    group, state = seated([[0.2, 0.2], [0.7, 0.7]], [1, 1], [[0.2, 0.4], [0.6, 0.2]])
    state.risk[:] = 0.0
    bargains, move, _ = challenged(group, state, PLAIN._replace(mix=S2P2))
    one = (np.array([0.2, 0.4]) * move.victory[0]) ** 2
    two = (np.array([0.6, 0.2]) * (1 - move.victory[0])) ** 2
    meet = (one * 0.2 + two * 0.7) / (one + two)
    assert bargains.place[0] == pytest.approx(np.array([meet, meet]))
    assert move.victory[0] == pytest.approx(0.6 / 1.4, rel=0.2)


def test_as_the_program_runs_places_have_four_decimals():
    group, state = seated([[0.0], [1.0]], [4, 1], 0.5)
    bargains, _, _ = challenged(group, state, PLAIN._replace(mean=1))
    assert bargains.place[0, :, 0].tolist() == [0.0588, 0.0588]


def test_two_views_of_the_balance_make_two_bargains_or_one_by_influence():
    for seed in range(6):
        group, state = crowd(seed)
        mine, move, count = challenged(group, state)
        both, _, doubled = challenged(group, state, PLAIN._replace(offer=BOTH))
        weighted, _, _ = challenged(group, state, PLAIN._replace(offer=WEIGHTED))
        as_run, _, _ = challenged(group, state, PLAIN._replace(offer=WEIGHTED_AS_RUN))
        assert doubled == 2 * count == 2 * (move.target >= 0).sum()
        np.testing.assert_array_equal(both.place[:doubled:2], mine.place[:count])
        for b in range(count):
            i, j = mine.side[b]
            one, two = group.influence[[i, j]]
            views = both.place[2 * b], both.place[2 * b + 1]
            np.testing.assert_allclose(
                weighted.place[b], (one * views[0] + two * views[1]) / (one + two)
            )
            two = group.capability[i] * group.stake[j]
            np.testing.assert_allclose(
                as_run.place[b], (one * views[0] + two * views[1]) / (one + two)
            )


def test_offers_lie_between_the_two_on_every_dimension():
    for seed in range(20):
        group, state = crowd(seed)
        for mix in (S2P2, S1P1, S2PMAX):
            bargains, _, count = challenged(group, state, PLAIN._replace(mix=mix))
            assert count > 0
            for (i, j), places in zip(bargains.side[:count], bargains.place[:count], strict=True):
                ends = state.place[[i, j]]
                assert (places >= ends.min(axis=0) - 1e-12).all()
                assert (places <= ends.max(axis=0) + 1e-12).all()


def test_an_offer_is_worth_the_mean_utility_of_all_places_after_it():
    group, state = crowd(4)
    bargains, _, count = challenged(group, state)
    offer_values(group, state, bargains, count)
    for b in range(-1, count):
        after = state.place.copy()
        if b >= 0:
            after[bargains.side[b]] = bargains.place[b]
        for k in range(5):
            gap = group.salience[k] * (state.ideal[k] - after)
            far = np.sqrt((gap**2).sum(axis=1) / (group.salience[k] ** 2).sum())
            mean = np.mean([utility_of(d, state.risk[k]) for d in far])
            assert bargains.worth[b + 1, k] == pytest.approx(mean)


def test_what_the_voters_want_more_is_done_and_of_equals_to_stay():
    assert chosen([[0.5, 0.5], [0.7, 0.6]], PLAIN, 0.0) == ([0.25, 0.5], [0, 0])
    assert chosen([[0.5, 0.5], [0.4, 0.55]], PLAIN, 0.0) == ([0.0, 1.0], [-1, -1])
    assert chosen([[0.5, 0.5], [0.5, 0.5]], PLAIN, 0.0) == ([0.0, 1.0], [-1, -1])


@pytest.mark.parametrize(("uniform", "moves"), [(0.24, False), (0.26, True)])
def test_a_drawn_choice_falls_by_the_chances(uniform, moves):
    """One vote of 0.1 to stay against 0.3 to move; the first actor draws 0.99 and moves."""
    found = chosen([[0.5, 0.5], [0.8, 0.4]], PLAIN._replace(choice=1), uniform)
    assert found == ([0.25, 0.5 if moves else 1.0], [0, 0 if moves else -1])


def test_who_is_part_of_no_offer_stays():
    group, state = seated([[0.0], [1.0], [0.6]], [1, 1, 1], 0.5)
    bargains, move = empty(3, 1)
    bargains.side[0], bargains.place[0] = [0, 1], 0.5
    bargains.worth[1] = 1.0
    place = accept_offers(group, state, bargains, 1, move, PLAIN, np.zeros(3))
    assert place[:, 0].tolist() == [0.5, 0.5, 0.6]
    assert move.accepted.tolist() == [0, 0, -1]
