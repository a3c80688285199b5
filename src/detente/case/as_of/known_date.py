"""Find the day on which a claim or a document was known: the last day its date may mean."""

from calendar import monthrange
from datetime import date

from detente.case.case import Case
from detente.case.schema.evidence import Claim

__all__ = ["claim_known", "last_day", "source_known"]


def claim_known(case: Case, claim: Claim) -> date | None:
    """Return the day a claim was certainly known: by its own date, its source's date, or None.

    A source dated to a month or year counts as known at the end of that period; otherwise a run
    could use later knowledge.
    """
    return claim.known or source_known(case, claim.source)


def source_known(case: Case, name: str) -> date | None:
    """Return the day a document was certainly published, or None if it has no date."""
    source = case.sources.by_id.get(name)
    return last_day(source.date, source.precision) if source and source.date else None


def last_day(day: date, precision: str) -> date:
    """Return the last day that a date of this precision may mean."""
    if precision == "year":
        return date(day.year, 12, 31)
    if precision == "month":
        return day.replace(day=monthrange(day.year, day.month)[1])
    return day
