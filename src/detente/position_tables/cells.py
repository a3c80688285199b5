"""Read single cells of a position table: names and numbers; report invalid cells."""

import csv
import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from detente.case.findings.catalogue import KINDS
from detente.case.findings.suggest_number import guess_number, means_missing, missing_code
from detente.case.findings.suggest_word import probability_hint
from detente.case.reading.characters import odd_character, repaired
from detente.errors import Finding

__all__ = ["ANY", "HUNDRED", "POSITIVE", "SHARE", "Range", "Reader", "by_line", "records"]

_NUMBER = re.compile(r"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$", re.ASCII)
_FORMULA = re.compile(r"^[=@]|^[+-]\s*[A-Za-z][A-Za-z0-9._]*\(")
_GREATEST = 1e150  # squares of all values read stay finite
_LONGEST = 100  # characters of a name
_LIMIT_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class Range:
    """Range of values that a number may have."""

    low: float = -_GREATEST
    high: float = _GREATEST

    @property
    def words(self) -> str:
        """Return the range in words, for findings."""
        if self.low == -_GREATEST:
            return "a number"
        if self.high == _GREATEST:
            return f"a number, at least {self.low:g}"
        return f"a number in [{self.low:g}, {self.high:g}]"


ANY, POSITIVE, SHARE, HUNDRED = Range(), Range(0.0), Range(0.0, 1.0), Range(0.0, 100.0)


@dataclass(slots=True)
class Reader:
    """Read the cells of one file and collect findings about them."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def name(self, text: str, line: int, column: str) -> str:
        """Return a name, or an empty string if the cell has no valid name."""
        word = text.strip()
        if not word:
            self.findings.append(KINDS.value_required(self.file, line, column))
        elif odd := odd_character(word):
            self.findings.append(KINDS.cell_control(self.file, line, column, value=word, what=odd))
        elif _FORMULA.match(word):
            self.findings.append(KINDS.cell_formula(self.file, line, column, value=word))
        elif len(word) > _LONGEST:
            what = f"has {len(word)} characters; at most {_LONGEST} are allowed"
            self.findings.append(
                KINDS.value_length(
                    self.file, line, column, value=word, what=what, hint="use a shorter name"
                )
            )
        else:
            if meant := repaired(word):
                self.findings.append(
                    KINDS.text_garbled(self.file, line, column, value=word, meant=meant)
                )
            return word
        return ""

    def number(self, text: str, line: int, column: str, within: Range) -> float:
        """Return a number, or NaN if the cell is empty or invalid."""
        word = text.strip()
        if not word:
            return math.nan
        if not _NUMBER.match(word):
            self.findings.append(
                KINDS.value_type(
                    self.file,
                    line,
                    column,
                    value=word,
                    shown=f"'{word}'",
                    what="a number",
                    allowed=within.words,
                    hint=_number_hint(word, column, within),
                )
            )
            return math.nan
        value = float(word)
        if within.low <= value <= within.high:
            return value
        large = abs(value) > _GREATEST == within.high
        allowed = f"at most {_GREATEST:g} in size" if large else within.words
        hint = "write a smaller number" if large else _range_hint(value, column, within)
        self.findings.append(
            KINDS.value_range(self.file, line, column, value=word, allowed=allowed, hint=hint)
        )
        return math.nan

    def needed(self, text: str, line: int, column: str, within: Range) -> float:
        """Return a number whose cell must not be empty."""
        if not text.strip():
            self.findings.append(
                KINDS.value_required(
                    self.file,
                    line,
                    column,
                    allowed=within.words,
                    hint="fill it in; or leave the position empty, if the actor is absent",
                )
            )
        return self.number(text, line, column, within)


def _absent(column: str) -> str:
    """Return what to do where a number is missing."""
    if column == "position":
        return "leave the position empty if the actor is absent"
    return "write the number; or leave the position empty, if the actor is absent"


def _number_hint(word: str, column: str, within: Range) -> str:
    """Return what to write in place of a text that is not a number."""
    if means_missing(word):
        return _absent(column)
    share = within is SHARE
    guess = guess_number(word, share=share) or (probability_hint(word) if share else None)
    return guess or "write digits with a decimal point, as in 0.5"


def _range_hint(value: float, column: str, within: Range) -> str | None:
    """Return what a number outside its range may mean: a percentage, or a missing number."""
    hint = None
    if within is SHARE and 1.0 < value <= 100.0:
        hint = f"did you mean {value / 100:g}? saliences are shares from 0 to 1"
    if missing_code(value):
        absent = f"if {value:g} stands for a missing number: {_absent(column)}"
        return f"{hint}; {absent}" if hint else absent
    return hint


def records(
    reader: Reader, text: str, delimiter: str, quote: str
) -> Iterator[tuple[int, list[str]]]:
    """Yield line and cells of each record that is not empty; report invalid CSV and stop there.

    Also stop after 100,000 records.
    """
    rows = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, quotechar=quote, strict=True
    )
    count = 0
    while True:
        line = rows.line_num + 1
        try:
            row = [cell.strip() for cell in next(rows)]
        except StopIteration:
            return
        except csv.Error as error:
            why = str(error).replace("'", "")
            reader.findings.append(KINDS.csv_syntax(reader.file, line, why=why))
            return
        if any(row):
            count += 1
            if count > _LIMIT_ROWS:
                reader.findings.append(KINDS.too_many_rows(reader.file, line, limit=_LIMIT_ROWS))
                return
            yield line, row


def by_line(findings: list[Finding]) -> list[Finding]:
    """Return findings in the order of their lines."""
    return sorted(findings, key=lambda f: f.line or 0)
