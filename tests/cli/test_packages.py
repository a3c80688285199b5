"""``detente packages``: deals that link issues."""

import json

from tests.cli.commands import CASE, findings, invoke

BOTH = ("--issue", "power", "--issue", "ceasefire", "--draws", "16")


def test_proposals_are_printed():
    answer = invoke("packages", CASE, *BOTH)
    assert answer.exit_code == 0
    assert "packages on Share of power and Order of ceasefire" in answer.stdout
    for rule in ("maximin", "nash", "utilitarian", "greatest sum"):
        assert f"\n{rule}" in answer.stdout


def test_json():
    found = json.loads(invoke("packages", CASE, *BOTH, "--json").stdout)
    assert set(found["proposals"]) == {"maximin", "nash", "utilitarian"}


def test_one_issue_is_exit_code_1_and_none_wrong_usage():
    answer = invoke("packages", CASE, "--issue", "power", "--json")
    assert answer.exit_code == 1
    assert "two or more issues" in findings(answer)[0]["message"]
    assert invoke("packages", CASE).exit_code == 2
