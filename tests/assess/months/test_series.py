"""Monthly series: shaped by draw, option and month, only of draws that count."""

import numpy as np
import pytest

from detente.assess.months.series import month_series
from detente.errors import RunFolderError

DRAWS, OPTIONS, MONTHS = 3, 2, 4
DEFINED = np.ones(DRAWS, dtype=np.bool_)


def columns(options: int = OPTIONS) -> dict:
    shape = (DRAWS, options, MONTHS)
    draw, option, month = np.indices(shape)
    return {
        "draw": draw.ravel(),
        "strategy": option.ravel(),
        "month": month.ravel() + 1,
        "deaths": (100 * draw + 10 * option + month).ravel().astype(float),
    }


def test_a_series_is_that_of_its_option():
    found = month_series(columns(), ("a", "b"), DEFINED)
    assert found.of("b", "deaths")[2].tolist() == [210.0, 211.0, 212.0, 213.0]


def test_draws_that_are_not_defined_are_left_out():
    found = month_series(columns(), ("a", "b"), np.array([True, False, True, True]))
    assert found.draws.tolist() == [0, 2]
    assert found.of("a", "deaths")[:, 0].tolist() == [0.0, 200.0]


@pytest.mark.parametrize("case", ["row lost", "option lost"])
def test_rows_that_do_not_match_the_case_are_refused(case):
    given = columns()
    if case == "row lost":
        given["deaths"] = given["deaths"][1:]
    options = ("a", "b") if case == "row lost" else ("a", "b", "c")
    with pytest.raises(RunFolderError, match="do not match its case"):
        month_series(given, options, DEFINED)
