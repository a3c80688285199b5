"""The track record of a case, end to end."""

import pytest
from tests.assess.scores.asked import DAY, ROWS, folder_with

from detente.assess.attendance.past_rounds import forecast_rounds
from detente.assess.run import run
from detente.assess.scores.answer import of_run, track_record
from detente.case.reading.read import read_case
from detente.ensemble.store import RunFolder
from detente.errors import DomainError
from detente.runs.finished import FinishedRun


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return folder_with(tmp_path_factory.mktemp("scored"), *ROWS)


@pytest.fixture(scope="module")
def record(folder):
    return track_record(folder, draws=8)


def test_every_question_is_forecast_or_a_blind_spot(record):
    assert [*record.questions] == ["open", "deal", "seat", "split", "talks"]
    assert record.blind_spots == [*record.why_not] == ["blind"]
    origins = [one.origin for one in record.questions.values()]
    assert origins == ["run", "record", "round", "run", "run"]
    outcomes = [one.outcome for one in record.questions.values()]
    assert outcomes == [1, 0, 0, None, None]
    assert record.questions["split"].answer == "mixed"
    assert record.scores.questions.n == 3


def test_rounds_are_those_of_the_command_attendance(record, folder):
    past = forecast_rounds(read_case(folder))
    assert record.scores.rounds == past.scores
    assert (
        record.attendance.model.brier
        == past.scores.readings["not-asked"].attendance["all"].model.brier
    )
    assert record.as_of == DAY.isoformat()
    assert record.option == "continue"


def test_outcomes_move_scores_and_nothing_else(record, tmp_path):
    turned = [
        row.replace(",yes,", ",NO,").replace(",no,", ",yes,").replace(",NO,", ",no,")
        for row in ROWS
    ]
    other = track_record(folder_with(tmp_path, *turned), draws=8)
    assert other.digest == record.digest
    for name, one in record.questions.items():
        assert other.questions[name].forecast == one.forecast
        assert other.questions[name].guesses == one.guesses
    assert other.questions["open"].outcome == 0
    assert other.questions["open"].brier != record.questions["open"].brier


def test_the_same_case_gives_the_same_record(record, folder):
    assert track_record(folder, draws=8) == record


def test_a_run_takes_the_record_of_its_own_case_only(folder, tmp_path):
    store = run(folder, tmp_path / "run", draws=4).folder
    made = FinishedRun(RunFolder(store.path))
    assert of_run(made, folder, 8).run == made.digest
    other = folder_with(tmp_path, *ROWS[:2])
    with pytest.raises(DomainError, match="is not the case of the run"):
        of_run(made, other, 8)


def test_without_rounds_and_questions_there_is_nothing_to_score(tmp_path):
    bare = folder_with(tmp_path)
    rounds = (bare / "rounds.csv").read_text(encoding="utf-8").splitlines()[0]
    (bare / "rounds.csv").write_text(rounds + "\n", encoding="utf-8")
    found = track_record(bare, draws=4)
    assert found.attendance is found.seats is found.scores.questions is found.scores.rounds is None
    assert found.questions == found.later_rounds == found.why_not == {}
    assert found.past_misses == []
