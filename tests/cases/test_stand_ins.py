"""What no source publishes is alike in all cases, by decision record 18."""

from functools import cache
from pathlib import Path

import pytest

from detente.case.case import Case
from detente.case.course.events import events_of
from detente.case.course.factions import factions_of
from detente.case.course.heads import controllers_of, heads_of
from detente.case.course.reference import reference_of
from detente.case.reading.read import read_case

CASES = Path(__file__).resolve().parents[2] / "cases"
NAMES = ("afghanistan", "colombia", "mindanao", "northern-ireland")
EACH = pytest.mark.parametrize("name", NAMES)

WITH_TROOPS, OTHERS = (0.3, 0.8, 1.6), (0.1, 0.3, 0.8)
WITHDRAWAL = (0.002, 0.006, 0.015)
PATRONS = {
    "afghanistan": {"usa": "government", "pak": "movement", "irn": "movement"},
    "colombia": {"usa": "government"},
    "mindanao": {},
    "northern-ireland": {},
}


@cache
def case(name: str) -> Case:
    return read_case(CASES / name)


@EACH
def test_patrons_of_one_kind_weigh_alike(name):
    """Troops in the country are an issue that the patron controls."""
    found = case(name)
    backing = {h.actor.id: (h, one) for h in heads_of(found) for one in h.backing}
    assert {who: one.side for who, (_, one) in backing.items()} == PATRONS[name]
    troops = {who for i in found.settings.issues if i.troops for who in controllers_of(found, i)}
    for who, (_, one) in backing.items():
        assert one.weight.values == (WITH_TROOPS if who in troops else OTHERS), who
        assert one.withdrawal.values == WITHDRAWAL, who
    assert troops <= set(backing)


@EACH
def test_a_body_without_fighters_has_a_tenth_of_the_voice(name):
    for wing in factions_of(case(name)):
        assert wing.voice == (0.1 if wing.actor.voice is not None else wing.share), wing.actor.id


@EACH
def test_a_vote_is_even_and_concerns_who_controls_an_issue(name):
    controls = {h.actor.id for h in heads_of(case(name)) if h.controls}
    for event in events_of(case(name)):
        assert (event.kind, event.chance) == ("turnover", 0.5), event.id
        assert event.target in controls, event.id


@EACH
def test_what_ends_are_worth_are_ranges_with_a_reason(name):
    worth = case(name).settings.outcomes
    ends = worth.model_dump(exclude={"reason"})
    assert tuple(ends.pop("continues")) == (0, 0)
    assert all(low < high for low, high in ends.values())
    assert worth.reason


@EACH
def test_each_code_has_an_expectation_and_each_expectation_a_claim(name):
    rows = list(case(name).expectations)
    assert {row.code for row in rows} == set(case(name).settings.codes)
    assert [row.id for row in rows if not row.claims] == []


@EACH
def test_one_option_goes_on_as_now(name):
    reference = reference_of(case(name))
    assert (reference.option.id, reference.added) == ("continue", False)
    assert reference.option.reference
