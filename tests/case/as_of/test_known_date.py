from datetime import date

import pytest

from detente.case.as_of.known_date import claim_known, last_day, source_known
from detente.case.reading.read import read_case


@pytest.mark.parametrize(
    ("precision", "last"),
    [("day", date(2020, 2, 3)), ("month", date(2020, 2, 29)), ("year", date(2020, 12, 31))],
)
def test_the_last_day_that_a_date_may_mean(precision, last):
    assert last_day(date(2020, 2, 3), precision) == last


def test_a_claim_is_known_by_its_own_day_else_by_its_source(case_folder):
    case = read_case(case_folder)
    claim = case.claims["C1"]
    assert claim_known(case, claim) == date(2020, 3, 2)
    own = claim.model_copy(update={"known": date(2019, 1, 1)})
    assert claim_known(case, own) == date(2019, 1, 1)
    assert claim_known(case, claim.model_copy(update={"source": "none"})) is None


def test_a_document_is_known_from_the_last_day_of_its_date(case_folder):
    case = read_case(case_folder)
    assert source_known(case, "daily") == date(2020, 3, 2)
    assert source_known(case, "none") is None
