"""An upgrade of any case makes no new errors, keeps what is of this version, and ends at once."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.property.random_cases import case_of, write

from detente.case.reading.read import check_case
from detente.case.upgrading.upgrade import upgrade_case


def errors(folder: Path) -> Counter:
    found = check_case(folder)
    return Counter((f.code, f.file, f.field) for f in found if f.severity == "error")


@pytest.mark.parametrize("seed", range(4000, 4030))
def test_an_upgrade_makes_no_new_errors_and_a_second_changes_nothing(seed):
    with TemporaryDirectory() as place:
        folder = write(case_of(seed), Path(place) / "case")
        before = errors(folder)
        upgrade_case(folder)
        assert not errors(folder) - before
        assert not upgrade_case(folder).changes
