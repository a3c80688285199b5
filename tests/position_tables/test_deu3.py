"""Reading disputes with known outcomes."""

import numpy as np
import pytest

from detente.errors import CaseError
from detente.position_tables.deu3 import read_deu3

HEAD = "prnr\tisnr\tpcom\tpat\tscom\tsat\trp\tout\n"
MEANS = "actor,column,gdp_trillion\nCommission,com,4.1\nAustria,at,0.48\n"


def read(folder, rows: str, means: str = MEANS):
    (folder / "issues.tsv").write_text(HEAD + rows, encoding="utf-8")
    (folder / "means.csv").write_text(means, encoding="utf-8")
    return read_deu3(folder / "issues.tsv", folder / "means.csv")


def test_positions_saliences_and_the_outcome(tmp_path):
    (one,) = read(tmp_path, "d1\td1i1\t100\t40\t50\t20\t0\t70\n")
    assert (one.proposal, one.issue, one.outcome, one.reference) == ("d1", "d1i1", 70.0, 0.0)
    assert one.actors == ("com", "at")
    assert one.position.tolist() == [100.0, 40.0]
    assert one.salience.tolist() == [0.5, 0.2]
    assert one.capability.tolist() == [4.1, 0.48]


def test_who_lacks_a_number_is_left_out_and_so_is_an_issue_without_an_outcome(tmp_path):
    assert read(tmp_path, "d1\ta\t100\t40\t50\t20\t\t\nd1\tb\t100\t\t50\t20\t0\t70\n") == []
    (one,) = read(tmp_path, "d1\tc\t100\t40\t50\t20\t\t70\n")
    assert np.isnan(one.reference)


@pytest.mark.parametrize(
    ("rows", "means", "message"),
    [
        ("d1\ta\thigh\t40\t50\t20\t0\t70\n", MEANS, "'high' is not a number"),
        ("", MEANS, "these columns are missing: prnr"),
        (
            "d1\ta\t1\t2\t3\t4\t0\t5\n",
            "actor,column\nx,com\n",
            "columns are missing: gdp_trillion",
        ),
        ("d1\ta\t1\t2\t3\t4\t0\t5\n", MEANS + "Mars,ma,1\n", "these columns are missing: pma, sma"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, rows, means, message):
    with pytest.raises(CaseError) as caught:
        read(tmp_path, rows, means)
    assert message in caught.value.findings[0].message


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CaseError):
        read_deu3(tmp_path / "no.tsv", tmp_path / "no.csv")
