"""A day on the command line is told of like one in the case."""

import json

import pytest
from tests.cli.commands import CASE, invoke

from detente.case.reading.read import check_case

FAR = ("--as-of", "2099-01-01")
COMMANDS = [
    ("attendance", CASE),
    ("camps", CASE, "--draws", "8"),
    ("moves", CASE, "--actor", "capital", "--draws", "8"),
    ("next", CASE, "--draws", "16"),
    ("outcomes", CASE, "--draws", "8"),
    ("packages", CASE, "--issue", "power", "--issue", "ceasefire", "--draws", "8"),
    ("score", CASE, "--draws", "8"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_day_years_after_all_in_the_case_is_told_of(words):
    answer = invoke(*words, *FAR)
    assert "[as-of-late]" in answer.stderr
    assert "2099-01-01 lies" in answer.stderr
    assert "check the year" in answer.stderr


def test_a_day_soon_after_is_not():
    assert "as-of-late" not in invoke("attendance", CASE, "--as-of", "2021-01-01").stderr


def test_a_run_has_it_among_its_findings(tmp_path):
    few = ("--draws", "16", "--quiet", "--json", "--out", str(tmp_path / "run"))
    answer = invoke("run", CASE, *FAR, *few)
    (found,) = json.loads(answer.stdout)["findings"]
    assert (found["code"], found["severity"], found["value"]) == (
        "as-of-late",
        "warning",
        "2099-01-01",
    )


def test_it_is_the_finding_that_check_gives_of_a_day_in_the_case(tmp_path):
    from tests.faults.replay import example_with

    case = example_with(lambda draft: draft.settings.update(as_of="2099-01-01"))
    (written,) = [f for f in check_case(case) if f.code == "as-of-late"]
    answer = invoke("attendance", CASE, *FAR)
    assert written.message in answer.stderr
