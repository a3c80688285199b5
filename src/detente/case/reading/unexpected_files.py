"""Report files with unknown names; otherwise a misspelled file would be ignored silently."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import PurePath

from detente.case.findings.catalogue import KINDS
from detente.case.findings.spelling import same_name
from detente.case.reading.yaml import FILE
from detente.case.schema.tables import TABLES
from detente.case.written.record import FILES
from detente.errors import Finding

__all__ = ["check_names"]

_SHEETS = (".xlsx", ".xls", ".ods", ".numbers")
_TEXTS = (".csv", ".tsv", ".txt", ".yml", ".yaml", ".json")
_WRITTEN = (".md", ".markdown")
_COPY = re.compile(r"^copy of |\s*\(\d+\)$|\s*-? ?copy( \d+)?$")
_SHEET_HINT = (
    "spreadsheets are not read; save each sheet as CSV UTF-8, or move the file out of the folder"
)


def check_names(names: Sequence[str]) -> tuple[list[Finding], set[str]]:
    """Return findings about unknown files, and the missing files that they seem to be.

    Parameters
    ----------
    names : sequence of str
        Names in the case folder.

    Returns
    -------
    findings : list of Finding
        An error if a missing file seems to exist under another name; a warning for other tables
        and spreadsheets, which are not read.
    renamed : set of str
        Missing files that an error names already.
    """
    known = [FILE, *(spec.file for spec in TABLES.values()), *FILES]
    free = {PurePath(name).stem: name for name in known if name not in names}
    unwritten = {stem: name for stem, name in free.items() if name in FILES}
    findings: list[Finding] = []
    renamed: set[str] = set()
    for name in names:
        path = PurePath(same_name(name))
        if name in known or path.suffix not in (*_SHEETS, *_TEXTS, *_WRITTEN):
            continue
        near = _near(_table_name(path.stem), unwritten if path.suffix in _WRITTEN else free)
        if near and near not in renamed:
            renamed.add(near)
            do = "save its sheet as CSV UTF-8 under the right name"
            sheet = path.suffix in (*_SHEETS, ".tsv") and near not in FILES
            hint = do if sheet else f"rename '{name}' to '{near}'"
            findings.append(KINDS.file_renamed(near, value=name, hint=hint))
        elif path.suffix in (*_SHEETS, ".csv"):
            advice = _SHEET_HINT if path.suffix in _SHEETS else None
            findings.append(KINDS.file_unknown(name, hint=advice))
    return findings, renamed


def _table_name(stem: str) -> str:
    """Return the table in a name such as `My case - claims (1)`, as web spreadsheets write it."""
    bare = _COPY.sub("", stem).strip()
    return bare.rsplit(" - ", 1)[-1].strip()


def _near(stem: str, free: dict[str, str]) -> str | None:
    near = get_close_matches(stem, list(free), n=1, cutoff=0.75)
    return free[near[0]] if near else None
