"""Edit a case in place: change one cell, row or setting; all other bytes stay the same."""

import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from detente.atomic import replace_file
from detente.case.editing.csv import TableText, cell_text
from detente.case.editing.yaml import changed_setting
from detente.case.findings.suggest import did_you_mean, listed
from detente.case.reading.files import LIMIT_CSV, LIMIT_YAML, read_text
from detente.case.reading.read import check_case
from detente.case.reading.yaml import FILE
from detente.case.schema.tables import TABLES, TableSpec, columns
from detente.case.written.record import FILES
from detente.errors import CaseError, Finding, UnknownNameError

__all__ = ["append_rows", "remove_row", "set_cell", "set_setting"]

Key = str | Sequence[str]


def set_cell(
    folder: str | Path, table: str, key: Key, column: str, value: object, *, force: bool = False
) -> list[Finding]:
    """Change one cell of a table; all other rows keep their bytes.

    Parameters
    ----------
    folder : path
        The case folder.
    table : str
        Name of the table, without ``.csv``.
    key : str or sequence of str
        The row's id, or its key columns in order, as in ``("C1", "t-river", "location")``.
    column : str
        A column of the table; added as the last column if the file does not have it yet.
    value : object
        The new value; None empties the cell, a list is joined by semicolons.
    force : bool
        Write even if this causes new errors.

    Returns
    -------
    list of Finding
        Every finding about the case after the change.

    Raises
    ------
    UnknownNameError
        If the table, row or column does not exist; the message lists those that do.
    CaseError
        If the change causes new errors; the file is unchanged.
    """
    spec, text = _table(folder, table)
    _known_column(spec, column)
    row = _row(text, spec, key)
    text.set(row, column, cell_text(value))
    return _save(Path(folder), spec.file, text.joined(), force=force)


def append_rows(
    folder: str | Path,
    table: str,
    rows: Sequence[Mapping[str, object]],
    *,
    force: bool = False,
) -> list[Finding]:
    """Add rows at the end of a table; the rows above keep their bytes.

    Parameters
    ----------
    folder : path
        The case folder; the file of a table is created if it does not exist.
    table : str
        Name of the table, without ``.csv``.
    rows : sequence of mapping
        Values by column; columns left out stay empty.
    force : bool
        Write even if this causes new errors.

    Returns
    -------
    list of Finding
        Every finding about the case after the change.

    Raises
    ------
    UnknownNameError
        If the table or a column does not exist.
    CaseError
        If the change causes new errors; the file is unchanged.
    """
    spec, text = _table(folder, table)
    for row in rows:
        for column in row:
            _known_column(spec, column)
        text.append({column: cell_text(value) for column, value in row.items()})
    return _save(Path(folder), spec.file, text.joined(), force=force)


def remove_row(folder: str | Path, table: str, key: Key, *, force: bool = False) -> list[Finding]:
    """Remove one row of a table; all other rows keep their bytes.

    Parameters
    ----------
    folder : path
        The case folder.
    table : str
        Name of the table, without ``.csv``.
    key : str or sequence of str
        The row's id, or its key columns in order.
    force : bool
        Write even if this causes new errors, such as ids that point to the row.

    Returns
    -------
    list of Finding
        Every finding about the case after the change.

    Raises
    ------
    UnknownNameError
        If the table or row does not exist.
    CaseError
        If the change causes new errors; the file is unchanged.
    """
    spec, text = _table(folder, table)
    text.remove(_row(text, spec, key))
    return _save(Path(folder), spec.file, text.joined(), force=force)


def set_setting(
    folder: str | Path, path: str | Sequence[str | int], value: object, *, force: bool = False
) -> list[Finding]:
    """Change one setting of ``case.yaml``; comments, order and other lines stay.

    Parameters
    ----------
    folder : path
        The case folder.
    path : str or sequence
        Keys and list positions from the top, as in ``"issues.0.status_quo.mode"``.
    value : object
        The new value; None removes the key.
    force : bool
        Write even if this causes new errors.

    Returns
    -------
    list of Finding
        Every finding about the case after the change.

    Raises
    ------
    UnknownNameError
        If there is no such key or position; the message lists those that exist.
    CaseError
        If the file cannot be read, or the change causes new errors; the file is unchanged.
    """
    steps = path.split(".") if isinstance(path, str) else list(path)
    text = _readable(read_text(Path(folder) / FILE, LIMIT_YAML), Path(folder))
    return _save(Path(folder), FILE, changed_setting(text, steps, value), force=force)


def _table(folder: str | Path, table: str) -> tuple[TableSpec, TableText]:
    if table not in TABLES:
        raise UnknownNameError(_unknown("table", table, list(TABLES)))
    spec = TABLES[table]
    text = read_text(Path(folder) / spec.file, LIMIT_CSV, keep_mark=True)
    if text is None and Path(folder).is_dir():
        return spec, TableText.empty(spec)
    return spec, TableText.parse(_readable(text, Path(folder)), spec)


def _readable(text: str | Finding | None, folder: Path) -> str:
    if isinstance(text, str):
        return text
    raise CaseError([text] if text else check_case(folder))


def _known_column(spec: TableSpec, column: str) -> None:
    if column not in columns(spec):
        raise UnknownNameError(_unknown(f"column of {spec.file}", column, columns(spec)))


def _row(text: TableText, spec: TableSpec, key: Key) -> int:
    wanted = (key,) if isinstance(key, str) else tuple(key)
    if wanted not in text.keys:
        rows = [" + ".join(k) for k in text.keys]
        raise UnknownNameError(_unknown(f"row of {spec.file}", " + ".join(wanted), rows))
    return text.keys[wanted]


def _unknown(what: str, name: str, known: Sequence[str]) -> str:
    near = did_you_mean(name, known)
    return f"'{name}' is not a {what}; allowed: {listed(known, 30)}" + (f"; {near}" if near else "")


def _save(folder: Path, file: str, text: str, *, force: bool) -> list[Finding]:
    """Write a file of a case if this causes no new errors; return the findings afterwards."""
    raw = text.encode("utf-8")
    with TemporaryDirectory() as trial:
        for path in folder.iterdir():
            if path.name != file and path.is_file() and not path.is_symlink():
                _try_copy(path, Path(trial))
        (Path(trial) / file).write_bytes(raw)
        after = check_case(trial)
    fresh = _new_errors(check_case(folder), after)
    if fresh and not force:
        raise CaseError(fresh)
    replace_file(folder / file, raw)
    return after


def _try_copy(path: Path, trial: Path) -> None:
    if path.name in (FILE, *FILES) or path.suffix == ".csv":
        shutil.copyfile(path, trial / path.name)


def _new_errors(before: list[Finding], after: list[Finding]) -> list[Finding]:
    """Return the errors that are new; line numbers may differ."""
    left = Counter(_mark(f) for f in before)
    fresh = []
    for f in after:
        if f.severity != "error":
            continue
        left[_mark(f)] -= 1
        if left[_mark(f)] < 0:
            fresh.append(f)
    return fresh


def _mark(f: Finding) -> tuple[Any, ...]:
    return f.code, f.file, f.field, f.value
