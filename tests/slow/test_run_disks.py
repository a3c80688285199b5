"""`detente run` on disks that take no more, or nothing: a sentence, and a run to go on with."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.ensemble.planted import copied

from detente.assess.run import run
from detente.ensemble.store import RunFolder
from detente.runs.plan import Plan

resource = pytest.importorskip("resource", reason="no limits on files on this system")

DRAWS, CHUNK = 12, 4


@pytest.fixture(scope="module")
def case(tmp_path_factory) -> Path:
    return copied(tmp_path_factory.mktemp("disks"))


@pytest.fixture(scope="module")
def whole(case, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("whole") / "run"
    run(case, out, Plan(draws=DRAWS, chunk=CHUNK, workers=1))
    return out


def launch(case: Path, out: Path, *more: str, largest: int | None = None):
    """Run the command, perhaps with no file larger than so many bytes."""
    words = [sys.executable, "-m", "detente", "run", str(case), "--out", str(out), "--json"]
    words += ["--draws", str(DRAWS), "--workers", "1", "--set", f"chunk={CHUNK}", *more]

    def limit() -> None:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    return subprocess.run(words, capture_output=True, text=True, check=False, preexec_fn=limit)


def refused(told) -> str:
    assert told.returncode == 1, told.stderr
    assert "Traceback" not in told.stderr + told.stdout
    (finding,) = json.loads(told.stdout)["findings"]
    assert finding["severity"] == "error"
    return str(finding["message"])


def sizes(folder: Path, pattern: str) -> list[int]:
    return [file.stat().st_size for file in folder.glob(pattern)]


def stamps(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        f"{part}/{note['first']:06d}": (file.stat().st_mtime_ns, file.read_bytes())
        for note in RunFolder(folder).finished()
        for part in ("chunks", "inputs", "months")
        for file in [folder / part / f"{note['first']:06d}.parquet"]
    }


@pytest.mark.timeout(120)
@pytest.mark.parametrize("fails_at", ["case.json", "a chunk", "summary.json"])
def test_a_file_that_does_not_fit_is_told_and_the_run_can_go_on(case, whole, tmp_path, fails_at):
    largest = {
        "case.json": min(sizes(whole, "case.json")) // 2,
        "a chunk": min(sizes(whole, "chunks/*.parquet")) - 1,
        "summary.json": max(sizes(whole, "*/*.parquet") + sizes(whole, "case.json")) + 1,
    }[fails_at]
    assert largest < min(sizes(whole, "summary.json"))
    out = tmp_path / "run"
    assert "cannot be written" in refused(launch(case, out, largest=largest))
    assert not (out / "summary.json").exists()
    before = stamps(out)
    assert bool(before) == (fails_at == "summary.json")
    again = launch(case, out, "--set", "resume=true")
    assert again.returncode == 0, again.stderr
    assert (out / "summary.json").read_bytes() == (whole / "summary.json").read_bytes()
    after = stamps(out)
    assert {name: after[name] for name in before} == before
    assert not list(out.rglob("*.part"))


def mounted(*words) -> bool:
    return not subprocess.run(["mount", *words], check=False, capture_output=True).returncode


@pytest.mark.timeout(120)
@pytest.mark.parametrize("more", [(), ("--set", "resume=true")], ids=["new", "resume"])
def test_a_disk_that_turned_read_only_is_told(case, whole, tmp_path, more):
    """A folder's permissions do not hold the administrator back; a mount does."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if more:
        shutil.copytree(whole, disk / "run")
    if shutil.which("mount") is None or not mounted("--bind", disk, disk):
        pytest.skip("a disk can only be mounted by the administrator")
    try:
        if not mounted("-o", "remount,ro,bind", disk):
            pytest.skip("a disk cannot be made read-only here")
        message = refused(launch(case, disk / "run", *more))
    finally:
        subprocess.run(["umount", disk], check=True)
    assert "cannot be written: read-only file system" in message
    if more:
        assert stamps(disk / "run").keys() == stamps(whole).keys()
    else:
        assert not (disk / "run").exists()
