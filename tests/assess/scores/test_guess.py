from datetime import date

import pytest
from tests.assess.scores.asked import question

from detente.assess.scores.guess import COIN, Guess, months_to


@pytest.mark.parametrize(
    ("close", "months"),
    [("2020-07-01", 1), ("2020-07-30", 1), ("2021-06-30", 12), ("2022-06-30", 24)],
)
def test_months_are_rounded_and_at_least_one(close, months):
    assert months_to(date(2020, 6, 30), question("q", close_date=close)) == months


def test_a_guess_has_its_own_rules():
    assert Guess(COIN).rules == {}
    assert Guess(COIN).rules is not Guess(COIN).rules
