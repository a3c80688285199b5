"""Declarations cannot be changed, nor built by position."""

from dataclasses import FrozenInstanceError
from typing import get_type_hints

import numpy as np
import pytest
from tests.models.samples import arguments_of, call, function_of, leaves, sample, sizes_of

from detente.engagement.registry import MECHANISMS
from detente.models.index import MODELS
from detente.models.spec import Array, MechanismSpec, ModelSpec, Parameter

ONE = Array("i", ("...", "actor", "issue?"), meaning="What.", low=0.0)
TWO = Array("o.p", (), meaning="Which.", high=1.0)
SPEC = ModelSpec(name="a.b", title="A", sources=("x",), takes=(ONE,), gives=(TWO,))


def test_a_declaration_is_frozen():
    with pytest.raises(FrozenInstanceError, match="name"):
        SPEC.name = "c.d"


def test_a_declaration_is_written_by_name():
    with pytest.raises(TypeError, match="positional"):
        ModelSpec("a.b", "A", ("x",), (ONE,), (TWO,))
    with pytest.raises(TypeError, match="positional"):
        Array("i", (), "What.")


def test_an_array_says_what_dimensions_it_has_and_may_have():
    assert ONE.own == ("actor", "issue")
    assert ONE.needed == ("actor",)
    assert ONE.broadcasts
    assert not TWO.broadcasts
    assert ONE.shape == "(..., actor, issue?)"
    assert (TWO.shape, Array("x", ("actor",), meaning="").shape) == ("()", "(actor,)")
    assert (ONE.bounds, TWO.bounds) == (">= 0", "<= 1")
    assert Array("x", (), meaning="", low=-2.0, high=1e100).bounds == "[-2, 1e+100]"
    assert Array("x", (), meaning="").bounds == ""


def test_names_and_dimensions_of_a_model_follow_from_its_arrays():
    assert SPEC.inputs == ("i",)
    assert SPEC.outputs == ("o",)
    assert SPEC.core_dims == ("actor", "issue")
    assert SPEC.broadcasts
    assert SPEC.array_function == "b_array"
    assert MODELS["evidence.reports"].array_function == "posterior_array"
    assert MODELS["spoiling.conciliation"].inputs[:2] == ("organisation", "ending")
    assert MODELS["bargaining.exchange"].outputs[-1] == "deals"


def test_mechanisms_name_what_they_read_and_write():
    assert all(isinstance(m.spec, MechanismSpec) for m in MECHANISMS)
    assert all(m.spec.inputs for m in MECHANISMS)
    assert all(m.spec.outputs == m.metrics for m in MECHANISMS)


@pytest.mark.parametrize("key", sorted(MODELS))
def test_each_declared_input_is_an_argument(key):
    spec, arguments = MODELS[key], arguments_of(key)
    names = [one.name for one in spec.takes]
    assert len(set(names)) == len(names)
    for one in spec.takes:
        head, _, field = one.name.partition(".")
        assert head in arguments
        assert one.optional == (arguments[head].default is not arguments[head].empty)
        if field:
            fields = get_type_hints(function_of(key))[head]._fields
            assert sorted(fields) == sorted(n[len(head) + 1 :] for n in names if head + "." in n)


@pytest.mark.parametrize("key", sorted(MODELS))
def test_the_declared_outputs_are_the_fields_of_the_result(key):
    returned = get_type_hints(function_of(key))["return"]
    names = [one.name for one in MODELS[key].gives]
    if hasattr(returned, "_fields"):
        assert names == leaves(returned)
    else:
        assert len(names) == 1


@pytest.mark.parametrize("key", sorted(MODELS))
def test_a_declaration_is_complete(key):
    spec = MODELS[key]
    inputs = {one.name for one in spec.takes}
    for one in (*spec.takes, *spec.gives):
        assert one.meaning.endswith((".", "?"))
        assert "  " not in one.meaning
        assert one.low is None or one.high is None or one.low < one.high
        assert "..." not in one.dims[1:]
        assert not one.broadcasts or spec.broadcasts
        assert not one.unit.startswith("units of ") or one.unit.removeprefix("units of ") in inputs
    assert not any(one.optional or one.own != one.needed for one in spec.gives)


@pytest.mark.parametrize("whole_dims", [True, False], ids=["all", "fewest"])
@pytest.mark.parametrize("lead", [(), (3,)], ids=["one", "several"])
@pytest.mark.parametrize("key", sorted(MODELS))
def test_results_have_the_declared_dimensions_and_ranges(key, lead, whole_dims):
    spec = MODELS[key]
    found = call(key, sample(key, lead, seed=1, whole_dims=whole_dims))
    known = {dim: size for dim, size in sizes_of(key).items() if dim in spec.core_dims}
    for one in spec.gives:
        values = found[one.name]
        led = lead if one.broadcasts else ()
        assert values.shape[: len(led)] == led
        own = values.shape[len(led) :]
        assert len(own) == len(one.own)
        for dim, size in zip(one.own, own, strict=True):
            assert known.setdefault(dim, size) == size
        finite = values[np.isfinite(values)]
        assert finite.size or one.name in {"victory", "gain", "deals.gain"}
        if one.low is not None and finite.size:
            assert finite.min() >= one.low - 1e-9
        if one.high is not None and finite.size:
            assert finite.max() <= one.high + 1e-9


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
        assert parameter.values[-1] > 0
        assert len(parameter.values) == 1 + (parameter.prior != "nil-normal")


# Engagement model, second form, section 8 (mediation: decision 24); attendance, sections 6 and 8.
# normal N(mean, sd), positive N+(mean, sd).
SPECIFIED = {
    ("balance", "adjust"): ("pert", 0.04, 0.10, 0.25),
    ("contact", "peers"): ("normal", 0.8, 0.8),
    ("contact", "label_open"): ("normal", 1.0, 0.5),
    ("response", "mod"): ("normal", 0.0, 0.009),
    ("response", "means"): ("normal", 0.0, 0.006),
    ("talks", "t_med"): ("nil-normal", 0.45),
    ("talks", "t_med0"): ("nil-normal", 0.45),
    ("talks", "t_round"): ("nil-normal", 0.45),
    ("talks", "t_press"): ("nil-normal", 0.45),
    ("terms", "gua"): ("normal", 0.0, 0.15),
    ("deal_life", "fail_whole"): ("pert", 0.005, 0.0074, 0.0105),
    ("deal_life", "fail_part"): ("pert", 0.0065, 0.0098, 0.0135),
    ("exclusion", "r_coop"): ("normal", 0.0, 0.018),
    ("standing", "credit"): ("normal", 0.0, 0.3),
    ("interdependence", "attend_pull"): ("positive-normal", 1.57, 0.38),
    ("attendance", "never_asked"): ("positive-normal", 0.0, 1.0),
    ("attendance", "no_consent"): ("positive-normal", 3.0, 1.0),
}


def test_priors_are_those_of_the_specification():
    found = {(key, p.name): (p.prior, *p.values) for key, p in PRIORS}
    assert {key: found.get(key) for key in SPECIFIED} == SPECIFIED
