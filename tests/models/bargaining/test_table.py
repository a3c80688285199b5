"""The arrays of one issue are those that the models of votes take."""

import pytest

from detente.models.bargaining.table import TABLE
from detente.models.index import MODELS


def test_it_has_positions_capabilities_and_saliences_of_actors():
    assert [one.name for one in TABLE] == ["position", "capability", "salience"]
    assert {one.dims for one in TABLE} == {("...", "actor")}
    assert [one.unit for one in TABLE] == ["scale", "1", "1"]
    assert [one.bounds for one in TABLE] == ["", ">= 0", "[0, 1]"]


@pytest.mark.parametrize("name", ["compromise", "median", "plurality", "core", "challenge"])
def test_models_of_one_issue_take_it(name):
    assert MODELS[f"bargaining.{name}"].takes == TABLE
