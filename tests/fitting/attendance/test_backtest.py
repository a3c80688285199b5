"""Back-tests on files of rounds: which estimates a process takes, and what is printed."""

import re

import numpy as np
import pytest
from tests.fitting.attendance.files import rounds

from detente.errors import CaseError
from detente.estimates.attendance import coefficients_of, shipped_attendance
from detente.fitting.attendance.backtest import as_json, backtest_rounds, unseen
from detente.fitting.attendance.rules import RULES


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return backtest_rounds(rounds(tmp_path_factory.mktemp("x") / "rounds.csv", processes=4, many=8))


def test_a_process_takes_estimates_without_itself(data):
    estimates, (panel, kenya) = shipped_attendance(), data.processes[:2]
    assert unseen(estimates, kenya)[1] is False
    assert unseen(estimates, kenya)[0].weights.tolist() == list(estimates.asked.mode[:7])
    other, left_out = unseen(estimates, panel)  # in Colombia, a case that was fitted
    assert left_out
    assert other.weights.tolist() == list(estimates.asked_without["colombia"].mode[:7])
    own, left_out = unseen(estimates, panel._replace(name="43"))
    assert left_out
    expected = coefficients_of(estimates.asked_modes_without["43"])
    assert np.array_equal(own.weights, expected.weights)


def test_the_json_has_the_agreed_shape(found):
    made = as_json(found)
    assert list(made) == [
        "attendance",
        "attendance_seen",
        "attendance_new",
        "asked",
        "comes",
        "seats",
    ]
    assert made["comes"] is None
    assert made["asked"] == made["attendance"]
    for name in ("attendance", "attendance_seen", "attendance_new"):
        assert set(made[name]) == {"model", "baselines"}
        assert set(made[name]["model"]) == {"brier", "log", "n"}
        assert set(made[name]["baselines"]) == set(RULES)
        assert {frozenset(one) for one in made[name]["baselines"].values()} == {
            frozenset({"brier", "log"})
        }
    assert made["seats"]["crps"] == made["seats"]["model"]["crps"]
    assert {frozenset(one) for one in made["seats"]["baselines"].values()} == {
        frozenset({"brier", "log", "crps"})
    }


def test_parts_make_up_the_whole(found):
    tables = found.tables
    whole, seen, new = (tables[f"attendance{part}"] for part in ("", "_seen", "_new"))
    assert whole.n == seen.n + new.n
    total = seen.n * seen.model.brier + new.n * new.model.brier
    assert total / whole.n == pytest.approx(whole.model.brier, abs=2e-4)
    assert found.processes == 4
    assert found.left_out == ("900", "902")


def test_the_model_is_better_than_the_constant(found):
    seen = found.tables["attendance_seen"]
    assert seen.model.brier < seen.rules["constant"].brier


def test_the_order_of_rows_does_not_matter(tmp_path, found):
    path = rounds(tmp_path / "rounds.csv", processes=4, many=8)
    head, *lines = path.read_text().splitlines()
    path.write_text("\n".join([head, *reversed(lines)]) + "\n")
    assert backtest_rounds(path).tables == found.tables


def test_one_day_cannot_be_forecast(tmp_path):
    path = rounds(tmp_path / "rounds.csv", processes=1)
    path.write_text(re.sub(r"20\d\d-01-15", "2001-01-15", path.read_text()))
    with pytest.raises(CaseError, match="nothing to forecast"):
        backtest_rounds(path)


def test_a_bad_file_is_refused(tmp_path):
    path = rounds(tmp_path / "rounds.csv")
    path.write_text(path.read_text().replace("2000-01-15", "15 January 2000"))
    with pytest.raises(CaseError) as caught:
        backtest_rounds(path)
    assert {one.field for one in caught.value.findings} == {"date"}
