import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.sorting.electre.smaa_tri import draw_profiles, smaa_tri_array
from detente.models.sorting.electre.tri_b import electre_tri_b_array, tri_b_kernel

VARYING = ("performance", "profile", "weight", "indifference", "cutting_level")


def problem(seed: int, draws: int = 40, vary: tuple[str, ...] = ("weight",)) -> dict:
    """Return a random problem with veto; `vary` names what is drawn."""
    rng = np.random.Generator(np.random.PCG64(seed))
    actors, criteria, borders = 7, 4, 2
    lead = {name: (draws,) if name in vary else () for name in VARYING}
    q = rng.uniform(0, 1, (*lead["indifference"], criteria))
    profile = np.sort(rng.uniform(0, 10, (*lead["profile"], borders, criteria)), axis=-2)
    return {
        "performance": rng.uniform(0, 10, (*lead["performance"], actors, criteria)),
        "profile": profile,
        "weight": rng.dirichlet(np.ones(criteria), lead["weight"] or None),
        "indifference": q,
        "preference": q + 1.0,
        "veto": q + rng.choice([1.0, 3.0, np.inf], criteria),
        "cutting_level": rng.uniform(0.5, 1.0, lead["cutting_level"] or None),
    }


def classes_by_scalar(given_problem: dict, draws: int) -> np.ndarray:
    """Return classes (draw, actor, rule) from the plain kernel, one actor at a time."""
    core = {"performance": 2, "profile": 2, "cutting_level": 0}

    def at(name: str, draw: int):
        array = np.asarray(given_problem[name])
        return array[draw] if array.ndim > core.get(name, 1) else array

    kernel = getattr(tri_b_kernel, "py_func", tri_b_kernel)
    names = ("profile", "weight", "indifference", "preference", "veto", "cutting_level")
    return np.array(
        [
            [kernel(row, *(at(name, d) for name in names)) for row in at("performance", d)]
            for d in range(draws)
        ]
    )


@given(st.integers(0, 2**32 - 1), st.sets(st.sampled_from(VARYING), min_size=1))
@settings(max_examples=15)
@pytest.mark.slow
def test_counts_equal_the_scalar_path(seed, vary):
    draws = 12
    given_problem = problem(seed, draws, tuple(vary))
    found = smaa_tri_array(**given_problem)
    classes = classes_by_scalar(given_problem, draws)
    joint = np.zeros_like(found.joint)
    for draw in classes:
        for actor, (low, high) in enumerate(draw):
            joint[actor, low, high] += 1
    np.testing.assert_array_equal(found.joint, joint / draws)
    by_draw = electre_tri_b_array(**given_problem)
    np.testing.assert_array_equal(np.stack(by_draw, axis=-1), classes)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=15)
def test_result_is_consistent(seed):
    given_problem = problem(seed, 60, ("weight", "cutting_level"))
    found = smaa_tri_array(**given_problem)
    weight = given_problem["weight"]
    for rule, axis in ((found.pessimistic, 2), (found.optimistic, 1)):
        np.testing.assert_allclose(rule.share, found.joint.sum(axis=axis))
        np.testing.assert_allclose(rule.share.sum(axis=1), 1.0)
        np.testing.assert_array_equal(rule.confidence, rule.share.max(axis=1))
        assert (rule.entropy >= 0).all()
        assert (rule.entropy <= np.log(3) + 1e-12).all()
        # Weights averaged over classes by their shares give back the mean weight.
        whole = (np.nan_to_num(rule.central_weight) * rule.share[..., None]).sum(axis=1)
        np.testing.assert_allclose(whole, np.broadcast_to(weight.mean(axis=0), whole.shape))
        assert np.isnan(rule.central_weight[rule.share == 0]).all()
    # The optimistic class is never the lower one.
    below = np.tril(np.ones((3, 3), dtype=bool), -1)
    assert (found.joint[:, below] == 0).all()
    apart = 1 - np.trace(found.joint, axis1=1, axis2=2)
    np.testing.assert_allclose(found.contradiction, apart, atol=1e-12)


def test_actor_order_does_not_matter():
    given_problem = problem(3, 50)
    order = np.array([4, 2, 0, 6, 1, 3, 5])
    found = smaa_tri_array(**given_problem)
    moved = smaa_tri_array(**{**given_problem, "performance": given_problem["performance"][order]})
    np.testing.assert_array_equal(moved.joint, found.joint[order])


def test_a_criterion_may_descend():
    given_problem = problem(4, 30)
    flip = np.array([1, -1, 1, -1])
    turned = {
        **given_problem,
        "performance": given_problem["performance"] * flip,
        "profile": given_problem["profile"] * flip,
    }
    found = smaa_tri_array(**turned, descending=flip < 0)
    np.testing.assert_array_equal(found.joint, smaa_tri_array(**given_problem).joint)


def test_an_unknown_criterion_shows_as_spread():
    """Drawn from the whole scale it spreads over classes; a known one does not."""
    rng = np.random.Generator(np.random.PCG64(8))
    draws, one = 2000, np.ones(2)
    performance = np.full((draws, 2, 2), 9.0)
    performance[:, 1, :] = rng.uniform(0, 10, (draws, 2))
    found = smaa_tri_array(
        performance,
        np.array([[4.0, 4.0], [6.0, 6.0]]),
        one,
        indifference=0.5 * one,
        preference=one,
        veto=4 * one,
        cutting_level=0.7,
    )
    assert found.pessimistic.entropy[0] == 0
    assert (found.pessimistic.share[1] > 0.1).all()
    assert found.contradiction[1] > 0.1


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"weight": np.ones(4)}, ShapeError, r"leading dimensions are \(\); give one dimension"),
        ({"weight": np.ones((40, 3))}, ShapeError, "weight has 3 criteria; it must have 4"),
        ({"weight": -np.ones((40, 4))}, DomainError, "must be >= 0"),
        ({"veto": np.zeros(4)}, DomainError, "0 <= q <= p <= v"),
        ({"cutting_level": 0.4}, DomainError, r"cutting_level is 0.4; it must be in \[0.5, 1\]"),
        ({"cutting_level": np.full(3, 0.7)}, ShapeError, "do not broadcast"),
        ({"profile": np.array([[5.0] * 4, [4.0] * 4])}, DomainError, "must dominate"),
        ({"profile": np.full((1, 4), np.nan)}, DomainError, "profile contains NaN"),
        ({"profile": np.ones(4)}, ShapeError, "performance and profile have shapes"),
        ({"profile": np.ones((0, 4))}, ShapeError, "0 borders; it must have 1 to 62"),
        ({"descending": np.ones(3, dtype=bool)}, ShapeError, "must be bool, one per criterion"),
    ],
)
def test_errors(change, error, message):
    with pytest.raises(error, match=message):
        smaa_tri_array(**{**problem(1), **change})


def test_nan_is_never_imputed():
    given_problem = problem(1)
    given_problem["performance"][2, 1] = np.nan
    with pytest.raises(DomainError, match=r"\[2, 1\] is NaN; draw .* from the whole scale"):
        smaa_tri_array(**given_problem)


def test_profiles_are_drawn_anew_until_in_order():
    low, high = np.array([[2.0, 3.0], [4.0, 3.0]]), np.array([[6.0, 5.0], [7.0, 6.0]])
    found = draw_profiles(low, high, np.random.Generator(np.random.PCG64(1)), count=3000)
    assert (np.diff(found, axis=1) >= 0).all()
    assert (found >= low).all()
    assert (found <= high).all()
    # Uniform among ordered draws: as many as plain rejection leaves, with the same mean.
    rng = np.random.Generator(np.random.PCG64(2))
    plain = low + (high - low) * rng.random((60_000, 2, 2))
    plain = plain[(np.diff(plain, axis=1) >= 0).all(axis=(1, 2))]
    np.testing.assert_allclose(found.mean(axis=0), plain.mean(axis=0), atol=0.07)


@pytest.mark.parametrize(
    ("low", "high", "error", "message"),
    [
        ([[5.0], [1.0]], [[6.0], [2.0]], DomainError, "10 of 10 draws still have borders out"),
        ([[5.0]], [[4.0]], DomainError, "low must not exceed high; the greatest excess is 1.0"),
        ([[5.0]], [4.0], ShapeError, "low and high have shapes"),
    ],
)
def test_profile_boxes_that_cannot_be(low, high, error, message):
    rng = np.random.Generator(np.random.PCG64(1))
    with pytest.raises(error, match=message):
        draw_profiles(np.array(low), np.array(high), rng, count=10, attempts=5)
