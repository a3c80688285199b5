"""Announced rounds: chances by hand, and who agreed."""

from datetime import date

import pytest
from tests.engagement.attendance.rounds import rounds_case

from detente.assess.attendance.announced import agreed_to, forecast_announced
from detente.case.case import Case, Table
from detente.case.schema.world import RoundPart


def with_announced(case: Case, *rows: tuple[str, str, str]) -> Case:
    """Add a round three months after the as-of date, announced a month before it."""
    from dataclasses import replace

    day, public = date(2020, 9, 30), date(2020, 5, 31)
    parts = [
        RoundPart.model_validate(
            {
                "round": "ahead",
                "title": "Next round",
                "series": "talks",
                "date": day,
                "convenor": "northland",
                "actor": actor,
                "invited": invited,
                "response": response,
                "role": "absent",
                "announced": public,
                "known": public,
            }
        )
        for actor, invited, response in rows
    ]
    records = (*case.rounds.records, *parts)
    return replace(case, rounds=Table(records, tuple(range(2, 2 + len(records)))))


ASKED = (
    ("eastland", "yes", "accepted"),
    ("southland", "yes", "unknown"),
    ("capital", "yes", "declined"),
)


def test_chances_without_a_record_of_announced_rounds() -> None:
    """Held on time 8/10, later .7 of the rest; who agreed comes with 19/20 or more."""
    found = forecast_announced(with_announced(rounds_case(), *ASKED), 4)["ahead"]
    assert found.on_time == pytest.approx(0.8)
    assert found.ever == pytest.approx(0.8 + 0.2 * 0.7)
    assert set(found.guests) == {"eastland", "southland"}
    assert found.guests["eastland"].agreed
    assert found.guests["eastland"].if_held >= 0.95
    assert found.guests["eastland"].on_time == pytest.approx(
        0.8 * found.guests["eastland"].if_held, abs=1e-6
    )


def test_who_was_only_asked_has_the_chance_of_any_round() -> None:
    found = forecast_announced(with_announced(rounds_case(), *ASKED), 4)["ahead"]
    assert not found.guests["southland"].agreed
    assert 0.0 < found.guests["southland"].if_held < 1.0


def test_without_an_announced_round_there_is_none() -> None:
    assert forecast_announced(rounds_case(), 4) == {}


def test_what_was_announced_is_in_the_order_of_the_guests() -> None:
    case = with_announced(rounds_case(), *ASKED)
    found = agreed_to(case, "ahead", ["southland", "capital", "eastland"])
    assert found is not None
    assert found.asked.tolist() == [True, False, True]
    assert found.agreed.tolist() == [False, False, True]
    assert found.comes == pytest.approx(0.95)
    assert agreed_to(case, "another", ["southland"]) is None
