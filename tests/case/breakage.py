"""One way to break the example case, and the answer it must get."""

import csv
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from detente.case.publishing.new import template_folder
from detente.case.reading.read import check_case
from detente.errors import Finding

Change = Callable[[Path], None]

# What is found in the example as it is: records only, and options far apart.
OF_THE_EXAMPLE = {"not-used", "levers-apart"}


@dataclass(frozen=True)
class Breakage:
    """A change to the example case and the finding expected of it.

    `word` must stand in the hint or in what is allowed; `others` are the codes of all further
    findings: one slip, one answer, unless more is said here.
    """

    name: str
    change: Change
    code: str
    file: str = ""
    line: int | None = None
    field: str | None = None
    word: str = ""
    value: str | None = None
    others: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name


def swap(file: str, *pairs: tuple[str, str]) -> Change:
    """Replace text in a file, each pair once."""

    def change(folder: Path) -> None:
        text = (folder / file).read_bytes().decode()
        for old, new in pairs:
            assert old in text, f"{file} no longer holds {old!r}"
            text = text.replace(old, new, 1)
        (folder / file).write_bytes(text.encode())

    return change


def cells(file: str, row_id: str, **values: str) -> Change:
    """Set cells of the row with an id, in columns that may be new; without such a row, add one."""

    def change(folder: Path) -> None:
        with (folder / file).open(encoding="utf-8", newline="") as source:
            rows = list(csv.DictReader(source))
        found = [row for row in rows if row["id"] == row_id]
        if not found:
            found = [{"id": row_id}]
            rows += found
        for row in found:
            row.update({key.rstrip("_"): text for key, text in values.items()})
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with (folder / file).open("w", encoding="utf-8", newline="") as target:
            writer = csv.DictWriter(target, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    return change


def put(file: str, content: str | bytes) -> Change:
    """Write a file."""
    raw = content.encode() if isinstance(content, str) else content
    return lambda folder: (folder / file).write_bytes(raw) and None


def edit(file: str, how: Callable[[bytes], bytes]) -> Change:
    """Change a file's bytes."""
    return lambda folder: (folder / file).write_bytes(how((folder / file).read_bytes())) and None


def drop(*files: str) -> Change:
    """Delete files."""

    def change(folder: Path) -> None:
        for file in files:
            (folder / file).unlink()

    return change


def both(*changes: Change) -> Change:
    """Make several changes."""

    def change(folder: Path) -> None:
        for one in changes:
            one(folder)

    return change


def shared(*issues: str) -> Change:
    """Put other shared issues in the place of those of the example; drop its stances on them."""
    example = """  - {id: rival, title: The Black Band, kind: rival}
  - {id: drugs, title: The drug trade, kind: drugs}
"""
    rows = "".join(f"  - {issue}\n" for issue in issues)
    settings = (
        ((example, rows),) if rows else ((example, ""), ("shared_issues: ", "shared_issues: []"))
    )
    kept = edit("assessments.csv", lambda text: b"".join(_no_stance(text)))
    test = ("variable: stance, item: drugs, at_least: 0}", "variable: hardness, at_least: 0}")
    return both(swap("case.yaml", *settings, test), kept)


def _no_stance(text: bytes) -> list[bytes]:
    return [row for row in text.splitlines(True) if b",,stance," not in row]


def slips(folder: Path) -> list[Finding]:
    """Return the findings about a case, without those on records only and on options far apart.

    The example has a few of these; they stand beside any other answer.
    """
    return [f for f in check_case(folder) if f.code not in OF_THE_EXAMPLE]


def fresh_case(folder: Path) -> Path:
    """Copy the example case."""
    shutil.copytree(template_folder(), folder / "case")
    return folder / "case"


def answers_well(broken: Breakage, folder: Path) -> None:
    """Break a copy of the example case and assert that the answer is the one expected."""
    case = fresh_case(folder)
    broken.change(case)
    findings = slips(case)
    shown = "\n".join(f"[{f.code}] {f}" for f in findings)
    codes = sorted(f.code for f in findings)
    assert codes == sorted((broken.code, *broken.others)), shown
    found = next(f for f in findings if f.code == broken.code)
    assert (found.file, found.line, found.field) == (
        broken.file or str(case),
        broken.line,
        broken.field,
    ), shown
    if broken.value is not None:
        assert found.value == broken.value
    assert broken.word in f"{found.hint} {found.allowed}", shown
    assert all(is_helpful(f) for f in findings), shown


def is_helpful(f: Finding) -> bool:
    """Say whether a finding tells what to do, in plain words."""
    jargon = ("Input should", "should have", "dictionary", "tuple", "pydantic", "ruamel", "None")
    whole = f"{f.message} {f.allowed or ''} {f.hint or ''}"
    gaps = "{" in (f.hint or "") or "'None'" in whole
    told = bool(f.code and f.file and f.message and (f.hint or f.allowed))
    return told and not gaps and not any(word in whole for word in jargon[:-1])
