"""Styles, page, language, header and properties of the Word file."""

from datetime import datetime
from typing import TYPE_CHECKING

from detente.report.forms.notes import About
from detente.report.forms.word.markup import SPACES, cleaned
from detente.report.messages.say import say

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["dress"]

# No clock is read: the same run gives the same bytes.
_DAY = datetime(1980, 1, 1)  # noqa: DTZ001 - properties of the format have no time zone
_FONT = "Calibri"
_INK = "1B1F24"
_SOFT = "57606A"
_FIELD = {"PAGE": "\ue000", "NUMPAGES": "\ue001"}  # signs where a field of the header goes
_LINK = "0B5394"
_HEADINGS = {1: 18, 2: 14, 3: 11.5, 4: 10.5, 5: 10.5, 6: 10.5}

_ADDED = f"""<w:styles {SPACES}>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText"><w:name w:val="Table Text"/>
<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="20" w:after="20"
w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>
</w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="NoteText"><w:name w:val="Note Text"/>
<w:basedOn w:val="Normal"/><w:qFormat/><w:rPr><w:color w:val="{_SOFT}"/><w:sz w:val="18"/>
<w:szCs w:val="18"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="BottomLine"><w:name w:val="Bottom Line"/>
<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:pBdr><w:left w:val="single" w:sz="24" w:space="8"
w:color="{_LINK}"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="F6F8FA"/></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="FoldText"><w:name w:val="Fold Text"/>
<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="CodeText"><w:name w:val="Code Text"/>
<w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:noProof/></w:rPr>
</w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="ClaimText"><w:name w:val="Claim Text"/>
<w:rPr><w:color w:val="{_LINK}"/></w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="LinkText"><w:name w:val="Link Text"/>
<w:rPr><w:color w:val="{_LINK}"/><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report Table"/>
<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="D0D7DE"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="D0D7DE"/></w:tblBorders><w:tblCellMar>
<w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
</w:styles>"""


def dress(document: "Document", about: About, *, title: str, language: str) -> None:
    """Give a new document its styles, page size, running header, language and properties.

    Parameters
    ----------
    document : docx.document.Document
        A document of the default template.
    about : About
        Facts of the run, for the header.
    title : str
        Title of the document.
    language : str
        Language tag of the text.
    """
    _styles(document, language)
    _page(document)
    _header(document, about)
    _properties(document, title, language)


def _styles(document: "Document", language: str) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    for level, size in _HEADINGS.items():
        font = styles[f"Heading {level}"].font
        font.name, font.size, font.color.rgb = _FONT, Pt(size), RGBColor.from_string(_INK)
        fonts = styles[f"Heading {level}"].element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    caption = styles["Caption"].font
    caption.size, caption.color.rgb = Pt(9.5), RGBColor.from_string(_INK)
    for style in parse_xml(_ADDED):
        styles.element.append(style)
    for lang in styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)


def _page(document: "Document") -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(22), Mm(18)
    section.header_distance = section.footer_distance = Mm(9)


def _header(document: "Document", about: About) -> None:
    """Write the running header: handling, use, case, day, and page n of m."""
    from docx.oxml import parse_xml

    words = say(
        "{handling} · not for targeting · as of {day} · case {id}",
        handling=about.handling,
        day=about.as_of,
        id=about.digest[:8],
    )
    tabs = '<w:tabs><w:tab w:val="clear" w:pos="4320"/><w:tab w:val="clear" w:pos="8640"/>'
    tabs += '<w:tab w:val="right" w:pos="9860"/></w:tabs>'
    look = f'<w:rPr><w:color w:val="{_SOFT}"/><w:sz w:val="16"/></w:rPr>'
    text = f'<w:r>{look}<w:t xml:space="preserve">{{}}</w:t></w:r>'
    count = say("page {page} of {pages}", page=_FIELD["PAGE"], pages=_FIELD["NUMPAGES"])
    pages = text.format(cleaned(count))
    for name, sign in _FIELD.items():
        field = f'<w:fldSimple w:instr=" {name} ">{text.format("1")}</w:fldSimple>'
        opened = text.partition("{")[0]
        pages = pages.replace(sign, f"</w:t></w:r>{field}{opened}")
    header = document.sections[0].header
    header.is_linked_to_previous = False
    old = header.paragraphs[0]._p
    new = parse_xml(
        f'<w:p {SPACES}><w:pPr><w:pStyle w:val="Header"/>{tabs}</w:pPr>'
        f"{text.format(cleaned(words))}<w:r><w:tab/></w:r>{pages}</w:p>"
    )
    old.getparent().replace(old, new)


def _properties(document: "Document", title: str, language: str) -> None:
    properties = document.core_properties
    properties.title = title[:255]
    properties.language = language
    properties.author = properties.last_modified_by = ""
    properties.comments = properties.keywords = properties.subject = properties.category = ""
    properties.created = properties.modified = _DAY
    properties.identifier = "détente report"
    properties.revision = 1
