"""The summary's outcomes as records: every key is there, and what is impossible is refused."""

import json

import pytest
from pydantic import ValidationError
from tests.assess.agreement.entries import entry, issue, lacking
from tests.assess.runs import finished

from detente.assess.agreement.record import IssueForecast, IssueOutcome, ModelForecast
from detente.assess.summary.record import Summary, summary_schema
from detente.runs.result import json_of


def test_json_of_a_run_reads_back_as_the_same_records():
    summary, _, text = finished()
    again = Summary.model_validate_json(text)
    assert again.outcomes == summary.outcomes
    for outcome in again.outcomes.values():
        assert isinstance(outcome, IssueOutcome)
        assert json_of(IssueOutcome.model_validate_json(json_of(outcome))) == json_of(outcome)


def test_a_model_has_the_same_keys_with_and_without_an_outcome():
    keys = [
        set(json.loads(json_of(model)))
        for model in (entry("Mean", 1, 2, 3, "mean"), lacking("Rubinstein", "no order"))
    ]
    assert keys[0] == keys[1] == set(ModelForecast.model_fields)


def test_the_outcome_of_a_run_adds_the_talks_to_the_forecast():
    added = set(IssueOutcome.model_fields) - set(IssueForecast.model_fields)
    assert added == {"status_quo", "reversion", "strategies", "positions", "claims"}


@pytest.mark.parametrize(
    "change", [{"traits": ["clever"]}, {"settled": 1.5}, {"surplus": 1}, {"outcome": [1, 2, 3]}]
)
def test_what_no_model_can_say_is_refused(change):
    fields = entry("Mean", 1, 2, 3, "mean").model_dump() | change
    with pytest.raises(ValidationError):
        ModelForecast(**fields)


def test_the_schema_says_what_every_field_means():
    definitions = summary_schema()["$defs"]
    for name in ("IssueOutcome", "ModelForecast", "Disagreement", "Pooled", "ElicitedPosition"):
        described = definitions[name]["properties"]
        assert [k for k, v in described.items() if "description" not in v and "$ref" not in v] == []


def test_an_issue_of_agreeing_models_holds_its_disagreement():
    held = issue(entry("Mean", 1, 2, 3, "mean"), entry("Median", 1, 2, 3, "median"))
    assert held.disagreement.between == 0.0
