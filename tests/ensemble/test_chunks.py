"""Ranges of draws."""

import numpy as np
import pytest

from detente.ensemble.chunks import Chunk, ranges


@pytest.mark.parametrize(("draws", "chunk"), [(1, 1), (5, 2), (6, 2), (7, 100), (2048, 256)])
def test_ranges_cover_every_draw_once_in_order(draws, chunk):
    found = ranges(draws, chunk)
    assert [n for first, count in found for n in range(first, first + count)] == list(range(draws))
    assert all(1 <= count <= chunk for _, count in found)
    assert all(count == chunk for _, count in found[:-1])


def test_a_chunk_keeps_what_it_is_given():
    columns = {"x": np.arange(3)}
    chunk = Chunk(4, 3, columns, columns)
    assert (chunk.first, chunk.count, chunk.outputs, chunk.inputs) == (4, 3, columns, columns)
    assert chunk.months == {}  # later chunks of a run keep none
    kept = Chunk(0, 3, columns, columns, {"month": np.arange(6)})
    assert kept.months["month"].size == 6
