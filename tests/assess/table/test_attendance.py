"""Rounds on record and planned."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.camp_cases import with_settings
from tests.assess.runs import finished, plan
from tests.ensemble.planted import copied, example, table
from tests.reachability import valley

from detente.assess.run import run
from detente.assess.table.attendance import attendance
from detente.assess.table.record import FirstAttendance, PlannedGuest, SeatedMovement, Talks
from detente.case.case import Case
from detente.engagement.course.input_rows import Role
from detente.runs.draws import Rows
from detente.runs.result import Interval
from detente.vocabulary.roles import ROLES


def test_names_of_roles_follow_their_numbers():
    assert [role.name.lower().replace("_", "-") for role in Role] == list(ROLES)


def test_rounds_on_record_keep_invited_answer_and_role_apart():
    (first,) = finished()[0].attendance.observed
    assert (first.id, first.date, first.convenor) == ("first", "2020-01-20", "northland")
    parts = {part.actor: part for part in first.parts}
    assert (parts["southland"].invited, parts["southland"].response) == ("no", "none")
    assert parts["southland"].role == "absent"
    assert first.seats == 3


def test_planned_rounds_by_strategy():
    planned = finished()[0].attendance.planned
    assert planned["none"] is None
    selective = planned["selective"]
    assert selective.rounds.p50 == selective.rounds.p90 == 6.0  # months 1, 5, … 21 of 24
    assert selective.rounds.p10 <= 6.0  # a war that ends has no more rounds
    guests = selective.guests
    assert guests["northland"].asked == "host"
    assert guests["northland"].probability > 0.9  # it may leave for good, or the war may end
    assert guests["southland"].asked == "yes"
    for guest in guests.values():
        assert sum(guest.roles.values()) == pytest.approx(1.0, abs=1e-5)
        assert guest.probability == pytest.approx(1 - guest.roles["absent"], abs=1e-5)


def test_seats_are_those_present_in_the_last_round():
    _, rows, _ = finished()
    for strategy in ("selective", "continue"):
        roles = sum(
            (rows.output(strategy, f"role.{guest}") > 0).astype(float)
            for guest in ("northland", "southland", "eastland", "capital")
        )
        assert (rows.output(strategy, "table_last") == roles).all()
        assert (rows.output(strategy, "table_max") >= roles).all()


def test_seats_on_record_and_planned_count_the_same_roles(tmp_path):
    row = "eastland,yes,accepted,participant"
    folder = copied(tmp_path, rounds=[(row, "eastland,yes,accepted,observer")])
    (first,) = run(folder, tmp_path / "run", plan(draws=2)).summary.attendance.observed
    present = [part for part in first.parts if part.role != "absent"]
    assert first.seats == len(present)


def test_every_guest_of_the_example_is_shown():
    for planned in finished()[0].attendance.planned.values():
        if planned:
            powers = {p.id for p in example().powers()}
            assert set(planned.guests) == powers | {"capital"}


def one_strategy(name: str, **columns) -> tuple[Case, Rows]:
    """Return the example with one strategy, and four draws of it; columns left out are nil."""
    known = example()
    chosen = [s for s in known.settings.strategies if s.id == name]
    guests = ("northland", "southland", "eastland", "capital")
    names = [
        "rounds",
        "table_last",
        "table_max",
        "talks",
        "first_talk",
        "broken",
        *(f"{what}.{g}" for what in ("role", "attended", "first_role") for g in guests),
        *(f"seated.{f.id}" for f in known.factions()),
    ]
    outputs = {n: np.array(columns.get(n, [0.0] * 4), dtype=np.float64) for n in names}
    rows = Rows((name,), outputs, {"draw": np.arange(4)})
    return with_settings(known, strategies=chosen), rows


def test_talks_by_hand():
    case, rows = one_strategy(
        "continue", talks=[0, 3, 0, 9], first_talk=[0, 2, 0, 12], broken=[0, 1, 0, 0]
    )
    assert attendance(case, rows).talks["continue"] == Talks(
        probability=0.5,
        months=Interval(p10=3.6, p50=6.0, p90=8.4),  # of the draws with talks
        first_month=Interval(p10=3.0, p50=7.0, p90=11.0),
        broken=0.25,
    )


def test_first_attendance_by_hand():
    columns = {"attended.eastland": [0, 1, 9, 5], "first_role.eastland": [0, 1, 3, 3]}
    case, rows = one_strategy("continue", rounds=[6] * 4, **columns)
    guests = attendance(case, rows).planned["continue"].guests
    first = guests["eastland"].first
    assert first.probability == 0.75
    assert first.month == Interval(p10=1.8, p50=5.0, p90=8.2)  # of the draws in which it comes
    assert first.roles == {
        "non-official": pytest.approx(1 / 3, abs=1e-6),
        "observer": 0.0,
        "participant": pytest.approx(2 / 3, abs=1e-6),
        "host": 0.0,
    }
    assert guests["southland"].first == FirstAttendance(probability=0.0, month=None, roles=None)


def test_who_sits_at_the_last_round_came_first_no_later():
    _, rows, _ = finished()
    for guest in ("northland", "southland", "eastland", "capital"):
        month = rows.output("continue", f"attended.{guest}")
        now, then = (rows.output("continue", f"{k}.{guest}") for k in ("role", "first_role"))
        assert ((month > 0) == (then > 0)).all()
        assert (month[now > 0] > 0).all()


def test_where_nobody_talks_no_month_is_told():
    case, rows = one_strategy("none")
    found = attendance(case, rows)
    assert found.talks["none"] == Talks(probability=0.0, months=None, first_month=None, broken=0.0)
    assert found.planned["none"] is None


def test_the_movement_sits_where_any_of_its_factions_does():
    seated = {"seated.river-wing": [1, 1, 0, 0], "seated.hill-wing": [0, 1, 1, 0]}
    case, rows = one_strategy("unconditional", rounds=[6] * 4, **seated)
    found = attendance(case, rows).planned["unconditional"].movement
    factions = {"river-wing": 0.5, "hill-wing": 0.5}
    assert found == SeatedMovement(probability=0.75, factions=factions)


def test_a_movement_without_factions_does_not_sit():
    case, rows = one_strategy("unconditional", rounds=[6] * 4)
    bare = replace(
        case, actors=table(a for a in case.actors if a.kind not in {"faction", "leader"})
    )
    found = attendance(bare, rows).planned["unconditional"].movement
    assert found == SeatedMovement(probability=0.0, factions={})


def test_the_movement_is_named_only_where_it_is_asked():
    planned = finished()[0].attendance.planned
    asked = {s.id for s in example().settings.strategies if s.rounds and s.rounds.ask_movement}
    assert asked == {"unconditional"}
    assert {s for s, plan_ in planned.items() if plan_ and plan_.movement} == asked


def test_in_a_run_the_movement_takes_one_seat_however_many_of_it_come():
    rows = valley.run(example(), 256)
    came = [rows.output("unconditional", f"seated.{f.id}") > 0 for f in example().factions()]
    powers = sum(
        (rows.output("unconditional", f"role.{g}") > 0).astype(float)
        for g in ("northland", "southland", "eastland", "capital")
    )
    seats = rows.output("unconditional", "table_last")
    assert (seats - powers == np.logical_or(*came)).all()
    assert np.logical_and(*came).any()  # in some draws both came
    assert np.logical_xor(*came).any()


@pytest.mark.parametrize(("rounds", "asked"), [(1, "no"), (2, "yes"), (6, "yes")])
def test_the_widening_list_is_asked_from_the_second_round_on(rounds, asked):
    case, rows = one_strategy("selective", rounds=[rounds] * 4)
    guests = attendance(case, rows).planned["selective"].guests
    assert guests["southland"].asked == asked
    assert guests["eastland"].asked == "yes"


def test_seats_and_roles_by_hand():
    case, rows = one_strategy(
        "continue",
        rounds=[4] * 4,
        table_last=[2, 3, 3, 4],
        table_max=[4, 4, 4, 4],
        **{"role.southland": [0, 1, 2, 3], "role.northland": [4] * 4},
    )
    found = attendance(case, rows).planned["continue"]
    assert found.seats.p50 == 3.0
    assert found.largest == Interval(p10=4.0, p50=4.0, p90=4.0)
    assert found.guests["southland"] == PlannedGuest(
        asked="yes",
        probability=0.75,
        roles={
            "absent": 0.25,
            "non-official": 0.25,
            "observer": 0.25,
            "participant": 0.25,
            "host": 0.0,
        },
        # no column is planted
        first=FirstAttendance(probability=0.0, month=None, roles=None),
    )
    assert found.guests["northland"].roles["host"] == 1.0
    assert found.guests["eastland"].probability == 0.0


def test_rounds_on_record_stand_in_order_of_date_and_count_participants():
    known = example()
    earlier = [
        p.model_copy(
            update={
                "round": "before",
                "title": None,
                "date": p.date.replace(year=2019),
                "role": "observer" if p.role == "participant" else p.role,
            }
        )
        for p in known.rounds
    ]
    case, rows = one_strategy("none")
    case = replace(case, rounds=table([*known.rounds, *earlier]))
    before, first = attendance(case, rows).observed
    assert (before.id, before.title, before.date) == ("before", "before", "2019-01-20")
    assert (before.seats, before.participants) == (3, 1)  # observers are no participants
    assert (first.id, first.title) == ("first", "First round")
    assert (first.seats, first.participants) == (3, 3)
    assert first.parts[0].claims == ["C5"]
