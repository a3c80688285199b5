"""The small cases of other conflicts: sound, few numbers, sourced, and blind to what came later."""

import csv
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from detente.case.as_of.known_date import claim_known, last_day
from detente.case.case import Case
from detente.case.reading.read import check_case, read_case
from detente.case.rounds import round_cells
from detente.engagement.attendance.features import states_of
from detente.estimates.attendance import asked_for, comes_for, shipped_attendance

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "cases"
PAGE = ROOT / "docs" / "explanation" / "carries-over.md"
MOST_NUMBERS = 60
# Case → warnings that are true and stay, and the first round after its as-of date.
UNAVOIDABLE: dict[str, set[str]] = {
    "colombia": {"war-text-fresh"},
    "mindanao": {"war-text-fresh"},
    "northern-ireland": set(),
}
NEXT_ROUND = {
    "colombia": "oslo-2012-10",
    "mindanao": "kl-2012-10",
    "northern-ireland": "stormont-1997-09",
}
EACH = pytest.mark.parametrize("name", sorted(UNAVOIDABLE))


@cache
def case(name: str) -> Case:
    return read_case(CASES / name)


def table(name: str, file: str) -> list[dict[str, str]]:
    with (CASES / name / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def day(name: str) -> str:
    return case(name).as_of.isoformat()


@EACH
def test_it_is_sound(name):
    found = [f for f in check_case(CASES / name) if f.severity != "info"]
    assert {f.code for f in found} == UNAVOIDABLE[name]


def elicited(name: str) -> int:
    """Return rows of assessments and presence, and ranges in the settings."""
    settings = case(name).settings
    ranges = 2 * len(settings.issues) + 2 * len(settings.criteria) + len(settings.objectives)
    ranges += "cutting_level" in settings.model_fields_set
    if settings.outcomes is not None:
        ranges += len(settings.outcomes.model_dump(exclude={"reason"}))
    presence = (CASES / name / "presence.csv").exists()
    return (
        ranges
        + len(table(name, "assessments.csv"))
        + (len(table(name, "presence.csv")) if presence else 0)
    )


@EACH
def test_it_rests_on_few_numbers(name):
    assert 0 < elicited(name) <= MOST_NUMBERS


@EACH
def test_the_page_counts_as_the_case_does(name):
    held = {row["date"] for row in table(name, "rounds.csv")}
    later = sorted(one for one in held if one > day(name))
    wait = (date.fromisoformat(later[0]) - case(name).as_of).days
    row = f"| {wait} | {elicited(name)} | {len(held) - len(later)}, {len(later)} |"
    title = name.replace("-", " ").title()
    frozen = f"{case(name).as_of.day} {case(name).as_of:%B %Y}"
    assert f"| {title} | {frozen} {row}" in PAGE.read_text(encoding="utf-8")


@EACH
def test_every_number_has_a_reason(name):
    assert [row["id"] for row in table(name, "assessments.csv") if not row["reason"]] == []


@EACH
def test_every_claim_has_a_source_that_can_be_found(name):
    sources = {row["id"]: row for row in table(name, "sources.csv")}
    for claim in table(name, "claims.csv"):
        source = sources[claim["source"]]
        if source["kind"] == "background":
            assert "nverified" in claim["note"], claim["id"]
        else:
            assert source["url"].startswith("http"), claim["id"]
            assert source["publisher"], claim["id"]


@EACH
def test_nothing_that_became_known_later_is_read(name):
    found = case(name)
    for claim in found.claims:
        known = claim_known(found, claim)
        assert known is None or known <= found.as_of, claim.id
    for one in found.TABLES:
        for row in found.table(one):
            known = getattr(row, "known", None)
            assert known is None or known <= found.as_of, (one, row)
    ahead = [part for part in found.rounds if part.date > found.as_of]
    assert all(part.announced and part.announced <= found.as_of for part in ahead)
    assert {part.role for part in ahead} <= {"absent"}  # what came of it is not read
    assert all(tie.date_from is None or tie.date_from <= found.as_of for tie in found.relations)
    assert all(
        actor.active_from is None or actor.active_from <= found.as_of for actor in found.actors
    )
    assert all(question.outcome is None for question in found.questions)


@EACH
def test_a_later_source_stands_only_for_what_was_public_in_time(name):
    found = case(name)
    for source in found.sources:
        if source.date and last_day(source.date, source.precision) > found.as_of:
            cited = [claim for claim in found.claims if claim.source == source.id]
            assert all(claim.known and claim.known <= found.as_of for claim in cited), source.id


@EACH
def test_the_round_to_forecast_is_on_record_and_hidden(name):
    rounds = {row["round"]: row["date"] for row in table(name, "rounds.csv")}
    ahead = sorted((held, one) for one, held in rounds.items() if held > day(name))
    assert ahead[0][1] == NEXT_ROUND[name]
    seen = {one.id for one in round_cells(case(name)).rounds}
    assert not seen & {one for _, one in ahead}
    assert len(seen) >= 5


@EACH
def test_each_question_has_a_rule_an_outcome_and_a_place(name):
    sources = {row["id"] for row in table(name, "sources.csv")}
    rows = table(name, "questions.csv")
    assert len(rows) >= 8
    for row in rows:
        assert row["resolution"], row["id"]
        assert row["outcome"] in {"yes", "no", "mixed"}, row["id"]
        assert day(name) < row["outcome_date"] <= row["close_date"], row["id"]
        assert row["outcome_source"] in sources, row["id"]
        assert bool(row["metric"]) != row["note"].startswith("Blind spot"), row["id"]
    assert {"yes", "no"} <= {row["outcome"] for row in rows}


@EACH
def test_estimates_never_saw_the_case(name):
    shipped, states = shipped_attendance(), states_of(case(name))
    assert case(name).settings.id == name
    assert asked_for(name, states) is shipped.asked_without[name]
    assert comes_for(name, states) is shipped.comes_without[name]
    assert asked_for("another-name", states) is shipped.asked_without[name]


@EACH
def test_every_faction_is_known_at_every_round_it_had_a_part_in(name):
    """A faction that its claims make known late is left out of forecasts of earlier rounds."""
    found = case(name)
    for one in round_cells(found).rounds:
        then = read_case(CASES / name, one.day)
        parts = {part.actor for part in one.parts}
        assert parts <= set(then.actors.by_id), one.id


@EACH
def test_no_person_is_an_actor(name):
    assert [actor.id for actor in case(name).actors if actor.kind == "leader"] == []


@EACH
def test_what_the_tool_cannot_represent_is_listed(name):
    text = (CASES / name / "README.md").read_text(encoding="utf-8")
    assert "## What the tool cannot represent here" in text
    assert "vote" in text


@pytest.mark.parametrize("name", ["afghan", *sorted(UNAVOIDABLE)])
def test_nothing_in_the_package_knows_it(name):
    """But for the estimates that leave it out, no file of the package names the conflict."""
    known = re.compile(name.replace("-", "[ _-]?"), re.IGNORECASE)
    package = ROOT / "src"
    found = [
        str(file.relative_to(package))
        for file in sorted(package.rglob("*"))
        if file.suffix in {".py", ".yaml", ".csv", ".md", ".html", ".js", ".css"}
        and known.search(file.read_text(encoding="utf-8"))
    ]
    assert found == []
