"""Damage to a run folder, drawn at random: what a disk, a sync, an editor or a stranger may do."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from detente.ensemble.store import RunFolder, read_parquet
from detente.errors import RunFolderError
from detente.runs.manifest import DERIVED, MANIFEST, add_derived, read_manifest, seal

__all__ = ["DAMAGES", "FORGERIES", "HARMLESS", "reseal"]

HARMLESS = frozenset({"report.html"})  # written by every command, read by none
TEXTS = ("run.json", "case.json", "summary.json", "chunks.jsonl", MANIFEST, *DERIVED)
DEEP = 200_000
VALUES: tuple[Any, ...] = (
    {},
    [],
    None,
    "",
    "x",
    "\x1b[31mred",
    0,
    -1,
    1.5,
    2**70,
    True,
    [[]],
    {"": 1},
    [0, "a"],
)
WHOLE = (
    *(json.dumps(value) for value in VALUES),
    "",
    "{",
    "[" * DEEP,
    "[" * DEEP + "]" * DEEP,
    '{"a":' * DEEP + "1" + "}" * DEEP,
    "NaN",
    "1e999",
    "9" * 5000,
    "\ufeff{}",
    "{}\0",
)

Damage = Callable[[Path, Path, random.Random], str]
"""Given the folder, the folder of another run and the dice, does harm and says what it did."""


def files(folder: Path) -> list[Path]:
    return sorted(f for f in folder.rglob("*") if f.is_file() and f.name not in HARMLESS)


def name(folder: Path, file: Path) -> str:
    return file.relative_to(folder).as_posix()


def flip(folder: Path, _other: Path, dice: random.Random) -> str:
    file = dice.choice(files(folder))
    raw = bytearray(file.read_bytes())
    place = dice.randrange(len(raw))
    raw[place] ^= 1 << dice.randrange(8)
    file.write_bytes(raw)
    return f"flip a bit of byte {place} of {name(folder, file)}"


def overwrite(folder: Path, _other: Path, dice: random.Random) -> str:
    file = dice.choice(files(folder))
    raw = bytearray(file.read_bytes())
    place = dice.randrange(len(raw))
    noise = dice.randbytes(dice.randint(1, 64))
    raw[place : place + len(noise)] = noise
    file.write_bytes(raw)
    return f"noise at byte {place} of {name(folder, file)}"


def truncate(folder: Path, _other: Path, dice: random.Random) -> str:
    file = dice.choice(files(folder))
    raw = file.read_bytes()
    file.write_bytes(raw[: dice.choice([0, 1, dice.randrange(len(raw))])])
    return f"truncate {name(folder, file)}"


def delete(folder: Path, _other: Path, dice: random.Random) -> str:
    several = [f for f in files(folder) if f.name not in DERIVED]  # these may be deleted
    gone = dice.sample(several, dice.randint(1, 3))
    for file in gone:
        file.unlink()
    return f"delete {', '.join(name(folder, f) for f in gone)}"


def lose_a_range(folder: Path, _other: Path, dice: random.Random) -> str:
    first = dice.choice(sorted((folder / "chunks").iterdir())).name
    for part in ("chunks", "inputs", "months"):
        (folder / part / first).unlink(missing_ok=True)
    return f"delete all parts of {first}"


def lose_a_part(folder: Path, _other: Path, dice: random.Random) -> str:
    part = dice.choice(["chunks", "inputs", "months"])
    shutil.rmtree(folder / part)
    if dice.random() < 0.3:
        (folder / part).write_text("", encoding="utf-8")
    return f"delete {part}/"


def folder_for_file(folder: Path, _other: Path, dice: random.Random) -> str:
    file = dice.choice(files(folder))
    file.unlink()
    file.mkdir()
    return f"a folder in place of {name(folder, file)}"


def swap(folder: Path, _other: Path, dice: random.Random) -> str:
    one, two = dice.sample(files(folder), 2)
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    return f"swap {name(folder, one)} and {name(folder, two)}"


def foreign(folder: Path, other: Path, dice: random.Random) -> str:
    file = dice.choice([f for f in files(other) if (folder / f.relative_to(other)).is_file()])
    target = folder / file.relative_to(other)
    target.write_bytes(file.read_bytes())
    return f"{name(other, file)} of another run"


def extra(folder: Path, other: Path, dice: random.Random) -> str:
    part = dice.choice(["chunks", "inputs", "months"])
    source = dice.choice(sorted((other / part).iterdir()))
    target = folder / part / f"{dice.choice([8, 9000, 10**7]):06d}.parquet"
    shutil.copy(source, target)
    return f"an extra {name(folder, target)}"


def whole(folder: Path, _other: Path, dice: random.Random) -> str:
    file = folder / dice.choice(TEXTS)
    n = dice.randrange(len(WHOLE))
    file.write_text(WHOLE[n], encoding="utf-8")
    return f"content {n} in {file.name}"


def not_text(folder: Path, _other: Path, dice: random.Random) -> str:
    file = folder / dice.choice(TEXTS)
    file.write_bytes(b"\xff\xfe" + file.read_bytes())
    return f"{file.name} is not UTF-8"


def value(folder: Path, _other: Path, dice: random.Random) -> str:
    """Replace one value in a JSON file."""
    file = folder / dice.choice([t for t in TEXTS if t != "chunks.jsonl"])
    content = json.loads(file.read_text(encoding="utf-8"))
    steps, place = [], content
    while True:
        key = dice.choice(list(place) if isinstance(place, dict) else range(len(place)))
        steps.append(str(key))
        below = place[key]
        if not isinstance(below, dict | list) or not below or dice.random() < 0.2:
            break
        place = below
    how = dice.choice(["replace", "remove", "add"])
    new = dice.choice(VALUES)
    if how == "remove":
        del place[key]
    elif how == "add" and isinstance(place, dict):
        place["extra"] = new
    else:
        place[key] = new
    file.write_text(json.dumps(content), encoding="utf-8")
    return f"{how} /{'/'.join(steps)} of {file.name} ({new!r})"


def columns(folder: Path, _other: Path, dice: random.Random) -> str:
    """Write a Parquet file again with other columns or rows."""
    file = dice.choice([f for f in files(folder) if f.suffix == ".parquet"])
    table = read_parquet(file)
    column = dice.choice(list(table))
    rows = len(table["draw"])
    how = dice.choice(["lose", "rename", "words", "nulls", "fewer", "shuffle", "empty", "whole"])
    if how == "lose":
        del table[column]
    elif how == "rename":
        table["x|\x1b[31m"] = table.pop(column)
    elif how == "words":
        table[column] = table[column].astype(str).astype(object)
    elif how == "nulls":
        table[column] = table[column] * float("nan")
    elif how == "fewer":
        table = {key: array[: rows // 2] for key, array in table.items()}
    elif how == "shuffle":
        table = {key: array[::-1].copy() for key, array in table.items()}
    elif how == "empty":
        table = {key: array[:0] for key, array in table.items()}
    else:
        table[column] = np.nan_to_num(table[column].astype(float)).round().astype("int32")
    RunFolder(folder).write_columns(file, table)
    return f"{how} {column!r} in {name(folder, file)}"


DAMAGES: tuple[Damage, ...] = (
    flip,
    overwrite,
    truncate,
    delete,
    lose_a_range,
    lose_a_part,
    folder_for_file,
    swap,
    foreign,
    extra,
    whole,
    not_text,
    value,
    columns,
)
FORGERIES: tuple[Damage, ...] = (*DAMAGES, value, value, columns, columns)


def reseal(folder: Path) -> bool:
    """Make the manifest fit a damaged folder, as a forger would; return whether that worked."""
    store = RunFolder(folder)
    try:
        seal(store)
        for file in DERIVED:
            if (folder / file).is_file():
                add_derived(store, file)
        read_manifest(store)
    except (RunFolderError, OSError):
        return False
    return True
