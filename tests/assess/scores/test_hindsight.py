"""A question that was decided on the as-of date is refused; the day before it is not."""

from datetime import date

import pytest
from tests.assess.scores.asked import ROWS, asking, folder_with, question

from detente.assess.scores.answer import track_record
from detente.assess.scores.hindsight import decided_on, refuse_hindsight
from detente.errors import CaseError


@pytest.mark.parametrize(
    ("outcome_date", "day"),
    [(None, "2022-06-30"), ("2021-03-01", "2021-03-01"), ("2023-01-01", "2022-06-30")],
)
def test_a_question_is_decided_by_its_outcome_or_its_close_date(outcome_date, day):
    asked = question("q", "deal", outcome="yes", outcome_date=outcome_date)
    assert decided_on(asked) == date.fromisoformat(day)


@pytest.mark.parametrize("outcome", [None, "yes", "no"])
def test_the_day_before_is_the_last_that_passes(outcome):
    case = asking(question("q", "deal", outcome=outcome, outcome_date="2021-03-01"))
    refuse_hindsight(case, date(2021, 2, 28))
    for day in (date(2021, 3, 1), date(2021, 3, 2), date(2025, 1, 1)):
        with pytest.raises(CaseError) as refused:
            refuse_hindsight(case, day)
        (found,) = refused.value.findings
        assert (found.code, found.field, found.line) == ("question-decided", "outcome_date", 2)
        assert "would know the answer" in found.message
        assert "before 2021-03-01" in found.hint


def test_every_decided_question_is_named_with_the_first_day():
    case = asking(
        question("late", "deal", close_date="2021-01-01"),
        question("early", None, outcome="no", outcome_date="2020-12-01"),
        question("open", "deal"),
    )
    with pytest.raises(CaseError) as refused:
        refuse_hindsight(case, date(2021, 6, 1))
    found = refused.value.findings
    assert [f.field for f in found] == ["close_date", "outcome_date"]
    assert all("before 2020-12-01" in f.hint for f in found)


def test_moving_the_as_of_date_past_an_outcome_is_refused(tmp_path):
    folder = folder_with(tmp_path, *ROWS)
    assert track_record(folder, date(2020, 10, 31), draws=8).questions["seat"].outcome == 0
    with pytest.raises(CaseError, match="seat"):
        track_record(folder, date(2020, 11, 1), draws=8)
