"""Rows: at risk until the first event; each unit-year counts once."""

import pytest
from tests.models.record.test_panel import landmarks
from tests.models.record.worlds import agreement, dyad_year, one_dyad

from detente.models.record.rows import causes, known_by, occurs_by, rows_of


def test_each_unit_year_counts_once():
    rows, texts = one_dyad()
    found = rows_of(landmarks(rows, texts), "fate")
    assert found.weight.sum() == pytest.approx(4)
    at = (found.landmark == 0) & (found.interval == 4)
    assert found.weight[at] == pytest.approx([1 / 4])


def test_nothing_follows_the_first_event():
    rows, texts = one_dyad()
    found = rows_of(landmarks(rows, texts), "text")
    of_first = found.landmark == 0
    assert found.interval[of_first].tolist() == [1, 2]
    assert found.outcome[of_first].tolist() == [0, 1]


def test_a_link_takes_each_horizon_with_the_first_event():
    rows = [dyad_year(2000), dyad_year(2001, outcome=1)]
    texts = [agreement(2001.5, kind=3), agreement(2003.5, number=2)]
    found = rows_of(landmarks(rows, texts), "deal|text")
    assert found.interval.tolist() == [1, 2, 3, 4, 5]
    assert found.outcome.tolist() == [0, 0, 1, 1, 1]


def test_causes():
    assert causes("fate") == 5
    assert causes("deal|text") == 1


def test_by_a_horizon():
    rows, texts = one_dyad()
    found = landmarks(rows, texts)
    assert occurs_by(found.deal)[0].tolist() == [False, True, True, True, True]
    assert known_by(found.fate).all()
