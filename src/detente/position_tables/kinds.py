"""Kinds of finding about bare tables; those of cells are the case's own."""

from detente.case.findings.kind import Kind

__all__ = ["TableKinds"]


class TableKinds:
    """Each attribute is one kind of finding."""

    table_empty = Kind(
        "table-empty", "error", "the table has no rows", "write one row per actor and issue"
    )
    actor_twice = Kind(
        "actor-twice",
        "error",
        "'{value}' stands on this issue already in line {before}",
        "keep one of the rows, or give the other actor a name of its own",
    )
    name_twice = Kind(
        "name-twice",
        "error",
        "'{value}' is named already in line {before}",
        "keep one of them, or rename one",
    )
    name_unknown = Kind(
        "name-unknown",
        "error",
        "'{value}' is not the name of {what}",
        "add a {record} record for it, or mend the name",
    )
    ends_differ = Kind(
        "issue-number-differs",
        "error",
        "{field} of this issue is {value} here and {other} in line {before}",
        "say it once, or the same in every row of the issue",
    )
    scale_empty = Kind(
        "scale-empty",
        "error",
        "the scale runs from {value} to {other}",
        "give a least position below the greatest one",
    )
    record_unknown = Kind(
        "record-unknown",
        "error",
        "'{value}' begins no known record",
        "begin each line with #A, #P, #M or #D",
    )
    record_short = Kind(
        "record-short",
        "error",
        "the record has {found} cells; {wanted} are needed",
        "check for a missing separator",
    )
    count_differs = Kind(
        "count-differs",
        "error",
        "the first line says {value} {what}; there are {found}",
        "correct the first line, or add what is missing",
    )
    salience_sum = Kind(
        "salience-sum",
        "error",
        "the saliences of '{actor}' add up to {value}",
        "they are shares of its attention to all issues; lower them",
    )
    no_position = Kind(
        "issue-without-position",
        "warning",
        "nobody has a position on '{value}'",
        "it has no outcome; fill in positions or leave it out",
    )
    no_influence = Kind(
        "issue-without-influence",
        "warning",
        "nobody has influence on '{value}': capability times salience is 0 for all",
        "it has no outcome; raise a capability and a salience of the same actor",
    )

    @classmethod
    def all(cls) -> list[Kind]:
        """Return every kind in the order of the catalogue."""
        return [kind for kind in vars(cls).values() if isinstance(kind, Kind)]
