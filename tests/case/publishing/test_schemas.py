import csv
import hashlib

import pytest
from tests.case.breakage import edit

from detente.case.publishing.new import template_folder
from detente.case.publishing.schemas import column_type, data_package, json_schemas
from detente.case.schema.tables import TABLES, columns
from detente.case.schema.world import Assessment, Region


def rows(table: str) -> list[dict[str, str]]:
    with (template_folder() / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_descriptor_lists_every_table_with_its_columns():
    package = data_package(template_folder())
    assert package["profile"] == "tabular-data-package"
    assert package["name"] == "example"
    assert [r["name"] for r in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        raw = (template_folder() / resource["path"]).read_bytes()
        assert resource["bytes"] == len(raw)
        assert resource["hash"] == f"sha256:{hashlib.sha256(raw).hexdigest()}"
        header = raw.decode().splitlines()[0].split(",")
        assert [f["name"] for f in resource["schema"]["fields"]] == header
        assert all(f["description"] for f in resource["schema"]["fields"])


@pytest.mark.parametrize("table", TABLES)
def test_the_rows_of_the_example_fit_the_descriptor(table):
    resource = next(r for r in data_package(template_folder())["resources"] if r["name"] == table)
    for field in resource["schema"]["fields"]:
        cells = [row[field["name"]] for row in rows(table)]
        limits = field.get("constraints", {})
        filled = [cell for cell in cells if cell]
        assert not limits.get("required") or len(filled) == len(cells)
        assert set(filled) <= set(limits.get("enum", filled))
        if field["type"] in {"number", "integer"}:
            assert all(float(cell) is not None for cell in filled)
    for key in resource["schema"].get("foreignKeys", []):
        known = {row["id"] for row in rows(key["reference"]["resource"])}
        assert {row[key["fields"]] for row in rows(table)} - {""} <= known


def test_a_descriptor_leaves_out_what_cannot_be_read(case_folder):
    (case_folder / "presence.csv").unlink()
    (case_folder / "actors.csv").unlink()
    (case_folder / "actors.csv").symlink_to("sources.csv")
    edit("case.yaml", lambda b: b"id: My Case!")(case_folder)
    edit("regions.csv", lambda b: b'"id","name",row,col,colour\n')(case_folder)
    package = data_package(case_folder)
    names = [r["name"] for r in package["resources"]]
    assert "presence" not in names
    assert "actors" not in names
    assert package["name"] == "my-case-"
    regions = next(r for r in package["resources"] if r["name"] == "regions")
    assert [f["name"] for f in regions["schema"]["fields"]] == ["id", "name", "row", "col"]
    claims = next(r for r in package["resources"] if r["name"] == "assessments")
    assert "foreignKeys" not in claims["schema"]


def test_schemas_hold_every_column_and_setting():
    schemas = json_schemas()
    assert schemas["$schema"].endswith("2020-12/schema")
    assert set(schemas["$defs"]) == {"case", *TABLES, "written-head", "advice", "dissent"}
    for name, spec in TABLES.items():
        schema = schemas["$defs"][name]
        assert tuple(schema["properties"]) == columns(spec)
        assert schema["additionalProperties"] is False
        for row in rows(name):
            assert set(schema.get("required", [])) <= {k for k, cell in row.items() if cell}
    assert {"movement", "strategies", "as_of"} <= set(schemas["$defs"]["case"]["required"])


def test_types_of_columns():
    fields = Assessment.model_fields
    assert column_type(fields["low"].annotation) == "number"
    assert column_type(fields["valid_from"].annotation) == "date"
    assert column_type(fields["status"].annotation) == "string"
    assert column_type(Region.model_fields["row"].annotation) == "integer"
    assert column_type(Region.model_fields["neighbours"].annotation) == "array"
