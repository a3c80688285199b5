"""A part of `case.yaml` is frozen and knows its keys."""

import pytest
from pydantic import ValidationError

from detente.case.schema.part import Part


class Valley(Part):
    name: str


def test_an_unknown_key_is_refused_and_nothing_changes_later():
    with pytest.raises(ValidationError, match="river"):
        Valley.model_validate({"name": "upper", "river": "cold"})
    with pytest.raises(ValidationError, match="frozen"):
        Valley(name="upper").name = "lower"
