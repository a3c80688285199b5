"""``detente attendance``: words, JSON, and what is refused."""

import json

from tests.cli.commands import CASE, findings, invoke
from tests.ensemble.planted import example

from detente.assess.attendance.past_rounds import forecast_rounds, round_ids

FEW = ["--draws", "32"]


def test_json_is_the_answer():
    answer = invoke("attendance", CASE, *FEW, "--seed", "2", "--json")
    assert answer.exit_code == 0
    expected = forecast_rounds(example(), 2, 32).model_dump(mode="json", by_alias=True)
    assert json.loads(answer.stdout) == expected


def test_words_hold_the_baselines_and_the_caution():
    text = invoke("attendance", CASE, *FEW).stdout
    assert round_ids(example())
    for piece in (
        "seats with the host",
        "nearest",
        "last",
        "label",
        "The next round",
        "not endorsement",
        "No skill shown: error at past rounds",
        "Confidence is low.",
        "The rule “base rate” gives everybody at most",
    ):
        assert piece in text


def test_an_unknown_round_is_wrong_usage():
    answer = invoke("attendance", CASE, "--round", "nowhere", *FEW, "--json")
    assert answer.exit_code == 2
    assert "is not on record" in findings(answer)[0]["message"]


def test_a_round_without_a_forecast_says_why(monkeypatch):
    forecast = forecast_rounds(example(), 1, 8)
    changes = {
        "why_not": "host_unknown",
        "invitees": {},
        "seats": None,
        "seats_came": None,
        "brier": None,
    }
    none = {k: r.model_copy(update=changes) for k, r in forecast.rounds.items()}
    monkeypatch.setattr(
        "detente.assess.attendance.past_rounds.forecast_rounds",
        lambda *_: forecast.model_copy(update={"rounds": none}),
    )
    text = invoke("attendance", CASE, *FEW).stdout
    assert "  no forecast: the host was not yet on record on 20" in text
    assert "came" not in text.split("The next round")[0]


def test_without_rounds_no_column_is_explained(monkeypatch):
    forecast = forecast_rounds(example(), 1, 8)
    monkeypatch.setattr(
        "detente.assess.attendance.past_rounds.forecast_rounds",
        lambda *_: forecast.model_copy(update={"rounds": {}}),
    )
    text = invoke("attendance", CASE, *FEW).stdout
    assert "no rounds on record" in text
    assert "comes if asked" in text  # the next round is forecast still


def test_a_run_folder_gives_the_case_as_run(tmp_path):
    out = tmp_path / "run"
    assert invoke("run", CASE, "--draws", "16", "--out", str(out)).exit_code == 0
    one, other = (invoke("attendance", place, "--json", *FEW) for place in (str(out), CASE))
    assert json.loads(one.stdout) == json.loads(other.stdout)
