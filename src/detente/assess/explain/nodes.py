"""Define the nodes of an explanation tree, and what a chain may end in."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from pydantic.dataclasses import dataclass

__all__ = ["Ground", "Link", "Node", "assumption", "grounds", "judgement", "origin_of", "weighed"]

Link = Literal["exact", "statistical"]
Ground = Literal["evidence", "judgement", "default", "record"]


@dataclass(frozen=True, slots=True)
class Node:
    """One step: its kind, its text, and the steps that it is based on.

    Parameters
    ----------
    kind : str
        ``metric``, ``mechanism``, ``input``, ``assessment``, ``judgement``, ``placeholder``,
        ``claim``, ``source``, ``assumption``, ``record`` (an estimate from data), …; only
        ``source`` and ``assumption`` end a chain.
    id : str
        Name in the case, in the run's columns or in the model.
    text : str
        The step in words.
    grade : str or None
        Admiralty grade of a claim, or reliability of a source.
    children : tuple of Node
        The steps that it is based on.
    link : {"exact", "statistical"}
        ``exact``: the step above uses it; ``statistical``: it varies with the step above in this
        run.
    sensitivity : float or None
        Share of the variance of the number above that is associated with this input; only for
        statistical links.
    """

    kind: str
    id: str
    text: str
    grade: str | None = None
    children: tuple["Node", ...] = ()
    link: Link = "exact"
    sensitivity: float | None = None


def assumption(name: str, text: str) -> Node:
    """Return an assumption, which ends a chain."""
    return Node("assumption", name, text)


def judgement(name: str, text: str, why: str, read_from: tuple[Node, ...] = ()) -> Node:
    """Return a judgement that no claim supports, with the documents that it was read from.

    ``why`` says who judged or why.
    """
    return Node("judgement", name, text, children=(*read_from, assumption(name, why)))


def weighed(node: Node, sensitivity: float | None) -> Node:
    """Return a step with a statistical link: it varies with the step above in this run."""
    return replace(node, link="statistical", sensitivity=sensitivity)


def grounds(nodes: Iterable[Node]) -> set[Ground]:
    """Return what the chains end in: evidence, judgement, a default, or a record of data."""
    ends: set[Ground] = set()
    for node in nodes:
        if node.kind == "source":
            ends.add("evidence")
        elif node.kind == "judgement":
            ends.add("judgement")
        elif node.kind == "assumption":
            ends.add("default")
        elif node.kind == "record":
            ends.add("record")
        else:
            ends |= grounds(node.children)
    return ends


def origin_of(nodes: Iterable[Node]) -> Ground | Literal["mixed"]:
    """Return the common ground of all chains, or ``mixed`` if they differ.

    Examples
    --------
    >>> origin_of([assumption("draws", "as asked for")])
    'default'
    """
    ends = grounds(nodes)
    return ends.pop() if len(ends) == 1 else "mixed"
