"""``detente moves``: what would move an outcome towards an actor."""

import json

from tests.cli.commands import CASE, findings, invoke


def test_levers_are_printed_with_the_warning():
    answer = invoke("moves", CASE, "--actor", "capital", "--issue", "power", "--draws", "32")
    assert answer.exit_code == 0
    assert answer.stdout.startswith("For The capital, by bargaining.compromise")
    assert "Share of power: outcome" in answer.stdout
    assert "nearer by" in answer.stdout
    assert "Others are held fixed" in answer.stdout


def test_json():
    answer = invoke("moves", CASE, "--actor", "capital", "--draws", "16", "--json")
    found = json.loads(answer.stdout)
    assert set(found["issues"]) == {"power", "ceasefire"}
    one = found["issues"]["power"]["levers"][0]
    assert set(one) == {"whose", "what", "to", "own", "moves", "gain", "mean_gain", "error"}


def test_an_unknown_actor_and_none_are_wrong_usage():
    answer = invoke("moves", CASE, "--actor", "nobody", "--json")
    assert answer.exit_code == 2
    assert "has no position there" in findings(answer)[0]["message"]
    assert invoke("moves", CASE).exit_code == 2
