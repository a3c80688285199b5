"""Records of advice and dissent in a summary."""

import pytest
from pydantic import ValidationError

from detente.assess.written.record import Recommendation

EMPTY = {
    name: None
    for name in Recommendation.model_fields
    if name not in {"do", "with_", "option_empty"}
}


def test_a_recommendation_has_every_key_of_the_file():
    found = Recommendation.model_validate({**EMPTY, "do": "Talk.", "with": "x", "option_empty": 0})
    assert found.model_dump(by_alias=True)["with"] == "x"
    with pytest.raises(ValidationError, match="option_empty"):
        Recommendation.model_validate({**EMPTY, "do": "Talk.", "with": "x"})
