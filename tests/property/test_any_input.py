"""Every model on odd input: the right value, or a clear error; never a crash or a silent wrong."""

import warnings

import numpy as np
import pytest
from tests.models.samples import call, function_of, options_of, sample, sizes_of, values

from detente.errors import DomainError, ShapeError
from detente.models.index import MODELS

REFUSED = (DomainError, ShapeError)
POISONS = {"nan": np.nan, "inf": np.inf, "-inf": -np.inf, "negative": -1.0}
INPUTS = [(key, one.name) for key, spec in MODELS.items() for one in spec.takes]


def attempted(key, given):
    """Return the outputs, or None if the model refuses the input with a message of its own."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return call(key, given)
    except REFUSED:
        return None


def poisoned(array, poison):
    spoilt = np.array(array, dtype=np.float64)
    spoilt.reshape(-1)[0 if spoilt.size else slice(0, 0)] = poison
    return spoilt


def check_bounds(key, outputs):
    for one in MODELS[key].gives:
        known = outputs[one.name][~np.isnan(outputs[one.name].astype(float))].astype(float)
        if known.size and one.low is not None:
            assert known.min() >= one.low - 1e-9, one.name
        if known.size and one.high is not None:
            assert known.max() <= one.high + 1e-9, one.name


@pytest.mark.parametrize(("key", "name"), INPUTS)
def test_one_odd_number_is_refused_or_leaves_results_in_range(key, name):
    given = sample(key, seed=1)
    plain = call(key, given)
    one = next(a for a in MODELS[key].takes if a.name == name)
    for kind, poison in POISONS.items():
        outputs = attempted(key, given | {name: poisoned(given[name], poison)})
        if kind == "negative" and one.low is not None and one.low >= 0.0:
            assert outputs is None, f"{name} of -1 passes"
        if outputs is not None:
            check_bounds(key, outputs)
            assert {n: a.ndim for n, a in outputs.items()} == {n: a.ndim for n, a in plain.items()}


@pytest.mark.parametrize("key", MODELS)
def test_the_layout_of_memory_means_nothing(key):
    given = sample(key, seed=2)
    plain = call(key, given)
    for name, array in given.items():
        fixed = np.array(array, order="F")
        fixed.flags.writeable = False
        before = fixed.copy()
        again = call(key, given | {name: fixed})
        np.testing.assert_array_equal(fixed, before)
        for output, expected in plain.items():
            np.testing.assert_array_equal(again[output], expected, err_msg=f"{name}: {output}")


@pytest.mark.parametrize(("key", "name"), INPUTS)
def test_whole_numbers_are_numbers(key, name):
    given = sample(key, seed=3)
    whole = np.rint(given[name].astype(float))
    expected, found = (attempted(key, given | {name: whole.astype(kind)}) for kind in (float, int))
    if given[name].dtype == np.bool_:
        return
    assert (expected is None) == (found is None)
    for output in expected or ():
        np.testing.assert_array_equal(found[output], expected[output], err_msg=output)


@pytest.mark.parametrize(("key", "name"), INPUTS)
def test_nothing_but_zeros(key, name):
    given = sample(key, seed=4)
    outputs = attempted(key, given | {name: np.zeros_like(given[name])})
    if outputs is not None:
        check_bounds(key, outputs)


DIMS = [(key, dim) for key, spec in MODELS.items() for dim in dict.fromkeys(spec.core_dims)]


@pytest.mark.parametrize("size", [0, 1])
@pytest.mark.parametrize(("key", "dim"), DIMS)
def test_a_dimension_of_none_or_one(key, dim, size):
    rng, sizes, given = np.random.default_rng(5), sizes_of(key), {}
    sizes = {**sizes, dim: size}
    for pair in (("actor", "other_actor"), ("node", "other_node"), ("option", "other_option")):
        if dim in pair:
            sizes |= dict.fromkeys(pair, size)
    for one in MODELS[key].takes:
        shape = tuple(sizes[d] for d in one.own)
        try:
            given[one.name] = np.asarray(values(rng, key, one, shape))
        except (ValueError, ZeroDivisionError, IndexError):  # nothing to draw from
            given[one.name] = np.zeros(shape)
    outputs = attempted(key, given)
    if outputs is not None:
        check_bounds(key, outputs)


@pytest.mark.parametrize("key", [k for k in MODELS if MODELS[k].broadcasts])
def test_no_draws_give_no_results(key):
    given = sample(key, lead=(0,), seed=6)
    outputs = attempted(key, given)
    for array in (outputs or {}).values():
        assert array.size == 0


def test_every_function_is_asked():
    assert all(callable(function_of(key)) and options_of(key) is not None for key in MODELS)
