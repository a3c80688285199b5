"""Declared events, and changes of leaders by election or by hazard."""

import numpy as np
import pytest
from tests.engagement.drawing.small import actors, inputs, sets, settings, small

from detente.case.schema.events import Event as Declared
from detente.engagement.course.input_rows import Event, EventKind
from detente.engagement.drawing.happenings import changes_of, event_rows, fresh_rows

CAPITAL, EAST, NORTH, SOUTH, HILL, RIVER = range(6)


def event(name: str, **fields) -> Declared:
    return Declared.model_validate({"id": name, "title": name, **fields})


def events(*found, draws=500, **more):
    given = inputs(actors(small(events=found), *more.get("actors", ())), draws)
    changes = changes_of(given)
    return event_rows(given, changes), changes, given


def test_an_event_on_a_day_happens_with_its_probability():
    one = event(
        "v", kind="balance", target="front", date="2020-09-15", probability=0.3,
        low=0.5, mode=0.5, high=0.5,
    )  # fmt: skip
    rows, _, _ = events(one, draws=3000)
    row = rows[:, 0]
    assert set(np.unique(row[:, Event.MONTH])) == {0.0, 3.0}
    assert (row[:, Event.MONTH] == 3.0).mean() == pytest.approx(0.3, abs=0.03)
    assert (row[:, Event.KIND] == EventKind.BALANCE).all()
    assert (row[:, Event.SIZE] == -0.5).all()  # the movement gains


def test_an_event_by_hazard_has_a_geometric_month():
    one = event("w", kind="withdrawal", target="eastland", hazard=0.1)
    rows, _, _ = events(one, draws=4000)
    month = rows[:, 0, Event.MONTH]
    assert (rows[:, 0, Event.TARGET] == EAST).all()
    assert month.min() == 1.0
    assert (month == 1.0).mean() == pytest.approx(0.1, abs=0.02)
    assert (month <= 12).mean() == pytest.approx(1.0 - 0.9**12, abs=0.03)


@pytest.mark.parametrize(("hazard", "month"), [(0.0, 0.0), (1.0, 1.0)])
def test_hazards_of_nought_and_one(hazard, month):
    rows, _, _ = events(event("w", kind="withdrawal", target="eastland", hazard=hazard))
    assert (rows[:, 0, Event.MONTH] == month).all()


def test_a_shock_to_the_movement_meets_each_of_its_factions():
    size = {"low": 1, "mode": 1, "high": 1}
    rows, _, _ = events(
        event("a", kind="shock", target="front", hazard=0.1, **size),
        event("b", kind="shock", target="river-wing", hazard=0.1, **size),
        event("c", kind="trust", target="southland", hazard=0.1, low=0.1, mode=0.1, high=0.1),
    )
    assert rows[0, :4, Event.TARGET].tolist() == [HILL, RIVER, RIVER, SOUTH]
    assert (rows[:, 0, Event.MONTH] == rows[:, 1, Event.MONTH]).all()


def test_an_event_of_who_takes_no_part_is_left_out():
    rows, changes, _ = events(event("a", kind="trust", target="black-band", hazard=0.1))
    assert rows.shape[1] == len(changes)


def test_a_head_without_a_known_election_changes_by_its_hazard():
    _, changes, _ = events(draws=6000)
    (capital,) = changes  # nobody else controls an issue
    assert capital.head == CAPITAL
    # a hazard of about .012 a month: 1 - .988^36
    assert (capital.month <= 36).mean() == pytest.approx(0.35, abs=0.05)
    _, (own,), _ = events(actors=[{"id": "capital", "turnover_hazard": 0.5}], draws=4000)
    assert (own.month == 1.0).mean() == pytest.approx(0.5, abs=0.03)
    _, (never,), _ = events(actors=[{"id": "capital", "turnover_hazard": 0.0}])
    assert (never.month == 0.0).all()


def test_a_known_election_replaces_the_hazard():
    vote = event("v", kind="turnover", target="capital", date="2021-05-15", probability=0.4)
    rows, changes, _ = events(vote)
    assert [one.name for one in changes] == ["v"]
    assert set(np.unique(rows[:, 0, Event.MONTH])) == {0.0, 11.0}
    assert (rows[:, 0, Event.KIND] == EventKind.TURNOVER).all()
    assert (rows[:, 0, Event.FRESH] == 0.0).all()


def test_a_set_may_bind_the_hazard():
    now = {"turnover_hazard": [1, 1, 1]}
    case = sets(small(), own=[{"id": "a", "binds": now}, {"id": "b", "binds": {"pace": [0, 0, 1]}}])
    given = inputs(case, 200)
    (one,) = changes_of(given)
    assert (one.month[given.claims.hypotheses["own"] == 0] == 1.0).all()
    assert (one.month[given.claims.hypotheses["own"] == 1] > 1.0).mean() > 0.9


def test_new_leaders_have_the_stand_ins_of_their_role():
    vote = event("v", kind="turnover", target="capital", date="2020-09-15", probability=1.0)
    case = small(events=[vote])
    given = inputs(case, 2000)
    rows = fresh_rows(given, changes_of(given), {"power": True})[:, 0]
    assert rows.shape == (2000, 2 * 2 + 2 * 2 + 1)
    mean = rows.mean(axis=0)
    assert mean[:2] == pytest.approx([1.0 - 0.1833, 0.1833], abs=0.02)  # the first turned round
    assert mean[2:4] == pytest.approx(0.6, abs=0.02)
    assert mean[4:6] == pytest.approx(0.5, abs=0.02)
    assert mean[6:8] == pytest.approx((0.1 + 1.6 + 0.8) / 6, abs=0.02)
    assert mean[8] == pytest.approx(0.5, abs=0.03)


def test_traits_of_leaders_who_never_come_are_not_drawn():
    vote = event("v", kind="turnover", target="capital", date="2020-09-15", probability=0.5)
    given = inputs(small(events=[vote]))
    (one,) = changes_of(given)
    rows = fresh_rows(given, (one,), {})[:, 0, :-1]
    assert ((rows > 0.0).all(axis=1) == (one.month == 3.0)).all()
    assert (rows[one.month == 0.0] == 0.0).all()


def test_a_case_without_issues_and_factions():
    case = settings(small(), issues=[])
    bare = type(case.actors)(tuple(a for a in case.actors if a.kind != "faction"), ())
    given = inputs(type(case)(settings=case.settings, as_of=case.as_of, actors=bare))
    changes = changes_of(given)
    assert fresh_rows(given, changes, {}).shape == (64, 1, 1)
