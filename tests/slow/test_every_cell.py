"""Every cell that `check` accepts changes a number of a run, or `check` says that it is not used.

Cells of the example are set to other values that their column or setting allows, one at a time;
cells that can only change together with others have a prepared try (`cell_tries.py`).
What is written for readers is listed, each with the reason.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from tests.assess.explain.example_run import at, numbers
from tests.property.random_cases import Draft, fresh_row, fresh_setting, parts_of, template, write
from tests.sizes import FEW
from tests.slow.cell_tries import TRIES, Try

from detente.assess.attendance.past_rounds import forecast_rounds
from detente.assess.run import run
from detente.assess.scores.answer import track_record
from detente.case.reading.read import check_case, read_case
from detente.case.schema.settings import Settings
from detente.case.schema.tables import TABLES, columns
from detente.errors import CaseError

pytestmark = pytest.mark.usefixtures("few_anchors")

DRAWS = 16
MANY = 128  # draws, where few show nothing
SEEDS = 200
ACCEPTED = 12  # changed cases that are run before a cell is said to have no effect

WORDS = "says in words what a row is about"
ID = "a name: what it refers to is checked elsewhere"
DATES = "tests of the as-of cut see what a date hides"
LISTED = {
    "sources": {
        **dict.fromkeys(("title", "author", "publisher", "url", "kind", "seen", "note"), WORDS),
        "id": ID,
        "alignment": "printed beside the source; grades say what it means for the reliability",
        "handling": "a marking",
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
        "handling": "a marking",
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
        "response": "shown beside the round; forecasts are scored on who came, which is `role`",
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
    "events": {
        **dict.fromkeys(("title", "note"), WORDS),
        **dict.fromkeys(("claims", "read_from", "known"), DATES),
    },
    "expectations": dict.fromkeys(columns(TABLES["expectations"]), WORDS),
    "precedents": {
        **dict.fromkeys(
            ("title", "features", "reading", "outcome", "cited_by", "argument", "note"), WORDS
        ),
        **dict.fromkeys(("date_from", "date_to", "precision", "claims", "known"), DATES),
        "id": ID,
    },
    "questions": {
        **dict.fromkeys(("text", "resolution", "note"), WORDS),
        **dict.fromkeys(("outcome", "outcome_date", "outcome_source"), "decided later"),
        "id": ID,
    },
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


Numbers = list[tuple[str, Any]]
FORECAST = frozenset({"rounds", "questions"})  # tables of which forecasts are made


def answer(draft: Draft, *, table: str = "", draws: int = DRAWS) -> Numbers | None:
    """Return the numbers of a run, and of forecasts of a table; None if `check` refuses."""
    with TemporaryDirectory() as place:
        folder = write(draft, Path(place) / "case")
        try:
            case = read_case(folder)
        except CaseError:
            return None
        records = [run(case, draws=draws, seed=1).summary.model_dump_json(by_alias=True)]
        if table == "rounds":  # what a run shows of them are words
            records.append(forecast_rounds(case, draws=DRAWS).model_dump_json())
        if table == "questions":
            records.append(track_record(folder, draws=draws).model_dump_json())
    contents = [json.loads(record) for record in records]
    return [(pointer, at(one, pointer)) for one in contents for pointer in numbers(one)]


def unused(draft: Draft) -> set[str]:
    """Return what `check` reports as not used."""
    with TemporaryDirectory() as place:
        found = check_case(write(draft, Path(place) / "case"))
    return {f.message for f in found if f.code == "not-used"}


@cache
def as_given(table: str = "") -> Numbers | None:
    """Return the numbers of the example."""
    return answer(template(Random(0)), table=table if table in FORECAST else "")


def prepared_matters(one: Try, table: str = "") -> bool:
    """Return whether a prepared change gives other numbers or a finding more."""
    before, after = template(Random(0)), template(Random(0))
    one.ready(before)
    one.ready(after)
    one.change(after)
    for draws in (DRAWS, MANY):
        old, new = (answer(d, table=table, draws=draws) for d in (before, after))
        assert old is not None, "the example is refused before the change"
        assert new is not None, "the change is refused"
        if old != new:
            return True
    return not unused(after) <= unused(before)


def some_matters(drafts: Iterator[Draft], table: str = "") -> bool:
    """Return whether one of the first changed cases that `check` accepts matters."""
    accepted = 0
    for draft in drafts:
        after = answer(draft, table=table)
        if after is None:
            continue
        if after != as_given(table) or not unused(draft) <= unused(template(Random(0))):
            return True
        accepted += 1
        if accepted == ACCEPTED:
            break
    return False


def other_cells(table: str, column: str) -> Iterator[Draft]:
    """Yield the example with other values in a column, one at a time."""
    seen = set()
    for seed in range(SEEDS):
        draft = template(Random(seed))
        rows = draft.tables[table]
        place = draft.rng.randrange(len(rows))
        value = fresh_row(draft, TABLES[table]).get(column, "")
        if value != rows[place].get(column, "") and (place, value) not in seen:
            seen.add((place, value))
            rows[place][column] = value
            yield draft


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("table", "column"), CELLS[:: 6 if FEW else 1])
def test_a_cell_matters_or_is_reported(table, column):
    if (table, column) in TRIES:
        assert prepared_matters(TRIES[table, column], table)
    else:
        assert some_matters(other_cells(table, column), table)


PLAIN = {
    *("id", "title", "question", "note", "reason", "description", "claims", "codes"),
    *("handling", "marks"),
    *("law", "first_90_days", "who_objects", "undo", "exit_test"),
}
LISTED_SETTINGS = {
    # words; that troops leave with a deal is tested with terms, deals being rare in few draws
    "Issue": {"zero_means", "hundred_means", "troops"},
    "Criterion": {"low_means", "high_means", "low", "high"},  # words; the scale of its numbers
    # Few draws may not reach these ends; a test of the metric `worth` reaches all.
    "Outcomes": {
        *("bilateral", "deal_with_part", "deal_binding", "government_victory", "rebel_victory")
    },
    "Settings": {
        "movement",  # roles: another actor is another case
        "government",
        "convenor",
        "as_of",  # tests of the as-of cut
        "offers",  # read by two models that a run leaves out; tests of offers
        "propositions",  # the example contests none
        "accepted_rules",  # printed beside labels and contacts
    },
    "Conflict": {"ucdp"},  # says in words whether the war's own past is in the data
    "RoundPlan": {"series"},  # tests/engagement/setup/test_attendance.py
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


def other_settings(model: str, name: str) -> Iterator[Draft]:
    """Yield the example with other values of a setting, one at a time."""
    seen = set()
    for seed in range(SEEDS):
        draft = template(Random(seed))
        found = [p for p in parts_of(Settings, draft.settings) if p[0].__name__ == model]
        place = draft.rng.randrange(len(found))
        kind, part = found[place]
        value = fresh_setting(draft, name, kind.model_fields[name])
        if value is not None and value != part.get(name) and (place, str(value)) not in seen:
            seen.add((place, str(value)))
            part[name] = value
            yield draft


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("model", "name"), SETTINGS[:: 6 if FEW else 1])
def test_a_setting_matters_or_is_reported(model, name):
    if (model, name) in TRIES:
        assert prepared_matters(TRIES[model, name])
    else:
        assert some_matters(other_settings(model, name))


def test_prepared_tries_are_of_cells_that_are_tried():
    assert {*TRIES} <= {*CELLS, *SETTINGS}
