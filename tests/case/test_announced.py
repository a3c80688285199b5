"""Rounds that were announced: those ahead, and how earlier ones went."""

from dataclasses import replace
from datetime import date

import pytest
from tests.ensemble.planted import example, table

from detente.case.announced import Kept, announced_ahead, announced_before, months_to
from detente.case.case import Case
from detente.case.schema.world import RoundPart

NEXT, PAST, SAID = date(2020, 9, 15), date(2020, 3, 1), date(2020, 2, 1)
ROWS = {
    "accepted": ("yes", "accepted", "absent"),
    "came": ("yes", "accepted", "participant"),
    "open": ("yes", "none", "absent"),
    "declined": ("yes", "declined", "absent"),
    "not asked": ("no", "none", "absent"),
    "unknown": ("unknown", "unknown", "absent"),
    "host": ("yes", "accepted", "host"),
    "came unasked": ("unknown", "unknown", "observer"),
}


def parts(name: str, day: date, said: date | None = SAID, host="northland", **rows: str):
    """Return the rows of a round: how each guest stands, by its id with an underscore."""
    head = {"round": name, "date": day, "announced": said, "convenor": host, "known": said}
    for actor, what in rows.items():
        invited, response, role = ROWS[what]
        row = {"actor": actor.replace("_", "-"), "invited": invited}
        yield RoundPart.model_validate({**head, **row, "response": response, "role": role})


def case_of(*rounds) -> Case:
    return replace(example(), rounds=table([part for rows in rounds for part in rows]))


def test_who_agreed_and_who_is_asked():
    case = case_of(
        parts(
            "next",
            NEXT,
            northland="accepted",  # the host
            southland="accepted",
            eastland="open",
            capital="declined",
            front="not asked",
            river_wing="accepted",
            hill_wing="unknown",
            black_band="accepted",  # never a guest
        )
    )
    (found,) = announced_ahead(case)
    assert (found.id, found.title, found.day, found.host) == ("next", "next", NEXT, "northland")
    assert found.agreed == {"southland", "river-wing"}
    assert found.asked == {"southland", "river-wing", "eastland"}


@pytest.mark.parametrize(
    ("day", "said", "read"),
    [
        (NEXT, SAID, True),
        (NEXT, None, False),
        (NEXT, date(2020, 7, 1), False),  # announced after the as-of date
        (date(2020, 6, 30), SAID, False),  # held on it
        (date(2020, 7, 1), date(2020, 6, 30), True),
    ],
)
def test_only_what_was_public_and_is_yet_to_come_is_ahead(day, said, read):
    case = case_of(parts("next", day, said, capital="accepted"))
    assert bool(announced_ahead(case)) == read


def test_rounds_ahead_stand_by_date_and_id():
    later = date(2020, 10, 1)
    case = case_of(
        parts("c", later, capital="accepted"),
        parts("b", NEXT, capital="accepted"),
        parts("a", later, capital="accepted"),
    )
    assert [one.id for one in announced_ahead(case)] == ["b", "a", "c"]


def test_how_earlier_ones_went():
    """Of two that took place one guest of four stayed away; the third did not take place."""
    case = case_of(
        parts(
            "one",
            PAST,
            northland="host",
            southland="came",
            capital="accepted",
            eastland="declined",
            hill_wing="came unasked",
        ),
        parts("two", date(2020, 4, 1), northland="host", southland="came", eastland="came"),
        parts("three", date(2020, 5, 1), southland="accepted", capital="accepted"),
        parts("surprise", date(2020, 5, 2), None, northland="host", southland="came"),
        parts("next", NEXT, southland="accepted"),
    )
    assert announced_before(case) == Kept(held=2, not_held=1, came=3, stayed_away=1)


def test_no_announced_round_no_count():
    assert announced_before(example()) == Kept(0, 0, 0, 0)
    assert announced_ahead(example()) == []


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2020, 7, 1), 1),
        (date(2020, 7, 30), 1),
        (date(2020, 7, 31), 2),
        (date(2020, 8, 30), 2),
        (date(2020, 9, 15), 3),
        (date(2021, 6, 30), 12),
        (date(2021, 7, 1), 13),
    ],
)
def test_the_month_of_the_run_in_which_a_day_falls(day, month):
    """The first month goes from the as-of date, 30 June, to 30 July."""
    assert months_to(date(2020, 6, 30), day) == month
