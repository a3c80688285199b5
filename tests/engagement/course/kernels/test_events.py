"""Declared events of every kind, and factions that form."""

import numpy as np
import pytest
from tests.engagement.course.worlds import (
    FACTION_KEYS,
    NEIGHBOUR,
    PATRON,
    first,
    kept,
    lucky,
    many,
    quiet,
    same,
)

from detente.engagement.course.input_rows import Event, EventKind, Faction, Purpose, Stance
from detente.engagement.course.kernels.events import step_events
from detente.engagement.course.mechanisms.balance import step_balance
from detente.engagement.course.state_rows import FactionState, HeadState, PairState, War

A = 3  # row of the first faction among heads, then factions


def event(kind: EventKind, target: int = -1, size: float = 0.0, month: int = 2, fresh: int = 0):
    row = np.zeros((1, len(Event)))
    row[0, [Event.MONTH, Event.KIND, Event.TARGET]] = month, kind, target
    row[0, [Event.SIZE, Event.FRESH]] = size, fresh
    return row


def after(rows, month: int = 2, world=None):
    """Return the first day, and the state after the events of a month."""
    world = (quiet() if world is None else world)._replace(event=rows)
    state = first(world)
    before = kept(state)
    step_events(world, state, month, 0, 1)
    return before, state


@pytest.mark.parametrize("kind", list(EventKind))
def test_nothing_happens_in_another_month(kind):
    world = quiet()._replace(fresh=np.full((1, 9), 0.7))
    before, state = after(event(kind, PATRON, 0.7), 3, world)
    assert same(before, state)
    assert not same(*after(event(kind, PATRON, 0.7), 2, world))


def test_an_event_without_a_month_never_happens():
    assert same(*after(event(EventKind.BALANCE, size=1.0, month=0), 1))


def test_shifts_of_the_balance_add_up():
    rows = np.vstack([event(EventKind.BALANCE, size=0.4), event(EventKind.BALANCE, size=-0.1)])
    _, state = after(rows)
    assert state.war[War.EVENTS] == pytest.approx(0.3)


def test_factors_on_contact_multiply():
    rows = np.vstack([event(EventKind.CONTACT, PATRON, 3.0), event(EventKind.CONTACT, PATRON, 0.5)])
    _, state = after(rows)
    assert state.head[:, HeadState.FACTOR].tolist() == [1.0, 1.5, 1.0]


def test_a_patron_starts_to_withdraw():
    _, state = after(event(EventKind.WITHDRAWAL, NEIGHBOUR))
    assert state.head[:, HeadState.RUNNING].tolist() == [0.0, 0.0, 1.0]


def test_support_moves_in_six_equal_months():
    world = quiet()._replace(event=event(EventKind.SUPPORT, PATRON, 1.6))
    state, seen = first(world), []
    for month in range(1, 10):
        step_events(world, state, month, 0, 1)
        step_balance(world, state, month, 0, 1)
        seen.append(state.head[PATRON, HeadState.SUPPORT])
    assert seen == pytest.approx([1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.6, 1.6])


@pytest.mark.parametrize(
    ("size", "moved"), [(0.3, [0.7, 0.4]), (0.9, [0.99, 0.99]), (-1.0, [0.01, 0.01])]
)
def test_trust_in_and_of_a_head_shifts(size, moved):
    before, state = after(event(EventKind.TRUST, 0, size))
    for way in (PairState.TRUST_FACTION, PairState.TRUST_HEAD):
        assert state.pair[way, 0] == pytest.approx(moved)
        assert (state.pair[way, 1:] == before.pair[way, 1:]).all()


def shifted(p: float, size: float) -> float:
    p = min(max(p, 0.01), 0.99)
    return float(1.0 / (1.0 + np.exp(-(np.log(p / (1.0 - p)) + size))))


def test_a_shock_moves_a_heads_will_to_all():
    before, state = after(event(EventKind.SHOCK, PATRON, 1.0))
    expected = [shifted(p, 1.0) for p in (0.6, 0.3)]
    assert state.pair[PairState.WILL_HEAD, PATRON] == pytest.approx(expected)
    assert (state.pair[PairState.WILL_HEAD, 0] == before.pair[PairState.WILL_HEAD, 0]).all()
    assert (state.pair[PairState.WILL_FACTION] == before.pair[PairState.WILL_FACTION]).all()


def test_a_shock_moves_a_factions_will_to_all_heads():
    before, state = after(event(EventKind.SHOCK, A + 1, -2.0))
    expected = [shifted(p, -2.0) for p in (0.1, 0.2, 0.0)]
    assert state.pair[PairState.WILL_FACTION, :, 1] == pytest.approx(expected)
    assert (
        state.pair[PairState.WILL_FACTION, :, 0] == before.pair[PairState.WILL_FACTION, :, 0]
    ).all()
    assert (state.pair[PairState.WILL_HEAD] == before.pair[PairState.WILL_HEAD]).all()


@pytest.mark.parametrize("h", [0, PATRON])
def test_a_turnover_replaces_a_heads_traits(h):
    world = quiet()
    fresh = np.vstack([np.zeros(9), np.array([0.5, 0.6, 0.7, 0.8, 0.31, 0.32, 0.41, 0.42, 0.95])])
    world = world._replace(fresh=fresh)
    before, state = after(event(EventKind.TURNOVER, h, fresh=1), world=world)
    assert state.stance[Stance.IDEAL, h].tolist() == [0.5, 0.6]
    assert state.stance[Stance.SALIENCE, h].tolist() == [0.7, 0.8]
    assert state.pair[PairState.WILL_HEAD, h].tolist() == [0.31, 0.32]
    assert state.pair[PairState.TRUST_HEAD, h].tolist() == [0.41, 0.42]
    assert state.luck[0] == (0.95 if h == 0 else 0.1)
    for way in (PairState.WILL_FACTION, PairState.TRUST_FACTION):
        assert (state.pair[way] == before.pair[way]).all()
    others = [row for row in range(5) if row != h]
    assert (state.stance[:, others] == before.stance[:, others]).all()


def test_new_traits_are_read_by_the_number_of_issues_and_factions():
    """One issue and three factions: ideal, salience, will, trust, luck of consent."""
    world = many(3)
    fresh = np.array([[0.5, 0.7, 0.31, 0.32, 0.33, 0.41, 0.42, 0.43, 0.95]])
    world = world._replace(
        stance=world.stance[:, :, :1].copy(), issue=world.issue[:1].copy(), fresh=fresh
    )
    _, state = after(event(EventKind.TURNOVER, 0), world=world)
    assert state.stance[:, 0, 0].tolist() == [0.5, 0.7]
    assert state.pair[PairState.WILL_HEAD, 0].tolist() == [0.31, 0.32, 0.33]
    assert state.pair[PairState.TRUST_HEAD, 0].tolist() == [0.41, 0.42, 0.43]
    assert state.luck[0] == 0.95


def test_a_faction_forms_in_its_month():
    world = quiet()
    world.faction[1, Faction.FORMED] = 3.0
    state, seen = first(world), []
    for month in range(1, 5):
        step_events(world, state, month, 0, 1)
        seen.append(state.faction[1, FactionState.ACTIVE])
    assert seen == [0.0, 0.0, 1.0, 1.0]
    assert state.faction[:, FactionState.FORMED].tolist() == [0.0, 3.0]


def test_a_faction_forms_by_its_hazard():
    world = quiet()
    world.faction[1, [Faction.FORMED, Faction.FORM_HAZARD]] = -1.0, 0.2
    seen = set()
    for draw in range(60):
        state = first(world)
        step_events(world, state, 1, draw, 1)
        forms = lucky(Purpose.FORM, FACTION_KEYS[1], 1, draw) < 0.2
        assert state.faction[1, FactionState.ACTIVE] == float(forms)
        seen.add(forms)
    assert seen == {True, False}
