"""`detente run` on a cluster: the whole command, with workers and schedulers killed under it."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.ensemble.clusters import cluster
from tests.ensemble.planted import copied

from detente.assess.run import run
from detente.ensemble.store import RunFolder, columns_digest
from detente.runs.plan import Plan

pytest.importorskip("distributed", reason="distributed is an extra (cluster)")

DRAWS, CHUNK = 96, 4


@pytest.fixture(scope="module")
def case(tmp_path_factory) -> Path:
    return copied(tmp_path_factory.mktemp("case"))


def bits(folder: Path) -> dict[str, object]:
    store = RunFolder(folder)
    parts = {p: columns_digest(store.read_columns(p)) for p in ("chunks", "inputs", "months")}
    return {"summary": (folder / "summary.json").read_bytes(), **parts}


@pytest.fixture(scope="module")
def expected(case, tmp_path_factory) -> dict[str, object]:
    out = tmp_path_factory.mktemp("threads") / "run"
    run(case, out, Plan(draws=DRAWS, chunk=100, workers=2))
    return bits(out)


def launch(case: Path, out: Path, executor: str, *more: str) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "detente", "run", str(case), "--out", str(out), "--json"]
    words += ["--draws", str(DRAWS), "--set", f"chunk={CHUNK}", "--set", f"executor={executor}"]
    pipe = subprocess.PIPE
    return subprocess.Popen([*words, *more], stdout=pipe, stderr=pipe, text=True)


def wait_for_chunks(running: subprocess.Popen[str], out: Path, count: int) -> None:
    deadline = time.monotonic() + 90
    while running.poll() is None and time.monotonic() < deadline:
        if len(list((out / "chunks").glob("[0-9]*.parquet"))) >= count:
            return
        time.sleep(0.01)
    raise TimeoutError(running.communicate())


@pytest.mark.timeout(240)
def test_a_worker_killed_under_the_command_costs_no_bit(case, expected, tmp_path):
    out = tmp_path / "run"
    with cluster(tmp_path, 2) as there:
        running = launch(case, out, there.address)
        wait_for_chunks(running, out, 5)
        there.workers[0].send_signal(signal.SIGKILL)
        stdout, stderr = running.communicate()
    assert running.returncode == 0, stderr
    assert "Traceback" not in stderr
    assert json.loads(stdout)["draws"] == DRAWS
    assert bits(out) == expected


@pytest.mark.timeout(240)
@pytest.mark.parametrize("killed", ["scheduler", "command"])
def test_what_was_done_on_a_lost_cluster_is_gone_on_with_by_threads(
    case, expected, tmp_path, killed
):
    out = tmp_path / "run"
    with cluster(tmp_path, 1) as there:
        running = launch(case, out, there.address)
        wait_for_chunks(running, out, 3)
        victim = there.scheduler if killed == "scheduler" else running
        victim.send_signal(signal.SIGKILL)
        stdout, stderr = running.communicate()
    if killed == "scheduler":
        assert running.returncode == 1
        assert "Traceback" not in stderr
        (finding,) = json.loads(stdout)["findings"]
        assert "lost" in finding["message"]
        assert "--set resume=true" in finding["message"]
    done = {note["first"] for note in RunFolder(out).finished()}
    assert 0 < len(done) < DRAWS // CHUNK
    again = launch(case, out, "threads", "--set", "resume=true")
    _, stderr = again.communicate()
    assert again.returncode == 0, stderr
    assert bits(out) == expected
