"""Tests of `detente.vocabulary.bindings.record`."""

from detente.vocabulary.bindings.record import READINGS, Binding
from detente.vocabulary.parameter import normal


def test_a_binding_without_content_is_empty():
    assert Binding().empty
    assert not Binding(priors={"mod": normal(0.0, 0.1)}).empty
    assert not Binding(reading="one").empty
    assert not Binding(presence=True).empty


def test_readings_stand_from_the_most_united_down():
    assert READINGS == ("one", "two", "many")
