"""Whether a folder holds the run that is asked for, and what it says where it does not."""

import json

import pytest
from tests.ensemble.planted import example

import detente
from detente.ensemble.store import RunFolder
from detente.errors import RunFolderError
from detente.runs.identity import NOTE, RunIdentity
from detente.runs.resume import refuse_another

FACTS = {
    "detente": "1",
    "digest": "abc",
    "draws": 48,
    "seed": 1,
    "switched_off": [],
    "assumed": {},
}
OTHER = {**FACTS, "digest": "def"}


@pytest.fixture
def folder(tmp_path):
    found = RunFolder(tmp_path)
    found.write_text(NOTE, json.dumps({"facts": FACTS, "sources": "s1"}))
    return found


def hold(folder: RunFolder, edit) -> None:
    """Keep the example in the folder as it was before, which is what an edit makes of it."""
    before = json.loads(example().snapshot)
    edit(before)
    folder.write_text("case.json", json.dumps(before))


def refused(folder: RunFolder, facts=OTHER, sources="s1") -> str:
    """Return why the folder's run is not gone on with."""
    with pytest.raises(RunFolderError, match=r"[Gg]ive another folder with --out") as why:
        refuse_another(folder, example(), RunIdentity(**facts), sources)
    assert str(folder.path) in str(why.value)
    return str(why.value)


def test_the_same_run_goes_on_whatever_case_the_folder_keeps(folder):
    hold(folder, lambda before: before.clear())
    refuse_another(folder, example(), RunIdentity(**FACTS), "s1")


def test_every_fact_that_differs_is_told_with_both_values(folder):
    before = {key: fact for key, fact in FACTS.items() if key != "assumed"}
    folder.write_text(NOTE, json.dumps({"facts": before, "sources": "s1"}))
    why = refused(folder, {**FACTS, "draws": 40, "switched_off": ["trust"]})
    assert 'contains another run: draws was 48, now 40; switched_off was [], now ["trust"]; ' in why
    assert "assumed was null, now {}. " in why
    assert "digest" not in why


def test_other_sources_are_told_only_where_the_run_is_the_same(folder):
    assert f"with different source files of detente {detente.__version__}; " in refused(
        folder, FACTS, "s2"
    )
    assert "source files" not in refused(folder, {**FACTS, "draws": 2}, "s2")


@pytest.mark.parametrize("held", [[], {}, {"facts": "draws"}, {"facts": None}])
def test_a_note_that_names_no_run_is_damaged(folder, held):
    folder.write_text(NOTE, json.dumps(held))
    assert "run.json is damaged: it does not identify the run" in refused(folder)


def renamed(before):
    actor = next(a for a in before["actors"] if a["id"] == "southland")
    actor["name"] = "Deepland"
    before["actors"].reverse()


def gone(before):
    before["actors"] = [a for a in before["actors"] if a["id"] != "southland"]


def more(before):
    before["settings"]["motto"] = "Ω" * 50


def relisted(before):
    before["settings"]["cutting_level"] = [0.5]


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (renamed, 'actors.southland.name ("Deepland", now "Southland")'),
        (gone, "actors.southland (absent, now there)"),
        (more, f'settings.motto ("{"Ω" * 38}…, now absent)'),
        (relisted, "settings.cutting_level (there, now there)"),
        (lambda before: None, "its format"),
    ],
)
def test_a_case_differs_where_a_row_or_a_setting_does_whatever_their_order(folder, edit, what):
    hold(folder, edit)
    assert f"contains another run: the case differs in {what}. Give" in refused(folder)


@pytest.mark.parametrize(("many", "rest"), [(5, ""), (8, " and 3 more")])
def test_five_differences_are_named_and_the_rest_counted(folder, many, rest):
    def edit(before):
        for actor in before["actors"][:many]:
            actor["name"] = "X"

    hold(folder, edit)
    why = refused(folder)
    assert why.count('("X", now ') == 5
    assert f'"){rest}. Give another' in why


@pytest.mark.parametrize("text", [None, "{", "\udcff"])
def test_a_kept_case_that_cannot_be_read_differs_somehow(folder, text):
    if text is not None:
        path = folder.path / "case.json"
        path.write_bytes(text.encode(errors="surrogateescape"))
    assert "contains another run: the case differs. Give" in refused(folder)
