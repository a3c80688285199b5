"""What a bare table is answered with: only keys that apply to a model are in the JSON."""

import json

import pytest
from pydantic import ValidationError
from tests.assess.agreement.runners.inputs import bare

from detente.assess.agreement.bare_record import TableEnding, TableForecast
from detente.assess.agreement.bare_table import table_outcomes

KEYS = {
    "bargaining.compromise": set(),
    "bargaining.condorcet_winner": {"low", "high"},
    "bargaining.condorcet": {"chances"},
    "bargaining.status_quo": {"down", "up"},
    "bargaining.challenge": {"variant", "ended", "mirrored"},
    "bargaining.challenge.as_printed": {"ended", "mirrored"},
    "bargaining.exchange": {"variant", "ended", "exchanges", "equal_gains"},
    "bargaining.spatial": {"variant", "ended", "issues"},
    "bargaining.nash": {"deal"},
}


@pytest.mark.parametrize("key", KEYS)
def test_keys_are_those_that_apply(key):
    told = json.loads(table_outcomes(bare(), [key]).to_json())["issues"]["ceasefire"]["models"][key]
    assert set(told) == {"title", "outcome", "rounds"} | KEYS[key]


def test_a_model_without_an_outcome_says_null_and_why():
    key = "bargaining.rubinstein"
    told = json.loads(table_outcomes(bare(), [key]).to_json())["issues"]["power"]["models"][key]
    assert set(told) == {"title", "outcome", "rounds", "why_not"}
    assert (told["outcome"], told["rounds"]) == (None, [])


def test_a_cycle_is_named_only_where_there_is_one():
    ended = TableEnding(how="rest", round=3)
    assert ended.model_dump(exclude_unset=True) == {"how": "rest", "round": 3}
    with pytest.raises(ValidationError):
        TableEnding(how="tired", round=3)
    with pytest.raises(ValidationError):
        TableForecast(title="x", outcome=float("nan"), rounds=[])
