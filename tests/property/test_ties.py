"""No exact tie is decided by rounding: units of weights and orders of actors mean nothing."""

import numpy as np
import pytest
from tests.models.samples import call, sample

from detente.models.bargaining.challenge.model import challenge_array
from detente.models.bargaining.exchange.model import exchange_array
from detente.models.bargaining.voting.core import core_array, in_core_array
from detente.models.bargaining.voting.win_set import support_array, win_set_array
from detente.models.index import MODELS
from detente.models.sorting.electre.tri_b import electre_tri_b_array
from detente.models.spoiling.veto_players import bargaining_range_array, veto_players_array

UNITS = (0.1, 0.3, 1 / 3, 1e-6, 1e6)
SEEDS = range(30)
WEIGHTS = ("capability", "salience", "weight")

# Weights whose level means something, so that their unit must matter; and why.
LEVELS = {
    ("bargaining.challenge", "salience"): "the chance that an actor acts is its salience",
    ("bargaining.exchange", "salience"): "positions follow votes by 1 minus the salience",
    ("bargaining.spatial", "salience"): "what saliences leave of 1 is the stake in other issues",
    ("evidence.ach", "weight"): "inconsistencies are weighted sums",
    ("sorting.camp_count", "weight"): "a weight is a precision",
}
# Outputs per unit of a weight.
PER_UNIT = {"by_salience"}
# Models that take the first of equal gains or offers by default, as their docs say.
ORDERED = {"bargaining.challenge", "bargaining.exchange", "bargaining.spatial"}
# Outputs that hold places of actors.
PLACES = {"target", "accepted", "deals.actor"}

SCALED = [
    (key, name)
    for key in MODELS
    for name in WEIGHTS
    if name in sample(key) and (key, name) not in LEVELS
]


def lattice(key, seed):
    """Return inputs with small whole numbers, so that exact ties are common."""
    rng, given = np.random.default_rng(seed), sample(key, seed=seed)
    for name, values in given.items():
        if name in {"capability", "weight"}:
            given[name] = rng.integers(1, 6, values.shape).astype(float)
        if name == "salience":
            given[name] = rng.integers(1, 6, values.shape) / 16.0
        if name in {"position", "status_quo", "reversion"}:
            given[name] = 10.0 * rng.integers(0, 11, values.shape)
    return given


def agree(one, other, name):
    assert one.shape == other.shape, name
    np.testing.assert_allclose(one, other, rtol=1e-6, atol=1e-6, err_msg=name)


@pytest.mark.parametrize(("key", "name"), SCALED)
def test_the_unit_of_weights_means_nothing(key, name):
    units = [u for u in UNITS if u < 1] if name == "salience" else UNITS
    for seed in SEEDS:
        given = lattice(key, seed)
        first = call(key, given)
        for unit in units:
            again = call(key, given | {name: unit * given[name]})
            for output in set(first) - PER_UNIT:
                agree(first[output], again[output], f"{output}, seed {seed}, unit {unit}")


def test_every_level_is_in_use():
    assert all(name in sample(key) for key, name in LEVELS)


def moved_along(one, values, order):
    """Return an array with its dimensions of actors in another order."""
    own = one.own[-values.ndim :] if values.ndim else ()
    for place, dim in enumerate(own):
        if dim in {"actor", "other_actor"}:
            values = np.take(values, order, axis=place - len(own))
    return values


@pytest.mark.parametrize("key", [k for k in MODELS if "actor" in MODELS[k].core_dims])
def test_the_order_of_actors_means_nothing(key):
    takes, gives = MODELS[key].takes, MODELS[key].gives
    for seed in SEEDS:
        given = sample(key, seed=seed) if key in ORDERED else lattice(key, seed)
        order = np.random.default_rng(seed).permutation(4)
        moved = {one.name: moved_along(one, given[one.name], order) for one in takes}
        first, again = call(key, given), call(key, moved)
        for one in gives:
            if one.name not in PLACES:
                expected = moved_along(one, first[one.name], order)
                agree(expected, again[one.name], f"{one.name}, seed {seed}")


def test_six_equal_parties_leave_the_status_quo_unbeaten_in_any_unit():
    x = np.array([10.0, 20, 30, 60, 70, 90])
    for weight in (1.0, 0.1, 0.3, 7.0):
        table = x, np.full(6, weight), np.ones(6)
        assert [float(end) for end in win_set_array(*table, status_quo=45.0)] == [45.0, 45.0]
        assert [float(end) for end in core_array(*table)] == [30.0, 60.0]


@pytest.mark.parametrize("quota", [0.5, 0.6, 0.75, 0.8, 1.0])
def test_win_sets_and_cores_of_lattices_agree_in_tenths_and_wholes(quota):
    rng = np.random.default_rng(3)
    for _ in range(300):
        n = int(rng.integers(2, 9))
        x, k, q = 10.0 * rng.integers(0, 11, n), rng.integers(1, 10, n), float(rng.integers(101))
        wholes, tenths = ((x, k * unit, np.ones(n)) for unit in (1.0, 0.1))
        first, again = (
            [*win_set_array(*t, status_quo=q, quota=quota), *core_array(*t, quota=quota)]
            for t in (wholes, tenths)
        )
        assert first == again
        assert first[2] <= first[3]  # a core on one issue is never empty
        assert first[0] == q or first[1] == q


def test_a_point_in_the_plane_is_in_the_core_in_any_unit():
    # Two pairs on opposite sides of the point, at an angle that no float holds exactly.
    x = np.array([[1.0, -3.0, 0.7, -2.1], [0.1, -0.3, 0.07, -0.21]])
    for unit in (1.0, 1e-9, 1e9, 0.3):
        for weight in (1.0, 0.1):
            standing = in_core_array(unit * x, np.full(4, weight), np.zeros(2))
            assert bool(standing.holds)
            assert float(standing.against) == pytest.approx(0.5)


def test_a_voter_halfway_prefers_neither_point():
    x = np.full((1, 1), 0.2)
    for point, status_quo in ((0.1, 0.3), (0.3, 0.1)):
        support = support_array(
            x, np.ones(1), np.ones((1, 1)), np.array([point]), status_quo=np.array([status_quo])
        )
        assert support == 0.0


@pytest.mark.parametrize(
    ("position", "tolerance", "scale"),
    [
        ([70.0, 90.0], 10.0, (0.0, 100.0)),
        ([0.7, 0.9], 0.1, (0.0, 1.0)),
        ([0.7, 0.9], 0.1, (0.0, 100.0)),
        ([0.6, 0.8], 0.1, (0.0, 1.0)),
    ],
)
def test_ranges_that_touch_in_a_point_leave_that_point(position, tolerance, scale):
    x = np.array(position)
    ends = bargaining_range_array(x, tolerance, scale=scale)
    assert ends.low == ends.high
    assert veto_players_array(x, tolerance, 1.0, scale=scale).agree == 1.0


def test_a_shortfall_equal_to_the_threshold_is_indifference():
    # 0.8 - 0.7 exceeds 0.1 by rounding; 8 - 7 does not exceed 1.
    classes = [
        electre_tri_b_array(
            np.array([[7 * unit]]),
            np.array([[8 * unit]]),
            np.ones(1),
            indifference=np.array([unit]),
            preference=np.array([unit]),
            veto=np.array([np.inf]),
            cutting_level=0.8,
        ).pessimistic.tolist()
        for unit in (0.1, 1.0)
    ]
    assert classes[0] == classes[1] == [1]


def test_exchanges_go_by_gains_as_shares_of_salience():
    for seed in SEEDS:
        given = lattice("bargaining.exchange", seed)
        first = exchange_array(**given)
        again = exchange_array(**given | {"salience": 0.1 * given["salience"]})
        np.testing.assert_array_equal(first.deals.actor, again.deals.actor)
        np.testing.assert_allclose(first.outcome, again.outcome, rtol=1e-9)


@pytest.mark.parametrize("reading", ["as_printed", "schelling"])
def test_readings_without_a_rule_of_order_know_no_order(reading):
    for seed in SEEDS:
        given = lattice("bargaining.challenge", seed)
        order = np.random.default_rng(seed).permutation(4)
        first = challenge_array(**given, variant=reading)
        again = challenge_array(**{n: v[order] for n, v in given.items()}, variant=reading)
        np.testing.assert_allclose(first.position[order], again.position, rtol=1e-9)
