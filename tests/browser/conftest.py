"""A real browser: the system's chromium, driven by Playwright, and three reports to open in it.

Where either is missing the tests are skipped with the reason, unless the environment says
``DETENTE_BROWSER=required``: then they fail.
"""

import os
import shutil
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.docs.test_tutorial import PAGE, blocks
from typer.testing import CliRunner

from detente.assess.run import run
from detente.case.publishing.new import template_folder
from detente.cli.app import app
from detente.report.page import write_report
from detente.runs.plan import Plan

ROOT = Path(__file__).resolve().parents[2]
CASES = ("example", "smallest", "afghanistan")
OPEN_ALL = "() => document.querySelectorAll('details').forEach(d => { d.open = true })"
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


def case_folder(name: str, place: Path) -> Path:
    """Return the folder of a case: the template, the tutorial's, or one of the checkout."""
    if (ROOT / "cases" / name).is_dir():
        return ROOT / "cases" / name
    if name == "example":
        return template_folder()
    (place / "valley").mkdir()
    for block in blocks(PAGE.read_text(encoding="utf-8")):
        if block.file and not block.one_row:
            (place / block.file).write_text(block.text, encoding="utf-8")
    return place / "valley"


@pytest.fixture(scope="session")
def written(tmp_path_factory):
    """Return the path of a case's report; each is written once, when first asked for.

    The example's holds the answers that are added to a run as well.
    """

    @cache
    def write(name: str) -> Path:
        case = case_folder(name, tmp_path_factory.mktemp("case"))
        folder = tmp_path_factory.mktemp(name) / "run"
        run(case, folder, Plan(draws=64, workers=2))
        for added in ("flips", "contributions") if name == "example" else ():
            assert CliRunner().invoke(app, [added, str(folder), "--quiet"]).exit_code == 0
        return write_report(folder)

    return write


@pytest.fixture(params=CASES)
def report(request, browser, written) -> Path:
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
