"""Events that can be seen: what columns date, what the case declares, announces and asks."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assess.watch.columns import OPTION, case, rows
from tests.engagement.drawing.small import inputs
from tests.ensemble.planted import example, table

from detente.assess.watch.seen import MONTHS, month_end, seen_events
from detente.case.announced import announced_ahead, months_to
from detente.case.schema.events import Event
from detente.case.schema.evidence import Question
from detente.case.schema.world import RoundPart
from detente.engagement.drawing.rounds import month_held

AS_OF = example().as_of
DEALS = np.tile([0.0, 1.0], 10)


def seen(given_case, given_rows, kind):
    return [one for one in seen_events(given_case, given_rows, OPTION) if one.what.kind == kind]


def test_months_end_on_the_day_of_the_as_of_date_or_the_last_of_a_shorter_month():
    assert month_end(date(2019, 12, 31), 2) == date(2020, 2, 29)
    assert month_end(date(2019, 3, 5), 10) == date(2020, 1, 5)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(1, 12))
def test_the_end_of_a_month_lies_in_that_month_of_a_run(day, months):
    assert months_to(day, month_end(day, months)) == months


def test_a_column_counts_by_the_end_of_each_month_and_never_is_no_month():
    talked = np.array([0.0, 1.0, 3.0, 6.0, 7.0, 36.0])
    found = seen(case(), rows(np.zeros(6), first_talk=talked), "talks")
    assert [one.month for one in found] == [1, 3, 6]  # by others it is the same draws
    assert [int(one.happened.sum()) for one in found] == [1, 2, 3]
    assert found[-1].day == month_end(AS_OF, 6)
    assert not found[-1].happened[0]


def test_contact_that_is_open_from_the_start_or_never_does_not_open():
    opened = np.array([-1.0, 0.0, 2.0])
    found = seen(case(), rows(np.zeros(3), opened__eastland=opened), "open-contact")
    assert [one.happened.tolist() for one in found] == [[False, False, True]]
    assert (found[0].what.actor, found[0].month) == ("eastland", 2)


def test_an_event_that_never_happens_is_there_once():
    (found,) = seen(case(), rows(np.zeros(3)), "talks")
    assert not found.happened.any()
    assert found.month == MONTHS


def test_a_short_horizon_ends_the_months():
    talked = [1, 2, 3, 4]
    found = seen(case(horizon_months=2), rows(np.zeros(4), first_talk=talked), "talks")
    assert [one.month for one in found] == [1, 2]


def test_what_the_convenor_does_itself_is_no_event_to_watch_for():
    host = example().settings.convenor
    columns = {f"opened__{host}": np.ones(4), f"attended__{host}": np.ones(4), "left": np.ones(4)}
    kinds = {one.what.kind for one in seen_events(case(), rows(np.zeros(4), **columns), OPTION)}
    assert kinds == {"talks"}


def test_parts_of_a_headline_are_marked():
    holdout = example().settings.holdout
    columns = {"signed": np.ones(4), f"opened__{holdout}": np.ones(4), "opened__eastland": [1] * 4}
    marks = {
        (one.what.kind, one.what.actor): one.what.is_of
        for one in seen_events(case(), rows(np.zeros(4), **columns), OPTION)
    }
    assert marks["deal", None] == "settlement"
    assert marks["open-contact", holdout] == "holdout_contact"
    assert marks["open-contact", "eastland"] is marks["talks", None] is None


def declared(**fields) -> Event:
    known = {"id": "vote", "title": "A vote", "kind": "shock", "target": "southland"}
    size = {"low": 1.0, "mode": 1.0, "high": 1.0}
    return Event.model_validate({**known, **size, **fields})


def test_a_declared_event_is_dated_by_the_case():
    day = month_end(AS_OF, 4)
    there = replace(example(), events=table([declared(date=day, probability=0.5)]))
    luck = {"choice|event-vote||": np.array([0.1, 0.4, 0.6, 0.9])}
    (found,) = seen(there, rows(np.zeros(4), inputs=luck), "declared")
    assert (found.day, found.month, found.what.title) == (day, 4, "A vote")
    assert found.happened.tolist() == [True, True, False, False]
    assert seen(there, rows(np.zeros(4)), "declared") == []  # not drawn, so not known


def test_a_declared_event_by_hazard_is_counted_by_month():
    there = replace(example(), events=table([declared(hazard=0.5)]))
    luck = {"choice|event-vote||": np.array([0.1, 0.6, 0.8])}
    found = seen(there, rows(np.zeros(3), inputs=luck), "declared")
    assert [int(one.happened.sum()) for one in found] == [1, 2, 3]


@pytest.mark.parametrize("months", [7, 12])
def test_what_lies_beyond_six_months_is_not_seen(months):
    late = month_end(AS_OF, months)
    events = table([declared(date=late)])
    asked = table([question("talks", late)])
    there = replace(example(), events=events, questions=asked, rounds=table(announced(late)))
    luck = {"choice|event-vote||": np.zeros(4), **round_luck(4)}
    found = seen_events(there, rows(np.zeros(4), inputs=luck), OPTION)
    assert {one.what.kind for one in found} == {"talks"}


def announced(day: date):
    part = {
        "round": "next",
        "title": "Next round",
        "series": "talks",
        "date": day,
        "announced": AS_OF,
        "known": AS_OF,
        "convenor": example().settings.convenor,
        "invited": "yes",
        "role": "absent",
    }
    for actor, response in (("eastland", "accepted"), ("southland", "declined")):
        yield RoundPart.model_validate({**part, "actor": actor, "response": response})


def round_luck(draws: int, **known):
    names = ("held", "came", "next", "later-next", "delay-next")
    usual = dict.fromkeys(names, np.full(draws, 0.5)) | known
    return {f"choice|announced-{name}||": column for name, column in usual.items()}


def test_an_announced_round_is_held_on_time_and_those_asked_come():
    day = month_end(AS_OF, 3)
    there = replace(example(), rounds=table(announced(day)))
    luck = round_luck(4, next=np.array([0.1, 0.2, 0.3, 0.99]))
    came = np.array([3.0, 1.0, 0.0, 3.0])
    given_rows = rows(np.zeros(4), inputs=luck, attended__eastland=came)
    (held,) = seen(there, given_rows, "round")
    assert (held.day, held.month, held.what.about) == (day, 3, "next")
    assert held.happened.tolist() == [True, True, True, False]
    seats = [one for one in seen(there, given_rows, "seat") if one.what.about == "next"]
    assert [one.what.actor for one in seats] == ["eastland"]
    assert seats[0].happened.tolist() == [True, False, False, False]


def test_a_round_of_a_convenor_that_left_is_not_held():
    there = replace(example(), rounds=table(announced(month_end(AS_OF, 3))))
    luck = round_luck(3, next=np.full(3, 0.1))
    (held,) = seen(there, rows(np.zeros(3), inputs=luck, left=[0, 3, 4]), "round")
    assert held.happened.tolist() == [True, False, True]


def test_a_round_is_held_in_the_month_that_the_run_drew():
    there = replace(example(), rounds=table(announced(month_end(AS_OF, 3))))
    (one,) = announced_ahead(there)
    drawn = inputs(there, 200)
    months = month_held(there, one, drawn.choice)
    stored = {name: column for name, column in drawn.values.items() if name.startswith("choice")}
    (held,) = seen(there, rows(np.zeros(200), inputs=stored), "round")
    np.testing.assert_array_equal(held.happened, months == 3.0)
    assert 100 < held.happened.sum() < 200


def question(metric: str | None, day: date, **fields) -> Question:
    words = {"id": "q", "text": "Will it?", "resolution": "By two wires.", "close_date": day}
    return Question.model_validate({**words, "metric": metric, **fields})


def asked(metric, day=None, given_rows=None, **fields):
    one = question(metric, day or month_end(AS_OF, 4), **fields)
    there = replace(example(), questions=table([one]))
    return seen(there, given_rows or rows(np.zeros(4), first_talk=[0, 2, 4, 5]), "question")


def test_a_question_is_answered_from_the_months_of_its_metric():
    (found,) = asked("talks")
    assert found.happened.tolist() == [False, True, True, False]
    assert (found.what.about, found.what.published) == ("q", "By two wires.")
    assert found.subject == "talks"


@pytest.mark.parametrize("outcome", ["yes", "no"])
def test_no_outcome_is_read(outcome):
    (found,) = asked("talks", outcome=outcome, outcome_date=month_end(AS_OF, 2))
    assert found.happened.tolist() == [False, True, True, False]


@pytest.mark.parametrize("metric", [None, "deal", "present", "table_max", "no-such"])
def test_a_question_that_the_run_cannot_answer_is_left_out(metric):
    assert asked(metric, threshold=3, subject="eastland") == []


def test_a_question_about_the_hold_out_is_part_of_that_headline():
    holdout = example().settings.holdout
    given_rows = rows(np.zeros(4), [0, 1, 1, 1], **{f"opened__{holdout}": [-1, 1, 4, 5]})
    (found,) = asked("holdout_contact", given_rows=given_rows)
    assert (found.what.is_of, found.subject) == ("holdout_contact", holdout)
    assert found.happened.tolist() == [False, True, True, False]


def test_a_question_on_a_number_is_answered_where_the_run_ends_with_it():
    one = question("table_max", month_end(AS_OF, 4), threshold=3)
    there = replace(case(horizon_months=4), questions=table([one]))
    (found,) = seen(there, rows(np.zeros(4), table_max=[2, 3, 4, 0]), "question")
    assert found.happened.tolist() == [False, True, True, False]
