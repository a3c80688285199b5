"""The settings: what is described, refused, and what may be chosen of the model."""

from typing import get_args

import pytest
from pydantic import ValidationError
from tests.case.breakage import slips

from detente.case.reading.read import read_case
from detente.case.schema.part import Triple
from detente.case.schema.settings import Mechanism, ModelChoices, Objective, Settings
from detente.vocabulary.metrics import METRICS, Metric


def test_every_setting_is_described():
    assert all(field.description for field in Settings.model_fields.values())


def test_metrics_are_one_list():
    assert Metric.__args__ == METRICS
    field = Objective.model_fields["metric"]
    assert field.annotation.__args__ == METRICS


def test_three_numbers_stand_in_order():
    assert Triple(low=1, mode="1.5", high=2).mode == 1.5
    with pytest.raises(ValidationError, match="out of order"):
        Triple(low=2, mode=1, high=3)


# The choices of the model.


def test_every_choice_is_described_and_has_a_default():
    assert all(field.description for field in ModelChoices.model_fields.values())
    assert ModelChoices().off == []
    assert Settings.model_fields["model"].default_factory is ModelChoices


@pytest.mark.parametrize(
    ("choice", "match"),
    [
        ({"terms": "bargaining.median"}, "Extra inputs"),
        ({"off": ["fortune"]}, "'balance', 'contact', 'cooperation'"),
        ({"off": "terms"}, "valid list"),
        ({"on": ["terms"]}, "Extra inputs"),
    ],
)
def test_an_unknown_choice_is_refused_with_what_is_allowed(choice, match):
    with pytest.raises(ValidationError, match=match):
        ModelChoices(**choice)


def with_model(folder, text: str):
    file = folder / "case.yaml"
    file.write_text(file.read_text(encoding="utf-8") + f"\nmodel: {text}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("mechanism", get_args(Mechanism))
def test_a_case_names_the_switches_it_turns_off(case_folder, mechanism):
    """The key `off` is a word, not the truth value of older YAML."""
    found = read_case(with_model(case_folder, f"{{off: [{mechanism}]}}")).settings.model
    assert found == ModelChoices(off=[mechanism])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("{off: [term]}", "terms"),
        ("{off: [trust]}", "detente upgrade"),
        ("{terms: bargaining.median}", "detente upgrade"),
        ("{of: [terms]}", "off"),
    ],
)
def test_a_slip_in_the_choices_is_told_with_its_place(case_folder, text, word):
    folder = with_model(case_folder, text)
    last = len((folder / "case.yaml").read_text(encoding="utf-8").splitlines())
    (finding,) = slips(folder)
    assert (finding.severity, finding.file, finding.line) == ("error", "case.yaml", last)
    assert word in f"{finding.hint} {finding.allowed}"
