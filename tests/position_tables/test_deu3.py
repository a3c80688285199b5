"""Reading disputes with known outcomes, as downloaded and as people save them."""

import math

import numpy as np
import pytest

from detente.errors import CaseError
from detente.position_tables.deu3 import read_deu3

HEAD = "prnr\tisnr\tpcom\tpat\tscom\tsat\trp\tout\n"
ROW = "d1\td1i1\t100\t40\t50\t20\t0\t70\n"


def read(folder, rows: str, head: str = HEAD, **how):
    path = folder / "issues.tsv"
    path.write_text(head + rows, **{"encoding": "utf-8", **how})
    return read_deu3(path)


def findings(folder, rows: str, head: str = HEAD) -> list[tuple[int | None, str | None, str]]:
    with pytest.raises(CaseError) as caught:
        read(folder, rows, head)
    return [(f.line, f.field, f.message) for f in caught.value.findings]


def test_positions_saliences_and_the_outcome(tmp_path):
    found = read(tmp_path, ROW)
    (one,) = found.known
    assert (one.proposal, one.issue, one.outcome, one.reference) == ("d1", "d1i1", 70.0, 0.0)
    assert one.actors == ("com", "at")
    assert one.position.tolist() == [100.0, 40.0]
    assert one.salience.tolist() == [0.5, 0.2]
    assert one.capability.tolist() == [4.1, 0.48]
    assert (found.means, found.without_outcome, found.without_actors) == ("gdp", 0, 0)


def test_a_line_under_the_header_holds_the_means(tmp_path):
    found = read(tmp_path, '""\t""\t"5"\t"0.25"\t\t\t\t\n' + ROW)
    assert found.means == "file"
    assert found.known[0].capability.tolist() == [5.0, 0.25]


def test_actors_that_nobody_knows_have_equal_means(tmp_path):
    found = read(tmp_path, ROW, HEAD.replace("at", "mars"))
    assert found.means == "equal"
    assert found.known[0].capability.tolist() == [1.0, 1.0]


def test_issues_that_cannot_be_scored_are_counted(tmp_path):
    found = read(tmp_path, ROW + "d1\tb\t1\t2\t3\t4\t0\t\nd2\tc\t100\t\t50\t20\t0\t70\n")
    assert (len(found.known), found.without_outcome, found.without_actors) == (1, 1, 1)
    found = read(tmp_path, ROW + "d2\tc\t100\t40\t50\t\t0\t70\n")
    assert found.without_actors == 1


@pytest.mark.parametrize("mark", ["NA", "", ".", "n/a", "NaN", "-"])
def test_marks_of_missing_cells(tmp_path, mark):
    (one,) = read(tmp_path, f"d1\tc\t100\t40\t50\t20\t{mark}\t70\n").known
    assert math.isnan(one.reference)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\t", ","),
        lambda text: text.replace("\t", ";"),
        lambda text: "\n" + text + "\n\n",
        lambda text: text.replace("prnr", "PRNR").replace("out", "Out"),
        lambda text: text.replace("d1i1", '"d1i1"').replace("40", '"40"'),
        lambda text: text.replace("40", "40,0").replace("70", "70,00"),
        lambda text: text.rstrip("\n"),
    ],
    ids=["crlf", "bom", "comma", "semicolon", "blank", "capitals", "quotes", "decimal", "no-end"],
)
def test_the_same_file_as_programs_save_it(tmp_path, change):
    path = tmp_path / "issues.tsv"
    path.write_bytes(change(HEAD + ROW).encode())
    (one,) = read_deu3(path).known
    assert (one.issue, one.outcome, one.position.tolist()) == ("d1i1", 70.0, [100.0, 40.0])


def test_a_row_that_ends_early_has_no_outcome(tmp_path):
    found = read(tmp_path, ROW + "d2\tc\t100\t40\n")
    assert found.without_outcome == 1


def test_a_file_without_a_reference_point_is_read(tmp_path):
    (one,) = read(tmp_path, "d\ti\t1\t2\t3\t4\t5\n", HEAD.replace("\trp", "")).known
    assert np.isnan(one.reference)
    assert one.outcome == 5.0


def test_every_wrong_cell_is_named_with_its_line(tmp_path):
    found = findings(
        tmp_path,
        ROW
        + "d1\ta\thigh\t40\t50\t120\t0\t70\n\ti9\t1\t2\t3\t4\t0\t5\nd1\td1i1\t1\t2\t3\t4\t0\t999\n",
    )
    assert [(line, column) for line, column, _ in found] == [
        (3, "pcom"),
        (3, "sat"),
        (4, "prnr"),
        (5, "out"),
        (5, "isnr"),
    ]
    assert "'high' is not a number" in found[0][2]
    assert "already named in line 2" in found[-1][2]


def test_a_row_that_is_too_long_is_named(tmp_path):
    ((line, _, message),) = findings(tmp_path, ROW + "d1\ta\t1\t2\t3\t4\t0\t5\t6\n")
    assert (line, "9 cells" in message) == (3, True)


@pytest.mark.parametrize(
    ("head", "column"),
    [
        (HEAD.replace("out", "outcome"), "out"),
        (HEAD.replace("isnr", "issue"), "isnr"),
        (HEAD.replace("sat", "xat"), "sat"),
        (
            HEAD.replace("pcom", "q").replace("scom", "r").replace("pat", "t").replace("sat", "u"),
            "pcom",
        ),
        (HEAD.replace("pat", "pcom"), "pcom"),
        (HEAD.replace("\trp", "\t"), None),
    ],
)
def test_a_header_that_lacks_or_repeats_a_column(tmp_path, head, column):
    found = findings(tmp_path, ROW, head)
    assert (1, column) in [(line, name) for line, name, _ in found]


@pytest.mark.parametrize("rows", ["", "\t\t1\t2\t\t\t\t\n", "d1\ta\t1\t2\t3\t4\t0\t\n"])
def test_nothing_to_score(tmp_path, rows):
    ((_, _, message),) = findings(tmp_path, rows)
    assert "nothing in this table can be scored" in message


def test_a_line_without_names_and_without_means(tmp_path):
    found = findings(tmp_path, "\t\t\t\t50\t20\t\t\n" + ROW)
    assert (2, "isnr") in [(line, name) for line, name, _ in found]


@pytest.mark.parametrize("content", [b"", b"\xff\xfea", b"PK\x03\x04", b"a\0b", b'"a\tb\n'])
def test_what_is_no_such_table_is_refused(tmp_path, content):
    path = tmp_path / "issues.tsv"
    path.write_bytes(content)
    with pytest.raises(CaseError):
        read_deu3(path)


def test_a_file_that_is_not_there_and_a_folder(tmp_path):
    for path in (tmp_path / "no.tsv", tmp_path):
        with pytest.raises(CaseError):
            read_deu3(path)


def test_who_has_no_means_in_that_line_is_in_no_issue(tmp_path):
    third = "d1\ti\t100\t40\t0\t50\t20\t10\t0\t70\n"
    head = "prnr\tisnr\tpcom\tpat\tpfr\tscom\tsat\tsfr\trp\tout\n"
    (one,) = read(tmp_path, "\t\t5\t\t1\t\t\t\t\t\n" + third, head).known
    assert one.actors == ("com", "fr")
