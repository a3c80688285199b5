"""Settings and fixtures that all tests share."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tests.tiers import ROOT, TIERS, tier_of

from detente.engagement import task
from detente.engagement.anchoring.anchor import anchor_case

# The first call of a kernel compiles it, which no deadline allows for.
settings.register_profile("quick", deadline=None, max_examples=50)
settings.register_profile("whole", deadline=None, max_examples=100)
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=50)
LOCAL = "whole" if os.environ.get("DETENTE_CASES") == "whole" else "quick"
settings.load_profile("ci" if os.environ.get("CI") else LOCAL)


@pytest.fixture(scope="module")
def few_anchors() -> Iterator[None]:
    """Settle levels on few draws, for tests that run many cases and read no level."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(task, "anchor_case", lambda case, seed, _draws: anchor_case(case, seed, 128))
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the tier to run, and the folder of data that may not be shipped."""
    parser.addoption("--tier", choices=TIERS, default=None, help="run the tests of one tier")
    parser.addoption("--data", default=None, help="folder of data that are not shipped")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Read no file of another tier: to read all of them takes longer than many tests."""
    tier = config.getoption("--tier")
    if tier is None or collection_path.suffix != ".py":
        return None
    if collection_path.name in {"__init__.py", "conftest.py"}:
        return None
    return True if tier_of(collection_path) != tier else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by what they need: data that are not shipped, or time."""
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.data)
        if tier_of(item.path) == "slow":
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session", autouse=True)
def loose_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Make temporary folders where pytest clears up: workers end before they could do so."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("loose")))
        yield


@pytest.fixture(autouse=True)
def talkative() -> Iterator[None]:
    """Let no command that ran with ``--quiet`` in this process silence the next test."""
    yield
    if output := sys.modules.get("detente.cli.output"):
        output.Talk.quiet = False


@pytest.fixture(scope="session")
def root() -> Path:
    """Top folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def vectors() -> Path:
    """Folder of small published data that tests read; its README names the sources."""
    return ROOT / "tests" / "data"


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest) -> Path:
    """Folder of data that may not be shipped; tests that need it run with ``make test-data``."""
    given = request.config.getoption("--data")
    if given is None:
        pytest.skip("needs data that are not shipped: make test-data DATA=FOLDER")
    folder = Path(given).resolve()
    if not (folder / "data").is_dir():
        pytest.fail(f"--data {given}: {folder} holds no folder 'data'")
    return folder
