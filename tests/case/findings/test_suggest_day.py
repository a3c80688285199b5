from datetime import date

import pytest

from detente.case.findings.suggest_day import guess_day, in_calendar, period_of, written_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-1-5", "2020-01-05"),
        ("2018.06.15", "2018-06-15"),
        ("2018/6/15", "2018-06-15"),
        ("'2020-01-20", "2020-01-20"),
        ("2020-01-20T10:00:00+03:00", "2020-01-20"),
        ("2020-01-20 00:00:00", "2020-01-20"),
        ("15 Jun 2018", "2018-06-15"),
        ("20-Jan-2020", "2020-01-20"),
        ("20JAN2020", "2020-01-20"),
        ("June 15, 2018", "2018-06-15"),
        ("5th May 2020", "2020-05-05"),
        ("2020 January 5", "2020-01-05"),
        ("Mon, 20 Jan 2020", "2020-01-20"),
        ("1er février 2020", "2020-02-01"),
        ("20 de mayo de 2017", "2017-05-20"),
        ("20 Ocak 2020", "2020-01-20"),
        ("20 marraskuu 2018", None),  # November, though it begins like March
        ("1/20/2020", None),
        ("01/02/2003", None),
        ("20-Jan-20", None),
        ("2018-13-45", None),
        ("\u0662\u0660\u0661\u0668-06-15", None),
    ],
)
def test_a_text_that_means_one_day_is_read(text, day):
    assert written_day(text) == (day and date.fromisoformat(day))


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "exact"),
    [
        ("2001", "2001-01-01", "2001-12-31", "year", True),
        ("2001-00-00", "2001-01-01", "2001-12-31", "year", True),
        ("2020-05-00", "2020-05-01", "2020-05-31", "month", True),
        ("2020-02", "2020-02-01", "2020-02-29", "month", True),
        ("Sept. 2018", "2018-09-01", "2018-09-30", "month", True),
        ("01.2020", "2020-01-01", "2020-01-31", "month", True),
        ("202001", "2020-01-01", "2020-01-31", "month", True),
        ("2017-18", "2017-01-01", "2018-12-31", "", True),
        ("2011/12", "2011-01-01", "2012-12-31", "", True),
        ("2011-12", "2011-12-01", "2011-12-31", "month", True),
        ("2020-W04", "2020-01-20", "2020-01-26", "", True),
        ("Q2 2001", "2001-04-01", "2001-06-30", "", True),
        ("2001-Q2", "2001-04-01", "2001-06-30", "", True),
        ("2001 H2", "2001-07-01", "2001-12-31", "", True),
        ("1990s", "1990-01-01", "1999-12-31", "", True),
        ("late 2001", "2001-01-01", "2001-12-31", "year", False),
        ("c. 2001", "2001-01-01", "2001-12-31", "year", False),
        ("2001?", "2001-01-01", "2001-12-31", "year", False),
        ("early May 2017", "2017-05-01", "2017-05-31", "month", False),
    ],
)
def test_a_text_that_means_a_period(text, first, last, precision, exact):
    period = period_of(text)
    assert (str(period.first), str(period.last)) == (first, last)
    assert (period.precision, period.exact) == (precision, exact)


@pytest.mark.parametrize(
    "text", ["0000", "2017-13", "2020-W60", "winter 2018", "soon", "13.2018", "99999", "200112"]
)
def test_no_period(text):
    assert period_of(text) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("15-6-2018", ["2018-06-15"]),
        ("1/20/2020 12:00:00 AM", ["2020-01-20"]),
        ("31/12/2017 0:00", ["2017-12-31"]),
        ("01/02/2003", ["2003-02-01 (day first)", "2003-01-02 (month first)"]),
        ("01/01/99", ["1999-01-01", "four digits"]),
        ("1-Feb-20", ["2020-02-01", "four digits"]),
        ("Feb-20", ["February 2020", "20 February"]),
        ("Feb-45", ["February 2045"]),
        ("200112", ["2001-12", "2020-01-12"]),
        ("43850", ["2020-01-20"]),
        ("1576800000", ["2019-12-20"]),
        ("20200120", ["2020-01-20"]),
        ("2018-06-01 to 2018-06-30", ["one day per cell"]),
        ("14-16 Apr 2017", ["one day per cell"]),
        ("32.13.2018", None),
        ("spring", None),
        ("12345678", None),
    ],
)
def test_other_dates_get_every_reading(text, parts):
    hint = guess_day(text)
    assert (hint is None) if parts is None else all(part in hint for part in parts)


def test_the_calendar():
    assert in_calendar("2020", "02", "29") == date(2020, 2, 29)
    assert in_calendar(2019, 2, 29) is None
