"""The record of flips: the keys of the file, and what it refuses."""

import json

import pytest
from pydantic import ValidationError
from tests.assess.flip_cases import hanging

from detente.assess.evidence.flips.record import ClaimFlip, Conditional, Flips
from detente.runs.result import json_of


def test_the_file_reads_back_as_the_same_record():
    text = json_of(hanging())
    assert json_of(Flips.model_validate_json(text)) == text
    keys = ["schema", "digest", "run", "seed", "draws", "screened", "refined"]
    assert list(json.loads(text)) == [*keys, "first", "claims", "top"]


def test_every_claim_has_every_key():
    keys = {"accuracy", "origin", "draws", "effects", "change", "against", "p_value", "first"}
    keys |= {"resampled", "changes_ranking", "conditional", "worth_checking"}
    for flip in json.loads(json_of(hanging()))["claims"].values():
        assert set(flip) == keys


@pytest.mark.parametrize(
    "changes",
    [{"p_value": 1.5}, {"accuracy": None}, {"effects": {"none": {"popularity": {}}}}, {"rank": 1}],
    ids=["no share", "missing", "unknown metric", "unknown key"],
)
def test_what_is_no_flip_is_refused(changes):
    flip = json.loads(json_of(hanging().claims["IDLE"]))
    assert ClaimFlip.model_validate(flip) == hanging().claims["IDLE"]
    with pytest.raises(ValidationError):
        ClaimFlip.model_validate(flip | changes)


def test_a_metric_with_too_few_draws_is_null():
    told = Conditional(draws=120, effects={"none": {"drugs": None}})
    assert json.loads(json_of(told))["effects"] == {"none": {"drugs": None}}
