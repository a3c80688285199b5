"""The month: mechanisms in order, each with its switch, and what is counted at its end."""

import ast
from pathlib import Path

import numpy as np
import pytest
from tests.engagement.course.worlds import (
    HEAD_KEYS,
    NEIGHBOUR,
    PATRON,
    first,
    kept,
    lively,
    lucky,
    quiet,
)
from tests.oracles.course.state import SWITCHES

import detente.engagement.course.month as module
from detente.engagement.course.input_rows import Faction, Head, Purpose
from detente.engagement.course.kernels.groups import bound_share
from detente.engagement.course.month import STEPS, step
from detente.engagement.course.parameter_rows import Param
from detente.engagement.course.state_rows import FactionState, HeadState, PairState, War
from detente.vocabulary.engagement import MECHANISMS

pytestmark = pytest.mark.timeout(600)  # the first course compiles all kernels

MONTHS = 24


def switched(*off: str) -> np.ndarray:
    return np.array([float(key not in off) for key in STEPS])


def lived(world, months: int = MONTHS, draw: int = 0, on=None, change=None):
    """Return the state of the first day and after each month."""
    state = first(world)
    if change is not None:
        change(state)
    seen = [kept(state)]
    for month in range(1, months + 1):
        step(world, state, month, switched() if on is None else on, months, draw, 1)
        seen.append(kept(state))
    return seen


def calls() -> list[tuple[str, str]]:
    """Return (switch, step called) in the order of the source, following the parts of a month."""
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    bodies = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    found = []
    for part in ("_move", "_meet", "_live", "step"):
        for node in ast.walk(bodies[part]):
            if isinstance(node, ast.If) and ast.unparse(node.test).startswith("on["):
                name = ast.unparse(node.test).split("[")[1].split("]")[0]
                steps = [n for n in ast.walk(node) if isinstance(n, ast.Call)]
                found += [(name, ast.unparse(one.func)) for one in steps]
    return [(switch, one) for switch, one in found if one.startswith("step_")]


def test_switches_are_those_of_the_page_and_of_the_vocabulary():
    assert STEPS == SWITCHES
    assert set(STEPS) <= set(MECHANISMS)


def test_each_step_has_its_own_switch_in_the_order_of_the_month():
    found = [one for one in calls() if one[1] not in {"step_labels", "step_ends"}]
    assert [one for _, one in found] == [f"step_{key}" for key in STEPS]
    for n, (switch, _) in enumerate(found):
        assert getattr(module, switch) == n
    assert ("_BALANCE", "step_ends") in calls()
    assert ("_CONTACT", "step_labels") in calls()


NEUTRAL = {
    "balance": ([War.BALANCE, War.DEATHS, War.STALEMATE, War.ENDED], [HeadState.SUPPORT], []),
    "contact": ([War.GONE], [HeadState.LABEL], [FactionState.LEVEL]),
    "cooperation": ([War.DRUGS, War.COOPERATION], [], [FactionState.MONTHS]),
    "response": ([War.MEANS], [], [FactionState.MODERATION, FactionState.STATUS]),
    "attendance": ([War.ROUNDS, War.GUESTS], [HeadState.ROLE], [FactionState.SEATED]),
    "talks": ([War.TALKS, War.FIRST_TALKS], [], [FactionState.BOUND]),
    "joining": ([War.JOINS], [], [FactionState.JOINED]),
    "terms": ([War.ANY_DEAL, War.FIRST_BILATERAL], [], [FactionState.BOUND]),
    "deal_life": ([War.FAILURES, War.CEASEFIRE, War.LOW], [], []),
    "exclusion": ([War.VIOLENCE, War.ATTACKS], [], [FactionState.STRENGTH, FactionState.GROUP]),
    "standing": (
        [War.CRITICISM, War.STATUS_SUCCESS, War.STATUS_ACCEPTANCE],
        [],
        [],
    ),
}


@pytest.mark.parametrize("switch", STEPS)
def test_a_mechanism_that_is_off_leaves_its_part_as_it_was(switch):
    war, head, faction = NEUTRAL[switch]
    moved = {"off": False, "on": False}
    for name, on in (("off", switched(switch)), ("on", switched())):
        for draw in range(12):
            begun, *_, end = lived(lively(), draw=draw, on=on)
            same = (begun.war[war] == end.war[war]).all()
            for rows, one, other in (
                (head, begun.head, end.head),
                (faction, begun.faction, end.faction),
            ):
                same &= (one[:, rows] == other[:, rows]).all()
            moved[name] |= not same
    assert moved == {"off": False, "on": True}


def test_with_all_switched_off_only_counts_go_on():
    world = lively()
    world.faction[3, Faction.FORM_HAZARD] = 0.0
    begun, *_, end = lived(world, 10, on=np.zeros(len(STEPS)))
    counts = {War.TOLL, War.SPILL, War.SPILL_MONTHS, War.SHARE_OPEN}
    rest = [row for row in War if row not in counts]
    assert (begun.war[rest] == end.war[rest]).all()
    assert end.war[War.TOLL] == end.war[War.SPILL_MONTHS] == 10.0
    assert (begun.faction == end.faction).all()
    assert (begun.pair == end.pair).all()
    spill = [row for row in HeadState if row != HeadState.SPILL]
    assert (begun.head[:, spill] == end.head[:, spill]).all()


def test_the_toll_is_the_sum_of_deaths():
    _, *months = lived(lively())
    ends = [one.war[War.END_MONTH] for one in months]
    deaths = [one.war[War.DEATHS] for n, one in enumerate(months, 1) if not 0 < ends[-1] < n]
    assert months[-1].war[War.TOLL] == pytest.approx(sum(deaths))


def test_spill_is_half_the_rivals_share_and_half_deaths():
    begun, *months = lived(lively(), 6)
    expected = [0.5 * m.war[War.DEATHS] + 0.5 * m.presence[0] / 0.2 for m in months]
    assert begun.war[War.PRESENCE_START] == 0.2
    assert months[-1].war[War.SPILL] == pytest.approx(sum(expected))
    assert months[-1].war[War.SPILL_MONTHS] == 6.0


@pytest.mark.parametrize(("rival", "presence"), [(0.0, 0.2), (1.0, 0.0)])
def test_without_a_rival_or_its_presence_spill_is_deaths(rival, presence):
    world = lively()
    world.param[Param.RIVAL], world.place[:, 0] = rival, presence
    end = lived(world, 6)[-1]
    assert end.war[War.SPILL] == pytest.approx(end.war[War.TOLL])


def test_risk_across_a_border_is_that_of_any_of_its_regions():
    """1 - (1 - .1 × .2)(1 - .1 × .5) a month; a power that borders none has none."""
    world = quiet()
    place, near = np.array([[0.2, 0.7, 0.3], [0.5, 0.0, 0.0], [0.9, 0.0, 0.0]]), np.zeros((6, 3))
    near[3 + PATRON, :2] = 1.0
    world.param[Param.SPILL_SCALE] = 0.1
    end = lived(world._replace(place=place, near=near), 2)[-1]
    risk = 2 * (1.0 - 0.98 * 0.95)
    assert end.head[:, HeadState.SPILL] == pytest.approx([0.0, risk, 0.0])


def test_the_share_bound_of_a_month_is_reckoned_after_splits():
    seen = 0
    for draw in range(20):
        for one in lived(lively(), draw=draw)[1:]:
            if one.war[War.ENDED] == 0.0:
                assert one.war[War.BOUND] == bound_share(one)
                seen += one.war[War.BOUND] > 0.0
    assert seen > 20


def won(code: float, end_month: float = 1.0):
    """Return a change of the first day: one side has won."""

    def change(state):
        state.war[[War.ENDED, War.END_MONTH]] = code, end_month
        state.head[PATRON, HeadState.CONTACT] = 3.0

    return change


@pytest.mark.parametrize(("code", "times"), [(6.0, 1.0), (7.0, 4.0)])
def test_after_a_victory_only_labels_go_on(code, times):
    hazard, seen = 0.05, set()
    for draw in range(20):
        world = lively()
        world.head[PATRON, Head.LABEL_HAZARD] = hazard
        begun, *_, end = lived(world, 6, draw, change=won(code))
        lucks = [lucky(Purpose.LABEL, HEAD_KEYS[PATRON], m, draw) for m in range(1, 7)]
        month = next((m for m, u in enumerate(lucks, 1) if u < hazard * times), -1)
        assert end.head[PATRON, HeadState.DELISTED] == month
        rows = [HeadState.LABEL, HeadState.DELISTED, HeadState.RECOGNISED]
        rest = [row for row in HeadState if row not in rows]
        assert (begun.head[:, rest] == end.head[:, rest]).all()
        assert (begun.faction == end.faction).all()
        assert (begun.pair == end.pair).all()
        others = [row for row in War if row != War.AGAIN]
        assert (begun.war[others] == end.war[others]).all()
        seen.add(month > 0)
    assert seen == {True, False}


def test_labels_rest_after_a_victory_where_contact_is_off():
    world = lively()
    world.head[PATRON, Head.LABEL_HAZARD] = 1.0
    end = lived(world, 3, on=switched("contact"), change=won(7.0))[-1]
    assert end.head[PATRON, HeadState.LABEL] == 1.0


@pytest.mark.parametrize(("code", "rate"), [(6.0, 0.0146), (7.0, 0.017)])
def test_war_returns_after_a_victory_by_its_rate_and_is_dated_once(code, rate):
    seen = set()
    for draw in range(60):
        end = lived(lively(), 24, draw, change=won(code))[-1]
        lucks = [lucky(Purpose.AGAIN, 0, month, draw) for month in range(1, 25)]
        month = next((m for m, u in enumerate(lucks, 1) if u < rate), 0)
        assert end.war[War.AGAIN] == month
        seen.add(month > 0)
    assert seen == {True, False}


def test_who_recognises_a_new_order():
    """A power in open contact without a label, after a rebel victory or a deal that binds all."""
    labelled = won(7.0)
    end = lived(quiet(), 3, change=labelled)[-1]
    assert end.head[:, HeadState.RECOGNISED].tolist() == [-1.0] * 3

    def unlabelled(state):
        labelled(state)
        state.head[PATRON, HeadState.LABEL] = 0.0

    end = lived(quiet(), 3, change=unlabelled)[-1]
    assert end.head[:, HeadState.RECOGNISED].tolist() == [-1.0, 1.0, -1.0]
    for code in (0.0, 6.0):

        def other(state, code=code):
            unlabelled(state)
            state.war[War.ENDED] = code

        end = lived(quiet(), 3, change=other)[-1]
        assert (end.head[:, HeadState.RECOGNISED] == -1.0).all()

    def deal(state):
        unlabelled(state)
        state.war[War.ENDED], state.faction[:, FactionState.BOUND] = 0.0, 1.0

    end = lived(quiet(), 3, change=deal)[-1]
    assert end.head[:, HeadState.RECOGNISED].tolist() == [-1.0, 1.0, -1.0]


def test_the_first_day():
    world = lively()
    world.head[NEIGHBOUR, [Head.CONTACT, Head.ADMITTED]] = 3.0, 1.0
    state = first(world)
    assert state.war[[War.DEATHS, War.DRUGS]].tolist() == [1.0, 1.0]
    assert state.war[War.SHARE_OPEN_START] == 0.0  # the neighbour is the host
    assert state.head[:, HeadState.SUPPORT].tolist() == [1.0] * 3
    assert state.head[:, HeadState.OPENED].tolist() == [-1.0, -1.0, 0.0]
    assert state.head[:, HeadState.ADMITTED_AT].tolist() == [-1.0, -1.0, 0.0]
    assert state.faction[:, FactionState.ACTIVE].tolist() == [1.0, 1.0, 1.0, 0.0]
    assert state.head[:, HeadState.BORDERS].tolist() == [0.0, 1.0, 0.0]
    assert (state.terms == world.issue[:, 0]).all()
    assert (state.influence == world.place[:, 1:]).all()
    trust = state.pair[PairState.TRUST_FACTION, 0]
    assert (state.faction[:, FactionState.TRUST_START] == trust).all()
    assert not state.pair[[PairState.CHANNEL, PairState.BILATERAL]].any()
