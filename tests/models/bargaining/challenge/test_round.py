"""One round of the challenge model, step by step: exponents, values of challenges, offers."""

import itertools

import numpy as np
import pytest

from detente.models.bargaining.challenge.reading import Reading, rules_of
from detente.models.bargaining.challenge.round import (
    best_offer,
    choose_offer,
    fill_exponents,
    second_pass,
    weigh_challenges,
)
from detente.models.bargaining.challenge.votes import make_actors, make_tables

PLAIN = Reading()


def seated(u, s=1.0, r=1.0, w=1.0, before=None):
    actors = make_actors(len(u))
    actors.x[:], actors.u[:] = 100.0 * np.asarray(u), u
    actors.before[:] = u if before is None else before
    actors.w[:], actors.s[:], actors.r[:] = w, s, r
    actors.label[:] = np.arange(len(u))
    return actors


def expected_utility(i, j, case, r, rules, mu):
    """Write E(U_ij) as the paper prints it, with the exponent given."""
    u, s, share, before = case
    d, q = abs(u[i] - u[j]), rules.q
    far = abs(u[i] - mu) + d
    nearer, not_apart = abs(u[i] - mu) < d, abs(before[i] - before[j]) >= d
    t = {"median": float(nearer), "approach": float(not_apart)}.get(rules.t, rules.t)
    success, failure = 2 - 4 * (0.5 - 0.5 * d) ** r, 2 - 4 * (0.5 + 0.5 * d) ** r
    better, worse = 2 - 4 * (0.5 - 0.25 * far) ** r, 2 - 4 * (0.5 + 0.25 * far) ** r
    challenge = s[j] * (share[i, j] * success + (1 - share[i, j]) * failure)
    challenge += (1 - s[j]) * success
    return challenge - q * (2 - 4 * 0.5**r) - (1 - q) * (t * better + (1 - t) * worse)


def test_exponents_by_hand():
    out = np.full(5, 9.0)
    fill_exponents(np.array([-1.0, 1.0, 3.0, 2.0, -50.0]), 4, out)
    # B = -1, 0, 1 and 1/2: (1 + 1/3)/(1 - 1/3), 1, 1/2 and (5/6)/(7/6).
    assert out == pytest.approx([2.0, 1.0, 0.5, 5 / 7, 9.0])


def test_exponents_do_not_hang_on_the_unit_of_danger_and_equal_danger_makes_none():
    danger, one, two = np.array([3.0, -2.0, 0.5]), np.empty(3), np.empty(3)
    fill_exponents(danger, 3, one)
    fill_exponents(7.0 * danger - 40.0, 3, two)
    assert two == pytest.approx(one)
    fill_exponents(np.full(3, 4.2), 3, one)
    assert one.tolist() == [1.0, 1.0, 1.0]


def five(seed):
    """Return positions, two of them equal, saliences, probabilities and positions before."""
    rng = np.random.default_rng(seed)
    before = rng.uniform(0, 1, 5)
    return np.array([0.0, 0.2, 0.2, 0.7, 1.0]), rng.uniform(0, 1, 5), before


@pytest.mark.parametrize("q", [1.0, 0.4])
@pytest.mark.parametrize("t", ["median", "approach", 0.3])
@pytest.mark.parametrize("exponent", ["own", "observer"])
def test_challenges_are_worth_what_the_paper_prints(q, t, exponent):
    rng = np.random.default_rng(8)
    reading = Reading(q=q, t=t, exponent=exponent)
    u, s, before = five(1)
    r, tables = rng.uniform(0.5, 2, 5), make_tables(5)
    tables.share[:] = rng.uniform(0, 1, (5, 5))
    case = u, s, tables.share.copy(), before
    second_pass(seated(u, s, r, before=before), 5, rules_of(reading), tables, 0.2)
    for i, j in itertools.permutations(range(5), 2):
        gain = expected_utility(i, j, case, r[i], reading, 0.2)
        own = r[i] if exponent == "observer" else r[j]
        threat = expected_utility(j, i, case, own, reading, 0.2)
        assert tables.wide[i, j] == pytest.approx(gain, abs=1e-12)
        assert tables.share[i, j] == pytest.approx(threat, abs=1e-12)


@pytest.mark.parametrize("security", ["prose", "appendix"])
@pytest.mark.parametrize("t", ["median", "approach"])
def test_exponents_come_from_challenges_valued_at_exponent_1(security, t):
    for q in (1.0, 0.3):
        reading = Reading(q=q, t=t, security=security)
        u, s, before = five(2)
        actors, tables = seated(u, s, before=before), make_tables(5)
        weigh_challenges(actors, 5, rules_of(reading), tables, 0.2)
        case, worth = (u, s, tables.share, before), np.zeros((5, 5))
        for i, j in itertools.permutations(range(5), 2):
            worth[i, j] = expected_utility(i, j, case, 1.0, reading, 0.2)
        danger = worth.sum(axis=1 if security == "appendix" else 0)
        assert actors.danger == pytest.approx(danger, abs=1e-12)
        basis = (2 * danger - danger.max() - danger.min()) / np.ptp(danger)
        assert actors.r == pytest.approx((3 - basis) / (3 + basis))


def test_voters_with_exponents_count_votes_again():
    """By hand: exponents come from straight votes, the final shares from the bent ones."""
    u, w = [0.0, 0.5, 1.0], [1.0, 1.0, 1.5]
    straight, bent = seated(u, w=w), seated(u, w=w)
    tables, others = make_tables(3), make_tables(3)
    weigh_challenges(straight, 3, rules_of(PLAIN), tables, 0.5)
    weigh_challenges(bent, 3, rules_of(Reading(voter_exponent=True)), others, 0.5)
    assert bent.r == pytest.approx(straight.r)
    r = bent.r
    # 0.5 against 1: the first is for 0.5 by 1 - 0.5^r, the second by 0.5^r, the third against.
    for_it, against = 1 - 0.5 ** r[0] + 0.5 ** r[1], 1.5 * 0.5 ** r[2]
    assert others.share[1, 2] == pytest.approx(for_it / (for_it + against))
    assert tables.share[1, 2] == pytest.approx(1 / 1.75)


@pytest.mark.parametrize(
    ("a", "b", "choices", "kind", "place"),
    [
        (0.5, 0.8, {}, 1, 30.0),
        (0.5, 0.8, {"conflict": "nobody"}, 0, 10.0),
        (0.8, 0.5, {}, 0, 10.0),
        (0.5, 0.5, {}, 0, 10.0),
        (-0.2, 0.8, {}, 2, 15.0),
        (-0.8, 0.2, {}, 3, 30.0),
        (-0.8, 0.2, {"capitulation": False}, 0, 10.0),
        (0.0, 0.8, {}, 0, 10.0),
    ],
)
def test_what_a_challenge_does_by_hand(a, b, choices, kind, place):
    found = best_offer(a, b, 10.0, 30.0, rules_of(Reading(**choices)))
    assert found == (kind, pytest.approx(place))


@pytest.mark.parametrize(
    ("choices", "place"),
    [
        # Offers to the actor at 50: conflict to 0, compromise to 60, nothing from the last.
        ({"choice": "least"}, 60.0),
        ({"choice": "class"}, 0.0),
        ({"choice": "strongest"}, 0.0),
        ({"choice": "sender"}, 50.0),
        ({"choice": "strongest", "conflict": "nobody"}, 60.0),
    ],
    ids=str,
)
def test_which_offer_is_taken_by_hand(choices, place):
    actors, tables = seated([0.0, 0.5, 0.9, 1.0]), make_tables(4)
    tables.wide[1, :], tables.share[1, :] = [0.3, 0.0, -0.1, 0.9], [0.6, 0.0, 0.4, 0.8]
    choose_offer(actors, 4, rules_of(Reading(**choices)), tables)
    assert actors.target == pytest.approx([0.0, place, 90.0, 100.0])


@pytest.mark.parametrize(("tie", "place"), [("lowest", 0.0), ("first", 100.0)])
def test_equal_offers_go_to_the_lowest_or_the_first_in_the_order_given(tie, place):
    actors, tables = seated([0.0, 0.5, 1.0]), make_tables(3)
    actors.label[:] = [2, 1, 0]
    tables.wide[1, :], tables.share[1, :] = -0.9, 0.2
    choose_offer(actors, 3, rules_of(Reading(tie=tie)), tables)
    assert actors.target[1] == place
