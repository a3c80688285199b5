"""``detente upgrade``: bring a case in an older form to this version."""

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.output import answering, emit, emit_json, show_findings

__all__ = ["upgrade"]


def upgrade(
    case: Annotated[Path, typer.Argument(help="Case folder; its files are rewritten in place.")],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Changes and findings as JSON.")] = False,
) -> None:
    """Bring a case in an older form to this version; comments and order stay."""
    from detente.case.upgrading.upgrade import upgrade_case

    with answering(as_json=json):
        done = upgrade_case(case, write=not dry_run)
    errors = [f for f in done.findings if f.severity == "error"]
    if json:
        emit_json(
            {
                "written": bool(done.changes) and not dry_run,
                "changes": [
                    {"file": c.file, "place": c.place, "before": c.before, "after": c.after}
                    for c in done.changes
                ],
                "findings": [f.as_dict() for f in (*done.dropped, *errors)],
            }
        )
    else:
        for change in done.changes:
            emit(str(change))
        if not done.changes:
            emit("nothing to change: the case is of this version")
        elif dry_run:
            emit("nothing was written")
        show_findings([*done.dropped, *errors], as_json=False, file=str(case))
    if errors:
        raise typer.Exit(1)
