"""Criticism and the two standings, which are never added."""

import pytest
from tests.engagement.course.worlds import NEIGHBOUR, PATRON, first, kept, quiet

from detente.engagement.course.input_rows import Faction, Head, Policy
from detente.engagement.course.mechanisms.standing import end_standing, share_open, step_standing
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, HeadState, War

LEVEL, CONTACT = FactionState.LEVEL, HeadState.CONTACT


def course(levels=(3.0, 0.0), contacts=(0.0, 0.0, 0.0), label: float = 1.0):
    """Return a world, and a state with these contacts of the convenor and of heads."""
    world = quiet()
    world.param[[Param.CREDIT, Param.CRITIC, Param.COST]] = 0.3, 0.06, 0.4
    world.policy[Policy.LABEL] = label
    state = first(world)
    state.faction[:, LEVEL], state.head[:, CONTACT] = levels, contacts
    return world, state


def criticism(*args, months: int = 12, times: int = 1, **how) -> float:
    world, state = course(*args, **how)
    for _ in range(times):
        step_standing(world, state, months)
    return float(state.war[War.CRITICISM])


def test_criticism_of_a_month():
    """(6/T) max c κ_c (1 - open)(.5 + .5 λ)(.4 + 1.2 η̄)."""
    assert criticism() == pytest.approx(0.5 * 0.06 * (0.4 + 1.2 * 0.2))
    mean = (0.7 * 2 * 0.2 + 0.3 * 3 * 0.9) / (0.7 * 2 + 0.3 * 3)
    assert criticism((2.0, 3.0)) == pytest.approx(0.5 * 0.06 * (0.4 + 1.2 * mean))
    assert criticism((1.0, 0.0)) == pytest.approx(0.5 / 3 * 0.06 * (0.4 + 1.2 * 0.2))


def test_criticism_adds_up_to_the_same_whatever_the_horizon():
    assert criticism(months=36, times=36) == pytest.approx(criticism(months=6, times=6))


@pytest.mark.parametrize(("label", "share"), [(1.0, 1.0), (0.5, 0.75), (0.0, 0.5)])
def test_a_label_that_is_kept_draws_more(label, share):
    assert criticism(label=label) == pytest.approx(criticism() * share)


@pytest.mark.parametrize(
    ("contacts", "left"), [((0, 3, 0), 0.5), ((0, 3, 3), 0.0), ((3, 2, 1), 1.0)]
)
def test_nobody_criticises_who_is_in_open_contact_itself(contacts, left):
    assert criticism((3.0, 0.0), contacts) == pytest.approx(criticism() * left)


def test_without_contact_nobody_criticises():
    """Mean hardness is 0 there, and max c is."""
    assert criticism((0.0, 0.0)) == 0.0


def test_share_open_of_powers_but_the_host():
    world, state = course(contacts=(3.0, 3.0, 1.0))
    levels = state.head[:, int(CONTACT)]
    assert share_open(world, levels, -1, False) == 0.5
    assert share_open(world, levels, PATRON, False) == 0.0
    assert share_open(world, levels, NEIGHBOUR, False) == 1.0
    world.policy[Policy.HOST] = PATRON
    assert share_open(world, levels, -1, False) == 0.0
    world.head[NEIGHBOUR, Head.POWER] = 0.0
    assert share_open(world, levels, -1, False) == 0.0


def test_share_open_by_rank():
    """The ranks of those in open contact, over the number of powers."""
    world, state = course(contacts=(0.0, 3.0, 3.0))
    world.head[1:, Head.RANK] = 1.6, 0.4
    levels = state.head[:, int(CONTACT)]
    assert share_open(world, levels, -1, True) == pytest.approx(1.0)
    assert share_open(world, levels, NEIGHBOUR, True) == pytest.approx(1.6)
    levels = levels.copy()
    levels[NEIGHBOUR] = 1.0
    assert share_open(world, levels, -1, True) == pytest.approx(0.8)


def ended(world, state):
    end_standing(world, state)
    rows = (War.STATUS_SUCCESS, War.STATUS_ACCEPTANCE, War.STATUS_RANKED)
    return [float(state.war[row]) for row in (*rows, War.STATUS_WITHOUT, War.RANKED_WITHOUT)]


@pytest.mark.parametrize(
    ("deal", "failures", "end", "success"),
    [
        (2.0, 0.0, 0.0, 1.0),
        (1.0, 0.0, 0.0, 0.5),
        (0.0, 0.0, 0.0, 0.0),
        (0.0, 1.0, 0.0, -0.5),
        (1.0, 1.0, 0.0, 0.5),
        (2.0, 0.0, 6.0, 0.0),
        (1.0, 0.0, 7.0, 0.0),
        (0.0, 2.0, 6.0, 0.0),
    ],
)
def test_success_times_the_mean_contact(deal, failures, end, success):
    world, state = course((3.0, 1.0))
    state.war[[War.DEAL, War.FAILURES, War.ENDED]] = deal, failures, end
    assert ended(world, state)[0] == pytest.approx(success * (0.7 + 0.3 / 3))


def test_acceptance_credits_a_rise_and_costs_criticism():
    world, state = course((3.0, 0.0), (0.0, 3.0, 1.0))
    state.war[War.CRITICISM] = 0.05
    lost = 0.4 * 0.05
    assert ended(world, state)[1] == pytest.approx(0.3 * 0.5 - lost)
    world.head[:, Head.CONTACT] = 0.0, 3.0, 3.0  # all were in open contact on the first day
    assert ended(world, state)[1] == pytest.approx(0.3 * -0.5 - lost)


@pytest.mark.parametrize(("level", "share"), [(0.0, 0.0), (1.0, 0.5), (2.0, 1.0), (3.0, 1.0)])
def test_who_keeps_away_gets_no_credit(level, share):
    world, state = course((level, 0.0), (0.0, 3.0, 1.0))
    assert ended(world, state)[1] == pytest.approx(0.3 * 0.5 * share)


@pytest.mark.parametrize(
    ("end", "label", "loss"), [(7.0, 0.0, 1.0), (7.0, 0.5, 0.5), (7.0, 1.0, 0.0), (6.0, 0.0, 0.0)]
)
def test_a_lifted_label_costs_after_a_rebel_victory(end, label, loss):
    world, state = course((2.0, 0.0), label=label)
    state.war[War.ENDED] = end
    assert ended(world, state)[1] == pytest.approx(-0.3 * 0.4 * (2 / 3) * loss)


def test_acceptance_with_and_without_the_hold_out_plain_and_by_rank():
    world, state = course((3.0, 0.0), (0.0, 3.0, 3.0))
    world.head[1:, Head.CONTACT], world.head[1:, Head.RANK] = 0.0, (1.4, 0.6)
    found = ended(world, state)
    assert found[1:] == pytest.approx([0.3 * 1.0, 0.3 * 1.0, 0.3 * 1.0, 0.3 * 0.6])
    world.policy[Policy.HOLDOUT] = -1.0
    assert ended(world, state)[1:] == pytest.approx([0.3] * 4)


def test_who_is_not_of_the_movement_does_not_count():
    world, state = course((0.0, 3.0))
    world.faction[1, Faction.SIDE] = state.faction[1, FactionState.SIDE] = 1.0
    state.war[War.DEAL] = 2.0
    step_standing(world, state, 12)
    assert state.war[War.CRITICISM] == 0.0
    assert ended(world, state)[0] == 0.0


def test_it_feeds_nothing_but_its_own_rows():
    world, state = course()
    before = kept(state)
    step_standing(world, state, 12)
    end_standing(world, state)
    rows = [War.CRITICISM, War.STATUS_SUCCESS, War.STATUS_ACCEPTANCE]
    rows += [War.STATUS_RANKED, War.STATUS_WITHOUT, War.RANKED_WITHOUT]
    state.war[rows] = before.war[rows]
    assert (state.war == before.war).all()
    assert (state.head == before.head).all()
