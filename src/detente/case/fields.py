"""Kinds of cell: how the text of a cell becomes a value, and what is said when it cannot."""

import math
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

__all__ = [
    "Day",
    "Id",
    "IdList",
    "Number",
    "Precision",
    "Ref",
    "Share",
    "Text",
    "TextList",
    "Url",
    "ref",
]

_ID = r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_PART_DAY = re.compile(r"^(\d{4})(-\d{2})?$")
_OTHER_DAY = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$")
_NUMBER = re.compile(r"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$")


@dataclass(frozen=True, slots=True)
class Ref:
    """Mark of a column whose ids must stand in one of the named tables."""

    tables: tuple[str, ...]


def _fail(kind: str, allowed: str, hint: str | None = None) -> PydanticCustomError:
    return PydanticCustomError(
        "detente", "{kind}", {"kind": kind, "allowed": allowed, "hint": hint}
    )


def _parse_day(value: Any) -> date:  # a CSV gives text, YAML may give a date
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    text = str(value).strip()
    allowed = "a date YYYY-MM-DD"
    if _DAY.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise _fail("date", allowed, "no such day in the calendar") from None
    if part := _PART_DAY.match(text):
        full = text + "-01" if part.group(2) else text + "-01-01"
        precision = "month" if part.group(2) else "year"
        raise _fail("date", allowed, f"write {full} and put '{precision}' in column precision")
    if other := _OTHER_DAY.match(text):
        first, second, year = other.groups()
        guess = f"{year}-{int(second):02d}-{int(first):02d}"
        raise _fail("date", allowed, f"did you mean {guess} (day first)?")
    raise _fail("date", allowed, "use ISO 8601, for example 2017-04-14")


def _parse_number(value: Any) -> float:  # as above
    if isinstance(value, bool):
        raise _fail("number", "a number", "write 0 or 1")
    if isinstance(value, int | float):
        number = float(value)
    else:
        text = str(value).strip()
        if not _NUMBER.match(text):
            raise _fail("number", "a number with a point, no unit", _number_hint(text))
        number = float(text)
    if not math.isfinite(number):
        raise _fail("number", "a finite number")
    return number


def _number_hint(text: str) -> str:
    comma = text.replace(",", ".")
    if text.count(",") == 1 and _NUMBER.match(comma):
        return f"did you mean {comma}?"
    if text.endswith("%") and _NUMBER.match(text[:-1].strip()):
        return f"did you mean {float(text[:-1]) / 100:g}?"
    return "leave the cell empty if it is not known"


def _split(value: Any) -> Any:  # YAML may give a list already
    if isinstance(value, str):
        return [part.strip() for part in value.split(";") if part.strip()]
    return value


def ref(*tables: str) -> Ref:
    """Return the mark of a reference into ``tables``."""
    return Ref(tables)


Id = Annotated[str, StringConstraints(strip_whitespace=True, pattern=_ID, max_length=60)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Url = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^https?://\S+$", max_length=500)
]
Number = Annotated[float, BeforeValidator(_parse_number)]
Share = Annotated[float, BeforeValidator(_parse_number), Field(ge=0.0, le=1.0)]
Day = Annotated[date, BeforeValidator(_parse_day)]
Precision = Literal["day", "month", "year"]
IdList = Annotated[list[Id], BeforeValidator(_split)]
TextList = Annotated[list[Text], BeforeValidator(_split)]
