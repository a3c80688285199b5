"""What must hold for the challenge model, whatever the actors and the reading.

Inputs are coarse, so that ties abound: these must be broken by their rule, never by rounding.
"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.bargaining.challenge.model import (
    READINGS,
    Ending,
    Reading,
    challenge_array,
    challenge_pairs_array,
)

ROUNDS = 3
SHARES = st.integers(1, 10).map(lambda n: n / 10)


@st.composite
def tables(draw, most=7):
    """Draw positions, capabilities and saliences of a few actors who all have influence."""
    n = draw(st.integers(1, most))
    position = draw(st.lists(st.integers(0, 20), min_size=n, max_size=n))
    capability = draw(st.lists(st.integers(1, 9), min_size=n, max_size=n))
    salience = draw(st.lists(SHARES, min_size=n, max_size=n))
    return np.array(position, dtype=float), np.array(capability, dtype=float), np.array(salience)


@st.composite
def readings(draw, **fixed):
    """Draw any combination of choices whose meaning does not hang on units."""
    choices = {
        "probability": st.sampled_from(["pair", "global", "net"]),
        "voters": st.sampled_from(["all", "others"]),
        "voter_exponent": st.booleans(),
        "exponent": st.sampled_from(["own", "observer"]),
        "risk": st.sampled_from(["fresh", "carried"]),
        "security": st.sampled_from(["prose", "appendix"]),
        "q": st.sampled_from([1.0, 0.5]),
        "t": st.sampled_from(["median", "approach", 0.5]),
        "span": st.sampled_from(["current", "first"]),
        "choice": st.sampled_from(["least", "class", "strongest", "sender"]),
        "compromise_key": st.sampled_from(["least", "lowest"]),
        "conflict": st.sampled_from(["full", "nobody"]),
        "capitulation": st.booleans(),
        "tie": st.sampled_from(["lowest", "first"]),
    }
    return Reading(**{name: draw(one) for name, one in choices.items()} | fixed)


def play(table, reading, rounds=ROUNDS):
    return challenge_array(*table, variant=reading, rounds=rounds)


@given(tables(), readings(), st.floats(0.125, 8), st.floats(-50, 50))
def test_scale_and_shift_of_the_issue(table, reading, scale, shift):
    position, capability, salience = table
    plain = play(table, reading)
    moved = play((scale * position + shift, capability, salience), reading)
    assert moved.position == pytest.approx(scale * plain.position + shift, abs=1e-5)
    assert moved.median == pytest.approx(scale * plain.median + shift, abs=1e-5)
    assert moved.mean == pytest.approx(scale * plain.mean + shift, abs=1e-5)
    assert moved.risk == pytest.approx(plain.risk, abs=1e-6)


@given(tables(), readings(), st.floats(0.125, 8))
def test_only_relative_means_count(table, reading, scale):
    position, capability, salience = table
    plain = play(table, reading)
    scaled = play((position, scale * capability, salience), reading)
    assert scaled.position == pytest.approx(plain.position, abs=1e-6)


@given(tables(), readings(tie="lowest"), st.permutations(range(7)))
def test_labels_do_not_matter(table, reading, order):
    """To the last bit, unless ties go to who is named first."""
    keep = [k for k in order if k < table[0].size]
    plain, moved = play(table, reading), play(tuple(column[keep] for column in table), reading)
    np.testing.assert_array_equal(moved.position, plain.position[keep])
    np.testing.assert_array_equal(moved.risk, plain.risk[keep])
    np.testing.assert_array_equal(moved.median, plain.median)
    np.testing.assert_array_equal(moved.mean, plain.mean)


@given(tables(), readings(), st.integers(0, 20), st.integers(0, 9))
def test_zero_salience_is_absence(table, reading, position, capability):
    extra = (float(position), float(capability), 0.0)
    more = tuple(np.append(column, x) for column, x in zip(table, extra, strict=True))
    plain, found = play(table, reading), play(more, reading)
    np.testing.assert_array_equal(found.position[:-1], plain.position)
    np.testing.assert_array_equal(found.median, plain.median)
    assert (found.position[-1] == position).all()


@given(tables(), readings())
def test_everything_stays_in_the_hull(table, reading):
    found = play(table, reading, rounds=10)
    low, high = table[0].min() - 1e-9, table[0].max() + 1e-9
    for array in (found.position, found.median, found.mean):
        assert ((array >= low) & (array <= high)).all()
    assert ((found.risk >= 0.5 - 1e-12) & (found.risk <= 2 + 1e-12)).all()


@given(tables(), readings())
def test_median_is_beaten_by_no_position(table, reading):
    found = play(table, reading)
    weight = table[1] * table[2]
    for number in range(ROUNDS + 1):
        x = found.position[:, number]
        nearer = np.abs(x - found.median[number])
        for other in x:
            assert (weight * (np.abs(x - other) - nearer)).sum() >= -1e-9


@given(tables(), readings())
def test_pairs_are_probabilities(table, reading):
    found = challenge_pairs_array(*table, variant=reading)
    off = ~np.eye(table[0].size, dtype=bool)
    assert ((found.probability[off] >= 0) & (found.probability[off] <= 1)).all()
    both = (found.probability + found.probability.T)[off]
    apart = (table[0][:, None] != table[0][None, :])[off]
    if reading.probability == "pair" and reading.voters == "all":
        assert both == pytest.approx(apart.astype(float), abs=1e-9)
    else:
        assert (both <= 1 + 1e-9).all()


@given(tables(), readings())
def test_a_move_is_an_offer_that_was_made(table, reading):
    pairs = challenge_pairs_array(*table, variant=reading)
    moved = play(table, reading, rounds=1).position[:, 1]
    for i in np.flatnonzero(moved != table[0]):
        assert moved[i] in pairs.offer[i]


@given(tables(), readings(risk="fresh", t="median"))
def test_a_cycle_is_a_cycle_and_rest_is_rest(table, reading):
    found = play(table, replace(reading, stop="rest"), rounds=40)
    far = 1e-6 * max(np.ptp(table[0]), 1e-300)
    if found.ending == Ending.CYCLE:
        start, length = int(found.cycle_start), int(found.cycle_length)
        assert length >= 2
        assert found.ended == start + length
        again = found.position[:, start] - found.position[:, start + length]
        assert np.abs(again).max() <= far
        steps = np.diff(found.position[:, start : start + length + 1], axis=1)
        assert np.abs(steps).max() > far
    elif found.ending == Ending.REST:
        assert np.abs(found.position[:, -1] - found.position[:, -2]).max() <= far
    else:
        assert found.ending == Ending.ROUNDS
        assert found.ended == 40


@pytest.mark.parametrize("name", sorted(READINGS))
@given(table=tables())
def test_named_readings_play_to_an_end(name, table):
    found = challenge_array(*table, variant=name, rounds=20)
    assert found.ending != Ending.UNDEFINED
    assert np.isfinite(found.position).all()
    assert 1 <= found.ended <= 20
