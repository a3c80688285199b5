"""Records of advice and dissent."""

import pytest
from pydantic import ValidationError

from detente.case.written.record import Advice, Dissent, Recommendation

HEAD = {"written_on": "2020-06-20", "by": "analyst"}
TEXT = {"what_is_new": "Talks.", "why_it_matters": "War.", "recommendations": [{"do": "Talk."}]}


def test_advice_has_a_head_and_a_text():
    found = Advice.model_validate({**HEAD, **TEXT})
    assert found.handling is None
    assert (found.by, found.recommendations[0].do) == ("analyst", "Talk.")
    with pytest.raises(ValidationError, match="frozen"):
        found.by = "other"


@pytest.mark.parametrize("count", [0, 4])
def test_one_to_three_recommendations_are_allowed(count):
    with pytest.raises(ValidationError, match=r"at (least 1|most 3) item"):
        Advice.model_validate({**HEAD, **TEXT, "recommendations": [{"do": "Talk."}] * count})


def test_with_is_a_key_though_it_is_a_word_of_the_language():
    assert Recommendation.model_validate({"do": "Talk.", "with": "the wing"}).with_ == "the wing"


def test_a_dissent_may_cite_nothing():
    found = Dissent.model_validate({**HEAD, "title": "No.", "text": "It is not so."})
    assert found.claims == []
