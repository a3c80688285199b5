"""Records of audits: what is missing is null, and no key is unknown."""

import pytest
from pydantic import ValidationError
from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.assess.audits.record import Audits

AUDITS = finished()[0].audits


@pytest.mark.parametrize(
    "name", ["anchor", "without_flagged", "leverage", "extremes", "lever_gains"]
)
def test_an_audit_may_be_missing(name):
    assert getattr(altered(AUDITS, {name: None}), name) is None


@pytest.mark.parametrize("name", ["evidence_alone", "unsourced"])
def test_others_are_in_every_run(name):
    with pytest.raises(ValidationError):
        altered(AUDITS, {name: None})


def test_the_answer_with_flagged_metrics_is_called_with():
    content = AUDITS.model_dump(mode="json", by_alias=True)
    assert set(content["without_flagged"]) == {"metrics", "with", "without"}
    assert Audits.model_validate(content) == AUDITS
