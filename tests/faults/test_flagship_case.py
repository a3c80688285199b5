"""Replay section E of the list of faults: the flagship case itself."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from tests.faults.replay import said

from detente.case.case import Case
from detente.case.reading.read import check_case, read_case, read_uncut

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "afghanistan"


@cache
def whole() -> Case:
    """Return the case with what was known later."""
    return read_case(FOLDER, date(2026, 1, 1))


@cache
def case() -> Case:
    return read_case(FOLDER)


def text(name: str) -> str:
    return (FOLDER / f"{name}.csv").read_text(encoding="utf-8")


def test_e1_shares_of_a_province_are_parts_of_one():
    assert not [f for f in check_case(FOLDER) if "presence" in f.code]
    for reading in {row.reading for row in case().presence}:
        sums: dict[str, float] = {}
        for row in case().presence:
            if row.reading in {None, reading}:
                sums[row.region] = sums.get(row.region, 0.0) + row.mode
        assert max(sums.values()) <= 1.0 + 1e-9, reading


def test_e2_no_judgement_was_read_from_a_later_document():
    assert "31 January 2018" not in text("assessments")
    days = {source.id: source.date for source in case().sources}
    for row in case().assessments:
        for name in row.read_from or ():
            assert days.get(name) is None or days[name] <= case().as_of


def test_e3_claims_say_what_the_article_says():
    claims = {c.id: c for c in whole().claims}
    assert "S044b" not in claims
    assert "S044c" not in claims
    assert "direct" in claims["S043"].text.lower()
    assert claims["S043"].text.lower().count("public appeal") == 0
    for name in ("S038", "S039", "S040", "S059"):
        assert claims[name].hedge == "asserted", name
    ties = {t.id: t for t in whole().relations}
    undated = [t for t in ties.values() if {"S022", "S024", "S025", "S026"} & set(t.claims)]
    assert all(t.date_from is None for t in undated if len(set(t.claims)) == 1)
    assert "TL071" in {c.id for c in case().claims}


def test_e4_no_number_is_read_from_votes_at_the_united_nations():
    assert not [a for a in whole().assessments if a.variable == "alignment"]


def test_e5_moscows_own_option_is_among_the_options_and_q4_is_right():
    invited = next(s for s in case().settings.strategies if s.id == "invited")
    assert invited.engage == "as-now"
    assert invited.rounds is not None
    assert invited.rounds.ask_movement
    (row,) = [line for line in text("questions").splitlines() if line.startswith("q4,")]
    assert "yes" in row.split(",")


def test_e6_a_command_scores_each_question_with_a_metric_and_names_the_others():
    questions = {q.id: q for q in read_uncut(FOLDER).questions}
    told = json.loads(said("score", FOLDER, "--draws", "16", "--json"))
    assert len(questions) == 10
    assert sorted([*told["questions"], *told["blind_spots"]]) == sorted(questions)
    assert len(told["blind_spots"]) < 7
    for name, scored in told["questions"].items():
        assert (scored["metric"], scored["answer"]) == (
            questions[name].metric,
            questions[name].outcome,
        )
        assert scored["outcome"] == {"yes": 1, "no": 0}[scored["answer"]]
        error = (scored["forecast"] - scored["outcome"]) ** 2
        assert scored["brier"] == pytest.approx(error, abs=1e-5)
    for name in told["blind_spots"]:
        assert questions[name].metric is None
        assert (questions[name].note or "").startswith("Blind spot: ")
        assert questions[name].outcome is not None
        assert told["why_not"][name]
