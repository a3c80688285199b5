"""What must hold for any exchange: order, scale, shift, mirror, hull, gains."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.bargaining.exchange.model import AS_RUN, ExchangeRules, exchange_array

READINGS = [
    ExchangeRules(),
    AS_RUN,
    ExchangeRules(check="none"),
]
SOUND = [READINGS[0], READINGS[2]]
SEEDS = st.integers(0, 2**32 - 1)


def table(seed: int, *, influence: float = 0.05):
    """Draw positions without ties, so that no result hangs on a tie rule."""
    rng = np.random.default_rng(seed)
    issues, actors = rng.integers(2, 5), rng.integers(2, 8)
    position = rng.uniform(0, 100, (issues, actors))
    capability = rng.uniform(influence, 1, (1, actors))
    return position, capability, rng.uniform(influence, 1, (issues, actors))


def run(args, rules, **options):
    return exchange_array(*args, rules=rules, rounds=2, **options)


@pytest.mark.parametrize("rules", READINGS, ids=["default", "as-run", "unchecked"])
class TestAnyReading:
    @given(SEEDS, st.randoms(use_true_random=False))
    def test_the_order_of_actors_does_not_matter(self, rules, seed, random):
        args = table(seed)
        order = list(range(args[0].shape[1]))
        random.shuffle(order)
        moved = run([array[:, order] for array in args], rules)
        found = run(args, rules)
        np.testing.assert_allclose(moved.outcome, found.outcome, atol=1e-6)
        np.testing.assert_allclose(moved.voting, found.voting[..., order], atol=1e-6)

    @given(SEEDS, st.randoms(use_true_random=False))
    def test_the_order_of_issues_does_not_matter(self, rules, seed, random):
        position, capability, salience = table(seed)
        order = list(range(position.shape[0]))
        random.shuffle(order)
        moved = run((position[order], capability, salience[order]), rules)
        found = run((position, capability, salience), rules)
        np.testing.assert_allclose(moved.outcome, found.outcome[:, order], atol=1e-6)

    def test_the_side_that_is_called_first_does_not_matter(self, rules):
        """Both sides of one deal overshoot here, and one remembers another position."""
        position, capability, salience = table(316844)
        order = [0, 2, 1, 3]
        moved = run((position[order], capability, salience[order]), rules)
        found = run((position, capability, salience), rules)
        np.testing.assert_allclose(moved.outcome, found.outcome[:, order], atol=1e-6)

    @given(SEEDS, st.floats(-50, 50), st.floats(0.125, 8))
    def test_scale_and_shift_of_an_issue(self, rules, seed, shift, length):
        args = table(seed)
        low, high = shift, 100 * length + shift
        moved = np.clip(length * args[0] + shift, low, high)
        again = run((moved, *args[1:]), rules, scale=(low, high))
        found = run(args, rules)
        np.testing.assert_allclose(again.outcome, length * found.outcome + shift, atol=1e-5)
        np.testing.assert_allclose(again.deals.gain, found.deals.gain, atol=1e-6)

    @given(SEEDS, st.floats(0.01, 100))
    def test_only_relative_capability_matters(self, rules, seed, factor):
        position, capability, salience = table(seed)
        again = run((position, factor * capability, salience), rules)
        found = run((position, capability, salience), rules)
        np.testing.assert_allclose(again.outcome, found.outcome, atol=1e-6)

    @given(SEEDS)
    def test_both_sides_gain_the_same_and_something(self, rules, seed):
        deals = run(table(seed), rules).deals
        for number in range(2):
            gain = deals.gain[number, : deals.realised[number]]
            assert (gain >= 0).all()
            np.testing.assert_allclose(gain[:, 0], gain[:, 1], rtol=1e-9)

    @given(SEEDS)
    def test_an_actor_without_positions_changes_nothing(self, rules, seed):
        args = table(seed)
        more = [
            np.concatenate([array, np.full((array.shape[0], 1), np.nan)], axis=1) for array in args
        ]
        np.testing.assert_array_equal(run(more, rules).outcome, run(args, rules).outcome)

    @given(SEEDS)
    def test_the_outcome_is_the_weighted_mean_of_the_votes(self, rules, seed):
        position, capability, salience = table(seed)
        found = run((position, capability, salience), rules)
        weight = capability * salience
        expected = (weight * found.voting).sum(axis=-1) / weight.sum(axis=-1)
        np.testing.assert_allclose(found.outcome[1:], expected, atol=1e-9)


@pytest.mark.parametrize("rules", SOUND, ids=["default", "unchecked"])
class TestWhatTheProgramBreaks:
    @given(SEEDS)
    def test_a_scale_turned_round(self, rules, seed):
        position, capability, salience = table(seed)
        turned = position.copy()
        turned[0] = 100 - position[0]
        again = run((turned, capability, salience), rules)
        found = run((position, capability, salience), rules)
        assert again.outcome[:, 0] == pytest.approx(100 - found.outcome[:, 0], abs=1e-6)
        np.testing.assert_allclose(again.outcome[:, 1:], found.outcome[:, 1:], atol=1e-6)

    @given(SEEDS)
    def test_positions_and_outcomes_stay_in_the_hull(self, rules, seed):
        args = table(seed)
        found = run(args, rules)
        low = args[0].min(axis=1) - 1e-9
        high = args[0].max(axis=1) + 1e-9
        for array in (found.position, found.voting):
            assert (array >= low[:, None]).all()
            assert (array <= high[:, None]).all()
        assert ((found.outcome >= low) & (found.outcome <= high)).all()


@given(SEEDS)
def test_with_the_full_check_a_gain_is_what_the_outcomes_bring(seed):
    """The gain that is booked equals the externality computed from the shifted outcomes."""
    args = table(seed)
    found = run(args, ExchangeRules())
    deals, start, salience = found.deals, args[0], args[2]
    outcome = found.outcome[0].copy()
    weight = args[1] * salience
    unit = weight / weight.sum(axis=-1, keepdims=True)
    for at in range(deals.realised[0]):
        after = outcome.copy()
        for side in range(2):
            actor, supply = deals.actor[0, at, side], deals.supply[0, at, side]
            after[supply] += unit[supply, actor] * deals.move[0, at, side]
        for side in range(2):
            actor = deals.actor[0, at, side]
            distance = np.abs(outcome - start[:, actor]) - np.abs(after - start[:, actor])
            supply, demand = deals.supply[0, at, side], deals.supply[0, at, 1 - side]
            brought = salience[demand, actor] * distance[demand]
            assert brought > 0
            lost = salience[supply, actor] * abs(after - outcome)[supply]
            assert brought - lost == pytest.approx(deals.gain[0, at, side], abs=1e-7)
        outcome = after
