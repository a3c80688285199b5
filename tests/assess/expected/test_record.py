"""Records of what the sources expect."""

import pytest
from pydantic import ValidationError

from detente.assess.expected.record import Stand


def test_what_decides_is_one_of_four():
    known = {"name": "drugs", "kind": "metric", "option": None, "number": None, "error": None}
    known |= {"against": None, "given": None, "interval": None, "verdict": None}
    assert Stand(**known, decided="nothing").decided == "nothing"
    with pytest.raises(ValidationError):
        Stand(**known, decided="luck")
