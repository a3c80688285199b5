"""Tables of two cases, compared row by row."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.compare.pairs_of_runs import ROW, with_row_changed
from tests.ensemble.planted import example, table

from detente.assess.compare.record import FieldChange, RowChange
from detente.assess.compare.rows import changed_rows, reordered_tables
from detente.case.case import Case
from detente.case.reading.snapshot import restore_case
from detente.case.schema.evidence import Precedent


def test_a_changed_row_is_named_with_its_cells():
    changes = changed_rows(example(), with_row_changed(example()))
    assert changes == [
        RowChange(
            table="assessments",
            row=ROW,
            kind="changed",
            fields=[
                FieldChange(field="low", before="5", after="1"),
                FieldChange(field="mode", before="7.5", after="2"),
                FieldChange(field="high", before="9", after="3"),
            ],
        )
    ]


def test_a_row_of_one_case_only_has_all_its_filled_cells():
    fewer = replace(example(), supports=table(list(example().supports)[1:]))
    (removed,) = changed_rows(example(), fewer)
    (added,) = changed_rows(fewer, example())
    first = next(iter(example().supports))
    assert removed.row == added.row == f"{first.claim}, {first.assessment}, {first.part}"
    assert (removed.kind, added.kind) == ("removed", "added")
    assert all(one.after is None and one.before for one in removed.fields)
    assert [one.after for one in added.fields] == [one.before for one in removed.fields]


def test_cells_read_as_in_the_file():
    (tie,) = [one for one in example().relations if one.id == "r-north-river"]
    rest = [one for one in example().relations if one.id != tie.id]
    (added,) = changed_rows(replace(example(), relations=table(rest)), example())
    cells = {one.field: one.after for one in added.fields}
    assert cells["from"] == "northland"
    assert cells["claims"] == "C1;C2"
    assert cells["date_from"] == "2019-11-01"
    assert "third" not in cells


def test_true_or_false_is_yes_or_no():
    hill = [
        one.model_copy(update={"own_vote": True}) if one.id == "hill-wing" else one
        for one in example().actors
    ]
    (changed,) = changed_rows(example(), replace(example(), actors=table(hill)))
    assert [one.after for one in changed.fields if one.field == "own_vote"] == ["yes"]


def test_another_order_is_no_change_of_rows():
    turned = replace(example(), claims=table(reversed(list(example().claims))))
    assert not changed_rows(example(), turned)
    assert reordered_tables(example(), turned) == ["claims.csv"]
    assert not reordered_tables(example(), example())


def test_a_case_restored_from_a_run_does_not_differ():
    restored = restore_case(example().snapshot)
    assert not changed_rows(example(), restored)


@given(st.sets(st.sampled_from([one.id for one in example().assessments])))
def test_what_is_added_one_way_is_removed_the_other(left_out):
    kept = [one for one in example().assessments if one.id not in left_out]
    fewer = replace(example(), assessments=table(kept))
    removed, added = changed_rows(example(), fewer), changed_rows(fewer, example())
    assert {one.row for one in removed} == {one.row for one in added} == left_out
    assert {one.kind for one in removed} <= {"removed"}
    assert {one.kind for one in added} <= {"added"}


@cache
def full() -> Case:
    """Return the example with a row in every table: it has no precedent of its own."""
    row = {
        "id": "p",
        "precedent": "p",
        "title": "Earlier",
        "reading": "It ended",
        "outcome": "mixed",
    }
    return replace(example(), precedents=table([Precedent.model_validate(row)]))


@pytest.mark.parametrize("name", example().TABLES)
def test_every_table_is_compared(name):
    assert len(full().table(name))
    emptied = replace(full(), **{name: table(())})
    assert {one.table for one in changed_rows(full(), emptied)} == {name}
