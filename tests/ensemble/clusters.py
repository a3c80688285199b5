"""Real Dask clusters on loopback, started as a user would start them."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_WAIT = 60.0


class Cluster:
    """A scheduler process and its workers.

    Parameters
    ----------
    folder : path
        Where they write their logs and scratch files.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workers: list[subprocess.Popen[bytes]] = []
        place = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        self.scheduler = self._start("scheduler", ["scheduler", *place])
        self.address = self._told("scheduler", r"Scheduler at:\s+(tcp://\S+)")

    def add_worker(self, sources: Path | None = None) -> subprocess.Popen[bytes]:
        """Start a worker of one thread, perhaps with other sources; wait until it has joined."""
        name = f"worker-{len(self.workers)}"
        place = ["--host", "127.0.0.1", "--nthreads", "1", "--nworkers", "1", "--no-nanny"]
        scratch = ["--local-directory", str(self.folder / name), "--no-dashboard"]
        started = self._start(name, ["worker", self.address, *place, *scratch], sources)
        self.workers.append(started)
        self._told(name, r"(Registered to:)")
        return started

    def _start(
        self, name: str, command: list[str], sources: Path | None = None
    ) -> subprocess.Popen[bytes]:
        path = [str(sources)] if sources else []
        path += [p for p in (os.environ.get("PYTHONPATH"),) if p]
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(path)}
        with (self.folder / f"{name}.log").open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", *command], stdout=log, stderr=log, env=env
            )

    def _told(self, name: str, pattern: str) -> str:
        deadline = time.monotonic() + _WAIT
        text = ""
        while time.monotonic() < deadline:
            text = (self.folder / f"{name}.log").read_text(encoding="utf-8")
            found = re.search(pattern, text)
            if "Error" in text:
                break
            if found:
                return found[1]
            time.sleep(0.1)
        raise TimeoutError(text)

    def stop(self) -> None:
        """Kill everything that still runs."""
        for process in (*self.workers, self.scheduler):
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            process.wait()


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """Run a cluster of so many workers."""
    made = Cluster(folder)
    try:
        for _ in range(workers):
            made.add_worker()
        yield made
    finally:
        made.stop()
