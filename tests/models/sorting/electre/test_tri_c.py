import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.sorting.electre.tri_b import credibility_array
from detente.models.sorting.electre.tri_c import electre_tri_c_array

PROFILE = np.array([[1.0] * 4, [5.0] * 4, [9.0] * 4])


def options(criteria: int = 4, **changes):
    one = np.ones(criteria)
    base = {"indifference": 0.5 * one, "preference": one, "veto": 6 * one, "cutting_level": 0.7}
    return {**base, **changes}


def by_the_paper(actor, profile, weight, limits, level):
    """Return both classes, 1 to q, from the rules as printed, sentinels included."""
    q = len(profile)
    bottom, top = profile.min() - 1e6, profile.max() + 1e6
    all_profiles = [np.full_like(actor, bottom), *profile, np.full_like(actor, top)]
    up = [credibility_array(actor, b, weight, *limits) for b in all_profiles]
    down = [credibility_array(b, actor, weight, *limits) for b in all_profiles]
    rho = [min(pair) for pair in zip(up, down, strict=True)]
    t = max(h for h in range(q + 2) if up[h] >= level - 1e-9)
    descending = max(t, 1)
    if 0 < t < q and rho[t] <= rho[t + 1] + 1e-9:
        descending = t + 1
    t = min(h for h in range(q + 2) if down[h] >= level - 1e-9)
    ascending = min(t, q)
    if 1 < t < q + 1 and rho[t] <= rho[t - 1] + 1e-9:
        ascending = t - 1
    return descending, ascending


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=40)
def test_rules_as_printed(seed):
    rng = np.random.Generator(np.random.PCG64(seed))
    actor, weight = rng.uniform(0, 10, (1, 4)), rng.dirichlet(np.ones(4))
    level = float(rng.uniform(0.5, 1.0))
    given_options = options(cutting_level=level)
    found = electre_tri_c_array(actor, PROFILE, weight, **given_options)
    limits = [given_options[name] for name in ("indifference", "preference", "veto")]
    expected = by_the_paper(actor[0], PROFILE, weight, limits, level)
    assert (found.descending[0] + 1, found.ascending[0] + 1) == expected
    assert found.lowest[0] == min(expected) - 1
    assert found.highest[0] == max(expected) - 1


def test_a_typical_action_is_of_its_own_class():
    found = electre_tri_c_array(PROFILE, PROFILE, np.ones(4), **options())
    np.testing.assert_array_equal(found.lowest, [0, 1, 2])
    np.testing.assert_array_equal(found.highest, [0, 1, 2])


@pytest.mark.parametrize(("value", "expected"), [(-50.0, 0), (50.0, 2)])
def test_beyond_all_profiles(value, expected):
    found = electre_tri_c_array(np.full((1, 4), value), PROFILE, np.ones(4), **options())
    assert (found.lowest[0], found.highest[0]) == (expected, expected)


def test_between_two_profiles_by_hand():
    """(3, 3): sigma to both neighbours is 0 or 1 and rho 0, so the rules differ by one class.

    Descending: outranks profile 1 only, rho not greater, so the class above. Ascending: profile
    2 outranks it, rho not greater, so the class below.
    """
    found = electre_tri_c_array(np.full((1, 4), 3.0), PROFILE, np.ones(4), **options())
    assert (found.descending[0], found.ascending[0]) == (1, 0)
    assert (found.lowest[0], found.highest[0]) == (0, 1)


def test_draws_actor_order_and_descending_criteria():
    rng = np.random.Generator(np.random.PCG64(5))
    performance, weight = rng.uniform(0, 10, (9, 6, 4)), rng.dirichlet(np.ones(4), 9)
    found = electre_tri_c_array(performance, PROFILE, weight, **options())
    assert found.lowest.shape == (9, 6)
    single = electre_tri_c_array(performance[3], PROFILE, weight[3], **options())
    np.testing.assert_array_equal(found.ascending[3], single.ascending)
    turned = electre_tri_c_array(performance[:, ::-1], PROFILE, weight, **options())
    np.testing.assert_array_equal(turned.descending, found.descending[:, ::-1])
    flip = np.array([-1, 1, 1, -1])
    flipped = electre_tri_c_array(
        performance * flip, PROFILE * flip, weight, **options(descending=flip < 0)
    )
    np.testing.assert_array_equal(flipped.descending, found.descending)


def test_errors():
    actor = np.full((1, 4), 3.0)
    with pytest.raises(DomainError, match="two adjacent profiles are equal"):
        electre_tri_c_array(actor, PROFILE[[0, 0, 1]], np.ones(4), **options())
    with pytest.raises(ShapeError, match="weight has 3 criteria; it must have 4"):
        electre_tri_c_array(actor, PROFILE, np.ones(3), **options())
    with pytest.raises(DomainError, match="is NaN; draw an unknown performance"):
        electre_tri_c_array(actor * np.nan, PROFILE, np.ones(4), **options())
