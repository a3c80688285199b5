"""Kinds of finding about what a run can use: cells without effect, dates out of reach."""

from detente.case.findings.kind import Kind

__all__ = ["UseKinds"]


class UseKinds:
    """Each attribute is one kind of finding."""

    not_used = Kind(
        "not-used",
        "info",
        "{what} not used, because {why}",
        "leave it as a record, or {do}",
    )
    as_of_far = Kind(
        "as-of-far",
        "error",
        "the as-of date is {value}, so the months after it leave the calendar",
        "check the year",
    )
