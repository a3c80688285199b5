"""Precedents as evidence: by likeness, shared among interpretations, at any strength."""

import pytest
from tests.case.breakage import both, cells, fresh_case

from detente.case.course.precedents import precedent_factors
from detente.case.reading.read import read_case

P = "precedents.csv"


def row(name: str, precedent: str, **values: str):
    some = {"title": "Earlier", "reading": "So", "outcome": "mixed", "claims": "C3"}
    return cells(P, name, precedent=precedent, **(some | values))


def evidence(hypothesis: str, times: str, similarity: str) -> dict[str, str]:
    return {
        "set": "movement",
        "hypothesis": hypothesis,
        "times_likelier": times,
        "similarity": similarity,
    }


def factors(tmp_path, *rows):
    folder = fresh_case(tmp_path)
    both(*rows)(folder)
    return precedent_factors(read_case(folder))


def test_no_precedents_move_nothing(tmp_path):
    assert factors(tmp_path) == {}


def test_likeness_is_a_power(tmp_path):
    found = factors(tmp_path, row("x", "p", **evidence("one", "4", "0.5")))
    assert found == {"movement": {"one": pytest.approx(2.0)}}


def test_contested_interpretations_share_the_weight(tmp_path):
    rows = (
        row("x", "p", **evidence("one", "4", "1")),
        row("y", "p", **evidence("two", "9", "1")),
        row("z", "q", **evidence("one", "2", "1")),
    )
    found = factors(tmp_path, *rows)["movement"]
    assert found == {"one": pytest.approx(4.0), "two": pytest.approx(3.0)}


def test_an_interpretation_that_is_no_evidence_takes_its_share(tmp_path):
    rows = (row("x", "p", **evidence("one", "4", "1")), row("y", "p"))
    assert factors(tmp_path, *rows)["movement"]["one"] == pytest.approx(2.0)


def test_what_is_unlike_this_case_moves_nothing(tmp_path):
    found = factors(tmp_path, row("x", "p", **evidence("one", "4", "0")))
    assert found["movement"]["one"] == 1.0
