"""``detente models``: the models and mechanisms, with their sources."""

from typing import Annotated

import typer

from detente.cli.output import emit, emit_json
from detente.cli.tables import table_text

__all__ = ["models"]


def models(
    *, json: Annotated[bool, typer.Option("--json", help="The list as JSON.")] = False
) -> None:
    """List the published models with their sources."""
    from detente.engagement.registry import MECHANISMS
    from detente.models.index import MODELS
    from detente.models.spec import MechanismSpec, ModelSpec

    specs: list[ModelSpec | MechanismSpec] = [*MODELS.values(), *(m.spec for m in MECHANISMS)]
    if json:
        emit_json(
            {
                "models": {
                    s.name: {
                        "title": s.title,
                        "sources": list(s.sources),
                        "inputs": list(s.inputs),
                        "outputs": list(s.outputs),
                        "parameters": {
                            p.name: {"prior": p.prior, "values": list(p.values)}
                            for p in s.parameters
                        },
                    }
                    for s in specs
                }
            }
        )
        return
    rows = [[s.name, s.title, ", ".join(s.sources)] for s in specs]
    emit(table_text(("model", "title", "sources"), rows, left=(0, 1, 2)))
