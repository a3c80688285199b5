"""Run the tutorial's case once, for every test of its report, and print numbers as it does."""

from functools import cache, cached_property
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
from tests.docs.smallest.page import Sentence, Table, read_report
from tests.docs.test_tutorial import PAGE, blocks
from typer.testing import CliRunner

from detente.assess.open_run import Run, open_run
from detente.cli.app import app

DRAWS = 128
NONE, TALKS = "none", "talks"
BANDS = ((0.05, "has almost no chance"), (0.2, "is very unlikely"), (0.45, "is unlikely"))


class Made:
    """The run, and its report as sentences and tables."""

    def __init__(self, folder: Path) -> None:
        self.run: Run = open_run(folder)
        self.page = (folder / "report.html").read_text(encoding="utf-8")

    @cached_property
    def report(self) -> tuple[list[Sentence], list[Table]]:
        return read_report(self.page)

    @property
    def sentences(self) -> list[Sentence]:
        return self.report[0]

    @property
    def tables(self) -> list[Table]:
        return self.report[1]

    @property
    def options(self) -> tuple[str, ...]:
        return self.run.rows.strategies

    @property
    def factions(self) -> list[str]:
        return [one.id for one in self.run.case.factions()]

    def drawn(self, option: str, column: str) -> np.ndarray:
        """Return an output of an option, by draw."""
        return self.run.rows.output(option, column)

    def share(self, option: str, column: str, above: float = 0.0) -> float:
        """Return the share of draws in which an output is above a number."""
        return float((self.drawn(option, column) > above).mean())

    def shares(self, column: str, above: float = 0.0) -> list[float]:
        """Return that share under every option."""
        return [self.share(option, column, above) for option in self.options]

    def between(self, column: str) -> tuple[float, float]:
        """Return mean and standard error of the paired difference between both options."""
        paired = self.drawn(TALKS, column) - self.drawn(NONE, column)
        return float(paired.mean()), float(paired.std() / np.sqrt(paired.size))

    def titles(self) -> dict[str, str]:
        """Return the title of each option, as the case has it."""
        return {one.id: one.title for one in self.run.case.settings.strategies}

    def names(self) -> dict[str, str]:
        """Return the name of each actor, as the case has it."""
        return {one.id: one.name for one in self.run.case.actors}


@cache
def made() -> Made:
    place = Path(mkdtemp())
    (place / "valley").mkdir()
    for block in blocks(PAGE.read_text(encoding="utf-8")):
        if block.file and not block.one_row:
            (place / block.file).write_text(block.text, encoding="utf-8")
    words = ["run", str(place / "valley"), "--draws", str(DRAWS), "--out", str(place / "run")]
    answer = CliRunner().invoke(app, [*words, "--quiet"])
    assert answer.exit_code == 0, answer.output or answer.exception
    return Made(place / "run")


def bare(share: float) -> str:
    """Return a share in per cent, as tables print it."""
    if 0 < share < 0.01:
        return "under 1"
    return "over 99" if 0.99 < share < 1 else f"{100 * share:.0f}"


def percent(share: float) -> str:
    return f"{bare(share)} %"


def from_to(shares: list[float]) -> str:
    """Return the least and the largest of some shares, as a sentence prints them."""
    low, high = percent(min(shares)), percent(max(shares))
    if low == high:
        return low
    plain = not any(one.startswith(("under", "over")) for one in (low, high))
    return f"{low.removesuffix(' %') if plain else low} to {high}"


def quantiles(values: np.ndarray, digits: int = 0) -> str:
    """Return the middle and the 80 % range of some draws."""
    low, middle, high = (f"{x:.{digits}f}" for x in np.quantile(values, (0.1, 0.5, 0.9)))
    return middle if low == middle == high else f"{middle} ({low} to {high})"


def joined(words: list[str]) -> str:
    """Return words as a list in a sentence."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def rows_alike(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return rows of options as printed: one for every option where all cells are the same."""
    cells = {row[1:] for row in rows}
    return [("every option", *cells.pop())] if len(cells) == 1 else rows
