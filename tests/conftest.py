"""Settings and fixtures that all tests share."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from detente.engagement import task
from detente.engagement.anchoring.anchor import anchor_case

ROOT = Path(__file__).resolve().parent.parent
TIERS = ("quick", "measured", "slow")
SLOW_FOLDERS = ("browser", "docs", "faults", "flagship", "oracles", "slow")
SLOW_FILES = (
    "tests/assess/contributions/test_answer.py",
    "tests/assess/contributions/test_mechanisms.py",
    "tests/assess/contributions/test_priors.py",
    "tests/assess/engageable/test_calibration.py",
    "tests/assess/evidence/flips/test_answer.py",
    "tests/assess/evidence/flips/test_record.py",
    "tests/assess/test_run.py",
    "tests/cases/test_small_runs.py",
    "tests/cli/test_backtest.py",
    "tests/cli/test_contributions.py",
    "tests/cli/test_estimate.py",
    "tests/cli/test_flips.py",
    "tests/ensemble/test_cluster.py",
    "tests/fitting/attendance/test_artefact.py",
    "tests/numerics/test_compile.py",
    "tests/property/test_any_case.py",
    "tests/property/test_any_input.py",
    "tests/property/test_case.py",
    "tests/report/sections/contributions/test_words.py",
    "tests/report/sections/evidence/test_flips.py",
    "tests/report/test_acceptance.py",
    "tests/runs/test_manifest.py",
    "tests/runs/test_verified.py",
)
# Slow only by their number of runs: coverage counts what they run, as it counts the quick tests.
MEASURED_FILES = (
    "tests/assess/agreement/test_answer.py",
    "tests/assess/asked/test_answer.py",
    "tests/assess/engageable/test_trace.py",
    "tests/assess/evidence/flips/test_drawn.py",
    "tests/assess/evidence/test_strikes.py",
    "tests/assess/evidence/test_trace.py",
    "tests/assess/summary/test_answer.py",
    "tests/assess/table/test_holdout.py",
    "tests/assess/test_paired.py",
    "tests/case/upgrading/test_upgrade.py",
    "tests/cli/test_run.py",
    "tests/engagement/course/test_invariants.py",
    "tests/engagement/course/test_run.py",
    "tests/engagement/test_excluded.py",
    "tests/ensemble/test_store.py",
    "tests/models/sorting/electre/test_kernels.py",
    "tests/models/test_spec.py",
    "tests/property/test_exchange.py",
    "tests/property/test_models.py",
    "tests/property/test_one_draw.py",
    "tests/property/test_spatial.py",
    "tests/property/test_ties.py",
    "tests/property/test_upgrade.py",
    "tests/reachability/test_verdicts.py",
    "tests/report/forms/test_write.py",
    "tests/report/redaction/test_partly.py",
    "tests/report/redaction/test_readers.py",
    "tests/report/test_page.py",
    "tests/runs/test_finished.py",
)
# The first call of a kernel compiles it, which no deadline allows for.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=50)
settings.load_profile("ci" if os.environ.get("CI") else "local")


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


def tier_of(path: Path) -> str:
    """Return the tier of a test file."""
    name = path.relative_to(ROOT).as_posix()
    if name in MEASURED_FILES:
        return "measured"
    slow = name.startswith(tuple(f"tests/{folder}/" for folder in SLOW_FOLDERS))
    return "slow" if slow or name in SLOW_FILES else "quick"


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
        tier = tier_of(item.path)
        if tier != "quick":
            item.add_marker(pytest.mark.slow)
        if tier == "measured":
            item.add_marker(pytest.mark.measured)


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
