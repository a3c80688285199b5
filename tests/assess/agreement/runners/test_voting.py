"""Runners of votes: options of the election are distinct positions, ties name nobody."""

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from tests.assess.agreement.runners.inputs import given, repeated

from detente.assess.agreement.runners.given import Options
from detente.assess.agreement.runners.voting import (
    first_holders,
    run_compromise,
    run_condorcet,
    run_median,
    run_plurality,
    run_status_quo,
    run_winner,
)

NONE = Options()


def on(*places: float, power: tuple[float, ...], **fields):
    return given(position={"power": places}, power=power, **fields)


def test_two_at_one_position_are_one_option():
    """At 0, 80, 80 with influence 50, 25, 25 either option wins half of the time: 40."""
    found = run_condorcet(on(0.0, 80.0, 80.0, power=(50.0, 25.0, 25.0)), NONE)
    assert found.outcome[0, 0] == pytest.approx(40.0)
    assert found.chance[0, 0].tolist() == pytest.approx([0.5, 0.5, np.nan], nan_ok=True)


def test_positions_that_differ_by_rounding_are_the_same():
    third = 0.1 + 0.2
    assert third != 0.3
    found = run_condorcet(on(0.0, 0.3, third, power=(1.0, 1.0, 1.0), scale=(0.0, 1.0)), NONE)
    assert np.isnan(found.chance[0, 0, 2])
    apart = run_condorcet(on(0.0, 0.3, 0.3001, power=(1.0, 1.0, 1.0), scale=(0.0, 1.0)), NONE)
    assert not np.isnan(apart.chance).any()


def test_draws_with_and_without_clones_are_each_their_own_election():
    once = on(0.0, 80.0, 80.0, power=(50.0, 25.0, 25.0))
    many = repeated(once, 3)
    many.position[1, 0, 2] = 60.0
    found = run_condorcet(many, NONE).outcome[:, 0]
    assert found[[0, 2]] == pytest.approx([40.0, 40.0])
    alone = run_condorcet(on(0.0, 80.0, 60.0, power=(50.0, 25.0, 25.0)), NONE).outcome[0, 0]
    assert found[1] == pytest.approx(alone)
    assert abs(alone - 40.0) > 0.1


@drawn(st.lists(st.sampled_from([0.0, 20.0, 50.0, 90.0]), min_size=2, max_size=6), st.data())
def test_splitting_an_actor_in_two_changes_nothing(places, data):
    number = data.draw(st.integers(0, len(places) - 1))
    power = [1.0 + n for n in range(len(places))]
    whole = run_condorcet(on(*places, power=tuple(power)), NONE).outcome[0, 0]
    halves = [*power, power[number] / 2]
    halves[number] /= 2
    split = run_condorcet(on(*places, places[number], power=tuple(halves)), NONE)
    assert split.outcome[0, 0] == pytest.approx(whole, abs=1e-6)


@drawn(st.lists(st.integers(0, 5), min_size=1, max_size=8))
def test_each_distinct_position_has_one_first_holder(places):
    holders = first_holders(np.array([places], dtype=float), 1e-9)[0]
    assert [p for p, first in zip(places, holders, strict=True) if first] == list(
        dict.fromkeys(places)
    )


def test_means_medians_and_winners_are_the_models_own():
    table = on(0.0, 40.0, 100.0, power=(1.0, 1.0, 2.0))
    assert run_compromise(table, NONE).outcome.tolist() == [[60.0]]
    assert run_median(table, NONE).outcome.tolist() == [[70.0]]
    winner = run_winner(table, NONE)
    assert (winner.outcome[0, 0], winner.tied[0, 0]) == (70.0, 1.0)
    assert [end[0, 0] for end in winner.ends] == [40.0, 100.0]


def test_a_plurality_tie_names_nobody_and_says_between_whom_in_a_single_draw():
    tie = on(0.0, 100.0, power=(1.0, 1.0))
    once = run_plurality(tie, NONE)
    assert np.isnan(once.outcome).all()
    assert "the lowest 0, the highest 100" in once.why_not["power"]
    assert run_plurality(repeated(tie, 2), NONE).why_not == {"power": "positions tie in every draw"}
    clear = run_plurality(on(0.0, 100.0, power=(1.0, 3.0)), NONE)
    assert (clear.outcome[0, 0], clear.behind[0, 0], clear.why_not) == (100.0, 0.75, {})


def test_the_status_quo_says_who_pulls_at_it():
    found = run_status_quo(on(0.0, 40.0, 100.0, power=(1.0, 1.0, 2.0)), NONE)
    assert found.outcome.tolist() == [[10.0]]  # as the table says
    assert [share[0, 0] for share in found.pull] == [0.25, 0.75]
