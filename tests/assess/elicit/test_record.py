import pytest
from pydantic import ValidationError

from detente.assess.elicit.record import Asked
from detente.runs.result import Interval

ASKED = {
    "input": "strength|river",
    "question": "How many?",
    "write": "actors.csv",
    "rows": [],
    "drawn": Interval(p10=0.1, p50=0.2, p90=0.3),
    "share": 0.4,
    "answer": "value",
    "option": "none",
    "clear": True,
}


def test_a_share_is_in_0_to_1_and_the_answer_is_a_metric_or_the_value():
    assert Asked(**ASKED).answer == "value"
    for wrong in ({"share": 1.2}, {"answer": "luck"}):
        with pytest.raises(ValidationError):
            Asked(**{**ASKED, **wrong})
