import numpy as np
import pytest

from detente.errors import DomainError
from detente.models.sorting.camps.calibration import blurred, calibrate, true_values


def generator(seed: int = 1) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def test_rates_at_a_clear_and_an_unclear_distance():
    found = calibrate(
        9,
        4,
        generator(),
        separation=np.array([0.1, 0.6]),
        noise=np.zeros(1),
        spread=0.05,
        replicates=4,
        annealing=(32, 40),
    )
    assert found.verdict.shape == (3, 2, 1, 5)
    assert found.posterior.shape == (3, 2, 1, 4)
    np.testing.assert_allclose(found.verdict.sum(axis=-1), 1.0)
    np.testing.assert_allclose(found.posterior.sum(axis=-1), 1.0)
    # Far apart: found every time. Near: never split with certainty where there is one camp.
    np.testing.assert_array_equal(found.wrong[:, 1, 0], 0.0)
    np.testing.assert_array_equal(found.verdict[1, 1, 0, 2], 1.0)
    np.testing.assert_array_equal(found.verdict[2, 1, 0, 3], 1.0)
    assert found.posterior[1, 0, 0, 0] > found.posterior[1, 1, 0, 0]
    # No separation applies to one camp.
    np.testing.assert_array_equal(found.verdict[0, 0], found.verdict[0, 1])
    right = np.stack([found.verdict[n, ..., n + 1] for n in range(3)])
    np.testing.assert_allclose(found.wrong + found.undecided + right, 1.0)
    repeated = calibrate(
        9,
        4,
        generator(),
        separation=np.array([0.1, 0.6]),
        noise=np.zeros(1),
        spread=0.05,
        replicates=4,
        annealing=(32, 40),
    )
    np.testing.assert_array_equal(repeated.posterior, found.posterior)


def test_noise_leaves_more_open():
    found = calibrate(
        6,
        3,
        generator(),
        separation=np.array([0.5]),
        noise=np.array([0.0, 0.5]),
        spread=0.05,
        replicates=3,
        annealing=(24, 30),
    )
    assert found.undecided[1, 0, 1] >= found.undecided[1, 0, 0]
    assert found.undecided[1, 0, 1] == 1.0


@pytest.mark.parametrize(("camps", "criteria"), [(2, 4), (3, 5), (3, 3), (2, 1)])
def test_centres_lie_as_far_apart_as_asked(camps, criteria):
    value = true_values(6, criteria, generator(), camps, 0.3, 0.0)
    centre = np.unique(value.round(12), axis=0)
    assert len(centre) == camps
    gaps = [
        np.sqrt(((one - other) ** 2).mean()) for n, one in enumerate(centre) for other in centre[:n]
    ]
    np.testing.assert_allclose(gaps, 0.3)
    np.testing.assert_allclose(centre.mean(axis=0), 0.5)


def test_centres_on_a_line_where_criteria_are_few():
    value = true_values(6, 1, generator(), 3, 0.3, 0.0)
    np.testing.assert_allclose(np.unique(value.round(12)), [0.2, 0.5, 0.8])


def test_draws_stay_on_the_scale():
    value = np.array([[0.0, 0.5, 1.0]])
    bank = blurred(value, generator(), 0.3)
    assert bank.shape == (64, 1, 3)
    assert ((bank >= 0) & (bank <= 1)).all()
    np.testing.assert_array_equal(blurred(value, generator(), 0.0), value[None])


@pytest.mark.parametrize(
    ("sizes", "options", "message"),
    [
        ((2, 3), {}, "leaders is 2; it must be >= 3"),
        ((6, 0), {}, "criteria is 0; it must be >= 1"),
        ((6, 3), {"replicates": 0}, "replicates is 0; it must be >= 1"),
        ((6, 3), {"spread": -0.1}, "spread is -0.1; it must be >= 0"),
        ((6, 3), {"separation": np.array([1.5])}, r"separation is \[1.5\]; each must be in"),
        ((6, 3), {"noise": np.array([0.9])}, r"noise is \[0.9\]; each must be in"),
    ],
)
def test_errors(sizes, options, message):
    base = {"separation": np.array([0.5]), "noise": np.zeros(1)}
    with pytest.raises(DomainError, match=message):
        calibrate(*sizes, generator(), **{**base, **options})
