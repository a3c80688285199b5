"""What must hold for any run of the spatial model and any election."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.bargaining.spatial.model import SpatialRules, spatial_array
from detente.models.bargaining.voting.condorcet import condorcet_array

SEEDS = st.integers(0, 2**32 - 1)
RULES = [
    SpatialRules(),
    SpatialRules(offer="both", commitment="full", mix="s1p1"),
    SpatialRules(offer="weighted", victory="square", view="full", ballot="influence"),
    SpatialRules(mix="s2pmax", risk="max", commitment="none"),
]
IDS = ["default", "both", "weighted", "lead"]
TURNS = 3


def crowd(seed: int):
    """Draw actors at places of their own."""
    rng = np.random.default_rng(seed)
    actors, dims = rng.integers(2, 7), rng.integers(1, 4)
    salience = rng.uniform(0.05, 1, (actors, dims)) / dims
    return rng.uniform(0, 100, (actors, dims)), rng.uniform(1, 100, actors), salience


def run(args, rules, **options):
    return spatial_array(*args, rules=rules, turns=TURNS, **options)


@pytest.mark.parametrize("rules", RULES, ids=IDS)
class TestAnyRules:
    @given(SEEDS)
    def test_positions_stay_in_the_hull(self, rules, seed):
        args = crowd(seed)
        found = run(args, rules)
        low, high = args[0].min(axis=0) - 1e-9, args[0].max(axis=0) + 1e-9
        assert ((found.position >= low) & (found.position <= high)).all()
        assert ((found.outcome >= low) & (found.outcome <= high)).all()

    @given(SEEDS)
    def test_numbers_stay_in_their_ranges(self, rules, seed):
        found = run(crowd(seed), rules)
        assert ((found.probability >= 0) & (found.probability <= 1 + 1e-12)).all()
        assert (np.abs(found.risk) <= 1 + 1e-12).all()
        challenged = found.target >= 0
        assert (found.gain[challenged] > 1e-5).all()
        assert ((found.victory[challenged] > 0) & (found.victory[challenged] < 1)).all()
        assert np.isnan(found.gain[~challenged]).all()

    @given(SEEDS, st.randoms(use_true_random=False))
    def test_the_order_of_actors_does_not_matter(self, rules, seed, random):
        args = crowd(seed)
        order = list(range(len(args[1])))
        random.shuffle(order)
        # One turn: afterwards actors share places, and equal gains go by order.
        moved = spatial_array(*(array[order] for array in args), rules=rules, turns=1)
        found = spatial_array(*args, rules=rules, turns=1)
        np.testing.assert_allclose(moved.risk[0], found.risk[0, order], atol=1e-6)
        np.testing.assert_allclose(moved.probability[0], found.probability[0, order], atol=1e-7)
        np.testing.assert_allclose(moved.gain[0], found.gain[0, order], atol=1e-7)
        np.testing.assert_allclose(moved.outcome[0], found.outcome[0], atol=1e-5)

    @given(SEEDS, st.floats(-50, 50), st.floats(0.125, 8))
    def test_scale_and_shift(self, rules, seed, shift, length):
        args = crowd(seed)
        low, high = shift, 100 * length + shift
        moved = np.clip(length * args[0] + shift, low, high)
        again = spatial_array(moved, *args[1:], rules=rules, turns=1, scale=(low, high))
        found = spatial_array(*args, rules=rules, turns=1)
        np.testing.assert_allclose(again.gain, found.gain, atol=1e-7)
        np.testing.assert_allclose(again.outcome[0], length * found.outcome[0] + shift, atol=1e-4)

    @given(SEEDS)
    def test_a_dimension_turned_round(self, rules, seed):
        position, capability, salience = crowd(seed)
        turned = position.copy()
        turned[:, 0] = 100 - position[:, 0]
        again = spatial_array(turned, capability, salience, rules=rules, turns=1)
        found = spatial_array(position, capability, salience, rules=rules, turns=1)
        np.testing.assert_allclose(again.gain, found.gain, atol=1e-7)
        assert again.outcome[0, 0] == pytest.approx(100 - found.outcome[0, 0], abs=1e-4)

    @given(SEEDS, st.floats(0.001, 1000))
    def test_only_relative_capability_matters(self, rules, seed, factor):
        position, capability, salience = crowd(seed)
        again = spatial_array(position, factor * capability, salience, rules=rules, turns=1)
        found = spatial_array(position, capability, salience, rules=rules, turns=1)
        np.testing.assert_allclose(again.gain, found.gain, atol=1e-9)
        np.testing.assert_allclose(again.probability[0], found.probability[0], atol=1e-9)

    @given(SEEDS)
    def test_a_dimension_nobody_minds_changes_nothing(self, rules, seed):
        args = crowd(seed)
        rng = np.random.default_rng(seed)
        actors = len(args[1])
        more = np.hstack([args[0], rng.uniform(0, 100, (actors, 1))])
        again = spatial_array(
            more, args[1], np.hstack([args[2], np.zeros((actors, 1))]), rules=rules, turns=1
        )
        found = spatial_array(*args, rules=rules, turns=1)
        np.testing.assert_allclose(again.gain, found.gain, atol=1e-9)
        np.testing.assert_allclose(again.risk[0], found.risk[0], atol=1e-9)

    @given(SEEDS)
    def test_who_stays_does_not_move_and_who_accepts_was_party_to_it(self, rules, seed):
        found = run(crowd(seed), rules)
        for turn in range(found.turns):
            for actor, initiator in enumerate(found.accepted[turn]):
                if initiator < 0:
                    after, before = found.position[turn + 1, actor], found.position[turn, actor]
                    np.testing.assert_array_equal(after, before)
                else:
                    assert initiator == actor or found.target[turn, initiator] == actor


def test_a_third_party_on_the_side_of_the_stronger_joins_it():
    """On i's place, a third party never votes for j under "each-side" if i is the stronger."""
    for own in (1.0, 2.0, 5.0):
        position = np.array([[0.0], [100.0], [0.0]])
        salience = np.full((3, 1), 0.5)
        with_third = spatial_array(position, np.array([own, 1.0, 1.0]), salience, turns=1)
        alone = spatial_array(position[:2], np.array([own, 1.0]), salience[:2], turns=1)
        assert with_third.victory[0, 0] > alone.victory[0, 0]


@st.composite
def elections(draw):
    rng = np.random.default_rng(draw(SEEDS))
    actors, options = rng.integers(1, 7), rng.integers(2, 6)
    return rng.uniform(0, 1, (actors, options)), rng.uniform(0.1, 10, actors)


RULE = st.sampled_from(["conditional", "markov-uniform", "markov-incentive"])
VOTING = st.sampled_from(
    ["binary", "mostly-proportional", "proportional", "proportional-cubic", "cubic", "asymmetric"]
)
VICTORY = st.sampled_from(["linear", "square", "quartic", "octic", "binary"])


@given(elections(), VOTING, VICTORY, RULE, st.randoms(use_true_random=False))
def test_an_election_is_a_distribution_and_does_not_mind_orders(
    table, voting, victory, rule, random
):
    utility, weight = table
    rules = {"voting": voting, "victory": victory, "rule": rule}
    found = condorcet_array(utility, weight, **rules)
    assert found.probability.sum() == pytest.approx(1.0)
    assert (found.probability >= 0).all()
    np.testing.assert_allclose(found.victory + found.victory.T, 1.0)
    actors, options = list(range(len(weight))), list(range(utility.shape[1]))
    random.shuffle(actors)
    random.shuffle(options)
    moved = condorcet_array(utility[np.ix_(actors, options)], weight[actors], **rules)
    np.testing.assert_allclose(moved.probability, found.probability[options], atol=1e-5)


@given(elections(), st.floats(-3, 3))
def test_utilities_may_be_shifted_for_each_voter(table, shift):
    utility, weight = table
    rises = shift * np.arange(1, len(weight) + 1)[:, None]
    again = condorcet_array(utility + rises, weight)
    np.testing.assert_allclose(
        again.probability, condorcet_array(utility, weight).probability, atol=1e-6
    )


@given(elections(), RULE)
def test_an_option_everyone_prefers_wins(table, rule):
    utility, weight = table
    best = np.hstack([utility, np.full((len(weight), 1), 2.0)])
    found = condorcet_array(best, weight, rule=rule)
    assert found.probability[-1] > 0.9999


@given(elections())
def test_of_two_options_every_rule_says_the_same(table):
    utility, weight = table
    found = [
        condorcet_array(utility[:, :2], weight, rule=rule).probability
        for rule in ("conditional", "markov-uniform", "markov-incentive")
    ]
    np.testing.assert_allclose(found[0], found[1], atol=1e-4)
    np.testing.assert_allclose(found[0], found[2], atol=1e-4)
