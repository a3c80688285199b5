"""No rule of axe-core is broken: three cases, three widths, light, dark and forced colours."""

import pytest
from tests.browser.conftest import OPEN_ALL
from tests.sizes import FEW

# Runs a case and starts a browser, on machines that may be busy.
pytestmark = pytest.mark.timeout(600)

MODES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}
# Sizes of targets are a rule of WCAG 2.2 that axe leaves off unless it is asked for.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


def violations(page) -> list[str]:
    """Return each rule that is broken, with the first places where it is."""
    from axe_playwright_python.sync_playwright import Axe

    broken = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{rule['id']}, {len(rule['nodes'])} times: "
        + "; ".join(node["html"][:120] for node in rule["nodes"][:3])
        for rule in broken
    ]


WIDTHS = (390, 640, 1280)
VIEWS = [(mode, width) for mode in MODES for width in WIDTHS]
# Where time is short: each mode on a phone, and a wide page in one.
FEWER = [*((mode, 390) for mode in MODES), ("light", 1280)]


@pytest.mark.parametrize(("mode", "width"), FEWER if FEW else VIEWS)
def test_no_rule_is_broken_with_all_blocks_open(opened, report, mode, width):
    page = opened(report, viewport={"width": width, "height": 900}, **MODES[mode])
    page.evaluate(OPEN_ALL)
    assert violations(page) == []


def test_a_planted_fault_is_found(opened, written):
    page = opened(written("example"), viewport={"width": 390, "height": 900})
    page.evaluate("() => document.querySelector('main').append(document.createElement('button'))")
    assert [line.partition(",")[0] for line in violations(page)] == ["button-name"]
