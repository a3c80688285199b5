"""The concave climb: gains and tops by hand, and the same tops by a search of another kind."""

import numpy as np
import pytest
from scipy import optimize

from detente.models.bargaining.cooperative.newton import (
    QUADRATIC,
    Aim,
    Game,
    gain_of,
    newton_climb,
)

ENDS = Game(np.array([[0.0, 1.0]]), np.ones((1, 2)), np.array([0.5, 0.5]), np.ones(1))


def random_game(seed, issues=2, actors=3):
    rng = np.random.default_rng(seed)
    weight = rng.uniform(0.1, 1, (issues, actors))
    return Game(
        rng.uniform(0, 1, (issues, actors)),
        weight / weight.sum(axis=0),
        rng.uniform(0.3, 0.8, actors),
        np.ones(issues),
    )


def gains(game, terms, smooth):
    gap = terms[:, None] - game.ideal
    lost = gap**2 if smooth < 0 else np.sqrt(gap**2 + smooth**2)
    return game.loss - (game.weight * lost).sum(axis=0)


def searched(game, aim, terms, tau, smooth):
    """Climb F with SLSQP from the same start; return terms and tau."""

    def depth(z):
        gain = gains(game, z[:-1], smooth)
        slack = np.maximum(gain / aim.share - z[-1], 1e-12)
        return -(aim.rise * z[-1] + aim.pull @ gain + aim.barrier @ np.log(slack))

    room = {
        "type": "ineq",
        "fun": lambda z: gains(game, z[:-1], smooth) / aim.share - z[-1] - 1e-9,
    }
    if aim.rise == 0.0:
        room = [room, {"type": "eq", "fun": lambda z: z[-1] - tau}]
    start = np.append(terms, tau)
    options = {"ftol": 1e-14, "maxiter": 500}
    found = optimize.minimize(depth, start, method="SLSQP", constraints=room, options=options)
    return found.x[:-1], found.x[-1]


def test_gains_by_hand():
    game = Game(
        np.array([[0.2, 0.5], [1.0, 0.0]]),
        np.array([[0.25, 1.0], [0.75, 0.0]]),
        np.array([0.9, 0.1]),
        np.ones(2),
    )
    terms = np.array([0.6, 0.4])
    # Gaps 0.4 and 0.6 for the first, 0.1 for the second, who does not mind the other issue.
    assert gain_of(game, 0, terms, QUADRATIC) == pytest.approx(0.9 - 0.25 * 0.16 - 0.75 * 0.36)
    assert gain_of(game, 1, terms, QUADRATIC) == pytest.approx(0.1 - 0.01)
    # With a smoothing of 0.3 and 0.8, roots of 0.4² + 0.3² and 0.6² + 0.8² come out even.
    assert gain_of(game, 0, terms, 0.3) == pytest.approx(0.9 - 0.25 * 0.5 - 0.75 * 0.45**0.5)
    assert gain_of(game, 0, terms, 0.8) == pytest.approx(0.9 - 0.25 * 0.8**0.5 - 0.75 * 1.0)


def test_a_pull_alone_ends_at_the_mean_of_ideals_by_pull_and_weight():
    game = random_game(1)
    pull, none = np.array([1.0, 2.0, 0.5]), np.zeros(3)
    terms = np.full(2, 0.5)
    tau, rests = newton_climb(game, Aim(0.0, pull, none, np.ones(3)), terms, -9.0, QUADRATIC)
    both = pull * game.weight
    assert rests
    assert tau == -9.0
    assert terms == pytest.approx((both * game.ideal).sum(axis=1) / both.sum(axis=1), abs=1e-12)


@pytest.mark.parametrize("rise", [1.0, 100.0, 1e6])
def test_two_mirrored_parties_meet_half_way_below_their_gain(rise):
    """Both gain 1/2 - 1/4; rise = 2 / slack at the top of rise tau + 2 log(gain - tau)."""
    terms, ones = np.array([0.3]), np.ones(2)
    aim = Aim(rise, np.zeros(2), ones, ones)
    tau, rests = newton_climb(ENDS, aim, terms, -1.0, QUADRATIC)
    assert rests
    assert terms == pytest.approx([0.5], abs=1e-9)
    assert tau == pytest.approx(0.25 - 2 / rise, abs=1e-9)


@pytest.mark.parametrize("smooth", [QUADRATIC, 0.1], ids=["quadratic", "smoothed"])
@pytest.mark.parametrize("seed", range(4))
def test_a_general_aim_has_the_top_that_slsqp_finds(seed, smooth):
    game = random_game(seed, issues=3)
    rng = np.random.default_rng([seed, 1])
    pull, barrier, share = rng.uniform(0.2, 1.5, (3, 3))
    for rise in (3.0, 0.0):
        aim, terms = Aim(rise, pull, barrier, share), game.ideal.mean(axis=1)
        start = (gains(game, terms, smooth) / share).min() - 0.5
        expected = searched(game, aim, terms, start, smooth)
        tau, rests = newton_climb(game, aim, terms, start, smooth)
        assert rests
        assert terms == pytest.approx(expected[0], abs=2e-5)
        assert tau == pytest.approx(expected[1], abs=2e-5)


@pytest.mark.parametrize("seed", range(3))
def test_the_product_of_gains_has_the_top_that_slsqp_finds(seed):
    game, power = random_game(seed), np.array([1.0, 2.0, 0.5])
    aim, terms = Aim(0.0, np.zeros(3), power, np.ones(3)), game.ideal.mean(axis=1)
    assert gains(game, terms, QUADRATIC).min() > 0.0
    expected, _ = searched(game, aim, terms, 0.0, QUADRATIC)
    _, rests = newton_climb(game, aim, terms, 0.0, QUADRATIC)
    assert rests
    assert terms == pytest.approx(expected, abs=1e-5)


def test_an_issue_nobody_cares_for_stays_where_it_was():
    game = random_game(2)
    weight = np.vstack([game.weight, np.zeros(3)])
    wider = Game(np.vstack([game.ideal, np.zeros(3)]), weight, game.loss, np.array([1.0, 1.0, 0.0]))
    one, two = np.array([0.4, 0.6]), np.array([0.4, 0.6, 0.123])
    aim = Aim(5.0, np.zeros(3), np.ones(3), np.ones(3))
    tau = newton_climb(game, aim, one, -3.0, QUADRATIC)[0]
    assert newton_climb(wider, aim, two, -3.0, QUADRATIC)[0] == pytest.approx(tau)
    assert two == pytest.approx([*one, 0.123], abs=1e-12)
    assert two[2] == 0.123


def test_labels_of_parties_and_a_scale_turned_round_are_of_no_matter():
    game, order = random_game(3), [2, 0, 1]
    pull, share = np.array([0.1, 0.2, 0.3]), np.array([1.0, 0.5, 2.0])
    one, two = np.full(2, 0.5), np.full(2, 0.5)
    mirrored = Game(
        1 - game.ideal[:, order], game.weight[:, order].copy(), game.loss[order], game.free
    )
    aims = Aim(4.0, pull, np.ones(3), share), Aim(4.0, pull[order], np.ones(3), share[order])
    tau = newton_climb(game, aims[0], one, -4.0, 0.05)[0]
    assert newton_climb(mirrored, aims[1], two, -4.0, 0.05)[0] == pytest.approx(tau, abs=1e-9)
    assert two == pytest.approx(1 - one, abs=1e-9)


def test_a_climb_never_ends_outside_its_logarithms():
    for seed in range(5):
        game, terms = random_game(seed), np.array([0.1, 0.9])
        share = np.array([0.3, 1.0, 0.7])
        start = (gains(game, terms, QUADRATIC) / share).min() - 1e-6
        aim = Aim(1e4, np.zeros(3), np.ones(3), share)
        tau, _ = newton_climb(game, aim, terms, start, QUADRATIC)
        assert (gains(game, terms, QUADRATIC) / share > tau).all()
        assert tau > start
