"""The folder of a ledger: one writer at a time, whole lines or none."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing import get_context

import pytest
from filelock import FileLock
from tests.ledger.lines import filed, four_lines

from detente.errors import CaseError, LedgerError
from detente.ledger import store
from detente.ledger.chain import FILE, HEAD
from detente.ledger.store import LedgerFolder

ONE = "from tests.ledger.lines import filed; import sys; from pathlib import Path"


def test_lines_come_back_as_they_were_filed(tmp_path):
    first, second = filed(tmp_path / "new" / "ledger"), filed(tmp_path / "new" / "ledger", 0.5)
    assert LedgerFolder(tmp_path / "new" / "ledger").read() == [first, second]
    assert (first.number, second.number, second.previous) == (1, 2, first.digest)


def test_the_same_lines_give_the_same_bytes(tmp_path):
    one, two = four_lines(tmp_path / "a"), four_lines(tmp_path / "b")
    for name in (FILE, HEAD):
        assert (one / name).read_bytes() == (two / name).read_bytes()


def test_where_there_is_no_ledger(tmp_path):
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(LedgerError, match="holds no ledger"):
            LedgerFolder(folder).read()


def test_nothing_is_added_to_a_ledger_that_was_changed(tmp_path):
    four_lines(tmp_path)
    path = tmp_path / FILE
    path.write_text(path.read_text().replace("0.3", "0.1"))
    before = path.read_bytes()
    with pytest.raises(CaseError) as caught:
        filed(tmp_path)
    assert [f.code for f in caught.value.findings] == ["ledger-edited"]
    assert path.read_bytes() == before


@pytest.mark.parametrize("gone", [FILE, HEAD])
def test_a_file_that_was_deleted_is_missed(tmp_path, gone):
    four_lines(tmp_path)
    (tmp_path / gone).unlink()
    with pytest.raises(CaseError):
        LedgerFolder(tmp_path).read()


def test_a_place_that_cannot_hold_a_ledger(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerError, match="cannot be used"):
        filed(tmp_path / "file")
    with pytest.raises(LedgerError):
        LedgerFolder(tmp_path / "file").read()


def test_a_locked_ledger_is_waited_for_and_then_refused(tmp_path, monkeypatch):
    four_lines(tmp_path)
    monkeypatch.setattr(store, "_WAIT", 0.05)
    with FileLock(tmp_path / ".lock"), pytest.raises(LedgerError, match="in use"):
        filed(tmp_path)
    assert len(LedgerFolder(tmp_path).read()) == 4


def test_a_reader_that_may_not_lock_reads_all_the_same(tmp_path, monkeypatch):
    four_lines(tmp_path)

    def refuse(*_args, **_how):
        raise PermissionError(13, "permission denied")

    monkeypatch.setattr(FileLock, "acquire", refuse)
    assert len(LedgerFolder(tmp_path).read()) == 4


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_writer_that_is_stopped_at_any_step_leaves_a_ledger_that_holds(
    tmp_path, monkeypatch, step
):
    four_lines(tmp_path)
    done = 0
    write = store.replace_file

    def stopping(path, raw):
        nonlocal done
        done += 1
        if done == step:
            raise KeyboardInterrupt
        write(path, raw)

    monkeypatch.setattr(store, "replace_file", stopping)
    with pytest.raises(KeyboardInterrupt):
        filed(tmp_path, question="q2")
    monkeypatch.setattr(store, "replace_file", write)
    assert len(LedgerFolder(tmp_path).read()) == (5 if step == 3 else 4)
    assert filed(tmp_path, question="q2").number == (6 if step == 3 else 5)
    assert len(LedgerFolder(tmp_path).read()) == (6 if step == 3 else 5)


def _file_some(folder: str) -> None:
    for _ in range(5):
        filed(folder)


def test_writers_at_the_same_time_lose_no_line(tmp_path):
    context = get_context("spawn")
    writers = [context.Process(target=_file_some, args=(tmp_path,)) for _ in range(3)]
    for one in writers:
        one.start()
    for one in writers:
        one.join(60)
    assert [one.exitcode for one in writers] == [0, 0, 0]
    assert [line.number for line in LedgerFolder(tmp_path).read()] == list(range(1, 16))


def test_a_killed_writer_leaves_a_ledger_that_holds(tmp_path, root):
    four_lines(tmp_path)
    script = f"{ONE}\nwhile True: filed(Path(sys.argv[1]), question='q2')"
    writer = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], cwd=root)
    deadline = time.monotonic() + 60
    while (tmp_path / FILE).read_text().count("\n") < 8 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    count = len(LedgerFolder(tmp_path).read())
    assert count >= 8
    assert filed(tmp_path, question="q2").number == count + 1
