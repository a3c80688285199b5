from datetime import date
from pathlib import Path

import pytest
from tests.case.breakage import OF_THE_EXAMPLE, both, swap

from detente.case.publishing.new import template_folder
from detente.case.reading.read import check_case, read_case
from detente.errors import CaseError


def test_the_example_is_clean():
    assert {f.code for f in check_case(template_folder())} == OF_THE_EXAMPLE


def test_a_case_is_read_as_of_its_day_or_another():
    case = read_case(template_folder())
    assert case.as_of == date(2020, 6, 30)
    assert len(case.claims) == 6
    assert read_case(str(template_folder()), date(2020, 3, 2)).hidden["claims"] == 2


@pytest.mark.parametrize("make", ["nothing", "file", "loop", "odd name"])
def test_what_is_no_folder_gets_one_finding(make, tmp_path):
    path = tmp_path / "case"
    if make == "file":
        path.write_text("x", encoding="utf-8")
    if make == "loop":
        path.symlink_to(path)
    if make == "odd name":
        path = Path("\0")
    (found,) = check_case(path)
    assert found.code == "folder-missing"
    assert "detente new" in found.hint or "the case folder itself" in found.hint


def test_reading_raises_every_error_at_once(case_folder):
    both(
        swap("case.yaml", ("horizon_months: 24", "horizon_months: x")),
        swap("claims.csv", ("C1,daily", "C1,daly")),
        swap("assessments.csv", ("2,10,25", "2,100,25")),
        swap("actors.csv", ("Southland,state", "Southland,State")),
    )(case_folder)
    with pytest.raises(CaseError, match="4 error") as caught:
        read_case(case_folder)
    assert [f.code for f in caught.value.findings] == [
        "value-type",
        "ref-unknown",
        "value-choice",
        "order-numbers",
    ]
    assert list(caught.value.findings) == check_case(case_folder)


def test_a_day_before_all_evidence_is_refused():
    """A run as of 1900 used to go on in silence, on no evidence at all."""
    with pytest.raises(CaseError) as caught:
        read_case(template_folder(), date(1900, 1, 1))
    (finding,) = caught.value.findings
    assert finding.code == "nothing-known"
    assert "choose an as-of date from 20" in (finding.hint or "")
