"""The filter of propensities: worked numbers, a plain loop, what records may and may not do."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DomainError, ShapeError
from detente.models.attendance.propensity import (
    Coefficients,
    forecast,
    joint_forecast,
    log_evidence,
    moved,
    observed,
    prior,
    shared_weights,
    transition,
)

ASKED = Coefficients(np.array([-6.74, 4.30, 2.34, -2.15, 4.60, 2.30, 1.08]), 4.0, 1.55, 17.0, 1.5)
COMES = Coefficients(np.array([4.3, 0.24, -0.89]), 1.47, 0.48, 4.8, 0.72)
NEIGHBOUR, REMOTE = [1, 0, 0, 0, 1, 0, 0], [1, 0, 0, 1, 1, 0, 0]
UN, GOVERNMENT, FACTION = (
    [1, 1, 0, 0, 1, 0, 0],
    [1, 0, 0, 0, 1, 1, 0],
    [1, 0, 0, 0, 1, 0, 1],
)
POWER, OWN, PART = [1, 0, 0], [1, 1, 0], [1, 0, 1]
NAN = float("nan")


def after(coefficients, guests, rounds, at, *, step=0.5, weight=1.0):
    """Return forecasts at a time after rounds half a year apart, outcomes by guest."""
    features = np.array(guests, float)
    belief = prior(len(guests))
    count = len(rounds[0])
    for number in range(count):
        if number:
            belief = moved(belief, step, coefficients.years)
        outcome = np.array([row[number] for row in rounds], float)
        belief = observed(belief, features, outcome, coefficients, weight)
    belief = moved(belief, at - (count - 1) * step, coefficients.years)
    return forecast(belief, features, coefficients)


def test_the_worked_transition():
    assert transition(0.5, 17.0)[15, 14:18] == pytest.approx(
        [0.23886645, 0.44510095, 0.23886645, 0.03691859], abs=1e-8
    )


@pytest.mark.parametrize(
    ("guest", "chance"),
    [
        (NEIGHBOUR, 0.330349),
        (REMOTE, 0.189541),
        (UN, 0.671135),
        (GOVERNMENT, 0.513092),
        (FACTION, 0.413931),
    ],
)
def test_asked_without_any_round(guest, chance):
    assert forecast(prior(1), np.array([guest], float), ASKED) == pytest.approx([chance], abs=1e-6)


@pytest.mark.parametrize(
    ("guest", "chance"), [(POWER, 0.958382), (OWN, 0.965794), (PART, 0.917706)]
)
def test_comes_without_any_round(guest, chance):
    assert forecast(prior(1), np.array([guest], float), COMES) == pytest.approx([chance], abs=1e-6)


@pytest.mark.parametrize(
    ("record", "at", "weight", "chance"),
    [
        ([1, 1, 1], 1.5, 1.0, 0.838897),
        ([1, 0, 1], 1.5, 1.0, 0.585277),
        ([0, 0, 1], 1.5, 1.0, 0.367215),
        ([1, 0, 0], 1.5, 1.0, 0.295916),
        ([0, 0, 0], 1.5, 1.0, 0.083380),
        ([1, 1, 1], 11.0, 1.0, 0.620537),
        ([1, 1, 1], 1.5, 0.5, 0.767516),
    ],
)
def test_a_neighbour_with_a_record(record, at, weight, chance):
    assert after(ASKED, [NEIGHBOUR], [record], at, weight=weight) == pytest.approx(
        [chance], abs=1e-6
    )


def test_two_guests_share_the_case_and_the_round():
    assert after(ASKED, [NEIGHBOUR, REMOTE], [[1, 1, 1], [0, 1, 0]], 1.5) == pytest.approx(
        [0.841868, 0.264047], abs=1e-6
    )
    assert after(COMES, [POWER, PART], [[1, 1], [1, 0]], 1.0) == pytest.approx(
        [0.962708, 0.818635], abs=1e-6
    )


@pytest.mark.parametrize(
    ("guest", "record", "at", "chance"),
    [
        (POWER, [1, 1, 1], 1.5, 0.967154),
        (POWER, [0], 0.5, 0.861922),
        (PART, [1, 0], 1.0, 0.818182),
    ],
)
def test_coming_with_a_record(guest, record, at, chance):
    assert after(COMES, [guest], [record], at) == pytest.approx([chance], abs=1e-6)


def test_one_guest_equals_a_plain_loop_over_the_joint_grid():
    z = [-4 + 8 * i / 30 for i in range(31)]
    a = [-2.5 + 5 * i / 6 for i in range(7)]
    nodes, weights = np.polynomial.hermite_e.hermegauss(5)
    weights = weights / weights.sum()
    base = float(np.array(NEIGHBOUR) @ ASKED.weights)

    def chance(level, node, own):
        eta = base + ASKED.case * level + ASKED.round * node + ASKED.spread * own
        return 1 / (1 + np.exp(-eta))

    start = np.exp(-(np.array(z) ** 2) / 2)
    case = np.exp(-(np.array(a) ** 2) / 2)
    joint = {(i, j): case[i] * start[j] for i in range(7) for j in range(31)}
    for outcome in (1, 0):
        for i, j in joint:
            likelihood = sum(
                w * (chance(a[i], n, z[j]) if outcome else 1 - chance(a[i], n, z[j]))
                for n, w in zip(nodes, weights, strict=True)
            )
            joint[i, j] *= likelihood
        step = transition(0.5, ASKED.years)
        joint = {
            (i, k): sum(joint[i, j] * step[j, k] for j in range(31))
            for i in range(7)
            for k in range(31)
        }
    total = sum(joint.values())
    expected = (
        sum(
            p * w * chance(a[i], n, z[j])
            for (i, j), p in joint.items()
            for n, w in zip(nodes, weights, strict=True)
        )
        / total
    )
    assert after(ASKED, [NEIGHBOUR], [[1, 0]], 1.0) == pytest.approx([expected], abs=1e-10)


RECORDS = st.lists(st.sampled_from([0.0, 1.0, NAN]), min_size=3, max_size=3)
GUESTS = [NEIGHBOUR, REMOTE, FACTION]


@given(rows=st.lists(RECORDS, min_size=3, max_size=3), guest=st.integers(0, 2))
def test_coming_once_more_never_lowers_a_guests_own_forecast(rows, guest):
    at = next((k for k, y in enumerate(rows[guest]) if y == 0.0), None)
    if at is None:
        return
    better = [list(row) for row in rows]
    better[guest][at] = 1.0
    before = after(ASKED, GUESTS, rows, 1.5)[guest]
    assert after(ASKED, GUESTS, better, 1.5)[guest] >= before - 1e-12


@given(rows=st.lists(RECORDS, min_size=3, max_size=3))
def test_relabelling_guests_permutes_forecasts(rows):
    order = [2, 0, 1]
    found = after(ASKED, [GUESTS[k] for k in order], [rows[k] for k in order], 1.5)
    assert found == pytest.approx(after(ASKED, GUESTS, rows, 1.5)[order], abs=1e-12)


def test_what_is_not_observed_changes_nothing_but_drift():
    seen = observed(prior(2), np.array([NEIGHBOUR, REMOTE], float), np.array([NAN, NAN]), ASKED)
    assert seen.level == pytest.approx(prior(2).level, abs=1e-15)
    assert seen.propensity == pytest.approx(prior(2).propensity)


def test_a_weight_of_zero_is_no_observation():
    features = np.array([NEIGHBOUR], float)
    found = observed(prior(1), features, np.array([1.0]), ASKED, weight=0.0)
    assert forecast(found, features, ASKED) == pytest.approx([0.330349], abs=1e-6)


def test_forecasts_return_to_the_prior_after_very_long():
    assert after(ASKED, [NEIGHBOUR], [[1, 1, 1]], 2.0) > after(
        ASKED, [NEIGHBOUR], [[1, 1, 1]], 400.0
    )
    quiet = Coefficients(ASKED.weights, ASKED.spread, 1e-6, 1.0, ASKED.round)
    assert after(quiet, [NEIGHBOUR], [[1, 1, 1]], 100.0) == pytest.approx(
        forecast(moved(prior(1), 100.0, 1.0), np.array([NEIGHBOUR], float), quiet), abs=1e-3
    )


def test_levels_are_shared_and_weights_sum_to_one():
    features = np.array(GUESTS, float)
    joint = joint_forecast(prior(3), features, ASKED)
    weight = shared_weights(prior(3))
    assert weight.sum() == pytest.approx(1)
    assert np.einsum("jln,ln->j", joint, weight) == pytest.approx(
        forecast(prior(3), features, ASKED), abs=1e-12
    )


def test_evidence_leaves_a_guests_own_outcome_out():
    features = np.array([NEIGHBOUR, REMOTE], float)
    logs = log_evidence(prior(2), features, np.array([1.0, 0.0]), ASKED)
    alone = forecast(prior(2), features, ASKED)
    assert np.exp(logs) == pytest.approx([1 - alone[1], alone[0]], abs=1e-12)


def test_what_does_not_fit_is_refused():
    features = np.array([NEIGHBOUR], float)
    with pytest.raises(ShapeError):
        observed(prior(1), features, np.array([1.0, 0.0]), ASKED)
    with pytest.raises(DomainError):
        observed(prior(1), features, np.array([2.0]), ASKED)
    with pytest.raises(DomainError):
        transition(-1.0, 5.0)
