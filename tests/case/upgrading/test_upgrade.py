"""`detente upgrade`, with the table of the guide row by row."""

import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from tests.case.breakage import both, cells, fresh_case, put, swap
from tests.case.upgrading.older import older_case
from tests.case.written.texts import DISSENT, advice

from detente.case.course.levers import levers_of
from detente.case.reading.read import check_case, read_case
from detente.case.upgrading.upgrade import upgrade_case
from detente.errors import CaseError
from detente.vocabulary.variables import VARIABLES

Y, AS = "case.yaml", "assessments.csv"
PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "upgrade.md"
LAST = "    level: clandestine\n    posture: divide\n"


def rows_below(title: str) -> dict[str, str]:
    """Return the first two columns of the table in a section of the guide."""
    _, _, rest = PAGE.read_text("utf-8").partition(f"## {title}\n")
    section = rest.partition("\n## ")[0]
    found = re.findall(r"^\| `(.+?)` \| (?:`(.+?)`)? ?\| (.*)\|$", section, re.MULTILINE)
    return {older: new for older, new, _ in found}


OPTIONS = rows_below("Options")
SWITCHES = rows_below("Switches and choices")


@pytest.fixture
def folder(tmp_path):
    return older_case(tmp_path)


def keys(text: str) -> dict:
    return YAML(typ="safe").load("{" + text + "}") if text else {}


def written(folder: Path) -> dict:
    return YAML(typ="safe").load((folder / Y).read_text(encoding="utf-8-sig"))


def with_option(older: str):
    return swap(Y, (LAST, f"    level: clandestine\n    {older}\n"))


def test_the_guide_has_a_table_of_options():
    assert len(OPTIONS) == 11
    assert len(SWITCHES) == 9


def test_a_case_of_the_first_form_is_sound_then(folder):
    assert {f.code for f in check_case(folder) if f.severity == "error"}
    done = upgrade_case(folder)
    assert not [f for f in (*done.findings, *check_case(folder)) if f.severity == "error"]


def test_the_example_is_not_changed(tmp_path):
    done = upgrade_case(fresh_case(tmp_path))
    assert (done.changes, done.dropped) == ((), ())


def test_advice_and_dissent_stay_as_they_are_and_are_checked(folder):
    texts = {"advice.md": advice(("option: selective", "option: gone")), "dissent.md": DISSENT}
    for name, text in texts.items():
        put(name, text)(folder)
    done = upgrade_case(folder)
    assert done.changes
    assert [(f.code, f.value) for f in done.findings if f.file in texts] == [
        ("item-unknown", "gone")
    ]
    for name, text in texts.items():
        assert (folder / name).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("older", [one for one in OPTIONS if not one.startswith("engage")])
def test_an_older_form_becomes_what_the_guide_says(older, folder):
    with_option(older)(folder)
    (here,) = (c for c in upgrade_case(folder).changes if c.place == "option 'divide'")
    assert here.file == Y
    option = written(folder)["strategies"][-1]
    assert not keys(older).keys() & option.keys() - keys(OPTIONS[older]).keys()
    new = {"id": "divide", "title": "Divide", "engage": "rule", "level": "clandestine"}
    assert {k: v for k, v in option.items() if k != "description"} == new | keys(OPTIONS[older])
    case = read_case(folder)
    found = levers_of(case, case.settings.strategies[-1])
    for lever, level in keys(OPTIONS[older]).items():
        if isinstance(level, int | float):
            assert getattr(found, lever) == level


def test_the_option_that_goes_on_as_now_is_marked(folder):
    swap(Y, ("id: continue", "id: go-on"))(folder)
    upgrade_case(folder)
    option = written(folder)["strategies"][1]
    wanted = keys(OPTIONS["engage: as-now"])
    assert {key: option[key] for key in wanted} == wanted
    assert not any("reference" in one for one in written(folder)["strategies"] if one != option)


def test_an_option_that_is_the_reference_by_its_name_is_left(folder):
    upgrade_case(folder)
    assert not any("reference" in one for one in written(folder)["strategies"])


@pytest.mark.parametrize("older", SWITCHES)
def test_a_switch_becomes_what_the_guide_says(older, folder):
    swap(Y, ("\nconflict:  ", f"\nmodel: {{{older}}}\n\nconflict:  "))(folder)
    dropped = [f for f in upgrade_case(folder).dropped if f.file == Y]
    assert written(folder).get("model", {}) == keys(SWITCHES[older])
    assert bool(dropped) != bool(SWITCHES[older])
    read_case(folder)


@pytest.mark.parametrize(
    ("change", "taken"),
    [
        (with_option("press: eastland"), "press eastland"),
        (
            both(
                swap(Y, ("posture: divide", "posture: divide\n    combine: any")),
                lambda f: (f / Y).write_text(
                    re.sub(
                        r"(?s)partner_rule:.*?\n\n",
                        "",
                        (f / Y).read_text("utf-8").replace("engage: rule", "engage: all"),
                    ),
                    "utf-8",
                ),
            ),
            "posture divide",
        ),
        (with_option("withdraw_months: 3"), "withdraw_months 3"),
        (
            swap(Y, ("\nconflict:  ", "\nmodel: {terms: bargaining.median}\n\nconflict:  ")),
            "terms bargaining.median",
        ),
    ],
    ids=["press of another", "no rule", "months", "model"],
)
def test_what_has_no_counterpart_is_taken_out_and_said(change, taken, folder):
    change(folder)
    (dropped,) = (f for f in upgrade_case(folder).dropped if f.file == Y)
    assert (dropped.code, dropped.value) == ("upgrade-dropped", taken)
    assert dropped.hint
    assert not [f for f in check_case(folder) if f.severity == "error"]


def test_stances_are_on_shared_issues(folder):
    done = upgrade_case(folder)
    rows = {f"row '{name}'" for name in ("st-river", "st-hill", "sr-river", "sr-hill")}
    assert {c.place for c in done.changes if c.file == AS} == {*rows, "4 rows"}
    case = read_case(folder)
    row = case.assessments["sr-river"]
    assert (row.variable, row.item, row.low, row.mode, row.high) == (
        "stance",
        "rival",
        -0.4,
        0.2,
        0.8,
    )
    assert [(i.id, i.kind) for i in case.settings.shared_issues] == [
        ("rival", "rival"),
        ("drugs", "drugs"),
    ]
    test = case.settings.partner_rule.tests[1]
    assert (test.variable, test.item, test.at_least) == ("stance", "drugs", 0.0)


def test_numbers_that_nothing_reads_go_and_are_said(folder):
    dropped = {f.field: f for f in upgrade_case(folder).dropped}
    assert {"`openness`", "`alignment`"} == dropped.keys()
    assert dropped["`openness`"].value == "2 rows, o-south, o-east"
    assert all(f.file == AS and f.hint for f in dropped.values())
    left = {row.variable for row in read_case(folder).assessments}
    assert {"interest", "stance"} <= left <= set(VARIABLES)


def test_a_set_that_binds_nothing_becomes_a_question_of_context(folder):
    sets = "  - id: other\n    question: What else?\n    members: [{id: a, title: A, prior: 1}, "
    swap(Y, ("\nconflict:  ", f"{sets}{{id: b, title: B, prior: 0}}]\n\nconflict:  "))(folder)
    upgrade_case(folder)
    assert [one.context for one in read_case(folder).settings.hypotheses] == [False, True]


def test_comments_order_and_other_lines_stay(folder):
    swap(Y, ("    posture: divide\n", "    posture: divide   # tried in 1996\n"))(folder)
    before = (folder / Y).read_text(encoding="utf-8").splitlines()
    upgrade_case(folder)
    after = (folder / Y).read_text(encoding="utf-8").splitlines()
    gone = [line for line in before if line not in after]
    assert len(gone) == 3  # force, divide, and the test on drugs
    assert [line for line in before if "#" in line and line not in gone] == [
        line for line in after if "#" in line and "tried" not in line
    ]
    assert any("appeal: 0" in line and "# tried in 1996" in line for line in after)


FORMS = {
    "as it is": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "a mark at its head": lambda text: "\ufeff" + text,
    "all at once": lambda text: "\ufeff---\r\n" + text.replace("\n", "\r\n").rstrip(),
    "a document mark": lambda text: "---\n" + text,
    "blanks between": lambda text: text.replace(": ", ":   "),
    "no last end": lambda text: text.rstrip("\n"),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_byte_of_other_lines_is_kept(form, tmp_path):
    plain, other = older_case(tmp_path / "a"), older_case(tmp_path / "b")
    raw = form((other / Y).read_text(encoding="utf-8")).encode()
    (other / Y).write_bytes(raw)
    before = (plain / Y).read_bytes().splitlines(keepends=True)
    upgrade_case(plain)
    upgrade_case(other)
    touched = [
        (first, last)
        for code, first, last, _, _ in SequenceMatcher(
            None, before, (plain / Y).read_bytes().splitlines(keepends=True), autojunk=False
        ).get_opcodes()
        if code != "equal"
    ]
    shift = int(b"---" in raw[:6])
    gone = {n + shift for first, last in touched for n in range(first, last)}
    lines = raw.splitlines(keepends=True)
    kept = [line for n, line in enumerate(lines) if n not in gone]
    after = (other / Y).read_bytes()
    rest = iter(after.splitlines(keepends=True))
    assert all(any(line.rstrip(b"\n") == one.rstrip(b"\n") for one in rest) for line in kept)
    assert after.startswith(raw[:9])
    assert b"\r\r" not in after
    assert written(other) == written(plain)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_second_time_changes_nothing(ends, folder):
    raw = (folder / Y).read_bytes().replace(b"\n", ends.encode())
    (folder / Y).write_bytes(raw)
    first = upgrade_case(folder)
    files = {p.name: p.read_bytes() for p in folder.iterdir()}
    assert first.changes
    assert files[Y].count(b"\n") == files[Y].count(ends.encode())
    again = upgrade_case(folder)
    assert (again.changes, again.dropped) == ((), ())
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == files


def test_nothing_is_written_if_not_wanted(folder):
    files = {p.name: p.read_bytes() for p in folder.iterdir()}
    assert upgrade_case(folder, write=False).changes
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == files


ODD = {
    "options no list": swap(Y, ("strategies:", "strategies: 7\nold:")),
    "instruments a list": with_option("instruments: [a]"),
    "instruments in words": with_option("instruments: {arms: much}"),
    "months in words": with_option("instruments_after: {training: soon}"),
    "press a list": with_option("press: [eastland]"),
    "engage a list": swap(Y, ("engage: all", "engage: [all]")),
    "rule no mapping": swap(Y, ("partner_rule:", "partner_rule: none\nold:")),
    "variable a list": swap(Y, ("variable: stance-drugs", "variable: [stance-drugs]")),
    "number in words": cells(AS, "sr-hill", low="much"),
}


@pytest.mark.parametrize("change", ODD.values(), ids=ODD)
def test_odd_forms_are_left_to_the_findings(change, folder):
    change(folder)
    found = upgrade_case(folder).findings
    assert [f for f in found if f.severity == "error"]


@pytest.mark.parametrize("what", ["folder", "file", "syntax", "table"])
def test_what_cannot_be_read_is_refused(what, folder):
    place = folder / "none" if what == "folder" else folder
    if what == "file":
        (folder / Y).unlink()
    if what == "syntax":
        (folder / Y).write_text("id: [", encoding="utf-8")
    if what == "table":
        (folder / AS).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CaseError) as caught:
        upgrade_case(place)
    assert all(f.hint or f.allowed for f in caught.value.findings if f.severity == "error")
