"""Steps end in sources or assumptions, and a chain's ground is what it ends on."""

from pydantic import TypeAdapter

from detente.assess.explain.nodes import Node, assumption, grounds, judgement, origin_of, weighed

SOURCE = Node("source", "daily", "A newspaper", "B")
CLAIM = Node("claim", "C1", "It is so", "B2", (SOURCE,))


def test_one_ground_is_named_and_several_are_mixed():
    assert origin_of([CLAIM]) == "evidence"
    assert origin_of([judgement("x", "about half", "judged by an analyst")]) == "judgement"
    assert origin_of([assumption("x", "a default")]) == "default"
    assert origin_of([CLAIM, assumption("x", "a default")]) == "mixed"


def test_what_lies_deeper_counts():
    nested = Node(
        "metric", "m", "a number", children=(Node("input", "i", "an input", None, (CLAIM,)),)
    )
    assert grounds([nested]) == {"evidence"}


def test_json_form_names_every_key_and_the_link():
    found = TypeAdapter(Node).dump_python(weighed(CLAIM, 0.25), mode="json")
    assert list(found) == ["kind", "id", "text", "grade", "children", "link", "sensitivity"]
    assert found["link"] == "statistical"
    assert found["sensitivity"] == 0.25
    assert found["children"][0]["link"] == "exact"
