import pytest

from detente.case.publishing.new import template_folder
from detente.case.reading import records
from detente.case.reading.csv import Cells
from detente.case.reading.records import choices, validate_rows, validate_settings
from detente.case.reading.yaml import parse_settings
from detente.case.schema.settings import Settings
from detente.case.schema.tables import TABLES
from detente.case.schema.world import Actor


def test_rows_keep_their_lines_and_bad_ones_are_left_out():
    cells = Cells(
        header=["id", "name", "kind"],
        rows=[(2, {"id": "a", "name": "A", "kind": "state"}), (3, {"id": "b", "kind": "town"})],
    )
    rows, findings = validate_rows(TABLES["actors"], cells)
    assert [(line, record.id) for line, record in rows] == [(2, "a")]
    assert [(f.line, f.field) for f in findings] == [(3, "name"), (3, "kind")]


def test_refused_cells_stop_where_they_are_too_many(monkeypatch):
    monkeypatch.setattr(records, "LIMIT_FINDINGS", 3)
    rows = [(n, {"id": "a", "name": "A", "kind": "town"}) for n in range(2, 20)]
    cells = Cells(header=["id", "name", "kind"], rows=rows)
    _, findings = validate_rows(TABLES["actors"], cells)
    assert [f.code for f in findings] == ["value-choice"] * 4 + ["too-many-findings"]
    assert not cells.whole


def test_what_the_header_or_the_form_said_already_is_not_said_again():
    cells = Cells(header=["id", "kind"], rows=[(2, {"id": "=1", "kind": "state"})])
    cells.refused.add((2, "id"))
    assert validate_rows(TABLES["actors"], cells) == ([], [])


def test_settings_that_hold_are_kept_whole():
    document, _ = parse_settings(template_folder())
    read, findings = validate_settings(document)
    assert findings == []
    assert read.refused == set()
    assert read.settings == Settings.model_validate(document)


def test_settings_that_do_not_hold_get_stand_ins():
    document, _ = parse_settings(template_folder())
    document["criteria"][0]["q"] = "x"
    document["movement"] = None
    document["strategies"] = ["none"]
    read, findings = validate_settings(document)
    assert [f.field for f in findings] == ["movement", "criteria.0.q", "strategies.0"]
    assert read.refused == {"criteria", "movement", "strategies"}
    assert read.places == {"criteria": [1]}
    assert [c.id for c in read.settings.criteria] == ["drugs"]
    assert read.settings.title == "An invented valley"


@pytest.mark.parametrize(
    "level", [[0.65, 85], [0.65, "abc"], [0.65], [2, 0.8], [], 3, {"a": 1}, [None, 0.5], [0, 1, 2]]
)
def test_a_pair_that_does_not_hold_gets_a_stand_in(level):
    document, _ = parse_settings(template_folder())
    document["cutting_level"] = level
    read, findings = validate_settings(document)
    assert findings
    assert read.refused == {"cutting_level"}
    assert read.settings.cutting_level == Settings.model_fields["cutting_level"].default


def test_nothing_at_all_gets_stand_ins():
    read, findings = validate_settings({})
    assert {f.code for f in findings} == {"value-required"}
    assert {f.field for f in findings} == read.refused


def test_choices_are_found_inside_unions():
    assert choices(Actor.model_fields["tier"].annotation) == ["senior", "mid"]
    assert choices(Actor.model_fields["name"].annotation) == []
