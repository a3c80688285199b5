"""Rules, labels, reasons and metrics of a track record in words."""

import pytest

from detente.assess.attendance.rules import RULES
from detente.case.schema.forecasts import FORECASTS
from detente.report.sections.scores.reasons import (
    REASON_WORDS,
    RULE_WORDS,
    asked_words,
    label_words,
    reason_words,
    rule_words,
)


def test_every_rule_has_words() -> None:
    assert list(RULE_WORDS) == list(RULES)
    assert rule_words("running_recent") == "running recent"


def test_a_label_names_the_rule_that_is_better() -> None:
    assert label_words("no skill shown") == "no skill shown"
    assert label_words("worse than base_rate") == "worse than base rate"


@pytest.mark.parametrize("name", FORECASTS)
def test_all_that_a_question_may_ask_has_words(name: str) -> None:
    assert "_" not in asked_words(name)


def test_a_reason_is_said_as_the_record_has_it() -> None:
    for reason in REASON_WORDS:
        assert reason_words(reason) == reason
