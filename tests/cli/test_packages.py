"""``detente packages``: deals that link issues."""

import json
import shutil

from tests.cli.commands import CASE, invoke

BOTH = ("--issue", "power", "--issue", "ceasefire", "--draws", "16")


def test_proposals_are_printed():
    answer = invoke("packages", CASE, *BOTH)
    assert answer.exit_code == 0
    assert "packages on Share of power and Order of ceasefire" in answer.stdout
    for rule in ("maximin", "nash", "utilitarian", "greatest sum"):
        assert f"\n{rule}" in answer.stdout


def test_names_are_never_cut(tmp_path):
    shutil.copytree(CASE, tmp_path / "case")
    actors = tmp_path / "case" / "actors.csv"
    name = "The capital " + "and all who are with it " * 4
    actors.write_text(actors.read_text().replace("The capital", name.strip(), 1))
    for command in (("packages", *BOTH), ("outcomes", "--draws", "8")):
        answer = invoke(command[0], str(tmp_path / "case"), *command[1:])
        assert name.strip() in answer.stdout
    answer = invoke("moves", str(tmp_path / "case"), "--actor", "river-wing", "--draws", "8")
    assert name.strip() in answer.stdout


def test_json():
    found = json.loads(invoke("packages", CASE, *BOTH, "--json").stdout)
    assert set(found["proposals"]) == {"maximin", "nash", "utilitarian"}


def test_one_issue_or_none_is_wrong_usage():
    answer = invoke("packages", CASE, "--issue", "power", "--issue", "power")
    assert answer.exit_code == 2
    assert "two or more issues" in answer.output
    assert invoke("packages", CASE).exit_code == 2
