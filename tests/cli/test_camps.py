"""``detente camps``: the answer in words and as JSON, no person listed."""

import pytest
from tests.cli.commands import CASE, findings, invoke
from tests.ensemble.planted import copied, example

from detente.assess.engageable.answer import camps
from detente.assess.engageable.record import Calibration, CalibrationRow
from detente.runs.result import json_of

FEW = ["--draws", "64"]


def test_json_is_the_answer():
    answer = invoke("camps", CASE, *FEW, "--seed", "2", "--json")
    assert answer.exit_code == 0
    assert answer.stdout == json_of(camps(example(), 2, 64))


def test_words_hold_classes_reasons_picks_and_the_caution():
    text = invoke("camps", CASE, *FEW).stdout
    for piece in (
        "no leader has a record; 2 factions were read instead",
        "Share of admissible judgements, cautious | generous rule",
        "River wing",
        "Does not meet: ",
        "claims: C3",
        "selected as partner",
        "all tests",
        "must not be used to select people for any action",
    ):
        assert piece in text
    for actor in example().actors:
        if actor.kind == "leader":
            assert actor.name not in text


def test_exclusions_are_printed_as_declared(tmp_path):
    folder = copied(
        tmp_path, case=[("  combine: all\n", "  combine: all\n  exclude: [river-wing]\n")]
    )
    text = invoke("camps", str(folder), *FEW).stdout
    assert "excluded by declaration: River wing" in text


def test_a_date_before_all_evidence_is_refused():
    answer = invoke("camps", CASE, *FEW, "--as-of", "2019-01-01")
    assert answer.exit_code == 1
    assert "choose an as-of date from 2020-03-02 on" in answer.stdout


def test_without_criteria_it_says_so(tmp_path):
    folder = copied(tmp_path)
    settings = folder / "case.yaml"
    text = settings.read_text(encoding="utf-8")
    start, end = text.index("criteria:"), text.index("cutting_level:")
    settings.write_text(text[:start] + text[end:], encoding="utf-8")
    rows = folder / "assessments.csv"
    kept = [row for row in rows.read_text().splitlines() if ",performance," not in row]
    rows.write_text("\n".join(kept) + "\n")
    links = folder / "supports.csv"
    kept = [row for row in links.read_text().splitlines() if ",t-" not in row]
    links.write_text("\n".join(kept) + "\n")
    answer = invoke("camps", str(folder), *FEW)
    assert answer.exit_code == 0, answer.output
    assert "The case has no criteria to sort factions by." in answer.stdout


def test_calibration_is_a_table(monkeypatch):
    row = CalibrationRow(
        true=2, separation=0.4, noise=0.05, right=0.9, wrong=0.0, cannot_tell=0.1, error=0.02
    )
    found = Calibration(leaders=3, criteria=2, repeats=20, rows=[row])
    monkeypatch.setattr(
        "detente.assess.engageable.calibration.calibration", lambda case, seed: found
    )
    answer = invoke("camps", CASE, "--calibrate")
    assert answer.exit_code == 0
    assert "3 leaders, 2 criteria, 20 trials a row" in answer.stdout
    assert "90 %" in answer.stdout
    assert invoke("camps", CASE, "--calibrate", "--json").stdout == json_of(found)


def test_no_case_is_exit_code_1(tmp_path):
    answer = invoke("camps", str(tmp_path / "nowhere"), "--json")
    assert answer.exit_code == 1
    assert [f["code"] for f in findings(answer)] == ["folder-missing"]


@pytest.mark.parametrize("words", [["--draws", "0"], ["--seed", "-1"], ["--as-of", "soon"], []])
def test_wrong_usage_is_exit_code_2(words):
    case = [CASE] if words else []
    assert invoke("camps", *case, *words).exit_code == 2
