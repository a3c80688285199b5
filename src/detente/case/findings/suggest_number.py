"""Suggest the number that a text in another notation means; give every reading of it."""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

__all__ = ["guess_number", "means_missing", "missing_code", "number_readings"]

_MISSING = {"na", "n/a", "n.a", "nan", "none", "null", "nil", "missing", "unknown", "tbd"}
_MISSING |= {"no data", "not available", "#n/a", "-", "--", "---", "?", "??", "", "..", "…", "*"}
_CODES = {float(sign * code) for sign in (1, -1) for code in (99, 999, 9999, 99999)}
_CODES |= {-1.0, -7.0, -8.0, -9.0, -77.0, -88.0, -777.0, -888.0, -7777.0, -8888.0}

_PLAIN = re.compile(r"^[+-]?(\d+(\.\d*)?|\.\d+)$", re.ASCII)
_WHOLE_GROUPS = re.compile(r"^\d{1,3}(?:(\W|_)\d{2,3}(?:\1\d{2,3})*)?$", re.ASCII)
_RANGE = re.compile(r"^[<>~≈≤≥±]|\d\s*(-|to|/-)\s*[+-]?\d|±", re.ASCII)
_GROUP_MARKS = " '_"
_SAME = str.maketrans(
    {
        **dict.fromkeys("−–—‐‑", "-"),  # noqa: RUF001
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000\t", " "),
        **dict.fromkeys("’‘`´ʼ", "'"),  # noqa: RUF001
        "\u066b": ".",
        "\u066c": "'",
        "\uff0c": ",",
        "\uff0e": ".",
        "\uff05": "%",
        "\u066a": "%",
    }
)
_LETTERS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})


def means_missing(text: str) -> bool:
    """Return whether a text is a usual word or mark for a missing number.

    Examples
    --------
    >>> [means_missing(word) for word in ("NA", "n/a", ".", "-", "none", "0")]
    [True, True, True, True, True, False]
    """
    return text.strip().translate(_SAME).casefold().rstrip(".") in _MISSING


def missing_code(value: float) -> bool:
    """Return whether data sets often write this number where a number is missing.

    Examples
    --------
    >>> missing_code(-99.0), missing_code(999.0), missing_code(50.0)
    (True, True, False)
    """
    return value in _CODES


def guess_number(text: str, *, share: bool = True) -> str | None:
    """Return a hint that spells out every number that ``text`` may mean, or None.

    Parameters
    ----------
    text : str
        A cell that is not a number in plain notation.
    share : bool
        Whether the number is a share; otherwise 50 % may also mean 50 on a scale to 100.

    Returns
    -------
    str or None
        The hint.

    Examples
    --------
    >>> guess_number("0,125")
    'did you mean 0.125?'
    >>> guess_number("10,125")
    'did you mean 10.125 (decimal comma) or 10125 (comma between thousands)?'
    """
    if text.startswith("#"):
        return "this is a spreadsheet formula that failed; write the number itself"
    readings = number_readings(text)
    if readings and not share and text.strip().endswith(("%", "\u066a", "\uff05")):
        whole = " or ".join(number_readings(text.strip()[:-1]))
        return f"did you mean {' or '.join(readings)} (a share) or {whole} (on a scale to 100)?"
    if len(readings) > 1:
        decimal, whole = readings
        return f"did you mean {decimal} (decimal comma) or {whole} (comma between thousands)?"
    if readings:
        return f"did you mean {readings[0]}?"
    if _RANGE.search(text.strip().translate(_SAME)):
        return "write one number, without a range and without a mark such as < or ~"
    return None


def number_readings(text: str) -> list[str]:
    """Return each number that a text in another notation may mean, in plain digits.

    Parameters
    ----------
    text : str
        A cell that is not a number in plain notation.

    Returns
    -------
    list of str
        Empty if the text means no number; two numbers if a single comma may be either mark.

    Examples
    --------
    >>> number_readings("1.250,5"), number_readings("1 250,5"), number_readings("50 %")
    (['1250.5'], ['1250.5'], ['0.5'])
    """
    bare = _western(text).strip().strip("'\"").strip()
    if not any(c.isnumeric() for c in bare):
        return []
    if bare.endswith("%"):
        return [_hundredth(number) for number in _unsigned(bare[:-1].strip())]
    if bare.startswith("(") and bare.endswith(")"):
        return _signed("-", _unsigned(bare[1:-1].strip()))
    sign = bare[:1] if bare[:1] in {"-", "+"} else ""
    found = _unsigned(bare[len(sign) :].strip())
    if not found and any(c.isdigit() for c in bare):
        found = _unsigned(bare[len(sign) :].translate(_LETTERS))
    return _signed("-" if sign == "-" else "", found)


def _signed(sign: str, found: list[str]) -> list[str]:
    """Return readings with a sign; none if they have one already: two signs are no number."""
    if any(number.startswith(("-", "+")) for number in found):
        return []
    return [sign + number for number in found]


def _western(text: str) -> str:
    """Return a text with ASCII digits and one form of each sign."""
    digits = (str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text.translate(_SAME))
    return "".join(digits)


def _unsigned(text: str) -> list[str]:
    """Return the readings of a number without its sign."""
    match = re.fullmatch(r"([^eE]*\d[^eE]*)[eE]([+-]?\d{1,3})", text, re.ASCII)
    if match and "," in match[1]:
        return [f"{number}e{int(match[2])}" for number in _unsigned(match[1])]
    if match := re.fullmatch(r"(\d{1,3})/([1-9]\d{0,2})", text, re.ASCII):
        return [_decimal(Fraction(int(match[1]), int(match[2])))]
    if len(text) == 1 and unicodedata.category(text) == "No" and text not in "²³¹":
        return [_decimal(Fraction(unicodedata.numeric(text)).limit_denominator(100))]
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        mark, other = (",", ".") if comma > point else (".", ",")
        return _parts(text, mark, other + _GROUP_MARKS)
    if text.count(",") == 1:
        return _one_comma(text)
    if "," in text:
        return _parts(text, "", ",")
    if text.count(".") > 1:
        return _parts(text.rstrip("."), ".", "") or _parts(text, "", ".")
    return _parts(text, ".", _GROUP_MARKS)


def _one_comma(text: str) -> list[str]:
    """Return the readings of a number with one comma: decimals, thousands, or both."""
    decimal = _parts(text, ",", _GROUP_MARKS)
    thousands = re.fullmatch(r"[1-9]\d{0,2},\d{3}", text, re.ASCII)
    return decimal + ([text.replace(",", "")] if thousands and decimal else [])


def _parts(text: str, mark: str, groups: str) -> list[str]:
    """Return a number in plain digits, if its groups of digits are in order."""
    whole, _, rest = text.partition(mark) if mark else (text, "", "")
    used = {c for c in whole if c in groups}
    if len(used) > 1 or (used and not _WHOLE_GROUPS.match(whole)):
        return []
    if used and len(whole) - whole.rfind(next(iter(used))) != 4:
        return []
    digits = "".join(c for c in whole if c not in groups) or "0"
    number = f"{digits}.{rest.rstrip('.')}" if rest.rstrip(".") else digits
    return [_trimmed(number)] if _PLAIN.match(number) else []


def _trimmed(number: str) -> str:
    """Return a number without zeros that say nothing."""
    whole, point, rest = number.lstrip("+-").partition(".")
    sign, rest = "-" if number.startswith("-") else "", rest.rstrip("0")
    return sign + (whole.lstrip("0") or "0") + (point + rest if rest else "")


def _decimal(value: Fraction) -> str:
    return f"{float(value):.6g}"


def _hundredth(number: str) -> str:
    return f"{Decimal(number).scaleb(-2).normalize():f}"
