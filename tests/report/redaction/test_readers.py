"""Each form for readers up to a mark: no withheld word in it, and no file if there is one."""

import io
import os
import zipfile
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.assess.runs import plan
from tests.browser.conftest import missing
from tests.ensemble.planted import example
from tests.report.redaction.marked import WORD, secret
from tests.report.redaction.runs import fresh

from detente.assess.run import run
from detente.errors import DetenteError, RunFolderError, UnknownNameError
from detente.report.forms import write
from detente.report.page import rendered
from detente.report.redaction import readers
from detente.report.redaction.readers import write_for

# Where the whole report prints a secret: what no version may hold for readers below its mark.
SHOWN = (
    "C1 text",
    "a rule",
    "a precedent's reading",
    "a precedent's argument",
    "expectations text",
    "rounds stated_reason",
    "rounds attributed_reason",
    "advice do",
)
FORMS = ("html", "md", "docx", "csv", "xlsx")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return fresh(tmp_path_factory.mktemp("readers"))


def contents(path: Path) -> str:
    if path.suffix == ".pdf":
        return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    if path.is_dir():
        return "".join(file.name + file.read_text(encoding="utf-8") for file in path.iterdir())
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as file:
            return "".join(file.read(n).decode(errors="replace") for n in file.namelist())
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", [*FORMS, "pdf"])
def test_no_form_holds_a_word_of_a_withheld_row(folder, form):
    if form == "pdf" and (reason := missing()) and os.environ.get("DETENTE_BROWSER") != "required":
        pytest.skip(reason)
    made = write_for(folder, "public", form)
    assert ".public" in made.path.name
    text = contents(made.path)
    assert WORD.casefold() not in text.casefold()
    assert "W-01" in text
    counts = "3 claims, 1 source, 1 note on a number, 1 dissent and the advice withheld"
    assert counts in text


def test_a_higher_mark_shows_what_is_below_it(folder, tmp_path):
    text = contents(write_for(folder, "internal", out=tmp_path / "a.html").path)
    assert secret("what is new") in text
    assert secret("C1 text") not in text
    whole = write_for(folder, "secret", out=tmp_path / "b.html")
    shown = unescape(contents(whole.path))
    for place in SHOWN:
        assert secret(place) in shown
    assert not whole.version.withheld


def test_numbers_of_visible_rows_name_no_headline(folder, tmp_path):
    made = write_for(folder, "public", out=tmp_path / "a.html", numbers="visible")
    text = contents(made.path)
    assert made.version.partly == ()
    assert "numbers from visible rows only" in text
    assert WORD.casefold() not in text.casefold()


@pytest.mark.parametrize("form", FORMS)
def test_a_planted_leak_leaves_no_file_and_keeps_an_old_one(folder, tmp_path, form, monkeypatch):
    old = write_for(folder, "public", form, out=tmp_path / "old").path
    before = contents(old)

    def leaking(page, which):
        made = write_made(page, which)
        planted = secret("C1 text").encode()
        if isinstance(made, bytes):
            return made + planted if form not in {"docx", "xlsx"} else _packed(planted)
        return {**made, "about.csv": made["about.csv"] + planted}

    write_made = write._made
    monkeypatch.setattr(write, "_made", leaking)
    for target in (tmp_path / "new", old):
        with pytest.raises(DetenteError, match=f"the {form} report for 'public' was not wri") as no:
            write_for(folder, "public", form, out=target)
        assert WORD not in str(no.value)
    assert not (tmp_path / "new").exists()
    assert contents(old) == before


def _packed(text: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("word/document.xml", text)
    return made.getvalue()


def test_a_leak_on_the_page_stops_every_form(folder, tmp_path, monkeypatch):
    page = readers.render
    monkeypatch.setattr(readers, "render", lambda *a, **k: page(*a, **k) + secret("C1 text"))
    with pytest.raises(DetenteError, match="was found in 1 place"):
        write_for(folder, "public", "csv", out=tmp_path / "new")
    assert not list(tmp_path.iterdir())


def test_an_unknown_mark_says_what_is_allowed(folder):
    with pytest.raises(UnknownNameError, match=r"allowed: public, internal.*did you mean 'secret'"):
        write_for(folder, "secrt")


def test_a_case_without_marks_is_written_as_it_is(tmp_path):
    folder = run(example(), tmp_path / "run", plan(draws=4)).folder.path
    made = write_for(folder, "public")
    assert made.path.read_text(encoding="utf-8") == rendered(folder).html
    assert not made.version.withheld
    higher = write_for(folder, "internal")
    assert "<b>internal</b>" in contents(higher.path)
    (folder / "run.json").write_text("{}")
    with pytest.raises(RunFolderError):
        write_for(folder, "public")


def test_a_case_above_the_mark_has_no_version(tmp_path):
    settings = example().settings.model_copy(update={"handling": "confidential"})
    case = replace(example(), settings=settings)
    folder = run(case, tmp_path / "run", plan(draws=4)).folder.path
    with pytest.raises(DetenteError, match="the case itself is marked 'confidential'"):
        write_for(folder, "internal")
    assert not list(folder.glob("report*"))
