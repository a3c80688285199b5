"""Write a form of the report: which file, whether it may be replaced, one step for all bytes."""

import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import mkdtemp
from typing import Literal, TypeAlias

from detente.atomic import replace_file
from detente.errors import DetenteError
from detente.report.forms.markdown import SIGN, to_markdown
from detente.report.forms.notes import about, claim_notes
from detente.report.forms.pdf import SIGN as PDF_SIGN
from detente.report.forms.pdf import to_pdf
from detente.report.forms.reader import read_page
from detente.report.forms.sheets import to_csv, to_workbook
from detente.report.forms.tables import named_tables
from detente.report.forms.word.write import to_word
from detente.report.page import Rendered, rendered, write_report
from detente.report.sections.evidence.register import Listed

__all__ = ["Form", "Made", "form_name", "write_form", "write_page"]

Form: TypeAlias = Literal["html", "md", "docx", "csv", "xlsx", "pdf"]

Made: TypeAlias = bytes | Mapping[str, bytes]
"""The bytes of a form, or of each file of its folder."""

_NAMES: dict[Form, str] = {
    "html": "report.html",
    "md": "report.md",
    "docx": "report.docx",
    "csv": "report-tables",
    "xlsx": "report.xlsx",
    "pdf": "report.pdf",
}
_ABOUT = "about.csv"
_START = 4096  # bytes in which a text file says what it is


def write_form(
    run: str | Path,
    form: Form = "html",
    out: str | Path | None = None,
    *,
    claims: Listed = "cited",
) -> Path:
    """Write the report of a run in one of its forms.

    Parameters
    ----------
    run : path
        Folder of a finished run.
    form : {"html", "md", "docx", "csv", "xlsx", "pdf"}
        The form. ``csv`` is a folder; the others are a file.
    out : path, optional
        The file or folder; by default it is in the folder of the run. A report may be replaced,
        any other file may not.
    claims : {"cited", "all"}
        Claims to list: those that carry the report, or all.

    Returns
    -------
    Path
        The file or folder.

    Raises
    ------
    DetenteError
        If something other than a report is there, or if it cannot be written.
    """
    if form == "html" and out is None:
        return write_report(run, claims=claims)
    if out is not None:
        _check(Path(out), form)
    page = rendered(run, claims=claims)
    return write_page(page, form, page.folder.path / _NAMES[form] if out is None else Path(out))


def write_page(
    page: Rendered, form: Form, target: Path, approve: Callable[[Made], None] | None = None
) -> Path:
    """Write a form of a page.

    Parameters
    ----------
    page : Rendered
        The page.
    form : {"html", "md", "docx", "csv", "xlsx", "pdf"}
        The form.
    target : Path
        The file or folder. A report may be replaced, any other file may not.
    approve : callable, optional
        Called with what was made before anything is written; if it raises, nothing changes.

    Returns
    -------
    Path
        The file or folder.

    Raises
    ------
    DetenteError
        If something other than a report is there, or if it cannot be written.
    """
    _check(target, form)
    made = _made(page, form)
    if approve is not None:
        approve(made)
    try:
        if isinstance(made, bytes):
            replace_file(target, made)
        else:
            _replace_folder(target, made)
    except OSError as error:
        raise DetenteError(_unwritten(target, error)) from error
    return target


def form_name(form: Form, mark: str) -> str:
    """Return the file name of a form for readers cleared up to a mark.

    Parameters
    ----------
    form : {"html", "md", "docx", "csv", "xlsx", "pdf"}
        The form.
    mark : str
        Mark of the readers; anything but letters and digits becomes a hyphen.

    Examples
    --------
    >>> form_name("html", "Very Secret")
    'report.very-secret.html'
    """
    stem, point, ending = _NAMES[form].partition(".")
    plain = "".join(sign if sign.isalnum() else " " for sign in mark.casefold())
    return f"{stem}.{'-'.join(plain.split()) or 'mark'}{point}{ending}"


def _made(page: Rendered, form: Form) -> Made:
    """Return the bytes of a form, or of each file of its folder."""
    if form == "html":
        return page.html.encode()
    if form == "pdf":
        return to_pdf(page.html)
    content, facts = read_page(page.html), about(page.summary, page.beside)
    if form == "md":
        return to_markdown(content, claim_notes(page.summary)).encode()
    if form == "docx":
        return to_word(content, facts)
    tables = named_tables(content, facts)
    return to_csv(tables) if form == "csv" else to_workbook(tables, facts)


def _check(target: Path, form: Form) -> None:
    """Raise if a target cannot be written, or holds something that is no report."""
    try:
        if not target.parent.is_dir():
            problem = f"there is no folder {target.parent}"
        elif form == "csv":
            problem = _foreign_folder(target)
        elif target.is_dir():
            problem = f"it is a folder, and {form} is one file"
        elif target.exists() and not _is_report(target, form):
            problem = "it exists and is not a report of this form; delete it first"
        else:
            return
    except OSError as error:
        raise DetenteError(_unwritten(target, error)) from error
    if problem:
        message = f"{target} cannot be written: {problem}, or give another --out"
        raise DetenteError(message)


def _foreign_folder(target: Path) -> str:
    """Return what is wrong with a folder for tables, or nothing."""
    if not target.exists():
        return ""
    if not target.is_dir():
        return "it is a file, and csv is a folder"
    names = {path.name for path in target.iterdir()}
    if names and (_ABOUT not in names or any(not name.endswith(".csv") for name in names)):
        return "it is a folder with other files; give a new or empty folder"
    return ""


def _is_report(target: Path, form: Form) -> bool:
    """Return whether a file is a report that this package wrote in this form."""
    raw = target.read_bytes()
    match form:
        case "html":
            return raw.startswith(b"<!doctype html>") and "détente".encode() in raw
        case "md":
            return raw[:_START].startswith(SIGN.encode())
        case "pdf":
            return raw.endswith(PDF_SIGN)
        case _:
            return _bears_mark(target)


def _bears_mark(target: Path) -> bool:
    try:
        with zipfile.ZipFile(target) as file:
            return "détente report".encode() in file.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError):
        return False


def _replace_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Replace a folder: readers see the old tables or the new ones, never a mixture."""
    draft = Path(mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    old = draft.with_name(f"{draft.name}.old")
    try:
        for name, raw in files.items():
            (draft / name).write_bytes(raw)
        draft.chmod(0o755)
        if target.exists():
            target.rename(old)
        draft.rename(target)
    except BaseException:
        if old.exists() and not target.exists():
            old.rename(target)
        raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _unwritten(target: Path, error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    return f"{target} cannot be written: {reason}; give another --out"
