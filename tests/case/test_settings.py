import pytest
from pydantic import ValidationError

from detente.case.settings import METRICS, Metric, Objective, Settings, Triple


def test_every_setting_is_described():
    assert all(field.description for field in Settings.model_fields.values())


def test_metrics_are_one_list():
    assert Metric.__args__ == METRICS
    field = Objective.model_fields["metric"]
    assert field.annotation.__args__ == METRICS


def test_three_numbers_stand_in_order():
    assert Triple(low=1, mode="1.5", high=2).mode == 1.5
    with pytest.raises(ValidationError, match="out of order"):
        Triple(low=2, mode=1, high=3)
