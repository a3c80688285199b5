"""The run folder: whole chunks, digests, one writer."""

import json
from pathlib import Path

import numpy as np
import pytest
from tests.ensemble.planted import example

from detente.engagement.task import EngagementTask
from detente.ensemble.chunks import Chunk, ranges
from detente.ensemble.executors import run_chunks
from detente.ensemble.store import RunFolder, columns_digest
from detente.errors import RunFolderError

COLUMNS = {
    "draw": np.arange(5),
    "assessment|a>b|trust|": np.array([0.1, np.nan, -0.0, np.inf, 1 / 3]),
    'origin|o\'brien "x"': np.array([True, False, True, True, False]),
    "empty": np.full(5, np.nan),
    "klass": np.array([-1, 0, 2**62, 1, 2], dtype=np.int64),
}


def chunk(first: int = 0, count: int = 5, **more) -> Chunk:
    columns = {**COLUMNS, "draw": np.arange(first, first + count), **more}
    return Chunk(first, count, columns, {"draw": np.arange(first, first + count)})


def with_months(first: int = 0, count: int = 5, kept: int = 5) -> Chunk:
    """Return a chunk with two months of its first draws."""
    draws = np.repeat(np.arange(first, first + kept), 2)
    months = {"draw": draws, "month": np.tile([1, 2], kept), "deaths": draws + 0.25}
    plain = chunk(first, count)
    return Chunk(first, count, plain.outputs, plain.inputs, months)


@pytest.fixture
def folder(tmp_path) -> RunFolder:
    return RunFolder(tmp_path / "run")


def begin(folder: RunFolder, *chunks: Chunk) -> None:
    with folder.opened():
        folder.write_text("run.json", "{}")
        for one in chunks:
            folder.write_chunk(one)


def test_columns_come_back_as_they_were(folder):
    begin(folder, chunk())
    found = folder.read_columns("chunks")
    assert set(found) == set(COLUMNS)
    for name, column in COLUMNS.items():
        assert found[name].dtype == column.dtype
        assert np.array_equal(found[name], column, equal_nan=column.dtype.kind == "f")
        if column.dtype.kind == "f":
            known = ~np.isnan(column)
            assert (np.signbit(found[name]) == np.signbit(column))[known].all()


def test_chunks_are_read_in_the_order_of_draws(folder):
    begin(folder, *(chunk(first) for first in (1_000_000, 10, 999_995, 5, 0)))
    draws = folder.read_columns("chunks")["draw"]
    assert (np.diff(draws) > 0).all()
    assert draws.size == 25


def test_a_digest_does_not_depend_on_order_of_columns_or_kind_of_nan():
    turned = dict(reversed(COLUMNS.items()))
    assert columns_digest(turned) == columns_digest(COLUMNS)
    odd = np.array([0x7FF8000000000001], dtype=np.uint64).view(np.float64)
    assert columns_digest({"x": odd}) == columns_digest({"x": np.array([np.nan])})
    strided = {"x": np.arange(10.0)[::2]}
    assert columns_digest(strided) == columns_digest({"x": np.arange(0.0, 10.0, 2.0)})


def test_a_digest_sees_values_names_and_types():
    base = {"x": np.array([1.0, 2.0])}
    others = [
        {"x": np.array([1.0, np.nextafter(2.0, 3)])},
        {"y": np.array([1.0, 2.0])},
        {"x": np.array([1, 2])},
        {"x": np.array([1.0, 2.0], dtype=np.float32)},
        {"x": np.array([[1.0], [2.0]])},
        {**base, "z": np.array([1.0, 2.0])},
    ]
    assert columns_digest(base) not in {columns_digest(other) for other in others}


def test_a_digest_is_stable_across_versions():
    """Changing it would make every run on disk look damaged."""
    found = columns_digest({"b": np.array([1.5, np.nan]), "a": np.array([1, 2], dtype=np.int64)})
    assert found == "39087284a69f560478e3d37cafd4a51a4cd1f76d650b18c8a04191faa439a816"


def test_the_same_chunk_is_the_same_file(folder, tmp_path):
    other = RunFolder(tmp_path / "other")
    begin(folder, chunk())
    begin(other, chunk())
    files = [one.path / "chunks" / "000000.parquet" for one in (folder, other)]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_folder_that_is_not_empty_is_refused_and_untouched(folder):
    folder.path.mkdir()
    (folder.path / "precious.txt").write_text("mine")
    refusal = pytest.raises(RunFolderError, match="is not empty, nothing was written; give another")
    with refusal, folder.opened():
        pass
    assert [file.name for file in folder.path.iterdir()] == ["precious.txt"]


def test_a_folder_of_something_else_is_refused_when_resuming_too(folder):
    """`resume` once emptied the folders `chunks` and `inputs` of whatever it was pointed at."""
    (folder.path / "inputs").mkdir(parents=True)
    (folder.path / "inputs" / "precious.csv").write_text("mine")
    refusal = pytest.raises(
        RunFolderError, match=r"holds no run\.json, so there is no run to resume"
    )
    with refusal, folder.opened(resume=True):
        pass
    assert (folder.path / "inputs" / "precious.csv").read_text() == "mine"
    assert not (folder.path / "chunks").exists()


def test_a_run_killed_before_its_first_note_can_be_gone_on_with(folder):
    (folder.path / "chunks").mkdir(parents=True)
    (folder.path / "inputs").mkdir()
    (folder.path / ".lock").touch()
    (folder.path / "case.json").write_text("{}")
    with folder.opened(resume=True):
        folder.write_chunk(chunk())
    assert len(folder.finished()) == 1


@pytest.mark.parametrize("resume", [False, True])
def test_a_held_folder_is_refused(folder, resume):
    pytest.importorskip("fcntl")
    with folder.opened():
        folder.write_text("run.json", "{}")
        refusal = pytest.raises(RunFolderError, match="is in use by another run")
        with refusal, RunFolder(folder.path).opened(resume=resume):
            pass
    with RunFolder(folder.path).opened(resume=True):
        assert (folder.path / ".lock").exists()
    assert not (folder.path / ".lock").exists()


def test_the_lock_goes_when_a_run_fails(folder):
    with pytest.raises(ArithmeticError, match="boom"), folder.opened():
        raise ArithmeticError("boom")
    assert not (folder.path / ".lock").exists()


def test_a_file_in_place_of_the_folder_is_refused(folder):
    folder.path.write_text("a file")
    with pytest.raises(RunFolderError, match="cannot be written"), folder.opened():
        pass


def cut(file):
    file.write_bytes(file.read_bytes()[:-20])


def swap(file):
    other = file.with_name("000005.parquet")
    file.write_bytes(other.read_bytes())


@pytest.mark.parametrize("part", ["chunks", "inputs", "months"])
@pytest.mark.parametrize(
    "harm", [cut, swap, lambda file: file.unlink()], ids=["cut", "swap", "gone"]
)
def test_a_damaged_chunk_is_not_finished(folder, part, harm):
    begin(folder, with_months(0), with_months(5))
    assert [note["first"] for note in folder.finished()] == [0, 5]
    harm(folder.path / part / "000000.parquet")
    assert [note["first"] for note in folder.finished()] == [5]


def test_a_half_written_note_is_not_finished(folder):
    begin(folder, chunk(0), chunk(5))
    log = folder.path / "chunks.jsonl"
    log.write_text(log.read_text()[:-9])
    assert [note["first"] for note in folder.finished()] == [0]


def test_a_note_after_a_half_written_one_is_kept(folder):
    begin(folder, chunk(0), chunk(5))
    log = folder.path / "chunks.jsonl"
    log.write_text(log.read_text()[:-9])
    with folder.opened(resume=True):
        folder.write_chunk(chunk(5))
        folder.write_chunk(chunk(10))
    assert [note["first"] for note in folder.finished()] == [0, 5, 10]


def test_a_chunk_written_twice_counts_once_as_last_written(folder):
    begin(folder, chunk(0), chunk(0, klass=np.arange(5)))
    (note,) = folder.finished()
    assert note["chunks"] == columns_digest(folder.read_columns("chunks"))


def test_chunks_of_another_cut_are_dropped(folder):
    begin(folder, chunk(0), chunk(5))
    folder.drop_others({"000000.parquet"})
    assert folder.read_columns("chunks")["draw"].tolist() == [0, 1, 2, 3, 4]


def test_what_is_missing_or_damaged_is_said(folder):
    begin(folder)
    with pytest.raises(RunFolderError, match=r"holds no summary\.json; give the folder of a"):
        folder.read_text("summary.json")
    with pytest.raises(RunFolderError, match="holds no chunks; give the folder of a finished"):
        folder.read_columns("chunks")


def test_months_come_back_as_they_were_in_the_order_of_draws(folder):
    begin(folder, with_months(5), with_months(0))
    found = folder.read_columns("months")
    assert found["draw"].tolist() == [n for n in range(10) for _ in range(2)]
    assert found["month"].tolist() == [1, 2] * 10
    assert found["deaths"].tolist() == (found["draw"] + 0.25).tolist()


@pytest.mark.parametrize("bare", [chunk(5), with_months(5, kept=0)], ids=["none", "no-rows"])
def test_months_are_written_only_where_there_are_rows(folder, bare):
    begin(folder, with_months(0), bare)
    assert [file.name for file in (folder.path / "months").iterdir()] == ["000000.parquet"]
    first, second = folder.finished()
    assert set(first) == {"first", "count", "chunks", "inputs", "months"}
    assert set(second) == {"first", "count", "chunks", "inputs"}
    assert folder.read_columns("months")["draw"].max() == 4


def test_the_digest_of_months_is_noted(folder):
    planted = with_months(0)
    begin(folder, planted)
    (note,) = folder.finished()
    assert note["months"] == columns_digest(planted.months)
    noted = json.loads((folder.path / "chunks.jsonl").read_text())
    assert noted == note


def test_a_run_without_months_has_none_to_read(folder):
    begin(folder, chunk())
    with pytest.raises(RunFolderError, match="holds no months; give the folder of a finished"):
        folder.read_columns("months")


def test_a_run_goes_on_with_its_months(folder):
    begin(folder, with_months(0), chunk(5))
    with folder.opened(resume=True):
        folder.write_chunk(chunk(10))
    assert [note["first"] for note in folder.finished()] == [0, 5, 10]
    assert ["months" in note for note in folder.finished()] == [True, False, False]


def test_damaged_months_are_made_good_by_writing_the_chunk_again(folder):
    begin(folder, with_months(0), with_months(5))
    cut(folder.path / "months" / "000000.parquet")
    assert [note["first"] for note in folder.finished()] == [5]
    with folder.opened(resume=True):
        folder.write_chunk(with_months(0))
    assert [note["first"] for note in folder.finished()] == [0, 5]
    assert folder.read_columns("months")["draw"].size == 20


def test_months_of_another_cut_are_dropped(folder):
    begin(folder, with_months(0), with_months(5))
    folder.drop_others({"000000.parquet"})
    assert folder.read_columns("months")["draw"].tolist() == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]


def test_a_run_killed_at_its_start_with_the_folder_of_months_can_be_gone_on_with(folder):
    for part in ("chunks", "inputs", "months"):
        (folder.path / part).mkdir(parents=True)
    with folder.opened(resume=True):
        folder.write_chunk(with_months())
    assert len(folder.finished()) == 1


def test_damaged_months_of_a_run_are_recomputed_with_the_same_bits(folder):
    task = EngagementTask(example(), 5)
    begin(folder, *(task(first, count) for first, count in ranges(12, 4)))
    before = folder.finished()
    assert all("months" in note for note in before)
    cut(folder.path / "months" / "000004.parquet")
    there = {(note["first"], note["count"]) for note in folder.finished()}
    todo = [one for one in ranges(12, 4) if one not in there]
    assert todo == [(4, 4)]
    with folder.opened(resume=True):
        for done in run_chunks(task, todo, executor="threads", workers=1):
            folder.write_chunk(done)
    assert folder.finished() == before


def spoil(log, old: bytes, new: bytes) -> None:
    raw = log.read_bytes()
    assert old in raw
    log.write_bytes(raw.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"count"', b'"co\xffnt"'),
        (b'"count"', b'"mount"'),
        (b'"first": 5', b'"first": -5'),
        (b'"first": 5', b'"first": 5.0'),
        (b'"first": 5', b'"first": true'),
        (b'"first": 5', b'"first": 55'),
        (b'"chunks": "', b'"chunks": "0'),
        (b'"months"', b'"momths"'),
        (b'{"', b'["'),
        (b'{"', b'[[[["'),
    ],
)
def test_a_damaged_note_costs_its_own_chunk_only(folder, old, new):
    begin(folder, with_months(5), with_months(0), with_months(10))
    spoil(folder.path / "chunks.jsonl", old, new)
    assert [note["first"] for note in folder.finished()] == [0, 10]


def test_a_log_that_cannot_be_read_is_told(folder, monkeypatch):
    begin(folder, chunk())

    def broken(*_, **__):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_text", broken)
    with pytest.raises(RunFolderError, match=r"chunks\.jsonl cannot be read: input/output error"):
        folder.finished()


def test_a_lock_that_its_holder_removes_at_that_moment_is_not_taken(folder, monkeypatch):
    """Two runs could each hold a lock: one on the file removed, one on the file made since."""
    fcntl = pytest.importorskip("fcntl")
    begin(folder, chunk())
    taken = fcntl.flock

    def late(handle, how):
        (folder.path / ".lock").unlink()
        taken(handle, how)

    monkeypatch.setattr(fcntl, "flock", late)
    refusal = pytest.raises(RunFolderError, match="is in use by another run")
    with refusal, folder.opened(resume=True):
        pass


@pytest.mark.parametrize("words", ["Query interrupted", "INTERRUPT Error: Interrupted!"])
def test_ctrl_c_during_a_write_stops_and_leaves_nothing(tmp_path, monkeypatch, words):
    class Connection:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            return False

        def register(self, *_):
            raise RuntimeError(words)

    monkeypatch.setattr("duckdb.connect", lambda **_: Connection())
    target = tmp_path / "000000.parquet"
    with pytest.raises(KeyboardInterrupt):
        RunFolder(tmp_path).write_columns(target, {"draw": np.arange(2)})
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["run[1]", "draw=3", "seed=3", "x?", "a*b", "it's", "{a,b}"])
def test_a_folder_of_any_name_holds_its_own_columns(name, tmp_path):
    """A path is no pattern, and no part of it is a column."""
    for other, first in (("run1", 5), ("xy", 5), ("aXb", 5), (name, 0)):
        begin(RunFolder(tmp_path / other), chunk(first))
    found = RunFolder(tmp_path / name).read_columns("chunks")
    assert set(found) == set(COLUMNS)
    assert found["draw"].tolist() == [0, 1, 2, 3, 4]
