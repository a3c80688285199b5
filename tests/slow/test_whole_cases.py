"""Three invented cases, written from the manual alone, go through every command."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from typer.testing import CliRunner

from detente.assess.run import run
from detente.assess.summary.record import Summary
from detente.case.reading.read import check_case, read_case
from detente.cli.app import app
from detente.report.page import render
from detente.runs.plan import Plan

WHOLE = Path(__file__).parent / "whole"
NAMES = ("tamar", "azar", "delta")
EACH = pytest.mark.parametrize("name", NAMES)
# Warnings that are true of these cases.
TRUE = {"contact-record-from", "issue-movement-owned", "levers-apart", "position-missing"}


@cache
def finished(name: str) -> tuple[Path, Summary]:
    folder = Path(mkdtemp()) / name
    return folder, run(read_case(WHOLE / name), folder, Plan(draws=16, workers=1)).summary


def told(*words: str) -> str:
    found = CliRunner().invoke(app, list(words))
    assert found.exit_code == 0, found.output
    return found.output


@EACH
def test_the_case_has_no_errors_and_only_true_warnings(name):
    found = check_case(WHOLE / name)
    assert not [str(f) for f in found if f.severity == "error"]
    assert {f.code for f in found if f.severity == "warning"} <= TRUE
    assert not [str(f) for f in found if "None" in str(f)]


@EACH
def test_every_command_answers(name):
    folder, summary = finished(name)
    for command in ("camps", "attendance"):
        assert told(command, str(WHOLE / name), "--draws", "16")
    assert told("outcomes", str(WHOLE / name), "--draws", "16", "--model", "bargaining.median")
    faction = next(iter(summary.camps.factions))
    engageable = f"/camps/factions/{faction}/acceptability/engageable"
    for pointer in ("/strategies/none/settlement", engageable):
        assert told("explain", str(folder), pointer)


def test_one_claim_at_a_time_is_struck():
    assert told("flips", str(finished("azar")[0]))


@EACH
def test_the_ends_of_the_war_are_exhaustive(name):
    _, summary = finished(name)
    for shares in summary.outcomes_of_war.values():
        assert sum(shares.values()) == pytest.approx(1.0, abs=1e-4)


def test_an_announced_round_is_ahead_and_a_precedent_speaks():
    _, summary = finished("tamar")
    page = render(summary)
    assert "announced, not held by 15 March 2015" in page
    assert "“It helps” × 1.19" in " ".join(page.split())
    assert "union" in summary.attendance.planned["widen"].guests


def test_an_excluded_kin_group_is_picked_by_no_rule_and_signs_nothing():
    _, summary = finished("azar")
    assert list(summary.camps.excluded) == ["kin"]
    assert not any(picked.get("kin", 0.0) for picked in summary.camps.partners.values())


def test_a_faction_that_forms_later_is_no_guest_now_and_a_militia_is_no_part():
    _, summary = finished("delta")
    assert {"new"}.isdisjoint(summary.rounds.upcoming.guests)
    assert {"creek", "speakers"} <= set(summary.rounds.upcoming.guests)
