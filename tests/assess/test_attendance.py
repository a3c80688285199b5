"""Rounds on record and planned."""

import pytest
from tests.assess.runs import finished
from tests.ensemble.planted import example

from detente.assess.attendance import ROLES
from detente.strategy.rows import Role


def test_names_of_roles_follow_their_numbers():
    assert [role.name.lower().replace("_", "-") for role in Role] == list(ROLES)


def test_rounds_on_record_keep_invited_answer_and_role_apart():
    (first,) = finished()[0]["attendance"]["observed"]
    assert (first["id"], first["date"], first["convenor"]) == ("first", "2020-01-20", "northland")
    parts = {part["actor"]: part for part in first["parts"]}
    assert (parts["southland"]["invited"], parts["southland"]["response"]) == ("no", "none")
    assert parts["southland"]["role"] == "absent"
    assert first["seats"] == 3


def test_planned_rounds_by_strategy():
    planned = finished()[0]["attendance"]["planned"]
    assert planned["none"] is None
    selective = planned["selective"]
    assert selective["rounds"] == {"p10": 6.0, "p50": 6.0, "p90": 6.0}  # months 1, 5, … 21 of 24
    guests = selective["guests"]
    assert guests["northland"]["asked"] == "host"
    assert guests["northland"]["probability"] == 1.0
    assert guests["southland"]["asked"] == "yes"
    for guest in guests.values():
        assert sum(guest["roles"].values()) == pytest.approx(1.0, abs=1e-5)
        assert guest["probability"] == pytest.approx(1 - guest["roles"]["absent"], abs=1e-5)


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
    from tests.assess.runs import plan
    from tests.ensemble.planted import copied

    from detente.assess.run import run

    row = "eastland,yes,accepted,participant"
    folder = copied(tmp_path, rounds=[(row, "eastland,yes,accepted,observer")])
    (first,) = run(folder, tmp_path / "run", plan(draws=2)).summary["attendance"]["observed"]
    present = [part for part in first["parts"] if part["role"] != "absent"]
    assert first["seats"] == len(present)


def test_every_guest_of_the_example_is_shown():
    for plan in finished()[0]["attendance"]["planned"].values():
        if plan:
            powers = {p.id for p in example().powers()}
            assert set(plan["guests"]) == powers | {"capital"}
