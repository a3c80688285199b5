"""Axioms of the bargaining solutions, for any table."""

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tests.models.bargaining.cooperative.deals import SOLUTIONS, gains

solution = pytest.mark.parametrize("name", SOLUTIONS)
few = settings(max_examples=25)  # each example solves two games of the slowest kind
loss_of_distance = pytest.mark.parametrize("loss", ["quadratic", "linear"])

# Gains in shares of full utility; costs are such that a deal is usual but not certain.
CLOSE = {"quadratic": 5e-5, "linear": 5e-5}
WIDE = 1e-4  # least gain of games in which outcomes are compared: thinner ones are ill-conditioned


def numbers(low: float, high: float):
    return st.floats(low, high, allow_nan=False, width=32)


@st.composite
def games(draw, most=4):
    """Draw a table, what holds without a deal, and what that costs."""
    issues, actors = draw(st.integers(1, 3)), draw(st.integers(2, most))
    position = draw(arrays(float, (issues, actors), elements=numbers(0, 100)))
    salience = draw(arrays(float, (issues, actors), elements=numbers(0.0625, 1)))
    capability = draw(arrays(float, actors, elements=numbers(0.25, 4)))
    rest = {
        "reversion": draw(arrays(float, issues, elements=numbers(0, 100))),
        "cost": draw(arrays(float, actors, elements=numbers(0, 0.5))),
    }
    return (position, capability, salience), rest


def solved(name, game, loss):
    table, rest = game
    return SOLUTIONS[name](*table, **rest, loss=loss)


def assert_alike(name, loss, gain, other, capability):
    """Compare gains, or their sum where linear losses may tie on how it is divided."""
    if name == "utilitarian" and loss == "linear":
        gain, other = (capability * gain).sum(), (capability * other).sum()
    assert gain == pytest.approx(other, abs=CLOSE[loss])


@solution
@loss_of_distance
@few
@given(game=games())
def test_nobody_is_worse_off_than_without_a_deal(name, loss, game):
    found = solved(name, game, loss)
    assert found.status in {0, 1}
    assert (found.gain >= -1e-9).all()
    if found.status == 0:
        assert (found.outcome == game[1]["reversion"]).all()


@solution
@loss_of_distance
@few
@given(game=games(), share=st.lists(numbers(0, 1), min_size=3, max_size=3))
def test_nothing_is_better_for_everybody(name, loss, game, share):
    """Neither terms drawn anywhere among the ideals nor such a step from the outcome."""
    table, rest = game
    found = solved(name, game, loss)
    low, high = table[0].min(axis=1), table[0].max(axis=1)
    rival = low + np.array(share[: low.size]) * (high - low)
    for size in (1.0, 0.1, 0.01):
        terms = (1 - size) * found.outcome + size * rival
        assert (gains(terms, table, rest, loss) - found.gain).min() < CLOSE[loss]


@solution
@loss_of_distance
@few
@given(game=games(), data=st.data())
def test_the_order_of_parties_does_not_matter(name, loss, game, data):
    (position, capability, salience), rest = game
    found = solved(name, game, loss)
    assume(found.status == 0 or found.gain.min() > WIDE or name == "utilitarian")
    order = data.draw(st.permutations(range(capability.size)))
    moved = (
        (position[:, order], capability[order], salience[:, order]),
        {**rest, "cost": rest["cost"][order]},
    )
    again = solved(name, moved, loss)
    assert again.status == found.status
    assert_alike(name, loss, again.gain, found.gain[order], capability[order])


@solution
@loss_of_distance
@few
@given(game=games())
def test_a_scale_turned_round_turns_the_outcome(name, loss, game):
    (position, capability, salience), rest = game
    found = solved(name, game, loss)
    turned = {**rest, "reversion": 100 - rest["reversion"]}
    again = solved(name, ((100 - position, capability, salience), turned), loss)
    assume(found.status == again.status)
    assert_alike(name, loss, again.gain, found.gain, capability)


@solution
@loss_of_distance
@few
@given(game=games(), size=numbers(0.25, 1))
def test_a_smaller_world_has_a_smaller_outcome(name, loss, game, size):
    """All losses and costs shrink alike, which no solution minds."""
    (position, capability, salience), rest = game
    found = solved(name, game, loss)
    shrink = size**2 if loss == "quadratic" else size
    small = {"reversion": size * rest["reversion"], "cost": shrink * rest["cost"]}
    again = solved(name, ((size * position, capability, salience), small), loss)
    assume(found.status == again.status)
    assert_alike(name, loss, again.gain, shrink * found.gain, capability)


@pytest.mark.parametrize("name", ["nash", "kalai"])
@loss_of_distance
@few
@given(game=games(), share=numbers(0.125, 1), data=st.data())
def test_units_of_utility_do_not_matter(name, loss, game, share, data):
    """Scale covariance: one party cares, beside, for what only it cares for and already has.

    Its stakes in the rest, and its cost, are then `share` of what they were. Egalitarian and
    utilitarian solutions compare utilities, so that they may change.
    """
    (position, capability, salience), rest = game
    found = solved(name, game, loss)
    assume(found.status == 1)
    assume(found.gain.min() > WIDE)
    who = data.draw(st.integers(0, capability.size - 1))
    own = np.full((1, capability.size), np.nan)
    own[0, who] = 50.0
    weight = salience / salience.sum(axis=0)
    weight[:, who] *= share
    cost = rest["cost"].copy()
    cost[who] *= share
    again = SOLUTIONS[name](
        np.vstack([position, own]),
        capability,
        np.vstack([weight, np.full((1, capability.size), 1 - share)]),
        reversion=np.append(rest["reversion"], 50.0),
        cost=cost,
        loss=loss,
    )
    unit = np.where(np.arange(capability.size) == who, share, 1.0)
    assert again.gain / unit == pytest.approx(found.gain, abs=10 * CLOSE[loss])


@solution
@loss_of_distance
@few
@given(side=arrays(float, 2, elements=numbers(0, 100)), salience=numbers(0.0625, 1))
def test_mirror_images_gain_alike(name, loss, side, salience):
    """Symmetry: two parties that are each other's mirror image around the reversion point."""
    position = np.stack([side, 100 - side], axis=1)
    stake = np.array([[1.0, salience], [salience, 1.0]])
    mirrored = np.stack([position[:, 0], position[::-1, 1]], axis=1)
    found = SOLUTIONS[name](
        mirrored, np.ones(2), stake, reversion=np.array([50.0, 50.0]), cost=0.1, loss=loss
    )
    assert found.status == 1
    assert found.gain[0] == pytest.approx(found.gain[1], abs=10 * CLOSE[loss])


@pytest.mark.parametrize("name", ["nash", "utilitarian"])
@loss_of_distance
@few
@given(game=games(most=3), share=numbers(0.125, 0.875))
def test_a_party_split_in_two_keeps_its_power(name, loss, game, share):
    (position, capability, salience), rest = game
    found = solved(name, game, loss)
    assume(found.status == 0 or found.gain.min() > WIDE)
    halves = np.append(capability, capability[0] * (1 - share))
    halves[0] *= share
    split = (
        (np.c_[position, position[:, 0]], halves, np.c_[salience, salience[:, 0]]),
        {**rest, "cost": np.append(rest["cost"], rest["cost"][0])},
    )
    again = solved(name, split, loss)
    assert again.status == found.status
    one = np.append(found.gain, found.gain[0])
    assert_alike(name, loss, again.gain, one, halves)


# Many tables leave nothing to gain, or one party at its best: those say nothing here.
@settings(max_examples=25, suppress_health_check=[HealthCheck.filter_too_much])
@given(game=games(most=2))
def test_gains_of_two_parties_are_as_their_shares(game):
    (position, capability, salience), rest = game
    pair = (position[:, :2], capability[:2], salience[:, :2])
    found = SOLUTIONS["egalitarian"](*pair, reversion=rest["reversion"], cost=rest["cost"][:2])
    assume(found.status == 1)
    # Equal gains are Pareto-optimal unless one party is at its best with less than its share.
    assume((found.utility < 1 - 1e-4).all())
    first, second = found.gain / capability[:2]
    assert first == pytest.approx(second, abs=1e-5)
