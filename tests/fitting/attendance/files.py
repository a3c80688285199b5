"""Write the five data files of attendance, small and made up, in the layout of the real ones."""

import csv
from pathlib import Path

import numpy as np

ROUND = ("process", "process_name", "agreement", "date", "location", "third_parties")
_GUESTS = """\
process,guest,kind,un,organisation,remote,from
colombia,CUB,power,0,0,1,
colombia,VEN,power,0,0,0,
colombia,EU,power,0,1,1,
colombia,GoC,government,0,0,0,
colombia,FARC,faction,0,0,0,2013-01-01
afar,UN,power,1,0,0,
afar,ONE,faction,0,0,0,
"""
_ROUNDS = """\
process,series,date,host,guest,kind,asked,came
colombia,havana,2012-02-23,CUB,GoC,government,yes,yes
colombia,havana,2012-10-18,NOR,GoC,government,yes,yes
colombia,havana,2012-10-18,NOR,CUB,power,yes,yes
colombia,havana,2013-10-18,CUB,GoC,government,yes,no
colombia,havana,2013-10-18,CUB,FARC,faction,yes,yes
colombia,havana,2013-10-18,CUB,VEN,power,unknown,
afar,first,2001-01-01,KEN,UN,power,yes,yes
afar,first,2001-01-01,KEN,ONE,faction,no,
afar,first,2002-01-01,KEN,UN,power,yes,yes
afar,first,2002-01-01,KEN,ONE,faction,yes,no
"""
_BORDERS = """\
ccode1,ccode2,conttype,stdate,enddate
100,101,1,1841-01-01,2016-12-01
100,130,1,1854-01-01,2016-12-01
501,520,1,1963-12-01,2016-12-01
501,530,1,1963-12-01,2016-12-01
"""
_CODES = """\
cow_ccode,cow_abb,iso2,iso3,cow_name,unga_name
100,COL,CO,COL,Colombia,Colombia
101,VEN,VE,VEN,Venezuela,Venezuela
130,ECU,EC,ECU,Ecuador,Ecuador
501,KEN,KE,KEN,Kenya,Kenya
520,SOM,SO,SOM,Somalia,Somalia
530,ETH,ET,ETH,Ethiopia,Ethiopia
"""


def write_rounds(path: Path, rows: list[dict[str, str]], columns: tuple[str, ...] = ROUND) -> Path:
    """Write a file of rounds; each row names only what differs from the usual."""
    usual = dict.fromkeys(columns, "")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows([usual | row for row in rows])
    return path


def rounds(path: Path, processes: int = 3, many: int = 6, seed: int = 1) -> Path:
    """Write processes in Kenya and Colombia whose guests tend to come again."""
    rng = np.random.default_rng(seed)
    rows = []
    for process in range(processes):
        pool = ("ETH", "SOM", "AU", "UN", "GBR") if process % 2 else ("VEN", "OAS", "NOR", "UN")
        fond = rng.random(len(pool))
        for number in range(many):
            present = [guest for guest, p in zip(pool, fond, strict=True) if rng.random() < p]
            rows.append(
                {
                    "process": str(process + 900),
                    "process_name": f"Process {process}",
                    "date": f"{2000 + number}-0{1 + process % 9}-15",
                    "location": "KEN" if process % 2 else "COL",
                    "third_parties": ";".join(present or ["UN"]),
                }
            )
    return write_rounds(path, rows)


def folder(home: Path) -> Path:
    """Write all five files."""
    rounds(home / "pax_rounds_dev.csv")
    for name, text in (
        ("attendance_rounds.csv", _ROUNDS),
        ("attendance_guests.csv", _GUESTS),
        ("cow_contiguity.csv", _BORDERS),
        ("state_codes.csv", _CODES),
    ):
        (home / name).write_text(text, encoding="utf-8")
    return home
