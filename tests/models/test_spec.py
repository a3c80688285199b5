"""Declarations cannot be changed, nor built by position."""

from dataclasses import FrozenInstanceError

import pytest

from detente.engagement.registry import MECHANISMS
from detente.models.spec import ModelSpec, Parameter

SPEC = ModelSpec(name="a.b", title="A", sources=("x",), inputs=("i",), outputs=("o",))


def test_a_declaration_is_frozen():
    with pytest.raises(FrozenInstanceError, match="name"):
        SPEC.name = "c.d"


def test_a_declaration_is_written_by_name():
    with pytest.raises(TypeError, match="positional"):
        ModelSpec("a.b", "A", ("x",), ("i",), ("o",))


def test_a_number_without_a_source_says_that_it_is_judgement():
    assert Parameter(name="p", prior="normal", values=(0.0, 1.0), meaning="m").source == "judgement"


PRIORS = [(m.key, p) for m in MECHANISMS for p in m.spec.parameters]


@pytest.mark.parametrize(("mechanism", "parameter"), PRIORS, ids=lambda x: getattr(x, "name", x))
def test_priors_are_well_formed(mechanism, parameter):
    assert parameter.meaning
    if parameter.prior == "pert":
        low, mode, high = parameter.values
        assert low <= mode <= high
    else:
        _, sd = parameter.values
        assert sd > 0


# Engagement model, A.2 and A.5: normal N(mean, sd), positive N+(mean, sd).
SPECIFIED = {
    ("contact", "base_up"): ("normal", -5.2, 0.5),
    ("contact", "exposure"): ("positive-normal", 1.5, 1.0),
    ("contact", "stalemate"): ("positive-normal", 0.8, 0.5),
    ("contact", "threat"): ("positive-normal", 0.8, 0.4),
    ("contact", "engaged"): ("positive-normal", 0.7, 0.4),
    ("contact", "urge"): ("positive-normal", 0.5, 0.4),
    ("contact", "label"): ("positive-normal", 1.0, 0.5),
    ("contact", "base_down"): ("normal", -4.6, 0.5),
    ("attendance", "attend_base"): ("normal", -0.6, 0.5),
    ("attendance", "attend_pull"): ("positive-normal", 0.6, 0.5),
}


def test_priors_are_those_of_the_specification():
    found = {(key, p.name): (p.prior, *p.values) for key, p in PRIORS}
    assert {key: found.get(key) for key in SPECIFIED} == SPECIFIED
