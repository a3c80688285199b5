"""Styles, running header, language and properties of the Word file."""

import docx
from docx.oxml.ns import qn
from tests.report.forms.sample import facts

from detente.report.forms.word.styles import dress


def dressed(language: str = "fr"):
    document = docx.Document()
    dress(document, facts(), title="Picking & pay", language=language)
    return document


def test_the_header_has_handling_use_and_page_fields():
    header = dressed().sections[0].header.paragraphs[0]
    assert header.text.startswith(
        "PUBLIC <all> · not for targeting · as of 2018-01-15 · case 01234567"
    )
    fields = [e.get(qn("w:instr")).strip() for e in header._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_language_is_that_of_the_page():
    document = dressed("fr")
    (lang,) = {e.get(qn("w:val")) for e in document.styles.element.iter(qn("w:lang"))}
    assert lang == "fr"
    assert document.core_properties.language == "fr"


def test_properties_name_nobody_and_no_clock():
    properties = dressed().core_properties
    assert properties.title == "Picking & pay"
    assert properties.author == properties.last_modified_by == ""
    assert properties.created.year == properties.modified.year == 1980


def test_styles_exist_and_pages_are_a4():
    document = dressed()
    names = {style.name for style in document.styles}
    assert {"Table Text", "Note Text", "Bottom Line", "Claim Text", "Report Table"} <= names
    assert round(document.sections[0].page_width.mm) == 210
