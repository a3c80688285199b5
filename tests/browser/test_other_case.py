"""The report of another conflict on a phone and on a desk: the checks of layout, and of axe."""

import pytest
from tests.browser.conftest import OPEN_ALL
from tests.browser.test_axe import violations
from tests.browser.test_layout import CUT, DRAWN, MISPLACED, OVERFLOWING

# Runs a case and starts a browser, on machines that may be busy.
pytestmark = pytest.mark.timeout(600)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_leaves_nothing_overlaps_and_no_rule_is_broken(opened, written, width):
    page = opened(written("northern-ireland"), viewport={"width": width, "height": 900})
    page.evaluate(OPEN_ALL)
    assert page.evaluate(DRAWN) >= 8
    assert page.evaluate(OVERFLOWING) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert page.evaluate(MISPLACED) == []
    assert page.evaluate(CUT) == []
    assert violations(page) == []
