"""Advice and dissent of another day."""

from datetime import date

import pytest
from tests.case.breakage import both, put
from tests.case.written.texts import ADVICE, DISSENT

from detente.case.as_of.cut import cut_case
from detente.case.reading.read import read_case, read_uncut
from detente.case.reading.snapshot import restore_case
from detente.case.written.cut import cut_advice, cut_dissents

BOTH = both(put("advice.md", ADVICE), put("dissent.md", DISSENT))


def test_what_was_written_by_a_day_is_read(case_folder):
    BOTH(case_folder)
    case = read_uncut(case_folder)
    assert cut_advice(case.advice, date(2020, 6, 20)) == case.advice
    assert cut_advice(case.advice, date(2020, 6, 19)) is None
    assert cut_advice(None, date(2020, 6, 19)) is None
    assert cut_dissents(case.dissents, date(2020, 6, 20), {"C3"}) == ()
    kept = cut_dissents(case.dissents, date(2020, 6, 21), {"C3"})
    assert [one.claims for one in kept] == [["C3"], []]


def test_hidden_claims_are_no_longer_cited(case_folder):
    both(BOTH, put("dissent.md", DISSENT.replace("2020-06-21", "2020-02-20")))(case_folder)
    case = read_case(case_folder, date(2020, 3, 2))
    assert [one.claims for one in case.dissents] == [
        [i for i in ("C3", "C4") if i in case.claims],
        [],
    ]
    assert case.hidden["advice"] == 1
    assert "dissents" not in case.hidden


@pytest.mark.parametrize("day", [date(2020, 6, 19), date(2020, 6, 20)])
def test_a_run_of_an_earlier_day_is_the_same_without_them(day, case_folder):
    before = read_case(case_folder, day)
    BOTH(case_folder)
    after = read_case(case_folder, day)
    assert after.dissents == ()
    assert after.hidden["dissents"] == 2
    assert (after.snapshot == before.snapshot) == (after.advice is None)


def test_they_count_into_the_digest_and_come_back_from_a_snapshot(case_folder):
    plain = read_case(case_folder)
    BOTH(case_folder)
    case = read_case(case_folder)
    assert case.digest != plain.digest
    found = restore_case(case.snapshot, case.hidden)
    assert (found.advice, found.dissents) == (case.advice, case.dissents)
    assert found.digest == case.digest
    assert cut_case(case, case.as_of).snapshot == case.snapshot
