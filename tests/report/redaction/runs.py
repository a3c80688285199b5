"""Runs of marked cases, kept for the tests of a session that only read them."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.assess.runs import plan
from tests.report.redaction.marked import marked

from detente.assess.run import run

_PLACE = TemporaryDirectory()


@cache
def _made() -> Path:
    return run(marked(), Path(_PLACE.name) / "run", plan(draws=32)).folder.path


def fresh(folder: Path) -> Path:
    """Return a copy of the run of the marked example, which a test may write into."""
    return Path(shutil.copytree(_made(), folder / "run"))
