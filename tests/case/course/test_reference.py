"""The option that goes on as now: marked, usual, or added."""

import pytest
from tests.case.breakage import fresh_case, swap

from detente.case.course.reference import reference_of
from detente.case.reading.read import read_case

Y = "case.yaml"
MARK = swap(Y, ("    appeal: 0\n", "    appeal: 0\n    reference: true\n"))
OTHER = swap(Y, ("id: continue", "id: as-now"))


@pytest.mark.parametrize(
    ("change", "name", "added"),
    [
        (lambda _: None, "continue", False),
        (MARK, "divide", False),
        (OTHER, "as-now-0", True),
        (swap(Y, ("    engage: as-now", "    engage: all")), "as-now", True),
    ],
    ids=["usual", "marked", "of another name", "of another content"],
)
def test_the_reference_option(change, name, added, tmp_path):
    folder = fresh_case(tmp_path)
    change(folder)
    found = reference_of(read_case(folder))
    assert (found.option.id, found.added) == (name, added)
    assert not added or (found.option.engage == "now" and found.option.rounds is None)
