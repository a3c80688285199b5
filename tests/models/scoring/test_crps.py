"""CRPS of draws: printed values, the pairwise form, the normal distribution."""

import numpy as np
import pytest
from scipy import special

from detente.errors import DomainError, ShapeError
from detente.models.scoring.crps import crps_array

FOUR = np.array([1.0, 2.0, 3.0, 4.0])


def pairwise(draws, outcome, fair):
    m = len(draws)
    spread = np.abs(draws[:, None] - draws).sum() / (2 * m * (m - 1 if fair else m))
    return np.abs(draws - outcome).mean() - spread


def test_four_draws_by_hand():
    assert crps_array(FOUR, 2.5) == pytest.approx(0.375, abs=1e-12)
    assert crps_array(FOUR, 2.5, fair=True) == pytest.approx(0.166667, abs=5e-7)


@pytest.mark.parametrize(("outcome", "printed"), [(0.0, 0.233695), (1.0, 0.602441)])
def test_the_standard_normal(outcome, printed):
    draws = special.ndtri((np.arange(200_000) + 0.5) / 200_000)
    assert crps_array(draws, outcome) == pytest.approx(printed, abs=2e-6)


@pytest.mark.parametrize("fair", [False, True])
@pytest.mark.parametrize("seed", range(5))
def test_it_is_the_pairwise_form(seed, fair):
    rng = np.random.default_rng(seed)
    draws, outcome = rng.integers(-3, 4, (6, 9)) * 1.5, rng.integers(-4, 5, 6) * 1.0
    found = crps_array(draws, outcome, fair=fair)
    expected = [pairwise(d, o, fair) for d, o in zip(draws, outcome, strict=True)]
    assert found == pytest.approx(expected, abs=1e-12)


def test_the_fair_score_does_not_depend_on_the_number_of_draws():
    rng = np.random.default_rng(1)
    outcome = rng.normal(size=40_000)
    means = [
        crps_array(rng.normal(size=(40_000, m)), outcome, fair=True).mean() for m in (2, 5, 20)
    ]
    assert means == pytest.approx([np.pi**-0.5] * 3, abs=0.01)


def test_scale_shift_and_order_of_draws():
    rng = np.random.default_rng(2)
    draws, outcome = rng.normal(size=7), 0.3
    plain = crps_array(draws, outcome)
    assert crps_array(rng.permutation(draws), outcome) == plain
    assert crps_array(3 * draws + 1e6, 3 * outcome + 1e6) == pytest.approx(3 * plain, abs=1e-8)
    assert crps_array(-draws, -outcome) == pytest.approx(plain, abs=1e-12)


def test_it_is_never_negative_and_one_draw_has_its_error():
    rng = np.random.default_rng(3)
    assert (crps_array(rng.normal(size=(500, 3)), rng.normal(size=500)) >= 0.0).all()
    assert crps_array(np.full(5, 2.0), 2.0) == 0.0
    assert crps_array(np.array([4.0]), 1.5) == 2.5


def test_leading_dimensions_broadcast():
    found = crps_array(np.stack([FOUR, FOUR + 1])[:, None], np.array([2.5, 0.0, 9.0]))
    assert found.shape == (2, 3)
    assert found[1, 2] == crps_array(FOUR + 1, 9.0)


def test_an_unknown_entry_stays_unknown():
    draws = np.array([FOUR, [1, np.nan, 2, 3], FOUR])
    for fair in (False, True):
        found = crps_array(draws, np.array([1.0, 1.0, np.nan]), fair=fair)
        assert np.isnan(found).tolist() == [False, True, True]


@pytest.mark.parametrize(
    ("draws", "outcome", "fair", "error", "message"),
    [
        ([1.0], 1, True, ShapeError, r"forecast has shape \(1,\); .* at least 2 draws"),
        ([], 1, False, ShapeError, r"forecast has shape \(0,\); .* at least 1 draw"),
        (1.0, 1, False, ShapeError, r"forecast has shape \(\); it must be \(\.\.\., draw\)"),
        ([FOUR] * 3, [1, 2], False, ShapeError, r"forecast \(3, 4\) and outcome \(2,\) do not fit"),
        ([1, np.inf], 1, False, DomainError, r"forecast\[1\] is inf; it must be finite"),
        (FOUR, np.inf, False, DomainError, r"outcome is inf; it must be finite"),
    ],
)
def test_what_cannot_be_scored_is_refused(draws, outcome, fair, error, message):
    with pytest.raises(error, match=message):
        crps_array(np.array(draws), np.array(outcome), fair=fair)
