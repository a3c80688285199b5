"""``detente score``: words with the misses first, JSON, refusals, and a run it is added to."""

import json
from shutil import copytree

import pytest
from tests.assess.scores.asked import ROWS, add_later_round, folder_with
from tests.cli.commands import CASE, findings, invoke

from detente.assess.scores.answer import track_record

FEW = ("--draws", "8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return folder_with(tmp_path_factory.mktemp("scored"), *ROWS)


def test_json_is_the_answer(folder):
    answer = invoke("score", str(folder), *FEW, "--json")
    assert answer.exit_code == 0
    expected = track_record(folder, draws=8).model_dump(mode="json", by_alias=True)
    assert json.loads(answer.stdout) == expected


def test_words_begin_with_the_misses(folder):
    text = invoke("score", str(folder), *FEW).stdout
    order = [text.index(title) for title in ("Missed", "Questions", "Blind spots", "Past rounds,")]
    assert order == sorted(order)
    missed = text[order[0] : order[1]]
    assert "open: forecast" in missed
    assert "the answer was yes" in missed
    assert "no skill shown" in text
    assert "last time" in text


def test_an_as_of_date_past_an_outcome_is_refused(folder):
    answer = invoke("score", str(folder), "--as-of", "2020-11-01", "--json")
    assert answer.exit_code == 1
    (found,) = findings(answer)
    assert (found["code"], found["file"], found["line"]) == ("question-decided", "questions.csv", 4)
    assert "before 2020-11-01" in found["hint"]
    words = invoke("score", str(folder), "--as-of", "2020-11-01")
    assert words.exit_code == 1
    assert "would know the answer" in words.output


def test_the_date_tells_past_rounds_from_later_ones(tmp_path):
    place = str(add_later_round(folder_with(tmp_path, *ROWS)))
    early, late = (
        json.loads(invoke("score", place, *FEW, "--as-of", day, "--json").stdout)
        for day in ("2020-06-30", "2020-10-15")
    )
    assert (early["as_of"], late["as_of"]) == ("2020-06-30", "2020-10-15")
    assert list(early["later_rounds"]) == ["second"]
    assert early["later_rounds"]["second"]["misses"][0] == "southland"
    assert late["later_rounds"] == {}
    assert late["seats"]["model"]["n"] == 2
    assert late["digest"] != early["digest"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("nowhere",), 1),
        ((CASE, "--as-of", "yesterday"), 2),
        ((CASE, "--draws", "0"), 2),
        ((CASE, "--run", "nowhere"), 1),
    ],
)
def test_bad_input_gets_an_answer(words, code):
    assert invoke("score", *words, "--json").exit_code == code


@pytest.mark.slow
def test_it_is_added_to_the_report_of_a_run(folder, tmp_path):
    out = str(tmp_path / "run")
    assert invoke("run", str(folder), "--draws", "8", "--out", out).exit_code == 0
    page = tmp_path / "run" / "report.html"
    assert "detente score" in page.read_text(encoding="utf-8")
    answer = invoke("score", str(folder), *FEW, "--run", out)
    assert answer.exit_code == 0
    assert "report.html" in answer.stdout
    section = page.read_text(encoding="utf-8").split('id="track-record"')[1].split("<h2")[0]
    assert section.index("Missed") < section.index("Dated questions")
    assert "open: forecast" in section
    first = page.read_bytes()
    assert invoke("report", out).exit_code == 0
    assert page.read_bytes() == first


def test_another_case_is_not_added(folder, tmp_path):
    out = str(tmp_path / "run")
    assert invoke("run", CASE, "--draws", "4", "--out", out).exit_code == 0
    answer = invoke("score", str(folder), *FEW, "--run", out)
    assert answer.exit_code == 1
    assert "is not the case of the run" in answer.output


READERS = [
    ("check",),
    ("camps", "--draws", "8"),
    ("outcomes", "--draws", "8"),
    ("attendance", "--draws", "2"),
    ("moves", "--actor", "capital", "--draws", "8"),
]


def turned(row: str) -> str:
    return row.replace(",yes,", ",maybe,").replace(",no,", ",yes,").replace(",maybe,", ",no,")


def test_an_outcome_changes_no_other_commands_bytes(folder, tmp_path):
    """Turn every outcome around, in a folder of the same name."""
    other = folder_with(tmp_path, *map(turned, ROWS))
    assert (other / "questions.csv").read_bytes() != (folder / "questions.csv").read_bytes()
    for command, *options in READERS:
        one, two = (invoke(command, str(case), *options, "--json") for case in (folder, other))
        assert one.exit_code == two.exit_code == 0, command
        assert one.stdout == two.stdout, command


@pytest.mark.slow
def test_an_outcome_changes_no_byte_of_a_run(folder, tmp_path):
    other = folder_with(tmp_path, *map(turned, ROWS))
    runs = []
    for name, case in (("one", folder), ("two", other)):
        out = tmp_path / name
        assert invoke("run", str(case), "--draws", "8", "--out", str(out)).exit_code == 0
        files = ("case.json", "summary.json", "report.html", "chunks/000000.parquet")
        runs.append([(out / file).read_bytes() for file in files])
    assert runs[0] == runs[1]
    copytree(tmp_path / "one", tmp_path / "three")  # a report of the run alone reads no outcome
    assert invoke("report", str(tmp_path / "three")).exit_code == 0
    assert (tmp_path / "three" / "report.html").read_bytes() == runs[0][2]
