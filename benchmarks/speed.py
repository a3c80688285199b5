"""Print how fast the engagement model is and what bounds it, as Markdown, part by part.

python -m benchmarks.speed stages mechanisms scaling workers memory roofline

    stages      where a chunk of the flagship goes: claims, inputs, months, columns
    mechanisms  the months by mechanism, switched off and alone
    scaling     the months against heads, horizon and draws; invented worlds
    workers     the flagship's simulation on one worker and two
    memory      the example case, 12 months, two strategies, 10^3 to 10^5 draws in chunks
    roofline    what is counted in the months, beside the machine's limits measured now
    aim         10,000 draws of the flagship, whole and its simulation alone
    million     10^6 draws of it: some minutes

One thread's least processor seconds of several passes; where workers share, seconds on the wall.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.crowd import Size, crowd, run
from benchmarks.mechanisms import shares
from benchmarks.roofline import roofline
from benchmarks.stopwatch import exponent, least, peak_memory, print_table, told

from detente.assess.run import narrowed
from detente.case.case import Case
from detente.case.publishing.new import template_folder
from detente.case.reading.read import read_case
from detente.engagement.course.run import Batch
from detente.engagement.task import EngagementTask
from detente.ensemble.chunks import ranges
from detente.ensemble.executors import run_chunks
from detente.ensemble.store import RunFolder

FLAGSHIP = Path(__file__).resolve().parent.parent / "cases" / "afghanistan"
CHUNK = 1024
HEADS = (10, 25, 50, 100, 200)
MONTHS = (12, 24, 36, 60, 120)
DRAWS = (50, 100, 200, 400)
MANY = (1_000, 10_000, 100_000)
MILLION = 1_000_000
AIM = 10_000, 20.0  # draws of the flagship, seconds on two cores


def flagship() -> EngagementTask:
    task = EngagementTask(read_case(FLAGSHIP), 1)
    task.warm()
    return task


def stages() -> None:
    """Say where a chunk of the flagship goes."""
    task = flagship()
    prepared = task.prepare(0, CHUNK)
    out = least(lambda: task.simulate(prepared.batch, 0), times=3)
    spent = {"claims": least(lambda: task.inputs(0, CHUNK), times=3)}
    spent["inputs"] = least(lambda: task.prepare(0, CHUNK), times=3) - spent["claims"]
    spent["months"] = out
    spent["columns"] = max(0.0, least(lambda: task.run(prepared), times=3) - out)
    whole = sum(spent.values())
    rows = [(k, told(v / CHUNK), f"{v / whole:.0%}") for k, v in spent.items()]
    print_table(("stage", "a draw", "share"), [*rows, ("all", told(whole / CHUNK), "")])
    print(
        f"{CHUNK / whole:.0f} draws a second on one thread, {CHUNK / out:.0f} of the months alone; "
        f"a month of one option takes {told(out / _steps(prepared.batch, task))}.\n"
    )


def _steps(batch: Batch, task: EngagementTask) -> int:
    """Return draws × options × months."""
    return batch.head.shape[0] * batch.policy.shape[0] * task.case.settings.horizon_months


def mechanisms() -> None:
    """Say what each mechanism costs, in two ways."""
    task = flagship()
    found, bare = shares(task.prepare(0, 64).batch, task.case.settings.horizon_months)
    rows = [(s.key, f"{s.off:.1%}", f"{s.alone:.1%}") for s in found]
    rows.append(("copying and counting", "", f"{bare:.1%}"))
    whole = [sum(s.off for s in found), sum(s.alone for s in found) + bare]
    rows.append(("sum", f"{whole[0]:.0%}", f"{whole[1]:.0%}"))
    print_table(("mechanism", "off", "alone"), rows)


def scaling() -> None:
    """Say how the months grow with heads, horizon and draws."""
    _scaled("heads", HEADS, lambda n: (crowd(8, Size(heads=n)), 12))
    _scaled("months", MONTHS, lambda n: (crowd(16), n))
    _scaled("draws", DRAWS, lambda n: (crowd(n), 36))


def _scaled(what: str, sizes: tuple[int, ...], world: Callable[[int], tuple[Batch, int]]) -> None:
    """Print a time per draw × option × month by size, and the exponent of the whole."""
    each, whole = [], []
    for n in sizes:
        batch, horizon = world(n)
        seconds = least(lambda b=batch, h=horizon: run(b, h), times=5)
        steps = batch.head.shape[0] * batch.policy.shape[0] * horizon
        each.append(told(seconds / steps))
        whole.append(seconds)
    print_table(
        (what, *map(str, sizes), "exponent"), [("a month", *each, f"{exponent(sizes, whole):.2f}")]
    )


def workers() -> None:
    """Say what a second worker gives the flagship's simulation."""
    task, draws = flagship(), 4 * CHUNK

    def spent(executor: str, count: int) -> float:
        start = time.perf_counter()
        for _ in run_chunks(task, ranges(draws, CHUNK // 2), executor=executor, workers=count):
            pass
        return time.perf_counter() - start

    plans = [("threads", 1), ("threads", 2), ("processes", 2)]
    took = [
        min(found) for found in zip(*([spent(*p) for p in plans] for _ in range(3)), strict=True)
    ]
    rows = [
        (name, count, told(seconds), f"{draws / seconds:.0f}", f"{took[0] / seconds:.2f}")
        for (name, count), seconds in zip(plans, took, strict=True)
    ]
    print_table(("executor", "workers", f"{draws:,} draws", "draws a second", "gain"), rows)


def memory() -> None:
    """Say what many draws of a small case take, each number in a process of its own."""
    _memory(MANY)


def million() -> None:
    """The same for a million draws."""
    _memory((MILLION,))


def _memory(sizes: tuple[int, ...]) -> None:
    rows = []
    for draws in sizes:
        command = [sys.executable, "-m", "benchmarks.speed", "_simulated", str(draws)]
        found = subprocess.run(command, check=True, capture_output=True, text=True)
        rows.append((f"{draws:,}", *found.stdout.split()))
    print_table(("draws", "seconds on two workers", "most memory, MB", "files, MB"), rows)


def _small() -> Case:
    """Return the example case over a year, with no contact and one other strategy."""
    return narrowed(read_case(template_folder()), 12, ["selective"])


def _simulated(draws: int) -> None:
    """Simulate the small case into a folder, and print seconds, memory and size."""
    with tempfile.TemporaryDirectory() as name:
        task = EngagementTask(_small(), 1)
        task.warm()
        folder = RunFolder(Path(name) / "run")
        start = time.perf_counter()
        with folder.opened(resume=False):
            for chunk in run_chunks(task, ranges(draws, 4096), executor="threads", workers=2):
                folder.write_chunk(chunk)
            spent = time.perf_counter() - start
            size = sum(f.stat().st_size for f in folder.path.rglob("*") if f.is_file())
    print(f"{spent:.1f} {peak_memory():.0f} {size / 1e6:.0f}")


def aim() -> None:
    """Run the 10,000 draws that the aim speaks of."""
    draws, seconds = AIM
    command = [sys.executable, "-m", "detente", "run", str(FLAGSHIP), "--draws", str(draws)]
    with tempfile.TemporaryDirectory() as name:
        out = ["--workers", "2", "--out", f"{name}/run"]
        whole = _spent(lambda: subprocess.run([*command, *out], check=True, capture_output=True))
    task = flagship()

    def simulate() -> None:
        for _ in run_chunks(task, ranges(draws, CHUNK), executor="threads", workers=2):
            pass

    alone = _spent(simulate)
    rows = [
        ("`detente run`, summary and report included", *whole),
        ("simulation alone", *alone),
        ("aim", f"{seconds:.0f} s", ""),
    ]
    print_table((f"{draws:,} draws, two workers", "on the wall", "of processors"), rows)


def _spent(call: Callable[[], object]) -> tuple[str, str]:
    """Return seconds on the wall, and of processors, children's included."""

    def busy() -> float:
        return sum(os.times()[:4])

    start, before = time.perf_counter(), busy()
    call()
    return f"{time.perf_counter() - start:.1f} s", f"{busy() - before:.1f} s"


PARTS = {
    "stages": stages,
    "mechanisms": mechanisms,
    "scaling": scaling,
    "workers": workers,
    "memory": memory,
    "roofline": lambda: roofline(flagship()),
    "aim": aim,
    "million": million,
}


def main() -> None:
    if sys.argv[1:2] == ["_simulated"]:
        _simulated(int(sys.argv[2]))
        return
    wanted = sys.argv[1:]
    if not wanted or set(wanted) - set(PARTS):
        print(__doc__)
        sys.exit(2)
    for name in wanted:
        print(f"## {name}\n")
        PARTS[name]()


if __name__ == "__main__":
    main()
