"""Findings without a number, from the draws that they are about."""

import re
from collections.abc import Iterator

import numpy as np
from tests.docs.smallest.made import DRAWS, NONE, TALKS, made
from tests.docs.smallest.reruns import claims_that_change_deaths
from tests.docs.smallest.said_parties import HALF, LEVELS, sorted_into, zone
from tests.docs.smallest.wars import known

from detente.assess.explain.sensitivity import noise_line, ranked

SURE = 2 / 3  # of draws beyond a border, for a criterion to speak for or against
COUNTED = {"engageable": "Engageable", "ambivalent": "Ambivalent", "spoiler": "Spoiler"}


def chance_with_error(option: str) -> tuple[float, float]:
    chance = made().share(option, "signed")
    two = 2 * np.sqrt(chance * (1 - chance) / DRAWS)
    return chance - two, chance + two


def more_deaths() -> np.ndarray:
    return np.quantile(made().drawn(TALKS, "toll") - made().drawn(NONE, "toll"), (0.1, 0.9))


def seats_differ_one_way() -> bool:
    """Tell whether the largest table is never smaller than without contact, so by assumption."""
    paired = made().drawn(TALKS, "table_max") - made().drawn(NONE, "table_max")
    return bool(paired.min() >= 0 < paired.max())


def options() -> Iterator[str]:
    """Chances of a deal overlap, deaths include none, and seats differ by assumption alone."""
    (_, none), (talks, _) = map(chance_with_error, made().options)
    least, most = more_deaths()
    assert talks <= none
    assert least <= 0 <= most
    assert seats_differ_one_way()
    yield "No measure clearly sets the options apart"


def options_again() -> Iterator[str]:
    yield from (f"{one}." for one in options())


def deaths() -> Iterator[str]:
    """The 80 % range of the paired difference holds zero."""
    least, most = more_deaths()
    assert least <= 0 <= most
    yield "No option clearly changes deaths."


def assumed() -> Iterator[str]:
    """The sign of one number is the same in every draw."""
    assert seats_differ_one_way()
    yield "Whether “most seats at a table” rises or falls is assumed, not found."


def talk_to() -> Iterator[str]:
    """Factions that half of the draws sort into the upper class."""
    often = [one for one in made().factions if sorted_into(one, "engageable") >= HALF]
    yield f"Whom to talk to: {', '.join(made().names()[one] for one in often)}"


def noise() -> Iterator[str]:
    """The paired difference in deals is within two standard errors."""
    paired = (made().drawn(TALKS, "signed") > 0) * 1.0 - (made().drawn(NONE, "signed") > 0)
    assert abs(paired.mean()) <= 2 * paired.std() / np.sqrt(DRAWS)
    yield "Its difference from “No contact” is within the noise. ┃ Confidence: very low."


def beside_record() -> Iterator[str]:
    """Some chance is above the record's range, yet none by more than two errors."""
    most = known("deal").high
    shares = np.array(made().shares("signed"))
    nearer = (shares * DRAWS + 2) / (DRAWS + 4)  # two draws of each kind added
    assert max(shares) > most
    assert (shares - most <= 2 * np.sqrt(nearer * (1 - nearer) / (DRAWS + 4))).all()
    yield "The chance of a deal is clearly outside the record’s range under no option"


def untold() -> Iterator[str]:
    """No input goes with the largest table, or with a deal, beyond shuffled draws."""
    inputs = made().run.rows.inputs
    for column in ("table_max", "settlement"):
        number = np.mean([made().drawn(o, column) for o in made().options], axis=0)
        (_, most), *_ = ranked(inputs, number)
        assert most <= noise_line(inputs, number, np.random.default_rng(3))
    yield "The draws cannot tell which inputs move it."


def struck_out() -> Iterator[str]:
    """Claims that change deaths when they are struck out, the largest change first."""
    said = "so do, of other numbers: deaths "
    chips = made().page[made().page.index(said) :].partition("</p>")[0]
    assert re.findall('href="#claim-([^"]+)"', chips) == claims_that_change_deaths()
    yield f"Claims beside a judgement change its number when struck out; {said}."


def cards() -> Iterator[str]:
    """The commonest class of each faction, and its criterion against the drawn values."""
    low, high = made().run.case.settings.criteria[0].profiles
    for one in made().factions:
        value = made().run.rows.inputs[f"assessment|{one}|performance|talk"]
        below, above = (value < low).mean(), (value >= high).mean()
        common = max(LEVELS, key=lambda level: sorted_into(one, level))
        yield f"{COUNTED[common]} by both rules."
        way = (
            "Does not meet" if below >= SURE else "Meets" if above >= SURE else "Between or unsure"
        )
        yield f"{way}: willing to talk to the government."


def no_zone() -> Iterator[str]:
    """Terms that all sides would rather have exist in under half of the draws."""
    assert zone()[0].mean() < HALF
    yield "On no issue does a zone of agreement exist in half of draws."


def models() -> Iterator[str]:
    """Medians of the models lie no further apart than one model's range is usually wide."""
    apart = made().run.summary.outcomes["power"].disagreement
    assert apart.high - apart.low <= apart.within
    yield (
        "The models disagree on no issue: their medians lie no further apart than one model is "
        "typically unsure."
    )


def trust() -> Iterator[str]:
    """The case has no shared issue, so nobody works on one in any draw."""
    for option in made().options:
        assert not any(made().drawn(option, f"cooperated.{one}").any() for one in made().factions)
    yield "Cooperation on shared issues changes nobody’s trust here."


COMPUTED = {
    "page-one": (options, deaths, assumed, talk_to),
    "options": (options_again,),
    "key-judgements": (noise, untold, struck_out),
    "months": (beside_record,),
    "audits": (trust,),
    "faction-by-faction-class-tests-and-reaso": (cards,),
    "outcomes": (no_zone,),
    "models": (models,),
}
