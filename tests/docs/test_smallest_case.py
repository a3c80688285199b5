"""The tutorial's case is the smallest useful one, and what page one says of it is true.

At most 40 numbers are elicited. Every sentence of page one that holds a number is computed again
here, from the draws, the case and the record of other wars, without the room that writes the page.
"""

import html
import re
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

import numpy as np
import pytest
from tests.docs.test_tutorial import PAGE, blocks
from typer.testing import CliRunner

from detente.assess.open_run import Run, open_run
from detente.cli.app import app

MOST = 40
DRAWS = 128
RANGES = ("status_quo", "reversion")  # of an issue; a criterion has borders and a weight


class Made(NamedTuple):
    """The run, and page one as sentences."""

    run: Run
    page: str

    def share(self, option: str, column: str, above: float = 0.0) -> float:
        return float((self.run.rows.output(option, column) > above).mean())

    def among(self, lines: str) -> list[str]:
        return [line for line in self.page.splitlines() if re.search(lines, line)]


@cache
def made() -> Made:
    place = Path(mkdtemp())
    (place / "valley").mkdir()
    for block in blocks(PAGE.read_text(encoding="utf-8")):
        if block.file and not block.one_row:
            (place / block.file).write_text(block.text, encoding="utf-8")
    words = ["run", str(place / "valley"), "--draws", str(DRAWS), "--out", str(place / "run")]
    answer = CliRunner().invoke(app, [*words, "--quiet"])
    assert answer.exit_code == 0, answer.output
    text = (place / "run" / "report.html").read_text(encoding="utf-8")
    first = text[text.index('<section id="page-one"') :]
    first = re.sub(
        r"<svg.*?</svg>", "", first[: first.index('<section id="inner"')], flags=re.DOTALL
    )
    first = re.sub(r"</(p|li|h\d|dt|dd)>", "\n", first)
    plain = html.unescape(re.sub(r"<[^>]+>", "", first)).replace("\N{NO-BREAK SPACE}", " ")
    sentences = re.sub(r"(?<=[.;]) (?=[A-Z])", "\n", plain)
    return Made(open_run(place / "run"), "\n".join(s.strip() for s in sentences.splitlines()))


def percent(share: float) -> str:
    if 0 < share < 0.01:
        return "under 1 %"
    return "over 99 %" if 0.99 < share < 1 else f"{100 * share:.0f} %"


def deal() -> str:
    """Any deal in force within the horizon, under both options."""
    none, talks = (made().share(option, "signed") for option in made().run.rows.strategies)
    low, high = sorted((beside_record(none), talks))
    assert high < 0.05
    ends = (percent(low).removesuffix(" %"), percent(high))
    chance = ends[1] if percent(low) == percent(high) else " to ".join(ends)
    return f"has almost no chance ({chance}) whatever the option; {wars()}."


def beside_record(here: float) -> float:
    """Return a share as printed for the course as now: at most 1 in log-odds from the record."""
    record = made().run.summary.record.chances["deal"].chance
    most = 1 / (1 + np.exp(-(np.log(record / (1 - record)) + 1.0)))
    return min(here, float(most))


def wars() -> str:
    found = made().run.summary.record.chances["deal"]
    chance, low, high = (percent(x) for x in (found.chance, found.low, found.high))
    return f"in wars like this one it came in {chance} ({low.removesuffix(' %')} to {high})"


def heading() -> str:
    chance = made().run.summary.record.chances["deal"].chance
    return f"In wars like this one a deal came within 12 months in {percent(chance)}."


def panel() -> str:
    chance = made().run.summary.record.chances["deal"].chance
    return f"Any deal by June 2021 ┆ wars like this: {percent(chance)}"


def seats() -> str:
    came = sum(part.response == "accepted" for part in made().run.case.rounds)
    return f"{came} came"


def contacted() -> str:
    run = made().run
    factions = run.case.factions()
    engaged = [run.rows.output("talks", f"engaged.{one.id}") for one in factions]
    assert all((one > 0).mean() >= 0.5 for one in engaged)
    return f"Talks with all wingsall {len(factions)} factions"


def origins() -> str:
    used = {c.origin or c.id for c in made().run.case.claims if c.kind != "context"}
    return f"{len(used)} independent origins; the draws cannot say how far they move a deal."


def missing() -> str:
    found = made().run.summary.not_modelled
    return f"powers in open or admitted contact and {len(found) - 2} more."


def watched() -> str:
    """No event of the first six months is in 100 draws of 128 and missing in 100."""
    few = made().run.summary.indicators.shortfall
    assert few is not None
    assert few.few_draws <= few.considered
    return f"draws with them or without ({few.few_draws} of {few.considered})"


SENTENCES = (heading, deal, panel, seats, contacted, origins, missing, watched)
# What is true of any run of the case: its facts, settings and conventions.
SETTINGS = (
    r"^public not for targeting as of 30 June 2020 12 months ahead case \w{8}$",
    r"^Bars hold 80 % of draws \(of chances: rival readings, two standard errors\), not the form ",
)


def test_at_most_forty_numbers_are_elicited():
    case = made().run.case
    ranges = sum(len(RANGES) for _ in case.settings.issues) + 2 * len(case.settings.criteria)
    assert len(case.assessments) + ranges <= MOST
    assert len(case.factions()) == 3
    assert len(case.powers()) == 1


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: one.__name__)
def test_a_sentence_is_what_the_draws_give(sentence):
    assert sentence() in made().page


def test_every_sentence_with_a_number_is_computed_again():
    said = [line for line in made().page.splitlines() if re.search(r"\d", line)]
    said = [line for line in said if re.search(r"[a-z]{3}.* .*[a-z]{3}", line) and "|" not in line]
    known = [*(sentence() for sentence in SENTENCES)]
    left = [
        line
        for line in said
        if not any(text in line or line in text for text in known)
        and not any(re.search(pattern, line) for pattern in SETTINGS)
    ]
    assert not left, "\n".join(left)


def test_without_objectives_nothing_is_said_of_a_value():
    assert made().run.summary.ranking.order == []
    assert "The case sets no objectives, so no option is ranked." in made().page
    assert not made().among(r"alone best|comes first|regret|in value")


def test_page_one_has_at_most_five_hundred_words():
    assert len(made().page.split()) <= 500
