"""The steps of an explanation, and the ground that a chain of them ends on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

__all__ = ["Link", "Node", "assumption", "grounds", "judgement", "origin_of", "weighed"]

Link = Literal["exact", "statistical"]


@dataclass(frozen=True, slots=True)
class Node:
    """One step: what it is, what it says, and what it rests on.

    Parameters
    ----------
    kind : str
        ``metric``, ``mechanism``, ``input``, ``assessment``, ``judgement``, ``placeholder``,
        ``claim``, ``source``, ``assumption``, …; only ``source`` and ``assumption`` end a chain.
    id : str
        Name in the case, in the run's columns or in the model.
    text : str
        What it says, in words.
    grade : str or None
        Admiralty grade of a claim, or reliability of a source.
    children : tuple of Node
        What it rests on.
    link : {"exact", "statistical"}
        Does the step above use it, or does it only go together with it in this run?
    sensitivity : float or None
        Share of the variance of the number above that goes with this input, statistical links.
    """

    kind: str
    id: str
    text: str
    grade: str | None = None
    children: tuple["Node", ...] = ()
    link: Link = "exact"
    sensitivity: float | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the step and all below it, JSON-ready."""
        return {
            "kind": self.kind,
            "id": self.id,
            "text": self.text,
            "grade": self.grade,
            "link": self.link,
            "sensitivity": self.sensitivity,
            "children": [child.as_dict() for child in self.children],
        }


def assumption(name: str, text: str) -> Node:
    """Return an assumption, which ends a chain."""
    return Node("assumption", name, text)


def judgement(name: str, text: str, why: str) -> Node:
    """Return somebody's judgement that no document supports; ``why`` says whose or why."""
    return Node("judgement", name, text, children=(assumption(name, why),))


def weighed(node: Node, sensitivity: float | None) -> Node:
    """Return a step that goes together with the one above it in this run."""
    return replace(node, link="statistical", sensitivity=sensitivity)


def grounds(nodes: Iterable[Node]) -> set[str]:
    """Return what the chains end on: evidence, judgement, assumption."""
    found: set[str] = set()
    for node in nodes:
        if node.kind == "source":
            found.add("evidence")
        elif node.kind == "judgement":
            found.add("judgement")
        elif node.kind == "assumption":
            found.add("assumption")
        else:
            found |= grounds(node.children)
    return found


def origin_of(nodes: Iterable[Node]) -> str:
    """Return the one ground of all chains, or ``mixed``.

    Examples
    --------
    >>> origin_of([assumption("draws", "as asked for")])
    'assumption'
    """
    found = grounds(nodes)
    return found.pop() if len(found) == 1 else "mixed"
