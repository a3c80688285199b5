"""The report in both test languages, longer words and from right to left: nothing leaves."""

from pathlib import Path

import pytest
from tests.browser.conftest import OPEN_ALL
from tests.browser.test_layout import CUT, DRAWN, MISPLACED, OVERFLOWING

from detente.assess.summary.record import summary_of
from detente.report.page import render
from detente.runs.finished import FinishedRun

# Runs a case and starts a browser, on machines that may be busy.
pytestmark = pytest.mark.timeout(600)

OVERFLOWING_LEFT = OVERFLOWING.replace("right > wide + 1", "left < -1")
WIDTHS = (320, 390, 640, 768, 1280)


@pytest.fixture(params=["en-XA", "ar-XB"])
def translated(request, browser, written, tmp_path_factory) -> Path:
    run = FinishedRun.at(written("afghanistan").parent)
    place = tmp_path_factory.mktemp(request.param) / "report.html"
    place.write_text(render(summary_of(run), language=request.param), encoding="utf-8")
    return place


def test_nothing_leaves_the_page_or_its_picture(opened, translated):
    for width in WIDTHS:
        page = opened(translated, viewport={"width": width, "height": 800})
        page.evaluate(OPEN_ALL)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        assert page.evaluate(OVERFLOWING) == page.evaluate(OVERFLOWING_LEFT) == []
        assert page.evaluate(DRAWN) >= 8
        assert page.evaluate(MISPLACED) == page.evaluate(CUT) == []
