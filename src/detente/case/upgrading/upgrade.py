"""Bring a case in an older form to this version, in place: comments and order stay."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from detente.atomic import replace_file
from detente.case.editing.csv import TableText
from detente.case.editing.keys import inserted_below
from detente.case.editing.merged import merged, plain_text
from detente.case.editing.yaml import keeping_comments, written
from detente.case.reading.csv import parse_table
from detente.case.reading.files import LIMIT_CSV, LIMIT_YAML, read_text
from detente.case.reading.read import check_case
from detente.case.reading.yaml import FILE, load_document
from detente.case.schema.tables import TABLES
from detente.case.upgrading.change import Change, Work
from detente.case.upgrading.numbers import Tables, drop_numbers, drop_tests
from detente.case.upgrading.options import upgrade_options
from detente.case.upgrading.sets import upgrade_model, upgrade_sets
from detente.case.upgrading.stances import (
    shared_ids,
    shared_lines,
    upgrade_stances,
    upgrade_tests,
)
from detente.case.written.record import FILES
from detente.errors import CaseError, Finding

__all__ = ["Upgrade", "upgrade_case"]

_ABOVE: Final = ("issues", "codes", "convenor")  # a new block goes below the first of these


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What an upgrade did.

    Parameters
    ----------
    changes : tuple of Change
        What was changed, in the order of the files.
    dropped : tuple of Finding
        What was taken out because it has no counterpart.
    findings : tuple of Finding
        Every finding about the case as it is now.
    """

    changes: tuple[Change, ...]
    dropped: tuple[Finding, ...]
    findings: tuple[Finding, ...]


def upgrade_case(folder: str | Path, *, write: bool = True) -> Upgrade:
    """Rewrite older forms in the files of a case.

    Parameters
    ----------
    folder : path
        The case folder.
    write : bool
        Whether files are written; otherwise the answer says what would change.

    Returns
    -------
    Upgrade
        What was changed and taken out. A case of this version is not changed.

    Raises
    ------
    CaseError
        If ``case.yaml``, the assessments or supports cannot be read; nothing is written then.
    """
    place = Path(folder)
    text, tables = _read(place)
    yaml = keeping_comments()
    work = Work(yaml.load(plain_text(text)))
    before = written(yaml, work.document)
    upgrade_options(work)
    ids = shared_ids(work.document)
    tested = upgrade_tests(work, ids)
    upgrade_sets(work, _placed(place))
    upgrade_model(work)
    assessed, doubled = upgrade_stances(tables, ids)
    drop_tests(work)
    drop_numbers(work, tables, doubled)
    block = shared_lines(work, ids, tested | assessed)
    texts: dict[str, str] = {}
    if work.changes:
        texts[FILE] = _with_block(merged(text, before, written(yaml, work.document)), block)
    changed = {one.file for one in tables.changes}
    for table in (tables.assessments, tables.supports):
        if table is not None and table.spec.file in changed:
            texts[table.spec.file] = table.joined()
    findings = _after(place, texts)
    if write:
        for file, content in texts.items():
            replace_file(place / file, content.encode("utf-8"))
    return Upgrade((*work.changes, *tables.changes), tuple(work.dropped), tuple(findings))


def _read(folder: Path) -> tuple[str, Tables]:
    """Return the text of the settings, and the tables, if there are any."""
    text = read_text(folder / FILE, LIMIT_YAML, keep_mark=True)
    if not isinstance(text, str):
        raise CaseError([text] if text else check_case(folder))
    document, findings = load_document(plain_text(text))
    if not isinstance(document, dict):
        raise CaseError(findings or check_case(folder))
    return text, Tables(_table(folder, "assessments"), _table(folder, "supports"))


def _table(folder: Path, name: str) -> TableText | None:
    spec = TABLES[name]
    rows = read_text(folder / spec.file, LIMIT_CSV, keep_mark=True)
    if isinstance(rows, Finding):
        raise CaseError([rows])
    return TableText.parse(rows, spec) if rows else None


def _placed(folder: Path) -> frozenset[str]:
    """Return the hypotheses that rows of presence name as their reading."""
    cells, _ = parse_table(folder, TABLES["presence"])
    return frozenset(filled.get("reading", "").strip() for _, filled in cells.rows) - {""}


def _with_block(text: str, block: list[str]) -> str:
    if not block:
        return text
    document, _ = load_document(plain_text(text))
    above = next(key for key in _ABOVE if document and document.get(key))
    return inserted_below(text, above, block)


def _after(folder: Path, texts: dict[str, str]) -> list[Finding]:
    """Return the findings about the case as it would be."""
    if not texts:
        return check_case(folder)
    with TemporaryDirectory() as trial:
        for path in folder.iterdir():
            known = path.name in (FILE, *FILES) or path.suffix == ".csv"
            if known and path.is_file() and path.name not in texts:
                shutil.copyfile(path, Path(trial) / path.name)
        for file, content in texts.items():
            (Path(trial) / file).write_bytes(content.encode("utf-8"))
        return check_case(trial)
