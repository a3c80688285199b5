from datetime import date

import pytest

from detente.case.findings.suggest_value import guess_day, guess_number, in_calendar


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2018.06.15", "2018-06-15"),
        ("15-6-2018", "2018-06-15"),
        ("01/01/99", "1999-01-01"),
        ("15 Jun 2018", "2018-06-15"),
        ("June 15, 2018", "2018-06-15"),
        ("Sept. 2018", "2018-09-01"),
        ("2018-06-01 to 2018-06-30", "one day per cell"),
        ("2018-13-45", None),
        ("32.13.2018", None),
        ("spring 2018", None),
        ("\u0662\u0660\u0661\u0668-06-15", None),
    ],
)
def test_days(text, part):
    hint = guess_day(text)
    assert (hint is None) if part is None else part in hint


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("12,5 %", "0.125"),
        ("1,234,567", "1234567"),
        ("–3", "-3"),
        ("1_000.5", "1000.5"),
        ("#DIV/0!", "formula"),
        ("about 3", None),
        ("5", None),
    ],
)
def test_numbers(text, part):
    hint = guess_number(text)
    assert (hint is None) if part is None else part in hint


def test_the_calendar():
    assert in_calendar("2020", "02", "29") == date(2020, 2, 29)
    assert in_calendar(2019, 2, 29) is None
