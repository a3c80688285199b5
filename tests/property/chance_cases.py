"""Cases made by chance from the example: rows left out, numbers and settings changed."""

import csv
import random
import re
import shutil
from pathlib import Path

from detente.case.publishing.new import template_folder
from detente.case.reading.read import check_case

__all__ = ["chance_case"]

_NUMBERS = {
    "low": (0.0, 0.3),
    "mode": (0.3, 0.6),
    "high": (0.6, 1.0),
    "likelihood": (0.0, 1.0),
    "accuracy": (0.0, 1.0),
    "confidence": (0.01, 1.0),
}
_DAYS = ("1700-01-01", "2019-06-30", "2020-06-30", "2020-12-31", "2150-01-01")
_SETTINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?<=as_of: )\S+", _DAYS),
    (r"(?<=horizon_months: )\d+", ("1", "2", "13", "120")),
    (r"(?m)^rival: .*$", ("",)),
    (r"(?m)^holdout: .*$", ("", "holdout: eastland", "holdout: northland")),
    (r"(?<=cutting_level: )\[.*\]", ("[0.5, 0.5]", "[0.5, 1]", "[1, 1]", "[0.3, 0.4]")),
    (r"(?<=combine: )all", ("any", "weighted", "all\n  exclude: [river-wing]")),
    (r"(?<=level: )unofficial", ("none", "clandestine", "open", "mandated")),
    (r"(?<=label: )suspend", ("keep", "lift")),
    (r"(?<=every_months: )\d+", ("1", "24", "120")),
    (r"(?<=invite: )\[[^\]]*\]", ("[]", "[capital]", "[front]", "[eastland, capital]")),
    (r"(?<=profiles: )\[4, 6.5\]", ("[4, 4]", "[0, 10]", "[9.9, 10]")),
    (r"(?<=at_least: )0.5", ("0", "1", "-1")),
    (r"(?<=posture: )\w+", ("neutral", "coercion", "divide")),
    (r"(?m)^hypotheses:$", ("model: {terms: bargaining.median}\nhypotheses:",)),
    (r"(?<=prior: )0.4", ("0.1", "0.7")),
    (r"(?s)objectives:.*?(?=hypotheses:)", ("",)),
    (r"(?s)partner_rule:.*?(?=strategies:)", ("",)),
    (r"(?s)issues:.*?(?=criteria:)", ("",)),
    (r"(?s)criteria:.*?(?=cutting_level:)", ("",)),
)
_ROUNDS_OF_REPAIR = 12


def chance_case(folder: Path, seed: int) -> bool:
    """Write a case made by chance; return whether `check` finds no error in it.

    Rows with errors are removed until none are left, as far as that helps.
    """
    draw = random.Random(seed)
    shutil.copytree(template_folder(), folder)
    for path in sorted(folder.glob("*.csv")):
        if draw.random() < 0.5:
            _change_table(path, draw)
    _change_settings(folder / "case.yaml", draw)
    return _repaired(folder)


def _change_table(path: Path, draw: random.Random) -> None:
    head, *rows = _rows(path)
    if draw.random() < 0.1:
        path.unlink()
        return
    share = draw.choice((0.0, 0.1, 0.5, 1.0))
    rows = [row for row in rows if draw.random() >= share]
    for row in rows:
        for place, name in enumerate(head):
            if name in _NUMBERS and draw.random() < 0.2:
                row[place] = f"{draw.uniform(*_NUMBERS[name]):.3g}"
            if name in {"date", "date_from", "date_to", "known"} and draw.random() < 0.05:
                row[place] = draw.choice(_DAYS)
            if not row[place] or draw.random() > 0.02:
                continue
            row[place] = draw.choice(rows)[place]
    _write(path, [head, *rows])


def _change_settings(path: Path, draw: random.Random) -> None:
    text = path.read_text(encoding="utf-8")
    for pattern, values in draw.sample(_SETTINGS, draw.randint(0, 5)):
        value = draw.choice(values)
        text = re.sub(pattern, lambda _, value=value: value, text, count=draw.choice((0, 1)))
    path.write_text(text, encoding="utf-8")


def _repaired(folder: Path) -> bool:
    for _ in range(_ROUNDS_OF_REPAIR):
        errors = [f for f in check_case(folder) if f.severity == "error"]
        if not errors:
            return True
        lines: dict[str, set[int]] = {}
        for f in errors:
            places = re.findall(r"(\w+\.csv):(\d+)", f.message)
            for file, line in [*places, (f.file, f.line or 1)]:
                lines.setdefault(file, set()).add(int(line))
        if not any(file.endswith(".csv") and max(at) > 1 for file, at in lines.items()):
            return False
        for file, at in lines.items():
            if file.endswith(".csv") and (folder / file).exists():
                rows = _rows(folder / file)
                _write(folder / file, [r for n, r in enumerate(rows, 1) if n == 1 or n not in at])
    return False


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
