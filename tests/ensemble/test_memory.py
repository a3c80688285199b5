"""A run in memory holds what a folder would hold."""

import numpy as np
import pytest

from detente.ensemble.chunks import Chunk
from detente.ensemble.memory import RunMemory
from detente.ensemble.store import RunFolder
from detente.errors import RunFolderError


def chunk(first: int, months: bool = True) -> Chunk:
    draws = np.arange(first, first + 2)
    columns = {"draw": draws, "x": draws * 0.5}
    return Chunk(first, 2, columns, {"draw": draws}, columns if months else {})


def test_chunks_are_joined_in_order_of_draws_as_in_a_folder(tmp_path):
    memory, folder = RunMemory(), RunFolder(tmp_path / "run")
    with memory.opened(), folder.opened():
        for store in (memory, folder):
            store.write_chunk(chunk(2, months=False))
            store.write_chunk(chunk(0))
    for part in ("chunks", "inputs", "months"):
        kept, written = memory.read_columns(part), folder.read_columns(part)
        assert kept.keys() == written.keys()
        assert all(np.array_equal(kept[name], written[name]) for name in kept)
    assert memory.read_columns("chunks")["draw"].tolist() == [0, 1, 2, 3]
    assert memory.read_columns("months")["draw"].tolist() == [0, 1]


def test_texts_are_kept_by_name():
    memory = RunMemory()
    memory.write_text("run.json", '{"seed": 1}')
    assert memory.holds("run.json")
    assert memory.read_text("run.json") == '{"seed": 1}'
    assert not memory.holds("summary.json")


def test_what_is_not_there_is_refused_by_name():
    with pytest.raises(RunFolderError, match=r"holds no summary\.json"):
        RunMemory().read_text("summary.json")
    with pytest.raises(RunFolderError, match="holds no months"):
        RunMemory().read_columns("months")


def test_a_run_in_memory_cannot_be_resumed():
    with pytest.raises(RunFolderError, match="cannot be resumed"), RunMemory().opened(resume=True):
        pass
