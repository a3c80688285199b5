"""Print what became of wars like a case's: the part that ``outcomes`` and ``record wars`` share."""

import textwrap
from typing import TYPE_CHECKING

from detente.cli.output import emit

if TYPE_CHECKING:
    from detente.assess.record.record import WarsLikeThis

__all__ = ["folded", "print_wars"]


def folded(sentence: str) -> str:
    """Return a sentence on lines of a screen."""
    return textwrap.fill(sentence, 100, initial_indent="  ", subsequent_indent="    ")


def print_wars(record: "WarsLikeThis", as_of: str) -> None:
    """Print what became of wars like this one, or why it is not known."""
    from detente.report.sections.record.words import record_lines, record_rows

    emit(f"\nWars like this one, within {record.months} months:")
    for row in record_rows(record):
        emit(folded(f"{row.event}: {row.wars}; skill: {row.skill}"))
    if (deal := record.chances.get("deal")) and deal.claims:
        named = ", ".join(deal.claims)
        emit(folded(f"claims that change the chance of a deal when struck out: {named}"))
    for line in record_lines(record, as_of):
        emit(folded(line))
