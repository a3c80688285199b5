"""The exchange model by hand, its readings, and what is undefined or refused."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.exchange.model import ExchangeRules, exchange_array

NAN = np.nan


def two_actors():
    """a at 0 on both issues, b at 100 and 50; W is 1.2 and 0.6, both outcomes 33 1/3."""
    position = np.array([[0.0, 100.0], [0.0, 50.0]])
    salience = np.array([[0.8, 0.4], [0.2, 0.4]])
    return position, np.ones((1, 2)), salience


def three_actors():
    """As before with c, which pulls the outcome on q to 300/7 and counts for nothing on p."""
    position = np.array([[0.0, 100.0, 0.0], [0.0, 50.0, 100.0]])
    capability = np.array([[1.0, 1.0, 0.0], [1.0, 1.0, 0.2]])
    salience = np.array([[0.8, 0.4, 0.5], [0.2, 0.4, 0.5]])
    return position, capability, salience


def test_one_exchange_by_hand():
    # A full move of b on p would need a move of 200 by a on q; so a moves 50 there, which
    # shifts q by 50·.2/.6 = 50/3 and p by half of it, b moving 25.
    found = exchange_array(*two_actors())
    assert found.outcome == pytest.approx(np.array([[100, 100], [75, 150]]) / 3)
    assert found.voting[0] == pytest.approx(np.array([[0, 75], [50, 50]]))
    deals = found.deals
    assert deals.realised.tolist() == [1]
    assert deals.actor[0, 0].tolist() == [0, 1]
    assert deals.supply[0, 0].tolist() == [1, 0]
    assert deals.move[0, 0] == pytest.approx([50, -25])
    assert deals.gain[0, 0] == pytest.approx([10 / 3, 10 / 3])
    assert deals.externality[0, 0] == pytest.approx([10 / 3, 10 / 3])
    assert deals.relation[0, 0].tolist() == [0, 0]


def test_the_next_round_starts_between_start_and_vote():
    found = exchange_array(*two_actors(), rounds=2)
    # 0.4 (1 - .2) + 0.1 = .42 of 50; 0.4 (1 - .4) + 0.1 = .34 of -25
    assert found.position[1] == pytest.approx(np.array([[0, 91.5], [21, 50]]))
    fixed = exchange_array(
        *two_actors(), rounds=2, rules=ExchangeRules(salience_weight=0.0, fixed_weight=1.0)
    )
    assert fixed.position[1] == pytest.approx(fixed.voting[0])


@pytest.mark.parametrize("check", ["partner", "all"])
def test_an_outcome_stops_at_the_partners_demand(check):
    # Moving all of 50, a would carry q from 300/7 past 50; it moves 25, p shifts by 25/7.
    found = exchange_array(*three_actors(), rules=ExchangeRules(check=check))
    assert found.deals.realised.tolist() == [1]
    assert found.outcome[1, 1] == pytest.approx(50)
    assert found.deals.move[0, 0] == pytest.approx([25, -75 / 7])
    assert found.deals.gain[0, 0] == pytest.approx([10 / 7, 10 / 7])
    # c stands at 0 on p and 100 on q: 25/7·.5 + 50/7·.5; it belongs to neither trading group.
    assert found.deals.externality[0, 0, 2] == pytest.approx(75 / 14)
    assert found.deals.relation[0, 0].tolist() == [0, 0, 2]


def test_without_the_check_the_outcome_passes():
    found = exchange_array(*three_actors(), rules=ExchangeRules(check="none"))
    assert found.outcome[1, 1] == pytest.approx(300 / 7 + 100 / 7)
    assert found.deals.gain[0, 0] == pytest.approx([20 / 7, 20 / 7])


def test_a_third_actor_of_a_trading_group_is_inner_and_may_lose():
    position = two_actors()[0]
    same = np.concatenate([position, position[:, :1]], axis=1)
    # c stands with a, but minds q more: it pays for what a gives away there.
    found = exchange_array(
        same, np.array([[1.0, 1, 0.001]]), np.array([[0.8, 0.4, 0.1], [0.2, 0.4, 1.0]])
    )
    first = found.deals.externality[0, 0]
    assert found.deals.relation[0, 0].tolist() == [0, 0, 1]
    assert first[2] < 0 < first[0]


def test_level_decides_for_an_actor_at_the_outcome():
    """b stands at the outcome of p; only as "right" is it opposite to a on both issues."""
    position = np.array([[0.0, 50.0, 100.0], [0.0, 100.0, NAN]])
    salience = np.array([[0.9, 0.5, 0.9], [0.3, 0.9, 0.0]])
    args = position, np.ones((1, 3)), salience
    counts = {
        level: int(exchange_array(*args, rules=ExchangeRules(level=level)).deals.realised[0])
        for level in ("left", "right", "neither")
    }
    assert counts == {"left": 0, "right": 1, "neither": 0}


def test_history_of_the_actor_lets_no_vote_turn_back():
    rng = np.random.default_rng(3)
    for _ in range(20):
        position, salience = rng.uniform(0, 100, (4, 7)), rng.uniform(0.1, 1, (4, 7))
        deals = exchange_array(position, np.ones((1, 7)), salience).deals
        for actor in range(7):
            for issue in range(4):
                moves = deals.move[(deals.actor == actor) & (deals.supply == issue)]
                assert (moves > 0).all() or (moves < 0).all()


def test_ties_are_broken_by_order_or_by_lot():
    """Two twins of a offer b the same; without a lot the first one trades first."""
    position, _, salience = two_actors()
    twins = [0, 0, 1]
    args = position[:, twins], np.ones((1, 3)), salience[:, twins]
    assert exchange_array(*args).deals.actor[0, 0].tolist() == [0, 2]
    seen = set()
    for seed in range(20):
        found = exchange_array(
            *args, rules=ExchangeRules(ties="random"), rng=np.random.default_rng(seed)
        )
        seen.add(int(found.deals.actor[0, 0, 0]))
    assert seen == {0, 1}


def test_random_gain_shifts_gain_between_the_two():
    rules = ExchangeRules(rate="random-gain", noise=1.0)
    gains = np.array(
        [
            exchange_array(*two_actors(), rules=rules, rng=np.random.default_rng(seed))
            .deals.gain[0, 0]
            .tolist()
            for seed in range(200)
        ]
    )
    assert (gains > -1e-9).all()
    # a gets most where b gains nothing: both outcomes shift by 50/3.
    assert gains[:, 0].max() == pytest.approx(0.8 * 50 / 3 - 0.2 * 50 / 3, rel=0.05)
    assert (gains[:, 0] > 10 / 3).any()
    assert (gains[:, 0] < 10 / 3).any()


def test_random_gain_without_noise_is_equal_gain():
    rules = ExchangeRules(rate="random-gain", noise=0.0)
    for one, other in zip(
        exchange_array(*two_actors(), rules=rules)[:3], exchange_array(*two_actors()), strict=False
    ):
        np.testing.assert_allclose(one, other)


def test_random_rates_leave_nobody_worse():
    rng = np.random.default_rng(5)
    position, salience = rng.uniform(0, 100, (3, 6)), rng.uniform(0.1, 1, (3, 6))
    for rate in ("random-gain", "random-rate"):
        rules = ExchangeRules(rate=rate, noise=0.7)
        found = exchange_array(position, np.ones((1, 6)), salience, rules=rules, rng=rng)
        gain = found.deals.gain[0, : found.deals.realised[0]]
        assert (gain > -1e-9).all()
        assert np.ptp(gain, axis=1).max() > 1e-3


def test_draws_repeat_with_the_generator():
    rules = ExchangeRules(rate="random-rate")
    one, two = (
        exchange_array(*two_actors(), rules=rules, rng=np.random.default_rng(2)).outcome
        for _ in range(2)
    )
    np.testing.assert_array_equal(one, two)


@pytest.mark.parametrize(
    ("position", "salience"),
    [
        ([[10.0], [20.0]], [[0.5], [0.5]]),
        ([[10.0, 90.0]], [[0.5, 0.9]]),
        ([[10.0, 10.0], [20.0, 20.0]], [[0.5, 0.9], [0.9, 0.5]]),
        ([[0.0, 100.0], [0.0, 100.0]], [[0.5, 0.9], [0.0, 0.5]]),
        ([[0.0, 100.0], [0.0, 100.0]], [[0.5, 0.5], [0.5, 0.5]]),
        ([[0.0, 100.0], [0.0, NAN]], [[0.5, 0.9], [0.9, 0.5]]),
    ],
    ids=["one-actor", "one-issue", "equal-positions", "no-supply", "same-ratio", "absent"],
)
def test_nothing_to_exchange(position, salience):
    position, salience = np.array(position), np.array(salience)
    found = exchange_array(position, np.ones_like(position), salience)
    assert found.deals.realised.tolist() == [0]
    assert found.deals.gain.shape == (1, 0, 2)
    np.testing.assert_array_equal(found.voting[0], position)
    np.testing.assert_array_equal(found.position[1], position)
    np.testing.assert_array_equal(found.outcome[0], found.outcome[1])


def test_an_issue_without_influence_has_no_outcome_and_disturbs_no_other():
    position, capability, salience = two_actors()
    more = np.concatenate([position, [[10.0, 20.0]]])
    found = exchange_array(
        more, np.ones((3, 2)), np.concatenate([salience, [[0.0, 0.0]]]), rounds=2
    )
    alone = exchange_array(position, capability, salience, rounds=2)
    assert np.isnan(found.outcome[:, 2]).all()
    np.testing.assert_array_equal(found.outcome[:, :2], alone.outcome)


def test_units_of_the_issue():
    """Issue q runs from 2 to 7 metres; gains do not change, positions keep their unit."""
    position, capability, salience = two_actors()
    metres = position.copy()
    metres[1] = 2 + position[1] / 20
    found = exchange_array(metres, capability, salience, scale=np.array([[0.0, 100], [2, 7]]))
    plain = exchange_array(position, capability, salience)
    assert found.voting[0, 1] == pytest.approx([4.5, 4.5])
    assert found.deals.move[0, 0] == pytest.approx([2.5, -25])
    assert found.deals.voting[0, 0] == pytest.approx([4.5, 75])
    np.testing.assert_allclose(found.deals.gain, plain.deals.gain)


def test_leading_dimensions_are_separate_draws():
    rng = np.random.default_rng(0)
    position = rng.uniform(0, 100, (2, 3, 4, 5))
    salience = rng.uniform(0, 1, (3, 4, 5))
    capability = rng.uniform(0, 1, (1, 5))
    whole = exchange_array(position, capability, salience, rounds=2)
    assert whole.position.shape == (2, 3, 3, 4, 5)
    assert whole.outcome.shape == (2, 3, 3, 4)
    for at in np.ndindex(2, 3):
        one = exchange_array(position[at], capability, salience[at[1]], rounds=2)
        np.testing.assert_array_equal(whole.outcome[at], one.outcome)
        np.testing.assert_array_equal(whole.deals.realised[at], one.deals.realised)
        for number in range(2):
            done = one.deals.realised[number]
            np.testing.assert_array_equal(
                whole.deals.externality[at][number, :done], one.deals.externality[number, :done]
            )
            assert (whole.deals.actor[at][number, done:] == -1).all()
            assert np.isnan(whole.deals.gain[at][number, done:]).all()


def test_no_draws_give_no_rows():
    found = exchange_array(np.zeros((0, 2, 3)), np.ones((2, 3)), np.ones((2, 3)))
    assert found.outcome.shape == (0, 2, 2)
    assert found.deals.realised.shape == (0, 1)


def test_input_is_left_alone():
    args = three_actors()
    before = [array.copy() for array in args]
    exchange_array(*args, rounds=2)
    for one, other in zip(args, before, strict=True):
        np.testing.assert_array_equal(one, other)


def call(**changes):
    position, capability, salience = two_actors()
    parts = {"position": position, "capability": capability, "salience": salience, **changes}
    return exchange_array(
        parts.pop("position"), parts.pop("capability"), parts.pop("salience"), **parts
    )


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"position": np.zeros(3)}, ShapeError, r"\(3,\), \(1, 2\), \(2, 2\); they must broadcast"),
        ({"position": np.zeros((3, 5))}, ShapeError, r"\(3, 5\).*\(\.\.\., issue, actor\)"),
        (
            {"position": np.zeros(2), "salience": np.zeros(2), "capability": np.zeros(2)},
            ShapeError,
            r"must broadcast to \(\.\.\., issue, actor\)",
        ),
        ({"scale": np.zeros((3, 2))}, ShapeError, r"scale has shape \(3, 2\).*\(2, 2\)"),
        ({"scale": (5.0, 5.0)}, DomainError, "first below the second"),
        ({"scale": (0.0, np.inf)}, DomainError, "ends must be finite"),
        ({"scale": (0.0, 99.0)}, DomainError, r"position\[0, 1\] is 100; it must be in \[0, 99\]"),
        ({"capability": np.array([[1, -1.0]])}, DomainError, r"capability\[0, 1\] is -1"),
        ({"capability": np.array([[NAN, 1.0]])}, DomainError, r"capability\[0, 0\] is nan"),
        ({"capability": np.array([[np.inf, 1.0]])}, DomainError, "must be finite and >= 0"),
        ({"salience": np.full((2, 2), 1.4)}, DomainError, r"salience\[0, 0\] is 1.4.*\[0, 1\]"),
        ({"salience": np.full((2, 2), NAN)}, DomainError, r"set the position to NaN"),
        ({"rounds": 0}, DomainError, "rounds is 0; it must be a whole number >= 1"),
        ({"rounds": 1.5}, DomainError, "rounds is 1.5"),
        ({"rounds": True}, DomainError, "rounds is True"),
        ({"rules": ExchangeRules(ties="random")}, DomainError, "give an rng"),
        (
            {"rules": ExchangeRules(rate="random-rate")},
            DomainError,
            "needs random numbers; give an rng",
        ),
    ],
)
def test_what_is_refused(changes, error, message):
    with pytest.raises(error, match=message):
        call(**changes)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"rate": "fair"}, "rate is 'fair'; allowed: equal-gain"),
        ({"level": "up"}, "level is 'up'"),
        ({"history": "x"}, "history is 'x'"),
        ({"check": "x"}, "check is 'x'"),
        ({"ties": "x"}, "ties is 'x'"),
        ({"noise": 1.5}, r"noise is 1.5; it must be in \[0, 1\]"),
        ({"noise": NAN}, "noise is nan"),
        ({"salience_weight": 0.9, "fixed_weight": 0.2}, r"\(0.9, 0.2\); they must be >= 0"),
        ({"fixed_weight": -0.1}, "sum <= 1"),
    ],
)
def test_rules_that_are_refused(options, message):
    with pytest.raises(DomainError, match=message):
        ExchangeRules(**options)


def test_a_missing_position_needs_no_other_number():
    position, capability, salience = two_actors()
    more = np.concatenate([position, [[NAN], [NAN]]], axis=1)
    unknown = np.full((2, 1), NAN)
    found = exchange_array(
        more, np.array([[1, 1, NAN]]), np.concatenate([salience, unknown], axis=1)
    )
    np.testing.assert_array_equal(
        found.outcome, exchange_array(position, capability, salience).outcome
    )
    assert found.deals.externality[0, 0, 2] == 0
    assert found.deals.relation[0, 0, 2] == 2
