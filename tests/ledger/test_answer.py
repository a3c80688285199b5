"""What a ledger says, and its scores by hand."""

from datetime import date

import pytest
from tests.ledger.lines import filed, four_lines, resolved

from detente.errors import LedgerError
from detente.ledger.answer import hold_to, ledger_of
from detente.ledger.store import LedgerFolder

LATER = date(2022, 3, 1)


def said(folder, today=LATER):
    return ledger_of(LedgerFolder(folder).read(), today)


def test_each_forecast_with_what_became_of_it(tmp_path):
    found = said(four_lines(tmp_path))
    assert [(e.number, e.status, e.brier) for e in found.forecasts] == [
        (1, "yes", 0.49),
        (2, "due", None),
        (3, "yes", 0.36),
    ]
    assert found.forecasts[0].outcome_source == "a paper, 2 December 2021"
    assert said(tmp_path, date(2021, 12, 31)).forecasts[1].status == "open"
    assert (found.lines, len(found.head)) == (4, 64)


def test_questions_weigh_the_same_however_many_forecasts_they_have(tmp_path):
    """q1: .49 and .36, mean .425; q2: .64; their mean is .5325. The log scores likewise."""
    four_lines(tmp_path)
    resolved(tmp_path, "q2", outcome="no")
    score = said(tmp_path).scores["foresight"]
    assert (score.forecasts, score.questions, score.brier) == (3, 2, 0.5325)
    assert score.log == pytest.approx(((1.203973 + 0.916291) / 2 + 1.609438) / 2, abs=1e-5)
    assert score.baselines["constant"].brier == 0.25
    assert score.best == "constant"
    assert score.skill[1] == pytest.approx(1 - 0.5325 / 0.25)
    assert said(tmp_path).scores["hindsight"].forecasts == 0


def test_the_running_rule_knows_only_questions_decided_before_the_forecast(tmp_path):
    """q1 was yes on 1 July: for q2, filed later, the rule says 1.5/2; for q1 itself one half."""
    filed(tmp_path)
    resolved(tmp_path, day=date(2021, 7, 1))
    later = date(2021, 8, 1)
    filed(tmp_path, question="q2", day=later, today=later)
    resolved(tmp_path, "q2")
    rule = said(tmp_path).scores["foresight"].baselines["running_smoothed"].brier
    assert rule == pytest.approx((0.25 + 0.0625) / 2)


def test_a_forecast_that_was_written_after_the_close_is_kept_apart(tmp_path):
    filed(tmp_path, today=LATER)
    resolved(tmp_path, today=LATER)
    found = said(tmp_path)
    assert found.forecasts[0].hindsight
    assert found.scores["foresight"].forecasts == 0
    assert found.scores["hindsight"].brier == 0.49


def test_a_forecast_that_is_dated_after_the_outcome_is_not_scored(tmp_path):
    filed(tmp_path)
    resolved(tmp_path, day=date(2021, 5, 1))
    (entry,) = said(tmp_path).forecasts
    assert (entry.late, entry.brier) == (True, None)
    assert said(tmp_path).scores["foresight"].brier is None


def test_a_mixed_outcome_is_not_scored(tmp_path):
    filed(tmp_path)
    resolved(tmp_path, outcome="mixed")
    assert (said(tmp_path).forecasts[0].status, said(tmp_path).forecasts[0].brier) == (
        "mixed",
        None,
    )


def test_a_certain_forecast_that_was_wrong_has_no_finite_log_score(tmp_path):
    filed(tmp_path, 0.0)
    resolved(tmp_path)
    score = said(tmp_path).scores["foresight"]
    assert (score.brier, score.log, score.skill) == (1.0, None, None)


def test_a_correction_changes_the_score(tmp_path):
    four_lines(tmp_path)
    resolved(tmp_path, outcome="no", correct=True)
    assert said(tmp_path).forecasts[0].brier == pytest.approx(0.09)


def test_a_ledger_is_held_to_a_digest_that_was_published(tmp_path):
    lines = LedgerFolder(four_lines(tmp_path)).read()
    hold_to(lines, lines[0].digest)
    hold_to(lines, lines[2].digest[:12].upper())
    for wrong in ("f" * 64, lines[0].digest[:11], ""):
        with pytest.raises(LedgerError, match="no line"):
            hold_to(lines, wrong)
