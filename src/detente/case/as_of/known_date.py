"""Find the day on which a claim was known: the last day that its date may mean."""

from calendar import monthrange
from datetime import date

from detente.case.case import Case
from detente.case.schema.evidence import Claim

__all__ = ["claim_known", "last_day"]


def claim_known(case: Case, claim: Claim) -> date | None:
    """Return the day a claim was certainly known: by its own date, its source's date, or None.

    A source dated to a month or year counts as known at the end of that period; otherwise a run
    could use later knowledge.
    """
    if claim.known:
        return claim.known
    source = case.sources.by_id.get(claim.source)
    return last_day(source.date, source.precision) if source and source.date else None


def last_day(day: date, precision: str) -> date:
    """Return the last day that a date of this precision may mean."""
    if precision == "year":
        return date(day.year, 12, 31)
    if precision == "month":
        return day.replace(day=monthrange(day.year, day.month)[1])
    return day
