"""Sets of hypotheses, and the numbers that their members bind."""

import pytest
from pydantic import ValidationError

from detente.case.schema.hypotheses import BoundPrior, Hypothesis, HypothesisSet
from detente.vocabulary.parameter import normal, pert


@pytest.mark.parametrize("part", [BoundPrior, Hypothesis, HypothesisSet])
def test_every_key_is_described(part):
    assert all(field.description for field in part.model_fields.values())


@pytest.mark.parametrize(
    ("written", "prior"),
    [
        ([0, 0.1, 0.3], pert(0.0, 0.1, 0.3)),
        ({"low": 0, "mode": 0, "high": 1}, pert(0.0, 0.0, 1.0)),
        ({"mean": -1, "sd": 0.5}, normal(-1.0, 0.5)),
    ],
)
def test_a_bound_number_is_a_distribution(written, prior):
    found = BoundPrior.model_validate(written)
    assert found.prior == prior
    assert BoundPrior.model_validate(found.model_dump(exclude_none=True)) == found


@pytest.mark.parametrize(
    "written",
    [
        [0, 1],
        [1, 0, 2],
        {"mean": 1},
        {"mean": 1, "sd": 0},
        {"low": 0, "mode": 1, "high": 2, "sd": 1},
        0.5,
        "high",
    ],
)
def test_other_forms_are_refused_with_what_is_allowed(written):
    with pytest.raises(ValidationError) as caught:
        BoundPrior.model_validate(written)
    (problem,) = caught.value.errors()
    assert problem["type"] == "detente"
    assert "[low, mode, high]" in problem["ctx"]["allowed"]
