"""Models of attacks take the same chances of success."""

import pytest

from detente.models.index import MODELS
from detente.models.spoiling.arrays import THROUGH


@pytest.mark.parametrize("name", ["belief", "sabotage"])
def test_both_models_take_the_chances_with_effort_and_without(name):
    assert [one.name for one in THROUGH] == ["through_effort", "through_idle"]
    assert set(THROUGH) <= set(MODELS[f"spoiling.{name}"].takes)
