"""An explanation as a record: JSON and back."""

from detente.assess.explain.nodes import Node, assumption
from detente.assess.explain.record import Explanation


def test_a_chain_survives_its_json():
    chain = (Node("metric", "deals", "share of deals", children=(assumption("a", "why"),)),)
    made = Explanation(number="/draws", value=512, origin="default", chain=chain)
    assert Explanation.model_validate_json(made.model_dump_json()) == made


def test_the_value_keeps_its_type():
    for value in (512, 0.5, "none", True, None, {"p10": 0.1, "p50": 0.5}, ["C1", "C2"]):
        made = Explanation(number="/x", value=value, origin="mixed", chain=())
        assert made.model_dump(mode="json")["value"] == value
        assert type(made.value) is type(value)
