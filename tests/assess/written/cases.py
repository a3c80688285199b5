"""The example with advice and dissent, and a run of it."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from tests.assess.runs import plan
from tests.case.breakage import fresh_case
from tests.case.written.texts import ADVICE, DISSENT

from detente.assess.open_run import Run, open_run
from detente.assess.run import run
from detente.case.case import Case
from detente.case.reading.read import read_case


@cache
def advised() -> Case:
    """Return the example with both files."""
    with TemporaryDirectory() as place:
        folder = fresh_case(Path(place))
        (folder / "advice.md").write_text(ADVICE, encoding="utf-8")
        (folder / "dissent.md").write_text(DISSENT, encoding="utf-8")
        return read_case(folder)


@cache
def advised_run() -> Run:
    """Return a run of it; its folder stays until the machine tidies."""
    folder = Path(mkdtemp()) / "run"
    run(advised(), folder, plan(draws=16))
    return open_run(folder)
