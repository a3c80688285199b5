"""The table of levers follows the levers and the contacts of the run."""

import re
from typing import get_args

from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.assess.audits.record import Played
from detente.report.sections.options.levers import (
    LEVER_WORDS,
    contact_sentence,
    lever_rows,
    search_note,
)
from detente.report.titles import titled
from detente.vocabulary.levers import Lever

SUMMARY = finished()[0]
OPTION = SUMMARY.strategy_list[0].id


def shown(**changes):
    return altered(SUMMARY, {k.replace("__", "/"): v for k, v in changes.items()})


def test_every_lever_has_words():
    assert set(LEVER_WORDS) == {*get_args(Lever), "alleged"}
    assert set(get_args(get_args(Played)[0])) <= set(LEVER_WORDS)


def without_descriptions(levers: dict) -> dict[str, str]:
    plans = [{**plan.model_dump(), "description": None} for plan in SUMMARY.strategy_list]
    found = shown(strategy_list=plans, audits__levers=levers)
    return dict(zip(found.strategies, (row.does for row in lever_rows(found)), strict=True))


def test_an_option_without_a_description_says_what_differs():
    reference = SUMMARY.audits.reference
    other = next(o for o in SUMMARY.strategies if o != reference)
    beside = titled(SUMMARY, reference)
    found = without_descriptions({**SUMMARY.audits.levers, other: ["label", "arms"]})
    assert found[reference] == "The reference option."
    assert found[other] == f"Differs from {beside} in the label and arms."
    none = without_descriptions({**SUMMARY.audits.levers, other: []})
    assert none[other] == f"Differs from {beside} in no lever."


def test_an_option_is_described_as_the_case_does():
    described = [{**p.model_dump(), "description": "It waits."} for p in SUMMARY.strategy_list]
    assert {row.does for row in lever_rows(shown(strategy_list=described))} == {"It waits."}


def test_what_the_tool_does_not_search_for_is_said_once():
    note = "the tool does not search for ways to split a movement"
    plans = [{**p.model_dump(), "description": None} for p in SUMMARY.strategy_list]
    bare = {option: [] for option in SUMMARY.strategies}
    assert search_note(shown(strategy_list=plans, audits__levers=bare)).startswith("Options are")
    forced = {**bare, OPTION: ["coerce"]}
    found = search_note(shown(strategy_list=plans, audits__levers=forced))
    assert found.startswith("Coercion is included because it has been tried")
    assert note in found
    said = [{**plans[0], "description": f"Tried before; {note}."}, *plans[1:]]
    assert search_note(shown(strategy_list=said, audits__levers=forced)) == ""


def contacts(*none: float) -> dict:
    known = SUMMARY.contacts.factions[OPTION]
    like = next(iter(known.values()))
    return {
        faction: {**dict.fromkeys(like, 0.0), "none": share, "open": 1.0 - share}
        for faction, share in zip(known, none, strict=False)
    }


def contact(*none: float, nobody: float | None = 0.0) -> str:
    """Return the sentence where one option has these contacts, and every other one nobody."""
    known = {option: contacts(1.0, 1.0) for option in SUMMARY.strategies}
    found = shown(
        contacts__factions={**known, OPTION: contacts(*none)},
        **{f"contacts__nobody__{OPTION}": nobody},
    )
    return contact_sentence(found)


UNDER = f"under {titled(SUMMARY, OPTION)}"


def test_factions_that_are_met_as_often_stand_together():
    said = f"In contact at the end: all 2 factions in 60 % {UNDER}."
    assert contact(0.4, 0.401).startswith(said)
    first, second = (SUMMARY.actors[f].name for f in contacts(0.4, 0.2))
    assert f": {second} in 80 % and {first} in 60 % {UNDER}." in contact(0.4, 0.2)


def test_rare_contact_is_left_out_and_who_engages_nobody_is_named():
    assert "In contact" not in contact(0.99, 0.98)
    found = contact(0.3, 0.3, nobody=0.7)
    assert "In contact" not in found
    assert re.search(rf"{titled(SUMMARY, OPTION)} engages nobody in 70 %", found)
    assert found.endswith(" of draws.")
    assert f"in 50 % {UNDER}" in contact(0.99, 0.5)
