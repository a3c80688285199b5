"""``detente models``: every model with its sources."""

import json

from tests.cli.commands import invoke

from detente.models.index import MODELS


def test_every_model_stands_with_its_sources():
    text = invoke("models").stdout
    for name, spec in MODELS.items():
        (line,) = (row for row in text.splitlines() if row.startswith(f"{name} "))
        assert spec.title in line
        assert line.endswith(f" {', '.join(spec.sources)}")


def test_json_holds_inputs_outputs_and_parameters():
    found = json.loads(invoke("models", "--json").stdout)["models"]
    assert set(MODELS) <= set(found)
    for name, record in found.items():
        assert set(record) == {"title", "sources", "inputs", "outputs", "parameters"}
        assert record["sources"]
        assert record["outputs"] or name not in MODELS  # a mechanism need not write a metric


def test_wrong_usage_is_exit_code_2():
    assert invoke("models", "--nope").exit_code == 2
