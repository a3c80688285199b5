import pytest
from tests.case.breakage import cells, slips, swap

from detente.case.findings.catalogue import KINDS
from detente.case.schema.older import OLDER, older_hint
from detente.case.schema.options import Strategy
from detente.case.schema.settings import ModelChoices
from detente.vocabulary.variables import INTERESTS, VARIABLES

Y = "case.yaml"


def test_no_older_word_is_read_now():
    assert OLDER.isdisjoint({*VARIABLES, *INTERESTS} - {"trust"})
    assert OLDER.isdisjoint({*Strategy.model_fields, *ModelChoices.model_fields})


def test_only_older_words_have_the_hint():
    assert "detente upgrade" in (older_hint("posture") or "")
    assert older_hint("postur") is None


@pytest.mark.parametrize(
    "change",
    [
        swap(Y, ("    appeal: 0\n", "    posture: divide\n")),
        swap(Y, ("\nconflict:  ", "\nmodel: {off: [battlefield]}\n\nconflict:  ")),
        swap(Y, ("variable: stance, item: drugs", "variable: stance-drugs")),
        cells("assessments.csv", "drugs-river", variable="stance-drugs", item=""),
        cells("assessments.csv", "i-east", item="status"),
    ],
    ids=["option", "switch", "test", "variable", "interest"],
)
def test_an_older_form_is_refused_with_the_command(change, case_folder):
    change(case_folder)
    found = [f for f in slips(case_folder) if f.code != KINDS.confidence_flat.code]
    assert all("detente upgrade" in (f.hint or "") for f in found)
    assert found
