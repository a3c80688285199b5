"""Replay section B of the list of faults: crashes and limits."""

import json
import time
from pathlib import Path

import pytest
from tests.faults.replay import Answer, copy_of, example_run, example_with, findings, said

from detente.cli.output import printable
from detente.ensemble.store import RunFolder


@pytest.mark.parametrize("level", [[0.65, 85], [0.65, "abc"], [0.65], [2, 0.8], [0.3, 0.4]])
def test_b1_b2_an_odd_cutting_level_is_an_error(level):
    case = example_with(lambda d: d.settings.update(cutting_level=level))
    answer = Answer("check", case)
    assert answer.code == 1
    assert "cutting_level" in answer.text


def test_b2_issues_without_a_position_and_the_last_day_are_errors_or_run(few_anchors):
    def silent(draft):
        rows = draft.tables["assessments"]
        rows[:] = [row for row in rows if row["variable"] != "position"]

    case = example_with(silent)
    out = case.parent / "run"
    assert Answer("check", case).code == Answer("run", case, "--draws", "16", "--out", out).code
    late = example_with(lambda d: d.settings.update(as_of="9999-12-31"))
    assert Answer("check", late).code == 1


@pytest.mark.parametrize("name", ["run.json", "summary.json", "flips.json", "contributions.json"])
@pytest.mark.parametrize("text", ["{}", "[]", "[" * 100_000, '{"claims": 3}'])
def test_b3_a_file_of_another_shape_gets_one_sentence(name, text):
    run = copy_of(example_run())
    (run / name).write_text(text, encoding="utf-8")
    for words in (("explain", run, "/draws"), ("report", run)):
        answer = Answer(*words)
        assert answer.code == 1
        assert len(answer.text.strip().splitlines()) == 1


def test_b3_a_lost_and_a_changed_chunk_get_one_sentence():
    for harm in (Path.unlink, lambda chunk: chunk.write_bytes(chunk.read_bytes()[:-9])):
        run = copy_of(example_run())
        harm(sorted((run / "chunks").iterdir())[0])
        answer = Answer("explain", run, "/draws")
        assert (answer.code, len(answer.text.strip().splitlines())) == (1, 1)


def test_b4_ragged_rows_count_against_the_limit():
    case = example_with()
    with (case / "claims.csv").open("a", encoding="utf-8") as claims:
        claims.write("a\n" * 1_000_000)
    started = time.process_time()
    assert Answer("check", case).code == 1
    assert time.process_time() - started < 20


@pytest.mark.parametrize("draws", [100_000_000_000, 2**63, 0])
def test_b6_d6_too_many_draws_and_none_are_refused_at_once(draws):
    case = example_with()
    started = time.process_time()
    answer = Answer("run", case, "--draws", draws, "--out", case.parent / "run")
    assert answer.code == (2 if draws == 0 else answer.code) > 0
    assert draws == 0 or "at least 1" not in answer.text
    assert time.process_time() - started < 10


def test_b7_ctrl_c_while_a_chunk_is_written_ends_with_130(monkeypatch, few_anchors):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(RunFolder, "write_chunk", stopped)
    case = example_with()
    answer = Answer("run", case, "--draws", "16", "--out", case.parent / "run", "--quiet")
    assert answer.code == 130
    assert "resume=true" in answer.text


def test_b8_nothing_from_a_file_reaches_the_terminal_as_a_command():
    case = example_with(lambda d: d.settings.update({"a\x1b[31mb": 1}))
    (case / "actors.csv").write_bytes(b"id,na\x1b[2Jme\n")
    assert "\x1b[2J" not in Answer("check", case).text
    assert "\x1b" not in printable("a\x1b[31m")


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (lambda d: d.settings.update(horizon_months=True), "horizon_months"),
        (
            lambda d: d.settings["strategies"][1]["rounds"].update(
                invite=["southland", "southland"]
            ),
            "invite",
        ),
        (lambda d: d.tables["relations"][0].update(date_from="9999-01-01"), "9999"),
    ],
    ids=["true for a number", "a guest named twice", "a tie that begins in 9999"],
)
def test_b9_what_was_accepted_in_silence_is_a_finding(change, part):
    before, after = (Answer("check", example_with(how)).text for how in (lambda _: None, change))
    new = set(after.splitlines()) - set(before.splitlines())
    assert any(part in line for line in new)


@pytest.mark.parametrize("name", ["hypotheses.csv ", "hyp\u043etheses.csv"])
def test_b9_a_file_name_that_only_looks_right_is_a_finding(name):
    case = example_with()
    (case / "hypotheses.csv").rename(case / name)
    assert {"file-renamed", "file-unknown"} & set(findings(case))


def test_b9_shares_of_a_region_above_one_are_an_error():
    def full(draft):
        for row in draft.tables["presence"]:
            row.update(low="0.8", mode="0.9", high="1")

    assert any("presence" in code for code in findings(example_with(full)))


def test_b10_the_report_carries_a_policy_and_low_memory_a_sentence(monkeypatch):
    said("report", example_run())
    assert "Content-Security-Policy" in (example_run() / "report.html").read_text(encoding="utf-8")
    pages = json.loads((example_run() / "summary.json").read_text(encoding="utf-8"))
    assert pages["draws"] == 64
