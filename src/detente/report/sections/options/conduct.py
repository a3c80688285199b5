"""How each option would be carried out, as the case states it: steps, law, objections, end."""

from dataclasses import dataclass

from detente.assess.summary.record import Summary
from detente.report.tables import shared_rows

__all__ = ["ConductRow", "LawRow", "conduct_rows", "law_rows"]


@dataclass(frozen=True, slots=True)
class ConductRow:
    """An option: its first 90 days, who objects, what undoing it takes, when to give it up."""

    title: str
    cells: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class LawRow:
    """What the law says of one option, or of several alike."""

    title: str
    law: str


def conduct_rows(summary: Summary) -> list[ConductRow]:
    """Return a row for each option of which the case states anything.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    rows = [
        ConductRow(
            title=plan.title,
            cells=(
                plan.first_90_days or "",
                plan.who_objects or "",
                plan.undo or "",
                plan.exit_test or "",
            ),
        )
        for plan in summary.strategy_list
    ]
    return [row for row in rows if any(row.cells)]


def law_rows(summary: Summary) -> list[LawRow]:
    """Return what the case says of the law, options of the same text together, for a list.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    laws = [(plan.title, plan.law) for plan in summary.strategy_list if plan.law]
    return [
        LawRow(title=title[:1].upper() + title[1:], law=law) for title, law in shared_rows(laws)
    ]
