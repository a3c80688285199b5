"""Numbers in words."""

import re

import pytest

from detente.report.words import date_words, join_words, likelihood, percent, span, whole
from detente.runs.result import Interval

# Intelligence Community Directive 203; half-open where the printed bands touch.
BANDS = [
    ("almost no chance", 0.0, 0.05),
    ("very unlikely", 0.05, 0.20),
    ("unlikely", 0.20, 0.45),
    ("roughly even", 0.45, 0.55),
    ("likely", 0.55, 0.80),
    ("very likely", 0.80, 0.95),
    ("almost certain", 0.95, 1.0),
]


@pytest.mark.parametrize(("word", "low", "high"), BANDS)
def test_bands_hold_their_lower_end_and_not_their_upper(word, low, high):
    for share in (low, (low + high) / 2, high - 1e-9):
        assert likelihood(share).startswith(f"{word} (")
    assert high == 1.0 or not likelihood(high).startswith(f"{word} (")
    assert likelihood(1.0) == "almost certain (100 %)"


def test_every_word_has_its_number():
    for n in range(101):
        word = likelihood(n / 100)
        assert re.fullmatch(rf"[a-z ]+ \((?:under |over )?{n} %\)", word), word


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (None, "–"),
        (0.0, "0 %"),
        (0.0001, "under 1 %"),
        (0.0099, "under 1 %"),
        (0.01, "1 %"),
        (0.99, "99 %"),
        (0.9901, "over 99 %"),
        (1.0, "100 %"),
    ],
)
def test_small_and_large_shares_keep_their_size(share, expected):
    assert percent(share) == expected


def test_spans():
    assert span(None) == "–"
    assert span(Interval(p10=0.22, p50=0.5, p90=0.777), 2) == "0.50 (0.22 to 0.78)"
    assert span(Interval(p10=2.0, p50=2.0, p90=2.0)) == "2"


@pytest.mark.parametrize(
    ("ends", "text"),
    [
        ((-0.22, -0.07, 0.10), "−0.07 (−0.22 to 0.10)"),  # used to be "-0 (-0 to 0)"
        ((-0.0, 0.0, 0.0), "0"),
        ((-0.0004, 0.0, 4.0), "0 (0 to 4)"),
        ((1.0, 1.5, 2.0), "1.5 (1.0 to 2.0)"),
        ((-120.0, 0.3, 400.0), "0 (−120 to 400)"),
    ],
)
def test_rounding_hides_no_size_and_no_sign(ends, text):
    assert span(Interval(p10=ends[0], p50=ends[1], p90=ends[2])) == text
    assert whole(Interval(p10=ends[0], p50=ends[1], p90=ends[2])) == text


def test_dates_are_no_more_exact_than_known():
    assert date_words("2017-04-01", "year") == "2017"
    assert date_words("2017-12-09", "month") == "December 2017"
    assert date_words("2017-12-09") == "9 December 2017"
    assert date_words("") == ""


def test_lists():
    assert join_words([]) == ""
    assert join_words(["one"]) == "one"
    assert join_words(["one", 2]) == "one and 2"
