import json

import pytest
from tests.cli.commands import CASE, findings, invoke

pytestmark = pytest.mark.usefixtures("few_anchors")


def test_five_questions_say_what_to_ask_and_where_to_write_the_answer():
    said = invoke("next", CASE, "--draws", "64").stdout
    assert "a quick run of 64 draws" in said
    for words in ("   Ask: ", "   Now: ", "   Moves: ", "   Write it in "):
        assert said.count(words) == 5
    titles = [line for line in said.splitlines() if line[:1].isdigit()]
    assert [title[:2] for title in titles] == ["1.", "2.", "3.", "4.", "5."]
    assert all(title[3].isupper() and "|" not in title for title in titles)


def test_json_is_the_record():
    answer = json.loads(invoke("next", CASE, "--draws", "64", "--json").stdout)
    assert answer["schema"].startswith("detente-next/")
    assert len(answer["asked"]) == 5


def test_check_names_the_command_and_only_for_a_case_that_can_run(tmp_path):
    assert f"what to elicit next: detente next {CASE}" in invoke("check", CASE).stdout
    assert "detente next" not in invoke("check", CASE, "--json").stdout
    assert "detente next" not in invoke("check", str(tmp_path)).stdout


def test_too_few_draws_and_no_case_are_refused(tmp_path):
    assert invoke("next", CASE, "--draws", "3").exit_code == 2
    answer = invoke("next", str(tmp_path / "none"), "--json")
    assert answer.exit_code == 1
    assert findings(answer)
