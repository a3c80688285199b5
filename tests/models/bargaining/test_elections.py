"""Elections of the spatial model: votes, victories, and winners by rule, worked out by hand."""

import itertools

import numpy as np
import pytest

from detente.models.bargaining.elections import election_chances, fill_elections, vote_of

BINARY, MOSTLY, PROPORTIONAL, CUBIC_TOO, CUBIC, ASYMMETRIC = range(6)
CONDITIONAL, UNIFORM, INCENTIVE = range(3)
CODES = list(itertools.product(range(6), range(5), range(3)))


def ballot(seed, options=4, actors=6):
    rng = np.random.default_rng(seed)
    return rng.uniform(0, 1, (options, actors)), rng.uniform(0.5, 2, actors)


def held(code, utility, weight):
    """Return victories and chances of one election."""
    options = len(utility)
    victory, chance = np.empty((1, options, options)), np.empty((1, options))
    fill_elections(code, utility[None], weight[None], victory, chance)
    return victory[0], chance[0]


@pytest.mark.parametrize(
    ("rule", "up", "down"),
    [
        (BINARY, 2.0, -2.0),
        (MOSTLY, 2 * (0.8 * 0.5 + 0.2), -2 * (0.8 * 0.5 + 0.2)),
        (PROPORTIONAL, 1.0, -1.0),
        (CUBIC_TOO, 2 * (0.25 + 0.0625), -2 * (0.25 + 0.0625)),
        (CUBIC, 0.25, -0.25),
        (ASYMMETRIC, 2 / 3, -1.0),
    ],
)
def test_votes_of_weight_2_for_a_difference_of_a_half(rule, up, down):
    assert vote_of(rule, 2.0, 0.5) == pytest.approx(up)
    assert vote_of(rule, 2.0, -0.5) == pytest.approx(down)
    assert vote_of(rule, 2.0, 0.0) == 0.0


def test_a_yes_or_no_vote_grows_within_a_hair_of_equality():
    assert vote_of(BINARY, 3.0, 5e-9) == pytest.approx(1.5)
    assert vote_of(BINARY, 3.0, 1e-13) == 0.0


@pytest.mark.parametrize(
    ("rule", "chance"),
    [(0, 3 / 4), (1, 9 / 10), (2, 81 / 82), (3, 6561 / 6562), (4, 1 / (1 + 1e-6))],
)
def test_three_to_one_by_each_rule_of_victory(rule, chance):
    victory, won = held((PROPORTIONAL, rule, CONDITIONAL), np.eye(2), np.array([3.0, 1.0]))
    assert victory == pytest.approx(np.array([[0.5, chance], [1 - chance, 0.5]]), abs=1e-7)
    assert won == pytest.approx([chance, 1 - chance], abs=1e-7)


def test_a_lead_below_a_tenth_is_uncertain_under_the_binary_rule():
    victory, _ = held((PROPORTIONAL, 4, CONDITIONAL), np.eye(2), np.array([1.05, 1.0]))
    assert victory[0, 1] == pytest.approx((2.1 * 1.05 / 2.05 - 1) / 0.1)


def test_three_options_by_hand():
    """Votes 6 : 4 between the first two, 8 : 1 and 4 : 1 against the third."""
    utility = np.array([[1.0, 0.2], [0.4, 0.6], [0.2, 0.7]])
    # 10 (1 - .4) = 6 to 10 (.6 - .2) = 4; 10·.8 to 10·.5; 10·.2 to 10·.1
    victory, chance = held((PROPORTIONAL, 0, CONDITIONAL), utility, np.full(2, 10.0))
    assert victory[0, 1:] == pytest.approx([6 / 10, 8 / 13])
    assert victory[1, 2] == pytest.approx(2 / 3)
    product = np.array([6 / 10 * 8 / 13, 4 / 10 * 2 / 3, 5 / 13 / 3])
    assert chance == pytest.approx(product / product.sum())


@pytest.mark.parametrize("rule", [UNIFORM, INCENTIVE])
def test_long_run_chances_are_the_stationary_ones_of_the_chain(rule):
    for seed in range(5):
        utility, weight = ballot(seed)
        victory, chance = held((PROPORTIONAL, 1, rule), utility, weight)
        met = np.full((4, 4), 1 / 4)
        if rule == INCENTIVE:
            more = utility[:, None] - utility[None]
            strength = 1e-8 + (weight * np.maximum(more, 0)).sum(axis=2)
            met = strength * victory + 1e-10 * np.eye(4)
            met /= met.sum(axis=0)
        # The favourite b meets a with met[a, b]; who wins is favourite next.
        step = victory * met
        step[np.diag_indices(4)] = np.diag(met) + [
            sum(victory[b, a] * met[a, b] for a in range(4) if a != b) for b in range(4)
        ]
        assert step.sum(axis=0) == pytest.approx(np.ones(4))
        value, vector = np.linalg.eig(step)
        long_run = vector[:, np.argmax(value.real)].real
        assert chance == pytest.approx(long_run / long_run.sum(), abs=2e-5)


def test_labels_of_options_and_of_actors_are_of_no_matter():
    utility, weight = ballot(9)
    options, actors = [2, 0, 3, 1], [5, 3, 0, 1, 4, 2]
    for code in CODES:
        plain = election_chances(code, utility, weight)
        mixed = election_chances(code, utility[options][:, actors].copy(), weight[actors])
        assert plain.sum() == pytest.approx(1.0)
        np.testing.assert_allclose(mixed, plain[options], atol=1e-9, err_msg=str(code))


def test_options_that_nobody_tells_apart_are_equally_likely():
    utility, weight = ballot(3)
    for code in CODES:
        same = election_chances(code, np.repeat(utility[:1], 4, axis=0), weight)
        assert same == pytest.approx(np.full(4, 0.25), abs=1e-6)
        nobody = election_chances(code, utility, np.zeros(6))
        assert nobody == pytest.approx(np.full(4, 0.25), abs=1e-6)


def test_products_over_a_crowd_of_options_do_not_leave_the_range_of_floats():
    """In logarithms: the strength to the eighth power over the sum of both, for every rival."""
    utility, weight = ballot(4, options=200)
    chance = election_chances((CUBIC, 3, CONDITIONAL), utility, weight)
    more = np.maximum(utility[:, None] - utility[None], 0.0)
    power = 8 * np.log(1e-8 + (weight * more**3).sum(axis=2))
    height = (power - np.logaddexp(power, power.T)).sum(axis=1)
    assert height.max() - height.min() > 800
    expected = np.exp(height - height.max())
    np.testing.assert_allclose(chance, expected / expected.sum(), rtol=1e-9, atol=1e-15)


def test_every_draw_is_an_election_of_its_own():
    utility, weight = (np.array(part) for part in zip(*(ballot(s) for s in range(3)), strict=True))
    victory, chance = np.empty((3, 4, 4)), np.empty((3, 4))
    fill_elections((PROPORTIONAL, 0, INCENTIVE), utility, weight, victory, chance)
    np.testing.assert_allclose(victory + victory.transpose(0, 2, 1), 1.0)
    for draw in range(3):
        alone = election_chances((PROPORTIONAL, 0, INCENTIVE), utility[draw], weight[draw])
        np.testing.assert_array_equal(chance[draw], alone)


def test_options_in_a_ring_are_equally_likely_under_the_steepest_rules():
    """Each voter gains a lot from one option to the next and loses a little all the way round."""
    steps = np.full((14, 14), -1.0) + 14.0 * np.eye(14)
    utility = steps.cumsum(axis=0)
    utility = (utility - utility.min()) / np.ptp(utility)
    chance = election_chances((CUBIC, 3, CONDITIONAL), utility, np.full(14, 1000.0))
    assert chance == pytest.approx(np.full(14, 1 / 14), abs=1e-6)
