"""Options as sets of levers: defaults, older forms, and what two options differ in."""

import pytest
from tests.case.breakage import fresh_case

from detente.case.course.levers import After, Levers, apart, levers_of
from detente.case.reading.read import read_case
from detente.case.schema.options import Strategy


@pytest.fixture
def case(tmp_path):
    return read_case(fresh_case(tmp_path))


def option(**given) -> Strategy:
    return Strategy.model_validate({"id": "x", "title": "X", "engage": "all"} | given)


PLAN = {"every_months": 4, "invite": ["eastland", "capital"], "widen": ["southland"]}


def test_defaults_are_filled_in(case):
    assert levers_of(case, option()) == Levers(engage="all", level="unofficial")
    assert levers_of(case, option(engage="none")).level == "none"


STATED = {
    "engage": ({"engage": "as-now"}, {"engage": "now"}),
    "levels": ({"intel": 0.3, "press_holdout": 1}, {"intel": 0.3, "press_holdout": 1.0}),
    "zero": ({"appeal": 0}, {"appeal": 0.0}),
    "waiting": (
        {"instruments_after": {"intel": 3, "appeal": 9}},
        {"after": After(intel=3, appeal=9)},
    ),
}


@pytest.mark.parametrize(("stated", "means"), STATED.values(), ids=STATED)
def test_levers_are_as_stated(stated, means, case):
    found = levers_of(case, option(**stated))
    assert {name: getattr(found, name) for name in means} == means


def test_named_and_excluded_factions(case):
    found = levers_of(case, option(engage="named", factions=["hill-wing"], exclude=["river-wing"]))
    assert (found.factions, found.exclude) == (("hill-wing",), ("river-wing",))
    assert levers_of(case, option(factions=["hill-wing"])).factions == ()


def test_exits(case):
    found = levers_of(case, option(exit={"attacks": 2}))
    assert (found.exit_attacks, found.exit_months) == (2, None)


@pytest.mark.parametrize(
    ("asked", "government", "holdout", "invite", "widen"),
    [
        ({}, True, True, ("eastland", "capital"), ("southland",)),
        ({"ask_government": False}, False, True, ("eastland",), ("southland",)),
        ({"ask_holdout": False}, True, False, ("eastland", "capital"), ()),
        ({"ask_holdout": True, "widen": []}, True, True, ("eastland", "capital", "southland"), ()),
    ],
)
def test_who_of_the_parties_is_asked(asked, government, holdout, invite, widen, case):
    found = levers_of(case, option(rounds=PLAN | asked))
    assert (found.ask_government, found.ask_holdout) == (government, holdout)
    assert (found.rounds.invite, found.rounds.widen) == (invite, widen)


def differ(case, one: dict, other: dict) -> tuple[str, ...]:
    return apart(case, levers_of(case, option(**one)), levers_of(case, option(**other)))


@pytest.mark.parametrize(
    ("one", "other", "levers"),
    [
        ({}, {}, ()),
        ({}, {"level": "open"}, ("level",)),
        ({"engage": "none", "level": "none"}, {"level": "open"}, ("engage",)),
        ({"engage": "rule"}, {"engage": "rule", "combine": "any"}, ("engage",)),
        ({}, {"guarantee": 1, "coerce": 0.5}, ("guarantee", "coerce")),
        ({}, {"instruments_after": {"appeal": 1}}, ("instruments_after",)),
        ({}, {"exit": {"attacks": 1}}, ("exit",)),
        ({}, {"rounds": PLAN}, ("rounds",)),
        ({"rounds": PLAN}, {"rounds": PLAN | {"ask_movement": True}}, ("ask_movement",)),
        ({"rounds": PLAN}, {"rounds": PLAN | {"widen": []}}, ("ask_holdout",)),
        ({"rounds": PLAN}, {"rounds": PLAN | {"every_months": 6}}, ("rounds",)),
    ],
)
def test_levers_in_which_two_options_differ(one, other, levers, case):
    assert differ(case, one, other) == levers
    assert differ(case, other, one) == levers
