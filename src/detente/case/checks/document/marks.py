"""Check handling marks: the ladder of the case, and every mark that is used."""

from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.findings.suggest import did_you_mean, listed
from detente.case.handling import ladder_of, marks_used
from detente.errors import Finding

__all__ = ["check_marks", "mark_unknown"]

Where = tuple[str, int | None, str]


def check_marks(view: View) -> list[Finding]:
    """Return findings about the handling marks of a case.

    Parameters
    ----------
    view : View
        The case as read.
    """
    if not view.holds("marks", "handling"):
        return []
    settings = view.case.settings
    used: list[tuple[Where, str]] = [(view.at("handling"), settings.handling)]
    used += [((file, line, "handling"), mark) for file, line, mark in marks_used(view.case)]
    unknown = (mark_unknown(view, where, mark) for where, mark in used)
    return [finding for found in unknown for finding in found]


def mark_unknown(view: View, where: Where, mark: str) -> list[Finding]:
    """Return a finding if a mark is not on the ladder of the case.

    Parameters
    ----------
    view : View
        The case as read.
    where : tuple
        File, line and field of the mark.
    mark : str
        The mark.
    """
    ladder = ladder_of(view.case.settings)
    if mark in ladder:
        return []
    hint = did_you_mean(mark, ladder.marks)
    return [KINDS.mark_unknown(*where, value=mark, allowed=listed(ladder.marks), hint=hint)]
