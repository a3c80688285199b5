"""Plain counts: first years, quiet years, fighting again."""

from tests.models.record.worlds import agreement, dyad_year

from detente.models.record.counting.counts import first_years, quiet_years, resumed
from detente.models.record.units import histories


def movements(rows, texts=()):
    return histories(rows, texts, "movement")


def test_only_the_first_year_of_an_episode_counts():
    rows = [
        dyad_year(2000),
        dyad_year(2001, outcome=5),
        dyad_year(2004, outcome=3),
        dyad_year(2006, dyad=2),
    ]
    counts = first_years(movements(rows), 1990, 2010)
    assert {code: n for code, n in counts.items() if n} == {0: 2, 3: 1}
    assert sum(first_years(movements(rows), 2001, 2005).values()) == 1


def test_fighting_again_is_counted_by_how_it_had_ended():
    rows = [
        dyad_year(2000, outcome=5),
        dyad_year(2003, outcome=1),
        dyad_year(2009, outcome=5),
    ]
    assert resumed(movements(rows), 2009, 3)[5] == (2, 1)
    assert resumed(movements(rows), 2003, 5)[1] == (1, 0)
    assert resumed(movements(rows), 2008, 6)[1] == (1, 1)


def test_a_lull_lasts_six_years_at_most():
    found = quiet_years(movements([dyad_year(2000, outcome=5)]), 1990, 2020)
    assert [(one.year, one.years_quiet) for one in found] == [
        (2002, 1),
        (2003, 2),
        (2004, 3),
        (2005, 4),
        (2006, 5),
    ]


def test_an_agreement_or_a_ceasefire_is_quiet_at_once():
    for outcome in (1, 2):
        found = quiet_years(movements([dyad_year(2000, outcome=outcome)]), 1990, 2001)
        assert [one.years_quiet for one in found] == [0]


def test_victories_and_mergers_are_no_lulls():
    for outcome in (3, 4, 6):
        assert not quiet_years(movements([dyad_year(2000, outcome=outcome)]), 1990, 2010)


def test_a_full_deal_in_force_is_no_lull_and_one_that_ended_is():
    rows = [dyad_year(2000, outcome=5)]
    full = agreement(2001.5, kind=1)
    assert [one.year for one in quiet_years(movements(rows, [full]), 2002, 2006)] == []
    ended = full._replace(ended=True, ended_on=2002.5)
    assert [one.year for one in quiet_years(movements(rows, [ended]), 2002, 2006)] == [
        2003,
        2004,
        2005,
        2006,
    ]


def test_what_follows_within_three_years():
    rows = [dyad_year(2000, outcome=5), dyad_year(2006, outcome=5)]
    texts = [agreement(2003.5, kind=2), agreement(2000.5, kind=3, number=2)]
    found = {one.year: one for one in quiet_years(movements(rows, texts), 2002, 2006)}
    assert [found[year].deal for year in sorted(found)] == [True, True, False, False, False]
    assert [found[year].fighting for year in sorted(found)] == [False, False, True, True, True]
    assert [found[year].text_last_3 for year in sorted(found)] == [True, True, True, True, True]
