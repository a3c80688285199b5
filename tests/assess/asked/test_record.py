"""The record of an answer."""

import json

import pytest
from pydantic import ValidationError

from detente.assess.asked.answer import nothing
from detente.assess.asked.record import Asked
from detente.runs.result import json_of


def test_it_is_read_back_as_it_was_written():
    found = nothing("no_objectives")
    assert Asked.model_validate(json.loads(json_of(found))) == found


@pytest.mark.parametrize(("field", "value"), [("form", "maybe"), ("row", 11), ("reason", "luck")])
def test_what_no_answer_can_be_is_refused(field, value):
    with pytest.raises(ValidationError, match=field):
        Asked.model_validate({**nothing("no_option").model_dump(), field: value})
