"""Recognise files of other programs by their first bytes or characters."""

import re
from dataclasses import dataclass

__all__ = ["Foreign", "foreign_bytes", "foreign_text"]


@dataclass(frozen=True, slots=True)
class Foreign:
    """A format of another program.

    Parameters
    ----------
    name : str
        What the file is, with its article.
    advice : str
        What to do to get a table in CSV.
    """

    name: str
    advice: str


_OPEN = "open it in the program that wrote it and save the table as CSV UTF-8"
_BYTES: tuple[tuple[bytes, Foreign], ...] = (
    (b"%PDF", Foreign("a PDF document", "copy the table into a spreadsheet and save it as CSV")),
    (b"\x1f\x8b", Foreign("a compressed file (gzip)", "unpack it, for example with `gunzip`")),
    (b"7z\xbc\xaf", Foreign("a compressed file (7-Zip)", "unpack it")),
    (
        b"PAR1",
        Foreign("a Parquet file", "in pandas: `read_parquet(f).to_csv(g, index=False)`"),
    ),
    (b"SQLite format 3", Foreign("an SQLite database", "export the table as CSV")),
    (b"<stata_dta>", Foreign("a Stata file", "in Stata: `export delimited using table.csv`")),
    (b"$FL2", Foreign("an SPSS file", "in SPSS: save it as CSV")),
    (b"RDX", Foreign("an R data file", "in R: `write.csv(x, 'table.csv', row.names = FALSE)`")),
    (b"{\\rtf", Foreign("a text document (RTF)", _OPEN)),
)
_WEB = Foreign("a web page", "download the table itself; a saved page is not its data")
_KTAB_XML = Foreign(
    "a scenario of KTAB in XML",
    "write its actors as a plain table or in KTAB's CSV format; both are read as they are",
)
_XML = Foreign("an XML file", _OPEN)
_JSON = Foreign("a JSON file", "write one row per actor and issue, and save it as CSV UTF-8")
_POINTER = Foreign("a pointer to a file that Git LFS stores", "run `git lfs pull` to get the file")
_TEXT: tuple[tuple[re.Pattern[str], Foreign], ...] = (
    (re.compile(r"(?i)(<!doctype html|<html)"), _WEB),
    (
        re.compile(r"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<scenario\b", re.IGNORECASE | re.DOTALL),
        _KTAB_XML,
    ),
    (re.compile(r"<\?xml\b"), _XML),
    (re.compile(r"\{\s*[\"}]|\[\s*[{\[]"), _JSON),
    (re.compile(r"version https://git-lfs"), _POINTER),
)


def foreign_bytes(raw: bytes) -> Foreign | None:
    """Return the format of a file that is not text, or None.

    Examples
    --------
    >>> foreign_bytes(b"%PDF-1.7").name
    'a PDF document'
    """
    return next((foreign for start, foreign in _BYTES if raw.startswith(start)), None)


def foreign_text(text: str) -> Foreign | None:
    """Return the format of a text that is not a table, or None.

    Examples
    --------
    >>> foreign_text("<html><body>").name, foreign_text("actor,position")
    ('a web page', None)
    """
    start = text[:2000].lstrip()
    return next((foreign for pattern, foreign in _TEXT if pattern.match(start)), None)
