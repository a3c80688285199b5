"""Turn parts of the model and preferences of the case into steps of an explanation."""

from detente.assess.explain.nodes import Node, assumption, judgement
from detente.case.case import Case
from detente.case.schema.settings import Objective
from detente.engagement.registry import MECHANISMS

__all__ = ["mechanism_node", "objective_node", "objective_nodes"]


def mechanism_node(key: str) -> Node:
    """Return a mechanism as an assumption with its sources."""
    mechanism = next(m for m in MECHANISMS if m.key == key)
    sources = ", ".join(mechanism.spec.sources)
    return assumption(key, f"{mechanism.title}: reduced form after {sources}")


def objective_node(o: Objective) -> Node:
    """Return one objective, as stated in the case."""
    low, high = o.weight
    text = f"{o.metric}: weight {low:g} to {high:g}, worst {o.worst:g}, best {o.best:g}; {o.reason}"
    return judgement(f"objective|{o.metric}", text, "stated in case.yaml; a preference")


def objective_nodes(case: Case) -> tuple[Node, ...]:
    """Return all objectives, as stated in the case."""
    return tuple(objective_node(o) for o in case.settings.objectives)
