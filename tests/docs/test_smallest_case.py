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
    first = text[text.index('<section id="page1">') :]
    first = re.sub(r"<svg.*?</svg>", "", first[: first.index("</section>")], flags=re.DOTALL)
    first = re.sub(r"</(p|li|h\d|td|th|tr)>", "\n", first)
    plain = html.unescape(re.sub(r"<[^>]+>", "", first)).replace("\N{NO-BREAK SPACE}", " ")
    sentences = re.sub(r"(?<=[.;]) (?=[A-Z])", "\n", plain)
    return Made(open_run(place / "run"), "\n".join(s.strip() for s in sentences.splitlines()))


def percent(share: float) -> str:
    if 0 < share < 0.01:
        return "under 1 %"
    return "over 99 %" if 0.99 < share < 1 else f"{100 * share:.0f} %"


def logit(share: float) -> float:
    return float(np.log(share / (1 - share)))


def deal() -> str:
    """Any deal in force within the horizon, under both options."""
    run = made().run
    none, talks = (made().share(option, "signed") for option in run.rows.strategies)
    low, high = percent(min(none, talks)), percent(max(none, talks))
    assert max(none, talks) < 0.05
    chance = low if low == high else f"{low} to {high}"
    return f"has almost no chance ({chance}) under every option."


def wars() -> str:
    found = made().run.summary.record.chances["deal"]
    chance, low, high = (percent(x) for x in (found.chance, found.low, found.high))
    worth = f"worth about {found.worth:.0f} wars"
    return f"was signed within 12 months in {chance} ({low} to {high}); {worth}"


def apart() -> str:
    """The run beside the record, two draws of each kind added; printed at most 1 from it.

    The distance is named only where two errors of the share do not reach the record.
    """
    here = made().run.rows.output("none", "signed") > 0.0
    record = made().run.summary.record.chances["deal"].chance
    gap = logit((here.sum() + 2) / (here.size + 4)) - logit(record)
    printed = min(here.mean(), 1 / (1 + np.exp(-(logit(record) + 1.0))))
    nearer = (here.sum() + 2) / (here.size + 4)
    noise = 2 * np.sqrt(nearer * (1 - nearer) / (here.size + 4))
    far = f", {gap:+.1f} in log-odds" if abs(here.mean() - record) > noise else ""
    return f"This run says {percent(printed)} under the present course{far}"


def best_deal() -> str:
    none, talks = (made().share(option, "signed") for option in ("none", "talks"))
    title = "Talks with all wings" if talks > none else "No contact"
    return f"within 12 months has almost no chance ({percent(max(none, talks))}) under “{title}”"


def table() -> str:
    seats = np.quantile(made().run.rows.output("talks", "table_max"), (0.1, 0.5, 0.9))
    assert np.ptp(seats) == 0.0
    talk, before = (percent(made().share(option, "first_talk")) for option in ("talks", "none"))
    said = f"first talk in {talk} of draws there and {before} under the reference option"
    assert said in made().page
    return f"holds {seats[1]:.0f} seats, its host counted, under “Talks with all wings”"


def rounds() -> str:
    """Chances that a rule gives, against who came: base rate is the share of guests who came."""
    (scored,) = set(made().among("error at past rounds"))
    found = re.search(r"error at past rounds ([\d.]+), the simple rule “base rate”", scored)
    assert found
    forecast = made().run.summary.rounds
    (held,) = forecast.rounds.values()
    errors = [(guest.present - float(guest.came or 0)) ** 2 for guest in held.invitees.values()]
    assert float(found[1]) == pytest.approx(np.mean(errors), abs=6e-4)
    return f"the simple rule “base rate” {0.25:.3f}"  # nothing known: one half for each guest


def camps() -> str:
    counts = made().run.summary.camps.camp_count
    assert sum(counts.values()) == pytest.approx(1.0, abs=1e-4)
    more = sum(share for count, share in counts.items() if count != "1")
    assert f"more than one in {percent(more)} of readings, 75 % before" in made().page
    return "3 factions were read instead, 100 % of their criteria are on record"


def claims() -> str:
    case = made().run.case
    rated = {a.id for a in case.assessments if a.variable == "performance"}
    supported = {s.assessment for s in case.supports}
    return (
        f"Of the criteria counted, {percent(len(rated & supported) / len(rated))} rests on claims."
    )


def holes() -> str:
    run = made().run
    stated = {
        f"assessment|{a.subject}{'>' + a.object if a.object else ''}|{a.variable}|{a.item or ''}"
        for a in run.case.assessments
    }
    drawn = {name for name in run.rows.inputs if name.startswith("assessment|")}
    assert not any(a.status == "placeholder" for a in run.case.assessments)
    return f"{len(drawn - stated)} numbers are stand-ins of the model."


def sources() -> str:
    seen = [source.seen for source in made().run.case.sources]
    return f"{sum(one != 'whole' for one in seen)} of {len(seen)} sources were not read whole."


def bars() -> str:
    rows = made().run.rows
    top = max(made().share(option, "signed") for option in rows.strategies)
    seats = max(float(np.median(rows.output(o, "table_max"))) for o in rows.strategies)
    return (
        f"Bars start at 0 and end at {percent(top)} (any deal with the government) and {seats:.0f}"
    )


def more() -> str:
    """The paired difference between the two options is within two standard errors."""
    one, two = (made().run.rows.output(option, "signed") > 0.0 for option in ("none", "talks"))
    gap = two.astype(float) - one
    error = gap.std() / np.sqrt(gap.size)
    assert abs(gap.mean()) <= 2 * error
    return "; against the reference option the difference is within the noise."


def assumed() -> str:
    """No number that anybody stated moves the seats by more than chance."""
    run = made().run
    seats = run.rows.output("talks", "table_max")
    stated = [f"assessment|{a.subject}|{a.variable}|{a.item or ''}" for a in run.case.assessments]
    drawn = [np.asarray(run.rows.inputs[name]) for name in stated if name in run.rows.inputs]
    assert drawn
    assert all(abs(np.corrcoef(values, seats)[0, 1]) < 4 / np.sqrt(DRAWS) for values in drawn)
    return "Of what moves this number in the draws, 100 % rests on assumptions of the model."


def watch() -> str:
    """Count the events by each month in which more draws have them."""
    rows = made().run.rows
    option = rows.strategies[0]  # nothing is asked or ranked
    starts = ("opened.", "attended.", "delisted.", "bilateral.", "recognised.")
    columns = [name for name in rows.outputs if name.startswith(starts)]
    columns = [name for name in columns if name.split(".")[1] != made().run.case.settings.convenor]
    columns += ["first_talk", "ceasefire", "low_activity"]  # a deal is the headline itself
    shares = []
    for name in columns:
        months = rows.output(option, name)
        some = sorted({int(month) for month in months if 1 <= month <= 6})
        shares += [((months >= 1) & (months <= month)).mean() for month in some] or [0.0]
    few = sum(0.05 <= share <= 0.95 for share in shares)  # none has 100 of 128 draws and leaves 100
    return (
        "Nothing to watch until 30 December 2020: dated events lack 100 draws with them or without "
        f"({few} of {len(shares)}); more draws would help."
    )


SENTENCES = (
    *(deal, wars, apart, best_deal, more, table, assumed, rounds),
    *(camps, claims, holes, sources, bars, watch),
)
# What is true of any run of the case: its facts, settings and conventions.
SETTINGS = (
    r"^Three parties in a valley · 128 draws, seed 1 · case \w+ · détente [\d.]+$",
    r"^(C\d B\d ?)+Confidence: low\.$",
    r"^public · as of 30 June 2020 · 12 months ahead · not for targeting$",
    r"^Chances: share of draws.* at least 100 of them\.$",
    r"^Other ranges hold 80 % of draws\.$",
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
    assert "The case states no objectives, so the options are not ranked." in made().page
    assert not made().among(r"alone best|comes first|regret|in value")
