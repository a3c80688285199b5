"""Twelve constructed histories, each with the fate that the record would code."""

import math

import numpy as np
import pytest
from tests.engagement.course.compared import both
from tests.oracles.course.histories import HISTORIES, HORIZON, LAST, deaths, history

from detente.engagement.course.fates import AFTER, Fate, Note, fate_of, may_end_quietly
from detente.engagement.course.state_rows import War

pytestmark = pytest.mark.timeout(600)  # the first course compiles all kernels

WINNER = {"government": 6.0, "rebels": 7.0}


def notes_of(given) -> np.ndarray:
    """Return a history of the oracle as the kernels note it."""
    notes = np.zeros((LAST, len(Note)))
    notes[:, Note.DEATHS] = given.deaths
    notes[:, Note.DEAL], notes[:, Note.CEASEFIRE] = given.deal, given.ceasefire
    notes[:, Note.LOW] = given.low
    if given.victory is not None:
        month, winner = given.victory
        notes[month - 1 :, Note.ENDED] = WINNER[winner]
        notes[month:, Note.DEATHS] = 0.0
    return notes


def fate(given) -> tuple[int, float]:
    code, month = fate_of(notes_of(given), HORIZON, math.nan if given.ratio else 1.0)
    return int(code), month


@pytest.mark.parametrize("name", HISTORIES)
def test_fate(name):
    given, (code, month) = HISTORIES[name]
    assert fate(given) == (code, month or 0)


def test_there_are_twelve_of_every_kind():
    assert len(HISTORIES) == AFTER == 12
    assert {code for _, (code, _) in HISTORIES.values()} == {int(one) for one in Fate}


@pytest.mark.parametrize(("total", "expected"), [(24.96, (5, 7)), (25.0, (0, 0)), (25.2, (0, 0))])
def test_twenty_five_deaths_are_not_fewer(total, expected):
    each = deaths((8, 19, 0.0))
    each[7] = total
    assert fate(history(low=[(7, 18)], dead=each)) == expected


def test_deaths_are_counted_in_units_of_the_first_day():
    """50 a month on the first day: .04 a month is 24 in a year, .05 is 30."""
    for ratio, expected in ((0.04, (5.0, 1.0)), (0.05, (0.0, 0.0))):
        given = notes_of(history(low=[(1, LAST)], dead=deaths(other=ratio)))
        assert fate_of(given, HORIZON, 50.0) == expected


@pytest.mark.parametrize(("ratio", "expected"), [(0.09, (5, 1)), (0.11, (0, 0))])
def test_without_the_number_of_deaths(ratio, expected):
    given = history(low=[(1, LAST)], dead=deaths(other=ratio), ratio=True)
    assert fate(given) == expected


def test_deaths_of_the_month_itself_do_not_count():
    given = history(deal=[(4, LAST)], dead=deaths((5, LAST, 0.0)))
    assert fate(given) == (1, 4)


def test_a_quiet_year_after_the_horizon_is_too_late():
    given = history(low=[(37, LAST)], dead=deaths((37, LAST, 0.0)))
    assert fate(given) == (0, 0)


@pytest.mark.parametrize(
    ("deal", "ceasefire", "code"), [(1.0, 1.0, 1.0), (0.0, 1.0, 2.0), (0.0, 0.0, 5.0)]
)
def test_where_several_hold_a_deal_comes_before_a_ceasefire_and_that_before_a_lull(
    deal, ceasefire, code
):
    notes = np.zeros((LAST, len(Note)))
    notes[:, [Note.DEAL, Note.CEASEFIRE, Note.LOW]] = deal, ceasefire, 1.0
    assert fate_of(notes, HORIZON, 1.0) == (code, 1.0)


@pytest.mark.parametrize("row", [Note.DEAL, Note.CEASEFIRE, Note.LOW])
def test_a_fate_hangs_on_later_months_while_a_year_from_a_quiet_month_is_not_seen(row):
    for month, seen, hangs in (
        (36, 36, True),
        (36, 47, True),
        (36, 48, False),
        (25, 36, True),
        (24, 36, False),
        (30, 41, True),
        (30, 42, False),
    ):
        notes = np.zeros((LAST, len(Note)))
        notes[month - 1, row] = 1.0
        assert may_end_quietly(notes, HORIZON, seen) == hangs, (month, seen)


def test_no_fate_hangs_after_a_victory_or_without_a_quiet_month():
    notes = np.zeros((LAST, len(Note)))
    assert not may_end_quietly(notes, HORIZON, HORIZON)
    notes[30:36, Note.LOW] = 1.0
    notes[35:, Note.ENDED] = 7.0
    assert not may_end_quietly(notes, HORIZON, HORIZON)


def test_a_run_has_one_fate_and_a_victory_within_the_horizon_is_one():
    seen = set()
    for seed in range(40):
        _, found = both(seed)
        war = found.out.war[0, 0]
        assert war[War.FATE] in list(Fate)
        assert (war[War.FATE_MONTH] > 0.0) == (war[War.FATE] > 0.0)
        if war[War.END_MONTH] > 0.0:
            assert war[War.FATE] != Fate.CONTINUES
        if war[War.FATE] in {Fate.GOVERNMENT_VICTORY, Fate.REBEL_VICTORY}:
            assert war[War.FATE_MONTH] == war[War.END_MONTH]
        seen.add(int(war[War.FATE]))
    assert len(seen) >= 5
