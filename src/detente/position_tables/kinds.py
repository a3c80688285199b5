"""Kinds of finding about position tables; findings about cells are those of a case."""

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
        "'{value}' already has a position on this issue in line {before}",
        "keep one of the rows, or give the other actor a different name",
    )
    name_twice = Kind(
        "name-twice",
        "error",
        "'{value}' is already named in line {before}",
        "keep one of them, or rename one",
    )
    name_variant = Kind(
        "name-spelled-twice",
        "error",
        "'{value}' and '{other}' in line {before} differ only in {how}, and would count as two",
        "spell one name in one way, or give the other a clearly different name",
    )
    name_unknown = Kind(
        "name-unknown",
        "error",
        "'{value}' is not the name of {what}",
        "add a {record} record for it, or correct the name",
    )
    ends_differ = Kind(
        "issue-number-differs",
        "error",
        "`{field}` of this issue is {value} here and {other} in line {before}",
        "give it once, or give the same number in every row of the issue",
    )
    scale_empty = Kind(
        "scale-empty",
        "error",
        "the scale runs from {value} to {other}",
        "give a lowest position that is below the highest position",
    )
    record_unknown = Kind(
        "record-unknown",
        "error",
        "a record cannot start with '{value}'",
        "start each line with #A, #P, #M or #D",
    )
    record_short = Kind(
        "record-short",
        "error",
        "the record has {found} cells; {wanted} are needed",
        "check for a missing separator or cell",
    )
    count_differs = Kind(
        "count-differs",
        "error",
        "the first line gives {value} {what}; the table has {found}",
        "correct the first line, or add what is missing",
    )
    salience_sum = Kind(
        "salience-sum",
        "error",
        "the saliences of '{actor}' sum to {value}",
        "lower them; they are shares of the actor's attention to all issues",
    )
    missing_number = Kind(
        "code-for-missing",
        "error",
        "`{field}` is {value}, which often stands for a missing number and is far from the others",
        "leave the cell empty if it is missing; if it is real, give the ends of the scale in `low` "
        "and `high`",
    )
    missing_capability = Kind(
        "capability-far",
        "warning",
        "`{field}` is {value}, which often stands for a missing number and is far from the others",
        "if it is missing, estimate it, or leave the actor's position empty",
    )
    no_position = Kind(
        "issue-without-position",
        "warning",
        "no actor has a position on '{value}', so it has no outcome",
        "fill in positions, or remove the issue",
    )
    no_influence = Kind(
        "issue-without-influence",
        "warning",
        "no actor has influence on '{value}' (capability times salience is 0 for all actors), so "
        "it "
        "has no outcome",
        "give at least one actor a capability and a salience above 0",
    )

    @classmethod
    def all(cls) -> list[Kind]:
        """Return every kind in the order of the catalogue."""
        return [kind for kind in vars(cls).values() if isinstance(kind, Kind)]
