"""Options mixed from the levers of two."""

import itertools

import pytest
from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import example

from detente.assess.audits.levers.mixed import mixed, played, strategy_of, uses_instruments
from detente.case.course.levers import apart, levers_of
from detente.case.course.reference import reference_of

OPTIONS = {one.id: one for one in example().settings.strategies}
REFERENCE = reference_of(example()).option


def of(name: str):
    return levers_of(example(), OPTIONS[name])


@pytest.mark.parametrize("name", OPTIONS)
def test_an_option_written_from_its_levers_has_these_levers(name):
    written = strategy_of("own", of(name), OPTIONS[name])
    assert levers_of(example(), written) == of(name)


@pytest.mark.parametrize("name", OPTIONS)
def test_all_levers_make_the_option_and_none_the_reference(name):
    players = frozenset(played(example(), OPTIONS[name], REFERENCE))
    other = levers_of(example(), REFERENCE)
    assert mixed(of(name), other, players, players) == of(name)
    if players:
        assert mixed(of(name), other, frozenset(), players) == other


@pytest.mark.parametrize("name", ["unconditional", "coercion", "divide"])
def test_a_mix_differs_from_the_reference_in_the_levers_taken(name):
    players = played(example(), OPTIONS[name], REFERENCE)
    other = levers_of(example(), REFERENCE)
    for some in itertools.combinations(players, 2):
        own = mixed(of(name), other, frozenset(some), frozenset(players))
        assert set(apart(example(), own, other)) <= set(some)


def test_whom_to_meet_takes_the_level_along():
    none = OPTIONS["none"].model_copy(update={"id": "idle"})
    players = frozenset(played(example(), OPTIONS["unconditional"], none))
    assert "level" not in players
    own = mixed(of("unconditional"), of("none"), frozenset({"engage"}), players)
    assert own.level == of("unconditional").level


def test_instruments_for_certain_differ_from_alleged_ones():
    options = [
        one.model_copy(update={"intel": 1.0}) if one.id in {"continue", "selective"} else one
        for one in example().settings.strategies
    ]
    case = with_settings(example(), strategies=options)
    own = {one.id: one for one in options}
    assert "alleged" in played(case, own["selective"], own["continue"])
    assert "alleged" not in played(case, own["none"], own["continue"])
    assert played(case, own["continue"], own["continue"]) == []
    assert uses_instruments(levers_of(case, own["selective"]))
