"""Kinds of finding about what a run can use: cells without effect, what is out of reach."""

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
    question_decided = Kind(
        "question-decided",
        "error",
        "'{id}' was decided on {value}, so a forecast as of {as_of} would know the answer",
        "give an as-of date before {first}; --as-of moves it",
    )
    question_closed = Kind(
        "question-closed",
        "warning",
        "'{id}' closed on {value}, before the as-of date {as_of}, so nothing forecasts it",
        "give an as-of date before it, or take the question out",
    )
    likelihood_zero = Kind(
        "likelihood-zero",
        "error",
        "claim '{value}' has likelihood 0 under every member of set '{set}', so it cannot be",
        "give at least one member a likelihood above 0",
    )
    actor_name_twice = Kind(
        "actor-name-twice",
        "warning",
        "'{value}' and '{other}' have the same name, so readers cannot distinguish them",
        "give each a name of its own",
    )
    as_of_late = Kind(
        "as-of-late",
        "warning",
        "{value} lies {years} years after the last dated source or claim, {last}",
        "check the year; what happened since then is not in the case",
    )
    fallback_elsewhere = Kind(
        "fallback-elsewhere",
        "error",
        "'{id}' is a number on {own}, and its `fallback` '{value}' one on {other}",
        "name in `fallback` a number on the same variable and the same scale, or leave it empty",
    )
    question_long = Kind(
        "question-long",
        "info",
        "the question has {value} words, so page one of the report prints its first {most}",
        "ask it in one sentence of at most {most} words",
    )
    mark_unknown = Kind(
        "mark-unknown",
        "warning",
        "there is no handling mark '{value}', so it counts as the highest",
        "correct it, or list every mark under `marks` in case.yaml, the lowest first",
    )
