"""Sharing out draws: every draw once, and the same bits for any number of processors."""

import os

import numpy as np
import pytest

from detente.models.bargaining.challenge.model import challenge_array
from detente.numerics.threads import by_blocks


@pytest.mark.parametrize("cores", [1, 2, 3, 7])
@pytest.mark.parametrize("count", [0, 1, 2, 10])
def test_every_draw_is_played_once(monkeypatch, cores, count):
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    seen = np.zeros(count, dtype=int)

    def play(part: slice) -> None:
        seen[part] += 1

    by_blocks(count, 1e9, play)
    assert (seen == 1).all()


def test_little_work_is_done_at_once():
    parts = []
    by_blocks(100, 1.0, parts.append)
    assert parts == [slice(0, 100)]


def test_an_error_in_a_block_is_not_lost():
    def fail(part: slice) -> None:
        raise ValueError(part)

    with pytest.raises(ValueError, match="slice"):
        by_blocks(10, 1e9, fail)


def test_the_number_of_processors_changes_no_bit(monkeypatch):
    rng = np.random.default_rng(1)
    tables = rng.uniform(0, 100, (900, 9)), rng.uniform(1, 5, (900, 9)), rng.uniform(size=(900, 9))
    found = []
    for cores in (1, 2, 5):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        found.append(challenge_array(*tables, rounds=8))
    for other in found[1:]:
        for one, two in zip(found[0], other, strict=True):
            assert np.array_equal(one, two, equal_nan=True)
