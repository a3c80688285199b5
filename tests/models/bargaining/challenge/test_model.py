"""The challenge model beside its printed values: oracle, options, what is undefined or refused."""

from dataclasses import replace

import numpy as np
import pytest
from tests.models.bargaining.challenge.plain_challenge import play_plain

from detente.errors import DomainError, ShapeError, UnknownNameError
from detente.models.bargaining.challenge.model import (
    READINGS,
    Challenge,
    Ending,
    Reading,
    challenge_array,
    challenge_pairs_array,
)
from detente.models.bargaining.voting.median import median_array

ONES = np.ones(3)


def table(rng, n, coarse):
    """Return positions, capabilities and saliences; coarse ones are full of ties."""
    if coarse:
        position = rng.integers(0, 6, n).astype(float)
        return position, rng.integers(1, 4, n).astype(float), rng.integers(1, 5, n) / 4
    return rng.uniform(0, 100, n), rng.uniform(0.1, 1, n), rng.uniform(0.05, 1, n)


def any_reading(rng):
    def one(*options):
        return options[rng.integers(len(options))]

    return Reading(
        probability=one("pair", "global", "net"),
        voters=one("all", "all", "others"),
        voter_exponent=one(True, False),
        exponent=one("own", "observer"),
        risk=one("fresh", "fresh", "carried"),
        security=one("prose", "appendix"),
        q=one(1.0, 1.0, 0.5),
        t=one("median", "approach", 0.25),
        span=one("current", "first", 100.0),
        choice=one("least", "class", "strongest", "sender"),
        compromise_key=one("least", "lowest"),
        conflict=one("full", "nobody"),
        capitulation=one(True, False),
        tie=one("lowest", "first"),
    )


@pytest.mark.parametrize("coarse", [True, False], ids=["ties", "no-ties"])
@pytest.mark.parametrize("seed", range(4))
def test_kernel_equals_plain_numpy(seed, coarse):
    """A hundred readings and tables a seed; after three rounds rounding may decide."""
    rng = np.random.Generator(np.random.PCG64([seed, coarse]))
    for _ in range(100):
        reading, n = any_reading(rng), int(rng.integers(2, 9))
        x, c, s = table(rng, n, coarse)
        rounds = 2 if coarse else 3
        plain = play_plain(x, c, s, reading, rounds)
        found = challenge_array(x, c, s, variant=reading, rounds=rounds)
        np.testing.assert_allclose(
            found.position.T, plain.position, atol=1e-8, err_msg=str(reading)
        )
        np.testing.assert_allclose(found.risk.T, plain.risk, atol=1e-8, err_msg=str(reading))
        np.testing.assert_allclose(found.mean, plain.mean, atol=1e-8)
        np.testing.assert_allclose(found.median, plain.median, atol=1e-8)


@pytest.mark.parametrize("name", sorted(READINGS))
def test_pairs_equal_plain_numpy(name):
    rng = np.random.Generator(np.random.PCG64(7))
    reading = READINGS[name]
    for _ in range(20):
        x, c, s = table(rng, 6, coarse=False)
        plain = play_plain(x, c, s, reading, 1)
        found = challenge_pairs_array(x, c, s, variant=name)
        off = ~np.eye(6, dtype=bool)
        for one, other in (
            (found.probability, plain.share),
            (found.gain, plain.gain),
            (found.threat, plain.threat),
        ):
            np.testing.assert_allclose(one[off], other[off], atol=1e-12)
            assert np.isnan(np.diag(one)).all()
        np.testing.assert_allclose(found.risk, plain.risk[0], atol=1e-12)
        assert (np.isnan(found.offer) == (found.kind == 0)).all()
        moved = challenge_array(x, c, s, variant=name, rounds=1).position[:, 1]
        for i in np.flatnonzero(moved != x):
            assert moved[i] in found.offer[i]


def test_by_hand_two_actors():
    """Weights 1 and 3, both fully salient, one apart: P = 1/4 and 3/4, exponents 1/2 and 2."""
    found = challenge_pairs_array(
        np.array([0.0, 1.0]), np.array([1.0, 3.0]), np.ones(2), variant="as_printed"
    )
    assert found.probability[0, 1] == pytest.approx(0.25)
    assert found.probability[1, 0] == pytest.approx(0.75)
    # At exponent 1 each expects P·2 − (1 − P)·2: −1 and 1, so the weak is the one in danger.
    assert found.risk == pytest.approx([0.5, 2.0])
    # U_s = 2, U_f = −2, U_sq = 2 − 4·2^−r.
    assert found.gain[0, 1] == pytest.approx(-1 - (2 - 4 * 0.5**0.5))
    assert found.gain[1, 0] == pytest.approx(1 - (2 - 4 * 0.25))


def test_an_offer_that_is_exactly_nothing_moves_nobody():
    """The strong actor of the table above expects 1 − 1 = 0 from its challenge."""
    found = challenge_array(
        np.array([0.0, 1.0]), np.array([1.0, 3.0]), np.ones(2), variant="as_printed"
    )
    assert found.position[:, -1] == pytest.approx([0.0, 1.0], abs=0)
    assert found.ending == Ending.REST


def test_who_has_no_position_or_influence_takes_no_part():
    rng = np.random.Generator(np.random.PCG64(3))
    x, c, s = table(rng, 6, coarse=False)
    alone = challenge_array(x, c, s)
    more = challenge_array(
        np.concatenate([[np.nan, 55.0], x, [12.0]]),
        np.concatenate([[1.0, 0.0], c, [1.0]]),
        np.concatenate([[1.0, 1.0], s, [0.0]]),
    )
    np.testing.assert_array_equal(more.position[2:8], alone.position)
    np.testing.assert_array_equal(more.median, alone.median)
    assert np.isnan(more.position[0]).all()
    assert (more.position[1] == 55.0).all()
    assert (more.position[8] == 12.0).all()
    assert np.isnan(more.risk[[0, 1, 8]]).all()


@pytest.mark.parametrize(
    ("position", "capability", "salience"),
    [
        ([10.0, 20.0], [0.0, 0.0], [1.0, 1.0]),
        ([10.0, 20.0], [1.0, 1.0], [0.0, 0.0]),
        ([np.nan, np.nan], [1.0, 1.0], [1.0, 1.0]),
        ([10.0, 20.0], [np.nan, 1.0], [1.0, 1.0]),
        ([10.0, 20.0], [1.0, 1.0], [1.0, np.nan]),
        ([], [], []),
    ],
    ids=["no-means", "no-interest", "no-positions", "unknown-means", "unknown-salience", "nobody"],
)
@pytest.mark.parametrize("name", sorted(READINGS))
def test_undefined_says_so(name, position, capability, salience):
    arrays = (np.array(position), np.array(capability), np.array(salience))
    found = challenge_array(*arrays, variant=name)
    assert found.ending == Ending.UNDEFINED
    assert found.ended == 0
    assert np.isnan(found.median).all()
    assert np.isnan(found.mean).all()
    assert np.isnan(found.risk).all()
    np.testing.assert_array_equal(found.position[:, -1], arrays[0])
    assert np.isnan(challenge_pairs_array(*arrays, variant=name).gain).all()


@pytest.mark.parametrize("name", sorted(READINGS))
@pytest.mark.parametrize("position", [[7.0], [7.0, 7.0, 7.0]], ids=["one", "equal"])
def test_nothing_to_bargain_over(name, position):
    n = len(position)
    found = challenge_array(np.array(position), np.ones(n), np.ones(n), variant=name)
    assert (found.position == 7.0).all()
    assert (found.median == 7.0).all()
    assert found.mean == pytest.approx(7.0)
    assert (found.risk == 1.0).all()
    assert found.ending == Ending.REST
    assert found.cycle_length == 0


@pytest.mark.parametrize("name", sorted(READINGS))
def test_finite_wherever_it_is_defined(name):
    """Actors far apart in weight, positions a hair apart, all at the two ends."""
    tables = [
        ([0.0, 1e-13, 100.0], [1.0, 1e-9, 1e9], [1.0, 1e-6, 0.5]),
        ([0.0, 0.0, 1e-300, 1.0], [1.0, 2.0, 1e-100, 1.0], [0.5, 0.5, 1.0, 1e-30]),
        ([0.0, 0.5, 1.0], [1e-14, 1.0, 1e-14], [1.0, 1.0, 1.0]),
        ([-1e150, 0.0, 1e150], [1e150, 1.0, 1e150], [1.0, 1.0, 1.0]),
        ([0.0, 100.0, 100.0, 0.0], [1.0, 1.0, 1.0, 1.0], [1.0, 1.0, 1.0, 1.0]),
        ([5e-324, 1e-323, 0.0], [5e-324, 1.0, 1.0], [1.0, 0.1, 0.1]),
    ]
    for position, capability, salience in tables:
        arrays = (np.array(position), np.array(capability), np.array(salience))
        for q in (1.0, 0.5):
            found = challenge_array(*arrays, variant=replace(READINGS[name], q=q), rounds=12)
            assert np.isfinite(found.position).all()
            assert np.isfinite(found.median).all()
            assert np.isfinite(found.mean).all()
            assert ((found.risk >= 0.5 - 1e-12) & (found.risk <= 2 + 1e-12)).all()


def test_a_cycle_is_reported_with_its_length():
    """The printed text, classes first, on the emission table of Scholz et al., Table 1."""
    c = np.array([0.08, 0.08, 0.03, 0.16, 0.16, 0.16, 0.16, 0.05, 0.05, 0.08])
    s = np.array([0.8, 0.4, 0.2, 0.8, 0.6, 0.6, 0.9, 0.1, 1.0, 0.7])
    x = np.array([4.0, 7, 4, 4, 10, 10, 10, 7, 4, 7])
    reading = replace(READINGS["as_printed"], choice="class", tie="first")
    found = challenge_array(x, c, s, variant=reading, rounds=30)
    start, length = int(found.cycle_start), int(found.cycle_length)
    assert found.ending == Ending.CYCLE
    assert (start, length) == (5, 2)
    np.testing.assert_allclose(
        found.position[:, start], found.position[:, start + length], atol=1e-8
    )
    assert np.abs(found.position[:, start] - found.position[:, start + 1]).max() > 1
    stopped = challenge_array(x, c, s, variant=replace(reading, stop="rest"), rounds=30)
    assert (stopped.ending, stopped.ended) == (Ending.CYCLE, start + length)
    # The median rests at 10 from round 3 on, while positions go round and round.
    calm = replace(reading, stop="median", epsilon=0.1, patience=6)
    stopped = challenge_array(x, c, s, variant=calm, rounds=30)
    assert (stopped.ending, stopped.ended) == (Ending.CYCLE, 9)
    early = challenge_array(x, c, s, variant=replace(calm, patience=2), rounds=30)
    assert (early.ending, early.ended) == (Ending.MEDIAN, 5)


def test_stop_rules():
    rng = np.random.Generator(np.random.PCG64(11))
    x, c, s = rng.uniform(0, 100, (3, 200, 7))
    c, s = c / 100, s / 100
    rest = challenge_array(x, c, s, variant=Reading(stop="rest"), rounds=60)
    at_rest = rest.ending == Ending.REST
    assert at_rest.any()
    for draw in np.flatnonzero(at_rest)[:20]:
        end = int(rest.ended[draw])
        last, one_less = rest.position[draw, :, end], rest.position[draw, :, end - 1]
        assert np.abs(last - one_less).max() <= 1e-9 * np.ptp(x[draw])
    near = challenge_array(x, c, s, variant=Reading(stop="rest", epsilon=2.0), rounds=60)
    assert (near.ended <= rest.ended).all()
    median = challenge_array(x, c, s, variant=READINGS["schelling"], rounds=60)
    for draw in range(200):
        if median.ending[draw] == Ending.MEDIAN:
            end = int(median.ended[draw])
            steps = np.abs(np.diff(median.median[draw, : end + 1]))
            assert (steps[-2:] < 0.5).all()
            assert end >= 3


def test_after_the_end_numbers_are_held():
    found = challenge_array(
        np.array([0.0, 30.0, 100.0]), ONES, ONES / 2, variant=READINGS["schelling"], rounds=20
    )
    end = int(found.ended)
    assert end < 20
    assert (found.position[:, end:] == found.position[:, [end]]).all()
    assert (found.median[end:] == found.median[end]).all()
    assert (found.risk[:, end - 1 :] == found.risk[:, [end - 1]]).all()


def test_median_is_the_weighted_median_and_the_lower_of_two():
    rng = np.random.Generator(np.random.PCG64(5))
    x, c, s = rng.uniform(0, 1, (3, 50, 9))
    found = challenge_array(x, c, s, rounds=1)
    np.testing.assert_allclose(found.median[:, 0], median_array(x, c, s))
    tied = challenge_array(np.array([1.0, 3.0]), np.ones(2), np.ones(2), rounds=1)
    assert tied.median[0] == 1.0


def test_leading_dimensions_broadcast_with_the_same_bits():
    rng = np.random.Generator(np.random.PCG64(1))
    x, c, s = rng.uniform(size=(3, 5, 4, 6))
    whole = challenge_array(x, c, s[0, 0], rounds=3)
    pairs = challenge_pairs_array(x, c, s[0, 0])
    assert whole.position.shape == (5, 4, 6, 4)
    assert whole.median.shape == (5, 4, 4)
    assert whole.ending.shape == (5, 4)
    assert pairs.gain.shape == (5, 4, 6, 6)
    for i in range(5):
        for k in range(4):
            one = challenge_array(x[i, k], c[i, k], s[0, 0], rounds=3)
            pair = challenge_pairs_array(x[i, k], c[i, k], s[0, 0])
            for name in Challenge._fields:
                np.testing.assert_array_equal(getattr(whole, name)[i, k], getattr(one, name))
            np.testing.assert_array_equal(pairs.offer[i, k], pair.offer)
    assert challenge_array(np.empty((0, 3)), ONES, ONES).median.shape == (0, 9)


def test_one_bad_draw_does_not_touch_its_neighbours():
    x = np.array([[10.0, 20.0, 90.0], [np.nan] * 3, [30.0, 50.0, 20.0]])
    found = challenge_array(x, ONES, ONES / 2)
    for draw in (0, 2):
        np.testing.assert_array_equal(
            found.position[draw], challenge_array(x[draw], ONES, ONES / 2).position
        )
    assert found.ending[1] == Ending.UNDEFINED


def test_inputs_are_left_alone():
    x = np.array([0.0, 40.0, 100.0])
    kept = x.copy()
    challenge_array(x, ONES, ONES)
    challenge_pairs_array(x, ONES, ONES)
    np.testing.assert_array_equal(x, kept)


def test_a_later_round_can_be_looked_into():
    """Positions of round 1 and the first range as span give what moved actors in round 2."""
    rng = np.random.Generator(np.random.PCG64(4))
    x, c, s = table(rng, 6, coarse=False)
    found = challenge_array(x, c, s, rounds=2)
    span = replace(READINGS["as_run"], span=float(np.ptp(x)))
    pairs = challenge_pairs_array(found.position[:, 1], c, s, variant=span)
    for i in range(6):
        was, now = found.position[i, 1:]
        if now != was:
            assert np.nanmin(np.abs(pairs.offer[i] - now)) < 1e-9


@pytest.mark.parametrize(
    ("arrays", "error", "words"),
    [
        ((ONES, np.ones(2), ONES), ShapeError, r"\(3,\), capability \(2,\) and salience \(3,\)"),
        ((1.0, 1.0, 1.0), ShapeError, "single numbers"),
        (
            (ONES, -ONES, ONES),
            DomainError,
            r"capability contains -1.0; .* be in \[0, 1e\+150\]",
        ),
        ((ONES, ONES, 1.5 * ONES), DomainError, r"salience contains 1.5; it must be in \[0, 1\]"),
        ((np.inf * ONES, ONES, ONES), DomainError, "position contains inf"),
        ((ONES, np.inf * ONES, ONES), DomainError, "capability contains inf"),
    ],
    ids=["shapes", "no-dimension", "capability", "salience", "position", "infinite"],
)
@pytest.mark.parametrize("function", [challenge_array, challenge_pairs_array])
def test_inputs_out_of_range_are_refused(function, arrays, error, words):
    with pytest.raises(error, match=words):
        function(*arrays)


def test_too_many_actors_are_refused_with_the_limit():
    many = np.zeros(10_000)
    with pytest.raises(DomainError, match="10000 actors; at most 5000 are allowed"):
        challenge_array(many, many, many)
    with pytest.raises(DomainError, match="10000 actors; at most 2000 are allowed"):
        challenge_pairs_array(many, many, many)


def test_rounds_and_names_are_checked():
    with pytest.raises(DomainError, match="rounds is 0; it must be >= 1"):
        challenge_array(ONES, ONES, ONES, rounds=0)
    with pytest.raises(UnknownNameError, match="no reading 'scholz'; allowed: as_printed, as_run"):
        challenge_array(ONES, ONES, ONES, variant="scholz")
    narrow = Reading(span=10.0)
    with pytest.raises(DomainError, match=r"span is 10\.0; it must be >= 30\.0"):
        challenge_array(np.array([0.0, 30.0, np.nan]), ONES, ONES, variant=narrow)


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"probability": "all"}, "probability is 'all'; allowed: pair, global, net"),
        ({"choice": 2}, "choice is 2; allowed: least, class, strongest, sender"),
        ({"t": "mean"}, "t is 'mean'; allowed: median, approach"),
        ({"t": 1.5}, r"t is 1.5; it must be in \[0, 1\]"),
        ({"q": -0.1}, r"q is -0.1; it must be in \[0, 1\]"),
        ({"span": 0.0}, "span is 0.0; it must be > 0 and finite"),
        ({"epsilon": -1.0}, "epsilon is -1.0 and patience 2"),
        ({"patience": 0}, "epsilon is 0.0 and patience 0"),
        ({"stop": "median"}, "epsilon is 0; it must be > 0 to stop by the median"),
    ],
    ids=lambda x: str(x)[:20],
)
def test_choices_are_checked(choices, words):
    with pytest.raises(DomainError, match=words):
        Reading(**choices)
