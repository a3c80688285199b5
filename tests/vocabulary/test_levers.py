"""Levers of an option."""

from detente.case.schema.options import RoundPlan, Strategy
from detente.vocabulary.levers import LEVERS


def test_each_lever_is_a_key_of_an_option():
    assert set(LEVERS) <= {*Strategy.model_fields, *RoundPlan.model_fields}
