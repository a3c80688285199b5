"""Models on named dimensions: what is declared, and the same numbers with and without names."""

import json
import subprocess
import sys

import numpy as np
import pytest

import detente
from detente.errors import DetenteError, ShapeError, UnknownNameError
from detente.models.bargaining.challenge.model import challenge_array
from detente.models.bargaining.cooperative.nash import nash_array
from detente.models.bargaining.exchange.model import exchange_array
from detente.models.bargaining.voting.compromise import compromise_array
from detente.models.index import MODELS, MODULES
from detente.models.labelled import MissingExtraError, extra, labelled

ACTORS = ["A", "B", "C"]
POSITION = np.array([[0.0, 40.0, 100.0], [90.0, np.nan, 10.0]])
SALIENCE = np.array([[0.5, 1.0, 0.25], [0.2, 0.0, 0.9]])
CAPABILITY = np.array([1.0, 2.0, 4.0])


@pytest.fixture
def dataset():
    xarray = pytest.importorskip("xarray", reason="xarray is an extra (notebook)")
    both = ("issue", "actor")
    return xarray.Dataset(
        {
            "position": (both, POSITION, {"units": "years"}),
            "salience": (both, SALIENCE),
            "capability": ("actor", CAPABILITY),
        },
        coords={"issue": ["tax", "roads"], "actor": ACTORS},
    )


@pytest.mark.parametrize("key", sorted(MODELS))
def test_a_model_has_a_labelled_form(key):
    assert labelled(key).__name__ == key
    assert labelled(key).__doc__


@pytest.mark.parametrize("key", sorted(MODELS))
def test_a_model_is_an_attribute_of_its_group(key):
    group, _, name = key.partition(".")
    assert getattr(getattr(labelled, group), name) is labelled(key)
    assert group in dir(labelled)
    assert name in dir(getattr(labelled, group))


def test_no_other_attribute_is_there():
    groups = {key.partition(".")[0] for key in MODELS}
    assert set(dir(labelled)) == groups
    assert sum(len(dir(getattr(labelled, group))) for group in groups) == len(MODELS)
    with pytest.raises(AttributeError, match="no group of models 'guess'"):
        labelled.guess  # noqa: B018
    with pytest.raises(AttributeError, match="brokerage has no model 'nash'; allowed: betweenn"):
        labelled.brokerage.nash  # noqa: B018


CALL = "assert detente.labelled.{0}.__name__ == '{0}'\n"


@pytest.mark.parametrize("key", ["bargaining.nash", "bargaining.levers", "brokerage.betweenness"])
@pytest.mark.parametrize("first", [True, False], ids=["before", "after"])
def test_attributes_work_before_and_after_modules_of_the_same_names_are_loaded(key, first):
    home = MODULES[key].__name__
    load = f"import {home}\nimport detente.models.index\nimport detente.models.labelled\n"
    code = (CALL.format(key) if first else "") + load + CALL.format(key)
    code += f"assert detente.models.index.MODELS\nassert {home}.SPEC.name == '{key}'\n"
    code += "import sys\nassert 'xarray' not in sys.modules and 'pandas' not in sys.modules\n"
    subprocess.run([sys.executable, "-c", f"import detente\n{code}"], check=True, timeout=120)


def test_an_unknown_model_is_refused():
    with pytest.raises(UnknownNameError, match="no model 'guess'; allowed: bargaining"):
        labelled("guess")


def test_it_is_called_by_its_public_name_before_and_after_its_file_is_loaded():
    code = (
        "import detente, sys; detente.labelled('bargaining.median');"
        "import detente.models.labelled; detente.labelled('bargaining.median');"
        "assert 'xarray' not in sys.modules and 'pandas' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
    assert detente.labelled("bargaining.median").__name__ == "bargaining.median"
    assert "labelled" in detente.__all__


def test_without_xarray_it_is_said_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "xarray", None)
    with pytest.raises(MissingExtraError, match=r"xarray is not installed; .*detente\[notebook\]"):
        labelled("bargaining.compromise")({})
    with pytest.raises(DetenteError, match="xarray is not installed"):
        extra("xarray")


def test_the_same_numbers_with_and_without_names(dataset):
    found = labelled("bargaining.compromise")(dataset)
    np.testing.assert_array_equal(
        found["outcome"].values, compromise_array(POSITION, CAPABILITY, SALIENCE)
    )
    assert found["outcome"].dims == ("issue",)
    assert set(found.data_vars) == {"outcome"}


def test_the_order_of_dimensions_does_not_matter(dataset):
    turned = dataset.transpose("actor", "issue")
    model = labelled("bargaining.challenge")
    assert model(turned, rounds=3).identical(model(dataset, rounds=3))


def test_leading_dimensions_are_kept(dataset):
    xarray = pytest.importorskip("xarray")
    drawn = dataset.assign(capability=dataset["capability"] * xarray.DataArray([1, 2], dims="draw"))
    found = labelled("bargaining.median")(drawn)
    assert found["outcome"].sizes == {"issue": 2, "draw": 2}


def test_many_outputs_and_options(dataset):
    found = labelled("bargaining.challenge")(dataset, variant="as_printed", rounds=4)
    plain = challenge_array(POSITION, CAPABILITY, SALIENCE, variant="as_printed", rounds=4)
    for name in ("position", "median", "mean", "risk", "ended"):
        np.testing.assert_array_equal(found[name].values, getattr(plain, name))
    assert found["position"].dims == ("issue", "actor", "round")
    assert json.loads(found.attrs["parameters"]) == {"rounds": 4, "variant": "as_printed"}


def test_outputs_within_outputs(dataset):
    full = dataset.fillna(50.0)
    found = labelled("bargaining.exchange")(full, rounds=2)
    plain = exchange_array(full["position"].values, CAPABILITY[None], SALIENCE, rounds=2)
    np.testing.assert_array_equal(found["deals.gain"].values, plain.deals.gain)
    np.testing.assert_array_equal(found["outcome"].values, plain.outcome)


def test_inputs_by_keyword_come_from_the_dataset(dataset):
    given = dataset.assign(reversion=("issue", np.array([50.0, 50.0])))
    found = labelled("bargaining.nash")(given, loss="quadratic")
    plain = nash_array(POSITION, CAPABILITY, SALIENCE, reversion=np.array([50.0, 50.0]))
    np.testing.assert_array_equal(found["outcome"].values, plain.outcome)
    assert found["utility"].dims == ("actor",)


def test_results_say_what_they_are_and_the_input_is_untouched(dataset):
    before = dataset.copy(deep=True)
    found = labelled("bargaining.challenge")(dataset)
    assert dataset.identical(before)
    assert found.attrs["model"] == "bargaining.challenge"
    assert found.attrs["version"] == detente.__version__
    for variable in found.data_vars.values():
        assert set(variable.attrs) == {"long_name", "units", "source"}
        assert "scholz2011" in variable.attrs["source"]
    assert found["median"].attrs["units"] == found["position"].attrs["units"] == "years"
    assert found["ended"].attrs["units"] == "1"


def test_a_file_keeps_it(dataset, tmp_path):
    xarray = pytest.importorskip("xarray")
    found = labelled("bargaining.challenge")(dataset, rounds=2)
    found.to_netcdf(tmp_path / "found.nc", engine="scipy")
    with xarray.open_dataset(tmp_path / "found.nc", engine="scipy") as again:
        xarray.testing.assert_allclose(again, found)
        assert again.attrs == found.attrs


def test_what_does_not_fit_is_refused(dataset):
    compromise = labelled("bargaining.compromise")
    with pytest.raises(UnknownNameError, match=r"no variable 'salience'; .* needs position"):
        compromise(dataset.drop_vars("salience"))
    with pytest.raises(ShapeError, match=r"rename or add actor"):
        compromise(dataset.rename(actor="party"))
    spread = dataset.assign(
        capability=dataset["capability"] * (dataset["issue"] != ""),
        reversion=("issue", np.zeros(2)),
    )
    with pytest.raises(ShapeError, match=r"capability has the dimension issue; bargaining\.nash"):
        labelled("bargaining.nash")(spread)
