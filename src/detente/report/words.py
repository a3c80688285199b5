"""Numbers in words: likelihood words of ICD 203 with their number, percentages, ranges, dates."""

from collections.abc import Callable, Sequence

from detente.report.messages.say import mark, say
from detente.runs.result import Interval

__all__ = [
    "bare_percent",
    "bare_range",
    "date_words",
    "digits_for",
    "fixed",
    "is_likely",
    "join_words",
    "likelihood",
    "middle",
    "percent",
    "percent_over",
    "percent_range",
    "percent_under",
    "percents",
    "signed",
    "span",
    "verb_for",
    "whole",
]

# Bands of Intelligence Community Directive 203, half-open [low, high) where the printed ones touch.
_BANDS = (
    (0.05, mark("almost no chance")),
    (0.20, mark("very unlikely")),
    (0.45, mark("unlikely")),
    (0.55, mark("roughly even")),
    (0.80, mark("likely")),
    (0.95, mark("very likely")),
    (1.01, mark("almost certain")),
)
_HIDDEN = 0.1  # share of the largest number that rounding may hide
_MOST_DIGITS = 3
_VERBS = {
    "almost no chance": mark("has almost no chance"),
    "very unlikely": mark("is very unlikely"),
    "unlikely": mark("is unlikely"),
    "roughly even": mark("has a roughly even chance"),
    "likely": mark("is likely"),
    "very likely": mark("is very likely"),
    "almost certain": mark("is almost certain"),
}
_MONTHS = (
    *(mark("January"), mark("February"), mark("March"), mark("April"), mark("May"), mark("June")),
    *(mark("July"), mark("August"), mark("September"), mark("October"), mark("November")),
    mark("December"),
)


def percent(share: float | None) -> str:
    """Return a share as a whole percentage; small ones keep their size.

    Examples
    --------
    >>> percent(0.004), percent(0.25), percent(1.0), percent(None)
    ('under 1 %', '25 %', '100 %', '–')
    """
    if share is None:
        return "–"
    if 0 < share < 0.01:
        return say("under 1 %")
    if 0.99 < share < 1:
        return say("over 99 %")
    return say("{number} %", number=f"{share * 100:.0f}")


def percent_under(share: float, limit: float) -> str:
    """Return a share that is below a limit, so that rounding does not put it there.

    Examples
    --------
    >>> percent_under(0.751, 0.8), percent_under(0.7996, 0.8)
    ('75 %', 'just under 80 %')
    """
    if round(share * 100) < round(limit * 100):
        return percent(share)
    return say("just under {limit}", limit=percent(limit))


def percent_over(share: float, limit: float) -> str:
    """Return a share that is above a limit, so that rounding does not put it there.

    Examples
    --------
    >>> percent_over(0.6, 0.5), percent_over(0.502, 0.5)
    ('60 %', 'just over 50 %')
    """
    if round(share * 100) > round(limit * 100):
        return percent(share)
    return say("just over {limit}", limit=percent(limit))


def percent_range(low: float, high: float) -> str:
    """Return a range of shares in a sentence, with one sign where both are plain.

    Examples
    --------
    >>> percent_range(0.02, 0.05), percent_range(0.004, 0.05), percent_range(0.03, 0.03)
    ('2 to 5 %', 'under 1 % to 5 %', '3 %')
    """
    first, last = percent(low), percent(high)
    if first == last:
        return last
    if _plain(low) and _plain(high):
        return say("{low} to {high} %", low=f"{low * 100:.0f}", high=f"{high * 100:.0f}")
    return say("{low} to {high}", low=first, high=last)


def bare_percent(share: float) -> str:
    """Return a share in per cent without the sign, for a table whose head has it.

    Examples
    --------
    >>> bare_percent(0.004), bare_percent(0.25), bare_percent(0.999)
    ('under 1', '25', 'over 99')
    """
    if 0 < share < 0.01:
        return say("under 1")
    if 0.99 < share < 1:
        return say("over 99")
    return f"{share * 100:.0f}"


def bare_range(low: float, high: float) -> str:
    """Return a range of shares without the sign of per cent.

    Examples
    --------
    >>> bare_range(0.004, 0.05), bare_range(0.03, 0.03)
    ('under 1 to 5', '3')
    """
    first, last = bare_percent(low), bare_percent(high)
    return last if first == last else say("{low} to {high}", low=first, high=last)


def _plain(share: float) -> bool:
    """Tell whether a share is printed as a bare number of per cent."""
    return not (0 < share < 0.01 or 0.99 < share < 1)


def likelihood(share: float) -> str:
    """Return the ICD 203 word with its number.

    Examples
    --------
    >>> likelihood(0.62)
    'likely (62 %)'
    """
    return say("{word} ({chance})", word=say(_band(share)), chance=percent(share))


def is_likely(share: float) -> str:
    """Return the ICD 203 word with its verb and its number.

    Examples
    --------
    >>> is_likely(0.03), is_likely(0.3), is_likely(0.5)
    ('has almost no chance (3 %)', 'is unlikely (30 %)', 'has a roughly even chance (50 %)')
    """
    return say("{verb} ({chance})", verb=verb_for(share), chance=percent(share))


def verb_for(share: float) -> str:
    """Return the ICD 203 word with its verb, without the number, which must follow."""
    return say(_VERBS[_band(share)])


def _band(share: float) -> str:
    """Return the ICD 203 word of a chance, as a message."""
    return next(word for limit, word in _BANDS if share < limit)


def span(interval: Interval | None, digits: int = 0) -> str:
    """Return an 80 % interval with its median, or a dash.

    More digits are printed where rounding would hide over a tenth of the largest number.

    Examples
    --------
    >>> span(Interval(p10=1.0, p50=3.0, p90=4.0))
    '3 (1 to 4)'
    >>> span(Interval(p10=-0.22, p50=-0.07, p90=0.1))
    '−0.07 (−0.22 to 0.10)'
    """
    return _ranged(interval, fixed, digits)


def middle(interval: Interval, digits: int = 0, apart: str = "") -> str:
    """Return the median of an interval alone, with the digits that its range is printed with.

    Examples
    --------
    >>> middle(Interval(p10=-0.22, p50=-0.07, p90=0.1))
    '−0.07'
    """
    values = (interval.p10, interval.p50, interval.p90)
    return fixed(interval.p50, digits_for(values, digits), apart)


def percents(interval: Interval | None) -> str:
    """Return an 80 % interval of shares with its median, or a dash.

    Examples
    --------
    >>> percents(Interval(p10=0.0, p50=0.25, p90=0.5))
    '25 % (0 % to 50 %)'
    """
    return _ranged(interval, lambda value, _: percent(value), 2)


def whole(interval: Interval | None) -> str:
    """Return an 80 % interval of counts, thousands apart; small ones keep their digits.

    Examples
    --------
    >>> whole(Interval(p10=-1200.4, p50=0.0, p90=13400.0))
    '0 (−1,200 to 13,400)'
    """
    return _ranged(interval, lambda value, more: fixed(value, more, ","), 0)


def fixed(value: float, digits: int, apart: str = "") -> str:
    """Return a number with a minus sign of print, and never a minus before a zero.

    Parameters
    ----------
    value : float
        The number.
    digits : int
        Digits after its point.
    apart : str
        What sets thousands apart.

    Examples
    --------
    >>> fixed(-0.004, 2), fixed(-1234.5, 0, ",")
    ('0.00', '−1,234')
    """
    rounded = round(value, digits) + 0.0
    return f"{rounded:{apart}.{digits}f}".replace("-", "\N{MINUS SIGN}")


def digits_for(values: tuple[float, ...], digits: int) -> int:
    """Return how many digits show each number to a tenth of the largest; at most three.

    Parameters
    ----------
    values : tuple of float
        Numbers that are printed together.
    digits : int
        Digits at least.

    Examples
    --------
    >>> digits_for((1.0, 3.0, 4.0), 0), digits_for((-0.22, -0.07, 0.1), 0)
    (0, 2)
    """
    largest = max(abs(value) for value in values)
    while digits < _MOST_DIGITS and any(
        abs(value - round(value, digits)) > _HIDDEN * largest for value in values
    ):
        digits += 1
    return digits


def _ranged(interval: Interval | None, show: Callable[[float, int], str], digits: int) -> str:
    """Return the median of an interval with its ends, once where all three read alike."""
    if interval is None:
        return "–"
    values = (interval.p10, interval.p50, interval.p90)
    more = digits_for(values, digits)
    low, median, high = (show(value, more) for value in values)
    if low == high == median:
        return median
    return say("{middle} ({low} to {high})", middle=median, low=low, high=high)


def signed(value: float | None, digits: int = 2) -> str:
    """Return a difference with its sign.

    Examples
    --------
    >>> signed(1.25), signed(-0.04), signed(0.0), signed(-2438.2, 0)
    ('+1.25', '−0.04', '0', '−2,438')
    """
    if value is None:
        return "–"
    if round(value, digits) == 0:
        return "0"
    return f"{value:+,.{digits}f}".replace("-", "\N{MINUS SIGN}")


def date_words(day: str | None, precision: str = "day") -> str:
    """Return a date as read aloud, no more exact than it is known.

    Examples
    --------
    >>> date_words("2017-04-14"), date_words("2017-04-01", "month"), date_words(None)
    ('14 April 2017', 'April 2017', '')
    """
    if not day:
        return ""
    year, month, number = day.split("-")
    if precision == "year":
        return year
    name = say(_MONTHS[int(month) - 1])
    if precision == "month":
        return say("{month} {year}", month=name, year=year)
    return say("{day} {month} {year}", day=int(number), month=name, year=year)


def join_words(words: Sequence[str]) -> str:
    """Return a list as read aloud.

    Examples
    --------
    >>> join_words(["a", "b", "c"])
    'a, b and c'
    """
    texts = [str(w) for w in words]
    if len(texts) < 2:
        return "".join(texts)
    first = texts[0]
    for text in texts[1:-1]:
        first = say("{first}, {next}", first=first, next=text)
    return say("{first} and {last}", first=first, last=texts[-1])
