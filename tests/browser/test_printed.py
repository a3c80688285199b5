"""The report on paper, as the browser prints it."""

import io
import json
import re
from unicodedata import normalize

import pypdf
import pytest
from tests.report.documents import read
from tests.report.filled import PARTS, filled

from detente.report.page import render

# Runs a case and starts a browser, on machines that may be busy.
pytestmark = pytest.mark.timeout(600)

# Sheets less margins of 11 mm at the top and the sides and 10 mm below, in CSS pixels of 1/96 inch.
SHEETS = {
    "A4": (int(188 / 25.4 * 96), int(276 / 25.4 * 96)),
    "Letter": (int(193.9 / 25.4 * 96), int(258.4 / 25.4 * 96)),
}
LEAST = {"text": 8.5, "chart": 7.5}  # points, as printed

# Font sizes as printed, in points: those of pictures, and all others.
SIZES = """() => {
  const page = document.getElementById('page-one');
  const zoom = Number(getComputedStyle(page).zoom) || 1;
  const found = {text: 99, chart: 99};
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || e.closest('title, desc')) continue;
    if (!e.getClientRects().length) continue;
    const size = parseFloat(getComputedStyle(e).fontSize) * zoom * 0.75;
    const kind = e.closest('svg') ? 'chart' : 'text';
    found[kind] = Math.min(found[kind], size);
  }
  return found;
}"""

ALONE = """() => {
  for (let at = document.getElementById('page-one'); at !== document.body; at = at.parentElement)
    for (const other of at.parentElement.children)
      if (other !== at) other.style.display = 'none';
}"""

CLOSED = """() => [...document.querySelectorAll('details')].map(d => {
  const found = [], walker = document.createTreeWalker(d, NodeFilter.SHOW_TEXT);
  while (walker.nextNode())
    if (!walker.currentNode.parentElement.closest('svg')) found.push(walker.currentNode.data);
  return found.join(' ');
}).join(' ')"""
HEADINGS = """() => [...document.querySelectorAll('h2, h3, h4, summary, .picture > .heading')]
  .filter(e => e.offsetParent)
  .map(e => [...e.childNodes].filter(n => !n.matches?.('.self')).map(n => n.textContent).join(''))
  .map(words => words.replace(/\\s+/g, ''))"""
MOST_BYTES = 6_000_000


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_first_page_fits_one_sheet(opened, report, sheet):
    fits(opened, report, sheet)


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(
    "parts", [("advice",), ("events",), ("advice", "events"), PARTS], ids="-".join
)
def test_it_fits_with_advice_and_events(opened, report, sheet, parts, tmp_path):
    summary = json.loads((report.parent / "summary.json").read_text(encoding="utf-8"))
    page = tmp_path / "report.html"
    page.write_text(render(read(filled(summary, *parts))), encoding="utf-8")
    fits(opened, page, sheet)


def fits(opened, report, sheet):
    """Open a report on a sheet; page one must fit it, in type that can be read."""
    width, height = SHEETS[sheet]
    page = opened(report, viewport={"width": width, "height": height})
    page.emulate_media(media="print")
    first = page.locator("section#page-one")
    assert first.bounding_box()["height"] <= height
    assert first.evaluate("e => getComputedStyle(e).breakAfter") == "page"
    smallest = page.evaluate(SIZES)
    assert all(smallest[kind] >= least for kind, least in LEAST.items()), smallest
    page.evaluate(ALONE)
    margin = {"top": "11mm", "bottom": "10mm", "left": "11mm", "right": "11mm"}
    printed = page.pdf(format=sheet, margin=margin)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_what_is_printed_holds_every_block_and_marks_every_page(opened, report):
    page = opened(report)
    hidden = page.evaluate(CLOSED)
    headings = {normalize("NFKC", heading) for heading in page.evaluate(HEADINGS)}
    paper = page.pdf(prefer_css_page_size=True)
    assert len(paper) < MOST_BYTES
    sheets = pypdf.PdfReader(io.BytesIO(paper)).pages
    texts = [normalize("NFKC", sheet.extract_text()) for sheet in sheets]  # no ligatures
    printed = set(re.findall(r"\w{4,}", " ".join(texts)))
    lost = set(re.findall(r"\w{4,}", hidden)) - printed
    assert len(lost) <= len(printed) / 200, lost  # a long word may break over two lines
    for number, text in enumerate(texts, 1):
        assert "not for targeting" in text
        assert re.search(r"case [0-9a-f]{8}", text)
        assert f"{number} of {len(texts)}" in text
    headed(headings, texts)


def headed(headings: set[str], texts: list[str]) -> None:
    """No heading is the end of a page, and each is whole on one."""
    squeezed = []
    for text in texts:
        lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
        own = [line for line in lines if not re.search(r"targeting|case \w{8}$|^\d+ of \d+$", line)]
        squeezed.append("".join(own).replace(" ", ""))
    ends = {heading for heading in headings for text in squeezed if text.endswith(heading)}
    assert not ends
    assert [heading for heading in headings if not any(heading in text for text in squeezed)] == []


def test_what_is_folded_opens_before_printing(opened, report):
    page = opened(report)
    closed = "() => document.querySelectorAll('details:not([open])').length"
    assert page.evaluate(closed) > 0
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(closed) == 0
