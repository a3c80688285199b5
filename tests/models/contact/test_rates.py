"""Rates of contact after the record: vectors 20 and 22, invariant 10, the share that is prior."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from detente.models.contact.exposure import Exposure, Spell, exposure_of
from detente.models.contact.rates import Luck, laws_of, prior_share, rates_of

RECORD = exposure_of([Spell(2, 4.0, 7.0)], 0.0, 10.0)


def many(*records: Exposure) -> Exposure:
    """Return the record of several powers."""
    return Exposure(np.stack([r.years for r in records]), np.stack([r.moves for r in records]))


NOTHING = many(Exposure(np.zeros(4), np.zeros((4, 4))))


def mean(law: np.ndarray) -> float:
    return float(law[0] / law[1])


def luck(draws: int, powers: int = 1, seed: int = 1) -> Luck:
    draw = np.random.Generator(np.random.PCG64(seed)).random
    return Luck(
        draw(draws),
        draw(draws),
        draw(draws),
        draw((draws, powers)),
        draw((draws, 3)),
        draw((draws, 3)),
    )


def repeated(record: Exposure, draws: int) -> Exposure:
    return Exposure(
        np.broadcast_to(record.years, (draws, *record.years.shape)),
        np.broadcast_to(record.moves, (draws, *record.moves.shape)),
    )


def test_vector_20() -> None:
    laws = laws_of(many(RECORD))
    assert mean(laws.opening) == pytest.approx(0.078383, abs=5e-7)
    assert mean(laws.down) == pytest.approx(0.251313, abs=5e-7)


def test_no_record_leaves_the_priors() -> None:
    laws = laws_of(NOTHING)
    assert laws.opening.tolist() == [1.0, 15.0]
    assert laws.down.tolist() == [1.0, 5.0]
    assert laws.shares.tolist() == [1.5, 1.5, 1.0]
    assert laws.rises.tolist() == [[0.5, 5.0], [0.5, 10.0], [0.5, 5.0]]


@pytest.mark.parametrize("start", [0, 1, 2])
def test_without_a_record_all_is_prior(start: int) -> None:
    assert prior_share(laws_of(NOTHING), start) == 1.0


def test_open_contact_needs_no_prior() -> None:
    assert prior_share(laws_of(NOTHING), 3) == 0.0


def test_the_share_is_that_of_the_weakest_part_of_the_path() -> None:
    one = Exposure(np.array([100.0, 0.0, 5.0, 0.0]), np.zeros((4, 4)))
    one.moves[0, 3] = 0.44
    assert prior_share(laws_of(many(one))) == pytest.approx(1.0 / 1.44)
    assert prior_share(laws_of(many(one)), start=2) == pytest.approx(0.5)


def test_draws_follow_their_laws() -> None:
    draws = 40_000
    found = rates_of(repeated(many(RECORD, RECORD), draws), luck(draws, 2))
    laws = laws_of(many(RECORD, RECORD))
    ends = stats.gamma(laws.down[0], scale=1.0 / laws.down[1])
    assert stats.kstest(found.down, ends.cdf).statistic < 0.01
    assert found.together.mean() == pytest.approx(1.0, abs=0.02)
    assert np.log(found.together).std() == pytest.approx(0.8, abs=0.01)
    expected = laws.shares / laws.shares.sum()
    np.testing.assert_allclose(found.shares.mean(axis=0), expected, atol=0.005)
    np.testing.assert_allclose(found.shares.sum(axis=1), 1.0)


def test_with_no_record_the_own_factor_has_mean_one() -> None:
    draws = 40_000
    found = rates_of(repeated(NOTHING, draws), luck(draws))
    assert found.opening.mean() == pytest.approx(1.0 / 15.0, rel=0.03)


def test_a_power_that_opened_has_the_higher_rate_of_its_own() -> None:
    draws, quiet = 4_000, exposure_of([], 0.0, 10.0)
    found = rates_of(repeated(many(RECORD, quiet), draws), luck(draws, 2))
    assert found.opening[:, 0].mean() > found.opening[:, 1].mean()


@given(st.floats(0.5, 9.5), st.integers(1, 3))
def test_one_more_opening_never_lowers_the_rate(day: float, level: int) -> None:
    """Invariant 10: a power's own further opening."""
    quiet = exposure_of([], 0.0, 10.0)
    opened = exposure_of([Spell(level, day, 10.0)], 0.0, 10.0)
    least = [rates_of(repeated(many(r), 50), luck(50)).opening for r in (quiet, opened)]
    assert (least[1] >= least[0]).all()


@given(st.floats(0.0, 30.0))
def test_one_more_quiet_year_never_raises_the_rate(years: float) -> None:
    """Invariant 10: a quiet year."""
    records = [exposure_of([], 0.0, length) for length in (years, years + 1.0)]
    shorter, longer = (rates_of(repeated(many(r), 50), luck(50)).opening for r in records)
    assert (longer <= shorter).all()
