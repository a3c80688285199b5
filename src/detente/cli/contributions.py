"""``detente contributions``: what each mechanism, prior and actor adds to a run's answer."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.augment import Added, add, tell
from detente.cli.output import Open, Quiet, answering
from detente.vocabulary.limits import MOST_DRAWS

if TYPE_CHECKING:
    from detente.assess.contributions.record import Contributions

__all__ = ["contributions"]


def contributions(
    run: Annotated[Path, typer.Argument(help="Run folder.")],
    draws: Annotated[
        int, typer.Option(min=1, max=MOST_DRAWS, help="Draws of the run that are run again.")
    ] = 256,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processors; changes no number.")
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
    open_: Open = False,
    _quiet: Quiet = False,
) -> None:
    """Freeze mechanisms, halve and double priors, leave out actors; add it to the report."""
    with answering(as_json=json):
        from detente.assess.contributions.answer import FILE
        from detente.assess.contributions.answer import contributions as assess

        added = add(run, FILE, "reruns", lambda done, bar: assess(done, draws, workers, bar))
    tell(added, _text, as_json=json, wanted=open_)


def _text(added: "Added[Contributions]") -> str:
    from detente.report.sections.contributions.words import contributions_view

    shown = contributions_view(added.summary, added.answer)
    return "\n".join(shown["contribution_sentences"])
