"""Kinds of finding about what a run can use: cells without effect, dates out of reach."""

from detente.case.findings.kind import Kind

__all__ = ["UseKinds"]


class UseKinds:
    """Each attribute is one kind of finding."""

    not_used = Kind(
        "not-used",
        "info",
        "{rows} not used, because {why}: {value}",
        "{do}, or leave it as a record",
    )
    as_of_far = Kind(
        "as-of-far",
        "error",
        "the as-of date is {value}, so the months after it leave the calendar",
        "check the year",
    )
