"""Rows of variables that nothing reads go, with all that refers to them."""

from ruamel.yaml import YAML

from detente.case.editing.csv import TableText
from detente.case.schema.tables import TABLES
from detente.case.upgrading.change import Work
from detente.case.upgrading.numbers import Tables, drop_numbers, drop_tests

HEAD = "id,subject,object,variable,item,low,mode,high,fallback"
ROWS = (
    "o,south,,openness,,0,0.5,1,",
    "a,north,south,alignment,,0,0.5,1,",
    "i,south,,interest,spillover,0,0.5,1,o",
    "i2,south,,interest,drugs,0,0.5,1,",
    "i3,capital,,interest,spillover,0,0.5,1,",
)
SUPPORTS = "claim,assessment,part\nC1,o,location\nC1,i,location\n"
DOCUMENT = """
government: capital
hypotheses: [{id: own, members: [{id: x, binds: {o: [0, 1, 1], mod: [0, 1, 2]}}]}]
"""


def dropped(supports: str = SUPPORTS, doubled: tuple[str, ...] = ()) -> tuple[Work, Tables]:
    table = "\n".join((HEAD, *ROWS)) + "\n"
    tables = Tables(
        TableText.parse(table, TABLES["assessments"]), TableText.parse(supports, TABLES["supports"])
    )
    work = Work(YAML(typ="rt").load(DOCUMENT))
    drop_numbers(work, tables, doubled)
    return work, tables


def test_only_what_is_read_is_left():
    _, tables = dropped()
    assert tables.assessments is not None
    assert tables.assessments.joined().splitlines() == [HEAD, ROWS[2][:-1]]
    assert tables.supports is not None
    assert tables.supports.joined().splitlines() == ["claim,assessment,part", "C1,i,location"]


def test_each_variable_is_said_once():
    work, tables = dropped()
    said = {f.field: f.value for f in work.dropped if f.file == "assessments.csv"}
    assert said == {
        "`openness`": "1 row, o",
        "`alignment`": "1 row, a",
        "`interest`": "2 rows, i2, i3",
    }
    assert [c.file for c in tables.changes] == ["assessments.csv"] * 2 + ["supports.csv"]


def test_what_is_bound_to_a_row_goes_with_it():
    work, _ = dropped()
    (member,) = work.document["hypotheses"][0]["members"]
    assert list(member["binds"]) == ["mod"]
    assert [f.value for f in work.dropped if f.file == "case.yaml"] == ["binds o"]


def test_older_stances_that_are_stated_twice_go_as_well():
    work, tables = dropped(doubled=("i",))
    assert any("stance-rival" in str(f.field) for f in work.dropped)
    assert tables.assessments is not None
    assert not tables.assessments.keys


def test_a_case_without_numbers_has_none_to_drop():
    work = Work(YAML(typ="rt").load(DOCUMENT))
    drop_numbers(work, Tables(None, None), ())
    assert not work.dropped


def test_a_test_of_a_variable_that_nothing_reads_is_taken_out():
    tests = "[{id: a, variable: openness}, {id: b, variable: trust}]"
    work = Work(YAML(typ="rt").load(f"partner_rule: {{tests: {tests}}}"))
    drop_tests(work)
    assert [one["id"] for one in work.document["partner_rule"]["tests"]] == ["b"]
    assert [f.value for f in work.dropped] == ["variable openness"]
