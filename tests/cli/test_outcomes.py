"""``detente outcomes``: words, JSON, and what is refused."""

import json

from tests.cli.commands import CASE, findings, invoke
from tests.ensemble.planted import example

from detente.assess.outcomes import forecasts


def test_json_is_the_answer():
    answer = invoke("outcomes", CASE, "--draws", "32", "--seed", "3", "--json")
    assert answer.exit_code == 0
    assert json.loads(answer.stdout) == forecasts(example(), 3, 32)


def test_words_name_issue_model_and_parties():
    text = invoke("outcomes", CASE, "--draws", "32", "--model", "bargaining.median").stdout
    assert "Share of power: 0 no office for the Front; 100 the Front rules alone" in text
    assert "bargaining.median" in text
    assert "bargaining.compromise" not in text
    assert "of influence" in text
    assert "not that anything is signed" in text


def test_an_unknown_model_is_exit_code_1():
    answer = invoke("outcomes", CASE, "--model", "guess", "--draws", "4", "--json")
    assert answer.exit_code == 1
    assert "allowed: bargaining.compromise" in findings(answer)[0]["message"]
