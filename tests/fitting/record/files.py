"""Write the two data files, small and made up, in the layout of the real ones."""

import csv
from pathlib import Path

import numpy as np

TERMINATION = {
    "conflict_id": "10",
    "dyad_id": "1",
    "year": "2000",
    "type_of_conflict": "3",
    "outcome": "",
    "ependdate": "",
    "start_date": "3/1/98",
    "start_date2": "6/15/00",
    "dyadepisode": "1",
    "incompatibility": "2",
    "side_a_2nd": "",
    "side_b_2nd": "",
    "intensity_level": "1",
    "region": "4",
}
AGREEMENT = {
    "paid": "1",
    "pa_date": "2001-05-10",
    "dyad_id": "1",
    "pa_type": "2",
    "cease": "0",
    "inclusive": "1",
    "ended": "",
    "duration": "",
}


def write(folder: Path, years: list[dict], agreements: list[dict]) -> tuple[Path, Path]:
    """Write both files; each row names only what differs from the usual."""
    paths = folder / "termination.csv", folder / "agreements.csv"
    for path, usual, rows in zip(paths, (TERMINATION, AGREEMENT), (years, agreements), strict=True):
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, usual)
            writer.writeheader()
            writer.writerows([usual | row for row in rows])
    return paths


def world(folder: Path, conflicts: int = 24, seed: int = 1) -> tuple[Path, Path]:
    """Write wars of 1995 to 2019 in which a text makes a deal likely; the rest is chance."""
    rng = np.random.default_rng(seed)
    years, agreements = [], []
    for conflict in range(conflicts):
        start = int(rng.integers(1992, 2004))
        last = min(start + int(rng.integers(4, 18)), 2019)
        talks = conflict % 3 == 0
        for year in range(start, last + 1):
            ended = year == last and last < 2019
            years.append(
                {
                    "conflict_id": conflict + 100,
                    "dyad_id": conflict + 1,
                    "year": year,
                    "outcome": f"{int(rng.integers(1, 6))}.0" if ended else "",
                    "ependdate": f"10/5/{year % 100:02d}" if ended else "",
                    "start_date": f"4/2/{start % 100:02d}",
                    "start_date2": f"4/2/{start % 100:02d}",
                    "incompatibility": str(1 + conflict % 2),
                    "side_a_2nd": "Elsewhere" if rng.random() < 0.3 else "",
                    "intensity_level": str(1 + int(rng.random() < 0.2)),
                    "region": str(1 + conflict % 5),
                }
            )
            for kind in (3, 2, 1) if talks and rng.random() < 0.5 else ():
                agreements.append(
                    {
                        "paid": len(agreements) + 1,
                        "pa_date": f"{year}-0{int(rng.integers(1, 9))}-11",
                        "dyad_id": str(conflict + 1),
                        "pa_type": str(kind),
                        "cease": str(int(rng.random() < 0.5)),
                        "inclusive": str(1 + int(rng.random() < 0.5)),
                        "ended": "True" if rng.random() < 0.3 else "",
                        "duration": f"{year + 2}-03-01" if rng.random() < 0.3 else "",
                    }
                )
    return write(folder, years, agreements)
