import pytest
from pydantic import ValidationError

from detente.case.schema.evidence import Claim, Question, Source, Support


def test_defaults():
    claim = Claim(id="C1", source="s", kind="event", text="x", credibility="2")
    assert (claim.hedge, claim.polarity, claim.precision) == ("asserted", "+", "day")
    assert Support(claim="C1", assessment="a").part == "location"
    assert Source(id="s", title="t", kind="book", reliability="A").seen == "excerpt"


def test_records_are_frozen_and_know_their_columns():
    question = Question(id="q", text="?", resolution="r", close_date="2020-01-01")
    with pytest.raises(ValidationError, match="frozen"):
        question.text = "!"
    with pytest.raises(ValidationError, match="colour"):
        Question(id="q", text="?", resolution="r", close_date="2020-01-01", colour="red")


def test_who_said_it_moves_no_number():
    parts = ("location", "low", "high", "existence", "attribution")
    rows = [Support.model_validate({"claim": "C", "assessment": "a", "part": p}) for p in parts]
    assert [row.moves for row in rows] == [True, True, True, True, False]
