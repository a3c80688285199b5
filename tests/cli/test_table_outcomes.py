"""``detente outcomes --table``: words, JSON, files, and what is wrong usage."""

import json

import pytest
from tests.cli.commands import CASE, findings, invoke
from tests.position_tables.tables import PLAIN, SEVERAL, write

from detente.assess.agreement.bare_table import table_outcomes
from detente.position_tables.recognise import read_positions

CHALLENGE = ("--model", "bargaining.challenge", "--variant", "as_printed", "--rounds", "3")


@pytest.fixture
def plain(tmp_path):
    return str(write(tmp_path, PLAIN))


def test_json_is_the_answer(tmp_path):
    path = write(tmp_path, SEVERAL)
    answer = invoke("outcomes", "--table", str(path), "--json")
    assert answer.exit_code == 0
    assert json.loads(answer.stdout) == json.loads(table_outcomes(read_positions(path)).to_json())


def test_options_reach_the_model(plain):
    found = json.loads(invoke("outcomes", "--table", plain, *CHALLENGE, "--json").stdout)
    (told,) = found["issues"]["issue"]["models"].values()
    assert told["variant"] == "as_printed"
    assert told["ended"]["round"] <= 3


def test_words_give_outcomes_endings_rounds_and_reasons(plain):
    text = invoke("outcomes", "--table", plain, *CHALLENGE).stdout
    assert "issue: scale from 0 to 100, the range of what stands on it" in text
    assert "bargaining.challenge (as_printed)" in text
    assert ["round", "median", "mean"] in [line.split() for line in text.splitlines()]
    whole = " ".join(invoke("outcomes", "--table", plain).stdout.split())
    assert "no outcome of bargaining.rubinstein: needs who offers first" in whole
    assert "not that anything is agreed" in whole
    assert "round median mean" not in whole


def test_files_are_written(plain, tmp_path):
    rows, plot = tmp_path / "out.csv", tmp_path / "out.svg"
    answer = invoke("outcomes", "--table", plain, "--csv", str(rows), "--plot", str(plot))
    assert answer.exit_code == 0
    assert rows.read_text(encoding="utf-8").startswith("issue,model,variant,round,measure,")
    assert plot.read_text(encoding="utf-8").startswith("<svg")
    page = tmp_path / "out.html"
    invoke("outcomes", "--table", plain, *CHALLENGE, "--plot", str(page), "--json")
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert text.count('<svg xmlns="http://www.w3.org/2000/svg"') == 1


def test_what_cannot_be_written_or_drawn_is_said(plain, tmp_path):
    answer = invoke("outcomes", "--table", plain, "--csv", str(tmp_path / "no" / "x"), "--json")
    assert answer.exit_code == 1
    assert "cannot be written: no such file" in findings(answer)[0]["message"]
    plot = ("--plot", str(tmp_path / "x.svg"))
    answer = invoke("outcomes", "--table", plain, "--model", "bargaining.median", *plot, "--json")
    assert answer.exit_code == 1
    assert "nothing to plot" in findings(answer)[0]["message"]


def test_findings_of_a_table_are_told_with_file_and_line(tmp_path):
    path = write(tmp_path, PLAIN + "A,1,8,1\n")
    answer = invoke("outcomes", "--table", str(path), "--json")
    assert answer.exit_code == 1
    places = [(f["code"], f["file"], f["line"], f["value"]) for f in findings(answer)]
    assert places == [("value-range", "table.csv", 5, "8"), ("actor-twice", "table.csv", 5, "A")]
    text = invoke("outcomes", "--table", str(path)).stdout
    assert "table.csv:5: error: `salience` is 8 [value-range]" in text
    assert "did you mean 0.08?" in text


def test_warnings_do_not_stop_it(tmp_path):
    path = write(tmp_path, "actor,position,salience,capability,zone\nA,1,1,1,x\n")
    answer = invoke("outcomes", "--table", str(path))
    assert answer.exit_code == 0
    assert "unknown column 'zone'" in answer.stdout
    assert json.loads(invoke("outcomes", "--table", str(path), "--json").stdout)["findings"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "neither given"),
        ((CASE, "--table", "x.csv"), "both given"),
        ((CASE, "--variant", "as_run"), "--variant needs --table FILE"),
        ((CASE, "--rounds", "3"), "--rounds needs --table FILE"),
        ((CASE, "--csv", "x.csv"), "--csv needs --table FILE"),
        (("--table", "x.csv", "--draws", "9"), "--draws needs a case folder"),
        (("--table", "x.csv", "--as-of", "2020-01-01"), "--as-of needs a case folder"),
        (("--table", "x.csv", "--plot", "x.png"), ".svg or .html"),
        (("--table", "x.csv", "--rounds", "0"), "--rounds"),
    ],
)
def test_wrong_usage_is_exit_code_2(words, why):
    answer = invoke("outcomes", *words)
    assert answer.exit_code == 2
    assert why in " ".join(answer.output.replace("│", " ").split())


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--model", "guess"), "allowed: bargaining.compromise"),
        (("--variant", "guess"), "variant 'guess' is not known"),
    ],
)
def test_unknown_names_are_wrong_usage(plain, words, why):
    answer = invoke("outcomes", "--table", plain, *words, "--json")
    assert answer.exit_code == 2
    assert why in findings(answer)[0]["message"]
