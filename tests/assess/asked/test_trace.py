"""Every field of the answer has a trace."""

from detente.assess.asked.record import Asked, Compared, TurnsOn
from detente.assess.asked.trace import TRACES


def test_every_field_has_one():
    named = {pattern.split("/", 1)[1] for pattern in TRACES}
    whole = {*Asked.model_fields} - {"against", "by_inputs", "turns_on"}
    whole |= {"by_inputs/inputs/*", "by_inputs/party"}
    whole |= {f"against/*/{name}" for name in Compared.model_fields}
    whole |= {f"turns_on/*/{name}" for name in TurnsOn.model_fields}
    assert named == whole
