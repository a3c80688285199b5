"""Any valid case is clean and survives editing; any damage to one gets findings, no traceback."""

import csv

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.case.written.texts import ADVICE, DISSENT
from tests.property.strategies import DAYS, SHARES, TEXTS, cases, folder_of, mutations

from detente.case.as_of.cut import cut_case
from detente.case.editing.edit import append_rows, remove_row, set_cell
from detente.case.findings.catalogue import KINDS
from detente.case.publishing.new import template_folder
from detente.case.publishing.schemas import data_package
from detente.case.reading.read import check_case, read_case

NAMES = sorted(path.name for path in template_folder().iterdir())
CODES = {kind.code for kind in KINDS.all()}


def helpful(findings) -> bool:
    return all(f.code in CODES and f.file and f.message and (f.hint or f.allowed) for f in findings)


@settings(max_examples=20)
@given(cases())
def test_a_valid_case_has_no_errors(files):
    with folder_of(files) as folder:
        findings = check_case(folder)
        assert not [f for f in findings if f.severity == "error"]
        assert helpful(findings)
        case = read_case(folder)
        with (folder / "actors.csv").open(encoding="utf-8", newline="") as file:
            names = [row["name"].strip() for row in csv.DictReader(file)]
        assert [actor.name for actor in case.actors] == names
        assert case.digest == read_case(folder).digest


@settings(max_examples=10)
@given(cases(), TEXTS, SHARES, st.integers(0, 4))
def test_an_edit_changes_one_thing_and_can_be_taken_back(files, text, share, place):
    with folder_of(files) as folder:
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        first = read_case(folder)
        actor = first.actors.records[place]
        set_cell(folder, "actors", actor.id, "name", text)
        second = read_case(folder)
        assert second.actors[actor.id] == actor.model_copy(update={"name": text})
        set_cell(folder, "actors", actor.id, "name", first.actors[actor.id].name)
        row = {"id": "new", "subject": actor.id, "variable": "capability"}
        numbers = {"low": share, "mode": share, "high": share + 1, "reason": text}
        append_rows(folder, "assessments", [row | numbers])
        assert read_case(folder).assessments["new"].high == share + 1
        remove_row(folder, "assessments", "new")
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
        assert read_case(folder).digest == first.digest


@settings(max_examples=20)
@given(cases(), DAYS, DAYS)
def test_an_earlier_day_never_sees_more(files, one, other):
    with folder_of(files) as folder:
        case = read_case(folder)
    early, late = (cut_case(case, day) for day in sorted((one, other)))
    for table in case.TABLES:
        assert len(early.table(table)) <= len(late.table(table)) <= len(case.table(table))
    assert {c.id for c in early.claims} <= {c.id for c in late.claims}
    assert {s.claim for s in early.supports} <= {c.id for c in early.claims}
    assert cut_case(late, early.as_of).snapshot == early.snapshot


@settings(max_examples=100)
@given(st.sampled_from(NAMES), st.lists(mutations(), min_size=1, max_size=3))
def test_any_damage_gets_findings_that_help(name, ways):
    with folder_of() as folder:
        raw = (folder / name).read_bytes()
        for damage in ways:
            raw = damage(raw)
        (folder / name).write_bytes(raw)
        findings = check_case(folder)
        assert helpful(findings)
        assert data_package(folder)["resources"]


@settings(max_examples=30)
@given(cases(), st.integers(0, 5), mutations())
def test_any_damage_to_any_case_gets_findings_that_help(files, place, damage):
    name = sorted(files)[place]
    with folder_of(files | {name: damage(files[name])}) as folder:
        assert helpful(check_case(folder))


@settings(max_examples=30)
@given(st.sampled_from(NAMES), st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_in_place_of_a_file_get_findings(name, raw):
    with folder_of() as folder:
        (folder / name).write_bytes(raw)
        findings = check_case(folder)
        assert findings
        assert helpful(findings)


WRITTEN = {"advice.md": ADVICE.encode(), "dissent.md": DISSENT.encode()}


@settings(max_examples=60)
@given(st.sampled_from(sorted(WRITTEN)), st.binary(max_size=200) | st.text().map(str.encode))
def test_any_bytes_in_place_of_a_written_file_get_findings(name, raw):
    with folder_of() as folder:
        (folder / name).write_bytes(raw)
        findings = check_case(folder)
        assert name in {f.file for f in findings}
        assert helpful(findings)


@settings(max_examples=100)
@given(st.sampled_from(sorted(WRITTEN)), st.lists(mutations(), min_size=1, max_size=3))
def test_any_damage_to_a_written_file_gets_findings_that_help(name, ways):
    raw = WRITTEN[name]
    for damage in ways:
        raw = damage(raw)
    with folder_of() as folder:
        (folder / name).write_bytes(raw)
        assert helpful(check_case(folder))


@settings(max_examples=60)
@given(st.text(), st.text())
def test_any_text_below_or_in_a_good_head_gets_findings(head, body):
    with folder_of() as folder:
        text = f"---\nwritten_on: 2020-06-20\nby: analyst\n{head}\n---\n{body}\n"
        (folder / "advice.md").write_text(text, encoding="utf-8", errors="ignore", newline="")
        findings = check_case(folder)
        assert "advice.md" in {f.file for f in findings}
        assert helpful(findings)
