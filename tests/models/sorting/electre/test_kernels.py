"""What the ELECTRE TRI methods share: thresholds, classes from outrankings, folding of draws."""

import numpy as np
import pytest

from detente.errors import DomainError, ShapeError
from detente.models.sorting.electre.kernels import (
    Raw,
    classes_of,
    concordant,
    credibility_kernel,
    discordant,
    empty_table,
    fill_table,
    make_problem,
    placed_classes,
    tri_b_draws_kernel,
    varies_by_draw,
    weigh_table,
)
from detente.numerics.ties import LOOSE_TIE

TWO = np.ones(2)


def raw(**changes) -> Raw:
    given = Raw(
        performance=np.array([[5.0, 2.0]]),
        profile=np.array([[6.0, 2.5]]),
        weight=np.array([3.0, 1.0]),
        q=0.5 * TWO,
        p=1.5 * TWO,
        v=3 * TWO,
        level=np.array(0.6),
    )
    return given._replace(**changes)


def sorted_by(given: Raw):
    """Return both classes, shape (draw, actor), and how many draws there are."""
    problem, _ = make_problem(given, None)
    actors = problem.performance.shape[1]
    low, high = (np.full((problem.draws, actors), -1) for _ in range(2))
    table = empty_table(problem.profile.shape[1], problem.profile.shape[2], actors)
    tri_b_draws_kernel(problem, table, low, high)
    return low, high


def test_backing_fades_up_to_preference_and_opposition_grows_from_there_to_the_veto():
    assert [concordant(s, 0.0, 1.0, 3.0) for s in (-9.0, 1.0, 2.0, 2.5, 3.0)] == [
        1,
        1,
        0.5,
        0.25,
        0,
    ]
    assert (concordant(2.0, 0.0, 2.0, 2.0), concordant(2.1, 0.0, 2.0, 2.0)) == (1.0, 0.0)
    assert [discordant(s, 0.0, 3.0, 7.0) for s in (3.0, 4.0, 5.0, 7.0, 9.0)] == [0, 0.25, 0.5, 1, 1]
    assert discordant(1e9, 1e9, 3.0, np.inf) == 0.0


def test_credibility_falls_by_opposition_beyond_concordance_alone():
    # Short by 1 and 2: backing 1/2 and 0, opposition 0 and 1/3; concordance 3/8 or 1/8.
    x, y = np.zeros(2), np.array([1.0, 2.0])
    q, p, v = 0.5 * TWO, 1.5 * TWO, 3 * TWO
    assert credibility_kernel(x, y, np.array([3.0, 1.0]), q, p, v) == pytest.approx(3 / 8)
    found = credibility_kernel(x, y, np.array([1.0, 3.0]), q, p, v)
    assert found == pytest.approx(1 / 8 * (2 / 3) / (7 / 8))


@pytest.mark.parametrize(
    ("above", "below", "classes"),
    [
        ([0, 1], [2], (2, 2)),
        ([0], [2], (1, 2)),  # comparable to border 1 neither way
        ([0, 1], [1, 2], (2, 2)),  # as good as border 1: above it
        ([], [0, 1, 2], (0, 0)),
        ([0, 1, 2], [], (3, 3)),
        ([], [], (0, 3)),
    ],
)
def test_classes_from_the_borders_outranked_and_outranking(above, below, classes):
    bits = (sum(1 << h for h in borders) for borders in (above, below))
    assert classes_of(*bits, 3) == classes


def test_a_table_of_one_actor_and_one_border_by_hand():
    problem, _ = make_problem(raw(), None)
    table = empty_table(1, 2, 1)
    fill_table(table, problem, 0)
    assert weigh_table(table, problem.weight[0]) == 4.0
    # Short by 1 and 0.5 of the border, which is not short of the actor.
    assert table.part[:, :, 0].tolist() == [[0.5, 1.0], [1.0, 1.0]]
    assert table.concordance[:, 0].tolist() == [0.625, 1.0]
    assert placed_classes(table, 0, 0.6) == (1, 1)
    assert placed_classes(table, 0, 0.7) == (0, 0)


def test_a_veto_of_one_criterion_keeps_an_actor_out():
    poor = np.array([[9.0, 0.5]])  # short by 2 of 2.5 on the second: backed by 3/4, opposed 1/3
    assert sorted_by(raw(performance=poor))[0].tolist() == [[1]]
    assert sorted_by(raw(performance=poor, v=1.6 * TWO))[0].tolist() == [[0]]


def test_a_credibility_equal_to_the_level_on_paper_is_enough():
    weight = np.full(10, 0.1)
    good = np.where(np.arange(10) < 8, 1.0, 0.0)[None]
    even = np.full(10, 0.0)
    given = Raw(good, np.ones((1, 10)), weight, even, even, np.full(10, np.inf), np.array(0.8))
    shares = sum(weight[:8].tolist()) / sum(weight.tolist())
    above = given._replace(level=np.array(shares + 0.9 * LOOSE_TIE))
    assert sorted_by(given)[0].tolist() == sorted_by(above)[0].tolist() == [[1]]
    assert sorted_by(given._replace(level=np.array(0.8 + 3 * LOOSE_TIE)))[0].tolist() == [[0]]


@pytest.mark.parametrize("varying", ["performance", "profile", "weight", "p", "level"])
def test_draws_together_are_sorted_like_each_alone(varying):
    rng = np.random.default_rng(4)
    given = raw(performance=rng.uniform(2, 7, (8, 2)), profile=np.array([[4.0, 4.0], [6.0, 6.0]]))
    scale = {"performance": 2.0, "profile": 2.0, "weight": 6.0, "p": 1.0, "level": 0.3}[varying]
    one = getattr(given, varying)
    many = one + scale * rng.uniform(0, 1, (12, *one.shape))
    low, high = sorted_by(given._replace(**{varying: many}))
    for draw, alone in enumerate(many):
        by_itself = sorted_by(given._replace(**{varying: alone}))
        for found, whole in zip(by_itself, (low, high), strict=True):
            assert found[0].tolist() == whole[draw].tolist()
    assert len({tuple(row) for row in low}) > 1


def test_leading_dimensions_become_draws_and_what_does_not_vary_is_kept_once():
    weight, level = np.arange(1.0, 7.0).reshape(3, 2), np.array([[0.6], [0.7]])
    problem, lead = make_problem(raw(weight=weight, level=level), None)
    assert (problem.draws, lead) == (6, (2, 3))
    assert problem.performance.shape == (1, 1, 2)
    assert problem.weight.tolist() == [*weight.tolist(), *weight.tolist()]
    assert problem.level.tolist() == [0.6, 0.6, 0.6, 0.7, 0.7, 0.7]
    assert not varies_by_draw(problem)
    thresholds = raw(q=np.array([[0.1, 0.1], [0.2, 0.2]]))
    assert varies_by_draw(make_problem(thresholds, None)[0])


def test_a_criterion_where_less_is_better_is_turned_round():
    problem, _ = make_problem(raw(), np.array([False, True]))
    assert problem.performance.tolist() == [[[5.0, -2.0]]]
    assert problem.profile.tolist() == [[[6.0, -2.5]]]


@pytest.mark.parametrize(
    ("changes", "descending", "error", "match"),
    [
        (
            {"profile": np.zeros((63, 2))},
            None,
            ShapeError,
            "profile has 63 borders; it must have 1 to 62",
        ),
        ({"profile": np.zeros((0, 2))}, None, ShapeError, "profile has 0 borders"),
        ({"weight": np.ones((3, 2)), "level": np.ones(2)}, None, ShapeError, "do not broadcast"),
        ({}, [0, 1], ShapeError, "must be bool, one per criterion"),
        ({}, [True], ShapeError, r"descending has shape \(1,\)"),
        ({"v": np.array(1.0)}, None, ShapeError, "v has no criteria; it must have 2"),
        (
            {"weight": np.array([[1.0, 1.0], [0.0, 0.0]])},
            None,
            DomainError,
            r"weights must be .* found \[0\.0, 0",
        ),
        ({"level": np.array([0.6, 0.4])}, None, DomainError, r"cutting_level is 0\.4"),
    ],
)
def test_a_problem_that_cannot_be_is_refused(changes, descending, error, match):
    with pytest.raises(error, match=match):
        make_problem(raw(**changes), None if descending is None else np.array(descending))
