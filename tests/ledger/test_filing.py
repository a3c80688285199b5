"""What may be filed, and what is refused with a reason."""

from datetime import date, timedelta

import pytest
from tests.ledger.lines import TODAY, asked, filed, four_lines, resolved

from detente.errors import DomainError, LedgerError, UnknownNameError
from detente.ledger.chain import FILE
from detente.ledger.filing import outcomes_of
from detente.ledger.store import LedgerFolder

CLOSES = asked().closes


def test_a_second_forecast_is_a_line_of_its_own(tmp_path):
    filed(tmp_path, 0.3)
    filed(tmp_path, 0.4, day=TODAY + timedelta(1), today=TODAY + timedelta(1))
    chances = [line.probability for line in LedgerFolder(tmp_path).read()]
    assert chances == [0.3, 0.4]


def test_a_line_holds_the_digests_of_run_and_case(tmp_path):
    line = filed(tmp_path)
    assert (line.run_digest, line.case_digest) == ("a" * 64, "b" * 64)
    assert (line.date, line.written, line.closes) == (TODAY, TODAY, CLOSES)


def test_the_last_day_counts_and_the_day_after_does_not(tmp_path):
    later = date(2022, 5, 1)
    filed(tmp_path, day=CLOSES, today=later)
    with pytest.raises(DomainError, match="closed on 2021-12-31"):
        filed(tmp_path, day=CLOSES + timedelta(1), today=later)
    assert len(LedgerFolder(tmp_path).read()) == 1


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"day": TODAY + timedelta(1)}, "no date to come"),
        ({"day": date(2020, 12, 30)}, "the run reads what was known on 2020-12-31"),
        ({"chance": 1.01}, "must be in"),
        ({"chance": -0.01}, "must be in"),
        ({"chance": float("nan")}, "must be in"),
    ],
)
def test_what_is_refused_writes_nothing(tmp_path, how, why):
    with pytest.raises(DomainError, match=why):
        filed(tmp_path, **how)
    assert not (tmp_path / FILE).exists()


def test_no_forecast_on_a_question_that_is_resolved(tmp_path):
    four_lines(tmp_path)
    with pytest.raises(DomainError, match=r"resolved in line 4 \(yes, 2021-12-01\)"):
        filed(tmp_path)
    assert filed(tmp_path, question="q2").number == 5


def test_an_outcome_names_its_source_and_may_be_corrected_by_a_new_line(tmp_path):
    four_lines(tmp_path)
    with pytest.raises(DomainError, match="resolved in line 4"):
        resolved(tmp_path, outcome="no")
    line = resolved(tmp_path, outcome="no", correct=True)
    assert (line.number, line.corrects, line.outcome) == (5, 4, "no")
    lines = LedgerFolder(tmp_path).read()
    assert lines[3].outcome == "yes"
    assert outcomes_of(lines)["valley", "q1"] == line
    with pytest.raises(DomainError, match="no outcome to correct"):
        resolved(tmp_path, "q2", correct=True)


@pytest.mark.parametrize("source", ["", "  ", "two\nlines", "a\x1b[31mb", "\udcff"])
def test_a_source_is_a_text_on_one_line(tmp_path, source):
    four_lines(tmp_path)
    with pytest.raises(DomainError, match="source"):
        resolved(tmp_path, "q2", source=source)


def test_a_source_in_any_script(tmp_path):
    four_lines(tmp_path)
    line = resolved(tmp_path, "q2", source="خبر، کابل")
    assert LedgerFolder(tmp_path).read()[-1] == line


def test_an_outcome_to_come_is_refused(tmp_path):
    four_lines(tmp_path)
    with pytest.raises(DomainError, match="no date to come"):
        resolved(tmp_path, "q2", day=date(2022, 1, 2))


def test_a_question_that_nobody_asked_and_one_of_two_cases(tmp_path):
    four_lines(tmp_path)
    with pytest.raises(UnknownNameError, match=r"it has: q1 \(valley\), q2 \(valley\)"):
        resolved(tmp_path, "q3")
    filed(tmp_path, question="q2", case="delta")
    with pytest.raises(UnknownNameError, match="--case"):
        resolved(tmp_path, "q2")
    assert resolved(tmp_path, "q2", case="delta").case == "delta"
    with pytest.raises(UnknownNameError, match="of case 'delta'"):
        resolved(tmp_path, "q1", case="delta")


def test_an_outcome_begins_no_ledger(tmp_path):
    with pytest.raises(LedgerError):
        resolved(tmp_path / "none")
    assert not (tmp_path / "none").exists()
