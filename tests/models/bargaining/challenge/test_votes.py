"""Votes by running sums against a plain loop over voters, and the probabilities made of them."""

import numpy as np
import pytest

from detente.models.bargaining.challenge.reading import Reading, rules_of
from detente.models.bargaining.challenge.votes import (
    count_votes,
    make_actors,
    make_tables,
    share_of_votes,
    sum_distances,
)


def seated(u, w, r=None, room=0):
    """Return sorted actors, with room for more than there are."""
    actors = make_actors(len(u) + room)
    for part in actors[:9]:
        part[:] = 99.0
    actors.u[: len(u)], actors.w[: len(u)] = u, w
    actors.r[: len(u)] = 1.0 if r is None else r
    return actors


def crowd(seed, n=7, *, coarse=False):
    rng = np.random.default_rng(seed)
    u = np.sort(rng.integers(0, 4, n) / 4 if coarse else rng.uniform(0, 1, n))
    return u, rng.uniform(0.1, 1, n), rng.uniform(0.5, 2, n)


def voted(u, w, r, *, others=False):
    """Add up votes for i (row) over j (column), voter by voter."""
    n = len(u)
    votes = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            for k in range(n):
                if u[i] != u[j] and not (others and k in (i, j)):
                    more = w[k] * (abs(u[j] - u[k]) ** r[k] - abs(u[i] - u[k]) ** r[k])
                    votes[i, j] += max(more, 0.0)
    return votes


def counted(u, w, r=None, **choices):
    """Return the table of votes and the total, from the kernels."""
    n, rules, bent = len(u), rules_of(Reading(**choices)), r is not None
    tables = make_tables(n + 2)
    sum_distances(seated(u, w, r, room=2), n, bent, tables.wide)
    total = count_votes(seated(u, w, r, room=2), n, rules, bent, tables)
    return tables.share, total


def test_three_actors_by_hand():
    # At 0, 1/4 and 1 with weights 1, 2, 3: the first two are nearer to 0 than to 1.
    votes, total = counted([0.0, 0.25, 1.0], [1.0, 2.0, 3.0])
    assert votes[0, 2] == pytest.approx(1 * 1 + 2 * (0.75 - 0.25))
    assert votes[2, 0] == pytest.approx(3 * 1)
    assert votes[0, 1] == pytest.approx(1 / 4)
    assert votes[1, 0] == pytest.approx((2 + 3) / 4)
    assert votes[1, 2] == pytest.approx((1 + 2) * 3 / 4)
    assert votes[2, 1] == pytest.approx(3 * 3 / 4)
    # Each contest is counted as i against j and as j against i.
    assert total == pytest.approx(2 * (5 + 1.5 + 4.5))


@pytest.mark.parametrize("bent", [False, True])
def test_running_sums_are_weighted_distances_to_the_actors_before(bent):
    u, w, r = crowd(1)
    tables = make_tables(9)
    sum_distances(seated(u, w, r, room=2), 7, bent, tables.wide)
    d = np.abs(u[:, None] - u) ** (r[:, None] if bent else 1.0)
    for h in range(8):
        expected = (w[:h, None] * d[:h]).sum(axis=0)
        np.testing.assert_allclose(tables.wide[h, :7], expected, atol=1e-14)
    assert not tables.wide[:, 7:].any()


@pytest.mark.parametrize("coarse", [True, False], ids=["ties", "no-ties"])
@pytest.mark.parametrize("others", [True, False], ids=["others", "all"])
@pytest.mark.parametrize("bent", [True, False], ids=["bent", "straight"])
def test_votes_equal_a_loop_over_voters(bent, others, coarse):
    for seed in range(10):
        u, w, r = crowd(seed, coarse=coarse)
        expected = voted(u, w, r if bent else np.ones(7), others=others)
        choices = {"voters": "others" if others else "all"}
        votes, total = counted(u, w, r if bent else None, **choices)
        np.testing.assert_allclose(votes[:7, :7], expected, atol=1e-12)
        assert total == pytest.approx(2 * expected.sum())


def test_a_scale_turned_round_turns_the_table_round():
    u, w, r = crowd(4)
    votes, _ = counted(u, w, r)
    turned, _ = counted(1 - u[::-1], w[::-1], r[::-1])
    np.testing.assert_allclose(turned[:7, :7], votes[:7, :7][::-1, ::-1], atol=1e-14)


def test_without_the_two_parties_nobody_is_left_to_vote():
    votes, total = counted([0.0, 1.0], [1.0, 1.0], voters="others")
    assert not votes[:2, :2].any()
    assert total == 0.0
    for kind in ("pair", "global", "net"):
        share_of_votes(votes, 2, rules_of(Reading(probability=kind)), total)
        assert not votes[:2, :2].any()


@pytest.mark.parametrize("kind", ["pair", "global", "net"])
def test_probabilities_are_shares_of_the_votes_their_rule_names(kind):
    u, w, _ = crowd(2)
    u[3], w = u[4], w / 1000
    won = voted(u, w, np.ones(7))
    share, total = counted(u, w)
    share_of_votes(share, 7, rules_of(Reading(probability=kind)), total)
    pair = np.where(won + won.T > 0, won + won.T, 1.0)
    expected = {
        "pair": won / pair,
        "global": won / (won + won.T).sum(),
        "net": np.maximum(won - won.T, 0) / pair,
    }[kind]
    np.testing.assert_allclose(share[:7, :7], expected, atol=1e-13)
    assert share[3, 4] == share[4, 3] == 0.0
