"""Landmarks: who is at risk, what is known on the day, what follows."""

import numpy as np
import pytest
from tests.models.record.worlds import agreement, dyad_year, log_age, one_dyad

from detente.models.record.facts import FACTS
from detente.models.record.panel import Until, panel
from detente.models.record.units import histories

FAR = Until(2010, 2011, 2012)


def landmarks(rows, texts=(), unit="movement", until=FAR, first=1990, last=2010):
    return panel(histories(rows, texts, unit), first, last, until)


def fact(found, name):
    return found.facts[:, FACTS.index(name)]


def test_the_worked_dyad():
    rows, texts = one_dyad()
    found = landmarks(rows, texts)
    assert found.year.tolist() == [2002, 2003, 2004, 2005]
    assert fact(found, "log_age") == pytest.approx(
        [1.575536, 1.763589, 1.921813, 2.058388], abs=1e-6
    )
    assert fact(found, "log_episode_age") == pytest.approx(
        [0.435026, 0.934132, 1.265539, 1.514028], abs=1e-6
    )
    assert found.fate.tolist() == [
        [0, 0, 0, 5, -1],
        [0, 0, 5, -1, -1],
        [0, 5, -1, -1, -1],
        [5, -1, -1, -1, -1],
    ]
    assert found.deal.tolist() == [[0, 1, 0, 0, 0], [1, 0, 0, 0, 0], [0] * 5, [0] * 5]
    assert fact(found, "text_last_3").tolist() == [0, 0, 1, 1]
    assert fact(found, "deal_before").tolist() == [0, 0, 1, 1]
    assert fact(found, "decade") == pytest.approx([-0.3, -0.2, -0.1, 0.0])


@pytest.mark.parametrize("outcome", [1, 2, 3, 4, 6])
def test_a_unit_that_ended_is_not_at_risk(outcome):
    assert not len(landmarks([dyad_year(2000, outcome=outcome)]).year)


def test_a_quiet_end_was_not_known_on_new_year():
    found = landmarks([dyad_year(2000, outcome=5)])
    assert found.year.tolist() == [2001]
    assert found.fate[0].tolist() == [5, -1, -1, -1, -1]


def test_an_end_without_a_code_is_unseen_and_leaves_no_landmark():
    found = landmarks([dyad_year(2000), dyad_year(2001)])
    assert found.year.tolist() == [2001]
    assert found.fate[0].tolist() == [-1] * 5


def test_a_merger_is_unseen_from_its_year_on():
    found = landmarks([dyad_year(2000), dyad_year(2001), dyad_year(2002, outcome=6)])
    assert found.fate.tolist() == [[0, -1, -1, -1, -1], [-1] * 5]


@pytest.mark.parametrize("outcome", [1, 2, 3, 4])
def test_an_end_with_a_code_is_the_fate(outcome):
    found = landmarks([dyad_year(2000), dyad_year(2001, outcome=outcome)])
    assert found.fate[0].tolist() == [outcome, -1, -1, -1, -1]


def test_after_the_last_year_known_nothing_is_seen():
    rows = [dyad_year(year) for year in range(2000, 2004)]
    found = landmarks(rows, until=Until(2002, 2003, 2001), last=2001)
    assert found.fate.tolist() == [[0, 0, -1, -1, -1]]
    assert found.text.tolist() == [[0, -1, -1, -1, -1]]


def test_signings_are_nested_and_go_on_after_the_fighting():
    rows = [dyad_year(2000), dyad_year(2001, outcome=1)]
    texts = [agreement(2001.5 + n, kind=3 - n, number=n) for n in range(3)]
    found = landmarks(rows, texts)
    assert found.text[0].tolist() == [1, 1, 1, 0, 0]
    assert found.deal[0].tolist() == [0, 1, 1, 0, 0]
    assert found.full[0].tolist() == [0, 0, 1, 0, 0]


def test_a_truce_is_signed_or_ends_an_episode_of_any_dyad():
    rows = [
        dyad_year(2000),
        dyad_year(2000, dyad=2),
        dyad_year(2001),
        dyad_year(2001, dyad=2, outcome=2),
        dyad_year(2002),
    ]
    texts = [agreement(2002.5, ceasefire=True)]
    assert landmarks(rows, texts, "war").truce[0].tolist() == [1, 1, 0, 0, 0]
    assert landmarks(rows, texts).truce.tolist()[0] == [0, 1, 0, 0, 0]


def test_facts_look_back_and_never_ahead():
    rows = [dyad_year(year, dyad=dyad) for year in (2000, 2001, 2002) for dyad in (1, 2)]
    texts = [
        agreement(2001.5, ended=True, ended_on=2002.5, number=1),
        agreement(2000.5, dyads=(2,), kind=1, number=2),
        agreement(2001.6, kind=3, number=3),
    ]
    found = landmarks(rows, texts).chosen([0, 1])
    assert found.unit.tolist() == [1, 1]
    assert found.year.tolist() == [2001, 2002]
    assert fact(found, "deal_before").tolist() == [0, 1]
    assert fact(found, "text_last_3").tolist() == [0, 1]
    assert fact(found, "deal_elsewhere_5").tolist() == [1, 1]
    assert fact(found, "deal_failed").tolist() == [0, 0]
    assert fact(found, "log_dyads") == pytest.approx([np.log(2)] * 2)
    assert fact(found, "log_age") == pytest.approx([log_age(2001, 2000.5), log_age(2002, 2001.5)])


def test_a_window_ends_where_it_is_stated_to():
    rows = [dyad_year(year) for year in range(2000, 2009)]
    found = landmarks(rows, [agreement(2002.0, kind=3)], last=2008)
    recent = dict(zip(found.year.tolist(), fact(found, "text_last_3").tolist(), strict=True))
    assert [year for year, value in recent.items() if value] == [2003, 2004, 2005]


def test_nothing_gives_an_empty_panel():
    found = landmarks([])
    assert found.facts.shape == (0, len(FACTS))
    assert found.fate.shape == (0, 5)


def test_what_comes_after_the_last_year_known_changes_nothing():
    rows, texts = one_dyad()
    until = Until(2003, 2003, 2003)
    cut = landmarks([row for row in rows if row.year <= 2003], texts[:0], until=until, last=2003)
    later = landmarks(rows, [agreement(2004.5)], until=until, last=2003)
    for name in ("facts", "fate", "text", "truce"):
        assert np.array_equal(getattr(cut, name), getattr(later, name)), name
