import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detente.case.findings.suggest_number import (
    guess_number,
    means_missing,
    missing_code,
    number_readings,
)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0,125", [0.125]),
        ("-0,125", [-0.125]),
        ("+0,5", [0.5]),
        (",5", [0.5]),
        ("00,5", [0.5]),
        ("10,125", [10.125, 10125]),
        ("25,000", [25, 25000]),
        ("1.250,5", [1250.5]),
        ("1,250.5", [1250.5]),
        ("1.250.000", [1250000]),
        ("1.250.000,5", [1250000.5]),
        ("1'250.5", [1250.5]),
        ("1’250.5", [1250.5]),
        ("1 250,5", [1250.5]),
        ("1\u00a0250,5", [1250.5]),
        ("1\u202f250,5", [1250.5]),
        ("5 000,00", [5000]),
        ("12,34,567", [1234567]),
        ("3,000,000", [3e6]),
        ("1_000.5", [1000.5]),
        ("٢٥", [25]),
        ("２５", [25]),  # noqa: RUF001
        ("\u06f0\u066b\u06f5", [0.5]),
        ("½", [0.5]),
        ("1/2", [0.5]),
        ("12,5 %", [0.125]),
        ("12,345.678 %", [123.45678]),
        ("1,2E+03", [1200]),
        ("(5)", [-5]),
        ("–3", [-3]),
        ("0.5.", [0.5]),
        ("O.5", [0.5]),
        ("1,23,4", []),
        ("1.2,3.4", []),
        ("0,1,2", []),
        ("12 34", []),
        ("about 3", []),
        ("0.2-0.4", []),
        ("1250-1300", []),
        (".", []),
        ("-", []),
    ],
)
def test_numbers_in_other_notations(text, numbers):
    assert [float(number) for number in number_readings(text)] == numbers


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("#DIV/0!", "formula"),
        ("<0.1", "one number"),
        ("0.2–0.4", "one number"),
        ("about 3", None),
    ],
)
def test_hints(text, part):
    hint = guess_number(text)
    assert (hint is None) if part is None else part in hint


def test_a_percentage_outside_shares_has_two_readings():
    assert guess_number("50%", share=False) == (
        "did you mean 0.5 (a share) or 50 (on a scale to 100)?"
    )


@example("-.0%")
@example("0,E0E0")
@given(st.text("0123456789.,-+ '_%()eE½", max_size=12))
def test_every_reading_is_a_number_in_plain_notation(text):
    for number in number_readings(text):
        assert float(number) == float(number)
        assert not set(number) - set("0123456789.e-")


@given(st.integers(0, 10**9), st.sampled_from(",.' _\u00a0"))
def test_groups_of_thousands_never_change_the_number(value, mark):
    decimal = "." if mark == "," else ","
    written = f"{value:,}".replace(",", mark)
    assert [float(n) for n in number_readings(f"{written}{decimal}5")] == [value + 0.5]


@pytest.mark.parametrize("text", ["NA", "n/a", ".", "-", "–", "NaN", "None", "#N/A", "?"])
def test_words_for_missing(text):
    assert means_missing(text)


def test_codes_for_missing():
    assert all(missing_code(value) for value in (-99.0, 999.0, -9.0, 9999.0))
    assert not any(missing_code(value) for value in (0.0, 50.0, 100.0, 9.0))
