"""Every cell that `check` accepts changes a number of a run, or `check` says that it is not used.

Cells of the example are set to other values that their column or setting allows, one at a time.
What is written for readers is listed, each with the reason.
"""

import json
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from tests.assess.explain.example_run import at, numbers
from tests.property.random_cases import Draft, fresh_row, fresh_setting, parts_of, template, write

from detente.assess.run import run
from detente.case.reading.read import check_case
from detente.case.schema.settings import Settings
from detente.case.schema.tables import TABLES, columns
from detente.errors import Finding

DRAWS = 32
TRIES = 24

WORDS = "says in words what a row is about"
ID = "a name: what it refers to is checked elsewhere"
DATES = "tests of the as-of cut see what a date hides"
LISTED = {
    "sources": {
        **dict.fromkeys(("title", "author", "publisher", "url", "kind", "seen", "note"), WORDS),
        "id": ID,
        "alignment": "printed beside the source; grades say what it means for the reliability",
        **dict.fromkeys(("date", "precision"), DATES),
    },
    "claims": {
        **dict.fromkeys(
            [
                "locator",
                "speaker",
                "addressee",
                "holder",
                "actors",
                "relation",
                "place",
                "lat",
                "lon",
                "text",
                "note",
            ],
            WORDS,
        ),
        **dict.fromkeys(("date_from", "date_to", "precision", "known"), DATES),
        **dict.fromkeys(("id", "source"), ID),
        "supports": "codes for readers",
        "handling": "a marking",
    },
    "supports": {"note": WORDS},
    "actors": {
        **dict.fromkeys(("name", "role", "iso3", "aliases", "note"), WORDS),
        "id": ID,
        "tier": "tiers show from three leaders on; tests of backfires have them",
        **dict.fromkeys(("share_low", "share_high"), "shown beside the share"),
        **dict.fromkeys(("active_from", "active_to", "precision", "claims", "known"), DATES),
    },
    "assessments": {
        "id": ID,
        "reason": WORDS,
        "status": "printed as the basis of the number; `unconditional` is tested with its claims",
        "fallback": "tests of numbers draw from it",
        **dict.fromkeys(("valid_from", "valid_to", "known"), DATES),
    },
    "relations": {
        **dict.fromkeys(("basis", "issuer", "note"), WORDS),
        "id": ID,
        "third": "read for criticism only; tests of norms have some",
        **dict.fromkeys(("date_from", "precision", "known"), DATES),
    },
    "rounds": {
        **dict.fromkeys(("title", "stated_reason", "attributed_reason", "note"), WORDS),
        "round": ID,
        "series": "the record of attendance will read it",
        "claims": "shown beside the round",
        **dict.fromkeys(("precision", "known"), DATES),
    },
    "regions": {
        **dict.fromkeys(("name", "part", "note"), WORDS),
        **dict.fromkeys(("row", "col"), "places of a tile on the map"),
        **dict.fromkeys(("crop_ha", "crop_year", "claims"), "shown on the map"),
        "id": ID,
    },
    "presence": {
        "id": ID,
        "note": WORDS,
        "status": "printed as the basis of the number",
        **dict.fromkeys(("date", "known"), DATES),
        "claims": DATES,
    },
    "hypotheses": {"note": WORDS},
    "precedents": dict.fromkeys(columns(TABLES["precedents"]), "the whole table has a finding"),
    "questions": dict.fromkeys(columns(TABLES["questions"]), "the whole table has a finding"),
}
CELLS = [
    (name, column)
    for name, spec in TABLES.items()
    for column in columns(spec)
    if column not in LISTED[name]
]


def test_lists_name_columns_that_exist():
    odd = {name: {*listed} - {*columns(TABLES[name])} for name, listed in LISTED.items()}
    assert not {name: names for name, names in odd.items() if names}


def answer(draft: Draft) -> tuple[list[Finding], list[tuple[str, Any]]]:
    """Return the findings about a case and, without an error, all numbers of its run."""
    with TemporaryDirectory() as place:
        folder = write(draft, Path(place) / "case")
        found = check_case(folder)
        if any(f.severity == "error" for f in found):
            return found, []
        summary = run(folder, draws=DRAWS, seed=1).summary.model_dump_json(by_alias=True)
    content = json.loads(summary)
    return found, [(pointer, at(content, pointer)) for pointer in numbers(content)]


@cache
def still() -> list[tuple[str, Any]]:
    """Return the numbers of the example as it is."""
    return answer(template(Random(0)))[1]


def matters(draft: Draft, file: str) -> bool:
    """Return whether a changed case has other numbers, or a finding more about a file."""
    found, after = answer(draft)
    if not after:
        return False
    before = sum(f.code == "not-used" and f.file == file for f in findings())
    return after != still() or before < sum(f.code == "not-used" and f.file == file for f in found)


@cache
def findings() -> list[Finding]:
    """Return the findings about the example as it is."""
    return answer(template(Random(0)))[0]


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("table", "column"), CELLS)
def test_a_cell_matters_or_is_reported(table, column):
    for seed in range(TRIES):
        draft = template(Random(seed))
        rows = draft.tables[table]
        place = draft.rng.randrange(len(rows))
        value = fresh_row(draft, TABLES[table]).get(column, "")
        if value == rows[place].get(column, ""):
            continue
        rows[place][column] = value
        if matters(draft, f"{table}.csv"):
            return
    pytest.fail(f"no other value of {table}.{column} changed a number or brought a finding")


PLAIN = {"id", "title", "question", "note", "reason", "description", "claims", "handling", "codes"}
LISTED_SETTINGS = {
    "Issue": {"zero_means", "hundred_means"},  # words
    "Criterion": {"low_means", "high_means", "low", "high"},  # words; the scale of its numbers
    "Settings": {
        "movement",  # roles: another actor is another case
        "government",
        "convenor",
        "as_of",  # tests of the as-of cut
        "offers",  # read by two models that a run leaves out; tests of offers
        "propositions",  # the example contests none
    },
    "PartnerRule": {"exclude"},  # tests/engagement/test_excluded.py
    "PartnerTest": {"measure", "variable", "object", "at_least_class"},  # tests of partners
    "Strategy": {"convenor"},  # `check` refuses any other
    "Objective": {"direction"},  # `check` holds it to worst and best
    "HypothesisSet": {"members"},
    "ModelChoices": set(),
}
SETTINGS = [
    (model.__name__, name)
    for model in dict.fromkeys(m for m, _ in parts_of(Settings, template(Random(0)).settings))
    for name in model.model_fields
    if name not in PLAIN | LISTED_SETTINGS.get(model.__name__, set())
]


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("model", "name"), SETTINGS)
def test_a_setting_matters_or_is_reported(model, name):
    for seed in range(TRIES):
        draft = template(Random(seed))
        found = [p for p in parts_of(Settings, draft.settings) if p[0].__name__ == model]
        kind, part = draft.rng.choice(found)
        value = fresh_setting(draft, name, kind.model_fields[name])
        if value is None or value == part.get(name):
            continue
        part[name] = value
        if matters(draft, "case.yaml"):
            return
    pytest.fail(f"no other value of {model}.{name} changed a number or brought a finding")
