"""``detente models``: the models and mechanisms, with their sources."""

from typing import Annotated

import typer

from detente.cli.output import emit, emit_json

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
    width = max(len(s.name) for s in specs)
    for s in specs:
        emit(f"{s.name:<{width}}  {s.title}  [{', '.join(s.sources)}]")
