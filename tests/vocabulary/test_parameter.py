"""Tests of `detente.vocabulary.parameter`."""

import dataclasses

import pytest

from detente.vocabulary.parameter import Parameter, Prior, normal, pert, positive_normal


def test_each_family_has_a_short_form():
    assert pert(0.0, 0.1, 0.2) == Prior("pert", (0.0, 0.1, 0.2))
    assert normal(-0.05, 0.45) == Prior("normal", (-0.05, 0.45))
    assert positive_normal(2.2, 0.7) == Prior("positive_normal", (2.2, 0.7))


def test_a_parameter_is_drawn_once_for_the_war_and_cannot_change():
    one = Parameter(key="a", symbol="a", mechanism="terms", meaning="A thing.", why="a reason")
    assert (one.kind, one.each, one.open, one.sets) == ("prior", "war", False, ())
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.key = "b"
