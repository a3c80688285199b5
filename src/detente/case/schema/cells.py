"""Types of cell: parse the text of a cell, or say why it cannot be parsed."""

import math
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, NoReturn

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from detente.case.findings.suggest_value import guess_day, guess_number, in_calendar

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
_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$", re.ASCII)
_PART_DAY = re.compile(r"^(\d{4})(-\d{2})?$", re.ASCII)
_OURS: Literal["detente"] = "detente"
_FIRST_YEAR = 1600  # an earlier year is a typing error, or belongs to another calendar
_NUMBER = re.compile(r"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Ref:
    """Marker of a column whose ids must exist in one of the named tables."""

    tables: tuple[str, ...]


def _refuse(kind: str, allowed: str, hint: str | None = None) -> NoReturn:
    message = "{kind}"
    context = {"kind": kind, "allowed": allowed, "hint": hint}
    raise PydanticCustomError(_OURS, message, context)


def _parse_day(value: Any) -> date:  # CSV gives text, YAML may give any type
    text = str(value).strip()
    allowed = "a date YYYY-MM-DD"
    if match := _DAY.match(text):
        day = in_calendar(*match.groups())
        if day is None:
            _refuse("date", allowed, "there is no such day in the calendar")
        if day.year < _FIRST_YEAR:
            _refuse("date", f"{allowed}, {_FIRST_YEAR} or later", _other_calendar(day.year))
        return day
    if part := _PART_DAY.match(text):
        full = text + "-01" if part.group(2) else text + "-01-01"
        _refuse("part-date", allowed, f"{full} {'month' if part.group(2) else 'year'}")
    _refuse("date", allowed, guess_day(text) or "use ISO 8601, for example 2017-04-14")


def _other_calendar(year: int) -> str:
    if 1250 <= year <= 1450:
        return f"use the Gregorian calendar; the Persian year {year} began in March {year + 621}"
    return "check the year"


def _parse_number(value: Any) -> float:  # CSV gives text, YAML may give any type
    if isinstance(value, bool):
        _refuse("number", "a number", "write 0 or 1")
    if isinstance(value, int | float):
        number = _to_float(value)
    else:
        text = str(value).strip()
        if not _NUMBER.match(text):
            _refuse("number", "a number with a decimal point and no unit", guess_number(text))
        number = float(text)
    if not math.isfinite(number):
        _refuse("number", "a finite number", "write a smaller number")
    return number


def _to_float(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _split(value: Any) -> Any:  # YAML may give a list already
    if isinstance(value, str):
        return [part.strip() for part in value.split(";") if part.strip()]
    return value


def ref(*tables: str) -> Ref:
    """Return the marker of a reference to ``tables``."""
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
