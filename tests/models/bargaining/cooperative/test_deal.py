"""What all bargaining solutions share: no deal, unknown numbers, shapes, refusals."""

import numpy as np
import pytest
from tests.models.bargaining.cooperative.deals import SOLUTIONS, problem

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.cooperative.deal import Deal, Status

solution = pytest.mark.parametrize("solve", SOLUTIONS.values(), ids=SOLUTIONS)
ENDS, ONE, TWO = np.array([[0.0, 100.0]]), np.ones((1, 2)), np.ones(2)


@solution
@pytest.mark.parametrize("loss", ["quadratic", "linear"])
def test_without_a_deal_the_reversion_stands_and_is_said(solve, loss):
    """On one issue, a reversion point between two ideals without costs leaves nothing to win."""
    found = solve(ENDS, TWO, ONE, reversion=np.array([40.0]), loss=loss)
    assert found.status == Status.NO_DEAL
    assert not found.agreement
    assert found.outcome.tolist() == [40.0]
    assert found.gain.tolist() == [0.0, 0.0]
    assert np.isfinite(found.utility).all()


@solution
def test_parties_of_one_mind_agree(solve):
    found = solve(np.full((1, 2), 30.0), TWO, ONE, reversion=np.array([80.0]))
    assert found.agreement
    assert found.outcome == pytest.approx([30.0], abs=1e-4)


@solution
def test_nobody_at_the_table_makes_no_deal(solve):
    found = solve(np.full((1, 2), np.nan), TWO, ONE, reversion=np.array([80.0]))
    assert (found.status, found.outcome.tolist()) == (0, [80.0])


@solution
def test_an_issue_nobody_cares_for_stays_as_it_is(solve):
    salience = np.array([[1.0, 1.0], [0.0, 0.0]])
    found = solve(
        np.array([[20.0, 40.0], [0.0, 100.0]]), TWO, salience, reversion=np.array([90.0, 35.0])
    )
    assert found.agreement
    assert found.outcome[1] == 35.0


@pytest.mark.parametrize("name", ["nash", "egalitarian", "utilitarian"])
def test_no_power_is_absence(name):
    table, rest = problem(3, actors=3)
    alone = {**rest, "cost": rest["cost"][:2]}
    kept = SOLUTIONS[name](*(one[..., :2] for one in table), **alone)
    power = table[1] * np.array([1.0, 1.0, 0.0])
    found = SOLUTIONS[name](table[0], power, table[2], **rest)
    assert found.outcome.tolist() == kept.outcome.tolist()


@solution
def test_no_stake_is_absence(solve):
    table, rest = problem(3, actors=3)
    alone = {**rest, "cost": rest["cost"][:2]}
    kept = solve(*(one[..., :2] for one in table), **alone)
    position, salience = table[0].copy(), table[2].copy()
    position[0, 2] = np.nan
    salience[1:, 2] = 0.0
    found = solve(position, table[1], salience, **rest)
    assert found.outcome.tolist() == kept.outcome.tolist()
    assert found.utility[2] == 1.0


@solution
@pytest.mark.parametrize("which", ["salience", "reversion", "cost"])
def test_an_unknown_number_is_undefined_for_its_draw_alone(solve, which):
    (position, capability, salience), rest = problem(3, lead=(3,))
    arrays = {"salience": salience, **rest}
    arrays[which][1, 0] = np.nan
    found = solve(position, capability, arrays.pop("salience"), **arrays)
    assert found.status.tolist() == [1, Status.UNDEFINED, 1]
    assert np.isnan(found.outcome[1]).all()
    assert np.isnan(found.utility[1]).all()
    assert np.isfinite(found.outcome[[0, 2]]).all()


@solution
@pytest.mark.parametrize("loss", ["quadratic", "linear"])
def test_leading_dimensions_broadcast_with_the_same_bits(solve, loss):
    (position, capability, salience), rest = problem(6, lead=(4, 3))
    whole = solve(position, capability[0, 0], salience[:, :1], **rest, loss=loss)
    assert whole.outcome.shape == (4, 3, 3)
    assert whole.status.shape == (4, 3)
    for i, k in np.ndindex(4, 3):
        one = solve(
            position[i, k],
            capability[0, 0],
            salience[i, 0],
            reversion=rest["reversion"][i, k],
            cost=rest["cost"][i, k],
            loss=loss,
        )
        assert whole.outcome[i, k].tolist() == one.outcome.tolist()
        assert whole.utility[i, k].tolist() == one.utility.tolist()


@solution
@pytest.mark.parametrize(
    ("change", "match"),
    [
        (
            {"position": np.array([[0.0, 140.0]])},
            r"position\[0, 1\] is 140; it must be in \[0, 10",
        ),
        ({"reversion": np.array([-3.0])}, r"reversion\[0\] is -3; it must be in \[0, 100\]"),
        ({"salience": np.array([[-1.0, 1.0]])}, r"salience\[0, 0\] is -1; it must be finite, >= 0"),
        ({"cost": np.array([np.inf, 0.0])}, r"cost\[0\] is inf; it must be finite"),
        ({"loss": "cubic"}, r"loss is 'cubic'; allowed: quadratic, linear"),
    ],
    ids=["position", "reversion", "salience", "cost", "loss"],
)
def test_numbers_out_of_range_are_shown(solve, change, match):
    given = {"position": ENDS, "salience": ONE, "reversion": np.array([50.0]), "cost": 0.0}
    given |= change
    position, salience = given.pop("position"), given.pop("salience")
    with pytest.raises(DomainError, match=match):
        solve(position, TWO, salience, **given)


def test_negative_power_is_shown():
    with pytest.raises(DomainError, match=r"capability\[1\] is -1; it must be finite, >= 0"):
        SOLUTIONS["nash"](ENDS, np.array([1.0, -1.0]), ONE, reversion=np.array([50.0]))


@solution
def test_shapes_that_do_not_fit_are_shown(solve):
    with pytest.raises(ShapeError, match=r"position \(1, 2\).* reversion \(3,\).*do not broadcast"):
        solve(ENDS, TWO, ONE, reversion=np.zeros(3))
    with pytest.raises(ShapeError, match=r"position must be \(\.\.\., issue, actor\)"):
        solve(ENDS[0], TWO, ONE, reversion=np.zeros(1))


def test_a_deal_is_its_arrays():
    found = Deal(np.zeros(1), np.array([0.4]), np.array([0.1]), np.array(1))
    assert found.gain == pytest.approx([0.3])
    assert found.agreement
