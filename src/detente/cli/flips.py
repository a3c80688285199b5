"""``detente flips``: what single claims change, and what checking them is worth."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.augment import Added, add, tell
from detente.cli.output import answering

if TYPE_CHECKING:
    from detente.assess.evidence.flips.record import Flips

__all__ = ["flips"]


def flips(
    run: Annotated[Path, typer.Argument(help="Run folder.")],
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processors; changes no number.")
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
) -> None:
    """Strike out one claim after the other, and add what changes to the run's report."""
    with answering(as_json=json):
        from detente.assess.evidence.flips.answer import FILE
        from detente.assess.evidence.flips.answer import flips as assess

        added = add(run, FILE, "origins", lambda done, bar: assess(done, workers, bar))
    tell(added, _text, as_json=json)


def _text(added: "Added[Flips]") -> str:
    from detente.report.sections.evidence.flips import flips_view

    shown = flips_view(added.summary, added.answer)
    lines = list(shown["flips_sentences"])
    if shown["flipped"]:
        head = f"{'claim':<10}{'accuracy':>9}{'change':>10}{'first':>8}{'worth':>13}  in our words"
        lines += ["", head]
    lines += [
        f"{row.id:<10}{row.accuracy:>9.2f}{row.change:>10}{row.changes:>8}"
        f"{row.worth:>13}  {row.text[:60]}"
        for row in shown["flipped"]
    ]
    return "\n".join(lines)
