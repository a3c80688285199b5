"""Ranges of draws: the same to the bit however they are cut, and what is noted of them."""

from itertools import pairwise

import numpy as np
import pytest
from tests.engagement.course.worlds import NEIGHBOUR, PATRON, first, kept, lively, quiet

from detente.engagement.course import run as run_
from detente.engagement.course.fates import AFTER, Note, fate_of, may_end_quietly
from detente.engagement.course.input_rows import Policy
from detente.engagement.course.mechanisms.standing import end_standing
from detente.engagement.course.month import STEPS, start, step
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.run import (
    SERIES,
    Batch,
    Outputs,
    empty_outputs,
    run_batch,
    world_of,
)
from detente.engagement.course.state_rows import FactionState, HeadState, PairState, War
from detente.engagement.course.world import World, empty_state

pytestmark = pytest.mark.timeout(600)  # the first course compiles all kernels

MONTHS, DRAWS = 18, 7
ON = np.ones(len(STEPS))
SHARED = ("policy", "base", "target", "invited", "reference", "series", "near")


def options() -> list[World]:
    """Return a lively world under three options, the second being the reference."""
    found = [lively() for _ in range(3)]
    found[0].policy[[Policy.GUARANTEE, Policy.PRESS_HOLDOUT]] = 0.0
    found[0].target[:], found[2].target[:] = 0.0, 3.0
    found[2].policy[[Policy.COERCE, Policy.LABEL]] = 1.0, 0.0
    return found


def batch(draws: range = range(DRAWS), plans: list[World] | None = None) -> Batch:
    """Return some draws, which differ in their parameters, under options."""
    plans = options() if plans is None else plans
    fields = {}
    for name in World._fields:
        if name not in SHARED:
            fields[name] = np.stack([getattr(plans[0], name)] * len(draws))
    for n, draw in enumerate(draws):
        rng = np.random.default_rng(draw)
        fields["param"][n, [Param.HURDLE, Param.TALK0]] += rng.normal(0.0, 0.1, 2)
    return Batch(
        **fields,
        policy=np.stack([one.policy for one in plans]),
        target=np.stack([np.stack([one.target for one in plans])] * len(draws)),
        invited=np.stack([one.invited for one in plans]),
        reference=np.stack([one.reference for one in plans]),
        series=np.stack([plans[0].series[None]] * len(draws)),
        near=plans[0].near,
        base=options()[1].policy,
    )


def ran(given: Batch, start_: int = 0, keep: int = 0, seed: int = 1, months: int = MONTHS):
    out = empty_outputs(given, months, keep)
    state = empty_state(3, 4, 2, 1)
    run_batch(given, months, ON, start_, seed, state, out)
    return out


def alike(one: Outputs, other: Outputs) -> bool:
    pairs = zip(one[:-1], other[:-1], strict=True)
    return all(np.array_equal(a, b, equal_nan=True) for a, b in pairs)


def glued(*parts: Outputs) -> Outputs:
    return Outputs(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))


@pytest.fixture(scope="module")
def whole() -> Outputs:
    return ran(batch(), keep=DRAWS)


def test_much_happens(whole):
    assert len(np.unique(whole.war[..., War.OUTCOME])) >= 4
    counts = [War.JOINS, War.SPLITS, War.ATTACKS, War.FAILURES, War.ROUNDS, War.FIRST_TALKS]
    assert (whole.war[..., counts].sum(axis=(0, 1)) > 0).all()


@pytest.mark.parametrize("cuts", [(3,), (1, 2, 6), tuple(range(1, DRAWS))])
def test_ranges_of_any_size_give_the_same_bits(whole, cuts):
    edges = [0, *cuts, DRAWS]
    parts = [ran(batch(range(a, b)), a) for a, b in pairwise(edges)]
    assert alike(whole, glued(*parts))


def test_what_ran_before_in_the_same_memory_does_not_matter(whole):
    out, state = empty_outputs(batch(), MONTHS, 0), empty_state(3, 4, 2, 1)
    for array in state:
        array.fill(7.0)
    run_batch(batch(), MONTHS, ON, 0, 1, state, out)
    assert alike(whole, out)


def test_an_option_does_not_depend_on_the_others(whole):
    plans = options()
    for n, plan in enumerate(plans):
        alone = ran(batch(plans=[plan, plans[1]]))
        for whole_, one in zip(whole[:-1], alone[:-1], strict=True):
            assert np.array_equal(whole_[:, n], one[:, 0], equal_nan=True)


def test_draws_and_seeds_have_shocks_of_their_own(whole):
    assert not alike(whole, ran(batch(), start_=1))
    assert not alike(whole, ran(batch(), seed=2))
    assert len({row.tobytes() for row in whole.war[:, 1]}) == DRAWS


def test_months_are_kept_of_the_first_draws_alone(whole):
    for keep in (0, 2):
        out = ran(batch(), keep=keep)
        assert alike(whole, out)
        assert out.month.shape == (keep, 3, MONTHS, len(SERIES))
        assert np.array_equal(out.month, whole.month[:keep])


def test_series_show_the_months_state(whole):
    plans = options()
    for n, plan in enumerate(plans):
        world = world_of(batch(plans=plans), 4, n)
        assert np.array_equal(world.base, plans[1].policy)
        assert np.array_equal(world.policy, plan.policy)
        state = first(world)
        for month in range(1, MONTHS + 1):
            step(world, state, month, ON, MONTHS, 4, 1)
            assert whole.month[4, n, month - 1] == pytest.approx(shown(state))


def shown(state) -> list[float]:
    war = state.war
    strength = state.faction[:, FactionState.STRENGTH]
    return [
        *war[[War.DEATHS, War.BALANCE, War.STALEMATE, War.VIOLENCE, War.BOUND, War.DEAL]],
        *war[[War.TALKS, War.SEATS]],
        strength @ state.pair[PairState.TRUST_HEAD, 0],
        state.faction[:, FactionState.LEVEL].max(),
        state.head[PATRON, HeadState.CONTACT],
        war[War.SPLITS],
        state.presence.mean(),
        *war[[War.DRUGS, War.ATTACKS, War.SHARE_OPEN, War.CEASEFIRE, War.LOW]],
    ]


def test_series_without_a_hold_out_or_a_region():
    plans = options()
    for plan in plans:
        plan.policy[Policy.HOLDOUT], plan.param[Param.RIVAL] = -1.0, 0.0
    given = batch(plans=plans)
    given = given._replace(place=given.place[:, :0], near=np.zeros((3, 0)))
    out, state = empty_outputs(given, MONTHS, 2), empty_state(3, 4, 2, 0)
    run_batch(given, MONTHS, ON, 0, 1, state, out)
    assert np.isnan(out.month[..., SERIES.index("holdout_contact")]).all()
    assert (out.month[..., SERIES.index("presence")] == 0.0).all()


def test_results_are_those_of_the_horizon_though_the_run_goes_on(whole):
    for draw in range(DRAWS):
        world = world_of(batch(), draw, 2)
        state = first(world)
        for month in range(1, MONTHS + 1):
            step(world, state, month, ON, MONTHS, draw, 1)
        end_standing(world, state)
        assert whole.head[draw, 2] == pytest.approx(state.head, abs=1e-12)
        assert whole.faction[draw, 2] == pytest.approx(state.faction, abs=1e-12)
        assert whole.terms[draw, 2] == pytest.approx(state.terms, abs=1e-12)
        assert whole.presence[draw, 2] == pytest.approx(state.presence, abs=1e-12)
        others = [row for row in War if row not in {War.FATE, War.FATE_MONTH, War.OUTCOME}]
        assert whole.war[draw, 2, others] == pytest.approx(state.war[others], abs=1e-12)
        assert whole.war[draw, 2, War.OUTCOME] == run_._outcome(state)


def test_a_fate_may_hang_on_the_year_after_the_horizon(whole):
    """A run that stops there early has the fate of one that goes on to the end."""
    hangs = 0
    for draw in range(DRAWS):
        for n in range(3):
            world, notes = world_of(batch(), draw, n), np.zeros((MONTHS + AFTER, len(Note)))
            state = first(world)
            for month in range(1, MONTHS + AFTER + 1):
                step(world, state, month, ON, MONTHS, draw, 1)
                run_._note(state, month, notes[month - 1])
            fate, when = fate_of(notes, MONTHS, world.param[Param.DEATHS])
            assert whole.war[draw, n, [War.FATE, War.FATE_MONTH]].tolist() == [fate, when]
            hangs += may_end_quietly(notes, MONTHS, MONTHS)
    assert 0 < hangs < 3 * DRAWS


def test_arrays_need_not_be_contiguous(whole):
    given = batch()
    turned = Batch(*(np.asfortranarray(array) for array in given))
    assert alike(whole, ran(turned))


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        ({}, 0.0),
        ({"bilateral": 1.0}, 1.0),
        ({"LOW": 1.0, "bilateral": 1.0}, 2.0),
        ({"CEASEFIRE": 1.0, "LOW": 1.0}, 3.0),
        ({"DEAL": 1.0, "CEASEFIRE": 1.0}, 4.0),
        ({"DEAL": 2.0, "LOW": 1.0, "bilateral": 1.0}, 5.0),
        ({"ENDED": 6.0, "DEAL": 2.0}, 6.0),
        ({"ENDED": 7.0, "CEASEFIRE": 1.0}, 7.0),
    ],
)
def test_outcomes_are_the_first_that_applies(rows, outcome):
    state = first(quiet())
    for key, value in rows.items():
        if key == "bilateral":
            state.pair[PairState.BILATERAL, NEIGHBOUR, 1] = value
        else:
            state.war[War[key]] = value
    assert run_._outcome(state) == outcome


def test_nobody_dies_after_a_victory():
    state, row = first(quiet()), np.zeros(len(Note))
    state.war[[War.ENDED, War.END_MONTH, War.DEATHS]] = 6.0, 3.0, 0.7
    run_._note(state, 3, row)
    assert row[[Note.ENDED, Note.DEATHS]].tolist() == [6.0, 0.7]
    run_._note(state, 4, row)
    assert row[[Note.ENDED, Note.DEATHS]].tolist() == [6.0, 0.0]


def test_notes_of_a_month():
    state, row = first(quiet()), np.zeros(len(Note))
    state.war[[War.DEAL, War.CEASEFIRE, War.LOW]] = 2.0, 1.0, 1.0
    run_._note(state, 3, row)
    assert row.tolist() == [1.0, 1.0, 1.0, 1.0, 0.0]


def test_a_course_starts_on_the_first_day_whatever_the_state_was():
    world = lively()
    state = first(world)
    fresh = kept(state)
    for month in range(1, 10):
        step(world, state, month, ON, MONTHS, 0, 1)
    start(world, state)
    assert all(np.array_equal(a, b) for a, b in zip(fresh, state, strict=True))


def test_every_series_has_one_name():
    assert len(SERIES) == len(set(SERIES))
