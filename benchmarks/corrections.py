"""Measure what the corrections of the Afghan case do to its answer, all of them together.

python -m benchmarks.corrections FOLDER [DRAWS]

`corrections.csv` lists each number, date and code that was corrected after the list of faults of
28 November 2026, by the entry of the list (E1 to E6), with its value now and before. The case is
written to FOLDER as it was, run beside the case as it is, and both runs are compared. Three things
are not as they were: words of claims and notes, which no run reads; alignment by votes (E4), which
no model reads any more; and shares of a province above 1 (E1), which `check` refuses and which are
scaled to 1.
"""

import csv
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from ruamel.yaml import YAML

CASE = Path(__file__).resolve().parents[1] / "cases" / "afghanistan"
LIST = Path(__file__).with_suffix(".csv")
ADDED = "invited"  # the option that was missing (E5)
DRAWS = 2048

Rows = list[dict[str, str]]


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def set_back(table: str, rows: Rows, cells: Rows) -> None:
    """Give corrected cells their former values; rows that were taken out come back."""
    keys = {f"{r['round']}/{r['actor']}" if table == "rounds" else r["id"]: r for r in rows}
    gone = {cell["row"] for cell in cells} - set(keys)
    for name in sorted(gone):
        keys[name] = dict.fromkeys(rows[0], "")
        rows.append(keys[name])
    for cell in cells:
        row, column = keys[cell["row"]], cell["column"]
        if row[column] != cell["now"]:
            message = f"{table}, {cell['row']}, {column}: {row[column]!r} is not {cell['now']!r}"
            raise ValueError(message)
        row[column] = cell["former"]


def most_held(rows: Rows) -> float:
    """Return the largest sum of a region's shares; a reading replaces its actor's common row."""
    common = {row["actor"]: float(row["mode"]) for row in rows if not row["reading"]}
    return max(
        sum((common | {r["actor"]: float(r["mode"]) for r in rows if r["reading"] == one}).values())
        for one in {row["reading"] for row in rows}
    )


def scale(rows: Rows) -> list[str]:
    """Scale the shares of each region that sum to more than 1, and name these regions."""
    scaled = []
    for region in dict.fromkeys(row["region"] for row in rows):
        own = [row for row in rows if row["region"] == region]
        if (most := most_held(own)) > 1.0:
            scaled.append(f"{region} ({most:.2f})")
            for row in own:
                row.update({end: str(float(row[end]) / most) for end in ("low", "mode", "high")})
    return scaled


def before(folder: Path) -> list[str]:
    """Write the case as it was before the corrections, and return the regions scaled."""
    shutil.copytree(CASE, folder)
    cells, scaled = read(LIST), []
    for table in dict.fromkeys(cell["table"] for cell in cells):
        rows = read(folder / f"{table}.csv")
        set_back(table, rows, [cell for cell in cells if cell["table"] == table])
        if table == "presence":
            scaled = scale(rows)
        write(folder / f"{table}.csv", rows)
    yaml = YAML()
    settings = yaml.load(folder / "case.yaml")
    settings["strategies"] = [one for one in settings["strategies"] if one["id"] != ADDED]
    yaml.dump(settings, folder / "case.yaml")
    return scaled


def main(folder: Path, draws: int) -> None:
    scaled = before(folder / "case-before")
    counts = Counter(cell["entry"] for cell in read(LIST))
    print("cells set back:", ", ".join(f"{name} {count}" for name, count in sorted(counts.items())))
    print("provinces scaled to 1:", ", ".join(scaled) or "none")
    detente = (sys.executable, "-m", "detente")
    for case, run in ((folder / "case-before", "before"), (CASE, "now")):
        words = ("run", case, "--draws", draws, "--seed", 1, "--out", folder / run, "--quiet")
        subprocess.run([*detente, *map(str, words)], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*detente, "compare", folder / "before", folder / "now"], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else DRAWS)
