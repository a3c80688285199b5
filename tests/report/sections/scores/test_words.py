"""The track record in words: misses first, the largest errors first, every rule named."""

import pytest
from tests.assess.scores.asked import ROWS, add_later_round, folder_with

from detente.assess.scores.answer import track_record
from detente.report.sections.scores.words import (
    QUESTION_HEAD,
    ROUND_HEAD,
    blind_spot_lines,
    label_sentence,
    later_lines,
    miss_lines,
    question_rows,
    round_rows,
    scores_view,
    seats_sentence,
)


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    return track_record(folder_with(tmp_path_factory.mktemp("scored"), *ROWS), draws=8)


@pytest.fixture(scope="module")
def early(tmp_path_factory):
    folder = add_later_round(folder_with(tmp_path_factory.mktemp("early"), *ROWS))
    return track_record(folder, draws=8)


def test_questions_stand_by_error_with_every_rule(record):
    rows = question_rows(record)
    assert all(len(row) == len(QUESTION_HEAD) for row in rows)
    errors = [float(row[3]) for row in rows if row[3] != "–"]
    assert errors == sorted(errors, reverse=True)
    assert rows[0][0].startswith("open")
    assert "constant 0.250, last time 1.000" in rows[0][4]
    assert rows[-1][4].startswith("not scored; the rules say: constant 50 %")


def test_the_report_names_the_best_rule(record, early):
    rows = question_rows(record, every=False)
    best = min(record.questions["open"].baselines.values())
    assert rows[0][0] == "open"  # written out above the table, since it was missed
    assert rows[0][4].endswith(f" {best:.3f}")
    assert "," not in rows[0][4]
    seats = min(rule.crps for rule in record.seats.baselines.values())
    said = seats_sentence(record, every=False)
    assert said.count(",") == 2
    assert said.endswith(f" {seats:.2f}: no skill shown.")
    (name, later), *_ = early.later_rounds.items()
    best = min(later.baselines.values())
    assert later_lines(early, every=False)[0].endswith(f" {best:.3f}.")
    assert "over 1 guest, best rule" in later_lines(one_guest(early, name), every=False)[0]


def one_guest(record, name):
    """Return the record with one guest at a later round."""
    alone = record.later_rounds[name].model_copy(update={"n": 1})
    return record.model_copy(update={"later_rounds": {name: alone}})


def test_missed_questions_come_before_missed_rounds(record):
    lines = miss_lines(record)
    assert lines[0].startswith("open: forecast")
    assert lines[-1].startswith("Past rounds: 2 of 6 guests")
    assert "First round: Eastland (30 %) came" in lines[-1]


def test_later_rounds_name_who_came_against_the_forecast(early):
    assert "seats forecast, 2 taken" in later_lines(early)[0]
    missed = [line for line in miss_lines(early) if line.startswith("Second round, 2020-10-01")]
    assert missed
    assert "Southland (" in missed[0]
    assert "came against the forecast" in missed[0]


def test_the_number_at_the_table_carries_its_label(record):
    text = seats_sentence(record)
    assert text.startswith("Seats at past rounds, continuous ranked probability score: ")
    assert "constant " in text
    assert text.endswith(": no skill shown.")
    assert seats_sentence(record.model_copy(update={"seats": None})) == ""


def test_blind_spots_and_the_label_are_said(record, early):
    assert "no metric" in blind_spot_lines(record)[0]
    assert label_sentence(record).startswith("3 questions scored: error")
    assert label_sentence(record).endswith("no skill shown.")
    none = record.model_copy(
        update={"scores": record.scores.model_copy(update={"questions": None})}
    )
    assert "none is scored" in label_sentence(none)


def test_rounds_have_a_row_for_each_output(record):
    rows = round_rows(record)
    assert all(len(row) == len(ROUND_HEAD) for row in rows)
    assert [row[0] for row in rows][-1] == "comes if asked"
    assert rows[-1][5] == "0.000 (0.000 to 0.000)"  # no minus before a zero
    assert {row[-1] for row in rows} == {"no skill shown"}


def test_the_view_is_complete(record):
    view = scores_view(record)
    assert view["track_misses"] == miss_lines(record)
    assert view["track_questions"] == question_rows(record, every=False)
    assert len(view["track_question_head"]) == len(QUESTION_HEAD)
    assert view["track_question_head"][-1] == "best simple rule"
    assert view["track_rounds"] == round_rows(record)
