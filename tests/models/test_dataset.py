"""Every model on a dataset: the same numbers as on arrays, draws kept, units and words declared."""

import numpy as np
import pytest
from tests.models.samples import call, options_of, sample

from detente.errors import ShapeError, UnknownNameError
from detente.models.dataset import on_dataset
from detente.models.index import MODELS

LOOPED = sorted(key for key, spec in MODELS.items() if not spec.broadcasts)
LEAD = ("sample",)


@pytest.fixture
def xarray():
    return pytest.importorskip("xarray", reason="xarray is an extra (notebook)")


def dataset_of(xarray, key, arrays, units="years"):
    """Return arrays as variables with their declared dimensions, the leading one `sample`."""
    variables = {}
    for one in MODELS[key].takes:
        array = arrays[one.name]
        dims = one.own if np.ndim(array) >= len(one.own) else one.needed
        variables[one.name] = ((*LEAD[: np.ndim(array) - len(dims)], *dims), array)
    dataset = xarray.Dataset(variables)
    if "position" in dataset:
        dataset["position"].attrs["units"] = units
    return dataset


@pytest.mark.parametrize("lead", [(), (3,)], ids=["one", "several"])
@pytest.mark.parametrize("key", sorted(MODELS))
def test_the_same_numbers_as_on_arrays(xarray, key, lead):
    arrays = sample(key, lead, seed=2)
    plain = call(key, arrays)
    found = on_dataset(key)(dataset_of(xarray, key, arrays), **options_of(key))
    assert list(found.data_vars) == [one.name for one in MODELS[key].gives]
    for one in MODELS[key].gives:
        np.testing.assert_array_equal(found[one.name].values, plain[one.name])
        assert found[one.name].dims == ((LEAD if lead and one.broadcasts else ()) + one.own)
        assert found[one.name].attrs["long_name"] == one.meaning
        assert found[one.name].attrs["source"] == " ".join(MODELS[key].sources)


@pytest.mark.parametrize("key", [key for key in LOOPED if MODELS[key].deterministic])
def test_a_model_of_one_case_is_run_for_each_entry_of_other_dimensions(xarray, key):
    first = MODELS[key].takes[0].name
    samples = [sample(key, seed=3), sample(key, seed=4)]
    both = xarray.concat([dataset_of(xarray, key, one)[first] for one in samples], dim="scenario")
    dataset = dataset_of(xarray, key, samples[0])
    arrays = [{**samples[0], first: one[first]} for one in samples]
    plain = [call(key, one) for one in arrays]
    shapes = [{name: values.shape for name, values in one.items()} for one in plain]
    assert shapes[0] == shapes[1]
    found = on_dataset(key)(dataset.assign({first: both}), **options_of(key))
    for one in MODELS[key].gives:
        assert found[one.name].dims == ("scenario", *one.own)
        for number in (0, 1):
            np.testing.assert_array_equal(found[one.name].values[number], plain[number][one.name])


def test_there_are_models_of_one_case():
    assert "bargaining.linkage" in LOOPED
    assert "sorting.camp_count" in LOOPED


def test_units_are_those_of_the_input_they_are_declared_by(xarray):
    key = "bargaining.levers"
    found = on_dataset(key)(dataset_of(xarray, key, sample(key)))
    assert found["outcome"].attrs["units"] == found["by_salience"].attrs["units"] == "years"
    assert found["by_position"].attrs["units"] == "1"
    key = "diffusion.degroot"
    dataset = dataset_of(xarray, key, sample(key))
    assert on_dataset(key)(dataset)["limit"].attrs["units"] == "units of opinion"
    dataset["opinion"].attrs["units"] = "per cent"
    assert on_dataset(key)(dataset)["limit"].attrs["units"] == "per cent"
    key = "bargaining.exchange"
    dataset = dataset_of(xarray, key, sample(key))
    del dataset["position"].attrs["units"]
    assert on_dataset(key)(dataset)["outcome"].attrs["units"] == "units of position"
    dataset["scale"].attrs["units"] = "euros"
    assert on_dataset(key)(dataset)["outcome"].attrs["units"] == "euros"


def test_an_input_by_keyword_replaces_the_variable(xarray):
    key = "bargaining.status_quo"
    dataset = dataset_of(xarray, key, sample(key))
    assert on_dataset(key)(dataset, status_quo=12.0)["outcome"].item() == 12.0


def test_a_tuple_is_given_by_its_fields_or_whole(xarray):
    from detente.models.spoiling.sabotage import Payoffs

    key = "spoiling.sabotage"
    dataset = dataset_of(xarray, key, sample(key))
    by_field = on_dataset(key)(dataset)
    fields = {n: dataset[f"payoffs.{n}"].item() for n in Payoffs._fields}
    whole = on_dataset(key)(dataset, payoffs=Payoffs(**fields))
    assert by_field.equals(whole)
    with pytest.raises(UnknownNameError, match=r"no variable 'payoffs\.abandon'"):
        on_dataset(key)(dataset.drop_vars("payoffs.abandon"))


def test_an_array_that_cannot_have_draws_is_refused_with_them(xarray):
    key = "evidence.pooling"
    dataset = dataset_of(xarray, key, sample(key))
    dataset["weight"] = dataset["weight"] * xarray.DataArray([1.0, 2.0], dims="draw")
    with pytest.raises(ShapeError, match=r"weight has the dimension draw; .* \(expert,\)"):
        on_dataset(key)(dataset)


def test_optional_dimensions_stay_optional(xarray):
    key = "sorting.smaa_tri"
    arrays = sample(key)
    fixed = {name: a[0] if name != "weight" and np.ndim(a) > 0 else a for name, a in arrays.items()}
    fixed["descending"] = arrays["descending"]
    dims = {
        "performance": ("actor", "criterion"),
        "profile": ("border", "criterion"),
        "weight": ("draw", "criterion"),
        "cutting_level": (),
    }
    dataset = xarray.Dataset({n: (dims.get(n, ("criterion",)), a) for n, a in fixed.items()})
    found, plain = on_dataset(key)(dataset), call(key, fixed)
    np.testing.assert_array_equal(found["optimistic.share"].values, plain["optimistic.share"])


def test_the_docstring_lists_variables_results_and_options():
    text = on_dataset("bargaining.nash").__doc__
    assert "cost : (..., actor), unit 1, optional" in text
    assert "reversion : (..., issue), [0, 100], unit scale" in text
    assert "status : (...), [-2, 1], unit 1" in text
    assert text.endswith("loss: Literal['quadratic', 'linear'] = 'quadratic'")
    assert on_dataset("bargaining.median").__doc__.endswith("none")
