"""The tables of the report as CSV files and as a workbook."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from detente.report.forms.notes import About
from detente.report.forms.tables import (
    NamedTable,
    Number,
    Value,
    file_names,
    is_formula,
    sheet_names,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["to_csv", "to_workbook"]

# No clock is read: the same run gives the same bytes.
_DAY = datetime(1980, 1, 1)  # noqa: DTZ001 - properties of the format have no time zone
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_MOST = 32_767  # characters of a cell
_NARROW, _WIDE = 8, 60
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # a spreadsheet reads the file as UTF-8


def to_csv(tables: Sequence[NamedTable]) -> dict[str, bytes]:
    """Return the tables as CSV files by name.

    Text that a spreadsheet might take for a formula starts with an apostrophe.
    """
    return {name: _csv(table) for name, table in zip(file_names(tables), tables, strict=True)}


def _csv(table: NamedTable) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    for row in (table.columns, *table.rows):
        writer.writerow([_harmless(value) for value in row])
    return (_MARK + stream.getvalue()).encode()


def _harmless(value: Value) -> str:
    if isinstance(value, Number):
        return value.digits
    return f"'{value}" if is_formula(value) else value


def to_workbook(tables: Sequence[NamedTable], about: About) -> bytes:
    """Return the tables as a workbook, one a sheet; the same tables give the same bytes."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _OPTIONS)
    title = about.title[:255]
    book.set_properties({"title": title, "created": _DAY, "comments": "détente report"})
    looks = _Looks(book)
    for name, table in zip(sheet_names(tables), tables, strict=True):
        _sheet(book.add_worksheet(name), table, looks)
    book.close()
    return stream.getvalue()


class _Looks:
    """The looks of cells: text, a head, and numbers with as many digits as the report prints."""

    def __init__(self, book: "Workbook") -> None:
        self.book = book
        self.look = {"text_wrap": True, "valign": "top"}
        self.head = book.add_format({**self.look, "bold": True})
        self.text = book.add_format(self.look)
        self.numbers: dict[str, Format] = {}

    def number(self, number: Number) -> "Format":
        """Return the look of a number."""
        code = "#,##0" if number.grouped else "0"
        code += f".{'0' * number.places}" if number.places else ""
        if code not in self.numbers:
            self.numbers[code] = self.book.add_format({**self.look, "num_format": code})
        return self.numbers[code]


def _sheet(sheet: "Worksheet", table: NamedTable, looks: _Looks) -> None:
    sheet.set_header("&L&A&R&P / &N")
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    for across, text in enumerate(table.columns):
        sheet.write_string(0, across, _cut(text), looks.head)
        lengths = [len(text) // 2, *(len(_shown(row[across])) for row in table.rows)]
        sheet.set_column(across, across, min(max(*lengths, _NARROW) + 2, _WIDE))
    for down, row in enumerate(table.rows, start=1):
        for across, value in enumerate(row):
            if isinstance(value, Number):
                sheet.write_number(down, across, value.value, looks.number(value))
            else:
                sheet.write_string(down, across, _cut(value), looks.text)


def _shown(value: Value) -> str:
    return value.digits if isinstance(value, Number) else value


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else text[: _MOST - 1] + "…"
