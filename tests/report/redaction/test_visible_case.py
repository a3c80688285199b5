from tests.report.redaction.marked import WORD, marked

from detente.report.redaction.visible_case import visible_case
from detente.report.redaction.withheld import withheld


def test_the_visible_case_has_no_withheld_row():
    hidden = withheld(marked(), "public")
    seen = visible_case(hidden)
    assert not set(hidden.claims) & seen.claims.by_id.keys()
    assert "ministry" not in seen.sources
    assert hidden.assessments[0] not in seen.assessments
    assert not {s.claim for s in seen.supports} & set(hidden.claims)
    assert seen.hidden == marked().hidden
    assert WORD not in "".join(str(row) for name in seen.TABLES for row in seen.table(name))


def test_without_withheld_rows_the_case_is_the_same():
    assert visible_case(withheld(marked(), "secret")).digest == marked().digest
