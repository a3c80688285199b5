"""The Afghan case in every form: each picture is drawn, each table arrives, text is never lost."""

import io
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import docx

from detente.assess.run import run
from detente.assess.summary.record import Summary
from detente.case.reading.read import read_case
from detente.report.forms.blocks import Heading, Picture, plain
from detente.report.forms.markdown import to_markdown
from detente.report.forms.notes import about, claim_notes
from detente.report.forms.reader import read_page
from detente.report.forms.sheets import to_csv, to_workbook
from detente.report.forms.tables import named_tables, sheet_names
from detente.report.forms.word.write import to_word
from detente.report.page import render
from detente.runs.plan import Plan

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "afghanistan"


@cache
def summary() -> Summary:
    with TemporaryDirectory() as place:
        made = run(read_case(FOLDER), Path(place) / "run", Plan(draws=16, workers=2)).summary
    return Summary.model_validate(made)


@cache
def page():
    return read_page(render(summary()))


def test_the_word_file_has_every_heading_picture_and_table():
    raw = to_word(page(), about(summary()))
    file = docx.Document(io.BytesIO(raw))
    headings = [p.text for p in file.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [plain(b.runs) for b in page().blocks if isinstance(b, Heading)]
    pictures = [b for b in page().blocks if isinstance(b, Picture)]
    assert len(file.inline_shapes) == len(pictures) > 4
    assert all(picture.alt for picture in pictures)
    assert len(file.tables) == len(named_tables(page(), about(summary()))) - 1
    assert len(raw) < 2_000_000


def test_every_claim_that_is_cited_has_its_footnote():
    text = to_markdown(page(), claim_notes(summary()))
    notes = [line for line in text.splitlines() if line.startswith("[^claim-")]
    assert len(notes) > 20
    assert all(", grade " in line and " Source: " in line for line in notes)


def test_tables_have_names_of_their_own():
    tables = named_tables(page(), about(summary()))
    assert len(set(sheet_names(tables))) == len(to_csv(tables)) == len(tables)
    assert to_workbook(tables, about(summary())).startswith(b"PK")
