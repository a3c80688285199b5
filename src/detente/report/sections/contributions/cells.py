"""Cells of the tables of contributions: changes in hundredths, and titles of options."""

from detente.assess.contributions.record import Changed
from detente.assess.summary.record import Summary
from detente.report.titles import titled
from detente.report.words import signed
from detente.runs.result import Change

__all__ = ["headline", "hundredths", "is_change", "option_title", "shows"]

_ERRORS = 2.0  # standard errors that make a change one, and that are shown beside it


def hundredths(change: Change | None) -> str:
    """Return a change in hundredths of the scale of values, with two standard errors."""
    if change is None:
        return "–"
    if change.delta == 0.0 and change.error == 0.0:
        return "0"
    return f"{signed(100 * change.delta, 1)} ± {100 * _ERRORS * change.error:.1f}"


def is_change(change: Change) -> bool:
    """Say whether a change is larger than two standard errors."""
    return abs(change.delta) > _ERRORS * change.error


def shows(change: Change) -> bool:
    """Say whether a change is larger than two standard errors, and shows in hundredths."""
    return is_change(change) and round(100 * change.delta, 1) != 0.0


def headline(changed: Changed, option: str) -> Change | None:
    """Return the change of an option's value; without objectives, of its chance of a deal."""
    if changed.value is not None:
        return changed.value[option]
    return changed.metrics[option].get("settlement")


def option_title(summary: Summary, option: str | None) -> str:
    """Return the title of an option; a dash where there is none."""
    return titled(summary, option) if option else "–"
