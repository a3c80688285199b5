from ruamel.yaml import YAML

from detente.case.upgrading.change import Change, Work, parts


def test_a_change_reads_as_a_line():
    assert str(Change("case.yaml", "option 'a'", "press b", "press_holdout 1")) == (
        "case.yaml: option 'a': press b: now press_holdout 1"
    )
    assert str(Change("case.yaml", "option 'a'", "", "reference true")).endswith(
        "option 'a': now reference true"
    )
    assert str(Change("case.yaml", "option 'a'", "press b", "")).endswith("press b: taken out")


def test_what_is_dropped_is_a_change_and_a_finding():
    work = Work({})
    work.drop("option 'a'", "press b", "name the hold-out")
    assert [c.after for c in work.changes] == [""]
    assert [(f.code, f.value, f.hint) for f in work.dropped] == [
        ("upgrade-dropped", "press b", "name the hold-out")
    ]


def test_parts_are_mappings_only():
    document = YAML(typ="rt").load("a: [{x: 1}, 2, y]\nb: 3\n")
    assert [dict(one) for one in parts(document, "a")] == [{"x": 1}]
    assert parts(document, "b") == parts(document, "c") == parts(None, "a") == []
