"""Tests of `detente.vocabulary.parameter`."""

import dataclasses

import pytest

from detente.vocabulary.parameter import Parameter, Prior, nil_normal, normal, pert, positive_normal


def test_each_family_has_a_short_form():
    assert pert(0.0, 0.1, 0.2) == Prior("pert", (0.0, 0.1, 0.2))
    assert normal(-0.05, 0.45) == Prior("normal", (-0.05, 0.45))
    assert nil_normal(0.45) == Prior("nil_normal", (0.45,))
    assert positive_normal(2.2, 0.7) == Prior("positive_normal", (2.2, 0.7))


def test_a_parameter_is_drawn_once_for_the_war_and_cannot_change():
    one = Parameter(key="a", symbol="a", mechanism="terms", meaning="A thing.", why="a reason")
    assert (one.kind, one.each, one.open, one.sets) == ("prior", "war", False, ())
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.key = "b"


def test_priors_in_words():
    assert str(pert(0.0, 0.5, 1.0)) == "PERT(0, 0.5, 1)"
    assert str(normal(-0.05, 0.45)) == "normal(-0.05, 0.45)"
    assert str(nil_normal(0.45)) == "normal without a mean effect(0.45)"
    assert str(positive_normal(2.2, 0.7)) == "normal above 0(2.2, 0.7)"
