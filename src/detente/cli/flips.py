"""``detente flips``: what single claims change, and what checking them is worth."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.augment import Added, add, tell
from detente.cli.output import Open, Quiet, answering
from detente.cli.tables import table_text

if TYPE_CHECKING:
    from detente.assess.evidence.flips.record import Flips

__all__ = ["flips"]

_UNRANKED = ("claim", "accuracy", "largest change of a metric", "in our words")
_HEAD = ("claim", "accuracy", "change", "first", "worth", "in our words")


def flips(
    run: Annotated[Path, typer.Argument(help="Run folder.")],
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processors; changes no number.")
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
    open_: Open = False,
    _quiet: Quiet = False,
) -> None:
    """Test claim sensitivity: remove one claim at a time, add what changes to the report."""
    with answering(as_json=json):
        from detente.assess.evidence.flips.answer import FILE
        from detente.assess.evidence.flips.answer import flips as assess

        added = add(run, FILE, "origins", lambda done, bar: assess(done, workers, bar))
    tell(added, _text, as_json=json, wanted=open_)


def _text(added: "Added[Flips]") -> str:
    from detente.report.sections.evidence.flips import flips_view

    shown = flips_view(added.summary, added.answer)
    lines = list(shown["flips_sentences"])
    if shown["flipped"]:
        ranked = added.answer.first is not None
        rows = [
            [
                row.id,
                f"{row.accuracy:.2f}",
                *([row.change, row.changes, row.worth] if ranked else [row.largest]),
                row.text,
            ]
            for row in shown["flipped"]
        ]
        head = _HEAD if ranked else _UNRANKED
        lines += ["", table_text(head, rows, left=(0, len(head) - 1))]
    return "\n".join(lines)
