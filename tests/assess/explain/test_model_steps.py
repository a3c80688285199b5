"""Mechanisms rest on their sources, objectives on the case."""

import pytest
from tests.ensemble.planted import example

from detente.assess.explain.model_steps import mechanism_node, objective_node, objective_nodes
from detente.engagement.registry import MECHANISMS


@pytest.mark.parametrize("mechanism", MECHANISMS, ids=lambda m: m.key)
def test_a_mechanism_is_an_assumption_with_its_sources(mechanism):
    node = mechanism_node(mechanism.key)
    assert (node.kind, node.id, node.children) == ("assumption", mechanism.key, ())
    assert node.text.startswith(f"{mechanism.title}: ")
    assert all(source in node.text for source in mechanism.spec.sources)


def test_an_objective_is_a_preference_of_the_case():
    objectives = example().settings.objectives
    nodes = objective_nodes(example())
    assert nodes == tuple(objective_node(o) for o in objectives)
    for node, objective in zip(nodes, objectives, strict=True):
        assert (node.kind, node.id) == ("judgement", f"objective|{objective.metric}")
        assert objective.reason in node.text
        assert f"weight {objective.weight[0]:g} to {objective.weight[1]:g}" in node.text
        assert [end.kind for end in node.children] == ["assumption"]
