"""Discounted years and moves: vector 19 of the design, overlaps, and what the record leaves out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.contact.exposure import Exposure, Spell, exposure_of

VECTOR_19 = (Spell(2, 4.0, 7.0),)


def test_vector_19() -> None:
    found = exposure_of(VECTOR_19, 0.0, 10.0)
    assert found.years[0] == pytest.approx(4.136896, abs=5e-7)
    assert found.years[2] == pytest.approx(1.792752, abs=5e-7)
    assert found.moves[0, 2] == pytest.approx(0.5)
    assert found.moves[2, 0] == pytest.approx(0.707107, abs=5e-7)
    assert found.moves.sum() == pytest.approx(0.5 + 0.707107, abs=1e-6)


def test_contact_from_before_the_record_is_no_opening() -> None:
    found = exposure_of([Spell(3, -5.0, 10.0)], 0.0, 10.0)
    assert found.moves.sum() == 0.0
    assert found.years[:3].sum() == 0.0


def test_the_highest_of_overlapping_levels_counts() -> None:
    spells = [Spell(1, 1.0, 9.0), Spell(3, 3.0, 5.0)]
    found = exposure_of(spells, 0.0, 10.0)
    moves = {(i, k) for i in range(4) for k in range(4) if found.moves[i, k] > 0}
    assert moves == {(0, 1), (1, 3), (3, 1), (1, 0)}


def test_what_lies_after_the_day_counts_nothing() -> None:
    assert same(exposure_of([Spell(2, 11.0, 12.0)], 0.0, 10.0), exposure_of([], 0.0, 10.0))


def test_a_record_without_length_is_empty() -> None:
    found = exposure_of(VECTOR_19, 10.0, 10.0)
    assert found.years.sum() == 0.0
    assert found.moves.sum() == 0.0


@given(
    st.lists(
        st.tuples(st.integers(1, 3), st.floats(0, 10), st.floats(0, 10)).map(
            lambda s: Spell(s[0], min(s[1:]), max(s[1:]))
        ),
        max_size=5,
    )
)
def test_all_the_time_is_counted_once(spells: list[Spell]) -> None:
    whole = exposure_of([], 0.0, 10.0).years.sum()
    assert exposure_of(spells, 0.0, 10.0).years.sum() == pytest.approx(whole)


def same(one: Exposure, other: Exposure) -> bool:
    return np.array_equal(one.years, other.years) and np.array_equal(one.moves, other.moves)
