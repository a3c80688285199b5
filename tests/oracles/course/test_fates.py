"""Twelve constructed histories, each with the fate that UCDP would code (section 9)."""

import pytest
from tests.oracles.course.fates import CONTINUES, GOVERNMENT, LOW, REBELS, fate
from tests.oracles.course.histories import HISTORIES, LAST, deaths, history
from tests.oracles.course.random_worlds import hashed, random_option, random_rounds, random_world
from tests.oracles.course.run import run


@pytest.mark.parametrize("name", HISTORIES)
def test_fate(name):
    given, expected = HISTORIES[name]
    assert fate(given) == expected


def test_there_are_twelve():
    assert len(HISTORIES) == 12
    assert {code for _, (code, _) in HISTORIES.values()} == set(range(6))


@pytest.mark.parametrize(
    ("total", "expected"), [(24.96, (LOW, 7)), (25.0, (CONTINUES, None)), (25.2, (CONTINUES, None))]
)
def test_twenty_five_deaths_are_not_fewer(total, expected):
    each = deaths((8, 19, 0.0))
    each[7] = total
    assert fate(history(low=[(7, 18)], dead=each)) == expected


@pytest.mark.parametrize(("ratio", "expected"), [(0.09, (LOW, 1)), (0.11, (CONTINUES, None))])
def test_without_the_number_of_deaths(ratio, expected):
    dead = deaths(other=ratio)
    assert fate(history(low=[(1, LAST)], dead=dead, ratio=True)) == expected


def test_a_quiet_year_after_the_horizon_is_too_late():
    given = history(low=[(37, LAST)], dead=deaths((37, LAST, 0.0)))
    assert fate(given) == (CONTINUES, None)


@pytest.mark.parametrize("seed", range(0, 60, 4))
def test_a_run_has_one_fate(seed):
    world = random_world(seed)
    rounds = random_rounds(seed, world)
    told = run(world, random_option(seed, world), hashed(seed), rounds.get, beyond=12)
    assert told.results.fate in range(6)
    won = {"government": GOVERNMENT, "rebels": REBELS}.get(told.months[world.horizon].ended)
    if told.results.fate in {GOVERNMENT, REBELS}:
        assert told.results.fate == won
        assert told.results.fate_month == told.results.end_month
    if won is not None:
        assert told.results.fate != CONTINUES
