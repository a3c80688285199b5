"""Dyads as they are, and joined into wars."""

import pytest
from tests.models.record.worlds import agreement, dyad_year

from detente.models.record.units import histories


def test_a_movement_is_its_dyad_and_counts_those_that_fight_beside_it():
    rows = [dyad_year(2000), dyad_year(2000, dyad=2), dyad_year(2001)]
    units = histories(rows, [], "movement")
    assert {unit: sorted(years) for unit, years in units.years.items()} == {
        1: [2000, 2001],
        2: [2000],
    }
    assert units.years[1][2000].groups == 2
    assert units.years[1][2001].groups == 1


def test_a_war_is_active_if_any_dyad_is_and_ends_with_the_last():
    rows = [
        dyad_year(2000, outcome=3),
        dyad_year(2000, dyad=2),
        dyad_year(2001, dyad=2, outcome=1, end=2001.2),
        dyad_year(2001, dyad=3, outcome=2, end=2001.7),
    ]
    war = histories(rows, [], "war").years[10]
    assert [war[year].outcome for year in (2000, 2001)] == [0, 2]
    assert [war[year].groups for year in (2000, 2001)] == [2, 2]


@pytest.mark.parametrize(
    ("outcomes", "expected"), [((2, 1), 1), ((3, 4), 4), ((5, 3), 3), ((6, 5), 5), ((0, 5), 5)]
)
def test_ends_on_one_day_are_taken_in_a_stated_order(outcomes, expected):
    rows = [dyad_year(2000, dyad=n, outcome=code, end=2000.5) for n, code in enumerate(outcomes)]
    assert histories(rows, [], "war").years[10][2000].outcome == expected


def test_an_end_without_a_date_counts_as_earlier():
    rows = [
        dyad_year(2000, outcome=1, end=float("nan")),
        dyad_year(2000, dyad=2, outcome=5, end=2000.1),
    ]
    assert histories(rows, [], "war").years[10][2000].outcome == 5


def test_a_war_began_with_its_first_dyad_and_its_episode_goes_on_with_any():
    rows = [
        dyad_year(2000, started=1990.0, episode_started=1999.0),
        dyad_year(2001, dyad=2, started=2001.5, episode_started=2001.5, outcome=5),
        dyad_year(2004, dyad=2, started=2001.5, episode_started=2004.2),
    ]
    war = histories(rows, [], "war").years[10]
    assert [war[y].started for y in war] == [1990.0] * 3
    assert [war[y].episode_started for y in war] == [1999.0, 1999.0, 2004.2]
    assert [war[y].earlier_episode for y in war] == [False, False, True]


def test_a_text_in_several_dyads_belongs_to_the_war_once():
    rows = [dyad_year(2000), dyad_year(2000, dyad=2)]
    text = agreement(2000.5, dyads=(1, 2, 99))
    assert histories(rows, [text], "war").agreements[10] == [text]
    movements = histories(rows, [text], "movement")
    assert movements.agreements[1] == movements.agreements[2] == [text]
    assert movements.others[1] == [text]


def test_order_of_rows_changes_nothing():
    rows = [dyad_year(2000 + n % 3, dyad=n, outcome=5 * (n % 3 == 2)) for n in range(6)]
    texts = [agreement(2001.0 + n / 10, dyads=(n,), number=n) for n in range(4)]
    for unit in ("movement", "war"):
        assert histories(rows[::-1], texts[::-1], unit) == histories(rows, texts, unit)
