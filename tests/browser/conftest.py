"""A real browser: the system's chromium, driven by Playwright.

Where either is missing the tests are skipped with the reason, unless the environment says
``DETENTE_BROWSER=required``: then they fail.
"""

import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")


def missing() -> str:
    """Return what keeps the browser from starting, or nothing."""
    if find_spec("playwright") is None:
        return "playwright is not installed: `make test` sets it up"
    if not any(map(shutil.which, NAMES)):
        return "no browser on the path: install Debian's chromium or Google Chrome"
    return ""


# One a module, so that its event loop never runs beside tests elsewhere.
@pytest.fixture(scope="module")
def browser() -> Iterator:
    """Return a headless browser; it downloads nothing of its own."""
    if reason := missing():
        if os.environ.get("DETENTE_BROWSER") == "required":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, NAMES)))
    with sync_playwright() as driver:
        running = driver.chromium.launch(
            executable_path=program, headless=True, args=["--no-sandbox"], timeout=90_000
        )
        yield running
        running.close()
