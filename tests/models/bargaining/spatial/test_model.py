"""The spatial model by hand, against its plain restatement, and what is undefined or refused."""

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest
from tests.models.bargaining.spatial.plain_spatial import Plain, election

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.spatial import model as spatial
from detente.models.bargaining.spatial.model import AS_RUN, SpatialRules, spatial_array

NAN = np.nan
VARIANTS = [
    (name, value)
    for name, options in spatial._OPTIONS.items()
    for value in get_args(options)
    if value != "drawn"
]


def two():
    """Two actors at the ends of the scale, capability 3 and 1, salience 1/2."""
    return np.array([[0.0], [100.0]]), np.array([3.0, 1.0]), np.full((2, 1), 0.5)


def crowd(seed=0, actors=6, dims=2):
    rng = np.random.default_rng(seed)
    salience = rng.uniform(0.1, 1.0, (actors, dims)) / dims
    return rng.uniform(0, 100, (actors, dims)), rng.uniform(1, 100, actors), salience


def test_two_actors_by_hand():
    found = spatial_array(*two())
    # 3 against 1: victory 3/4, gain (1/2)·2 + (1/2)(3/4)·2 - 1 for the first.
    assert found.target[0].tolist() == [1, 0]
    assert found.victory[0] == pytest.approx([0.75, 0.25])
    assert found.gain[0] == pytest.approx([0.75, 0.25])
    assert found.probability[0] == pytest.approx([0.75, 0.25])
    assert found.risk[0] == pytest.approx([1.0, -0.5])
    assert found.outcome[0] == pytest.approx([25.0])
    # Weights (1/2·3/4)² and (1/2·1/4)², 9 to 1: both meet at 10, in both bargains; the first wins.
    assert found.position[1] == pytest.approx(np.full((2, 1), 10.0))
    assert found.accepted[0].tolist() == [0, 0]
    assert found.turns == 2
    assert found.target[1].tolist() == [-1, -1]
    assert found.probability[1] == pytest.approx([1.0, 1.0])
    assert found.risk[1].tolist() == [0.0, 0.0]


@pytest.mark.parametrize(
    ("mix", "first", "second"),
    [("s2p2", 10.0, 10.0), ("s1p1", 25.0, 25.0), ("s2pmax", 0.0, 50.0)],
)
def test_mixes_by_hand(mix, first, second):
    # s2pmax: the first leads by 1/2, so the second goes 1/8 / (1/8 + 1/8) of the way.
    found = spatial_array(*two(), turns=1, rules=SpatialRules(mix=mix))
    assert found.position[1, :, 0] == pytest.approx([first, second], abs=1e-3)


@pytest.mark.parametrize(
    ("risk", "attitudes"), [("min", [1, 0]), ("mid", [1, -0.5]), ("max", [1, -1])]
)
def test_ranges_of_risk(risk, attitudes):
    found = spatial_array(*two(), turns=1, rules=SpatialRules(risk=risk))
    assert found.risk[0] == pytest.approx(attitudes)


@pytest.mark.parametrize(
    ("commitment", "prospect", "victory"),
    [
        # The third party shares the first one's place; principals 50 to 50, its weight 50.
        ("full", "one-side", 1 / 2),
        ("none", "one-side", 1 / 2),
        ("semi", "one-side", 50 / (100 + 50 / 3)),  # votes 50·(2 - 7/3), against its own side
        ("full", "each-side", 100 / 150),  # 50·3·(2/3 - 1/3)
        ("semi", "each-side", (50 + 50 / 3) / (100 + 50 / 3)),  # 50·(2 - 5/3)
        ("none", "each-side", (50 + 100 / 3) / (100 + 100 / 3)),  # 50·2·(2/3 - 1/3)
    ],
)
def test_a_third_party_by_hand(commitment, prospect, victory):
    position = np.array([[0.0], [100.0], [0.0]])
    rules = SpatialRules(commitment=commitment, prospect=prospect)
    found = spatial_array(position, np.ones(3), np.full((3, 1), 0.5), turns=1, rules=rules)
    assert found.target[0, 0] == 1
    assert found.victory[0, 0] == pytest.approx(victory, rel=1e-9)


@pytest.mark.parametrize("base", [SpatialRules(), AS_RUN], ids=["default", "as-run"])
@pytest.mark.parametrize(("name", "value"), VARIANTS)
def test_every_variant_equals_the_plain_restatement(base, name, value):
    rules = replace(base, **{name: value})
    for seed, dims in ((1, 1), (2, 3)):
        position, capability, salience = crowd(seed, dims=dims)
        found = spatial_array(position, capability, salience, turns=3, rules=rules)
        plain = Plain(position / 100, capability, salience, rules)
        for turn in range(found.turns):
            chosen = [plain.target(i) for i in range(len(capability))]
            assert found.target[turn].tolist() == [one[0] for one in chosen]
            np.testing.assert_allclose(found.victory[turn], [one[1] for one in chosen], atol=1e-9)
            np.testing.assert_allclose(found.gain[turn], [one[2] for one in chosen], atol=1e-9)
            np.testing.assert_allclose(found.risk[turn], plain.risk, atol=1e-7)
            plain.turn()
            np.testing.assert_allclose(found.position[turn + 1], 100 * plain.place, atol=1e-6)
        if rules.merge < 1e-6 and len(np.unique(plain.place, axis=0)) == len(capability):
            expected = election(rules, plain.ballot, plain.utility)
            np.testing.assert_allclose(found.probability[turn + 1], expected, atol=1e-7)


def test_ideals_follow_by_their_rates():
    position, capability, salience = crowd(3)
    rates = np.full((6, 6), 0.1) + 0.2 * np.eye(6)
    found = spatial_array(position, capability, salience, turns=3, accommodation=rates)
    plain = Plain(position / 100, capability, salience, SpatialRules(), rates)
    for turn in range(found.turns):
        plain.turn()
        np.testing.assert_allclose(found.ideal[turn + 1], 100 * plain.ideal, atol=1e-6)
        np.testing.assert_allclose(found.position[turn + 1], 100 * plain.place, atol=1e-6)


def test_ideals_that_follow_nobody_stay():
    found = spatial_array(*two(), accommodation=np.zeros((2, 2)), turns=2)
    np.testing.assert_array_equal(found.ideal[1], found.position[0])
    assert found.position[1, 0, 0] != found.position[0, 0, 0]


def test_by_default_ideals_are_positions():
    found = spatial_array(*crowd())
    np.testing.assert_array_equal(found.ideal, found.position)


def test_outcome_is_the_mean_of_positions_by_their_chances():
    found = spatial_array(*crowd())
    expected = (found.probability[0][:, None] * found.position[0]).sum(axis=0)
    assert found.outcome[0] == pytest.approx(expected)
    assert found.probability[0].sum() == pytest.approx(1.0)


def test_positions_shared_count_once():
    position = np.array([[0.0], [0.0], [100.0]])
    found = spatial_array(position, np.ones(3), np.full((3, 1), 0.5), turns=1)
    assert found.probability[0] == pytest.approx([2 / 3, 2 / 3, 1 / 3])
    assert found.outcome[0] == pytest.approx([100 / 3])


def test_rest_ends_the_run_and_states_repeat():
    found = spatial_array(*crowd(), turns=40)
    assert 2 <= found.turns < 40
    for states in (found.position, found.risk, found.probability, found.outcome):
        last = np.broadcast_to(states[found.turns], states[found.turns :].shape)
        np.testing.assert_array_equal(states[found.turns :], last)
    assert (found.target[found.turns :] == -1).all()
    assert np.isnan(found.gain[found.turns :]).all()


def test_no_rest_is_asked_for_runs_all_turns():
    assert spatial_array(*crowd(), turns=7, rules=SpatialRules(rest=0.0)).turns == 7


def test_leading_dimensions_are_separate_draws():
    draws = [[crowd(seed) for seed in row] for row in ((0, 1, 2), (3, 4, 5))]
    position, capability, salience = (
        np.array([[one[part] for one in row] for row in draws]) for part in range(3)
    )
    whole = spatial_array(position, capability, salience, turns=8)
    assert whole.position.shape == (2, 3, 9, 6, 2)
    assert whole.turns.shape == (2, 3)
    for at in np.ndindex(2, 3):
        one = spatial_array(*draws[at[0]][at[1]], turns=8)
        for name in ("position", "outcome", "target", "probability"):
            np.testing.assert_array_equal(getattr(whole, name)[at], getattr(one, name))


def test_no_draws_give_no_rows():
    found = spatial_array(np.zeros((0, 3, 1)), np.ones(3), np.full((3, 1), 0.5), turns=4)
    assert found.position.shape == (0, 5, 3, 1)
    assert found.turns.shape == (0,)


def test_an_actor_without_a_position_takes_no_part():
    position, capability, salience = crowd()
    more = np.insert(position, 2, [NAN, 50.0], axis=0)
    found = spatial_array(
        more, np.insert(capability, 2, NAN), np.insert(salience, 2, NAN, axis=0), turns=10
    )
    alone = spatial_array(position, capability, salience, turns=10)
    kept = [0, 1, 3, 4, 5, 6]
    np.testing.assert_array_equal(found.position[:, kept], alone.position)
    np.testing.assert_array_equal(found.outcome, alone.outcome)
    for states in (found.position, found.ideal):
        assert np.isnan(states[:, 2]).all()
    assert np.isnan(found.probability[:, 2]).all()
    assert (found.target[:, 2] == -1).all()
    names = np.array([*kept, -1])
    np.testing.assert_array_equal(found.target[:, kept], names[alone.target])
    np.testing.assert_array_equal(found.accepted[:, kept], names[alone.accepted])
    assert found.turns == alone.turns


def test_nobody_there():
    found = spatial_array(np.full((3, 1), NAN), np.ones(3), np.full((3, 1), 0.5), turns=2)
    assert np.isnan(found.outcome).all()
    assert found.turns == 0


def test_one_actor_rests():
    found = spatial_array(np.array([[40.0]]), np.ones(1), np.ones((1, 1)), turns=5)
    assert (found.position == 40.0).all()
    assert (found.probability == 1.0).all()
    assert (found.risk == 0.0).all()
    assert found.turns == 2


def test_equal_positions_rest():
    found = spatial_array(np.full((4, 2), 30.0), np.arange(4.0), np.full((4, 2), 0.4), turns=5)
    assert (found.position == 30.0).all()
    assert (found.probability == 1.0).all()
    assert (found.risk == 0.0).all()
    assert (found.target == -1).all()


def test_nobody_with_influence_leaves_even_chances():
    found = spatial_array(*two()[:1], np.zeros(2), np.full((2, 1), 0.5), turns=2)
    assert found.probability[0] == pytest.approx([0.5, 0.5])
    assert not np.isnan(found.position).any()


def test_an_actor_without_salience_gives_way():
    # The second finds all places equally good, does not challenge, and is won without a contest.
    found = spatial_array(two()[0], np.ones(2), np.array([[0.5], [0.0]]), turns=1)
    assert found.target[0].tolist() == [1, -1]
    assert found.gain[0, 0] == pytest.approx(1.0)
    assert found.position[1].tolist() == [[0.0], [0.0]]


def test_drawn_choices_repeat_with_the_generator():
    rules = SpatialRules(choice="drawn")
    runs = [
        spatial_array(*crowd(), turns=6, rules=rules, rng=np.random.default_rng(seed)).position
        for seed in (1, 1, 2)
    ]
    np.testing.assert_array_equal(runs[0], runs[1])
    assert (runs[0] != runs[2]).any()


def test_units_of_the_dimensions():
    position, capability, salience = crowd()
    ends = np.array([[-1.0, 1.0], [1900.0, 2000.0]])
    moved = ends[:, 0] + position / 100 * (ends[:, 1] - ends[:, 0])
    found = spatial_array(moved, capability, salience, scale=ends)
    plain = spatial_array(position, capability, salience)
    expected = ends[:, 0] + plain.position / 100 * (ends[:, 1] - ends[:, 0])
    np.testing.assert_allclose(found.position, expected, atol=1e-6)


def test_input_is_left_alone():
    args = crowd()
    before = [array.copy() for array in args]
    spatial_array(*args, turns=2)
    for one, other in zip(args, before, strict=True):
        np.testing.assert_array_equal(one, other)


def call(**changes):
    parts = dict(zip(("position", "capability", "salience"), two(), strict=True)) | changes
    return spatial_array(
        parts.pop("position"), parts.pop("capability"), parts.pop("salience"), **parts
    )


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"position": np.zeros(2)}, ShapeError, r"shapes \(2,\), \(2,\) and \(2, 1\)"),
        ({"capability": np.ones(3)}, ShapeError, r"must broadcast to \(\.\.\., actor, dim\)"),
        ({"capability": np.float64(1)}, ShapeError, r"\(2, 1\), \(\) and \(2, 1\)"),
        ({"scale": np.zeros((2, 2))}, ShapeError, r"scale has shape \(2, 2\).*\(1, 2\)"),
        ({"scale": (1.0, 0.0)}, DomainError, "the first below the second"),
        ({"scale": (0.0, 50.0)}, DomainError, r"position\[1, 0\] is 100; .* \[0, 50\]"),
        ({"capability": np.array([1, -2.0])}, DomainError, r"capability\[1\] is -2"),
        ({"capability": np.array([NAN, 2.0])}, DomainError, r"capability\[0\] is nan"),
        ({"salience": np.full((2, 1), 1.5)}, DomainError, r"salience\[0, 0\] is 1.5.*\[0, 1\]"),
        (
            {"position": np.zeros((2, 2)), "salience": np.full((2, 2), 0.6)},
            DomainError,
            r"salience\[0\] is \[0.6, 0.6\], with sum 1.2; .* sum to at most 1",
        ),
        (
            {"accommodation": np.eye(3)},
            ShapeError,
            r"accommodation has shape \(3, 3\); it must be \(2, 2\)",
        ),
        ({"accommodation": np.ones((2, 2))}, DomainError, "row sum 2; rates must be >= 0"),
        ({"accommodation": -np.eye(2)}, DomainError, "least rate -1"),
        ({"turns": 0}, DomainError, "turns is 0; it must be a whole number >= 1"),
        ({"turns": 2.5}, DomainError, "turns is 2.5"),
        ({"turns": True}, DomainError, "turns is True"),
        ({"rules": SpatialRules(choice="drawn")}, DomainError, "give an rng"),
    ],
)
def test_what_is_refused(changes, error, message):
    with pytest.raises(error, match=message):
        call(**changes)


@pytest.mark.parametrize("name", sorted(spatial._OPTIONS))
def test_unknown_options_are_refused(name):
    with pytest.raises(DomainError, match=f"{name} is 'odd'; allowed: .*"):
        SpatialRules(**{name: "odd"})


@pytest.mark.parametrize("numbers", [{"merge": 0.0}, {"merge": NAN}, {"rest": -1.0}])
def test_numbers_of_rules_that_are_refused(numbers):
    with pytest.raises(DomainError, match="use merge > 0 and rest >= 0"):
        SpatialRules(**numbers)
