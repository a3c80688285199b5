"""PRIM: boxes by hand, limits, ties, and inputs that it refuses."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.decision.prim import inside_array, prim_array, quasi_p_array


def cube(seed: int = 0, draws: int = 2000, inputs: int = 6) -> np.ndarray:
    return np.random.default_rng(seed).uniform(size=(draws, inputs))


def last(found):
    return found.low[-1], found.high[-1], found.kept[-1]


def test_a_peel_takes_the_face_that_leaves_the_highest_density():
    drawn = np.stack([np.arange(10.0), [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]], axis=1)
    outcome = np.array([0, 0, 1, 1, 1, 1, 1, 0, 0, 0], dtype=bool)
    found = prim_array(outcome, drawn, alpha=0.2, mass_min=0.5)
    # 5 of 10; without 8 and 9 of the first, 5 of 8; then one a peel, 9 being at the outer end.
    assert found.density[:3] == pytest.approx([0.5, 5 / 8, 5 / 7])
    assert found.mass[:3] == pytest.approx([1.0, 0.8, 0.7])
    assert found.density[-1] == 1.0
    assert (found.low[-1, 0], found.high[-1, 0]) == (2.0, 6.0)


def test_boxes_hold_what_is_said_of_them():
    drawn = cube()
    outcome = np.random.default_rng(1).uniform(size=2000) < 0.2 + 0.5 * (drawn[:, 2] > 0.7)
    found = prim_array(outcome, drawn)
    assert found.mass.min() >= 0.05
    assert found.density.max() > 0.6
    assert found.mass[0] == found.coverage[0] == 1.0
    for n, (low, high, kept) in enumerate(zip(found.low, found.high, found.kept, strict=True)):
        inside = inside_array(drawn, low, high, kept)
        assert inside.mean() == found.mass[n]
        assert outcome[inside].mean() == pytest.approx(found.density[n])
        assert (inside & outcome).sum() / outcome.sum() == pytest.approx(found.coverage[n])


@pytest.mark.parametrize(("positive", "coverage"), [(False, np.nan), (True, 1.0)])
def test_nothing_and_all_positive_leave_everything(positive, coverage):
    found = prim_array(np.full(50, positive), cube(draws=50))
    assert found.mass.tolist() == [1.0]
    assert found.density.tolist() == [float(positive)]
    assert found.coverage == pytest.approx([coverage], nan_ok=True)
    assert np.isneginf(found.low).all()
    assert np.isposinf(found.high).all()


def test_no_box_falls_below_the_least_mass():
    outcome = cube()[:, 0] < 0.1
    for least in (0.3, 0.1):
        assert prim_array(outcome, cube(), mass_min=least).mass.min() >= least


def test_values_of_a_categorical_input_are_peeled_off_one_by_one():
    kind = np.repeat([0.0, 1.0, 2.0, 3.0], 50)
    drawn = np.stack([kind, cube(draws=200)[:, 0]], axis=1)
    found = prim_array(kind == 2, drawn, np.array([True, False]))
    assert found.kept[-1, 0].tolist() == [False, False, True, False]
    assert np.isinf(found.low[-1]).all()
    assert (found.density[-1], found.coverage[-1], found.mass[-1]) == (1.0, 1.0, 0.25)
    # In order, the same values are a range; the box is the same.
    ordered = prim_array(kind == 2, drawn)
    assert (ordered.low[-1, 0], ordered.high[-1, 0]) == (2.0, 2.0)


def test_equal_values_over_a_quantile_go_together():
    drawn = np.repeat([0.0, 1.0], [60, 40])[:, None]
    found = prim_array(drawn[:, 0] > 0, drawn)
    assert found.low[-1].tolist() == [1.0]
    assert found.mass.tolist() == [1.0, 0.4]


def test_ties_go_to_the_earlier_input_and_its_low_face():
    same = np.arange(40.0)
    outcome = (same > 9) & (same < 30)
    found = prim_array(outcome, np.stack([same, same], axis=1), mass_min=0.9)
    assert found.low[1].tolist() == [2.0, -np.inf]
    assert np.isposinf(found.high[1]).all()


def test_pasting_gives_back_what_peels_took_for_another_input():
    # Peels of the second input take a third at a time; in the end the first alone suffices.
    drawn = np.stack([np.arange(20.0), np.arange(20.0) % 3], axis=1)
    found = prim_array(drawn[:, 0] < 4, drawn)
    assert np.diff(found.mass)[-1] > 0
    assert found.coverage[-1] == found.density[-1] == 1.0
    assert last(found)[0].tolist() == [-np.inf, -np.inf]
    assert last(found)[1].tolist() == [3.0, np.inf]


def test_by_face_a_noisy_half_does_not_beat_a_patient_cut():
    rng = np.random.default_rng(3)
    drawn = np.stack([rng.integers(0, 2, 400).astype(float), rng.uniform(size=400)], axis=1)
    outcome = rng.uniform(size=400) < 0.1 + 0.5 * (drawn[:, 1] > 0.8)
    outcome |= (drawn[:, 0] == 1) & (rng.uniform(size=400) < 0.08)
    kinds = np.array([True, False])
    density = prim_array(outcome, drawn, kinds)
    face = prim_array(outcome, drawn, kinds, criterion="face")
    assert not density.kept[1].all()  # half of the draws went at once
    assert face.kept[1].all()
    assert face.low[1, 1] > 0


def test_peeling_goes_on_over_steps_that_do_not_help():
    # Both ends are dense, and between them and the middle nothing is.
    values = np.arange(100.0)
    outcome = (values < 15) | (values >= 85) | ((values >= 45) & (values < 55))
    found = prim_array(outcome, values[:, None], alpha=0.1)
    assert (np.diff(found.density) < 0).any()
    assert found.density.max() == 1.0


def test_the_same_twice():
    outcome = cube()[:, 1] > 0.5
    first, second = prim_array(outcome, cube()), prim_array(outcome, cube())
    for one, other in zip(first, second, strict=True):
        assert np.array_equal(one, other, equal_nan=True)


def test_order_of_draws_does_not_matter():
    outcome, drawn = cube()[:, 0] < 0.3, cube()
    turn = np.random.default_rng(9).permutation(len(drawn))
    first, second = prim_array(outcome, drawn), prim_array(outcome[turn], drawn[turn])
    assert np.array_equal(first.low, second.low)
    assert np.array_equal(first.mass, second.mass)


def at_least_4_of_5(q: float) -> float:
    return 5 * q**4 * (1 - q) + q**5


def test_quasi_p_by_hand():
    drawn = np.stack([np.arange(10.0), np.zeros(10)], axis=1)
    low, high = np.array([-np.inf, 0.0]), np.array([4.0, np.inf])
    found = quasi_p_array(drawn[:, 0] < 4, drawn, low, high, np.ones((2, 1), dtype=bool))
    # At least 4 of 5 where 4 in 10 are positive.
    assert found[0, 1] == pytest.approx(at_least_4_of_5(0.4))
    assert found[1, 0] == pytest.approx(at_least_4_of_5(0.8))
    assert np.isnan(found[[0, 1], [0, 1]]).all()


def test_quasi_p_of_values():
    kind = np.array([0.0, 0.0, 1.0, 1.0])[:, None]
    kept = np.array([[False, True]])
    found = quasi_p_array(kind[:, 0] == 1, kind, np.array([-np.inf]), np.array([np.inf]), kept)
    assert found[0, 2] == pytest.approx(0.25)


def test_a_value_never_seen_lies_outside_a_restricted_box():
    kept = np.array([[True, False]])
    found = inside_array(
        np.array([[0.0], [1.0], [5.0]]), np.array([-np.inf]), np.array([9.0]), kept
    )
    assert found.tolist() == [True, False, False]


@pytest.mark.parametrize(
    ("outcome", "drawn", "options", "error", "match"),
    [
        (
            [0, 1],
            [[np.nan], [1.0]],
            {},
            DomainError,
            r"drawn\[0, 0\] is nan; it must be finite: leave out",
        ),
        ([0, 1], [[np.inf], [1.0]], {}, DomainError, r"drawn\[0, 0\] is inf"),
        ([0, np.nan], [[0.0], [1.0]], {}, DomainError, r"outcome\[1\] is nan; it must be true"),
        ([0, 2], [[0.0], [1.0]], {}, DomainError, r"outcome\[1\] is 2"),
        ([0, 1, 1], [[0.0], [1.0]], {}, ShapeError, r"outcome has shape \(3,\), drawn \(2, 1\)"),
        ([], np.empty((0, 1)), {}, ShapeError, "at least one of each"),
        ([0], np.empty((1, 0)), {}, ShapeError, "at least one of each"),
        ([0, 1], [[0.5], [1.0]], {"categorical": [True]}, DomainError, "must be a whole number"),
        ([0, 1], [[-1.0], [1.0]], {"categorical": [True]}, DomainError, "must be a whole number"),
        (
            [0, 1],
            [[0.0], [1.0]],
            {"categorical": [True, True]},
            ShapeError,
            r"categorical has shape .*; it must be \(1,\)",
        ),
        ([0, 1], [[0.0], [1.0]], {"alpha": 1.0}, DomainError, "alpha is 1; it must be in"),
        ([0, 1], [[0.0], [1.0]], {"mass_min": 0.0}, DomainError, "mass_min is 0; it must be in"),
        ([0, 1], [[0.0], [1.0]], {"criterion": "best"}, DomainError, "criterion is 'best'"),
    ],
)
def test_what_cannot_be_is_refused(outcome, drawn, options, error, match):
    with pytest.raises(error, match=match):
        prim_array(np.array(outcome), np.array(drawn), **options)
