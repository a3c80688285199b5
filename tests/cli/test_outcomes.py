"""``detente outcomes``: words, JSON, and what is refused."""

import json

from tests.cli.commands import CASE, findings, invoke
from tests.ensemble.planted import example

from detente.assess.agreement.answer import forecasts
from detente.report.sections.agreement.words import outcome_sentences
from detente.report.words import span
from detente.runs.result import json_of


def test_json_is_the_answer():
    answer = invoke("outcomes", CASE, "--draws", "32", "--seed", "3", "--json")
    assert answer.exit_code == 0
    found = forecasts(example(), 3, 32)
    assert json.loads(answer.stdout) == json.loads(json_of(found))


def test_words_name_issue_model_and_parties():
    text = invoke("outcomes", CASE, "--draws", "32", "--model", "bargaining.median").stdout
    assert "Share of power: 0 no office for the Front; 100 the Front rules alone" in text
    assert "bargaining.median" in text
    assert "bargaining.compromise" not in text
    assert "of influence" in text
    assert "not that anything is signed" in text
    assert "ooled" not in text  # one model is no pool


def test_every_model_stands_side_by_side_with_its_interval():
    text = invoke("outcomes", CASE, "--draws", "32").stdout
    found = forecasts(example(), 1, 32).issues
    for issue in found.values():
        for key, told in issue.models.items():
            line = f"{key} {span(told.outcome)}"
            assert any(" ".join(one.split()) == line for one in text.splitlines()), line


def test_disagreement_is_told_in_words_and_the_pool_keeps_it():
    text = invoke("outcomes", CASE, "--draws", "32").stdout
    for issue in forecasts(example(), 1, 32).issues.values():
        for sentence in outcome_sentences(issue):
            assert sentence in " ".join(text.split())
    assert "Without an outcome:" in text
    assert "who offers first" in text
    assert "\n  pooled " in text
    assert "the weighted mean with its errors on 181 disputes" in " ".join(text.split())


def test_fewer_draws_are_said():
    lines = invoke("outcomes", CASE, "--draws", "300").stdout.splitlines()
    spatial = [line for line in lines if line.startswith("  bargaining.spatial")]
    assert all(line.endswith(" 256") for line in spatial)
    assert len(spatial) == len(example().settings.issues)


def test_an_unknown_model_is_wrong_usage():
    answer = invoke("outcomes", CASE, "--model", "guess", "--draws", "4", "--json")
    assert answer.exit_code == 2
    assert "allowed: bargaining.compromise" in findings(answer)[0]["message"]


def test_ties_are_tried_in_other_orders_for_a_case_too():
    words = ("outcomes", CASE, "--draws", "16", "--model", "bargaining.exchange", "--json")
    plain = json.loads(invoke(*words).stdout)["issues"]
    tried = json.loads(invoke(*words, "--ties", "3").stdout)["issues"]
    for issue in plain:
        model = plain[issue]["models"]["bargaining.exchange"]
        assert model["equal_gains"]["p10"] >= 0.0
        assert model["ordered"] is None
        assert tried[issue]["models"]["bargaining.exchange"]["ordered"]["p10"] >= 0.0
