"""Lines of a ledger as records."""

import pytest
from pydantic import ValidationError
from tests.ledger.lines import four_lines

from detente.ledger.record import LINE, ForecastLine, OutcomeLine
from detente.ledger.store import LedgerFolder


def test_the_kind_tells_a_forecast_from_an_outcome(tmp_path):
    lines = LedgerFolder(four_lines(tmp_path)).read()
    assert [type(line) for line in lines] == [ForecastLine] * 3 + [OutcomeLine]
    assert [LINE.validate_json(line.model_dump_json()) for line in lines] == lines


@pytest.mark.parametrize(
    "change", [{"probability": 1.1}, {"number": 0}, {"digest": "xyz"}, {"mood": "bright"}]
)
def test_odd_lines_are_refused(tmp_path, change):
    line = LedgerFolder(four_lines(tmp_path)).read()[0].model_dump(mode="json")
    with pytest.raises(ValidationError):
        LINE.validate_python({**line, **change})
