"""What differs between two runs, as one record."""

import json

import pytest
from tests.assess.compare.pairs_of_runs import DRAWS, ROW, made

from detente.assess.compare.answer import compare
from detente.errors import RunFolderError
from detente.runs.result import json_of

KINDS = ("base", "changed", "seeded", "shorter", "another")


@pytest.mark.parametrize("kind", KINDS)
def test_a_run_beside_itself_shows_no_difference(kind):
    found = compare(made(kind), made(kind))
    assert found.same_run
    pairs = [pair for one in found.options.values() for pair in one.numbers.values()]
    assert pairs
    assert {(one.difference, one.error, one.reading) for one in pairs} == {(0.0, 0.0, "same")}
    assert not [*found.run, *found.settings, *found.rows, *found.reordered]
    assert not found.unmatched.a
    assert not found.unmatched.b


@pytest.mark.parametrize("kind", KINDS[1:])
def test_the_other_way_round_is_the_negative(kind):
    there, back = compare(made("base"), made(kind)), compare(made(kind), made("base"))
    assert (there.a, there.b) == (back.b, back.a)
    assert not there.same_run
    assert set(there.options) == set(back.options)
    for option, pairs in there.options.items():
        for name, pair in pairs.numbers.items():
            turned = back.options[option].numbers[name]
            assert pair.difference == -turned.difference
            assert pair.error == turned.error
    assert (there.unmatched.a, there.unmatched.b) == (back.unmatched.b, back.unmatched.a)
    assert len(there.rows) == len(back.rows)
    assert {(one.name, one.before, one.after) for one in there.run} == {
        (one.name, one.after, one.before) for one in back.run
    }


def test_one_changed_row_is_all_that_differs():
    found = compare(made("base"), made("changed"))
    assert found.same_case
    assert [(one.table, one.row, one.kind) for one in found.rows] == [
        ("assessments", ROW, "changed")
    ]
    assert not [*found.run, *found.settings, *found.reordered]
    assert found.a.digest != found.b.digest
    assert found.a.answer == made("base").summary.answer
    assert found.draws.pairing == "paired"


def test_options_of_two_cases_are_matched_by_id():
    found = compare(made("base"), made("another"))
    assert not found.same_case
    assert found.unmatched.a == {"divide": "Divide"}
    assert found.unmatched.b == {"split": "Split"}
    assert "divide" not in found.options
    assert [one.name for one in found.settings][:2] == ["id", "title"]


def test_the_record_has_the_same_bytes_each_time_and_no_path():
    text = json_of(compare(made("base"), made("changed")))
    assert text == json_of(compare(made("base"), made("changed")))
    assert json.loads(text)["draws"] == {"pairing": "paired", "a": DRAWS, "b": DRAWS}
    assert "-0.0," not in text


def test_a_summary_of_another_schema_is_refused(monkeypatch):
    run = made("base")
    text = run.folder.read_text("summary.json").replace("detente-summary/", "detente-summary/9")
    monkeypatch.setattr(type(run.folder), "read_text", lambda _self, _name: text)
    with pytest.raises(RunFolderError, match=r"has schema detente-summary/9.*this version reads"):
        compare(run, run)
