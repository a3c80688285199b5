"""The report in a real browser, from disk and offline: example, smallest and Afghan case."""

from itertools import pairwise

import pytest
from tests.browser.conftest import OPEN_ALL, missing

# Runs a case and starts a browser, on machines that may be busy.
pytestmark = pytest.mark.timeout(600)

UNNAMED = """() => [...document.querySelectorAll('svg')]
  .filter(s => !s.closest('[aria-hidden=true]'))
  .filter(s => s.getAttribute('role') !== 'img'
    || !(s.getAttribute('aria-label') || s.querySelector(':scope > title')?.textContent))
  .map(s => s.outerHTML.slice(0, 120))"""


def test_it_opens_offline_without_a_request_or_an_error(opened, report):
    page = opened(report)
    page.evaluate(OPEN_ALL)
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
    page = opened(report)
    page.evaluate("() => document.getElementById('find-claim').remove()")
    assert page.locator("body").inner_text() == plain


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
