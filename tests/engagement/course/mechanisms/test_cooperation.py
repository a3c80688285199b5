"""Work on shared issues: vectors of the page, and when it counts."""

import numpy as np
import pytest
from tests.engagement.course.worlds import first, inside, quiet

from detente.engagement.course.input_rows import Faction, Policy, Purpose, Sequence
from detente.engagement.course.mechanisms.cooperation import (
    against_rival,
    step_cooperation,
    worked,
)
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, PairState, War
from detente.numerics.philox import normal_shock

TRUSTS, TRUSTED = int(PairState.TRUST_FACTION), int(PairState.TRUST_HEAD)


def shared(stances, coop_trust: float = 0.05, contact=(3.0, 0.0), **levers: float):
    """Return a world with stances on the rival, drugs and other issues, and its first day."""
    world = quiet()._replace(shared=np.array(stances, dtype=float))
    world.param[Param.COOP_TRUST] = coop_trust
    for key, value in levers.items():
        world.policy[Policy[key.upper()]] = value
    state = first(world)
    state.faction[:, FactionState.LEVEL] = contact
    return world, state


def test_work_on_the_rival_vector():
    """c 2/3, σ .6, υ .3, intelligence 1: .52."""
    world, state = shared([[0.6, 0.5], [0, 0]], contact=(2.0, 0.0), intel=1.0)
    assert worked(world, state, 0, 0) == pytest.approx(0.52, abs=5e-10)
    assert worked(world, state, 0, 1) == pytest.approx(0.5 * 2 / 3)
    assert worked(world, state, 1, 0) == 0.0


@pytest.mark.parametrize(
    ("kappa", "consent", "printed"),
    [(0.05, 1.0, 0.403846072), (0.05, 0.0, 0.401921527), (-0.04, 1.0, 0.395018541)],
)
def test_trust_vectors(kappa, consent, printed):
    """t .4, k .52 and -.2."""
    world, state = shared([[0.52, -0.2], [0, 0]], kappa, consent=consent)
    step_cooperation(world, state, 1, 0, 1)
    assert state.pair[[TRUSTS, TRUSTED], 0, 0] == pytest.approx([printed] * 2, abs=5e-10)
    assert (state.pair[[TRUSTS, TRUSTED], 0, 1] == [0.1, 0.1]).all()
    assert (state.pair[[TRUSTS, TRUSTED], 1:, 0] == [[0.5, 0.0]] * 2).all()


def test_trust_has_a_ceiling_vector():
    world, state = shared([[1.0, 0.0], [0, 0]], 0.6)
    state.pair[TRUSTS, 0, 0] = 0.985
    step_cooperation(world, state, 1, 0, 1)
    assert state.pair[TRUSTS, 0, 0] == 0.99


def test_trust_has_a_floor():
    world, state = shared([[-1.0, 0.0], [0, 0]], 0.6)
    state.pair[[TRUSTS, TRUSTED], 0, 0] = 0.012, 0.001
    step_cooperation(world, state, 1, 0, 1)
    assert state.pair[[TRUSTS, TRUSTED], 0, 0].tolist() == [0.01, 0.01]


def test_drugs_vector():
    """Q 1, r_Q .02, g .7, k -.2 and no noise: 1.002804."""
    world, state = shared([[0, -0.2], [0, 0]])
    world.param[[Param.DRUGS, Param.Q_COOP]] = 1.0, 0.02
    step_cooperation(world, state, 1, 0, 1)
    assert state.war[War.DRUGS] == pytest.approx(1.002803924, abs=5e-10)


def test_drugs_move_by_noise_where_they_are_declared():
    world, state = shared([[0, 0], [0, 0]])
    world.param[Param.Q_SD] = 0.1
    step_cooperation(world, state, 1, 0, 1)
    assert state.war[War.DRUGS] == 1.0
    world.param[Param.DRUGS] = 1.0
    step_cooperation(world, state, 2, 0, 1)
    moved = 0.1 * normal_shock(1, 0, 0, int(Purpose.DRUGS), 2, 0)
    assert state.war[War.DRUGS] == pytest.approx(np.exp(moved))


def test_if_cooperation_backfires_quarrel_builds_nothing():
    world, state = shared([[-0.5, -0.2], [0, 0]], -0.1)
    before = state.pair.copy()
    step_cooperation(world, state, 1, 0, 1)
    assert (state.pair == before).all()
    world, state = shared([[-0.5, -0.2], [0, 0]], 0.1)
    found = inside(step_cooperation, world, state, 1, 0, 1)
    assert state.faction[0, FactionState.TRUST_SUM] == pytest.approx(-0.07)
    assert found["share"] == 1.0


def test_issues_add_up_beyond_rival_and_drugs():
    world, state = shared([[0.2, 0.3, 0.4], [0, 0, 0]], 0.1)
    step_cooperation(world, state, 1, 0, 1)
    assert state.faction[0, FactionState.TRUST_SUM] == pytest.approx(0.09)


def test_an_unknown_stance_has_no_effect():
    world, state = shared([[0, 0], [0, 0]], 0.5, contact=(3.0, 3.0))
    before = state.pair.copy()
    step_cooperation(world, state, 1, 0, 1)
    assert (state.pair == before).all()
    assert state.war[War.COOPERATION] == 0.0


def test_months_of_work_and_of_contact_without():
    world, state = shared([[0.2, -0.9], [-0.5, -0.1]], contact=(1.0, 2.0))
    for month in (1, 2, 3):
        step_cooperation(world, state, month, 0, 1)
    rows = [FactionState.COOPERATED, FactionState.MONTHS, FactionState.IDLE]
    assert state.faction[:, rows].tolist() == [[1.0, 3.0, 0.0], [0.0, 0.0, 3.0]]
    assert state.war[War.COOPERATION] == 3.0
    state.faction[:, FactionState.LEVEL] = 0.0
    step_cooperation(world, state, 4, 0, 1)
    assert state.faction[:, rows].tolist() == [[0.0, 3.0, 0.0], [0.0, 0.0, 0.0]]


def test_talks_first_counts_nothing_before_the_government_and_a_faction_have_sat():
    world, state = shared([[0.6, 0.3], [0, 0]], sequence=float(Sequence.TALKS_FIRST))
    step_cooperation(world, state, 1, 0, 1)
    assert state.faction[0, FactionState.MONTHS] == 0.0
    assert worked(world, state, 0, 0) == 0.0
    state.war[War.TALK_MONTHS] = 1.0
    step_cooperation(world, state, 2, 0, 1)
    assert state.faction[0, FactionState.MONTHS] == 1.0


@pytest.mark.parametrize(("row", "value"), [(Faction.SIDE, 1.0), (Faction.FORMED, 5.0)])
def test_militias_and_those_not_formed_do_not_work_with_it(row, value):
    world, _ = shared([[0.6, 0.3], [0, 0]])
    world.faction[0, row] = value
    state = first(world)
    state.faction[0, FactionState.LEVEL] = 3.0
    step_cooperation(world, state, 1, 0, 1)
    assert state.faction[0, FactionState.MONTHS] == 0.0
    assert state.pair[TRUSTS, 0, 0] == 0.4


def test_what_it_adds_to_the_rivals_growth():
    """r_C .01, influence .7 and .3, k .6 and -.4."""
    world, state = shared([[0.6, 0], [-0.4, 0]], contact=(3.0, 3.0))
    world.param[Param.R_COOP] = 0.01
    step_cooperation(world, state, 1, 0, 1)
    assert against_rival(world, state, 0) == pytest.approx(-0.01 * (0.7 * 0.6 - 0.3 * 0.4))
    state.influence[0] = [0.2, 0.0]
    assert against_rival(world, state, 0) == pytest.approx(-0.01 * 0.2 * 0.6)
