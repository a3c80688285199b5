"""The table of levers follows the levers and the contacts of the run."""

from typing import get_args

from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.assess.audits.record import Played
from detente.report.sections.options.levers import LEVER_WORDS, lever_rows
from detente.vocabulary.levers import Lever

SUMMARY = finished()[0]
OPTION = SUMMARY.strategy_list[0].id


def of(option: str, **changes):
    shown = altered(SUMMARY, {k.replace("__", "/"): v for k, v in changes.items()})
    rows = dict(zip(shown.strategies, lever_rows(shown), strict=True))
    return rows[option]


def test_every_lever_has_words():
    assert set(LEVER_WORDS) == {*get_args(Lever), "alleged"}
    assert set(get_args(get_args(Played)[0])) <= set(LEVER_WORDS)


def test_an_option_names_what_differs_and_the_reference_option_says_so():
    reference = SUMMARY.audits.reference
    other = next(o for o in SUMMARY.strategies if o != reference)
    assert of(reference).differs == "the reference option"
    levers = {**SUMMARY.audits.levers, other: ["label", "arms"]}
    assert of(other, audits__levers=levers).differs == "the label and arms"
    assert of(other, audits__levers={**levers, other: []}).differs == "–"


def contacts(*none: float) -> dict:
    known = SUMMARY.contacts.factions[OPTION]
    like = next(iter(known.values()))
    return {
        faction: {**dict.fromkeys(like, 0.0), "none": share, "open": 1.0 - share}
        for faction, share in zip(known, none, strict=False)
    }


def contact(*none: float, nobody: float | None = 0.0) -> str:
    known = {**SUMMARY.contacts.factions, OPTION: contacts(*none)}
    return of(OPTION, contacts__factions=known, **{f"contacts__nobody__{OPTION}": nobody}).contact


def test_factions_that_are_met_as_often_stand_together():
    assert contact(0.4, 0.401) == "all 2 factions in 60 %"
    first, second = (SUMMARY.actors[f].name for f in contacts(0.4, 0.2))
    assert contact(0.4, 0.2) == f"{second} in 80 %; {first} in 60 %"


def test_rare_contact_is_left_out_and_nobody_is_said():
    assert contact(0.99, 0.98) == "nobody"
    assert contact(1.0, 1.0, nobody=0.7) == "nobody in 70 % of draws"
    assert contact(0.99, 0.5).endswith("in 50 %")
