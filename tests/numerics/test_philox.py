"""Counter-based numbers against NumPy's own generator, and as uniforms."""

import hashlib

import numpy as np
import pytest
from scipy import stats

from detente.numerics.philox import (
    actor_key,
    input_uniforms,
    name_key,
    named_generator,
    normal_shock,
    open_uniform,
    philox_block,
    shock,
)

TOP = 2**64 - 1


def words_of_numpy(counter: tuple[int, ...], key: tuple[int, int]) -> list[int]:
    """NumPy raises its counter by one, with carry, before it makes the first block."""
    whole = sum(word << (64 * place) for place, word in enumerate(counter))
    before = (whole - 1) % 2**256
    start = np.array([(before >> (64 * place)) & TOP for place in range(4)], dtype=np.uint64)
    generator = np.random.Philox(counter=start, key=np.array(key, dtype=np.uint64))
    return [int(word) for word in generator.random_raw(4)]


def counters():
    generator = np.random.Generator(np.random.PCG64(11))
    rows = generator.integers(0, TOP, size=(200, 6), dtype=np.uint64, endpoint=True)
    edges = [(0, 0, 0, 0, 0, 0), (TOP,) * 6, (0, 1, 0, 0, 1, 0), (0, 0, 0, 1, TOP, 0)]
    return [*edges, *(tuple(int(word) for word in row) for row in rows)]


def test_words_equal_numpy():
    for *counter, k0, k1 in counters():
        found = philox_block(*(np.uint64(word) for word in (*counter, k0, k1)))
        assert [int(word) for word in found] == words_of_numpy(tuple(counter), (k0, k1))


def test_plain_and_compiled_agree():
    plain = getattr(philox_block, "py_func", philox_block)
    with np.errstate(over="ignore"):
        for row in counters()[:20]:
            words = tuple(np.uint64(word) for word in row)
            assert tuple(map(int, plain(*words))) == tuple(map(int, philox_block(*words)))


def test_shock_is_the_first_word_of_its_counter():
    seed, stream, index, purpose, month, draw = 7, 3, 5, 2, 36, 2047
    word = words_of_numpy((index, purpose, month, draw), (seed, stream))[0]
    assert shock(seed, stream, index, purpose, month, draw) == pytest.approx(
        word / 2**64, abs=2**-52
    )


def test_every_part_of_the_counter_and_key_matters():
    base = (1, 0, 2, 1, 5, 9)
    seen = {shock(*base)}
    for place in range(6):
        changed = list(base)
        changed[place] += 1
        seen.add(shock(*changed))
    assert len(seen) == 7


def test_uniforms_never_reach_zero_or_one():
    """The extreme words give the extreme uniforms, and both lie inside the open interval."""
    low, high = open_uniform(np.uint64(0)), open_uniform(np.uint64(TOP))
    assert 0.0 < low < 1e-15
    assert 1.0 - 1e-15 < high < 1.0
    assert low == 1.0 - high


def test_uniforms_are_uniform():
    found = input_uniforms(1, "assessment|one|openness|", 0, 20_000)
    assert ((found > 0) & (found < 1)).all()
    assert stats.kstest(found, "uniform").pvalue > 0.001


def test_shocks_are_uniform_over_months_and_draws():
    found = np.array([shock(1, 0, 0, 1, m, n) for m in range(1, 41) for n in range(250)])
    assert stats.kstest(found, "uniform").pvalue > 0.001
    lagged = np.corrcoef(found[:-1], found[1:])[0, 1]
    assert abs(lagged) < 4 / np.sqrt(found.size)


def test_draw_n_does_not_depend_on_how_many_are_drawn():
    whole = input_uniforms(1, "name", 0, 1000)
    for first, count in ((0, 1), (3, 7), (999, 1), (500, 500)):
        assert (input_uniforms(1, "name", first, count) == whole[first : first + count]).all()


def test_names_and_seeds_are_streams_of_their_own():
    draws = 20_000
    base = input_uniforms(1, "a", 0, draws)
    for other in (input_uniforms(1, "b", 0, draws), input_uniforms(2, "a", 0, draws)):
        assert abs(np.corrcoef(base, other)[0, 1]) < 4 / np.sqrt(draws)
        assert not (base == other).any()


def test_keys_of_names_are_stable():
    """BLAKE2b, 8 bytes, little-endian; a change would move every number of every run."""
    digest = hashlib.blake2b("origin|é".encode(), digest_size=8).digest()
    assert name_key("origin|é") == int.from_bytes(digest, "little")
    assert name_key("a") == 0x2F42665B399EF840


def test_a_normal_shock_is_box_muller_of_the_first_two_words():
    """z = sqrt(−2 log u0) cos(2 pi u1), each u the middle of its step of 2^−52."""
    for seed, stream, index, purpose, month, draw in ((7, 3, 5, 2, 36, 2047), (1, 0, 0, 5, 1, 0)):
        words = words_of_numpy((index, purpose, month, draw), (seed, stream))
        u0, u1 = (((word >> 12) + 0.5) / 2**52 for word in words[:2])
        expected = np.sqrt(-2.0 * np.log(u0)) * np.cos(2.0 * np.pi * u1)
        found = normal_shock(seed, stream, index, purpose, month, draw)
        assert found == pytest.approx(expected, rel=1e-12, abs=1e-14)


def test_normal_shocks_are_normal_over_months_and_draws():
    found = np.array([normal_shock(1, 0, 0, 5, m, n) for m in range(1, 41) for n in range(500)])
    assert np.isfinite(found).all()
    assert abs(found.mean()) < 4 / np.sqrt(found.size)
    assert found.std() == pytest.approx(1.0, abs=4 / np.sqrt(2 * found.size))
    assert stats.kstest(found, "norm").pvalue > 0.001
    assert abs(np.corrcoef(found[:-1], found[1:])[0, 1]) < 4 / np.sqrt(found.size)


def test_every_part_of_the_counter_and_key_matters_to_a_normal_shock():
    base = (1, 0, 2, 1, 5, 9)
    seen = {normal_shock(*base)}
    for place in range(6):
        changed = list(base)
        changed[place] += 1
        seen.add(normal_shock(*changed))
    assert len(seen) == 7


@pytest.mark.parametrize("word", [0, TOP])
def test_a_normal_shock_of_the_extreme_words_is_finite(word):
    """The smallest uniform is 2^−53: sqrt(−2 log 2^−53) = 8.57 is as far as luck goes."""
    radius = np.sqrt(-2.0 * np.log(open_uniform(np.uint64(word))))
    assert 0.0 < radius < 8.58


def test_keys_of_actors_are_whole_numbers_that_a_float_holds():
    names = ["afg-gov", "é", "", *(f"actor-{n}" for n in range(2000))]
    keys = [actor_key(name) for name in names]
    assert all(0 <= key < 2**53 for key in keys)
    assert all(int(np.float64(key)) == key for key in keys)
    assert len(set(keys)) == len(names)
    assert max(keys) > 2**52  # all of the width is used


def test_keys_of_actors_are_stable():
    assert actor_key("a") == name_key("a") >> 11 == 0x2F42665B399EF840 >> 11


def test_a_named_generator_is_its_name_and_seed():
    one, same = (named_generator(1, "weights").random(5) for _ in range(2))
    assert (one == same).all()
    for seed, name in ((2, "weights"), (1, "other")):
        assert not (named_generator(seed, name).random(5) == one).any()
