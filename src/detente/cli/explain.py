"""``detente explain``: the chain from a number to claims, sources, grades and assumptions."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.output import answering, emit, emit_json

if TYPE_CHECKING:
    from detente.assess.explain.nodes import Node
    from detente.runs.finished import FinishedRun

__all__ = ["explain"]

_ORIGINS = {
    "evidence": "evidence",
    "judgement": "judgement",
    "default": "defaults of the model",
    "record": "the record of other wars",
    "mixed": "grounds of several kinds",
}


def explain(
    run: Annotated[Path, typer.Argument(help="Run folder.")],
    number: Annotated[
        str | None,
        typer.Argument(
            help="JSON Pointer into summary.json, whole or in part: /strategies/none/settlement, "
            "none/settlement. Without it, all pointers are listed."
        ),
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="The chain as JSON.")] = False,
) -> None:
    """Say what a number rests on, down to sources and assumptions."""
    with answering(as_json=json):
        from detente.assess.explain.answer import explain as assess
        from detente.runs.finished import FinishedRun

        finished = FinishedRun.at(run)
        if number is None:
            _list(finished, as_json=json)
            return
        found = assess(finished, number)
    if json:
        emit_json(found.model_dump(mode="json"))
    else:
        emit(f"{found.number}: {found.value}, resting on {_ORIGINS[found.origin]}")
        for node in found.chain:
            _print(node, 1)


def _list(run: "FinishedRun", *, as_json: bool) -> None:
    """Print the pointers that can be asked for: one of each kind, or all as JSON."""
    from detente.assess.explain.pointers import explainable
    from detente.assess.summary.record import summary_of

    listed = explainable(summary_of(run))
    if as_json:
        emit_json({"numbers": [pointer for pointers in listed.values() for pointer in pointers]})
        return
    for pointers in listed.values():
        emit(pointers[0] + (f"   and {len(pointers) - 1} more like it" if pointers[1:] else ""))
    emit("\nOne of each kind; --json lists all. You may leave out pieces: selective/settlement.")


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
