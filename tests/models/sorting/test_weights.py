import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.sorting.weights import boxed_weights, ordinal_weights, uniform_weights


def generator(seed: int = 1) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def uniforms(*shape: int) -> np.ndarray:
    return generator(9).uniform(1e-12, 1, shape)


def test_uniform_weights_are_dirichlet():
    found = uniform_weights(uniforms(50_000, 4))
    np.testing.assert_allclose(found.sum(axis=1), 1.0)
    np.testing.assert_allclose(found.mean(axis=0), 0.25, atol=0.005)
    # Dirichlet(1, 1, 1, 1): variance 3 / 80, covariance -1 / 80.
    expected = np.full((4, 4), -1 / 80) + np.eye(4) * 4 / 80
    np.testing.assert_allclose(np.cov(found.T), expected, atol=0.001)


def test_ordinal_weights_are_uniform_among_the_ordered():
    rank = np.array([2, 1, 2, 3])
    found = ordinal_weights(uniforms(40_000, 4), rank)
    assert (found[:, 1] >= found[:, [0, 2]].max(axis=1)).all()
    assert (found[:, 3] <= found[:, [0, 2]].min(axis=1)).all()
    np.testing.assert_allclose(found.sum(axis=1), 1.0)
    plain = uniform_weights(generator(3).uniform(1e-12, 1, (400_000, 4)))
    fits = (plain[:, 1] >= plain[:, [0, 2]].max(axis=1)) & (
        plain[:, 3] <= plain[:, [0, 2]].min(axis=1)
    )
    np.testing.assert_allclose(found.mean(axis=0), plain[fits].mean(axis=0), atol=0.003)
    np.testing.assert_allclose(np.cov(found.T), np.cov(plain[fits].T), atol=0.001)


def test_ordinal_means_are_those_of_order_statistics():
    """Known: the r-th greatest of m has mean sum of 1/i from r to m, over m."""
    found = ordinal_weights(uniforms(60_000, 3), np.array([1, 2, 3])).mean(axis=0)
    np.testing.assert_allclose(found, [11 / 18, 5 / 18, 2 / 18], atol=0.003)


ROUNDING = 1e-12  # by which the sum of bounds may miss 1
LOW = np.array([0.1, 0.05, 0.0, 0.0, 0.2, 0.0])
HIGH = np.array([0.4, 0.3, 0.3, 0.2, 0.5, 0.1])


def test_boxed_weights_equal_rejection():
    found = boxed_weights(LOW, HIGH, generator(), count=20_000)
    plain = generator(2).dirichlet(np.ones(6), 600_000)
    plain = plain[((plain >= LOW) & (plain <= HIGH)).all(axis=1)]
    np.testing.assert_allclose(found.mean(axis=0), plain.mean(axis=0), atol=0.004)
    np.testing.assert_allclose(np.cov(found.T), np.cov(plain.T), atol=0.0005)
    cuts = [0.05, 0.25, 0.5, 0.75, 0.95]
    np.testing.assert_allclose(
        np.quantile(found, cuts, axis=0), np.quantile(plain, cuts, axis=0), atol=0.01
    )


@given(
    st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=7),
    st.integers(0, 2**32 - 1),
)
@example([(0.0, 0.9999999999999999)], 0)  # sums to 1 but for a rounding, which is forgiven
@settings(max_examples=40)
def test_boxed_weights_keep_their_bounds(pairs, seed):
    low, high = (np.array([side(pair) for pair in pairs]) for side in (min, max))
    if low.sum() > 1 + ROUNDING or high.sum() < 1 - ROUNDING:
        with pytest.raises(DomainError, match=r"no weights fit: the (lower|upper) bounds"):
            boxed_weights(low, high, generator(seed), count=5)
        return
    found = boxed_weights(low, high, generator(seed), count=50, chains=20)
    strict = low.sum() <= 1 <= high.sum()
    assert (found >= low - (0.0 if strict else ROUNDING)).all()
    assert (found <= high + (0.0 if strict else ROUNDING)).all()
    np.testing.assert_allclose(found.sum(axis=1), 1.0, rtol=0, atol=1e-12)


def test_boxed_weights_repeat_and_may_be_a_point():
    one = boxed_weights(LOW, HIGH, generator(5), count=30)
    np.testing.assert_array_equal(one, boxed_weights(LOW, HIGH, generator(5), count=30))
    point = boxed_weights(np.array([0.7, 0.3]), np.ones(2), generator(), count=3)
    np.testing.assert_allclose(point, [[0.7, 0.3]] * 3)
    fixed = boxed_weights(np.array([0.5, 0, 0]), np.array([0.5, 1, 1]), generator(), count=9)
    np.testing.assert_array_equal(fixed[:, 0], 0.5)


@pytest.mark.parametrize(
    ("low", "high", "message"),
    [
        ([0.7, 0.6], [1, 1], r"lower bounds \[0.7, 0.6\] sum to 1.3; the sum must be <= 1"),
        ([0, 0], [0.3, 0.4], r"upper bounds \[0.3, 0.4\] sum to 0.7; the sum must be >= 1"),
        ([0.5, 0], [0.4, 1], r"bounds of criterion 0 are \[0.5, 0.4\]"),
        ([0, 0], [1, 7], r"bounds of criterion 1 are \[0.0, 7.0\]"),
    ],
)
def test_infeasible_boxes_say_why(low, high, message):
    with pytest.raises(DomainError, match=message):
        boxed_weights(np.array(low), np.array(high), generator(), count=1)


def test_other_errors():
    with pytest.raises(ShapeError, match=r"low and high have shapes \(2,\) and \(3,\)"):
        boxed_weights(np.zeros(2), np.ones(3), generator(), count=1)
    for option in ("count", "chains", "thin"):
        with pytest.raises(DomainError, match=f"{option} is 0; it must be >= 1"):
            boxed_weights(np.zeros(2), np.ones(2), generator(), **{"count": 1, option: 0})
    with pytest.raises(DomainError, match=r"a uniform is 1.0; it must be in \(0, 1\)"):
        uniform_weights(np.array([0.5, 1.0]))
    with pytest.raises(ShapeError, match=r"uniforms have shape \(0,\)"):
        uniform_weights(np.zeros(0))
    with pytest.raises(ShapeError, match=r"rank has shape \(2,\); give one rank for each of 3"):
        ordinal_weights(np.full(3, 0.5), np.array([1, 2]))
