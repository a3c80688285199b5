"""How two runs differ, in tables."""

from typing import get_args

import pytest
from tests.assess.altered import altered
from tests.assess.compare.pairs_of_runs import ROW, made

from detente.assess.compare.answer import compare
from detente.assess.compare.record import Setting, SettingChange
from detente.report.sections.compare import tables


def compared(kind: str):
    return compare(made("base"), made(kind))


def test_answers_are_side_by_side():
    a = made("base").summary
    rows = tables.answer_rows(a, a)
    assert all(len(row) == len(tables.ANSWER_HEAD) for row in rows)
    assert rows[0][0] == rows[0][1] != ""
    assert max(len(line) for row in rows for cell in row for line in cell.split("\n")) <= 48


def test_an_answer_with_fewer_sentences_leaves_a_cell_empty():
    a = made("base").summary
    turn = {
        "set": "movement",
        "member": "two",
        "title": "two camps",
        "posterior": 0.4,
        "form": "yes",
    }
    longer = altered(a, {"/answer/turns_on": [turn]})
    shorter = altered(a, {"/answer/turns_on": []})
    assert tables.answer_rows(longer, shorter)[-1][1] == ""


def test_every_number_of_every_common_option_has_a_row():
    found = compared("changed")
    rows = tables.number_rows(found)
    assert len(rows) == sum(len(one.numbers) for one in found.options.values())
    assert all(len(row) == len(tables.NUMBER_HEAD) for row in rows)
    assert {row[0] for row in rows} == {one.title_a for one in found.options.values()}


def test_changed_cells_have_a_row_each():
    assert tables.change_rows(compared("changed")) == [
        ["assessments", ROW, "low", "5", "1"],
        ["assessments", ROW, "mode", "7.5", "2"],
        ["assessments", ROW, "high", "9", "3"],
    ]


def test_a_row_that_was_added_or_removed_is_one_line():
    fields = [{"field": "id", "before": None, "after": "C9"}]
    row = {"table": "claims", "row": "C9", "kind": "added", "fields": fields}
    (line,) = tables.change_rows(altered(compared("changed"), {"/rows": [row]}))
    assert line == ["claims", "C9", "row added", "–", "id: C9"]
    fields = [{"field": "id", "before": "C9", "after": None}]
    row |= {"kind": "removed", "fields": fields}
    (line,) = tables.change_rows(altered(compared("changed"), {"/rows": [row]}))
    assert line == ["claims", "C9", "row removed", "id: C9", "–"]


def test_settings_are_named_in_words():
    assert tables.run_rows(compared("shorter")) == [
        ["draws", "48", "24"],
        ["mechanisms switched off", "–", "attendance"],
    ]
    assert tables.setting_rows(compared("another"))[0] == ["id", "example", "other"]


@pytest.mark.parametrize("name", get_args(Setting))
def test_every_setting_of_a_run_has_words(name):
    found = compared("base")
    change = SettingChange(name=name, before="1", after=None)
    ((words, before, after),) = tables.run_rows(found.model_copy(update={"run": [change]}))
    assert "_" not in words
    assert (before, after) == ("1", "–")


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("base", "Nothing in the case differs."),
        ("seeded", "Nothing in the case differs."),
        ("changed", "What differs in the case: 1 row changed."),
        ("another", "What differs in the case: 4 settings of case.yaml."),
    ],
)
def test_how_much_differs_is_one_sentence(kind, line):
    assert tables.change_line(compared(kind)) == line


def test_another_order_is_said():
    found = altered(compared("base"), {"/reordered": ["claims.csv", "strategies"]})
    assert tables.change_line(found) == (
        "What differs in the case: another order in claims.csv, strategies."
    )
