"""Tests of `detente.vocabulary.engagement` and of every parameter that it lists."""

import re
from pathlib import Path

import pytest

import detente
from detente.vocabulary.bindings.defaults import BINDINGS
from detente.vocabulary.engagement import MECHANISMS, PARAMETERS

# Normal priors of levels, which are no effects: a sign means nothing there.
LEVELS = {"bil0", "defect0", "luck", "perception", "split0"}
REFERENCES = Path(detente.__file__).with_name("references.bib").read_text(encoding="utf-8")


@pytest.fixture(params=PARAMETERS.values(), ids=PARAMETERS)
def parameter(request):
    return request.param


def test_mechanisms_stand_in_the_order_of_a_month():
    assert MECHANISMS == (
        "balance",
        "contact",
        "cooperation",
        "response",
        "attendance",
        "talks",
        "joining",
        "terms",
        "deal_life",
        "exclusion",
        "standing",
    )
    assert {p.mechanism for p in PARAMETERS.values()} == {*MECHANISMS, "inputs"}


def test_keys_and_symbols_name_one_parameter_each():
    assert all(re.fullmatch("[a-z][a-z0-9_]*", key) for key in PARAMETERS)
    symbols = [p.symbol for p in PARAMETERS.values()]
    assert len(symbols) == len(set(symbols))


def test_the_published_values():
    read = {key: p.prior.values for key, p in PARAMETERS.items() if p.prior}
    assert read["adjust"] == (0.04, 0.10, 0.25)
    assert read["t_will"] == (2.2, 0.7)
    assert read["t_med"] == read["t_med0"] == read["t_round"] == read["t_press"] == (0.45,)
    assert read["fail_whole"] == (0.005, 0.0074, 0.0105)
    assert read["join_rate"] == (0.003, 0.0071, 0.014)
    assert PARAMETERS["label_hazard"].default == (0.004,)


def test_a_prior_is_in_order(parameter):
    assert (parameter.prior is not None) == (parameter.kind == "prior")
    if parameter.prior is None:
        return
    values = parameter.prior.values
    if parameter.prior.family == "pert":
        assert len(values) == 3
        assert values == tuple(sorted(values))
    else:
        assert len(values) == 1 + (parameter.prior.family != "nil_normal")
        assert values[-1] > 0


def test_an_effect_is_open_and_a_level_is_not(parameter):
    either = parameter.prior is not None and parameter.prior.family in {"normal", "nil_normal"}
    assert parameter.open == (either and parameter.key not in LEVELS)


def test_a_parameter_names_the_sets_that_bind_it(parameter):
    binding = tuple(
        name
        for name, members in BINDINGS.items()
        if any(parameter.key in one.priors for one in members.values())
    )
    assert parameter.sets == binding


def test_a_parameter_says_what_it_is_and_where_it_is_from(parameter):
    assert parameter.meaning.endswith(".")
    assert parameter.why
    known = {"judgement", "record", "case"}
    assert parameter.source in known or f"{{{parameter.source}," in REFERENCES
