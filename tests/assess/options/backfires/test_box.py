"""Boxes beside textbook statistics: screening, intervals, chances, simplifying, resampling."""

import numpy as np
import pytest
from scipy import stats

from detente.assess.options.backfires.box import (
    RESAMPLES,
    Half,
    Restriction,
    Trial,
    resampled,
    screened,
    sought,
    tried,
)
from detente.runs.statistics import wilson

DRAWS = 600
KINDS = np.array([False] * 11 + [True])
LOW, HIGH, VALUES = range(3)


def half(seed: int = 1) -> Half:
    """Return eleven numbers and a kind of four values, all noise."""
    rng = np.random.default_rng(seed)
    kind = rng.integers(0, 4, (DRAWS, 1)).astype(float)
    return Half.split(np.hstack([rng.uniform(size=(DRAWS, 11)), kind]), KINDS)


def planted(given: Half, where, inside: float = 0.8, outside: float = 0.05) -> np.ndarray:
    luck = np.random.default_rng(1007).uniform(size=DRAWS)
    return luck < np.where(where, inside, outside)


def test_a_number_is_cut_into_fifths_and_a_kind_is_kept():
    drawn = np.column_stack([[9.0, 1, 8, 2, 7, 3, 6, 4, 5, 0], [3.0, 0, 0, 0, 1, 1, 1, 2, 2, 2]])
    found = Half.split(drawn, np.array([False, True])).classes
    assert found[:, 0].tolist() == [4, 0, 4, 1, 3, 1, 3, 2, 2, 0]
    assert found[:, 1].tolist() == drawn[:, 1].tolist()


def test_inputs_are_screened_by_chi_square_at_one_in_their_number():
    for seed in range(8):
        given = half(seed)
        hit = planted(given, given.drawn[:, 3] < 0.3, 0.4, 0.25)
        chance = []
        for column in given.classes.T:
            table = [np.bincount(column[hit == happens], minlength=5) for happens in (False, True)]
            counts = np.array(table)[:, : column.max() + 1]
            chance.append(stats.chi2_contingency(counts, correction=False).pvalue)
        assert screened(given, hit).tolist() == np.flatnonzero(np.array(chance) < 1 / 12).tolist()
    assert screened(given, np.ones(DRAWS, dtype=bool)).tolist() == []


def test_at_most_the_eight_inputs_that_part_most_are_let_through():
    same = np.random.default_rng(3).uniform(size=(DRAWS, 1))
    noise = np.random.default_rng(4).normal(size=(DRAWS, 12)) * np.linspace(0.1, 0.3, 12)[::-1]
    given = Half.split(same + noise, np.zeros(12, dtype=bool))
    assert screened(given, same[:, 0] < 0.3).tolist() == [4, 5, 6, 7, 8, 9, 10, 11]


@pytest.mark.parametrize(("hits", "many"), [(0, 7), (3, 7), (7, 7), (40, 1000)])
def test_ends_of_the_interval_are_just_one_and_a_half_score_errors_away(hits, many):
    """Wilson: the shares p for which the share seen is 1.959964 standard errors of p away."""
    share = hits / many
    for end in wilson(hits, many):
        if end not in {0.0, 1.0}:
            error = np.sqrt(end * (1 - end) / many)
            assert abs(share - end) == pytest.approx(1.959964 * error, rel=1e-9)
    assert wilson(hits, many)[0] <= share <= wilson(hits, many)[1]


@pytest.mark.parametrize(("inside", "both"), [(10, 1), (10, 7), (60, 20), (60, 60)])
def test_the_chance_of_a_trial_is_a_tail_of_the_binomial(inside, both):
    found = Trial(draws=500, inside=inside, hits=100, both=both)
    assert found.p_value == pytest.approx(stats.binom.sf(both - 1, inside, 0.2), rel=1e-9)
    assert (found.base, found.density) == (0.2, both / inside)


def test_a_planted_box_is_found_simplified_tried_and_opened():
    given = half()
    where = (given.drawn[:, 2] > 0.6) & np.isin(given.drawn[:, 11], [1, 3])
    hit = planted(given, where)
    found = sought(given, hit, np.array([2, 5, 8, 11]))
    assert found is not None
    limits = found.restrictions
    assert set(limits) == {Restriction(2, LOW), Restriction(11, VALUES)}
    assert limits[Restriction(2, LOW)] == pytest.approx(0.6, abs=0.05)
    assert limits[Restriction(11, VALUES)] == 2**1 + 2**3
    assert max(found.chances.values()) <= 0.05

    fresh = half(2)
    again = (fresh.drawn[:, 2] >= limits[Restriction(2, LOW)]) & (fresh.drawn[:, 11] % 2 == 1)
    told = tried(found, hit, fresh.drawn)
    assert (told.draws, told.hits) == (DRAWS, hit.sum())
    assert (told.inside, told.both) == (again.sum(), (again & hit).sum())

    wider = found.opened([Restriction(11, VALUES)], given, hit)
    assert wider is not None
    assert set(wider.restrictions) == {Restriction(2, LOW)}
    assert wider.inside(fresh.drawn).sum() > told.inside
    assert found.opened(list(limits), given, hit) is None


@pytest.mark.parametrize("seed", range(8))
def test_no_restriction_stays_that_chance_does_as_well_and_three_inputs_at_most(seed):
    given = half(seed)
    many = (given.drawn[:, :5] > 0.25).all(axis=1), (0.7, 0.15), np.arange(12)
    one = given.drawn[:, 0] > 0.4, (0.4, 0.15), np.arange(3)
    for where, shares, columns in (many, one):
        found = sought(given, planted(given, where, *shares), columns)
        assert found is not None
        assert 0.0 < max(found.chances.values()) <= 0.05
        assert len({one.column for one in found.restrictions}) <= 3


def test_where_nothing_is_denser_no_box_is_found():
    given = half()
    assert sought(given, np.ones(DRAWS, dtype=bool), np.arange(12)) is None
    assert sought(given, planted(given, given.drawn[:, 0] < 0.5), np.array([], dtype=int)) is None


def test_resampled_boxes_restrict_the_inputs_asked_for_under_their_own_names():
    given = half()
    hit = planted(given, given.drawn[:, 9] < 0.4, 1.0, 0.0)
    columns = np.array([4, 9])
    found = resampled(given, hit, columns, np.random.default_rng(5))
    assert len(found) == RESAMPLES
    ends = [one[Restriction(9, HIGH)] for one in found]
    assert np.median(ends) == pytest.approx(0.4, abs=0.03)
    assert len(set(ends)) > 1
    assert {r.column for one in found for r in one} <= {4, 9}
    assert resampled(given, hit, columns, np.random.default_rng(5)) == found
