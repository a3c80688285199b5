"""The contents, and finding a claim from any place of the report."""

import pytest
from tests.browser.conftest import OPEN_ALL

# Runs a case and starts a browser, on machines that may be busy.
pytestmark = pytest.mark.timeout(600)

PRESENT = (
    "() => [...document.querySelectorAll('.contents [aria-current=location]')].map(e => e.hash)"
)
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


def test_the_contents_stay_and_mark_the_present_section(opened, report):
    page = opened(report, viewport={"width": 1280, "height": 800})
    assert page.evaluate(PRESENT) == ["#page-one"]
    column = page.locator(".aside")
    for name in ("options", "rounds", "terms", "reproduce"):
        page.locator(f'.contents a[href="#{name}"]').click()
        page.wait_for_function(f"() => ({PRESENT})().join() === '#{name}'")
        assert -1 <= column.bounding_box()["y"] <= 60
        entry = page.locator(f'.contents a[href="#{name}"]').bounding_box()
        assert 0 <= entry["y"] <= 800 - entry["height"]
    heading = page.locator("h2#limits").bounding_box()
    assert heading["x"] >= column.bounding_box()["x"] + column.bounding_box()["width"]


@pytest.mark.parametrize("width", [320, 768])
def test_on_narrow_screens_the_contents_come_first(opened, report, width):
    page = opened(report, viewport={"width": width, "height": 800})
    column = page.locator(".aside")
    assert column.evaluate("e => getComputedStyle(e).position") == "static"
    end = column.bounding_box()["y"] + column.bounding_box()["height"]
    assert end <= page.locator("h2#options").bounding_box()["y"]
    assert page.get_by_role("searchbox", name="Find a claim").is_visible()


def test_the_filter_leads_to_the_list_by_mouse_and_by_key(opened, report):
    page = opened(report, viewport={"width": 1280, "height": 800})
    search = page.get_by_role("searchbox", name="Find a claim")
    button = page.get_by_role("button", name="Go to the list")
    top = "() => document.getElementById('claims').getBoundingClientRect().top"
    search.fill("no claim has these words")
    assert not button.is_visible()
    search.fill(page.locator("#claim-list > li b").first.inner_text().split()[0])
    assert page.evaluate(top) > 800
    button.click()
    assert page.evaluate(top) <= 800
    page.evaluate("() => scrollTo(0, 0)")
    search.press("Enter")
    assert page.evaluate(top) <= 800
    search.fill("")
    assert page.evaluate("() => location.hash") == ""


def test_a_region_is_a_stop_of_the_tab_key_only_if_it_scrolls(opened, report):
    wrong = """() => [...document.querySelectorAll('.wide')]
      .filter(e => (e.tabIndex === 0) !== (e.scrollWidth > e.clientWidth)).length"""
    stops = "() => [...document.querySelectorAll('.wide')].filter(e => e.tabIndex === 0).length"
    page = opened(report, viewport={"width": 320, "height": 800})
    page.evaluate(OPEN_ALL)
    page.wait_for_timeout(200)
    assert page.evaluate(wrong) == 0
    assert page.evaluate(stops) > 0
    plain = opened(report, java_script_enabled=False)
    assert plain.locator('.wide[tabindex="0"]').count() == plain.locator(".wide").count()
