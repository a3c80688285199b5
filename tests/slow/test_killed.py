"""`detente run`, killed at any moment, completes to the same bits; what is damaged is named."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.ensemble.planted import copied
from tests.sizes import FEW

import detente
from detente.assess.run import run
from detente.ensemble.store import RunFolder, columns_digest, read_parquet
from detente.errors import RunFolderError
from detente.runs.plan import Plan

DRAWS, CHUNK = 40, 4
MOMENTS = 20  # at which a run is killed, in four tests so that workers share them
PARTS = ("chunks", "inputs", "months")


@pytest.fixture(scope="module")
def case(tmp_path_factory) -> Path:
    return copied(tmp_path_factory.mktemp("killed"))


def command(case: Path, out: Path, *more: str, draws: int = DRAWS) -> list[str]:
    words = [sys.executable, "-m", "detente", "run", str(case), "--out", str(out)]
    words += ["--draws", str(draws), "--workers", "2", "--set", f"chunk={CHUNK}"]
    return [*words, *more]


def answer(words: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, capture_output=True, text=True, check=False)


def bits(folder: Path) -> dict[str, str]:
    """Return what a run must have, whenever and however often it was killed."""
    store = RunFolder(folder)
    return {
        "summary": (folder / "summary.json").read_text(encoding="utf-8"),
        "report": (folder / "report.html").read_text(encoding="utf-8"),
        **{part: columns_digest(store.read_columns(part)) for part in PARTS},
    }


@pytest.fixture(scope="module")
def undisturbed(case, tmp_path_factory) -> tuple[dict[str, str], float]:
    """Return the bits of a run that nobody kills, and how long it takes."""
    place = tmp_path_factory.mktemp("undisturbed")
    assert answer(command(case, place / "first")).returncode == 0  # compiles what is not yet
    began = time.monotonic()
    assert answer(command(case, place / "second")).returncode == 0
    whole = time.monotonic() - began
    expected = bits(place / "first")
    assert bits(place / "second") == expected
    return expected, whole


@pytest.mark.timeout(300)
@pytest.mark.parametrize("quarter", range(1 if FEW else 4))
def test_a_run_killed_at_any_moment_completes_to_the_same_bits(
    case, undisturbed, tmp_path, quarter
):
    expected, whole = undisturbed
    dice = random.Random(quarter)
    for n in range(MOMENTS // (6 if FEW else 4)):
        out = tmp_path / f"run-{n}"
        # Later moments are likelier: a run starts with imports, and writes towards its end.
        moment = whole * dice.random() ** 0.5
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(command(case, out), **quiet) as running:
            try:
                running.wait(moment)
            except subprocess.TimeoutExpired:
                running.send_signal(signal.SIGKILL)
        again = answer(command(case, out, "--set", "resume=true"))
        assert again.returncode == 0, again.stderr
        assert bits(out) == expected, moment
        assert not list(out.rglob("*.part"))
        shutil.rmtree(out)


@pytest.fixture(scope="module")
def finished(case, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("finished") / "run"
    run(case, out, Plan(draws=16, chunk=CHUNK, workers=1))
    return out


def flip(file: Path) -> None:
    """Turn one bit of the data, one that is read."""
    whole, content = columns_of(file), file.read_bytes()
    for place in range(len(content) // 3, len(content), 11):
        flipped = bytearray(content)
        flipped[place] ^= 0x10
        file.write_bytes(bytes(flipped))
        if columns_of(file) != whole:
            return


def columns_of(file: Path) -> str:
    try:
        return columns_digest(read_parquet(file))
    except RunFolderError:
        return "unreadable"


def truncate(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("harm", [flip, truncate, Path.unlink], ids=["flip", "truncate", "gone"])
def test_a_damaged_chunk_is_named_and_computed_again(case, finished, tmp_path, caplog, part, harm):
    out = tmp_path / "run"
    shutil.copytree(finished, out)
    file = out / part / "000004.parquet"
    untouched = (out / part / "000008.parquet").stat().st_mtime_ns
    harm(file)
    run(case, out, Plan(draws=16, chunk=CHUNK, workers=1, resume=True))
    assert f"{file} is " in caplog.text
    assert "its draws are computed again" in caplog.text
    assert caplog.text.count("computed again") == 1
    for name in PARTS:
        one, other = (RunFolder(f).read_columns(name) for f in (out, finished))
        assert columns_digest(one) == columns_digest(other)
    assert (out / "summary.json").read_bytes() == (finished / "summary.json").read_bytes()
    assert (out / part / "000008.parquet").stat().st_mtime_ns == untouched


def test_the_name_reaches_whoever_runs_the_command(case, tmp_path):
    out = tmp_path / "run"
    assert answer(command(case, out, draws=8)).returncode == 0
    truncate(out / "chunks" / "000004.parquet")
    told = answer(command(case, out, "--set", "resume=true", "--json", draws=8))
    assert told.returncode == 0
    assert "000004.parquet is damaged; its draws are computed again" in told.stderr
    json.loads(told.stdout)


def refused(told: subprocess.CompletedProcess[str]) -> str:
    """Return the message of a run that was refused without a traceback."""
    assert told.returncode == 1
    assert "Traceback" not in told.stderr + told.stdout
    return str(json.loads(told.stdout)["findings"][0]["message"])


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(f.relative_to(folder)): f.read_bytes()
        for f in sorted(folder.rglob("*"))
        if f.is_file() and f.name != ".lock"
    }


@pytest.mark.skipif(sys.platform == "win32", reason="no tmpfs")
def test_a_full_disk_is_told_and_finished_chunks_stay(case, finished, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    size = sum(f.stat().st_size for f in finished.rglob("*.parquet")) // 2
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    if shutil.which("mount") is None or answer(mount).returncode:
        pytest.skip("a small disk can only be mounted by root")
    try:
        message = refused(answer(command(case, disk / "run", "--json", draws=16)))
        assert "cannot be written" in message
        notes = [n["first"] for n in RunFolder(disk / "run").finished()]
        assert notes
        before = contents(disk / "run" / "chunks")
        told = answer(command(case, disk / "run", "--json", "--set", "resume=true", draws=16))
        assert "cannot be written" in refused(told)
        after = contents(disk / "run" / "chunks")
        assert {f"{n:06d}.parquet" for n in notes} <= set(after)
        assert all(after[name] == before[name] for name in before if name in after)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_folder_that_cannot_be_written_is_told(case, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    message = refused(answer(command(case, tmp_path / "file" / "run", "--json", draws=4)))
    assert "cannot be written" in message


def test_a_second_run_in_the_same_folder_is_refused_and_the_first_goes_on(
    case, undisturbed, tmp_path
):
    out = tmp_path / "run"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command(case, out), **quiet) as first:
        deadline = time.monotonic() + 60
        while not (out / ".lock").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        first.send_signal(signal.SIGSTOP)
        try:
            for more in ((), ("--set", "resume=true")):
                assert "is in use by another run" in refused(
                    answer(command(case, out, "--json", *more))
                )
        finally:
            first.send_signal(signal.SIGCONT)
        assert first.wait() == 0
    assert bits(out) == undisturbed[0]


@pytest.mark.parametrize("what", ["version", "sources", "case"])
def test_going_on_by_other_means_is_refused_with_what_differs(
    case, finished, tmp_path, monkeypatch, what
):
    out = tmp_path / "run"
    shutil.copytree(finished, out)
    before = contents(out)
    given = case
    if what == "version":
        monkeypatch.setattr(detente, "__version__", "9.9.9")
    elif what == "sources":
        monkeypatch.setattr("detente.runs.begin.sources_digest", lambda: "other")
    else:
        given = copied(tmp_path, actors=[("Northland", "Farnorthland")])
    expected = {
        "version": "detente was",
        "sources": "started with different source files",
        "case": r"the case differs in actors\.",
    }
    with pytest.raises(RunFolderError, match=expected[what]):
        run(given, out, Plan(draws=16, chunk=CHUNK, workers=1, resume=True))
    assert contents(out) == before
