"""``detente explain``: the chain from a number to claims, sources, grades and assumptions."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.output import answering, emit, emit_json

if TYPE_CHECKING:
    from detente.assess.explain.nodes import Node

__all__ = ["explain"]


def explain(
    run: Annotated[Path, typer.Argument(help="Run folder.")],
    number: Annotated[
        str, typer.Argument(help="JSON Pointer into summary.json: /strategies/none/settlement.")
    ],
    *,
    json: Annotated[bool, typer.Option("--json", help="The chain as JSON.")] = False,
) -> None:
    """Say what a number rests on, down to sources and assumptions."""
    with answering(as_json=json):
        from detente.assess.explain.answer import explain as assess
        from detente.runs.finished import FinishedRun

        found = assess(FinishedRun.at(run), number)
    if json:
        emit_json(found.model_dump(mode="json"))
    else:
        emit(f"{found.number}: {found.value}, resting on {found.origin}")
        for node in found.chain:
            _print(node, 1)


def _print(node: "Node", depth: int) -> None:
    """Print a step and all below it, one line each."""
    marks = [node.grade or ""]
    if node.link == "statistical" and node.sensitivity is not None:
        marks.append(f"sensitivity {node.sensitivity:.3f}")
    marked = " ".join(m for m in marks if m)
    head = f"{node.kind} {node.id}{' [' + marked + ']' if marked else ''}"
    text = " ".join(f"{head}: {node.text}".split())  # one line, whatever the run folder holds
    emit(f"{'  ' * depth}{text}")
    for child in node.children:
        _print(child, depth + 1)
