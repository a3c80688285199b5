"""Every form of one run's report: the same content, the same bytes, no file of others lost."""

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from docx.oxml.ns import qn
from markdown_it import MarkdownIt
from tests.assess.runs import plan
from tests.ensemble.planted import example
from tests.report.documents import document, read

from detente.assess.run import run
from detente.errors import DetenteError
from detente.report.forms.blocks import Page, Picture
from detente.report.forms.markdown import to_markdown
from detente.report.forms.notes import about
from detente.report.forms.reader import read_page
from detente.report.forms.word.write import to_word
from detente.report.forms.write import write_form
from detente.report.page import render

FORMS = ("html", "md", "docx", "csv", "xlsx")
NAMES = {
    "html": "report.html",
    "md": "report.md",
    "docx": "report.docx",
    "csv": "report-tables",
    "xlsx": "report.xlsx",
}


@pytest.fixture(scope="module")
def folder():
    with TemporaryDirectory() as place:
        yield run(example(), Path(place) / "run", plan(draws=4)).folder.path


def contents(path: Path) -> dict[str, bytes]:
    if path.is_file():
        return {"": path.read_bytes()}
    return {file.name: file.read_bytes() for file in sorted(path.iterdir())}


# One content.


def sentences(blocks: list[str]) -> list[str]:
    """Return sentences, without white space, dots that part marks, and empty pieces."""
    pieces = (piece for text in blocks for piece in re.split(r"(?<=[.?!])\s|·", text))
    joined = (re.sub(r"\s+", "", piece) for piece in pieces)
    return [piece for piece in joined if piece]


# What a page holds beside its sentences: drawings, what is hidden, references to claims.
BESIDE = (
    *[r"<svg\b(?:(?!<svg\b).)*?</svg>"] * 2,  # the second takes what held the first
    r'<a class="chip[^>]*>.*?</a>',
    r'<(\w+)\b[^>]*aria-hidden="true"[^>]*>.*?</\1>',
)
# Titles, folds and tables of pictures: they are tested apart.
OF_PICTURES = (r"<h\d\b.*?</h\d>", r"<(figcaption|summary|table)\b.*?</\1>")


def without(patterns: tuple[str, ...], text: str) -> str:
    for pattern in patterns:
        text = re.sub(pattern, " ", text, flags=re.DOTALL)
    return text


def of_html(html: str) -> list[str]:
    """Return the texts of the first section, read with patterns only."""
    section = without(BESIDE, re.search(r"<section\b.*?</section>", html, re.DOTALL)[0])
    figure = r"<figure\b.*?</figure>"
    section = re.sub(figure, lambda m: without(OF_PICTURES, m[0]), section, flags=re.DOTALL)
    section = re.sub(r"</dt>\s*<dd\b[^>]*>", ": ", section)
    marks = r'<p class="meta">.*?</p>'
    section = re.sub(marks, lambda m: re.sub(r"(</span>|</b>)\s*(?=<span)", r"\1·", m[0]), section)
    section = re.sub(r"</?(?:a|b|bdi|code|em|i|span|strong)\b[^>]*>", "", section)
    return [unescape(text) for text in re.split(r"<[^>]+>", section)]


def front(html: str) -> Page:
    """Return page one without its pictures."""
    page = read_page(html)
    kept = tuple(block for block in page.front if not isinstance(block, Picture))
    return replace(page, front=kept, inner=())


def of_markdown(html: str) -> list[str]:
    made = re.sub(r"\[\^[^\]]+\](?!:)", "", to_markdown(front(html), {}))
    made = re.sub(r"^\[\^.*$", "", made, flags=re.MULTILINE)
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(made)
    page = re.sub(r"</?(?:a|code|em|strong)\b[^>]*>|<!--.*?-->", "", page)
    return [unescape(text) for text in re.split(r"<[^>]+>", page)]


def of_word(html: str) -> list[str]:
    file = docx.Document(io.BytesIO(to_word(front(html), about(read(document())))))
    texts = []
    for paragraph in file.element.body.iter(qn("w:p")):
        whole = ""
        for element in paragraph.iter(qn("w:t"), qn("w:br")):
            styles = [s.get(qn("w:val")) for s in element.getparent().iter(qn("w:rStyle"))]
            if "ClaimText" not in styles:
                whole += (element.text or "") if element.tag == qn("w:t") else "\n"
        texts += whole.split("\n")
    return texts


def test_the_sentences_of_page_one_are_equal_in_page_markdown_and_word():
    html = render(read(document()))
    known = sentences(of_html(html))
    assert len(known) > 30
    assert sentences(of_markdown(html)) == known
    assert sentences(of_word(html)) == known


# Files.


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_written_beside_the_run_and_again_to_the_same_bytes(folder, tmp_path, form):
    path = write_form(folder, form)
    assert path == folder / NAMES[form]
    first = contents(path)
    assert all(first.values())
    assert contents(write_form(folder, form)) == first
    other = write_form(folder, form, tmp_path / "made")
    assert contents(other) == first


def test_another_process_writes_the_same_bytes(folder, tmp_path):
    code = (
        "import sys\nfrom detente.report.forms.write import write_form\n"
        f"for form in {FORMS!r}: write_form(sys.argv[1], form, sys.argv[2] + '/' + form)"
    )
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        subprocess.run(
            [sys.executable, "-c", code, str(folder), str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"},
            check=True,
            timeout=120,
        )
    for form in FORMS:
        assert contents(tmp_path / "1" / form) == contents(tmp_path / "2" / form), form


def test_no_form_names_the_folder_of_the_run(folder):
    for form in FORMS:
        for raw in contents(write_form(folder, form)).values():
            assert str(folder).encode() not in raw


@pytest.mark.parametrize("form", ["html", "md", "docx", "xlsx", "pdf"])
def test_a_file_that_is_no_report_is_not_replaced(folder, tmp_path, form):
    file = tmp_path / "notes"
    file.write_text("my own notes")
    with pytest.raises(DetenteError, match="exists and is not a report of this form; delete it"):
        write_form(folder, form, file)
    assert file.read_text() == "my own notes"
    with pytest.raises(DetenteError, match=f"it is a folder, and {form} is one file"):
        write_form(folder, form, tmp_path)


def test_a_report_of_another_form_is_not_replaced(folder, tmp_path):
    word = write_form(folder, "docx", tmp_path / "a")
    before = word.read_bytes()
    for form in ("md", "html", "pdf"):
        with pytest.raises(DetenteError, match="is not a report of this form"):
            write_form(folder, form, word)
    assert word.read_bytes() == before


def test_a_folder_with_other_files_is_not_replaced(folder, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(DetenteError, match="a folder with other files; give a new or empty folder"):
        write_form(folder, "csv", tmp_path)
    with pytest.raises(DetenteError, match="it is a file, and csv is a folder"):
        write_form(folder, "csv", tmp_path / "mine.txt")
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_tables_of_an_earlier_report_are_replaced_as_a_whole(folder, tmp_path):
    out = write_form(folder, "csv", tmp_path / "tables")
    (out / "99-gone.csv").write_text("left over")
    write_form(folder, "csv", out)
    assert not (out / "99-gone.csv").exists()
    assert [file.name for file in tmp_path.iterdir()] == ["tables"]


@pytest.mark.parametrize("form", FORMS)
def test_a_missing_folder_is_named(folder, tmp_path, form):
    with pytest.raises(DetenteError, match=r"there is no folder .*gone, or give another --out"):
        write_form(folder, form, tmp_path / "gone" / "file")


@pytest.mark.parametrize("form", ["md", "csv"])
def test_a_full_disk_leaves_the_old_report(folder, tmp_path, form, monkeypatch):
    out = write_form(folder, form, tmp_path / "out")
    before = contents(out)

    def full(*_args, **_settings):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(DetenteError, match=r"no space left on device; give another --out"):
        write_form(folder, form, out)
    assert contents(out) == before
    assert [file.name for file in tmp_path.iterdir()] == ["out"]
