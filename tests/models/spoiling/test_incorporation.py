"""Warlords bought into a coalition: equilibria against the game played by every warlord."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.spoiling import incorporation
from detente.models.spoiling.incorporation import incorporation_array
from detente.numerics.ties import reaches


def steps(low: float, high: float):
    """Draw a multiple of 1/64, so that payoffs are equal to the bit or well apart."""
    return st.integers(round(64 * low), round(64 * high)).map(lambda number: number / 64)


@st.composite
def worlds(draw):
    """Draw a game of a few warlords."""
    warlords = draw(st.integers(1, 7))
    return {
        "rents": draw(steps(0.0, 20.0)),
        "cut": draw(steps(0.0, 1.0)),
        "reservation": draw(steps(0.02, 5.0)),
        "warlords": warlords,
        "needed": draw(st.integers(1, warlords)),
        "war": draw(steps(-3.0, 3.0)),
        "cost": draw(st.sampled_from([0.0, 0.5])),
    }


def run(world, **more):
    given = world | more
    return incorporation_array(
        given.pop("rents"), given.pop("cut"), given.pop("reservation"), **given
    )


def payoff(joins, others: int, world) -> float:
    """What one warlord gets, `others` of the rest having joined."""
    members = others + joins
    if members < world["needed"]:
        return world["war"] - (world["cost"] if joins else 0.0)
    if not joins:
        return world["reservation"]
    return (1.0 - world["cut"]) * world["rents"] / members


@given(worlds())
def test_with_war_at_stake_equilibria_are_those_of_the_game(world):
    found = run(world, pivot="war")
    for k in range(world["warlords"] + 1):
        stays = k == 0 or payoff(True, k - 1, world) >= payoff(False, k - 1, world)
        abstains = k == world["warlords"] or payoff(False, k, world) >= payoff(True, k, world)
        assert found.equilibrium[k] == float(stays and abstains), k
    assert found.equilibrium.any()


@given(worlds())
def test_the_largest_coalition_is_the_one_of_the_formula(world):
    pot = (1.0 - world["cut"]) * world["rents"]
    alone = world["reservation"]
    shares = {k: pot / k for k in range(1, world["warlords"] + 1)}
    worth = [k for k, share in shares.items() if reaches(share, alone, max(pot, alone))]
    formula = max([0, *worth])
    expected = formula if formula >= world["needed"] else 0
    assert run(world).members == expected


@given(worlds())
def test_readings_part_only_where_exactly_enough_have_joined(world):
    one, other = run(world), run(world, pivot="war")
    differ = np.flatnonzero(one.equilibrium != other.equilibrium)
    assert set(differ) <= {world["needed"]}


@given(worlds())
def test_failure_is_always_possible_unless_one_makes_a_state(world):
    found = run(world)
    if world["needed"] > 1:
        assert found.failure == 1.0
    assert found.failure == found.equilibrium[0]


@given(worlds())
def test_a_half_built_coalition_stands_only_if_joining_costs_nothing(world):
    found = run(world | {"cost": 0.5})
    assert not found.equilibrium[1 : world["needed"]].any()


@given(worlds(), st.floats(0.0, 1.0))
def test_more_rents_buy_no_fewer_and_a_larger_cut_no_more(world, more):
    here = run(world).members
    assert run(world, rents=world["rents"] + 10 * more).members >= here
    assert run(world, cut=world["cut"] + more * (1 - world["cut"])).members <= here


@given(worlds())
def test_a_share_is_what_the_members_split(world):
    found = run(world)
    if found.members:
        assert found.share * found.members == pytest.approx((1 - world["cut"]) * world["rents"])
        assert reaches(found.share, world["reservation"], world["rents"])
    else:
        assert np.isnan(found.share)


def test_fear_of_war_holds_together_just_enough():
    """8/4 = 2 is less than 2.5 outside, but more than a war at 0, which leaving would bring."""
    world = {"rents": 10.0, "cut": 0.2, "reservation": 2.5, "warlords": 10, "needed": 4}
    assert run(world).members == 0.0
    found = run(world, pivot="war")
    assert found.members == 4.0
    # Joining for nothing, 1 or 2 may as well; a third would be followed by a fourth.
    assert np.flatnonzero(found.equilibrium).tolist() == [0, 1, 2, 4]
    assert run(world, pivot="war", war=2.1).members == 0.0


def test_where_one_makes_a_state_nobody_stays_out_for_war():
    found = run({"rents": 1.0, "cut": 0.0, "reservation": 2.0, "warlords": 3, "needed": 1})
    assert not found.equilibrium.any()
    assert found.failure == found.members == 0.0


def test_leading_dimensions_are_draws_and_nan_stays_in_its_own():
    found = incorporation_array(
        np.array([[10.0], [np.nan]]), 0.2, np.array([0.5, 1.0, 2.5]), warlords=10, needed=4
    )
    assert found.equilibrium.shape == (2, 3, 11)
    assert found.members[0].tolist() == [10.0, 8.0, 0.0]
    assert np.isnan(found.members[1]).all()
    assert np.isnan(found.equilibrium[1]).all()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"warlords": 0}, "warlords is 0; it must be a whole number, at least 1"),
        ({"warlords": 2.5}, r"warlords is 2\.5"),
        ({"needed": 0}, r"needed is 0; it must be in \[1, 10\]"),
        ({"needed": 11}, "needed is 11"),
        ({"needed": 3.5}, r"needed is 3\.5; it must be a whole number"),
        ({"rents": -1.0}, "rents is -1"),
        ({"cut": 1.5}, r"cut is 1\.5"),
        ({"cost": -1.0}, "cost is -1"),
        ({"reservation": np.inf}, "reservation is inf"),
        ({"pivot": "fear"}, "pivot is 'fear'; it must be 'reservation' or 'war'"),
    ],
)
def test_numbers_out_of_range_are_refused(change, message):
    world = {"rents": 10.0, "cut": 0.2, "reservation": 1.0, "warlords": 10, "needed": 4}
    with pytest.raises(DomainError, match=message):
        run(world, **change)


def test_shapes_that_do_not_fit_are_shown():
    with pytest.raises(ShapeError, match=r"rents \(2,\), reservation \(3,\) do not broadcast"):
        incorporation_array(np.ones(2), 0.2, np.ones(3), warlords=5, needed=2)


def test_the_compiled_kernel_equals_its_plain_form():
    kernel = incorporation._incorporation_kernel
    plain = getattr(kernel, "py_func", kernel)
    one, other = np.empty(11), np.empty(11)
    row = (10, 4.0, 8.0, 1.0, 0.0, 0.0, True)
    assert plain(*row, one) == kernel(*row, other)
    assert (one == other).all()
