"""Every text of the report is said from the catalogue, in the code and on a page."""

from pathlib import Path

import pytest
from tests.assess.runs import finished
from tests.ensemble.planted import example
from tests.report.messages.own import own_texts
from tests.report.messages.unmarked import in_code, in_template, on_page

from detente.report.page import render

REPORT = Path(__file__).resolve().parents[3] / "src" / "detente" / "report"
CODE = sorted(p.relative_to(REPORT).as_posix() for p in REPORT.rglob("*.py"))
TEMPLATES = sorted(p.relative_to(REPORT).as_posix() for p in REPORT.rglob("*.j2"))
# Words that no reader of a page sees: errors, fonts, programs, keys, and the file that is made.
SILENT = ("forms/write.py", "forms/pdf.py", "redaction/readers.py", "redaction/partly.py")
# Labels that a record holds, names of programs and fonts, and the command.
KEYS = (
    *("worse than ", "skill shown", "this run", "language of the report", "détente report"),
    *("DejaVu Sans Condensed", "detente run CASE --as-of "),
)


@pytest.mark.parametrize("name", [one for one in CODE if one not in SILENT])
def test_no_sentence_in_the_code_is_left_out(name):
    assert [one for one in in_code(REPORT / name) if not one.endswith(KEYS)] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_text_in_a_template_is_left_out(name):
    assert in_template(REPORT / name) == []


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
def test_no_plain_english_is_left_on_a_page(language):
    summary = finished()[0]
    assert on_page(render(summary, language=language), own_texts(summary, example())) == []


def test_what_the_program_wrote_into_a_summary_is_no_text_of_the_case():
    summary = finished()[0]
    own = own_texts(summary, example())
    assert summary.question in own
    written = [one.neutral for one in summary.mechanisms.values()]
    assert not [text for text in [*written, *summary.not_modelled.values()] if text in own]
