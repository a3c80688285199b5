"""The track record of the Afghan case: every question answered for, no hindsight, in time."""

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from detente.assess.scores.answer import track_record
from detente.case.reading.read import read_uncut
from detente.errors import CaseError

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "afghanistan"
RULES = {
    "constant",
    "running",
    "running_smoothed",
    "running_recent",
    "base_rate",
    "last_time",
    "nearest",
}
MOST_SECONDS = 15.0  # about 9.4 on an idle machine; the goal is 10


@pytest.fixture(scope="module")
def scored():
    """Return the answer of the command, and the processor time it took once compiled."""
    words = [sys.executable, "-m", "detente", "score", str(FOLDER), "--json"]
    subprocess.run(words, capture_output=True, check=True)
    before = os.times()
    done = subprocess.run(words, capture_output=True, check=True)
    after = os.times()
    took = after.children_user + after.children_system
    took -= before.children_user + before.children_system
    return json.loads(done.stdout), took


def test_it_takes_little_processor_time(scored):
    assert scored[1] < MOST_SECONDS


def test_every_question_has_a_forecast_or_is_a_blind_spot(scored):
    answer, _ = scored
    assert [*answer["questions"]] == ["q1", "q2", "q5", "q6", "q7"]
    assert answer["blind_spots"] == ["q3", "q4", "q8", "q9", "q10"]
    assert all(answer["why_not"][name] for name in answer["blind_spots"])
    for one in answer["questions"].values():
        assert one["brier"] == pytest.approx((one["forecast"] - one["outcome"]) ** 2, abs=1e-5)
        assert {"constant", "last_time"} <= set(one["baselines"])


def test_rounds_stand_beside_every_named_rule(scored):
    answer, _ = scored
    for output in ("attendance", "attendance_seen", "attendance_new", "asked", "comes"):
        assert set(answer[output]["baselines"]) >= RULES
        assert answer[output]["model"]["n"] > 0
    assert set(answer["seats"]["baselines"]) >= RULES
    assert answer["seats"]["model"]["n"] == 9
    assert answer["scores"]["questions"]["label"] == "no skill shown"
    assert [*answer["later_rounds"]] == ["tashkent-2018-03", "moscow-2018-11"]


def test_no_as_of_date_past_an_outcome_is_accepted():
    """Each question in turn: on the day of its outcome, the command refuses it by name."""
    first = min(q.outcome_date for q in read_uncut(FOLDER).questions)
    assert first == date(2018, 7, 31)
    for q in read_uncut(FOLDER).questions:
        with pytest.raises(CaseError, match=f"'{q.id}' was decided on"):
            track_record(FOLDER, min(q.outcome_date, q.close_date), draws=2)
    early = track_record(FOLDER, first - timedelta(days=1), draws=2)
    assert early.questions["q1"].outcome == 1
