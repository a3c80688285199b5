"""The probabilistic Condorcet election by hand, and what is undefined or refused."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.voting.condorcet import condorcet_array

PLAIN = np.array([[1.0, 0.0], [0.0, 1.0]])  # each of two actors wants its own option
CYCLE = np.array([[2.0, 1, 0], [0, 2, 1], [1, 0, 2]]) / 2


@pytest.mark.parametrize(
    ("victory", "expected"),
    [
        ("linear", 2 / 3),
        ("square", 4 / 5),
        ("quartic", 16 / 17),
        ("octic", 256 / 257),
        ("binary", 1 / (1 + 1e-6)),
    ],
)
def test_two_to_one_under_each_rule_of_victory(victory, expected):
    """The first four as KTAB's user guide (version 1.4, "VictoryProbModel") prints them."""
    found = condorcet_array(PLAIN, np.array([2.0, 1.0]), victory=victory)
    assert found.victory[0, 1] == pytest.approx(expected, abs=1e-7)
    assert found.victory[0, 0] == 0.5


def test_binary_victory_is_linear_below_a_lead_of_a_tenth():
    found = condorcet_array(PLAIN, np.array([1.05, 1.0]), victory="binary")
    assert found.victory[0, 1] == pytest.approx((2.1 * 1.05 / 2.05 - 1) / 0.1, abs=1e-6)
    behind = condorcet_array(PLAIN, np.array([1.0, 1.05]), victory="binary")
    assert behind.victory[0, 1] == pytest.approx(1 - found.victory[0, 1])


@pytest.mark.parametrize(
    ("voting", "expected"),
    [
        # Worth 1/2 more to the first actor, 1/4 less to the second.
        ("proportional", 2 / 3),
        ("binary", 1 / 2),
        ("mostly-proportional", 0.6 / (0.6 + 0.4)),
        ("cubic", 8 / 9),
        ("proportional-cubic", 0.3125 / (0.3125 + 0.1328125)),
        ("asymmetric", 2 / 3),
    ],
)
def test_votes_under_each_rule(voting, expected):
    utility = np.array([[0.5, 0.0], [0.0, 0.25]])
    found = condorcet_array(utility, np.ones(2), voting=voting)
    assert found.victory[0, 1] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("rule", ["conditional", "markov-uniform", "markov-incentive"])
def test_of_two_options_each_wins_as_it_beats_the_other(rule):
    """Product: v/2 against (1-v)/2. Markov: P = (P + v) / 2. Incentives: each meets the other."""
    found = condorcet_array(PLAIN, np.array([3.0, 1.0]), rule=rule)
    assert found.probability == pytest.approx([0.75, 0.25], abs=1e-5)


@pytest.mark.parametrize("rule", ["conditional", "markov-uniform", "markov-incentive"])
def test_a_cycle_of_equals_is_even(rule):
    found = condorcet_array(CYCLE, np.ones(3), rule=rule)
    assert found.probability == pytest.approx([1 / 3] * 3, abs=1e-5)
    assert found.victory[0, 1] == pytest.approx(0.5)  # 1/2 + 1/2 against 1
    assert found.victory[1, 0] == pytest.approx(0.5)


def test_uniform_markov_rule_is_in_balance():
    """What an option keeps and wins, one challenge in three each, is what it has."""
    utility = np.array([[1.0, 0.0, 0.5], [0.0, 1.0, 0.5]])
    found = condorcet_array(utility, np.array([3.0, 1.0]), rule="markov-uniform")
    v, p = found.victory, found.probability
    after = [(v[a] * (p[a] + p)).sum() / 3 for a in range(3)]
    assert p == pytest.approx(after, abs=2e-6)
    assert p[0] > p[2] > p[1]


def test_conditional_product_by_hand():
    # c lies halfway: every pair is 3 to 1, for a against both and for c against b.
    utility = np.array([[1.0, 0.0, 0.5], [0.0, 1.0, 0.5]])
    found = condorcet_array(utility, np.array([3.0, 1.0]))
    assert found.victory == pytest.approx(
        np.array([[0.5, 0.75, 0.75], [0.25, 0.5, 0.25], [0.25, 0.75, 0.5]])
    )
    assert found.probability == pytest.approx([9 / 13, 1 / 13, 3 / 13])


def test_many_options_do_not_underflow():
    rng = np.random.default_rng(0)
    found = condorcet_array(rng.uniform(size=(20, 600)), np.ones(20), victory="octic")
    assert found.probability.sum() == pytest.approx(1.0)
    assert np.isfinite(found.probability).all()


@pytest.mark.parametrize("rule", ["conditional", "markov-uniform", "markov-incentive"])
def test_no_weight_or_no_preference_is_even(rule):
    assert condorcet_array(CYCLE, np.zeros(3), rule=rule).probability == pytest.approx([1 / 3] * 3)
    flat = condorcet_array(np.full((4, 2), 0.3), np.ones(4), rule=rule)
    assert flat.probability == pytest.approx([0.5, 0.5])


def test_one_option_is_certain():
    found = condorcet_array(np.array([[0.2], [0.8]]), np.ones(2))
    assert found.probability.tolist() == [1.0]


def test_an_actor_with_an_unknown_utility_does_not_vote():
    more = np.vstack([CYCLE, [np.nan, 1.0, 0.0]])
    found = condorcet_array(more, np.array([3.0, 2.0, 1.0, np.nan]))
    alone = condorcet_array(CYCLE, np.array([3.0, 2.0, 1.0]))
    np.testing.assert_array_equal(found.probability, alone.probability)


def test_leading_dimensions():
    rng = np.random.default_rng(1)
    utility, weight = rng.uniform(size=(2, 3, 5, 4)), rng.uniform(size=(3, 5))
    whole = condorcet_array(utility, weight)
    assert whole.victory.shape == (2, 3, 4, 4)
    for at in np.ndindex(2, 3):
        one = condorcet_array(utility[at], weight[at[1]])
        np.testing.assert_array_equal(whole.victory[at], one.victory)
        np.testing.assert_array_equal(whole.probability[at], one.probability)


@pytest.mark.parametrize(
    ("utility", "weight", "error", "message"),
    [
        (np.zeros(3), np.ones(3), ShapeError, r"shapes \(3,\) and \(3,\)"),
        (np.zeros((3, 2)), np.ones(2), ShapeError, r"\(\.\.\., actor, option\)"),
        (np.zeros((3, 0)), np.ones(3), ShapeError, "at least one option"),
        (np.full((2, 2), np.inf), np.ones(2), DomainError, "utility contains an infinite number"),
        (np.zeros((2, 2)), np.array([1, -1.0]), DomainError, r"weight\[1\] is -1"),
        (np.zeros((2, 2)), np.array([np.nan, 1]), DomainError, r"weight\[0\] is nan"),
    ],
)
def test_what_is_refused(utility, weight, error, message):
    with pytest.raises(error, match=message):
        condorcet_array(utility, weight)


@pytest.mark.parametrize("name", ["voting", "victory", "rule"])
def test_unknown_rules_are_refused(name):
    with pytest.raises(DomainError, match=f"{name} is 'odd'; allowed: .*"):
        condorcet_array(PLAIN, np.ones(2), **{name: "odd"})
