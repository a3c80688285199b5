"""``detente attendance``: words, JSON, and what is refused."""

import json

from tests.cli.commands import CASE, findings, invoke
from tests.ensemble.planted import example

from detente.assess.table.past_rounds import forecast_rounds, round_ids

FEW = ["--draws", "32"]


def test_json_is_the_answer():
    answer = invoke("attendance", CASE, *FEW, "--seed", "2", "--json")
    assert answer.exit_code == 0
    assert json.loads(answer.stdout) == forecast_rounds(example(), 2, 32)


def test_words_hold_the_baselines_and_the_caution():
    text = invoke("attendance", CASE, *FEW).stdout
    assert round_ids(example())
    for piece in ("seats with the host", "nearest", "last", "Attendance is not endorsement"):
        assert piece in text


def test_an_unknown_round_is_exit_code_1():
    answer = invoke("attendance", CASE, "--round", "nowhere", *FEW, "--json")
    assert answer.exit_code == 1
    assert "is not on record" in findings(answer)[0]["message"]
