"""The guide to elicitation has a question, anchors, mistakes and a way out for every number."""

import calendar
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_args

import pytest
from pydantic import BaseModel

from detente.assess.elicit.questions import QUESTIONS
from detente.case.schema.part import Triple
from detente.case.schema.settings import Settings
from detente.case.schema.tables import TABLES
from detente.vocabulary.variables import VARIABLES

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "how-to" / "elicit.md").read_text(encoding="utf-8")
CASES = ("afghanistan", "colombia", "mindanao", "northern-ireland")

# How the section on a number begins, where it does not begin with the title of its variable.
BEGINS: Final = {
    "performance": "**A criterion of talks** (`performance`)",
    "balance": "**Balance.**",
    "pain": "**Pain.**",
    "deaths": "**Deaths.**",
    "distance": "**Distance** ",
    "war-cost": "**Cost of war.**",
    "willingness": "**Willingness** ",
    "commitment": "**Commitment** ",
    "interest": "**Interest** ",
    "trust": "**Trust** ",
    "stance": "**Stance on a shared issue** ",
    "strength": "**Strength share** ",
    "presence": "**Weight in a region** ",
}
# The section on a number of a table or of case.yaml that is no variable of assessments.
SECTIONS: Final = {
    "Actor.strength_share": BEGINS["strength"],
    "Actor.share_low": BEGINS["strength"],
    "Actor.share_high": BEGINS["strength"],
    "Actor.voice": "**Voice** ",
    "Actor.forms_hazard": "**A faction that may form** ",
    "Relation.weight_low": "**Weight of a patron** ",
    "Relation.weight_mode": "**Weight of a patron** ",
    "Relation.weight_high": "**Weight of a patron** ",
    "Relation.withdrawal_low": "**Withdrawal** ",
    "Relation.withdrawal_mode": "**Withdrawal** ",
    "Relation.withdrawal_high": "**Withdrawal** ",
    "Presence.low": BEGINS["presence"],
    "Presence.mode": BEGINS["presence"],
    "Presence.high": BEGINS["presence"],
    "Likelihood.likelihood": "**Likelihood of a claim** ",
    "Precedent.times_likelier": "**Times likelier** ",
    "Precedent.similarity": "**Similarity** ",
    "Issue.status_quo": "**Status quo** ",
    "Issue.reversion": "**Reversion** ",
    "Criterion.profiles": "**Borders** ",
    "Criterion.q": "**Indifference** ",
    "Criterion.p": "**Preference** ",
    "Criterion.v": "**Veto** ",
    "Criterion.doubt": "**Doubt** ",
    "Criterion.weight": "**Weight of a criterion** ",
    "Settings.cutting_level": "**Cutting level** ",
    "Objective.worst": "**Worst and best** ",
    "Objective.best": "**Worst and best** ",
    "Objective.weight": "**Weight of an objective.**",
    "Objective.margin": "**Margin** ",
    "Hypothesis.prior": "**Prior of a hypothesis** ",
}
_ROW = "one row of the table on what to look up or to choose"
_EVENT = "no record anchors the event of one case, and the guide says so"
_BOUND = "a number of its own kind, in the draws of one member: its section anchors it"
_LEVER = "a choice of the one who acts, not a number that an expert knows"
_RECORD = "read from a source, not elicited"
# Numbers without low, in between and high, each with the reason.
WITHOUT: Final = {
    "distance": "measured on a map",
    "Actor.forms_month": _ROW,
    "Actor.turnover_hazard": _ROW,
    "Relation.label_hazard": _ROW,
    "Settings.propositions": _ROW,
    "Settings.grades": _ROW,
    "Offers.discount": _ROW,
    "Offers.quota": "a rule of the table, read from its statute",
    "Claim.accuracy": "follows from the grades of a claim",
    "Claim.lat": _RECORD,
    "Claim.lon": _RECORD,
    "Region.row": "the place of a tile on the map",
    "Region.col": "the place of a tile on the map",
    "Region.crop_ha": _RECORD,
    "Region.crop_year": _RECORD,
    "Ucdp.conflict": _RECORD,
    "Ucdp.dyads": _RECORD,
    "Conflict.groups": _RECORD,
    "Question.threshold": "part of a question that the analyst asks",
    "Settings.horizon_months": "a choice of the analyst",
    "Assessment.low": "every variable of assessments has a section",
    "Assessment.mode": "every variable of assessments has a section",
    "Assessment.high": "every variable of assessments has a section",
    "Assessment.confidence": "the guide asks for it once, for every range",
    "Criterion.low": "an end of a scale, in words",
    "Criterion.high": "an end of a scale, in words",
    **{f"Event.{name}": _EVENT for name in ("probability", "hazard", "low", "mode", "high")},
    **{f"BoundPrior.{name}": _BOUND for name in ("low", "mode", "high", "mean", "sd")},
    **{f"PartnerTest.{name}": _LEVER for name in ("at_least", "weight")},
    "PartnerRule.threshold": _LEVER,
    **{
        f"Strategy.{name}": _LEVER
        for name in ("intel", "arms", "appeal", "guarantee", "press_gov", "press_holdout", "coerce")
    },
    "Strategy.instruments_after": _LEVER,
    "Exit.without_success_months": _LEVER,
    "Exit.attacks": _LEVER,
    "RoundPlan.every_months": _LEVER,
    "RoundPlan.first_month": _LEVER,
}
ANCHORED: Final = dict.fromkeys(
    [BEGINS.get(name, f"**{VARIABLES[name].title}.**") for name in VARIABLES if name not in WITHOUT]
    + [*SECTIONS.values(), "**Outcomes** "]
)
BULLETS: Final = ("- Low, ", "- In between, ", "- High, ", "- Mistakes: ", "- Leave it open: ")
ID: Final = re.compile(r"\b(?:(?:TL|FA|FE|X|CO|MI|NI)\d{2,3}|S\d{3})[a-c]?\b")
CITED: Final = re.compile(r"\{cite:p\}`\w+`")
MONTHS: Final = calendar.month_name[1:]
YEAR: Final = re.compile(r"\b(?:19|20)\d{2}\b")


def section(begins: str) -> str:
    """Return the part of the guide that begins so, up to the next part or heading."""
    assert GUIDE.count(f"\n{begins}") == 1, f"no such section, or several: {begins}"
    text = GUIDE[GUIDE.index(f"\n{begins}") + 1 :]
    return re.split(r"\n(?=\*\*|#)", text)[0]


def bullets(begins: str) -> dict[str, str]:
    """Return the points of a section by how they begin, each on one line."""
    points = [" ".join(one.split()) for one in re.split(r"\n(?=- )|\n\n", section(begins))]
    return {kind: one for kind in BULLETS for one in points if one.startswith(kind.strip())}


def numbers(record: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    """Yield every field of a record, and of the records in it, that holds a number."""
    if record in seen:
        return
    seen.add(record)
    for name, field in record.model_fields.items():
        types = set(_leaves(field.annotation))
        if types & {float, int, Triple}:
            yield f"{record.__name__}.{name}"
        for one in types - {Triple}:
            if isinstance(one, type) and issubclass(one, BaseModel):
                yield from numbers(one, seen)


def _leaves(annotation: object) -> Iterator[object]:
    parts = get_args(annotation)
    for part in parts:
        yield from _leaves(part)
    if not parts:
        yield annotation


def test_every_number_of_the_case_format_has_a_section_or_a_reason():
    seen: set[type[BaseModel]] = set()
    records = [*(table.record for table in TABLES.values()), Settings]
    found = {name for record in records for name in numbers(record, seen)}
    of_outcomes = {name for name in found if name.startswith("Outcomes.")}
    assert len(of_outcomes) == 8
    reasons = {name for name in WITHOUT if name not in VARIABLES}
    assert found - of_outcomes == SECTIONS.keys() | reasons
    assert not SECTIONS.keys() & reasons
    assert all(WITHOUT.values())


@pytest.mark.parametrize("begins", ANCHORED)
def test_a_section_is_whole(begins):
    assert re.search(r'"[^"]*\?', section(begins)), "no question to ask"
    points = bullets(begins)
    assert [*points] == [*BULLETS]
    for kind in BULLETS[:3]:
        sources = ID.findall(points[kind]) + CITED.findall(points[kind])
        assert sources, f"no source: {points[kind]}"
    for kind in BULLETS[3:]:
        assert len(points[kind].split()) > 5, f"says nothing: {points[kind]}"


@pytest.mark.parametrize("begins", ANCHORED)
def test_an_anchor_has_its_date(begins):
    points = bullets(begins)
    undated = [points[kind] for kind in BULLETS[:3] if not YEAR.search(points[kind])]
    assert not undated, f"{begins}: {undated}"


@pytest.mark.parametrize("name", [*QUESTIONS])
def test_the_guide_asks_what_the_command_asks(name):
    title = VARIABLES[name].title if name in VARIABLES else name
    text = " ".join(section(BEGINS.get(name, f"**{title}.**")).split())
    question = QUESTIONS[name].split("?")[0]
    parts = [part.strip(" “”,:") for part in re.split(r"\{\w+\}", question)]
    missing = [part for part in parts if len(part.split()) > 2 and part not in text]
    assert not missing


def rows(table: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table in all cases, with what is later than the case knows."""
    for name in CASES:
        with (ROOT / "cases" / name / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def test_anchors_are_claims_and_documents_that_exist():
    assert set(ID.findall(GUIDE)) <= {row["id"] for row in rows("claims")}
    bib = (ROOT / "src" / "detente" / "references.bib").read_text(encoding="utf-8")
    keys = re.findall(r"\{cite:[pt]\}`(\w+)`", GUIDE)
    assert all(f"{{{key}," in bib for key in keys)


def test_an_anchor_is_dated_as_its_claim_or_the_source_of_it():
    published = {row["id"]: row["date"] for row in rows("sources")}
    days = {
        row["id"]: (row["date_from"], row["date_to"], published[row["source"]])
        for row in rows("claims")
    }
    dated = re.findall(
        rf"({ID.pattern}(?:, {ID.pattern})*), (\w+) (\d{{4}})\b", " ".join(GUIDE.split())
    )
    assert len(dated) > 60
    wrong = []
    for names, month, year in dated:
        written = f"{year}-{MONTHS.index(month) + 1:02}"
        wrong += [
            (name, written)
            for name in ID.findall(names)
            if not any(day.startswith(written) for day in days[name])
        ]
    assert not wrong


def test_what_is_not_elicited_is_named():
    table = GUIDE[GUIDE.index("## What to look up, or to choose") :].split("\n## ")[0]
    for name in (
        *("urging", "bridging", "consent", "series", "forms_month", "turnover_hazard"),
        *("label_hazard", "propositions", "partner_rule", "offers"),
    ):
        assert f"`{name}`" in table
