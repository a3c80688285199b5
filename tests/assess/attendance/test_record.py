import pytest
from pydantic import ValidationError

from detente.assess.attendance.record import Invitee

INVITEE = {
    "offer": 0.5,
    "probability": 0.4,
    "present": 0.2,
    "role": "observer",
    "nearest_neighbour": 1,
    "last_round": None,
    "asked": "yes",
    "came": 0,
}


@pytest.mark.parametrize(
    ("field", "value"), [("offer", 1.1), ("role", "king"), ("came", 2), ("asked", "maybe")]
)
def test_a_guest_holds_what_it_says(field, value):
    Invitee.model_validate(INVITEE)
    with pytest.raises(ValidationError, match=field):
        Invitee.model_validate({**INVITEE, field: value})
