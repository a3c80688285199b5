"""Print by which paths contact moves any deal where nothing is known of signs, as Markdown.

python -m benchmarks.random_worlds.paths [--worlds 30] [--draws 1024]

Each world is run with one path off, and with one path alone. A path is a mechanism at its neutral
value, or parameters at 0; all keep the anchor of the world as it is. About 12 CPU seconds a world.
"""

import argparse
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np
from benchmarks.random_worlds.count import SEED
from benchmarks.random_worlds.worlds import world

from detente.case.case import Case
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.run import Batch
from detente.engagement.course.state_rows import War
from detente.engagement.task import EngagementTask
from detente.numerics.arrays import Floats

OPTIONS: Final = ("none", "as-now", "picked", "all", "all-rounds")


class Path(NamedTuple):
    """What is taken away: mechanisms and parameters."""

    off: tuple[str, ...] = ()
    zero: tuple[Param, ...] = ()


MEDIATED = (Param.T_MED, Param.T_MED0)
ACTS = ("cooperation", "response", "exclusion")
PATHS: Final = {
    "as it is": Path(),
    "without cooperation": Path(("cooperation",)),
    "without inside spoilers": Path(zero=(Param.INSIDE,)),
    "without mediation": Path(zero=MEDIATED),
    "without exclusion": Path(("exclusion",)),
    "without response": Path(("response",)),
    "convenor never leaves": Path(zero=(Param.STAY,)),
    "as the design measured": Path(
        ("cooperation", "attendance", "joining"), (Param.INSIDE, Param.SIDES, Param.F_P)
    ),
    "no path": Path(ACTS, MEDIATED),
    "mediation alone": Path(ACTS),
    "cooperation alone": Path(("response", "exclusion"), MEDIATED),
    "response alone": Path(("cooperation", "exclusion"), MEDIATED),
    "exclusion alone": Path(("cooperation", "response"), MEDIATED),
}


def gains(number: int, draws: int) -> tuple[bool, Floats]:
    """Return whether the convenor controls an issue, and gains over none, (path, option)."""
    case = _case(number)
    task = EngagementTask(case, SEED + number)
    batch = task.prepare(0, draws).batch
    names = [s.id for s in case.settings.strategies]
    found = []
    for path in PATHS.values():
        war = replace(task, switched_off=frozenset(path.off)).simulate(_zero(batch, path), 0).war
        deal = (war[:, :, War.ANY_DEAL] > 0.0).mean(axis=0)
        found.append([deal[names.index(one)] - deal[names.index("none")] for one in OPTIONS[1:]])
    settles = any(case.settings.convenor in (i.controllers or ()) for i in case.settings.issues)
    return settles, np.array(found)


def _case(number: int) -> Case:
    case = world(number, "nothing")
    kept = [s for s in case.settings.strategies if s.id in OPTIONS]
    return replace(case, settings=case.settings.model_copy(update={"strategies": kept}))


def _zero(batch: Batch, path: Path) -> Batch:
    param = batch.param.copy()
    param[:, [int(row) for row in path.zero]] = 0.0
    return batch._replace(param=param)


def main() -> None:
    parser = argparse.ArgumentParser(description="Print the paths of contact.")
    parser.add_argument("--worlds", type=int, default=30)
    parser.add_argument("--draws", type=int, default=1024)
    given = parser.parse_args()
    found = [gains(number, given.draws) for number in range(given.worlds)]
    settles = np.array([one for one, _ in found])
    gain = np.array([one for _, one in found])
    print(f"| path | {' | '.join(OPTIONS[1:])} |\n|---|" + "---|" * (len(OPTIONS) - 1))
    for n, name in enumerate(PATHS):
        print(f"| {name} | {_told(gain[:, n])} |")
    row = [*PATHS].index("no path")
    for kind, of in (("controls an issue", settles), ("controls none", ~settles)):
        print(f"| no path, the convenor {kind} ({of.sum()}) | {_told(gain[of, row])} |")


def _told(gain: Floats) -> str:
    if len(gain) < 2:
        return " | ".join("–" for _ in OPTIONS[1:])
    mean, error = gain.mean(axis=0), gain.std(axis=0, ddof=1) / np.sqrt(len(gain))
    return " | ".join(f"{m:+.4f} ({e:.4f})" for m, e in zip(mean, error, strict=True))


if __name__ == "__main__":
    main()
