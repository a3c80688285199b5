import pytest
from ruamel.yaml import YAML

from detente.case.upgrading.change import Work
from detente.case.upgrading.sets import upgrade_model, upgrade_sets


@pytest.mark.parametrize(
    ("rivals", "placed", "context"),
    [
        ("{id: movement, members: [{id: one}, {id: two}]}", set(), None),
        ("{id: movement, members: [{id: one}, {id: few}]}", set(), True),
        ("{id: own, members: [{id: a, binds: {mod: [0, 1, 2]}}, {id: b, war: long}]}", set(), None),
        ("{id: own, members: [{id: a}, {id: b}]}", set(), True),
        ("{id: own, members: [{id: a}, {id: b}]}", {"a"}, None),
        ("{id: own, context: true, members: [{id: a}]}", set(), True),
    ],
)
def test_sets_that_bind_nothing_are_marked(rivals, placed, context):
    work = Work(YAML(typ="rt").load(f"hypotheses: [{rivals}]"))
    upgrade_sets(work, frozenset(placed))
    assert work.document["hypotheses"][0].get("context") == context


def upgraded(model: str) -> Work:
    work = Work(YAML(typ="rt").load(f"model: {model}"))
    upgrade_model(work)
    return work


def test_each_choice_of_the_first_form_is_taken_out_and_said():
    work = upgraded("{terms: bargaining.median, spoiling: by-type, selective_contact: tightens}")
    assert "model" not in work.document
    assert {f.value for f in work.dropped} == {
        "terms bargaining.median",
        "spoiling by-type",
        "selective_contact tightens",
    }
    assert all(f.hint for f in work.dropped)


@pytest.mark.parametrize(
    ("off", "now", "lost"),
    [
        ("battlefield, bargaining, spoiling", ["balance", "terms", "exclusion"], []),
        ("contact, cooperation, attendance, standing, interdependence", None, []),
        ("trust, cohesion", [], ["off trust", "off cohesion"]),
        ("ratification, balance, battlefield", ["balance"], ["off ratification"]),
    ],
)
def test_mechanisms_that_are_off_have_their_new_names(off, now, lost):
    work = upgraded(f"{{off: [{off}]}}")
    left = work.document["model"]["off"] if "model" in work.document else []
    assert list(left) == (off.split(", ") if now is None else now)
    assert [f.value for f in work.dropped] == lost
    assert bool(work.changes) == (now is not None)
