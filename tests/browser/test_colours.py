"""The report's colours: light, dark and forced."""

import re

import pytest
from tests.browser.conftest import OPEN_ALL

# Runs a case and starts a browser, on machines that may be busy.
pytestmark = pytest.mark.timeout(600)

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


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_text_stands_out(opened, report, scheme):
    page = opened(report, color_scheme=scheme)
    page.evaluate(OPEN_ALL)
    assert page.evaluate(FAINT, 4.5) == []


def test_the_dark_scheme_is_dark(opened, report):
    shade = "() => getComputedStyle(document.body).backgroundColor"
    tones = re.findall(r"\d+", opened(report, color_scheme="dark").evaluate(shade))
    assert max(int(tone) for tone in tones[:3]) < 64


FILLS = """() => Object.fromEntries(
  ['f-engageable', 'f-ambivalent', 'f-spoiler'].map(name => {
    const drawn = document.querySelector(`.fig .${name}`);
    return [name, drawn && getComputedStyle(drawn).fill];
  }))"""
ABOVE = """() => [...document.querySelectorAll('.fig use')].map(drawn => {
  const bar = (drawn.closest('.sample') ? drawn.parentElement.querySelector('rect')
    : drawn.parentElement.previousElementSibling);
  return [getComputedStyle(bar).fill, getComputedStyle(drawn).stroke];
})"""
UNLINED = """() => [...document.querySelectorAll('.flag, .off, .chip')]
  .filter(e => getComputedStyle(e).outlineStyle !== 'solid').map(e => e.textContent)"""


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_forced_colours_keep_text_patterns_and_status_words(opened, report, scheme):
    page = opened(report, forced_colors="active", color_scheme=scheme)
    page.evaluate(OPEN_ALL)
    assert page.evaluate("() => matchMedia('(forced-colors: active)').matches")
    assert page.evaluate(FAINT, 4.5) == []
    assert page.evaluate(UNLINED) == []
    patterns = page.evaluate(ABOVE)
    assert patterns
    assert all("none" not in pair and pair[0] != pair[1] for pair in patterns)
    plain = opened(report, color_scheme=scheme)
    assert page.evaluate(FILLS) == plain.evaluate(FILLS)
    assert len(patterns) == len(plain.evaluate(ABOVE))
    link = page.locator(".contents a").first
    link.evaluate("e => e.setAttribute('aria-current', 'location')")
    assert link.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
