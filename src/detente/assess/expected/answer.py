"""Set what a run says beside what the sources expect, link by link."""

from detente.assess.audits.record import Audits
from detente.assess.expected.record import Expected
from detente.assess.expected.stands import Stands
from detente.assess.expected.verdict import verdict_of
from detente.case.case import Case
from detente.case.schema.evidence import Expectation
from detente.runs.draws import Rows

__all__ = ["expected"]


def expected(case: Case, rows: Rows, audits: Audits) -> list[Expected]:
    """Return the expectations of the sources, with what the run says of each.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run, only draws that are defined.
    audits : Audits
        The audits of the run.
    """
    stands = Stands(case, rows, audits)
    return [_expected(stands, row) for row in case.expectations]


def _expected(stands: Stands, row: Expectation) -> Expected:
    found = [stands.of(name, row) for name in row.stands_for]
    return Expected(
        id=row.id,
        code=row.code,
        text=row.text,
        direction=row.direction,
        claims=list(row.claims),
        stands=found,
        verdict=verdict_of(found),
    )
