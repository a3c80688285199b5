"""Read dates in common notations, and say what to write for dates that may mean several days."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Period", "guess_day", "in_calendar", "period_of", "written_day"]

_A = re.ASCII
_TIME = (
    r"(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp][Mm])?\s*(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_YEAR_FIRST = re.compile(rf"^(\d{{4}})([./-])(\d{{1,2}})\2(\d{{1,2}}){_TIME}$", _A)
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$", _A)
_YEAR_LAST = re.compile(rf"^(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}$", _A)
_SERIAL = re.compile(r"^[1-6]\d{4}(\.\d+)?$", _A)
_SIX = re.compile(r"^((?:19|20)\d{2})(0[1-9]|1[0-2])$", _A)
_SECONDS = re.compile(r"^(\d{9,10}|\d{12,13})$", _A)
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+")
_JOIN = r"(?:\s*[-/.,]\s*|\s+|(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d))"
_DAY_NUMBER = r"(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"  # codespell:ignore nd
_DAY_WORD_YEAR = re.compile(
    rf"^{_DAY_NUMBER}{_JOIN}(?:de\s+)?([a-z]+)\.?{_JOIN}(?:de\s+)?(\d{{4}})$"
)
_WORD_DAY_YEAR = re.compile(rf"^([a-z]+)\.?{_JOIN}{_DAY_NUMBER}{_JOIN}(\d{{4}})$")
_YEAR_WORD_DAY = re.compile(rf"^(\d{{4}}){_JOIN}([a-z]+)\.?{_JOIN}{_DAY_NUMBER}$")
_WORD_YEAR = re.compile(rf"^([a-z]+)\.?{_JOIN}(?:de\s+)?(\d{{4}})$")
_MONTH_YEAR = re.compile(r"^(\d{1,2})[./-](\d{4})$", _A)
_YEAR_MONTH = re.compile(r"^(\d{4})[./-](\d{1,2})(?:[./-]0{1,2})?$", _A)
_DAY_WORD = re.compile(rf"^(?:(\d{{1,2}}){_JOIN})?([a-z]+){_JOIN}'?(\d{{2}})$")
_WEEK = re.compile(r"^(\d{4})-?w(\d{1,2})$")
_QUARTER = re.compile(r"^(?:(\d{4})[\s/-]*q([1-4])|q([1-4])[\s/-]*(\d{4}))$")
_HALF = re.compile(r"^(?:(\d{4})[\s/-]*h([12])|h([12])[\s/-]*(\d{4}))$")
_DECADE = re.compile(r"^(\d{3}0)'?s$")
_YEARS = re.compile(r"^(\d{4})\s*[-/]\s*(\d{2}|\d{4})$")
_ABOUT = re.compile(
    r"^(?:c\.?|ca\.?|circa|about|around|approx\.?|early|mid|late|end|beginning|start|spring"
    r"|autumn|fall|~)(?:\s+of|-)?\s*(.+)$|^(.+?)\s*(?:\?|\(\?\)|~)$"
)

_NAMES = (  # English, then French, Spanish, Portuguese, Italian, German, Dutch and Turkish
    "january jan janvier enero janeiro gennaio januar januari ocak",  # codespell:ignore januar
    "february feb fevrier febrero fevereiro febbraio februar februari subat",  # codespell:ignore
    "march mar mars marzo marco marz maart mart",  # codespell:ignore marz
    "april apr avril abril aprile nisan",
    "may mai mayo maio maggio mei mayis",
    "june jun juin junio junho giugno juni haziran",  # codespell:ignore juni
    "july jul juillet julio julho luglio juli temmuz",  # codespell:ignore juli
    "august aug aout agosto augustus agustos",
    "september sep sept septembre septiembre setembro settembre eylul",
    "october oct octobre octubre outubro ottobre oktober ekim",  # codespell:ignore oktober
    "november nov novembre noviembre novembro kasim",
    "december dec decembre diciembre dezembro dicembre dezember aralik",  # codespell:ignore
)
_MONTHS = {name: n for n, names in enumerate(_NAMES, start=1) for name in names.split()}
_CENTURY = "write the year with four digits"


@dataclass(frozen=True, slots=True)
class Period:
    """Days that a text about a longer time may mean.

    Parameters
    ----------
    first, last : date
        First and last day.
    precision : {"month", "year", ""}
        Value of the column ``precision`` that says the same; empty if there is none.
    exact : bool
        Whether the text names exactly these days; "late 2001" does not.
    """

    first: date
    last: date
    precision: str = ""
    exact: bool = True


def in_calendar(year: int | str, month: int | str, day: int | str) -> date | None:
    """Return the day, or None if the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def written_day(text: str) -> date | None:
    """Return the day of a text that can mean only one day, or None.

    These are dates that start with the year, with or without a time of day, and dates with the
    month in words and a year of four digits.

    Examples
    --------
    >>> written_day("2020/1/20"), written_day("20 Jan 2020 "), written_day("1/2/2020")
    (datetime.date(2020, 1, 20), datetime.date(2020, 1, 20), None)
    """
    plain = _plain(text)
    if match := _YEAR_FIRST.match(plain.upper()):
        return in_calendar(match[1], match[3], match[4])
    day = _worded(plain)
    return in_calendar(*day) if day else None


def period_of(text: str) -> Period | None:
    """Return the days that a text about a month, quarter, year or decade may mean, or None.

    Examples
    --------
    >>> period_of("2001-Q2").last, period_of("late 2001").exact
    (datetime.date(2001, 6, 30), False)
    """
    plain = _plain(text)
    if (match := _ABOUT.match(plain)) and (rest := match[1] or match[2]):
        inner = period_of(rest)
        return Period(inner.first, inner.last, inner.precision, exact=False) if inner else None
    try:
        return _month(plain) or _short_period(plain) or _long_period(plain)
    except ValueError:
        return None


def guess_day(text: str) -> str | None:
    """Return a hint that spells out every date that ``text`` may mean, or None.

    Examples
    --------
    >>> guess_day("01/02/2003")
    'did you mean 2003-02-01 (day first) or 2003-01-02 (month first)?'
    """
    plain = _plain(text)
    if match := _COMPACT.match(plain):
        day = in_calendar(match[1], match[2], match[3])
        return f"did you mean {day}?" if day else None
    if (match := _SIX.match(plain)) and (day := _six_digits(plain)):
        return f"did you mean the month {match[1]}-{match[2]} or the day {day}? write it out"
    if match := _YEAR_LAST.match(plain.upper()):
        return _year_last(match[1], match[3], match[4])
    if _SERIAL.match(plain):
        day = date(1899, 12, 30) + timedelta(days=int(plain[:5]))
        return f"did you paste a spreadsheet's day number? {plain[:5]} is {day}"
    if match := _SECONDS.match(plain):
        seconds = int(plain) // (1000 if len(plain) > 10 else 1)
        day = date(1970, 1, 1) + timedelta(days=seconds // 86400)
        return f"did you paste a computer's time in seconds? {plain} is {day} (UTC)"
    if (match := _DAY_WORD.match(plain)) and match[2] in _MONTHS:
        return _short_year(match[1], _MONTHS[match[2]], match[3])
    if len(re.findall(r"\d{4}", plain)) > 1 or re.match(r"^\d{1,2}\s*-\s*\d{1,2}\s", plain):
        return "write one day per cell: the first in `date_from`, the last in `date_to`"
    return None


def _plain(text: str) -> str:
    """Return a text in lower case, without accents, weekday and a leading apostrophe."""
    bare = unicodedata.normalize("NFKD", text.strip().lstrip("'’").translate({0x131: "i"}))
    bare = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    bare = re.sub(r"[‐‑–—−]", "-", bare)  # noqa: RUF001
    return _WEEKDAY.sub("", " ".join(bare.split()))


def _worded(plain: str) -> tuple[str, int, str] | None:
    """Return year, month and day of a date with the month in words."""
    for pattern, year, month, day in (
        (_DAY_WORD_YEAR, 3, 2, 1),
        (_WORD_DAY_YEAR, 3, 1, 2),
        (_YEAR_WORD_DAY, 1, 2, 3),
    ):
        if (match := pattern.match(plain)) and match[month] in _MONTHS:
            return match[year], _MONTHS[match[month]], match[day]
    return None


def _month(plain: str) -> Period | None:
    if (match := _WORD_YEAR.match(plain)) and match[1] in _MONTHS:
        return _whole_month(int(match[2]), _MONTHS[match[1]])
    if match := _MONTH_YEAR.match(plain):
        return _whole_month(int(match[2]), int(match[1]))
    if re.fullmatch(r"\d{4}(-00-00)?", plain, _A):
        return _years(int(plain[:4]), int(plain[:4]))
    if (match := _SIX.match(plain)) and not _six_digits(plain):
        return _whole_month(int(match[1]), int(match[2]))
    match = _YEAR_MONTH.match(plain)
    if match and 1 <= int(match[2]) <= 12 and (len(match[2]) == 2 or "00" in plain):
        return None if _may_be_years(plain) else _whole_month(int(match[1]), int(match[2]))
    return None


def _six_digits(plain: str) -> date | None:
    """Return the day of a text such as 200112, if its first two digits may be the year."""
    return in_calendar("20" + plain[:2], plain[2:4], plain[4:])


def _may_be_years(plain: str) -> bool:
    """Return whether a text such as 2011/12 may mean two years; ISO writes months as 2011-12."""
    match = re.fullmatch(r"(\d{2})(\d{2})/(\d{2})", plain, _A)
    return bool(match and int(match[3]) == int(match[2]) + 1)


def _short_period(plain: str) -> Period | None:
    if match := _WEEK.match(plain):
        first = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return Period(first, first + timedelta(days=6))
    for pattern, months in ((_QUARTER, 3), (_HALF, 6)):
        if match := pattern.match(plain):
            year, part = int(match[1] or match[4]), int(match[2] or match[3])
            last = _whole_month(year, part * months)
            return Period(date(year, (part - 1) * months + 1, 1), last.last)
    return None


def _long_period(plain: str) -> Period | None:
    if match := _DECADE.match(plain):
        return _years(int(match[1]), int(match[1]) + 9)
    if match := _YEARS.match(plain):
        first = int(match[1])
        last = int(match[2] if len(match[2]) == 4 else match[1][:2] + match[2])
        return _years(first, last) if first < last else None
    return None


def _whole_month(year: int, month: int) -> Period:
    first = date(year, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return Period(first, last, "month")


def _years(first: int, last: int) -> Period:
    return Period(date(first, 1, 1), date(last, 12, 31), "year" if first == last else "")


def _year_last(first: str, second: str, year: str) -> str | None:
    short = len(year) == 2
    if short:
        year = ("20" if int(year) < 50 else "19") + year
    day_first, month_first = in_calendar(year, second, first), in_calendar(year, first, second)
    more = f" {_CENTURY}" if short else ""
    if day_first and month_first and day_first != month_first:
        both = f"{day_first} (day first) or {month_first} (month first)"
        return f"did you mean {both}?{more}"
    day = day_first or month_first
    return f"did you mean {day}?{more}" if day else None


def _short_year(day: str | None, month: int, year: str) -> str | None:
    """Explain ``Feb-20`` and ``1-Feb-20``, which spreadsheets write for dates."""
    century = "20" if int(year) < 50 else "19"
    if day:
        meant = in_calendar(century + year, month, day)
        return f"did you mean {meant}? {_CENTURY}" if meant else None
    name = _NAMES[month - 1].split()[0].capitalize()
    in_month = f"{name} {century}{year} ({century}{year}-{month:02d})"
    if in_calendar(2000, month, year):
        in_month += f" or {int(year)} {name} of some year"
    return f"a spreadsheet shortened this date: {in_month}; write the whole date, YYYY-MM-DD"
