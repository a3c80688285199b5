"""What an outcome depends on besides the numbers: a direction of a scale, an order of rows."""

from collections.abc import Mapping
from typing import Final

from detente.assess.agreement.record import ModelForecast
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
        f"{entry.title} depends on which end of the scale is 0: read from the other end it gives "
        f"{_other_end(span(entry.mirrored), span(entry.outcome))}; the two differ by more than 1 "
        f"point in {percent(entry.turned)} of draws."
        for entry in models.values()
        if entry.mirrored is not None and entry.turned is not None and entry.turned >= _RARE
    ]


def _other_end(mirrored: str, as_written: str) -> str:
    """Return an outcome read from the other end of the scale, beside that as written."""
    if mirrored == as_written:
        return f"the same range, {mirrored}, by other outcomes of single draws"
    return f"{mirrored}, not {as_written}"


def _ordered(models: Mapping[str, ModelForecast]) -> list[str]:
    """Say how many choices between equal gains the order of the table made, and what they move."""
    found = []
    for entry in models.values():
        if entry.outcome is None or entry.equal_gains is None or entry.equal_gains.p90 == 0.0:
            continue
        moves = (
            "`detente outcomes` with `--ties 20` shows how far other orders move the outcome"
            if entry.ordered is None
            else f"over other orders the outcome of a draw spans {span(entry.ordered, 1)} points"
        )
        found.append(
            f"{entry.title}: in a draw, {span(entry.equal_gains)} choices between exchanges of "
            f"exactly equal gain went by the order of the table; {moves}."
        )
    return found
