"""Types of cell: parse the text of a cell, or say why it cannot be parsed."""

import math
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, NoReturn

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from detente.case.findings.suggest_day import guess_day, in_calendar, period_of, written_day
from detente.case.findings.suggest_number import guess_number, means_missing
from detente.case.findings.suggest_word import probability_hint

__all__ = [
    "Day",
    "Id",
    "IdList",
    "Number",
    "Precision",
    "Ref",
    "Share",
    "SpanPrecision",
    "Text",
    "TextList",
    "Url",
    "Whole",
    "ref",
]

_ID = r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"
_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$", re.ASCII)
_GREATEST = 1e100  # products of a few such numbers stay finite
_OURS: Literal["detente"] = "detente"
_ISO = "a date YYYY-MM-DD"
# A year outside these is a typing error, belongs to another calendar, or means "no end".
_FIRST_YEAR, _LAST_YEAR = 1600, 2200
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
    if match := _DAY.match(text):
        day = in_calendar(*match.groups())
        if day is None and match[3] != "00":
            _refuse("date", _ISO, "there is no such day in the calendar")
    else:
        day = written_day(text)
    if day is not None:
        return _plausible(day)
    if means_missing(text):
        _refuse("missing", _ISO)
    if period := period_of(text):
        kind = "period" if period.exact else "about"
        _refuse(kind, _ISO, f"{period.first} {period.last} {period.precision}".strip())
    _refuse("date", _ISO, guess_day(text) or "use ISO 8601, for example 2017-04-14")


def _plausible(day: date) -> date:
    """Return a day, or refuse it if its year cannot be meant."""
    if day.year < _FIRST_YEAR:
        _refuse("date", f"{_ISO}, {_FIRST_YEAR} or later", _other_calendar(day.year))
    if day.year > _LAST_YEAR:
        _refuse("date", f"{_ISO}, {_LAST_YEAR} or earlier", "leave it empty if there is no end")
    return day


def _other_calendar(year: int) -> str:
    if 1250 <= year <= 1450:
        return f"use the Gregorian calendar; the Persian year {year} began in March {year + 621}"
    return "check the year"


def _parse_number(value: Any) -> float:  # CSV gives text, YAML may give any type
    return _number(value, share=False)


def _parse_share(value: Any) -> float:  # CSV gives text, YAML may give any type
    return _number(value, share=True)


def _number(value: Any, *, share: bool) -> float:  # CSV gives text, YAML may give any type
    if isinstance(value, bool):
        _refuse("number", "a number", "write 0 or 1")
    if isinstance(value, int | float):
        number = _to_float(value)
    else:
        text = str(value).strip()
        if not _NUMBER.match(text):
            _not_number(text, share=share)
        number = float(text)
    if math.isnan(number):
        _refuse("number", "a number")
    if abs(number) > _GREATEST and not share:  # a share has limits of its own
        _refuse("large", f"at most {_GREATEST:g} in size", "write a smaller number")
    return number


def _not_number(text: str, *, share: bool) -> NoReturn:
    allowed = "a number with a decimal point and no unit"
    if means_missing(text):
        _refuse("missing", allowed)
    hint = guess_number(text, share=share) or (probability_hint(text) if share else None)
    _refuse("number", allowed, hint)


def _parse_whole(value: Any) -> Any:  # pydantic parses what is no truth value
    if isinstance(value, bool):
        _refuse("number", "a whole number", "write the number in digits")
    return value


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
Share = Annotated[float, BeforeValidator(_parse_share), Field(ge=0.0, le=1.0)]
Whole = Annotated[int, BeforeValidator(_parse_whole)]
Day = Annotated[date, BeforeValidator(_parse_day)]
Precision = Literal["day", "month", "year"]
SpanPrecision = Literal["day", "month", "year", "between"]
IdList = Annotated[list[Id], BeforeValidator(_split)]
TextList = Annotated[list[Text], BeforeValidator(_split)]
