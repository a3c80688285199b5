"""The index of models and the pieces that each one brings."""

import importlib
import pkgutil
import re

import pytest

import detente.models
from detente.engagement.registry import MECHANISMS
from detente.models.index import MODELS, MODULES
from detente.models.spec import ModelSpec

SPECS = {**MODELS, **{m.key: m.spec for m in MECHANISMS}}


def modules():
    found = pkgutil.walk_packages(detente.models.__path__, "detente.models.")
    return [importlib.import_module(one.name) for one in found if not one.ispkg]


def test_every_model_file_is_in_the_index_once():
    declared = [m.SPEC.name for m in modules() if isinstance(getattr(m, "SPEC", None), ModelSpec)]
    assert sorted(declared) == sorted(MODELS)
    assert len(set(declared)) == len(declared)


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_model_is_complete(name):
    spec = MODELS[name]
    module = MODULES[name]
    assert spec.name == name
    assert spec.title
    assert spec.sources
    assert spec.inputs
    assert spec.outputs
    exported = set(module.__all__) - {"SPEC"}
    arrays = [one for one in exported if one.endswith("_array")]
    assert arrays, f"{name} has no array function"
    for one in arrays:
        assert ">>>" in (getattr(module, one).__doc__ or ""), f"{one} has no example"


@pytest.mark.parametrize("name", sorted(SPECS))
def test_every_source_stands_in_the_bibliography(name, root):
    file = root / "src" / "detente" / "references.bib"
    known = set(re.findall(r"^@\w+\{([^,\s]+),", file.read_text(encoding="utf-8"), re.MULTILINE))
    assert known
    parameters = {p.source for p in SPECS[name].parameters} - {"judgement", "record", "case"}
    missing = ({*SPECS[name].sources} | parameters) - known
    assert not missing


@pytest.mark.parametrize("name", sorted(SPECS))
def test_sources_cited_in_the_text_are_declared(name):
    if name in MODELS:
        module = MODULES[name]
    else:
        home = "attendance" if name == "interdependence" else name
        module = importlib.import_module(f"detente.engagement.course.mechanisms.{home}")
    named = re.findall(r":cite:[pt]:`([^`]+)`", module.__doc__ or "")
    cited = {key.strip() for group in named for key in group.split(",")}
    assert cited <= set(SPECS[name].sources)


def test_aliases_name_one_model():
    names = [alias.lower() for spec in MODELS.values() for alias in spec.aliases]
    assert len(set(names)) == len(names)
