"""Say what a settlement and the value of an option are with each actor left out."""

from collections.abc import Mapping

from detente.assess.contributions.record import Contributions
from detente.assess.summary.record import Summary
from detente.report.messages.say import say
from detente.report.sections.contributions.cells import is_change
from detente.report.titles import actor_name, titled
from detente.report.words import join_words, signed
from detente.runs.result import Change
from detente.vocabulary.metrics import Metric

__all__ = ["left_out_of"]

_DEAL: Metric = "settlement"


def left_out_of(summary: Summary, contributions: Contributions | None) -> str:
    """Return what changes with each actor left out, under the reference option.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    contributions : Contributions or None
        What each actor adds, where ``detente contributions`` was run.
    """
    if contributions is None or not contributions.actors:
        return say("Run “detente contributions” for a deal with each actor left out.")
    option = _option(summary)
    found = contributions.actors
    deals = {a: c for a, one in found.items() if (c := one.metrics[option].get(_DEAL)) is not None}
    values = {a: one.value[option] for a, one in found.items() if one.value is not None}
    said = [_deals(summary, option, len(found), _moved(deals))]
    if values:
        said.append(say("The option’s value changes without {number}.", number=len(_moved(values))))
    return " ".join(said)


def _deals(summary: Summary, option: str, number: int, moved: Mapping[str, Change]) -> str:
    """Say without whom the chance of a deal changes."""
    places = {"number": number, "option": titled(summary, option)}
    if not moved:
        return say(
            "Of {number} actors left out one at a time, none changes the chance of a deal under "
            "{option} beyond the error.",
            **places,
        )
    return say(
        "Of {number} actors left out one at a time, these change the chance of a deal under "
        "{option} beyond the error: {changes}.",
        **places,
        changes=join_words(
            [
                say(
                    "{change} ± {error} points without {actor}",
                    change=signed(100 * change.delta, 1),
                    error=f"{200 * change.error:.1f}",
                    actor=actor_name(summary, actor),
                )
                for actor, change in moved.items()
            ]
        ),
    )


def _option(summary: Summary) -> str:
    """Return the reference option; the first one where it was not run."""
    reference = summary.audits.reference
    return reference if reference in summary.strategies else next(iter(summary.strategies))


def _moved(changes: Mapping[str, Change]) -> dict[str, Change]:
    """Return the changes beyond two standard errors."""
    return {actor: change for actor, change in changes.items() if is_change(change)}
