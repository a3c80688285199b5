"""Past rounds: misses first, one table of guests and rounds, answers with their reasons."""

import re
from typing import get_args

import pytest
from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.assess.attendance.record import Invitee, NoForecast, PastRound
from detente.assess.summary.record import Summary
from detente.report.sections.table.past_rounds import (
    GuestTable,
    guest_table,
    guests_sentence,
    misses_sentence,
    no_forecast,
    round_answers,
)
from detente.report.words import span


def guest(present: float, came: int | None, asked: str = "yes") -> Invitee:
    return Invitee(
        offer=present,
        probability=1.0,
        present=present,
        role="participant",
        nearest_neighbour=None,
        last_round=None,
        asked=asked,
        came=came,
    )


def past(**changes) -> PastRound:
    known = {
        "title": "First round",
        "date": "2020-01-05",
        "host": "northland",
        "series": "talks",
        "as_of": "2020-01-04",
        "why_not": None,
        "invitees": {},
        "seats": {"p10": 2.0, "p50": 3.0, "p90": 5.0},
        "seats_came": 4,
        "brier": None,
    }
    return PastRound.model_validate({**known, **changes})


def test_misses_are_named_and_counted():
    missed = past(title="Second round", date="2020-02-01", seats_came=7)
    assert misses_sentence([past(), missed]) == (
        "Given who was asked, the seats taken lay outside the 80 % range at 1 of 2 past rounds: "
        "Second round, February 2020, with 7 against a forecast of 3 (2 to 5)."
    )


@pytest.mark.parametrize(
    ("rounds", "text"),
    [
        ([past()], "within the 80 % range at the one past round."),
        ([past(), past()], "within the 80 % range at all 2 past rounds."),
        ([past(seats_came=1)], "with 1 against a forecast of 3 (2 to 5)."),
        ([past(why_not="host_unknown")], "No past round shows how good this forecast is."),
        ([past(seats=None)], "No past round shows how good this forecast is."),
        ([], "No past round shows how good this forecast is."),
    ],
)
def test_every_count_of_misses_has_its_words(rounds, text):
    assert misses_sentence(rounds).endswith(text)


def test_a_title_with_its_month_is_not_dated_again():
    text = misses_sentence([past(title="Talks, January 2020", seats_came=9)])
    assert "Talks, January 2020, with 9" in text


def test_guests_who_were_not_expected_are_counted():
    guests = {
        "a": guest(0.2, 1),
        "b": guest(0.9, 1),
        "c": guest(0.6, 0),
        "d": guest(0.1, 0, "no"),
        "e": guest(0.9, None, "unknown"),
    }
    text = guests_sentence([past(invitees=guests)])
    assert "1 of 2 guests who came had less than an even chance" in text
    assert "1 of 2 who did not come had an even chance or more" in text
    assert guests_sentence([past()]) == ""


def by_name(table: GuestTable) -> dict[str, tuple[str, ...]]:
    """Return the cells of each guest; guests who print alike share a row."""
    return {n: row.cells for row in table.rows for n in re.split(", | and ", row.name)}


def hosts() -> set[str]:
    return {p.actor for p in finished()[0].attendance.observed[0].parts if p.role == "host"}


ACTORS = [actor for actor in finished()[0].actors if actor not in hosts()]


def with_guest(guest: Invitee) -> Summary:
    """Return the example with one recorded round, its host, and one forecast guest."""
    summary = finished()[0]
    one = summary.attendance.observed[0]
    host = [p.model_dump(mode="json") for p in one.parts if p.role == "host"]
    recorded = {**one.model_dump(mode="json"), "parts": host}
    invitees = {ACTORS[0]: guest.model_dump(mode="json")}
    return altered(
        summary,
        {
            "attendance/observed": [recorded],
            f"rounds/rounds/{one.id}/invitees": invitees,
        },
    )


@pytest.mark.parametrize(
    ("found", "cell"),
    [
        (guest(0.2, 1), "20 ✓"),
        (guest(0.2, 0), "20 ✗"),
        (guest(0.6, 0, "no"), "60 –"),
        (guest(0.2, None, "unknown"), "20 ?"),
        (guest(0.2, 0, "unknown"), "20 ?"),
    ],
)
def test_a_cell_has_the_chance_and_what_happened(found, cell):
    names = {actor: known.name for actor, known in finished()[0].actors.items()}
    rows = by_name(guest_table(with_guest(found)))
    assert rows[names[ACTORS[0]]] == (cell,)
    assert [rows[names[host]] for host in hosts()] == [("host",)]


def test_a_guest_of_whom_nothing_was_expected_and_nothing_came_is_only_counted():
    table = guest_table(with_guest(guest(0.2, 0, "no")))
    assert finished()[0].actors[ACTORS[0]].name not in by_name(table)
    assert table.others == 1


def test_the_table_holds_every_guest_who_came():
    summary = finished()[0]
    table = guest_table(summary)
    rows = by_name(table)
    assert len({row.cells for row in table.rows}) == len(table.rows)
    held = [one for one in summary.attendance.observed if one.date <= summary.as_of]
    assert len(table.heads) == len(held)
    came = [
        (rows[summary.actors[part.actor].name][column], part.role)
        for column, one in enumerate(held)
        for part in one.parts
        if part.role != "absent"
    ]
    assert came
    assert all(cell == "host" if role == "host" else cell.endswith("✓") for cell, role in came)


def test_a_round_without_a_forecast_shows_who_came():
    summary = finished()[0]
    one = summary.attendance.observed[0]
    lost = altered(summary, {f"rounds/rounds/{one.id}/invitees": {}})
    rows = by_name(guest_table(lost))
    for part in one.parts:
        if part.role == "participant":
            assert rows[summary.actors[part.actor].name][0] == "✓"


def part(**changes) -> dict:
    known = {
        "actor": ACTORS[0],
        "invited": "yes",
        "response": "accepted",
        "role": "participant",
        "stated_reason": None,
        "attributed_reason": None,
        "claims": [],
        "note": None,
    }
    return {**known, **changes}


def answered(*parts: dict, **changes) -> str:
    summary = finished()[0]
    one = {**summary.attendance.observed[0].model_dump(mode="json"), "parts": [*parts], **changes}
    (found,) = round_answers(altered(summary, {"attendance/observed": [one]}))
    return found.text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"role": "observer"}, "came as observer: NAME"),
        ({"role": "absent", "response": "declined"}, "declined: NAME"),
        ({"role": "absent", "response": "none", "invited": "no"}, "not asked: NAME"),
        (
            {"role": "absent", "response": "unknown", "invited": "unknown"},
            "absent, invitation not on record: NAME",
        ),
        ({"role": "absent", "response": "unknown"}, "absent, answer not on record: NAME"),
        ({"role": "absent"}, "accepted, yet absent: NAME"),
        (
            {
                "role": "absent",
                "response": "declined",
                "stated_reason": "no time",
                "attributed_reason": "no trust",
            },
            "NAME declined, its reason “no time”, others say “no trust”",
        ),
        ({"stated_reason": "peace"}, "NAME accepted, its reason “peace”"),
    ],
)
def test_answers_are_told_with_their_reasons(given, said):
    name = finished()[0].actors[ACTORS[0]].name
    assert said.replace("NAME", name) in answered(part(**given))


def test_a_guest_who_simply_came_is_left_to_the_table():
    assert finished()[0].actors[ACTORS[0]].name not in answered(part())


def test_a_round_that_all_attended_has_nothing_to_tell():
    assert answered(part()) == "no refusal or absence on record."


def test_the_seats_stand_above_the_guests():
    summary = finished()[0]
    one = summary.attendance.observed[0]
    table = guest_table(summary)
    forecast, taken = table.seats
    assert forecast.cells[0] == span(summary.rounds.rounds[one.id].seats)
    assert taken.cells[0] == str(one.seats)
    lost = altered(summary, {f"rounds/rounds/{one.id}/why_not": "host_unknown"})
    assert guest_table(lost).seats[0].cells[0] == "–"


def test_a_round_without_a_forecast_says_why():
    summary = finished()[0]
    one = summary.attendance.observed[0].id
    lost = altered(summary, {f"rounds/rounds/{one}/why_not": "host_unknown"})
    assert "no forecast: the host was not yet on record on 20" in round_answers(lost)[0].text


def test_a_round_is_headed_by_its_title_and_its_date_as_far_as_it_is_known():
    summary = finished()[0]
    known = summary.attendance.observed[0].model_dump(mode="json")

    def head(**changes: str) -> str:
        one = {**known, "title": "Talks", "date": "2019-05-04", "precision": "day", **changes}
        (found,) = round_answers(altered(summary, {"attendance/observed": [one]}))
        return found.head

    assert head() == "Talks, May 2019"
    assert head(precision="year") == "Talks, 2019"
    assert head(title="Talks, May 2019") == "Talks, May 2019"


def test_rounds_of_which_the_same_is_on_record_share_a_line():
    summary = finished()[0]
    known = summary.attendance.observed[0].model_dump(mode="json")
    rounds = [
        {**known, "id": f"r{n}", "title": f"Talks {n}", "date": f"2019-0{n}-04", "parts": [given]}
        for n, given in enumerate(
            [part(claims=["a"]), part(role="observer"), part(claims=["b", "a"])], start=1
        )
    ]
    first, second = round_answers(altered(summary, {"attendance/observed": rounds}))
    assert first.head == "Talks 1, January 2019; Talks 3, March 2019"
    assert first.claims == ["a", "b"]
    assert second.head == "Talks 2, February 2019"


def test_claims_stand_once():
    summary = finished()[0]
    one = summary.attendance.observed[0].model_dump(mode="json")
    parts = [part(claims=["a", "b"]), part(actor=ACTORS[1], claims=["b"])]
    (found,) = round_answers(altered(summary, {"attendance/observed": [{**one, "parts": parts}]}))
    assert found.claims == ["a", "b"]


def test_every_reason_has_words_and_a_forecast_none():
    reasons = {no_forecast(past(why_not=code)) for code in get_args(NoForecast)}
    assert len(reasons) == 3
    assert all(text.startswith("no forecast: ") and "{" not in text for text in reasons)
    assert no_forecast(past()) == ""
