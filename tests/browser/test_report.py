"""The report in a real browser, from disk and offline: the invented example and the Afghan case."""

import io
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pypdf
import pytest
from tests.browser.conftest import missing

from detente.assess.run import run
from detente.case.publishing.new import template_folder
from detente.report.page import write_report
from detente.runs.plan import Plan

ROOT = Path(__file__).resolve().parents[2]
CASES = {"example": template_folder(), "afghanistan": ROOT / "cases" / "afghanistan"}

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

OVERFLOWING = """() => {
  const boxed = e => e.closest('.wide, .fig');
  const wide = document.documentElement.clientWidth;
  return [...document.body.querySelectorAll('*')]
    .filter(e => !boxed(e) && e.getBoundingClientRect().right > wide + 1)
    .map(e => `${e.tagName}.${e.getAttribute('class')}: ${e.textContent.trim().slice(0, 40)}`);
}"""

# In a figure the paper is the last box painted under the middle of the text.
FAINT = """least => {
  const read = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b]
    .map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = e => {
    for (let at = e; at; at = at.parentElement) {
      const [r, g, b, a = 1] = read(getComputedStyle(at).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const isBox = s => s.tagName === 'rect'
    || /^M[^a-z]*h[^a-z]*v[^a-z]*h[^a-z]*z$/i.test(s.getAttribute('d') || '');
  const drawnOn = e => {
    const size = e.getBoundingClientRect();
    const x = size.x + size.width / 2, y = size.y + size.height / 2;
    let paper = behind(e);
    for (const s of e.closest('svg').querySelectorAll('rect, path')) {
      const r = s.getBoundingClientRect(), style = getComputedStyle(s);
      const under = s.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (!under || !isBox(s) || style.fill === 'none') continue;
      if (x < r.left || x > r.right || y < r.top || y > r.bottom) continue;
      const fill = read(style.fill), part = (fill[3] ?? 1) * style.fillOpacity * style.opacity;
      paper = paper.map((v, i) => v * (1 - part) + fill[i] * part);
    }
    return paper;
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement, text = walker.currentNode.data.trim();
    if (!text || !e.getClientRects().length || e.closest('style, script, title, desc')) continue;
    const style = getComputedStyle(e), drawn = e.closest('svg');
    const ink = light(read(drawn ? style.fill : style.color));
    const paper = light(drawn ? drawnOn(e) : behind(e));
    const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    if (ratio < least) found.push(`${ratio.toFixed(2)}: ${text.slice(0, 60)}`);
  }
  return found;
}"""

# Texts of a picture that leave it, or lie on one another.
MISPLACED = """() => {
  const found = [];
  for (const picture of document.querySelectorAll('svg.fig[role=img]')) {
    const box = picture.getBoundingClientRect(), name = picture.querySelector('title').textContent;
    if (!box.width) continue;
    const texts = [...picture.querySelectorAll('text')]
      .map(e => [e.textContent, e.getBoundingClientRect()]).filter(([, r]) => r.width);
    texts.forEach(([words, r], n) => {
      if (r.left < box.left - 1 || r.right > box.right + 1
          || r.top < box.top - 1 || r.bottom > box.bottom + 1)
        found.push(`${name}: ${words} is out`);
      for (const [other, s] of texts.slice(n + 1))
        if (Math.min(r.right, s.right) - Math.max(r.left, s.left) > 0.5
            && Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top) > 0.5)
          found.push(`${name}: ${words} and ${other}`);
    });
  }
  return found;
}"""

DRAWN = (
    "() => [...document.querySelectorAll('svg.fig[role=img]')].filter(s => s.clientWidth).length"
)

ALONE = """() => {
  for (let at = document.getElementById('page-one'); at !== document.body; at = at.parentElement)
    for (const other of at.parentElement.children)
      if (other !== at) other.style.display = 'none';
}"""

UNNAMED = """() => [...document.querySelectorAll('svg')]
  .filter(s => !s.closest('[aria-hidden=true]'))
  .filter(s => s.getAttribute('role') !== 'img'
    || !(s.getAttribute('aria-label') || s.querySelector(':scope > title')?.textContent))
  .map(s => s.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def written(browser, tmp_path_factory):
    """Return the path of a case's report, each written once and only if there is a browser."""

    @cache
    def write(name: str) -> Path:
        folder = tmp_path_factory.mktemp(name) / "run"
        return write_report(run(CASES[name], folder, Plan(draws=64, workers=2)).folder.path)

    return write


@pytest.fixture(params=CASES)
def report(request, written) -> Path:
    return written(request.param)


@pytest.fixture
def opened(browser):
    """Return a function that opens a file offline; it fails if the page asks for more."""
    contexts, asked, errors = [], [], []

    def open_page(path: Path, **settings):
        context = browser.new_context(offline=True, **settings)
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        own = path.as_uri()
        page.on("request", lambda request: asked.append(request.url.removeprefix(own)))
        page.on("console", lambda note: errors.append(note.text) if note.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(own, wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not any(asked)
    assert errors == []


def test_it_opens_offline_without_a_request_or_an_error(opened, report):
    page = opened(report)
    page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.wait_for_timeout(200)
    assert page.locator("section#page-one").count() == 1
    assert page.title()


def test_the_first_screen_answers_the_question(opened, report):
    page = opened(report, viewport={"width": 1280, "height": 800})
    for part in ("#page-one h1", "#bottom-line", "#picture-options"):
        box = page.locator(part).first.bounding_box()
        assert box["y"] + box["height"] <= 800, part


def test_it_reads_the_same_without_javascript(opened, report):
    plain = opened(report, java_script_enabled=False).locator("body").inner_text()
    assert len(plain) > 1000
    assert opened(report).locator("body").inner_text() == plain


@pytest.mark.parametrize("width", [390, 1280])
def test_it_does_not_scroll_sideways(opened, report, width):
    page = opened(report, viewport={"width": width, "height": 800})
    page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
    measured = page.evaluate("() => document.documentElement.scrollWidth")
    assert page.evaluate(OVERFLOWING) == []
    assert measured <= width


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_texts_of_pictures_stay_in_them_and_apart(opened, report, width):
    page = opened(report, viewport={"width": width, "height": 800})
    assert page.evaluate(MISPLACED) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert page.evaluate(DRAWN) >= 8


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_text_stands_out(opened, report, scheme):
    page = opened(report, color_scheme=scheme)
    page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert page.evaluate(FAINT, 4.5) == []


def test_the_dark_scheme_is_dark(opened, report):
    shade = "() => getComputedStyle(document.body).backgroundColor"
    tones = re.findall(r"\d+", opened(report, color_scheme="dark").evaluate(shade))
    assert max(int(tone) for tone in tones[:3]) < 64


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_first_page_fits_one_sheet(opened, report, sheet):
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


CLOSED = """() => [...document.querySelectorAll('details')].map(d => {
  const found = [], walker = document.createTreeWalker(d, NodeFilter.SHOW_TEXT);
  while (walker.nextNode())
    if (!walker.currentNode.parentElement.closest('svg')) found.push(walker.currentNode.data);
  return found.join(' ');
}).join(' ')"""
HEADINGS = """() => [...document.querySelectorAll('h2, h3, h4, summary')]
  .map(e => e.textContent.replace(/\\s+/g, ' ').trim())"""


def test_what_is_printed_holds_every_block_and_marks_every_page(opened, report):
    page = opened(report)
    hidden, headings = page.evaluate(CLOSED), set(page.evaluate(HEADINGS))
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    texts = [normalize("NFKC", sheet.extract_text()) for sheet in sheets]  # no ligatures
    printed = set(re.findall(r"\w{4,}", " ".join(texts)))
    lost = set(re.findall(r"\w{4,}", hidden)) - printed
    assert len(lost) <= len(printed) / 200, lost  # a long word may break over two lines
    for number, text in enumerate(texts, 1):
        assert "not for targeting" in text
        assert re.search(r"run [0-9a-f]{8}", text)
        assert f"{number} of {len(texts)}" in text
        lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
        own = [line for line in lines if not re.search(r"targeting|run \w{8}$|^\d+ of \d+$", line)]
        assert not own or own[-1] not in headings, number


def test_every_chip_leads_to_its_claim(opened, report):
    chips = """() => [...document.querySelectorAll('a.chip[href^="#claim-"]')]
      .map(a => a.getAttribute('href').slice(1))"""
    page = opened(report)
    targets = page.evaluate(chips)
    assert targets
    lost = "names => names.filter(n => !document.getElementById(decodeURIComponent(n)))"
    assert page.evaluate(lost, targets) == []


def test_every_figure_has_words(opened, report):
    page = opened(report)
    assert page.locator("svg").count() > 0
    assert page.evaluate(UNNAMED) == []


def test_headings_are_in_order(opened, report):
    levels = opened(report).evaluate(
        "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


SHOWN = "() => [...document.querySelectorAll('#claim-list > li')].filter(e => !e.hidden).length"


def test_a_claim_can_be_found_by_a_word_and_the_page_keeps_it(opened, report):
    page = opened(report)
    many = page.evaluate(SHOWN)
    first = page.locator("#claim-list > li b").first.inner_text().split()[0]
    page.get_by_role("searchbox", name="Find a claim").fill(first)
    shown = page.evaluate(SHOWN)
    assert 1 <= shown < many
    assert page.get_by_role("status").inner_text() == f"{shown} of {many} claims shown"
    assert page.evaluate("() => location.hash") == f"#find={first}"
    page.reload()
    assert page.evaluate(SHOWN) == shown
    page.evaluate("() => { location.hash = '#claim-list' }")
    hidden = page.evaluate("() => document.querySelector('#claim-list > li[hidden]').id")
    page.evaluate("name => { location.hash = name }", hidden)
    page.wait_for_timeout(100)
    assert page.evaluate(SHOWN) == many


def test_without_script_the_list_is_whole_and_has_no_filter(opened, report):
    page = opened(report, java_script_enabled=False)
    assert page.get_by_role("searchbox").count() == 0
    many = opened(report).evaluate(SHOWN)
    assert page.locator("#claim-list > li:visible").count() == many


def test_what_is_folded_opens_before_printing(opened, report):
    page = opened(report)
    closed = "() => document.querySelectorAll('details:not([open])').length"
    assert page.evaluate(closed) > 0
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(closed) == 0


def test_a_heading_shows_its_link_when_it_is_reached(opened, report):
    link = opened(report).locator("#inner h2 > a.self").first
    assert link.evaluate("e => getComputedStyle(e).opacity") == "0"
    link.focus()
    link.page.keyboard.press("Shift+Tab")
    link.page.keyboard.press("Tab")
    assert link.evaluate("e => getComputedStyle(e).opacity") == "1"


def test_what_is_missing_is_said(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert "chromium" in missing() or "playwright" in missing()
