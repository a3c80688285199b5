"""Run the random worlds and remake what the release says of them.

python -m benchmarks.random_worlds [--worlds 60] [--draws 1500] [--keep FOLDER] [--tell]

Writes ``benchmarks/random_worlds/result.json`` (every world), the sums that the package ships, and
the tables of ``docs/assumptions.md``. With ``--tell`` no world is run: sums and tables are made
again from the result. With ``--keep`` each world is written into a folder, and one that is there is
not run again. One thread; about ten seconds a world for each of evidence and nothing known.
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any

from benchmarks.random_worlds.count import counted
from benchmarks.random_worlds.summed import summed
from benchmarks.random_worlds.table import replaced

from detente.assess.worlds.record import KNOWN, Known
from detente.runs.result import json_of

ROOT = Path(__file__).resolve().parents[2]
RESULT = Path(__file__).resolve().parent / "result.json"
SHIPPED = ROOT / "src" / "detente" / "assess" / "worlds" / "random_worlds.json"
PAGE = ROOT / "docs" / "assumptions.md"


def main() -> None:
    parser = argparse.ArgumentParser(description="Run the random worlds.")
    parser.add_argument("--worlds", type=int, default=60)
    parser.add_argument("--draws", type=int, default=1500)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--tell", action="store_true")
    given = parser.parse_args()
    if not given.tell:
        result: dict[str, Any] = {"draws": given.draws}
        for known in KNOWN:
            result[known] = [
                run_one(number, known, given.draws, given.keep) for number in range(given.worlds)
            ]
        RESULT.write_text(told(result), encoding="utf-8")
    found = summed(json.loads(RESULT.read_text(encoding="utf-8")))
    SHIPPED.write_text(json_of(found), encoding="utf-8")
    PAGE.write_text(replaced(PAGE.read_text(encoding="utf-8"), found), encoding="utf-8")


def run_one(number: int, known: Known, draws: int, keep: Path | None) -> dict[str, Any]:
    """Return one world, from the folder if it is there."""
    file = keep / f"{known}-{number}-{draws}.json" if keep else None
    if file is not None and file.exists():
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return found
    started = time.process_time()
    found = counted(number, known, draws)
    print(f"{known} {number}: {time.process_time() - started:.1f} s", flush=True)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(found), encoding="utf-8")
    return found


def told(result: dict[str, Any]) -> str:
    """Return the result as JSON, one world a line."""
    parts = [f'"draws": {result["draws"]}']
    for known in KNOWN:
        rows = ",\n".join(json.dumps(world) for world in result[known])
        parts.append(f'"{known}": [\n{rows}\n]')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    main()
