"""The report on screens of any width, and zoomed: nothing leaves, nothing overlaps."""

import pytest
from tests.browser.conftest import OPEN_ALL

# Runs a case and starts a browser, on machines that may be busy.
pytestmark = pytest.mark.timeout(600)

OVERFLOWING = """() => {
  const boxed = e => e.closest('.wide, .fig');
  const wide = document.documentElement.clientWidth;
  return [...document.body.querySelectorAll('*')]
    .filter(e => !boxed(e) && e.getBoundingClientRect().right > wide + 1)
    .map(e => `${e.tagName}.${e.getAttribute('class')}: ${e.textContent.trim().slice(0, 40)}`);
}"""

# Texts of a picture that leave it, or lie on one another, or on a bar or a dot. Lines that labels
# have a halo against, shaded zones and the tiles of maps are there to be written on.
MISPLACED = """() => {
  const found = [];
  const ground = '.grid, .zero, .rec, .quo, .back, .zone, .ground, .tile, defs *, svg svg *';
  const over = (r, s, wide = 0, high = 0) =>
    Math.min(r.right, s.right + wide) - Math.max(r.left, s.left - wide) > 0.5
    && Math.min(r.bottom, s.bottom + high) - Math.max(r.top, s.top - high) > 0.5;
  for (const picture of document.querySelectorAll('svg.fig[role=img]')) {
    const box = picture.getBoundingClientRect(), name = picture.querySelector('title').textContent;
    if (!box.width) continue;
    const texts = [...picture.querySelectorAll('text')]
      .map(e => [e.textContent, e.getBoundingClientRect()]).filter(([, r]) => r.width);
    const marks = [...picture.querySelectorAll('line, rect, circle, path')]
      .filter(e => !e.matches(ground)).map(e => {
        const s = e.getBoundingClientRect(), half = parseFloat(getComputedStyle(e).strokeWidth) / 2;
        return [e.getAttribute('class') || e.tagName, s, s.width ? 0 : half, s.height ? 0 : half];
      });
    texts.forEach(([words, r], n) => {
      if (r.left < box.left - 1 || r.right > box.right + 1
          || r.top < box.top - 1 || r.bottom > box.bottom + 1)
        found.push(`${name}: ${words} is out`);
      for (const [other, s] of texts.slice(n + 1))
        if (over(r, s)) found.push(`${name}: ${words} and ${other}`);
      for (const [look, s, wide, high] of marks)
        if (over(r, s, wide, high)) found.push(`${name}: ${words} on ${look}`);
    });
  }
  return found;
}"""

DRAWN = (
    "() => [...document.querySelectorAll('svg.fig[role=img]')].filter(s => s.clientWidth).length"
)

# Text that a box of fixed height cuts off.
CUT = """() => [...document.querySelectorAll('main *')]
  .filter(e => !e.closest('svg') && e.clientHeight && getComputedStyle(e).overflowY === 'hidden')
  .filter(e => e.scrollHeight > e.clientHeight + 1)
  .map(e => e.textContent.trim().slice(0, 60))"""

# How far the names of options are above or below their numbers.
OFF = """() => {
  const middle = e => { const r = e.getBoundingClientRect(); return r.top + r.height / 2; };
  const numbers = [...document.querySelectorAll('#picture-options .panel')]
    .map(p => [...p.querySelectorAll('text[text-anchor=end]:not(.tick)')].map(middle));
  return [...document.querySelectorAll('#picture-options .names li')]
    .map(middle).map((y, n) => Math.max(...numbers.map(all => Math.abs(all[n] - y))));
}"""

SAID = """() => [...document.querySelectorAll('h1, h2, h3, p, li, dd, th, td')]
  .filter(e => !e.closest('.names, [role=status]') && e.getClientRects().length)
  .map(e => e.textContent)"""

WIDTHS = [320, 390, 640, 768, 1024, 1280]


@pytest.mark.parametrize("width", WIDTHS)
def test_it_does_not_scroll_sideways(opened, report, width):
    page = opened(report, viewport={"width": width, "height": 800})
    page.evaluate(OPEN_ALL)
    assert page.evaluate(OVERFLOWING) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_texts_stay_in_their_pictures_apart_and_off_the_marks(opened, report, width):
    page = opened(report, viewport={"width": width, "height": 800})
    page.evaluate(OPEN_ALL)
    assert page.evaluate(DRAWN) >= 8
    assert page.evaluate(MISPLACED) == []
    assert page.evaluate(CUT) == []


def test_names_of_options_are_beside_their_numbers(opened, report):
    off = opened(report, viewport={"width": 1280, "height": 800}).evaluate(OFF)
    assert len(off) >= 2
    assert max(off) <= 4


@pytest.mark.parametrize("zoom", [2, 4])
def test_zoomed_it_says_the_same_and_nothing_covers_the_text(opened, report, zoom):
    """Zoom leaves fewer pixels of the style sheet: 640 of 1,280 at 200 %, 320 at 400 %."""
    whole = opened(report, viewport={"width": 1280, "height": 900})
    size = {"width": 1280 // zoom, "height": 900 // zoom}
    zoomed = opened(report, viewport=size, device_scale_factor=zoom)
    for page in (whole, zoomed):
        page.evaluate(OPEN_ALL)
    assert zoomed.evaluate(SAID) == whole.evaluate(SAID)
    places = "() => [...document.querySelectorAll('*')].map(e => getComputedStyle(e).position)"
    assert not {"sticky", "fixed"} & set(zoomed.evaluate(places))
    assert zoomed.evaluate("() => document.documentElement.scrollWidth") <= size["width"]
