"""Suggest the date or number that a text in another format seems to mean."""

import re
from datetime import date, timedelta

__all__ = ["guess_day", "guess_number", "in_calendar"]

_A = re.ASCII
_YEAR_FIRST = re.compile(r"^(\d{4})[./-]?(\d{1,2})[./-]?(\d{1,2})([T ][0-9:.+Z-]*)?$", _A)
_YEAR_LAST = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$", _A)
_SERIAL = re.compile(r"^[1-6]\d{4}(\.\d+)?$", _A)
_WORDS = re.compile(r"^(?:(\d{1,2})\.?\s+)?([A-Za-z]{3,9})\.?,?\s+(?:(\d{1,2}),?\s+)?(\d{4})$", _A)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER = re.compile(r"^[+-]?(\d+(\.\d*)?|\.\d+)$", _A)
_THOUSANDS = re.compile(r"^\d{1,3}(,\d{3})+$", _A)


def in_calendar(year: int | str, month: int | str, day: int | str) -> date | None:
    """Return the day, or None if the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def guess_day(text: str) -> str | None:
    """Return a hint that spells out the date that ``text`` seems to mean, or None."""
    if match := _YEAR_FIRST.match(text):
        return _meant(in_calendar(match[1], match[2], match[3]))
    if match := _YEAR_LAST.match(text):
        return _year_last(match[1], match[2], match[3])
    if _SERIAL.match(text):
        day = date(1899, 12, 30) + timedelta(days=int(text[:5]))
        return f"did you paste a spreadsheet's day number? {text[:5]} is {day}"
    if (match := _WORDS.match(text)) and match[2][:3].lower() in _MONTHS:
        month = _MONTHS.index(match[2][:3].lower()) + 1
        if day_in_month := match[1] or match[3]:
            return _meant(in_calendar(match[4], month, day_in_month))
        return f"write {match[4]}-{month:02d}-01; if there is a column `precision`, put month in it"
    if len(re.findall(r"\d{4}", text)) > 1:
        return "write one day per cell: the first in `date_from`, the last in `date_to`"
    return None


def _meant(day: date | None) -> str | None:
    return f"did you mean {day}?" if day else None


def _year_last(first: str, second: str, year: str) -> str | None:
    if len(year) == 2:
        year = ("20" if int(year) < 50 else "19") + year
    day_first, month_first = in_calendar(year, second, first), in_calendar(year, first, second)
    if day_first and month_first and day_first != month_first:
        return f"did you mean {day_first} (day first) or {month_first} (month first)?"
    return _meant(day_first or month_first)


def guess_number(text: str) -> str | None:
    """Return a hint that spells out the number that ``text`` seems to mean, or None."""
    if text.startswith("#"):
        return "this is a spreadsheet formula that failed; write the number itself"
    bare = text.strip("'\"").replace("−", "-").replace("–", "-")
    if bare.endswith("%") and _NUMBER.match(bare[:-1].strip().replace(",", ".")):
        return f"did you mean {float(bare[:-1].strip().replace(',', '.')) / 100:g}?"
    if _THOUSANDS.match(bare):
        return f"did you mean {bare.replace(',', '')}?"
    if bare.count(",") == 1 and _NUMBER.match(bare.replace(",", ".")):
        return f"did you mean {bare.replace(',', '.')}?"
    joined = re.sub(r"[\s_,]", "", bare)
    if joined != text and _NUMBER.match(joined):
        return f"did you mean {joined}?"
    return None
