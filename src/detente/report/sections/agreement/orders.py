"""What an outcome depends on besides the numbers: a direction of a scale, an order of rows."""

from collections.abc import Mapping
from typing import Final

from detente.assess.agreement.record import ModelForecast
from detente.report.messages.say import say
from detente.report.words import percent, span

__all__ = ["what_else_decides"]

_RARE: Final = 0.05  # shares of draws below this are not worth a sentence


def what_else_decides(models: Mapping[str, ModelForecast]) -> list[str]:
    """Say which models depend on which end of a scale is 0, or on the order of the table.

    Parameters
    ----------
    models : mapping of str to ModelForecast
        What every model makes of an issue, by key.
    """
    return [*_turned(models), *_ordered(models)]


def _turned(models: Mapping[str, ModelForecast]) -> list[str]:
    """Say which models depend on which end of the scale is 0, and what the other end gives."""
    return [
        say(
            "{model} depends on which end of the scale is 0: read from the other end it gives "
            "{outcome}; the two differ by more than 1 point in {share} of draws.",
            model=entry.title,
            outcome=_other_end(span(entry.mirrored), span(entry.outcome)),
            share=percent(entry.turned),
        )
        for entry in models.values()
        if entry.mirrored is not None and entry.turned is not None and entry.turned >= _RARE
    ]


def _other_end(mirrored: str, as_written: str) -> str:
    """Return an outcome read from the other end of the scale, beside that as written."""
    if mirrored == as_written:
        return say("the same range, {outcome}, by other outcomes of single draws", outcome=mirrored)
    return say("{outcome}, not {written}", outcome=mirrored, written=as_written)


def _ordered(models: Mapping[str, ModelForecast]) -> list[str]:
    """Say how many choices between equal gains the order of the table made, and what they move."""
    found = []
    for entry in models.values():
        if entry.outcome is None or entry.equal_gains is None or entry.equal_gains.p90 == 0.0:
            continue
        if entry.ordered is None:
            found.append(
                say(
                    "{model}: in a draw, {choices} choices between exchanges of exactly equal gain "
                    "went by the order of the table; `detente outcomes` with `--ties 20` shows how "
                    "far other orders move the outcome.",
                    model=entry.title,
                    choices=span(entry.equal_gains),
                )
            )
            continue
        found.append(
            say(
                "{model}: in a draw, {choices} choices between exchanges of exactly equal gain "
                "went by the order of the table; over other orders the outcome of a draw spans "
                "{points} points.",
                model=entry.title,
                choices=span(entry.equal_gains),
                points=span(entry.ordered, 1),
            )
        )
    return found
